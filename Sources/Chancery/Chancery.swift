import Briefing
import Collation
import Diplomacy
import Foundation
import Intake
import Language
import Measures
import SourceText
import Statements

/// Reads reports and keeps the record of what they say: what another Swift program imports.
///
/// ```swift
/// let record = try Chancery().read(["reports/"])
/// for finding in record.findings where finding.verdict == .conflict { print(finding.question) }
/// ```
///
/// Tables and models are loaded once; the value can be used from any thread. The same reports give the same record, with
/// one thread or with many, and in any order of the paths.
public struct Chancery: Sendable {
    /// The version of the program, as the record's header gives it.
    public static let version = "0.1.0"

    /// How reports are read and brought together.
    public let options: ChanceryOptions
    /// Names, titles and leaders.
    public let tables: Tables
    let intake: DocumentReader
    let english: English
    let statements: StatementReader
    let collator: Collator
    let vectors: VectorReader
    let measures: RecordMeasures

    /// Loads tables and models.
    ///
    /// - Throws: `TSVTable.Failure` where a table (also an analyst's own) is not what it should be, `ResourceDirectory.NotFound`.
    public init(options: ChanceryOptions = ChanceryOptions()) throws {
        self.options = options
        tables = try options.tables()
        intake = try DocumentReader(options: options)
        english = try English(gazetteer: Gazetteer(tables.names))
        statements = try StatementReader(tables: tables)
        var collation = options.collation
        collation.identities = options.corrections.identities
        collator = try Collator(tables: tables, options: collation)
        vectors = try VectorReader(tables: tables)
        measures = try RecordMeasures(tables: tables)
    }

    /// Reads files and folders into one record.
    ///
    /// - Parameters:
    ///   - paths: files and folders; `-`, or none at all, is standard input.
    ///   - progress: told from time to time how far the reading is, on the calling thread.
    /// - Returns: the record; what could not be read stands in its `rejected`.
    public func read(_ paths: [String], progress: (ReadingProgress) -> Void = { _ in }) -> Record {
        readWithNotes(paths, progress: progress).record
    }

    /// The same, with what is worth telling after the run.
    public func readWithNotes(
        _ paths: [String], progress: (ReadingProgress) -> Void = { _ in }
    ) -> (record: Record, notes: ReadingNotes) {
        var readings: [Reading] = []
        var rejected: [Rejection] = []
        var state = ReadingProgress()
        let notes = intake.forEachDocument(paths) {
            self.reading(of: $0)
        } deliver: { result in
            switch result {
            case .success(let reading):
                state.words += reading.digest.words
                readings.append(reading)
            case .failure(let failure):
                rejected.append(
                    Rejection(
                        name: failure.name, code: failure.code, reason: failure.reason, place: failure.place))
            }
            state.reports = readings.count
            state.rejected = rejected.count
            progress(state)
        }
        state.phase = .collating
        progress(state)
        var record = collator.collate(options.corrections.corrected(readings), rejected: rejected)
        record.vectors = vectors.vectors(of: record)
        record.vectors = measures.addingMeasured(to: record)
        options.corrections.finish(&record)
        state.phase = .done
        progress(state)
        return (record, notes)
    }

    /// The documents of files and folders, in the order of their names, each handed over as soon as it is read.
    @discardableResult
    public func documents(
        _ paths: [String], _ deliver: (Result<Document, IntakeFailure>) throws -> Void
    ) rethrows -> ReadingNotes {
        try intake.documents(paths, deliver)
    }

    /// Everything that one document gives to the record.
    public func reading(of document: Document) -> Reading {
        var reading = statements.read(analysis(of: document))
        // A row's bytes are those of its text: in the file they stand escaped.
        if let map = document.sourceMap, document.row.map({ $0.offset != nil }) ?? true {
            reading.excerpts.locate(by: map)
        }
        return reading
    }

    /// The analysis of a document, with the state of its publisher where the tables know the outlet.
    func analysis(of document: Document) -> Analysis {
        english.analyze(document, country: statements.country(of: document))
    }
}

/// How far a run is.
public struct ReadingProgress: Sendable, Hashable {
    /// What is being done.
    public enum Phase: String, Sendable, Hashable {
        case reading, collating, done
    }

    /// What is being done now.
    public var phase: Phase = .reading
    /// Reports read so far.
    public var reports = 0
    /// Sources that could not be read so far.
    public var rejected = 0
    /// Words of article bodies read so far.
    public var words = 0

    /// The beginning.
    public init() {}
}
