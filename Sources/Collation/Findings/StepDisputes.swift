import Diplomacy
import SourceText

/// Acts of one day that some reports call signed and others only initialled.
enum StepDisputes {
    /// The disputes among what documents tell of one day.
    static func drafts(_ drafts: [Draft], _ context: FindingContext) -> [Draft] {
        drafts.compactMap { draft in
            guard draft.kind == .date, draft.verdict == .agree || draft.verdict == .refine else { return nil }
            var steps: [Int: Set<String>] = [:]
            let days = draft.answers.compactMap { CalendarPeriod(iso8601: $0.value) }
            for answer in draft.answers {
                steps[answer.document, default: []].formUnion(self.steps(answer, context))
                if steps[answer.document]?.count == 1 {
                    steps[answer.document]?.formUnion(self.steps(of: answer.document, on: days, context))
                }
            }
            var signed = Set(steps.filter { $0.value.contains("sign") && !$0.value.contains("initial") }.keys)
            let initialled = Set(steps.filter { $0.value.contains("initial") && !$0.value.contains("sign") }.keys)
            guard !signed.isEmpty, !initialled.isEmpty else { return nil }
            // Who knows of something initialled, and has something signed, has two things in mind.
            signed = signed.filter { !isInitialling($0, context) }
            guard !signed.isEmpty else { return nil }
            let answers = draft.answers.filter { signed.contains($0.document) || initialled.contains($0.document) }.map
            {
                Draft.Answer(
                    document: $0.document, value: signed.contains($0.document) ? "signed" : "initialled",
                    statement: $0.statement, span: $0.span)
            }
            return Draft(
                question: PassageQuestion.step(answers, context), kind: .status, answers: answers, verdict: .conflict,
                rule: "signed in one, only initialled in the other, on one day", scope: nil, weight: 0.5,
                subject: draft.subject)
        }
    }

    /// The steps of all that a document tells of the days in question: who has a contract signed and a text initialled on one day
    /// tells of two acts, and contradicts nobody.
    private static func steps(of document: Int, on days: [CalendarPeriod], _ context: FindingContext) -> Set<String> {
        guard document < context.statementsOf.count else { return [] }
        return context.statementsOf[document].reduce(into: []) { found, number in
            guard case .event(let event) = context.statements[number].content,
                let day = event.date ?? context.statements[number].time?.period,
                days.contains(where: { $0.overlaps(day) })
            else { return }
            found.formUnion(context.steps(number))
        }
    }

    /// Whether a document tells anywhere that something was initialled.
    private static func isInitialling(_ document: Int, _ context: FindingContext) -> Bool {
        guard document < context.statementsOf.count else { return false }
        return context.statementsOf[document].contains { context.steps($0).contains("initial") }
    }

    private static func steps(_ answer: Draft.Answer, _ context: FindingContext) -> Set<String> {
        guard let span = answer.statement.map({ context.statements[$0].span }) ?? answer.span,
            let words = context.excerpts[answer.document][span]
        else { return [] }
        return context.tables.steps.of(words.utf8)
    }
}
