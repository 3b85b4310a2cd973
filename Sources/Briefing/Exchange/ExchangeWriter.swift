import Diplomacy
import SourceText

/// Writes a record in one of the forms of exchange.
///
/// The same record gives the same bytes. What is written leaves in pieces, so that a large export does not lie in memory
/// beside its record.
///
/// ```swift
/// let writer = ExchangeWriter(codes: try CountryCodes(), events: try EventCodes())
/// try writer.write(record, as: .graphml) { try file.write($0) }
/// ```
public struct ExchangeWriter: Sendable {
    /// Takes a piece of the output; what it throws ends the writing.
    public typealias Sink = ([UInt8]) throws -> Void

    /// How the rows of the record are written, and the program's name and version.
    public var record: RecordWriter.Options
    /// Names of states that no report names itself.
    public var stateNames: [EntityID: String]
    /// Whether what is written stays in the house, so that documents that are marked as internal go with it.
    public var inHouse: Bool
    let countries: CountryCodes
    let events: EventCodes

    /// A writer that knows the codes of states and of events.
    public init(
        codes: CountryCodes, events: EventCodes, record: RecordWriter.Options = RecordWriter.Options(),
        stateNames: [EntityID: String] = [:], inHouse: Bool = false
    ) {
        self.inHouse = inHouse
        countries = codes
        self.events = events
        self.record = record
        self.stateNames = stateNames
    }

    /// Writes what may go out of a record.
    public func write(_ whole: Record, as format: ExchangeFormat, to sink: @escaping Sink) throws {
        let record = outgoing(whole)
        var out = ExchangeOutput(sink: sink)
        switch format {
        case .jsonl: return try RecordWriter(options: self.record).write(record, to: sink)
        case .eventsGDELT: try GDELTEvents(record, self).write(to: &out)
        case .eventsPLOVER: try PLOVEREvents(record, self).write(to: &out)
        case .csv: try StatementTable(record, self).write(to: &out)
        case .followTheMoney: try FollowTheMoney(record, self).write(to: &out)
        case .gexf: try GEXF(ActionGraph(record, self), program: self.record.program).write(to: &out)
        case .graphml: try GraphML(ActionGraph(record, self)).write(to: &out)
        case .annotations: try WebAnnotations(record, self).write(to: &out)
        case .markdown:
            let brief = Brief(record, options: BriefOptions(all: true, stateNames: stateNames))
            try out.write(MarkdownRenderer().render(brief))
        }
        try out.finish()
    }

    /// The part of a record that its handling marks let out. Every export goes through here.
    public func outgoing(_ record: Record) -> Record { record.released(inHouse: inHouse).record }
}

/// What was written and has not left yet.
struct ExchangeOutput {
    var bytes: [UInt8] = []
    private let sink: ExchangeWriter.Sink
    private static let piece = 64 * 1024

    init(sink: @escaping ExchangeWriter.Sink) { self.sink = sink }

    mutating func write(_ text: String) throws {
        bytes.append(contentsOf: text.utf8)
        if bytes.count >= ExchangeOutput.piece { try finish() }
    }

    mutating func write(_ more: [UInt8]) throws {
        bytes.append(contentsOf: more)
        if bytes.count >= ExchangeOutput.piece { try finish() }
    }

    /// Lets go of what is left.
    mutating func finish() throws {
        guard !bytes.isEmpty else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}
