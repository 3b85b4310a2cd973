import Diplomacy
import Language
import SourceText

/// Who takes something for something: `called the pact a trap`, `is seen as`.
extension AssessmentReader {
    /// Whether a phrase or clause opens with `as`.
    func asPhrase(_ head: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: head, lemmas: ["as"], where: { $0 == .case_ || $0 == .mark }) != nil
    }

    /// Whether a verb of naming has what it names in quotation marks behind it: `called the pact "a triumph"`.
    func namesInQuotes(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard passages.belongs(verb, to: .naming) else { return false }
        let end = min(passages.context.sentence(of: verb).words.upperBound, verb + 10)
        for word in (verb + 1)..<max(end, verb + 1) {
            if words.pennTag[word] == .openQuote { return word > verb + 1 }
            if words.tag[word] == .verb || words.pennTag[word] == .comma || passages.lemma(word) == "for" {
                return false
            }
        }
        return false
    }

    /// Whether `as` stands behind a verb before any other verb, whatever the tree makes of it.
    func asBehind(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let end = min(passages.context.sentence(of: verb).words.upperBound, verb + 14)
        for word in (verb + 1)..<max(end, verb + 1) {
            if words.tag[word] == .verb || words.tag[word] == .auxiliary || words.pennTag[word] == .comma {
                return false
            }
            if passages.lemma(word) == "as" { return true }
        }
        return false
    }

    /// Who takes something for something: the subject of the verb, the `by` phrase of its passive.
    func view(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> (
        factor: Double, subject: Int?
    )? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard words.tag[head] == .verb else { return nil }
        let isFree = namesFreely(head, passages)
        // `described it as a gesture`, `called the decision absurd`; not `described the meeting`, `called the president`.
        if found.words.count == 1 {
            var takes = false
            context.trees.forEachChild(head) { child in
                switch words.relation[child] {
                case .xcomp:
                    // `calling for the envoy to be expelled` asks, `calling the envoy a spy` judges.
                    let isCalled =
                        passages.belongs(head, to: .naming)
                        && words.pennTag[child] != .VB
                        && passages.clauses.child(of: child, lemmas: ["for"], where: { $0 == .mark }) == nil
                        && !(words.tag[child] == .verb && words.pennTag[child] == .VBN)
                    takes = takes || isCalled || asPhrase(child, passages)
                case .obl, .advcl, .nmod: takes = takes || asPhrase(child, passages)
                case .obj:
                    context.trees.forEachChild(child) { inner in
                        if words.relation[inner] == .nmod || words.relation[inner] == .acl {
                            takes = takes || asPhrase(inner, passages)
                        }
                    }
                default: break
                }
            }
            guard takes || isFree || asBehind(head, passages) || namesInQuotes(head, passages) else { return nil }
        }
        if context.isPassive(head) { return (1, context.arguments(of: head).agent) }
        guard words.pennTag[head] != .VB || passages.futureAuxiliary(of: head) != nil else { return nil }
        // What a relative clause says in passing weighs less.
        let factor = words.relation[head] == .aclRelcl && !isFree ? 0.5 : 1
        guard let subject = passages.subject(of: head) else { return (0.5, nil) }
        if words.tag[subject] == .pronoun, ClosedWords.conversing.contains(passages.lemma(subject)) {
            return (factor, nil)
        }
        return (factor, subject)
    }

    /// `what it called the politicisation of an accident`: a name that is somebody's own.
    private func namesFreely(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        guard passages.belongs(verb, to: .naming) || passages.lemma(verb) == "describe",
            let subject = passages.clauses.ownSubject(of: verb)
        else { return false }
        let first = passages.context.trees.subtree(subject).lowerBound
        return first > 0 && passages.lemma(first - 1) == "what"
    }
}
