import Diplomacy
import SourceText

/// How likely values of passages that exclude each other answer one question, by the words around them.
///
/// What statements of two reports measure may bear one name and yet be two things: `the loan` of one bank and of another. Where
/// nothing in the words around the values is alike, their difference is no dispute.
struct PassageEvidence {
    private struct Place: Hashable {
        var document: Int
        var value: Int
    }

    private struct Pair: Hashable {
        var a: Place
        var b: Place
    }

    private var probabilities: [Pair: Double] = [:]
    /// The number of the part of the story in which each document was compared.
    private var parts: [Int: Int] = [:]

    /// Notes which documents are compared with one another.
    mutating func note(documents: [Int], part: Int) { for document in documents { parts[document] = part } }

    /// Notes how likely two values that exclude each other are answers to one question.
    mutating func note(_ a: PassageSpace.Item, _ b: PassageSpace.Item, _ probability: Double) {
        probabilities[PassageEvidence.pair(a.document, a.value, b.document, b.value)] = probability
    }

    private static func pair(_ document: Int, _ value: Int, _ other: Int, _ theirs: Int) -> Pair {
        let one = Place(document: document, value: value)
        let two = Place(document: other, value: theirs)
        return document < other ? Pair(a: one, b: two) : Pair(a: two, b: one)
    }

    /// The draft; where it is a dispute over figures or days that like words must bear out and do not, what may be of two
    /// things.
    func judged(_ draft: Draft, _ context: FindingContext) -> Draft {
        guard draft.verdict == .conflict, draft.mustBeBorneOut, !isBorneOut(draft, context) else { return draft }
        var draft = draft
        draft.verdict = .refine
        draft.rule = "they may be of two things: what they hang on differs"
        draft.isLoose = true
        return draft
    }

    /// Whether some two answers that differ stand in like words; also where no passage holds the answers.
    private func isBorneOut(_ draft: Draft, _ context: FindingContext) -> Bool {
        let places = draft.answers.map { values(of: $0, context) }
        let model = context.tables.contradiction
        let least = draft.kind == .date ? model.leastOfDates : model.leastOfFigures
        var isSeen = false
        for (index, answer) in draft.answers.enumerated() {
            for other in draft.answers.indices[(index + 1)...] {
                let theirs = draft.answers[other]
                guard answer.document != theirs.document, answer.value != theirs.value,
                    let part = parts[answer.document], part == parts[theirs.document]
                else { continue }
                for value in places[index] {
                    for their in places[other] {
                        isSeen = true
                        let pair = PassageEvidence.pair(answer.document, value, theirs.document, their)
                        if probabilities[pair] ?? 0 >= least { return true }
                    }
                }
            }
        }
        return !isSeen
    }

    /// The numbers of the values of passages that are an answer.
    private func values(of answer: Draft.Answer, _ context: FindingContext) -> [Int] {
        guard let span = answer.statement.map({ context.statements[$0].span }) ?? answer.span else { return [] }
        let values = context.passages[answer.document].values
        let figure: Amount? = answer.statement.flatMap {
            guard case .figure(let figure) = context.statements[$0].content else { return nil }
            return figure.amount
        }
        let day = CalendarPeriod(iso8601: answer.value)
        return values.indices.filter { index in
            guard values[index].span.overlaps(span) else { return false }
            switch values[index].content {
            // A figure may go by another unit than its passage, `14 men` by `14 people`: the number tells that it is the same.
            case .amount(let amount):
                return AmountRange.text(amount) == answer.value || (amount.size != nil && amount.size == figure?.size)
            case .time(let period): return day.map(period.overlaps) ?? false
            }
        }
    }
}
