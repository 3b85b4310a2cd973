import Foundation
import SourceText

/// What the project knows of the domain as tables; loaded once, shared by all threads.
///
/// ```swift
/// let tables = try Tables.load(lexicon: Lexicon(files: ["my-names.tsv"], forms: Tables.forms))
/// tables.names.entry("fw:abraham-accords")?.name  // Abraham Accords
/// ```
public struct Tables: Sendable {
    /// Names of states, bodies, frameworks, outlets, companies and places.
    public var names: NameTable
    /// Titles and roles of persons.
    public var titles: TitleTable
    /// Who held which office, and when.
    public var leaders: Leaders

    /// An analyst's own tables, for those stages that read tables of their own.
    public var lexicon: Lexicon

    /// Loads the project's tables and adds an analyst's own names.
    ///
    /// - Parameter lexicon: the analyst's tables; those of names are added, see ``NameTable/addLexicon(_:)``, the others kept for
    ///   the stages that read by them.
    /// - Throws: `TSVTable.Failure` with file and line, and `ResourceDirectory.NotFound`.
    public static func load(lexicon: Lexicon = Lexicon()) throws -> Tables {
        Tables(
            names: try NameTable.load(lexicon: lexicon), titles: try TitleTable.load(), leaders: try Leaders.load(),
            lexicon: lexicon)
    }
}
