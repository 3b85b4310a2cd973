import Diplomacy
import SourceText

/// The nouns that, with `the` or `this`, take up the framework that a text speaks of: the table `framework_nouns.tsv`.
struct FrameworkNouns: Sendable {
    /// By noun the forms of framework that it can mean; none is any.
    private var forms: [String: Set<String>] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("framework_nouns", columns: ["noun", "forms"]) {
            forms[row["noun"]] = Set(row.list("forms"))
        }
    }

    /// The forms of framework that a noun can mean, empty where it can mean any; nil where it takes up none. A lemma in
    /// lower case.
    subscript(noun: String) -> Set<String>? { forms[noun] }
}
