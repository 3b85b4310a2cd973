import Diplomacy
import SourceText

/// Questions about what no statement covers: in the words of the passages themselves.
enum PassageQuestion {
    /// So many bytes of a passage are quoted at most.
    private static let longest = 140

    /// When, how much, how long or how many it was, by the shortest of the passages.
    static func value(_ item: PassageSpace.Item, _ answers: [Draft.Answer], _ context: FindingContext) -> String {
        let content = context.passages[item.document].values[item.value].content
        return "\(asked(content)), according to the reports: “\(lead(answers, context))”?"
    }

    /// When, how much, how long or how many it was, of what one report alone gives.
    static func single(_ value: Passages.Value, _ answer: Draft.Answer, _ context: FindingContext) -> String {
        "\(asked(value.content)), according to one report: “\(lead([answer], context))”?"
    }

    private static func asked(_ content: Passages.Value.Content) -> String {
        switch content {
        case .time: "When is this"
        case .amount(let amount):
            amount.isLength
                ? "How long is it" : amount.isMoney || amount.isShare ? "How much is it" : "How many are there"
        }
    }

    /// What is told of a matter, by the shortest of the passages.
    static func matter(_ answers: [Draft.Answer], _ context: FindingContext) -> String {
        "What do the reports say of this: “\(lead(answers, context))”?"
    }

    /// Where an act was or who did it, by the shortest of the passages.
    static func slot(_ slot: PassageSlots.Slot, _ answers: [Draft.Answer], _ context: FindingContext) -> String {
        let asked =
            switch slot {
            case .place: "Where was this"
            case .agent: "Who did this"
            case .signer: "Who signed this"
            }
        return "\(asked), according to the reports: “\(lead(answers, context))”?"
    }

    /// Whether something is so, by the shortest of the passages.
    static func whether(_ answers: [Draft.Answer], _ context: FindingContext) -> String {
        "Is this so or not, according to the reports: “\(lead(answers, context))”?"
    }

    /// How final an act was, by the shortest of the passages.
    static func step(_ answers: [Draft.Answer], _ context: FindingContext) -> String {
        let quoted = answers.map { answer in
            var answer = answer
            answer.span = answer.statement.map { context.statements[$0].span } ?? answer.span
            return answer
        }
        return "Was it signed or only initialled, according to the reports: “\(lead(quoted, context))”?"
    }

    /// The words of a passage: without marks at its ends, and no longer than a line or two.
    static func words(_ span: Span?, _ document: Int, _ context: FindingContext) -> String {
        guard let span, let text = context.excerpts[document][span] else { return "" }
        var words = text.split { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
        while let first = words.first, first.allSatisfy({ !$0.isLetter && !$0.isNumber }) { words.removeFirst() }
        // `Denied that it had left`: what joins a clause to the one above is no word of its own.
        if words.first == "that", words.count > 2 { words.removeFirst() }
        var line = ""
        for word in words {
            guard line.utf8.count + word.utf8.count < longest else {
                line += " …"
                break
            }
            if !line.isEmpty { line += " " }
            line += word
        }
        let marks: Set<Character> = ["“", "”", "\"", "'", "‘", "’", ",", ";", ":", ".", "(", ")", "–", "—", "-"]
        while let first = line.first, marks.contains(first) { line.removeFirst() }
        while let last = line.last, marks.contains(last) || last == " " { line.removeLast() }
        return line
    }

    /// The entities that all of the passages name.
    static func subject(_ items: [PassageSpace.Item], _ context: FindingContext) -> [EntityID] {
        var common: Set<EntityID>?
        for item in items {
            let passages = context.passages[item.document]
            let own = Set(
                passages.terms(of: passages.clauses[item.clause]).compactMap {
                    $0.entity < 0 ? nil : context.passageSides[item.document][Int($0.entity)]
                })
            common = common?.intersection(own) ?? own
        }
        return (common ?? []).sorted()
    }

    /// The shortest of the answers' passages that is a clause of some length.
    private static func lead(_ answers: [Draft.Answer], _ context: FindingContext) -> String {
        let all = answers.map { words($0.span, $0.document, context) }
        return all.filter { $0.utf8.count > 24 }.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? all.first ?? ""
    }
}
