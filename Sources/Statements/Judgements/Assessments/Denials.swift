import Diplomacy
import Language
import SourceText

/// What an author denies: `has never closed a door`, `does not need the pact`, `nothing in law prevents it`.
///
/// A report tells what happened; who says what is not so, without a day or a number, answers somebody.
extension ClaimReader {
    private static let denying: Set<String> = [
        "not", "n't", "never", "no", "nothing", "nobody", "none", "neither", "nor", "nowhere",
    ]

    /// Whether a main clause denies in the present or the perfect that something is so.
    func isDeniedNow(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let context = passages.context
        switch words.relation[predicate] {
        case .root, .conj, .parataxis: break
        default: return false
        }
        guard let subject = context.subject(of: predicate), isPresent(predicate, passages),
            !isPerforming(passages.lemma(predicate)), !passages.belongs(predicate, to: .speech),
            !ClosedWords.speaking.contains(passages.lemma(subject))
        else { return false }
        // `is not a member`: of what kind a thing is not.
        if passages.hasCopula(predicate),
            isPlain(passages.lemma(predicate)) || context.entity(ofHead: predicate) != nil
                || words.tag[predicate] != .adjective && words.tag[predicate] != .noun
        {
            return false
        }
        let range = passages.clauses.range(of: predicate)
        guard range.count >= 4,
            !range.contains(where: { context.timeOfWord[$0] >= 0 || context.quantityOfWord[$0] >= 0 })
        else { return false }
        return range.contains {
            ClaimReader.denying.contains(passages.lemma($0)) && passages.clauses.predicate(of: $0) == predicate
        }
    }

    /// Whether a clause is in the present or the perfect, or says what can be.
    private func isPresent(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        var isPresent = words.pennTag[predicate] == .VBZ || words.pennTag[predicate] == .VBP
        var isOther = words.pennTag[predicate] == .VBD
        passages.context.trees.forEachChild(predicate) { child in
            switch words.relation[child] {
            case .aux, .auxPass, .cop:
                switch words.pennTag[child] {
                case .VBZ, .VBP: isPresent = true
                case .VBD: isOther = true
                case .MD: if ["can", "ca"].contains(passages.lemma(child)) { isPresent = true } else { isOther = true }
                default: break
                }
            default: break
            }
        }
        return isPresent && !isOther
    }
}
