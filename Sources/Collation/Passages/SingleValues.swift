import Diplomacy
import SourceText

/// Times and amounts that one report alone gives and that no statement was made of: what it knows and the others do not say.
enum SingleValues {
    /// Such findings stand behind all that statements answer.
    private static let weight = 0.0
    /// In a story of more reports nobody reads what each alone gives.
    private static let mostDocuments = 24
    /// Counts up to this one say little.
    private static let mostOfFew = 2.0

    /// - Parameter drafts: what is asked already.
    static func drafts(besides drafts: [Draft], _ context: FindingContext) -> [Draft] {
        guard context.story.count > 1, context.story.count <= mostDocuments else { return [] }
        var asked: [Int: [Span]] = [:]
        // That a clause stands beside another in like words asks nothing about its values.
        for draft in drafts {
            for answer in draft.answers where draft.kind != .other || answer.statement != nil {
                guard let span = answer.statement.map({ context.statements[$0].span }) ?? answer.span else { continue }
                asked[answer.document, default: []].append(span)
            }
        }
        return context.story.sorted().flatMap { document in
            let known = (asked[document] ?? []).sorted()
            return context.passages[document].clauses.flatMap { clause in
                clause.values.compactMap { number -> Draft? in
                    let value = context.passages[document].values[Int(number)]
                    guard isMaterial(value), !known.contains(where: { $0.contains(value.span) }) else { return nil }
                    return draft(value, clause, document, context)
                }
            }
        }
    }

    private static func isMaterial(_ value: Passages.Value) -> Bool {
        switch value.content {
        // A day that hangs on nothing is that of a heading or of who speaks.
        case .time: return value.governors > 0
        case .amount(let amount):
            return amount.isMoney || amount.isLength || amount.isShare || (amount.size ?? 0) > mostOfFew
        }
    }

    private static func draft(
        _ value: Passages.Value, _ clause: Passages.Clause, _ document: Int, _ context: FindingContext
    ) -> Draft {
        let text: String
        let kind: Finding.Kind
        switch value.content {
        case .time(let period): (text, kind) = (period.iso8601, .date)
        case .amount(let amount): (text, kind) = (AmountRange.text(amount), .figure)
        }
        let answer = Draft.Answer(document: document, value: text, statement: nil, span: clause.span)
        return Draft(
            question: PassageQuestion.single(value, answer, context), kind: kind, answers: [answer], verdict: .single,
            rule: "one document only", scope: nil, weight: weight, subject: [])
    }
}
