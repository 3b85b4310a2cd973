import SourceText

/// The words of the lines above an article that tell by-lines and dates, from `header_words.tsv`.
struct HeaderWords: Sendable {
    /// May stand before `by`: `Words by …`.
    private(set) var openings: Set<String> = []
    /// Tell that a date beside them is that of the publication.
    private(set) var published: Set<String> = []
    /// Tell that a date beside them is that of a change.
    private(set) var updated: Set<String> = []
    /// May stand beside a date on a line that is nothing else.
    private(set) var besideDates: Set<String> = []

    private enum Kind: String { case opening, published, updated, besideDate = "beside_date" }

    init(_ table: TSVTable) throws {
        for row in table.rows {
            let word = row["word"]
            switch Kind(rawValue: row["kind"]) {
            case .opening: openings.insert(word)
            case .published: published.insert(word)
            case .updated: updated.insert(word)
            case .besideDate: besideDates.insert(word)
            case nil: throw row.failure("CH0205", "kind: '\(row["kind"])' is no kind of word of a header")
            }
        }
    }
}
