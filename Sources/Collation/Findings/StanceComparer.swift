import Diplomacy
import Foundation
import SourceText

/// Judgements and motives that take a stand on one question, by the words of the table of stances.
struct StanceComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var about: Set<EntityID>
        var pole: Stances.Pole
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var axes: [String: [Item]] = [:]
        for number in context.members {
            let statement = context.statements[number]
            var about: [EntityID]
            switch statement.content {
            case .assessment(let assessment): about = assessment.about
            case .motive(let motive): about = [motive.actor]
            default: continue
            }
            if about.isEmpty { about = statement.speaker.map { [$0] } ?? [] }
            let document = context.documentOf[number]
            guard let words = context.excerpts[document][statement.span] else { continue }
            for pole in context.tables.stances.read(words) {
                axes[pole.axis, default: []].append(
                    Item(statement: number, document: document, about: Set(context.sides(about)), pole: pole))
            }
        }
        var drafts: [Draft] = []
        for axis in axes.keys.sorted() {
            for group in groups(axes[axis] ?? []) {
                if let draft = draft(group, context) { drafts.append(draft) }
            }
        }
        return drafts
    }

    /// Items that share somebody whom they are about.
    private func groups(_ items: [Item]) -> [[Item]] {
        var sets = DisjointSets(count: items.count)
        var first: [EntityID: Int] = [:]
        for (index, item) in items.enumerated() {
            for side in item.about {
                if let known = first[side] { sets.union(known, index) } else { first[side] = index }
            }
        }
        return sets.sets().map { $0.map { items[$0] } }
    }

    private func draft(_ items: [Item], _ context: FindingContext) -> Draft? {
        let claims = context.distinct(
            items.map {
                Claim(statement: $0.statement, document: $0.document, value: $0, text: $0.pole.pole, span: nil)
            })
        guard context.count(claims) > 1, let pole = claims.first?.value.pole else { return nil }
        // A judgement of nobody answers nothing.
        guard claims.contains(where: { !$0.value.about.isEmpty }) else { return nil }
        let judgement = Judgement.of(claims) { a, b in
            if a.pole.pole == b.pole.pole { return .same }
            if a.pole.sign == b.pole.sign { return .refines("\(a.pole.pole) and \(b.pole.pole) go together") }
            return a.pole.exclusive && !a.about.isDisjoint(with: b.about)
                ? .apart("opposite judgements: \(a.pole.pole), \(b.pole.pole)")
                : .refines("different sides of the matter: \(a.pole.pole), \(b.pole.pole)")
        }
        // Whom most of them are about.
        var counts: [EntityID: Int] = [:]
        for claim in claims { for side in claim.value.about { counts[side, default: 0] += 1 } }
        let about = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(pole.axis == "warmth" || pole.axis == "growth" ? 2 : 1).map(\.key).sorted()
        return Draft(
            question: pole.question.replacingOccurrences(of: "{about}", with: context.names(about)), kind: pole.kind,
            answers: context.answers(claims), verdict: judgement.verdict, rule: judgement.rule,
            scope: judgement.verdict == .conflict ? "judgements of different authors, not facts" : nil, weight: 0.25,
            subject: about)
    }
}
