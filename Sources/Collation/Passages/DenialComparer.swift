import Diplomacy
import SourceText

/// Clauses of two documents of which one denies what the other tells: `no payment was made` and `two million were paid`, or which say
/// of one matter what excludes each other: a gift and a loan.
///
/// That like words stand in both shows only that they speak of one matter. It is a dispute where the very core of the one, the word
/// that its negation reaches, is the core of the other, where more than that is shared, and where both speak of one time.
struct DenialComparer {
    let space: PassageSpace

    /// The least likeness of two clauses.
    static let leastLikeness: Float = 0.35
    /// So many terms of the clauses are shared, the core among them.
    private static let leastShared = 2

    /// Two clauses by their numbers, and why they exclude each other.
    private struct Dispute {
        var pair: PassageSpace.Pair
        var rule: String
    }

    /// - Parameter pairs: the pairs of clauses that share so many terms, alike enough or not.
    func drafts(of pairs: [PassageSpace.Pair], _ context: FindingContext) -> [Draft] {
        let contraries = self.contraries(context)
        var disputes: [Dispute] = []
        for pair in pairs where pair.likeness >= DenialComparer.leastLikeness {
            guard let rule = rule(pair, contraries, context), areOfOneTime(pair, context) else { continue }
            disputes.append(Dispute(pair: pair, rule: rule))
        }
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

    private func clause(_ item: PassageSpace.Item, _ context: FindingContext) -> Passages.Clause {
        context.passages[item.document].clauses[item.clause]
    }

    /// Why two clauses exclude each other; nil where they do not.
    private func rule(
        _ pair: PassageSpace.Pair, _ contraries: [(one: Set<Int32>, other: Set<Int32>)], _ context: FindingContext
    ) -> String? {
        let a = space.clauses[pair.a]
        let b = space.clauses[pair.b]
        guard areOfOneParty(a, b) else { return nil }
        let shared = Ascending.shared(a.own, b.own)
        let isDenied = (clause(a, context).isDenied, clause(b, context).isDenied)
        if isDenied.0 != isDenied.1 {
            guard shared.count >= DenialComparer.leastShared else { return nil }
            let cores = Ascending.shared(a.near, b.near)
            return cores.contains { !space.isEntity[Int($0)] } ? "told by one, denied by the other" : nil
        }
        guard !isDenied.0, shared.contains(where: { !space.isEntity[Int($0)] }) else { return nil }
        let isContrary = contraries.contains { row in
            func isOf(_ item: PassageSpace.Item, _ side: Set<Int32>, not other: Set<Int32>) -> Bool {
                item.near.contains(where: side.contains) && !item.own.contains(where: other.contains)
            }
            return (isOf(a, row.one, not: row.other) && isOf(b, row.other, not: row.one))
                || (isOf(a, row.other, not: row.one) && isOf(b, row.one, not: row.other))
        }
        return isContrary ? "what they say of it excludes each other" : nil
    }

    /// Whether neither names somebody whom the other does not: that one state has not signed is no news of the other.
    private func areOfOneParty(_ a: PassageSpace.Item, _ b: PassageSpace.Item) -> Bool {
        let one = Set(a.own.filter { space.isEntity[Int($0)] })
        let other = Set(b.own.filter { space.isEntity[Int($0)] })
        return one.isSubset(of: other) || other.isSubset(of: one)
    }

    /// Whether two clauses speak of one time: neither of what only may be, both or none of what is to come, and no days that
    /// exclude each other.
    private func areOfOneTime(_ pair: PassageSpace.Pair, _ context: FindingContext) -> Bool {
        let items = [space.clauses[pair.a], space.clauses[pair.b]]
        let moods = items.map { item in
            context.excerpts[item.document][clause(item, context).span].map { context.tables.moods.of(Array($0.utf8)) }
                ?? []
        }
        guard !moods[0].contains(.open), !moods[1].contains(.open),
            moods[0].contains(.coming) == moods[1].contains(.coming)
        else { return false }
        for (index, other) in [(0, 1), (1, 0)] where moods[index].contains(.yet) {
            // What was not yet so may have come about since.
            guard let known = context.documents[items[index].document].published?.last,
                let later = context.documents[items[other].document].published?.first
            else { continue }
            if later > known { return false }
        }
        let times = items.map { item in
            clause(item, context).values.compactMap { number -> CalendarPeriod? in
                guard case .time(let period) = context.passages[item.document].values[Int(number)].content else {
                    return nil
                }
                return period
            }
        }
        return times[0].isEmpty || times[1].isEmpty
            || times[0].contains { one in times[1].contains { $0.overlaps(one) } }
    }

    // MARK: Findings

    /// Disputes that share a clause, each with the best partner in every document.
    private func groups(_ disputes: [Dispute]) -> [(items: [Int], disputes: [Dispute])] {
        var groups = PassageGroups(documentOf: space.clauses.map(\.document))
        let sorted = disputes.sorted { PassageSpace.Pair.isNearer($0.pair, $1.pair) }
        var known: Set<[Int]> = []
        for dispute in sorted { known.insert([dispute.pair.a, dispute.pair.b]) }
        for dispute in sorted {
            groups.join(dispute.pair.a, dispute.pair.b) { left, right in
                // Two that deny one thing, or two that tell it, need not be alike: they meet in the third.
                known.contains([min(left, right), max(left, right)])
                    || space.clauses[left].likeness(to: space.clauses[right]) > 0
            }
        }
        return groups.groups.map { group in
            (group, sorted.filter { group.contains($0.pair.a) && group.contains($0.pair.b) })
        }
    }

    private func draft(_ group: (items: [Int], disputes: [Dispute]), _ context: FindingContext) -> Draft {
        let items = group.items.map { space.clauses[$0] }
        let answers = items.map { item in
            let span = clause(item, context).span
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
