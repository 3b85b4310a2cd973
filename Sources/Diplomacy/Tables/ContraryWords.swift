import SourceText

/// Words that exclude each other where they are said of one matter: the table `contrary_words.tsv`.
///
/// ```swift
/// let contraries = try ContraryWords()
/// contraries.rows.first?.one.contains(TermHash.of("civilian".utf8))  // true
/// ```
public struct ContraryWords: Sendable {
    /// Two sets of words, by the hashes of their lemmas: each of the one excludes each of the other.
    public struct Row: Sendable {
        /// The words of the one side.
        public var one: [UInt64]
        /// The words of the other.
        public var other: [UInt64]
    }

    /// The rows in the order of the table.
    public let rows: [Row]

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        rows = try TSVTable.resource("contrary_words", of: "Diplomacy", columns: ["one", "other"]).rows.map { row in
            Row(
                one: row.list("one").map { TermHash.of($0.utf8) }, other: row.list("other").map { TermHash.of($0.utf8) }
            )
        }
    }
}
