import Diplomacy
import SourceText

/// Clauses of two documents of which one denies what the other tells: `no payment was made` and `two million were paid`, or which say
/// of one matter what excludes each other: a gift and a loan.
///
/// That like words stand in both shows only that they speak of one matter. It is a dispute where the very core of the one, the word
/// that its negation reaches, is the core of the other, where more than that is shared, and where both speak of one time. Who says that
/// it was nobody at all speaks against everybody who tells of somebody, however little else the two share.
struct DenialComparer {
    let space: PassageSpace
    /// All clauses: those that can be alike first, then those of one term.
    private let items: [PassageSpace.Item]

    /// The least likeness of two clauses.
    static let leastLikeness: Float = 0.35
    /// So many terms of the clauses are shared, the core among them.
    private static let leastShared = 2
    /// So many where the one that denies names somebody whom the other does not.
    private static let sharedOfOthers = 3
    /// What a word must say at least that is the only one shared, by its rarity.
    private static let leastOfOne: Float = 1.6
    /// What a word must say at least to be denied of everybody, by its rarity: paying and asking are done all the time.
    private static let leastOfNobody: Float = 1.2
    /// In so many clauses of the others at most: what everybody does is another thing each time.
    private static let mostOfNobody = 4

    /// Two clauses by their numbers, and why they exclude each other.
    private struct Dispute {
        var pair: PassageSpace.Pair
        var rule: String
    }

    init(space: PassageSpace) {
        self.space = space
        items = space.clauses + space.briefs
    }

    /// - Parameter pairs: the pairs of clauses that share so many terms, alike enough or not.
    func drafts(of pairs: [PassageSpace.Pair], _ context: FindingContext) -> [Draft] {
        let contraries = self.contraries(context)
        var disputes: [Dispute] = []
        for pair in pairs where pair.likeness >= DenialComparer.leastLikeness {
            guard let rule = rule(pair, contraries, context) else { continue }
            disputes.append(Dispute(pair: pair, rule: rule))
        }
        disputes += ofNobody(context)
        return groups(disputes).map { draft($0, context) }
    }

    // MARK: What excludes what

    /// The terms of each contrary that the documents use, by their numbers.
    private func contraries(_ context: FindingContext) -> [(one: Set<Int32>, other: Set<Int32>)] {
        func numbers(_ hashes: [UInt64]) -> Set<Int32> {
            Set(hashes.compactMap { space.number(context.tables.like.term($0)) })
        }
        return context.tables.contraries.rows.map { (numbers($0.one), numbers($0.other)) }
            .filter { !$0.one.isEmpty && !$0.other.isEmpty && $0.one.isDisjoint(with: $0.other) }
    }

    /// Why two clauses exclude each other; nil where they do not.
    private func rule(
        _ pair: PassageSpace.Pair, _ contraries: [(one: Set<Int32>, other: Set<Int32>)], _ context: FindingContext
    ) -> String? {
        let a = items[pair.a]
        let b = items[pair.b]
        guard areOfOneParty(a, b) else { return nil }
        let shared = Ascending.shared(a.own, b.own)
        let isDenied = (space.clause(a, context).isDenied, space.clause(b, context).isDenied)
        if isDenied.0 != isDenied.1 {
            guard shared.count >= DenialComparer.leastShared else { return nil }
            guard shared.count >= DenialComparer.sharedOfOthers || (isDenied.0 ? isNamed(a, in: b) : isNamed(b, in: a))
            else { return nil }
            let cores = Ascending.shared(a.near, b.near)
            // Who has not ratified may do it yet; who will not, or has no plan to, does not do it now either.
            let isComing = context.tables.moods.of(space.words(isDenied.0 ? a : b, context)).contains(.coming)
            guard isTelling(cores, of: shared), space.areOfOneTime(a, b, ofOneStage: !isComing, context)
            else { return nil }
            return "told by one, denied by the other"
        }
        guard !isDenied.0, shared.contains(where: { !space.isEntity[Int($0)] }) else { return nil }
        let isContrary = contraries.contains { row in
            func isOf(_ item: PassageSpace.Item, _ side: Set<Int32>, not other: Set<Int32>) -> Bool {
                item.near.contains(where: side.contains) && !item.own.contains(where: other.contains)
            }
            return (isOf(a, row.one, not: row.other) && isOf(b, row.other, not: row.one))
                || (isOf(a, row.other, not: row.one) && isOf(b, row.one, not: row.other))
        }
        // What a thing is, it is to be too: a return that will be voluntary is not forced.
        guard
            isContrary && space.areOfOneTime(a, b, context)
                || context.tables.properties.exclude(space.words(a, context), space.words(b, context))
                    && space.areOfOneTime(a, b, ofOneStage: false, context)
        else { return nil }
        return "what they say of it excludes each other"
    }

