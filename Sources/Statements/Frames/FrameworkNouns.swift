import Diplomacy
import SourceText

/// The nouns that, with `the` or `this`, take up the framework that a text speaks of, and those whose names are often of no
/// framework: the table `framework_nouns.tsv`.
struct FrameworkNouns: Sendable {
    /// By noun the forms of framework that it can mean; none is any.
    private var forms: [String: Set<String>] = [:]
    /// Words of names that are often those of a party, a trade union or a sport.
    private(set) var vague: Set<String> = []

    init(resources: TableFolder) throws {
        for row in try resources.table("framework_nouns", columns: ["noun", "forms", "vague"]) {
            let noun = row["noun"]
            if row["vague"] == "yes" { vague.insert(noun) }
            if row["forms"] != "no" { forms[noun] = Set(row.list("forms")) }
        }
    }

    /// The forms of framework that a noun can mean, empty where it can mean any; nil where it takes up none. A lemma in
    /// lower case.
    subscript(noun: String) -> Set<String>? { forms[noun] }
}
