import Diplomacy
import SourceText

/// Writes a `Record` as JSON Lines: one object a line, keys in snake case, absent values left out.
///
/// The first line is the header; the rows after it come in the order of `Record`'s lists, which depends on content
/// alone, so that the same record gives the same bytes. `Schema/record.schema.json` describes every row.
///
/// ```swift
/// var bytes: [UInt8] = []
/// try RecordWriter().write(record) { bytes.append(contentsOf: $0) }
/// ```
public struct RecordWriter: Sendable {
    /// The value of an option in the header row.
    public enum OptionValue: Sendable, Hashable {
        /// A string.
        case text(String)
        /// A whole number.
        case number(Int)
        /// `true` or `false`.
        case flag(Bool)
        /// An array of strings.
        case list([String])
    }

    /// What to write besides the rows that are always there.
    public struct Options: Sendable, Hashable {
        /// Name and version of the program, for the header.
        public var program: String
        /// The options of the run that change the record, for the header; written sorted by name.
        public var run: [String: OptionValue]
        /// Whether each mention of an entity gets a row.
        public var mentions: Bool

        /// Options; mentions are left out unless asked for.
        public init(program: String = "chancery 0.1.0", run: [String: OptionValue] = [:], mentions: Bool = false) {
            self.program = program
            self.run = run
            self.mentions = mentions
        }
    }

    /// The version of the row format, `schema` of the header. It grows when a field changes its meaning; a new field is
    /// no change.
    public static let schema = 1

    /// What to write.
    public var options: Options

    /// A writer with options.
    public init(options: Options = Options()) { self.options = options }

    /// Writes all rows in order, in pieces of about 64 KiB that end at a line's end.
    ///
    /// - Parameters:
    ///   - record: the record.
    ///   - sink: takes each piece; what it throws ends the writing and is passed on.
    public func write(_ record: Record, to sink: ([UInt8]) throws -> Void) rethrows {
        var output = RowOutput(record: record)
        func rows<Row>(_ rows: [Row], _ write: (Row, inout RowOutput) -> Void) throws {
            for row in rows {
                write(row, &output)
                output.json.endLine()
                if output.json.bytes.count >= RecordWriter.pieceSize { try flush() }
            }
        }
        func flush() throws {
            guard !output.json.bytes.isEmpty else { return }
            try sink(output.json.bytes)
            output.json.removeAll()
        }
        output.header(options)
        output.json.endLine()
        try rows(record.documents) { $1.document($0) }
        try rows(record.rejected) { $1.rejection($0) }
        try rows(record.entities) { $1.entity($0) }
        if options.mentions { try rows(record.mentions) { $1.mention($0) } }
        try rows(record.attributions) { $1.attribution($0) }
        try rows(record.statements) { $1.statement($0) }
        try rows(record.findings) { $1.finding($0) }
        try rows(record.lineage) { $1.lineage($0) }
        try rows(record.origins) { $1.origin($0) }
        try rows(record.standings) { $1.standing($0) }
        try rows(record.stories) { $1.story($0) }
        try rows(record.vectors) { $1.vector($0) }
        try rows(record.resolutions) { $1.resolution($0) }
        try flush()
    }

    /// Writes rows of lineage alone, without a header; in pieces as ``write(_:to:)``.
    ///
    /// - Parameter names: the names by which the rows speak of documents.
    public func write(
        _ lineage: [Lineage], names: [DocumentID: String], to sink: ([UInt8]) throws -> Void
    ) rethrows {
        var output = RowOutput(names: names)
        for row in lineage {
            output.lineage(row)
            output.json.endLine()
            guard output.json.bytes.count >= RecordWriter.pieceSize else { continue }
            try sink(output.json.bytes)
            output.json.removeAll()
        }
        if !output.json.bytes.isEmpty { try sink(output.json.bytes) }
    }

    /// All rows as one array of bytes; for small records and tests.
    public func bytes(of record: Record) -> [UInt8] {
        var bytes: [UInt8] = []
        write(record) { bytes.append(contentsOf: $0) }
        return bytes
    }

    private static let pieceSize = 64 * 1024
}

/// The buffer that rows are written into, with what rows need to look up.
struct RowOutput {
    var json = JSONWriter()
    var names: [DocumentID: String]
    private let excerpts: [DocumentID: Excerpts]
    /// The words of spans of which there is no excerpt.
    var words: [DocumentID: [Span: String]] = [:]
    /// Members behind those of every row.
    var further: (inout JSONWriter) -> Void = { _ in }

    init(record: Record) {
        names = Dictionary(record.documents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        excerpts = record.excerpts
    }

    init(names: [DocumentID: String]) {
        self.names = names
        excerpts = [:]
    }

    /// The name of a document, by which rows speak of it; its id where the record does not hold it.
    func name(_ id: DocumentID) -> String { names[id] ?? id.rawValue }

    /// The words of a span; nil where they were not kept.
    func text(_ document: DocumentID, _ span: Span) -> String? {
        excerpts[document]?[span] ?? words[document]?[span]
    }

    /// A row: an object whose first member says what it is.
    mutating func row(_ record: String, _ body: (inout JSONWriter) -> Void) {
        json.object {
            $0.member("record", record)
            body(&$0)
            further(&$0)
        }
    }

    mutating func header(_ options: RecordWriter.Options) {
        row("header") {
            $0.member("schema", RecordWriter.schema)
            $0.member("program", options.program)
            $0.key("options")
            $0.object { json in
                for (name, value) in options.run.sorted(by: { $0.key < $1.key }) {
                    switch value {
                    case .text(let text): json.member(name, text)
                    case .number(let number): json.member(name, number)
                    case .flag(let flag): json.member(name, flag)
                    case .list(let list): json.member(name, list)
                    }
                }
            }
        }
    }
}

extension JSONWriter {
    /// Ids as an array of strings.
    mutating func member(_ name: String, _ ids: [EntityID]) { member(name, ids.map(\.rawValue)) }
    /// An id; left out where nil.
    mutating func member(_ name: String, _ id: EntityID?) { member(name, id?.rawValue) }
    /// A period in ISO 8601; left out where nil.
    mutating func member(_ name: String, _ period: CalendarPeriod?) { member(name, period?.iso8601) }
    /// A day in ISO 8601; left out where nil.
    mutating func member(_ name: String, _ day: CalendarDay?) { member(name, day?.description) }
}
