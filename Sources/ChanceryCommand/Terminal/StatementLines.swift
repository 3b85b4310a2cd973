import Briefing
import Diplomacy
import Register

/// Statements as lines of text.
enum StatementLines {
    static func text(_ found: FoundStatement, _ codes: EventCodes) -> String {
        let statement = found.statement
        let day = found.day.map(\.description) ?? "undated   "
        var words = "\(day)  \(statement.kind.rawValue)"
        if statement.modality != .actual { words += " (\(statement.modality.rawValue))" }
        let fields = StatementFields(statement, codes: codes).fields.map { "\($0.name): \($0.words)" }
        words += "  " + fields.joined(separator: "; ")
        let quote = found.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Terminal.printable(words) + "\n            “" + Terminal.printable(quote) + "”\n            "
            + Terminal.printable("\(found.document.name):\(found.line)  \(statement.id)")
    }
}
