import Diplomacy
import Foundation
import Language
import SourceText
import Statements

/// Explains a text, with rows of an analyst's where some are given.
enum ExplainText {
    private static let english = Result { try English(gazetteer: Gazetteer(Tables.load().names)) }
    private static let reader = Result { try StatementReader(tables: Tables.load()) }

    /// A reader that has some rows of its own.
    static func reader(rows: String) throws -> StatementReader {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString).tsv")
        try Data(rows.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let lexicon = try Lexicon(files: [file.path], forms: Tables.forms + StatementReader.forms)
        return try StatementReader(tables: Tables.load(lexicon: lexicon))
    }

    static func analysis(_ text: String) throws -> Analysis {
        try english.get().analyze(Document(plain: text, published: CalendarPeriod(iso8601: "2031-03-04")))
    }

    /// The whole text explained.
    static func explain(_ text: String, rows: String? = nil) throws -> Explanation {
        let reader = try rows.map { try self.reader(rows: $0) } ?? self.reader.get()
        return reader.explain(try analysis(text), at: Span(0, text.utf8.count))
    }
}

extension Explanation {
    /// The statements of a kind.
    func of(_ kind: Statement.Kind) -> [StatementReason] { statements.filter { $0.statement.kind == kind } }
}
