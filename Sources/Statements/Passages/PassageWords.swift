import Diplomacy
import SourceText

/// What small words do in a passage: the table `passage_words.tsv`.
struct PassageWords: Sendable {
    /// What a word does.
    enum Role: String, Sendable {
        /// It says nothing of what the passage is about.
        case empty
        /// It lends its place to the noun beside it.
        case light
        /// It says that something is not so.
        case negation
        /// After it something is said not to be so.
        case denial
        /// The same, unless what it is dismissed as is told.
        case dismissal
        /// A noun for what somebody says, which a denial of it denies.
        case claim
        /// Under it nothing is yet said to be so.
        case condition
    }

    private var roles: [UInt64: Role] = [:]

    /// - Throws: `TSVTable.Failure`.
    init(resources: TableFolder) throws {
        for row in try resources.table("passage_words", columns: ["word", "role"]) {
            guard let role = Role(rawValue: row["role"]) else {
                throw row.failure(
                    "CH0205",
                    "role: '\(row["role"])' is none of empty, light, negation, denial, dismissal, claim, condition")
            }
            let hash = TermHash.of(row["word"].utf8)
            if roles[hash] == nil { roles[hash] = role }
        }
    }

    /// The role of a lemma by its ``TermHash``; nil for an ordinary word.
    subscript(_ lemma: UInt64) -> Role? { roles[lemma] }
}
