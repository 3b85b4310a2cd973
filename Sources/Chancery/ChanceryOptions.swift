import Collation
import Diplomacy
import Foundation
import Intake

/// How reports are read and brought together.
public struct ChanceryOptions: Sendable {
    /// Limits of reading, and what the user says of documents.
    public var intake: IntakeOptions
    /// How documents are brought together.
    public var collation: CollationOptions
    /// Tables of an analyst's own names, see `docs/formats/tables.md`.
    public var lexicons: [String]
    /// How many threads work; at least 1. The outcome does not depend on it.
    public var threads: Int

    /// Options; by default every core works.
    public init(
        intake: IntakeOptions = IntakeOptions(), collation: CollationOptions = CollationOptions(),
        lexicons: [String] = [], threads: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
        self.intake = intake
        self.collation = collation
        self.lexicons = lexicons
        self.threads = max(threads, 1)
    }

    /// The names of the project with those of an analyst.
    func nameTable() throws -> NameTable { try NameTable.load(extra: lexicons.map { URL(fileURLWithPath: $0) }) }

    /// All tables of names, titles and leaders with those of an analyst.
    func tables() throws -> Tables { try Tables.load(extra: lexicons.map { URL(fileURLWithPath: $0) }) }
}
