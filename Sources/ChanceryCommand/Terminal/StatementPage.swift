import Briefing
import Diplomacy
import Register
import SourceText

/// The statements of a record as lines to read: by document, in order of the text, two lines a statement.
struct StatementPage {
    /// The lines, without line ends.
    private(set) var lines: [String] = []

    private let record: Record
    private let names: [EntityID: String]
    private let codes: EventCodes

    /// - Parameter stateNames: the names of states that no report names itself.
    init(_ record: Record, stateNames: [EntityID: String], codes: EventCodes) {
        self.record = record
        self.codes = codes
        names = stateNames.merging(record.entities.map { ($0.id, $0.name) }) { $1 }
        let ofDocument = Dictionary(grouping: record.statements, by: \.document)
        for document in record.documents {
            let found = (ofDocument[document.id] ?? []).sorted {
                ($0.span, $0.kind.rawValue, $0.id) < ($1.span, $1.kind.rawValue, $1.id)
            }
            if !lines.isEmpty { lines.append("") }
            lines.append(heading(document))
            if found.isEmpty { lines.append("  no statement") }
            for statement in found { add(statement) }
        }
    }

    private func heading(_ document: DocumentSummary) -> String {
        var words = document.name
        if let title = document.title { words += "  “\(oneLine(title))”" }
        let source = [document.publisher, document.published?.iso8601].compactMap { $0 }
        return source.isEmpty ? words : words + "  \(source.joined(separator: ", "))"
    }

    private mutating func add(_ statement: Statement) {
        var kind = statement.kind.rawValue
        if statement.modality != .actual { kind += " (\(statement.modality.rawValue))" }
        let column = kind + String(repeating: " ", count: max(1, 22 - kind.utf8.count))
        let who = participants(statement)
        var said = StatementFields(statement, codes: codes).fields
            .filter { $0.name != "code" && $0.name != "scale" }
            .map { $0.name == "says" ? $0.words : "\($0.name): \($0.words)" }
        if let period = statement.happened, !said.contains(where: { $0.contains(StatementFields.words(period)) }) {
            said.append(StatementFields.words(period))
        }
        if let chain = chain(statement) { said.append(chain) }
        lines.append(
            "  " + column + ([who].filter { !$0.isEmpty } + [said.joined(separator: "; ")]).joined(separator: ": "))
        let words = record.text(statement.document, statement.span).map(oneLine) ?? ""
        let line = record.excerpts[statement.document]?.line(of: statement.span).map { String($0) } ?? "?"
        let place = "line " + line
        lines.append("    " + place + String(repeating: " ", count: max(1, 20 - place.utf8.count)) + "“\(words)”")
    }

    /// `Norway → Chile`; `Norway in NATO`; `Norway, Chile`.
    private func participants(_ statement: Statement) -> String {
        func list(_ ids: [EntityID]) -> String { ids.map(name).joined(separator: ", ") }
        switch statement.content {
        case .event(let event):
            // Where nobody is said to act, the arrow says so.
            return event.whom.isEmpty ? list(event.who) : [list(event.who), list(event.whom)].joined(separator: " → ")
        case .status(let status): return name(status.state) + " in " + name(status.framework)
        default: return list(statement.subjects)
        }
    }

    /// `says Ana Tui via Courier`; nil where the report says it itself.
    private func chain(_ statement: Statement) -> String? {
        guard let speaker = statement.speaker else { return statement.via.map { "via " + name($0) } }
        let via = statement.via.flatMap { $0 == speaker ? nil : " via " + name($0) } ?? ""
        return "says " + name(speaker) + via
    }

    private func name(_ id: EntityID) -> String { names[id] ?? id.rawValue }

    private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
