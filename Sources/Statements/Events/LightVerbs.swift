import Foundation
import SourceText

/// Verbs that lend their subject to the act that they govern: the table `light_verbs.tsv`.
struct LightVerbs: Sendable {
    /// What a light verb does.
    struct Use: OptionSet, Sendable {
        let rawValue: UInt8
        /// `made a visit`.
        static let noun = Use(rawValue: 1)
        /// `began to withdraw`.
        static let clause = Use(rawValue: 2)
        /// `faced an attack`: the subject is acted upon.
        static let reverse = Use(rawValue: 4)
        /// `announced sanctions`: to say it is to do it.
        static let performs = Use(rawValue: 8)
        /// `talks began`, `the strike killed six`: that the act of its subject takes place, ends or has an effect.
        static let happens = Use(rawValue: 16)
    }

    private var uses: [String: Use] = [:]
    private var rows: [String: RowPlace] = [:]
    private var firstWords: Set<String> = []

    init(resources: TableFolder) throws {
        for row in try resources.table("light_verbs", columns: ["lemma", "governs"]) {
            rows[row["lemma"]] = rows[row["lemma"]] ?? row.place
            if let space = row["lemma"].firstIndex(of: " ") { firstWords.insert(String(row["lemma"][..<space])) }
            switch row["governs"] {
            case "noun": uses[row["lemma"], default: []].insert(.noun)
            case "clause": uses[row["lemma"], default: []].insert(.clause)
            case "performs": uses[row["lemma"], default: []].insert(.performs)
            case "reverse": uses[row["lemma"], default: []].insert(.reverse)
            case "happens": uses[row["lemma"], default: []].insert(.happens)
            default:
                throw row.failure(
                    "CH0221", "governs: '\(row["governs"])' is not noun, clause, reverse, performs or happens")
            }
        }
    }

    func use(of lemma: String) -> Use { uses[lemma] ?? [] }

    /// Whether some row is of a verb with the word behind it, and begins with a verb: `take place`.
    func beginsPhrase(_ lemma: String) -> Bool { firstWords.contains(lemma) }

    /// The first row of a lemma; nil where it has none.
    func row(of lemma: String) -> RowPlace? { rows[lemma] }
}