    /// Whether the words that a denial reaches tell what is denied: one of them is rare, or it is not the only word that both have. What is
    /// not received, shown or given is another thing each time.
    private func isTelling(_ cores: [Int32], of shared: [Int32]) -> Bool {
        let words = cores.filter { !space.isEntity[Int($0)] }
        guard !words.isEmpty else { return false }
        return shared.count { !space.isEntity[Int($0)] } > 1
            || words.contains { space.weights[Int($0)] >= DenialComparer.leastOfOne }
    }

    /// Whether neither names somebody whom the other does not: that one state has not signed is no news of the other.
    private func areOfOneParty(_ a: PassageSpace.Item, _ b: PassageSpace.Item) -> Bool {
        let one = Set(a.own.filter { space.isEntity[Int($0)] })
        let other = Set(b.own.filter { space.isEntity[Int($0)] })
        return one.isSubset(of: other) || other.isSubset(of: one)
    }

    /// Whether everybody whom a denial names stands in the sentence that it would deny: that Norwegians took no part is no news of the
    /// eighty men who did.
    private func isNamed(_ denial: PassageSpace.Item, in other: PassageSpace.Item) -> Bool {
        let named = denial.own.filter { space.isEntity[Int($0)] }
        return Ascending.shared(named, other.vector.map(\.term)).count == named.count
    }

    /// `Nobody was detained`, and in another document somebody was: told of those to whom it was done, for what each of many does
    /// is another thing.
    private func ofNobody(_ context: FindingContext) -> [Dispute] {
        var tellers: [Int32: [Int]] = [:]
        for (index, item) in items.enumerated()
        where !space.clause(item, context).isDenied
            && context.tables.moods.of(space.words(item, context)).contains(.passive)
        {
            for term in item.near where !space.isEntity[Int(term)] { tellers[term, default: []].append(index) }
        }
        var disputes: [Dispute] = []
        for (index, item) in items.enumerated()
        where space.clause(item, context).isDenied && context.tables.moods.isOfNobody(space.words(item, context)) {
            for term in item.near where space.weights[Int(term)] >= DenialComparer.leastOfNobody {
                let others = (tellers[term] ?? []).filter { items[$0].document != item.document }
                guard others.count <= DenialComparer.mostOfNobody else { continue }
                for other in others where isWithin(item, items[other]) {
                    guard areOfOneParty(item, items[other]), space.areOfOneTime(item, items[other], context) else {
                        continue
                    }
                    disputes.append(
                        Dispute(
                            pair: PassageSpace.Pair(
                                a: min(index, other), b: max(index, other),
                                likeness: item.likeness(to: items[other])),
                            rule: "told by one, denied by the other"))
                }
            }
        }
        return disputes
    }

    /// Whether a clause says of nobody no more than what the other tells, but for one word.
    private func isWithin(_ item: PassageSpace.Item, _ other: PassageSpace.Item) -> Bool {
        let own = item.own.filter { !space.isEntity[Int($0)] }
        let shared = Ascending.shared(own, other.own).count
        return shared == own.count || (shared > 1 && shared + 1 == own.count)
    }

    // MARK: Findings

    /// Disputes that share a clause, each with the best partner in every document.
    private func groups(_ disputes: [Dispute]) -> [(items: [Int], disputes: [Dispute])] {
        var groups = PassageGroups(documentOf: items.map(\.document))
        let sorted = disputes.sorted { PassageSpace.Pair.isNearer($0.pair, $1.pair) }
        var known: Set<[Int]> = []
        for dispute in sorted { known.insert([dispute.pair.a, dispute.pair.b]) }
        for dispute in sorted {
            groups.join(dispute.pair.a, dispute.pair.b) { left, right in
                // Two that deny one thing, or two that tell it, need not be alike: they meet in the third.
                known.contains([min(left, right), max(left, right)])
                    || items[left].likeness(to: items[right]) > 0
            }
        }
        return groups.groups.map { group in
            (group, sorted.filter { group.contains($0.pair.a) && group.contains($0.pair.b) })
        }
    }

    private func draft(_ group: (items: [Int], disputes: [Dispute]), _ context: FindingContext) -> Draft {
        let items = group.items.map { self.items[$0] }
        let answers = items.map { item in
            let span = space.clause(item, context).span
            return Draft.Answer(
                document: item.document, value: PassageQuestion.words(span, item.document, context), statement: nil,
                span: span)
        }
        return Draft(
            question: PassageQuestion.whether(answers, context), kind: .event, answers: answers, verdict: .conflict,
            rule: group.disputes.first?.rule ?? "told by one, denied by the other",
            scope: "compared by the words around them", weight: PassageComparer.weight,
            subject: PassageQuestion.subject(items, context))
    }
}
