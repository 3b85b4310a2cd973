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

    /// Stand before the names of those who wrote it: `By`, `Par`.
    private(set) var by: Set<String> = []
    /// The words of ``by`` and ``openings`` as every line is asked for them.
    let bylineOpenings: WordSet
    /// Stand with a number on a line that is nothing else: `3 min read`, `No. 88`.
    private(set) var counters: Set<String> = []
    /// Stand before a colon and tell what follows it: `Source: …`.
    private(set) var keys: [String: Key] = [:]

    /// What follows a key.
    enum Key: String, Sendable {
        case author = "author_key", source = "source_key", title = "title_key", date = "date_key", other = "other_key"
    }

    private enum Kind: String { case by, opening, published, updated, counter, besideDate = "beside_date" }

    init(_ table: TSVTable) throws {
        for row in table.rows {
            let word = row["word"]
            if let key = Key(rawValue: row["kind"]) {
                keys[word] = key
                continue
            }
            switch Kind(rawValue: row["kind"]) {
            case .by: by.insert(word)
            case .opening: openings.insert(word)
            case .published: published.insert(word)
            case .updated: updated.insert(word)
            case .besideDate: besideDates.insert(word)
            case .counter: counters.insert(word)
            case nil: throw row.failure("CH0205", "kind: '\(row["kind"])' is no kind of word of a header")
            }
        }
        bylineOpenings = WordSet(by.union(openings).compactMap { LineShape.hashes(of: $0).first })
    }
}
