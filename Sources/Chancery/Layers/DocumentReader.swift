import Foundation
import Intake
import SourceText

/// Reads files and folders as documents, on all threads: intake alone, without the tables and models of the rest.
///
/// ```swift
/// try DocumentReader().documents(["reports/"]) { result in
///     if let document = try? result.get() { print(document.title ?? document.name) }
/// }
/// ```
public struct DocumentReader: Sendable {
    /// How reports are read.
    public let options: ChanceryOptions
    private let extractor: Extractor

    /// Loads the tables of intake.
    ///
    /// - Throws: `TSVTable.Failure` where a table (also an analyst's own) is not what it should be,
    ///   `ResourceDirectory.NotFound`.
    public init(options: ChanceryOptions = ChanceryOptions()) throws {
        self.options = options
        // Own tables are read in any case, so that what is wrong in them is said.
        if !options.lexicons.isEmpty { _ = try options.nameTable() }
        var intake = options.intake
        intake.dateOrders = try DocumentReader.dateOrders()
        extractor = try Extractor(intake)
    }

    /// The documents of files and folders, in the order of their names, each handed over as soon as it is read.
    ///
    /// - Parameter paths: files and folders; `-`, or none at all, is standard input.
    /// - Returns: what is worth telling after the run.
    @discardableResult
    public func documents(
        _ paths: [String], _ deliver: (Result<Document, IntakeFailure>) throws -> Void
    ) rethrows -> ReadingNotes {
        try forEachDocument(paths) {
            $0
        } deliver: {
            try deliver($0)
        }
    }

    /// Whether the outlets of the tables write day or month first in figures, by their names in small letters: those of a
    /// state whose press writes either are left out.
    private static func dateOrders() throws -> [String: DateOrder] {
        let orders = try TSVTable(
            contentsOf: ResourceDirectory.locate("Language").appendingPathComponent("date_orders.tsv"),
            columns: ["state", "order"])
        let states = Dictionary(orders.rows.map { ($0["state"], $0["order"]) }, uniquingKeysWith: { first, _ in first })
        let outlets = try TSVTable(
            contentsOf: ResourceDirectory.locate("Diplomacy").appendingPathComponent("outlets.tsv"),
            columns: ["name", "names", "acronyms", "state"])
        var found: [String: DateOrder] = [:]
        for row in outlets.rows {
            guard let state = row.optional("state"), states[state] != "either" else { continue }
            let order: DateOrder = states[state] == nil ? .day : .month
            for name in [row["name"]] + row.list("names") + row.list("acronyms") { found[name.lowercased()] = order }
        }
        return found
    }

    /// One source's document.
    func document(of source: RawSource) -> Result<Document, IntakeFailure> {
        do {
            return .success(try extractor.document(from: source))
        } catch let failure as IntakeFailure {
            return .failure(failure)
        } catch {
            return .failure(IntakeFailure(name: source.name, code: "CH0199", reason: "\(error)", place: source.place))
        }
    }

    /// Reads sources in batches, works on each batch on all threads, and delivers in the order of the sources.
    @discardableResult
    func forEachDocument<Output: Sendable>(
        _ paths: [String], work: @Sendable (Document) -> Output,
        deliver: (Result<Output, IntakeFailure>) throws -> Void
    ) rethrows -> ReadingNotes {
        try forEachBatch(paths) {
            work($1)
        } deliver: {
            for result in $0 { try deliver(result) }
        }
    }

    /// Reads sources in batches, and delivers each batch of documents with the bytes that they came in.
    ///
    /// - Parameter ruled: what the user says of all of them; wins over everything.
    func forEachReport(
        _ paths: [String], ruled: StatedMetadata, deliver: ([Result<Report, IntakeFailure>]) throws -> Void
    ) rethrows -> ReadingNotes {
        try forEachBatch(paths, ruled: ruled) {
            Report(source: $0, document: $1)
        } deliver: {
            try deliver($0)
        }
    }

    private func forEachBatch<Output: Sendable>(
        _ paths: [String], ruled: StatedMetadata = StatedMetadata(), work: @Sendable (RawSource, Document) -> Output,
        deliver: ([Result<Output, IntakeFailure>]) throws -> Void
    ) rethrows -> ReadingNotes {
        var batch = Batch<Result<RawSource, IntakeFailure>>(threads: options.threads)
        var heard = ReadingNotes()
        func flush() throws {
            let outputs = batch.map { source -> (Result<Output, IntakeFailure>, ForeignReport?, OpenDate?) in
                switch source {
                case .failure(let failure): return (.failure(failure), nil, nil)
                case .success(let source):
                    let read = document(of: source)
                    let document = try? read.get()
                    return (
                        read.map { work(source, $0) }, document.flatMap(ForeignReport.init),
                        document.flatMap(OpenDate.init)
                    )
                }
            }
            for (_, report, date) in outputs {
                if let report { heard.note(report) }
                if let date { heard.note(date) }
            }
            try deliver(outputs.map(\.0))
        }
        var notes = try SourceReader(paths: paths, options: options.intake).forEach { result in
            let result = ruled == StatedMetadata() ? result : result.map { $0.ruled(by: ruled) }
            batch.add(result, bytes: (try? result.get().bytes.count) ?? 0)
            if batch.isFull { try flush() }
        }
        try flush()
        notes.foreign = heard.foreign
        notes.foreignCount = heard.foreignCount
        notes.openDates = heard.openDates
        notes.openDateCount = heard.openDateCount
        return notes
    }
}

/// A report with the bytes that it came in.
struct Report: Sendable {
    var source: RawSource
    var document: Document
}
