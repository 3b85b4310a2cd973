import Diplomacy
import SourceText

/// Rows of a record one by one, each with members of one's own behind those that it has in a record: for answers that are no
/// whole record.
///
/// ```swift
/// var rows = RowList()
/// rows.add(statement, of: "wire.txt", words: "Oslo signed.") { $0.member("reported", "2026-03-01") }
/// print(String(decoding: rows.bytes, as: UTF8.self))
/// ```
public struct RowList {
    private var output = RowOutput(names: [:])

    /// No row.
    public init() {}

    /// The rows so far, a line each.
    public var bytes: [UInt8] { output.json.bytes }

    /// Members of one's own.
    public typealias Further = (inout JSONWriter) -> Void

    private mutating func line(_ further: @escaping Further, _ write: (inout RowOutput) -> Void) {
        output.further = further
        write(&output)
        output.json.endLine()
    }

    /// A document.
    public mutating func add(_ document: DocumentSummary, further: @escaping Further = { _ in }) {
        line(further) { $0.document(document) }
    }

    /// A statement of a document, with the words of its span.
    public mutating func add(
        _ statement: Statement, of document: String, words: String, further: @escaping Further = { _ in }
    ) {
        output.names[statement.document] = document
        output.words[statement.document, default: [:]][statement.span] = words
        line(further) { $0.statement(statement) }
    }

    /// A finding, with the names of its documents.
    public mutating func add(
        _ finding: Finding, names: [DocumentID: String], further: @escaping Further = { _ in }
    ) {
        output.names.merge(names) { _, new in new }
        line(further) { $0.finding(finding) }
    }

    /// A standing.
    public mutating func add(_ standing: Standing, further: @escaping Further = { _ in }) {
        line(further) { $0.standing(standing) }
    }

    /// An entity.
    public mutating func add(_ entity: Entity, further: @escaping Further = { _ in }) {
        line(further) { $0.entity(entity) }
    }

    /// How a forecast came out.
    public mutating func add(_ resolution: ForecastResolution, further: @escaping Further = { _ in }) {
        line(further) { $0.resolution(resolution) }
    }

    /// A row of another type.
    public mutating func add(_ record: String, _ members: (inout JSONWriter) -> Void) {
        output.further = { _ in }
        output.row(record, members)
        output.json.endLine()
    }
}
