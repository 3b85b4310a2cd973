import Diplomacy
import Language
import SourceText

@testable import Statements

/// The events that a text says.
struct EventsOf {
    let text: Text
    let statements: [Statement]

    init(_ string: String, published: String? = nil) throws {
        let source = Document(plain: string, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        text = source.text
        statements = try Pipeline.reader.get().read(Pipeline.english.get().analyze(source)).statements
            .filter { $0.kind == .event }
    }

    var events: [Event] {
        statements.compactMap { if case .event(let event) = $0.content { event } else { nil } }
    }

    /// Each event in one line: `BRA 111 ACCUSE gov:PRT`.
    var lines: [String] {
        events.map { event in
            [
                event.who.map(\.rawValue).joined(separator: "+"), event.cameo ?? "", event.plover,
                event.whom.map(\.rawValue).joined(separator: "+"),
            ].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// The row of `annotate --layer events`.
    static func row(_ string: String) throws -> String {
        var json = JSONWriter()
        try Pipeline.reader.get().writeEventRow(
            of: Pipeline.english.get().analyze(Document(plain: string)), id: "1", to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
