import Diplomacy
import Language
import SourceText
import Statements

/// Reads a text as one document through the whole English pipeline.
enum ReadText {
    private static let readers = Result {
        let tables = try Tables.load()
        return (try English(gazetteer: Gazetteer(tables.names)), try StatementReader(tables: tables))
    }

    static func reading(
        _ text: String, published: String? = "2024-03-01", publisher: String? = nil, authors: [String] = []
    ) throws -> Reading {
        let (english, statements) = try readers.get()
        var document = Document(plain: text, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        document.publisher = publisher
        document.authors = authors
        return statements.read(english.analyze(document))
    }

    /// The statements of some kinds in a line each: `status FIN fw:nato acceded`, `tie BGR TUR trade`.
    static func facts(_ text: String, published: String? = "2024-03-01") throws -> [String] {
        try reading(text, published: published).statements.compactMap { statement in
            let denied = statement.modality == .denied ? "not " : ""
            switch statement.content {
            case .status(let status):
                return "\(denied)status \(status.state) \(status.framework) \(status.stage.rawValue)"
            case .tie(let tie):
                return "\(denied)tie \(min(tie.a, tie.b)) \(max(tie.a, tie.b)) \(tie.type)"
            case .deal(let deal):
                let parties = deal.parties.map(\.rawValue).sorted().joined(separator: " ")
                return "\(denied)deal \(parties) \(deal.sector ?? "-") \(deal.status.rawValue)"
            default: return nil
            }
        }
    }
}
