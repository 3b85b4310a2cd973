import Foundation
import SourceText

/// What the project knows of the domain as tables; loaded once, shared by all threads.
///
/// ```swift
/// let tables = try Tables.load(extra: [URL(fileURLWithPath: "my-names.tsv")])
/// tables.names.entry("fw:abraham-accords")?.name  // Abraham Accords
/// ```
public struct Tables: Sendable {
    /// Names of states, bodies, frameworks, outlets, companies and places.
    public var names: NameTable
    /// Titles and roles of persons.
    public var titles: TitleTable
    /// Who held which office, and when.
    public var leaders: Leaders

    /// Loads the project's tables and adds an analyst's own names.
    ///
    /// - Parameter extra: tables with the columns `code`, `kind`, `name`, `state`, `use`, see ``NameTable/addLexicon(_:)``.
    /// - Throws: `TSVTable.Failure` with file and line, and `ResourceDirectory.NotFound`.
    public static func load(extra: [URL] = []) throws -> Tables {
        Tables(names: try NameTable.load(extra: extra), titles: try TitleTable.load(), leaders: try Leaders.load())
    }
}
