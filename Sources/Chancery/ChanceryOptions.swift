import Collation
import Diplomacy
import Foundation
import Intake
import SourceText
import Statements

/// How reports are read and brought together.
public struct ChanceryOptions: Sendable {
    /// Limits of reading, and what the user says of documents.
    public var intake: IntakeOptions
    /// How documents are brought together.
    public var collation: CollationOptions
    /// What an analyst says against what is read; applied before and after collation. A register brings its own.
    public var corrections: Corrections
    /// Files of an analyst's own rows: names, event frames, words of status, …; see `docs/formats/tables.md`.
    public var lexicons: [String]
    /// How many threads work; at least 1. The outcome does not depend on it.
    public var threads: Int

    /// Options; by default every core works.
    public init(
        intake: IntakeOptions = IntakeOptions(), collation: CollationOptions = CollationOptions(),
        corrections: Corrections = Corrections(), lexicons: [String] = [],
        threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.intake = intake
        self.collation = collation
        self.corrections = corrections
        self.lexicons = lexicons
        self.threads = max(threads, 1)
    }

    /// The tables of an analyst.
    func lexicon() throws -> Lexicon { try Lexicon(files: lexicons, forms: Tables.forms + StatementReader.forms) }

    /// The names of the project with those of an analyst.
    func nameTable() throws -> NameTable { try NameTable.load(lexicon: lexicon()) }

    /// All tables of names, titles and leaders with those of an analyst.
    ///
    /// - Throws: `TSVTable.Failure`, `Lexicon.Faults`, `ResourceDirectory.NotFound`.
    public func tables() throws -> Tables { try Tables.load(lexicon: lexicon()) }
}
