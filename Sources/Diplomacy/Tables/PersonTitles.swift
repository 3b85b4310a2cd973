import SourceText

/// Words before a person's name that are no part of it: the table `person_titles.tsv`.
public struct PersonTitles: Sendable {
    private var words: Set<String> = []

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("person_titles", of: "Diplomacy", columns: ["word"]).rows {
            words.insert(row["word"])
        }
    }

    /// Whether a lower-case word is a title.
    public func contains(_ word: String) -> Bool { words.contains(word) }
}
