/// How a word hangs on another, in a reader's words.
enum RelationWording {
    /// What stands before the other word: `nsubj` gives `the subject of`.
    ///
    /// - Parameter relation: a UD relation with or without its subtype.
    static func words(_ relation: String) -> String {
        if let known = exact[relation] { return known }
        let main = relation.split(separator: ":").first.map(String.init) ?? relation
        return exact[main] ?? "beside"
    }

    private static let exact: [String: String] = [
        "nsubj": "the subject of", "nsubj:pass": "the subject of the passive", "csubj": "the subject of",
        "obj": "the object of", "iobj": "to or for whom, with", "obl": "in a phrase that belongs to",
        "obl:agent": "by whom, with the passive", "nmod": "in a phrase that belongs to", "nmod:poss": "the owner of",
        "compound": "before the noun", "amod": "before the noun", "appos": "another name for",
        "flat": "part of the name",
        "conj": "joined to", "xcomp": "what completes", "ccomp": "what is said or held, with", "acl": "a clause about",
        "advcl": "a clause beside", "parataxis": "a remark beside", "vocative": "spoken to, beside",
    ]
}
