import Diplomacy
import SourceText

/// What one statement answers to one question.
struct Claim<Value> {
    /// The number of the statement in the context; nil for an answer that no statement covers.
    var statement: Int?
    /// The number of the document.
    var document: Int
    var value: Value
    /// The value as text, normalised.
    var text: String
    /// Where it stands, if no statement covers it.
    var span: Span?
}

/// A finding before it gets its id, its count of origins and its grade.
struct Draft {
    var question: String
    var kind: Finding.Kind
    var answers: [Answer]
    var verdict: Finding.Verdict
    var rule: String
    var scope: String?
    /// How much the matter weighs, 0...1, whatever the verdict.
    var weight: Double
    /// Whom it is about: documents that speak of all of them and do not answer are silent.
    var subject: [EntityID]
    /// Whether its answers may speak of two matters: nobody can judge it then.
    var isLoose = false
    /// Whether a conflict stands only where the words around its answers are alike, see ``PassageEvidence``.
    var mustBeBorneOut = false

    /// An answer by document.
    struct Answer {
        var document: Int
        var value: String
        var statement: Int?
        var span: Span?
    }
}

/// The outcome of comparing the claims of several documents.
struct Judgement {
    var verdict: Finding.Verdict
    var rule: String

    /// Compares what documents say.
    ///
    /// Two documents conflict where no value of the one is compatible with any of the other: a document that gives both
    /// numbers contradicts neither.
    static func of<Value>(_ claims: [Claim<Value>], _ compare: (Value, Value) -> Relation) -> Judgement {
        var byDocument: [Int: [Int]] = [:]
        var values: [(text: String, value: Value)] = []
        var known: [String: Int] = [:]
        for claim in claims {
            let number: Int
            if let index = known[claim.text] {
                number = index
            } else {
                number = values.count
                known[claim.text] = number
                values.append((claim.text, claim.value))
            }
            byDocument[claim.document, default: []].append(number)
        }
        guard byDocument.count > 1 else { return Judgement(verdict: .single, rule: "one document only") }
        // Only so many different values are compared: beyond that the question itself is too wide.
        let limit = min(values.count, 40)
        var relation: [[Relation]] = Array(repeating: Array(repeating: .same, count: limit), count: limit)
        for i in 0..<limit {
            for j in (i + 1)..<max(limit, i + 1) {
                relation[i][j] = compare(values[i].value, values[j].value)
                relation[j][i] = relation[i][j]
            }
        }
        var apart: String?
        var refined: String?
        var sets: [[Int]] = []
        for document in byDocument.keys.sorted() {
            let set = Array(Set(byDocument[document] ?? [])).filter { $0 < limit }.sorted()
            if !sets.contains(set) { sets.append(set) }
        }
        for (index, left) in sets.enumerated() {
            for right in sets[(index + 1)...] {
                var compatible = false
                var rule: String?
                for x in left {
                    for y in right {
                        switch relation[x][y] {
                        case .same: compatible = true
                        case .refines(let why):
                            compatible = true
                            if refined == nil { refined = why }
                        case .apart(let why): if rule == nil { rule = why }
                        }
                    }
                }
                if !compatible, apart == nil { apart = rule }
                if compatible, rule != nil, refined == nil { refined = "one document gives more than one value" }
            }
        }
        if let apart { return Judgement(verdict: .conflict, rule: apart) }
        if let refined { return Judgement(verdict: .refine, rule: refined) }
        if sets.contains(where: { $0.count > 1 }) {
            return Judgement(verdict: .refine, rule: "one document gives more than one value")
        }
        return Judgement(verdict: .agree, rule: "the same in all")
    }
}
