import Diplomacy
import GRDB
import SourceText

/// What a register keeps of a document beside the record: the evidence, and how it came.
public struct KeptSource: Sendable {
    /// What the document's row says.
    public var summary: DocumentSummary
    /// The raw bytes; nil where they did not come with it.
    public var raw: [UInt8]?
    /// The text that every span is of.
    public var text: Text
    /// Where it came from.
    public var origin: String
    /// When it came, in UTC (ISO 8601).
    public var retrieved: String
    /// The program that read it.
    public var program: String
}

extension Register {
    /// What is kept of documents, one after the other.
    ///
    /// - Parameters:
    ///   - documents: their ids.
    ///   - day: the day at whose end they are asked for, as ``record(of:asOf:)`` is; nil for now.
    ///   - body: takes each; what it throws ends the reading and is passed on as it is.
    public func forEachSource(
        _ documents: [DocumentID], asOf day: CalendarDay? = nil, _ body: (KeptSource) throws -> Void
    ) throws {
        for id in documents {
            let source: KeptSource? = try read { database in
                guard
                    let row = try Row.fetchOne(
                        database,
                        cachedSQL: """
                            SELECT * FROM document
                            WHERE id = ?1 AND added <= ?2 AND (withdrawn IS NULL OR withdrawn > ?2)
                            """, arguments: [id.rawValue, try Register.revision(day, database)])
                else { return nil }
                let summary = try Register.summary(row)
                let text = try Register.text(of: row, database)
                let sha256 = try String.fetchOne(
                    database, cachedSQL: "SELECT sha256 FROM content WHERE number = ?", arguments: [row["raw"] as Int])
                return KeptSource(
                    summary: summary,
                    raw: sha256 == summary.sha256 ? try Register.content(row["raw"], database) : nil, text: text,
                    origin: row["origin"], retrieved: row["retrieved"], program: row["program"])
            }
            if let source { try body(source) }
        }
    }
}
