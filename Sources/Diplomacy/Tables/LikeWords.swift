import SourceText

/// Words that reports of one affair use for one thing: the table `like_words.tsv`.
///
/// ```swift
/// let like = try LikeWords()
/// like.term(TermHash.of("truce".utf8)) == like.term(TermHash.of("ceasefire".utf8))  // true
/// ```
public struct LikeWords: Sendable {
    /// The hash of a row for the hash of each of its words.
    private var rows: [UInt64: UInt64] = [:]
    /// The hashes of the words of each row.
    private var words: [UInt64: [UInt64]] = [:]

    /// Reads the table of the Diplomacy target, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        for row in try Tables.folder(lexicon).table("like_words", columns: ["sense", "words"]) {
            let sense = TermHash.of(("~" + row["sense"]).utf8)
            for word in row.list("words") {
                let hash = TermHash.of(word.utf8)
                guard rows[hash] == nil else { continue }
                rows[hash] = sense
                words[sense, default: []].append(hash)
            }
        }
    }

    /// The hash by which the hash of a lemma is compared: that of its row, or itself.
    public func term(_ hash: UInt64) -> UInt64 { rows[hash] ?? hash }

    /// The hashes of the words behind a term: those of a row, or the term itself.
    public func words(of term: UInt64) -> [UInt64] { words[term] ?? [term] }
}
