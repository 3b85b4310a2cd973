import Briefing
import Diplomacy
import Register
import SourceText

/// Statements as lines of text.
enum StatementLines {
    /// Three lines: what is said, the words, and where they stand, when they were reported, and the id.
    static func text(_ found: FoundStatement, _ codes: EventCodes?) -> String {
        return Terminal.printable("\(day(of: found))  \(said(found, codes))") + "\n            “"
            + Terminal.printable(quote(found)) + "”\n            "
            + Terminal.printable("\(place(found))  \(found.statement.id)")
    }

    /// `2031-03-02`; `2031` where no more is said: a year is not its first day.
    static func day(of found: FoundStatement) -> String {
        let day = found.statement.happened?.iso8601 ?? found.day?.description ?? "undated"
        return day + String(repeating: " ", count: max(0, 10 - day.utf8.count))
    }

    /// `event (planned)  Norway → Chile: sign formal agreement; code: …`
    static func said(_ found: FoundStatement, _ codes: EventCodes?) -> String {
        let statement = found.statement
        var words = statement.kind.rawValue
        if statement.modality != .actual { words += " (\(statement.modality.rawValue))" }
        let who = participants(found)
        words += "  " + (who.isEmpty ? "" : who + ": ")
        guard let codes else { return words }
        let fields = StatementFields(statement, codes: codes).fields
        return words
            + fields.map { $0.name == "says" ? $0.words : "\($0.name): \($0.words)" }.joined(separator: "; ")
    }

    /// Who takes part: `Norway → Chile`.
    static func participants(_ found: FoundStatement) -> String {
        func names(_ ids: [EntityID]) -> String { ids.map { found.names[$0] ?? $0.rawValue }.joined(separator: ", ") }
        switch found.statement.content {
        case .event(let event): return names(event.who) + (event.whom.isEmpty ? "" : " → " + names(event.whom))
        case .status(let status): return names([status.state]) + " in " + names([status.framework])
        default: return names(found.statement.subjects)
        }
    }

    /// The words of the statement in one line.
    static func quote(_ found: FoundStatement) -> String {
        found.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `wire.txt:3  reported 2026-03-01 by Courier; says Ana Rivera`
    static func place(_ found: FoundStatement) -> String {
        var words = "\(found.document.name):\(found.line)  "
        words += found.document.published.map { "reported \($0.iso8601)" } ?? "reported on no known day"
        if let publisher = found.document.publisher { words += " by \(publisher)" }
        if found.statement.happened == nil, found.document.published != nil { words += ", itself undated" }
        for (verb, id) in [("says", found.statement.speaker), ("via", found.statement.via)] {
            if let id { words += ", \(verb) \(found.names[id] ?? id.rawValue)" }
        }
        let remarks = SourceRemarks.words(found.document.desk)
        return remarks.isEmpty ? words : words + " [\(remarks.joined(separator: "; "))]"
    }

    /// The two times of a statement as members: when it held (`held`), when it was reported (`reported`); and its line.
    static func times(of found: FoundStatement, _ json: inout JSONWriter) {
        json.member("held", found.statement.happened?.iso8601)
        json.member("reported", found.document.published?.iso8601)
        json.member("line", found.line)
    }
}
