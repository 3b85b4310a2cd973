import Diplomacy
import SourceText

/// Conditions that somebody set, and forecasts.
struct ConditionComparer {
    func drafts(_ context: FindingContext) -> [Draft] { conditions(context) + forecasts(context) }

    private func conditions(_ context: FindingContext) -> [Draft] {
        var actors: [EntityID: [Claim<Bool?>]] = [:]
        for number in context.members(of: .condition) {
            guard case .condition(let condition) = context.statements[number].content else { continue }
            actors[context.side(condition.actor), default: []].append(
                Claim(
                    statement: number, document: context.documentOf[number], value: condition.met,
                    text: condition.requires,
                    span: nil))
        }
        return actors.keys.sorted().map { actor in
            let claims = context.distinct(actors[actor] ?? [])
            let judgement = Judgement.of(claims) { a, b in
                if let a, let b, a != b { return .apart("met by one, not met by the other") }
                return .refines("conditions in different words; they can hold together")
            }
            return Draft(
                question: "What does \(context.name(actor)) make a condition?", kind: .other,
                answers: context.answers(claims), verdict: judgement.verdict, rule: judgement.rule, scope: nil,
                weight: 0.4, subject: [actor])
        }
    }

    /// Forecasts about the same sides: the ranges of their terms are compared, the outcomes forecast may differ.
    private func forecasts(_ context: FindingContext) -> [Draft] {
        var groups: [String: (sides: [EntityID], claims: [Claim<Forecast>])] = [:]
        for number in context.members(of: .forecast) {
            guard case .forecast(let forecast) = context.statements[number].content else { continue }
            let sides = context.sides(forecast.about)
            let key = sides.map(\.rawValue).joined(separator: "|")
            groups[key, default: (sides, [])].claims.append(
                Claim(
                    statement: number, document: context.documentOf[number], value: forecast, text: forecast.term,
                    span: nil))
        }
        var drafts: [Draft] = []
        for key in groups.keys.sorted() {
            guard let (sides, all) = groups[key] else { continue }
            let about = sides.isEmpty ? "the matter" : context.names(sides)
            let documents = Set(all.map(\.document))
            if documents.count > 1 {
                let claims = context.distinct(all)
                let judgement = Judgement.of(claims) { a, b in
                    a.term == b.term ? .same : .refines("forecasts of different steps or in different words")
                }
                drafts.append(
                    Draft(
                        question: "What is forecast for \(about)?", kind: .other, answers: context.answers(claims),
                        verdict: judgement.verdict, rule: judgement.rule, scope: nil, weight: 0.3, subject: sides))
            } else {
                for claim in all {
                    drafts.append(
                        Draft(
                            question: "What is forecast for \(about)?", kind: .other, answers: context.answers([claim]),
                            verdict: .single, rule: "one document only", scope: nil, weight: 0.2, subject: sides))
                }
            }
        }
        return drafts
    }
}
