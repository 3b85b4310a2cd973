import Diplomacy
import SourceText

/// Times and amounts that one report alone gives and that no other finding asks about: what it knows and the others do not say.
enum SingleValues {
    /// They say no more than that one report has them.
    private static let weight = 0.0
    /// Counts up to this one say little.
    private static let mostOfFew = 2.0
    /// So many are listed of a report at most: one that is full of tables is no other than the rest.
    private static let mostOfReport = 40

    /// What an answer of a finding has taken: all values in the span of a statement, of a passage the one that it gives.
    private struct Asked {
        var span: Span
        var value: String?
    }

    /// - Parameter drafts: what is asked already.
    static func drafts(besides drafts: [Draft], _ context: FindingContext) -> [Draft] {
        // In a story of more reports nobody reads what each alone gives.
        guard context.story.count > 1, context.story.count <= PassageComparer.most else { return [] }
        let asked = asked(drafts, context)
        let told = reports(context)
        return context.story.sorted().flatMap { document -> [Draft] in
            var seen: Set<Passages.Value.Content> = []
            var found: [Draft] = []
            for clause in context.passages[document].clauses where !clause.isDenied {
                for number in clause.values {
                    let value = context.passages[document].values[Int(number)]
                    guard found.count < mostOfReport, isMaterial(value), told[exact(value.content)]?.count == 1,
                        !(asked[document] ?? []).contains(where: { isOf($0, value) }),
                        seen.insert(exact(value.content)).inserted
                    else { continue }
                    found.append(draft(value, clause, document, context))
                }
            }
            return found
        }
    }

    private static func asked(_ drafts: [Draft], _ context: FindingContext) -> [Int: [Asked]] {
        var asked: [Int: [Asked]] = [:]
        for draft in drafts {
            for answer in draft.answers {
                if let statement = answer.statement {
                    asked[answer.document, default: []].append(
                        Asked(span: context.statements[statement].span, value: nil))
                } else if let span = answer.span {
                    asked[answer.document, default: []].append(Asked(span: span, value: answer.value))
                }
            }
        }
        return asked
    }

    private static func isOf(_ asked: Asked, _ value: Passages.Value) -> Bool {
        asked.span.contains(value.span) && (asked.value.map { $0 == text(value.content) } ?? true)
    }

    /// The reports of the story that give each value, however exactly.
    private static func reports(_ context: FindingContext) -> [Passages.Value.Content: Set<Int>] {
        var told: [Passages.Value.Content: Set<Int>] = [:]
        for document in context.story {
            for value in context.passages[document].values { told[exact(value.content), default: []].insert(document) }
        }
        return told
    }

    private static func exact(_ content: Passages.Value.Content) -> Passages.Value.Content {
        guard case .amount(var amount) = content else { return content }
        amount.bound = .exact
        return .amount(amount)
    }

    private static func isMaterial(_ value: Passages.Value) -> Bool {
        switch value.content {
        // A day that hangs on nothing is that of a heading or of who speaks.
        case .time: return value.governors > 0
        case .amount(let amount):
            return amount.isMoney || amount.isLength || amount.isShare || abs(amount.size ?? 0) > mostOfFew
        }
    }

    private static func text(_ content: Passages.Value.Content) -> String {
        switch content {
        case .time(let period): period.iso8601
        case .amount(let amount): AmountRange.text(amount)
        }
    }

    private static func draft(
        _ value: Passages.Value, _ clause: Passages.Clause, _ document: Int, _ context: FindingContext
    ) -> Draft {
        let kind: Finding.Kind = if case .time = value.content { .date } else { .figure }
        let answer = Draft.Answer(
            document: document, value: text(value.content),
            statement: context.statement(in: document, giving: value, near: clause.span), span: clause.span)
        return Draft(
            question: PassageQuestion.single(value, answer, context), kind: kind, answers: [answer], verdict: .single,
            rule: "one document only", scope: nil, weight: weight, subject: [])
    }
}
