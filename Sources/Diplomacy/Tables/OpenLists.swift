import SourceText

/// Words by which a list says that it is not whole: the table `open_list_words.tsv`.
///
/// `The pact binds Chad, Mali and Niger` gives all; `the pact binds several states, among them Chad and Mali` gives some.
public struct OpenLists: Sendable {
    private var words: Set<UInt64> = []

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("open_list_words", of: "Diplomacy", columns: ["word"]).rows {
            words.insert(TermHash.of(row["word"].utf8))
        }
    }

    /// Whether a passage has one of them.
    public func isOpen(_ passage: some Sequence<UInt8>) -> Bool {
        var isOpen = false
        WordHashes.forEach(in: passage) { if words.contains($0) { isOpen = true } }
        return isOpen
    }
}
