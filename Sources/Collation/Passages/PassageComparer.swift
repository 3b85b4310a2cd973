import Diplomacy
import Foundation
import SourceText

/// What passages of several documents say of one matter, whatever kind of statement they are: times and amounts in like
/// words are compared, and clauses in like words are put side by side.
struct PassageComparer {
    /// The least likeness of two clauses that are put side by side.
    private static let leastLikeness: Float = 0.22
    /// From this likeness on they need not be each other's nearest.
    private static let plainLikeness: Float = 0.32
    /// From this likeness on they say the same.
    private static let sameLikeness: Float = 0.55
    /// So many words both have then: that miners do two things in one town is not the same.
    private static let leastShared = 2
    /// So many documents are compared at a time: a story of hundreds costs no more than its length.
    static let most = 24
    /// What like words bring together is told behind all that statements answer.
    static let weight = 0.0

    /// - Parameter evidence: takes in how likely values that exclude each other are of one thing.
    func drafts(_ context: FindingContext, evidence: inout PassageEvidence) -> [Draft] {
        guard context.story.count > 1 else { return [] }
        let sorted = context.story.sorted { left, right in
            let a = context.documents[left].published?.first.number ?? .max
            let b = context.documents[right].published?.first.number ?? .max
            return a != b ? a < b : left < right
        }
        var drafts: [Draft] = []
        for start in stride(from: 0, to: sorted.count, by: PassageComparer.most) {
            let part = Array(sorted[start..<min(start + PassageComparer.most, sorted.count)]).sorted()
            guard part.count > 1 else { continue }
            let space = PassageSpace(part, context)
            evidence.note(documents: part, part: start)
            let values = ValueComparer(space: space).drafts(context, evidence: &evidence)
            // Looked for once: what is alike enough for one of the two comparisons.
            let pairs = space.pairs(
                space.clauses, least: min(PassageComparer.leastLikeness, DenialComparer.leastLikeness), terms: 2)
            let denials = DenialComparer(space: space).drafts(of: pairs, context)
            let slots = SlotComparer(space: space).drafts(context)
            drafts += values + denials + slots + clauses(space, pairs, besides: values + denials + slots, context)
        }
        return drafts
    }

    private func clauses(
        _ space: PassageSpace, _ pairs: [PassageSpace.Pair], besides values: [Draft], _ context: FindingContext
    ) -> [Draft] {
        let items = space.clauses
        var groups = PassageGroups(documentOf: items.map(\.document))
        let alike = pairs.filter { pair in
            guard pair.likeness >= PassageComparer.leastLikeness else { return false }
            let a = items[pair.a]
            let b = items[pair.b]
            guard !Ascending.shared(a.own, b.own).isEmpty else { return false }
            // Two passages about the same sides that share nothing else are about different matters.
            return Ascending.shared(a.vector.map(\.term), b.vector.map(\.term)).contains { !space.isEntity[Int($0)] }
        }
        let nearest = PassageSpace.bestLikeness(alike, items)
        for pair in alike.sorted(by: PassageSpace.Pair.isNearer) {
            // Little alike, they must be each other's nearest: what is left over is alike by chance.
            guard
                pair.likeness >= PassageComparer.plainLikeness
                    || pair.likeness >= nearest[PassageSpace.Place(item: pair.a, document: items[pair.b].document)] ?? 0
                        && pair.likeness >= nearest[PassageSpace.Place(item: pair.b, document: items[pair.a].document)]
                            ?? 0
            else { continue }
            groups.join(pair.a, pair.b) { left, right in
                items[left].likeness(to: items[right]) >= PassageComparer.leastLikeness
            }
        }
        var known = values.map { Set($0.answers.map(PassageComparer.place)) }
        var drafts: [Draft] = []
        for group in groups.groups.sorted(by: {
            ($1.count, $0[0]) < ($0.count, $1[0])
        }) {
            let answers = group.map { answer(items[$0], context) }
            let places = Set(answers.map(PassageComparer.place))
            if known.contains(where: { $0.isSuperset(of: places) }) { continue }
            known.append(places)
            drafts.append(draft(group, answers, items, space, context))
        }
        return drafts
    }

    /// Whether two clauses count one thing and come to other numbers: `wounding two fishermen`, `one fisherman was injured`.
    private func areOfOtherNumbers(
        _ a: Passages.Clause, _ document: Int, _ b: Passages.Clause, _ other: Int, _ context: FindingContext
    ) -> Bool {
        func amounts(_ clause: Passages.Clause, _ document: Int) -> [Amount] {
            clause.values.compactMap { number in
                guard case .amount(let amount) = context.passages[document].values[Int(number)].content else {
                    return nil
                }
                return amount
            }
        }
        let theirs = amounts(b, other)
        return amounts(a, document).contains { one in
            theirs.contains {
                guard $0.unit == one.unit, case .apart = FigureComparer.relation(one, $0) else { return false }
                return true
            }
        }
    }

    private static func place(_ answer: Draft.Answer) -> String {
        "\(answer.document) \(answer.span?.start ?? -1)"
    }

    private func answer(_ item: PassageSpace.Item, _ context: FindingContext) -> Draft.Answer {
        let span = context.passages[item.document].clauses[item.clause].span
        return Draft.Answer(
            document: item.document, value: PassageQuestion.words(span, item.document, context), statement: nil,
            span: span)
    }

    private func draft(
        _ group: [Int], _ answers: [Draft.Answer], _ items: [PassageSpace.Item], _ space: PassageSpace,
        _ context: FindingContext
    ) -> Draft {
        let claims = zip(group, answers).map {
            Claim(statement: nil, document: $1.document, value: $0, text: "\($0)", span: $1.span)
        }
        let judgement = Judgement.of(claims) { left, right in
            let a = items[left]
            let b = items[right]
            let one = context.passages[a.document].clauses[a.clause]
            let other = context.passages[b.document].clauses[b.clause]
            let likeness = a.likeness(to: b)
            // That a denial speaks against the very thing that the other asserts, like words alone do not show.
            if one.isDenied != other.isDenied { return .refines("one of them says that something is not so") }
            let shared = Ascending.shared(a.own, b.own).count { !space.isEntity[Int($0)] }
            if areOfOtherNumbers(one, a.document, other, b.document, context) {
                return .refines("alike in words, but for their numbers: they may speak of two matters")
            }
            return likeness >= PassageComparer.sameLikeness && shared >= PassageComparer.leastShared
                ? .same : .refines("alike in some words only: they may speak of two matters")
        }
        return Draft(
            question: PassageQuestion.matter(answers, context), kind: .other, answers: answers,
            verdict: judgement.verdict, rule: judgement.verdict == .agree ? "like words in all" : judgement.rule,
            scope: nil, weight: PassageComparer.weight,
            subject: PassageQuestion.subject(group.map { items[$0] }, context), isLoose: judgement.verdict == .refine)
    }
}
