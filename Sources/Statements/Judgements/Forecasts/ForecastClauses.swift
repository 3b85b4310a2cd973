import Diplomacy
import Language
import SourceText

/// What the words of a forecast ask of its clause.
extension ForecastReader {
    func isFuture(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard !isPerfect(predicate, passages) else { return false }
        return passages.futureAuxiliary(of: predicate) != nil
            || passages.context.trees.child(of: predicate, in: passages.words) { $0 == .xcomp }.map {
                passages.belongs(predicate, to: .prospective)
                    && passages.words.pennTag[$0] == .VB
            } ?? false
    }

    /// Whether a clause looks back: `may have left`; `will have left by May` looks ahead.
    func isPerfect(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if let auxiliary = passages.futureAuxiliary(of: predicate),
            ["will", "wo", "shall"].contains(passages.lemma(auxiliary))
        {
            return false
        }
        return passages.clauses.child(of: predicate, lemmas: ["have"], where: { $0 == .aux }) != nil
    }

    func startsWithDenial(_ range: Range<Int>, _ passages: JudgementPassages) -> Bool {
        ["not", "n't", "no"].contains(passages.lemma(range.lowerBound))
    }
}
