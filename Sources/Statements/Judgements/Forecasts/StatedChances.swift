import Diplomacy
import Language
import SourceText

/// Chances that a text gives as numbers: `a 60 percent chance`, `one in five`.
extension ForecastReader {
    /// A percentage on a noun of probability, 0...1.
    func percent(on head: Int, _ passages: JudgementPassages) -> ClosedRange<Double>? {
        percentRange(passages.context.trees.subtree(head), near: head..<(head + 1), passages)
    }

    /// The words of the percentage that a verb gives a chance: `put at 65 percent the chance that`, `gives it a one-in-five`.
    func sizing(_ verb: Int, _ passages: JudgementPassages) -> Range<Int>? {
        let context = passages.context
        guard
            ["put", "set", "see", "rate", "estimate", "reckon", "assess", "place", "peg"].contains(passages.lemma(verb))
        else { return nil }
        for oblique in context.arguments(of: verb).obliques where oblique.head > verb {
            let index = context.quantityOfWord[oblique.head]
            guard index >= 0, context.analysis.quantities[Int(index)].kind == .percent else { continue }
            var (first, end) = (oblique.head, oblique.head + 1)
            while first > 0, context.quantityOfWord[first - 1] == index { first -= 1 }
            while end < passages.words.count, context.quantityOfWord[end] == index { end += 1 }
            return first..<end
        }
        return nil
    }

    /// The number that stands at most four words from a term.
    func percentRange(
        _ range: Range<Int>, near term: Range<Int>, _ passages: JudgementPassages
    ) -> ClosedRange<Double>? {
        let low = max(range.lowerBound, term.lowerBound - 4)
        let high = min(range.upperBound, term.upperBound + 5)
        guard low < high else { return nil }
        for word in low..<high {
            let index = passages.context.quantityOfWord[word]
            guard index >= 0 else { continue }
            let quantity = passages.context.analysis.quantities[Int(index)]
            let isShare = quantity.amount.unit == "share"
            guard isShare || quantity.kind == .percent || quantity.amount.unit == "percent" else { continue }
            let whole: Double = isShare ? 1 : 100
            guard
                [
                    "chance", "chances", "probability", "likelihood", "odds", "likely", "unlikely", "possibility",
                    "risk", "danger",
                ]
                .contains(
                    passages.lemma(term.upperBound - 1)) || term.contains(word)
            else { return nil }
            let amount = quantity.amount
            if let value = amount.value { return min(max(value / whole, 0), 1)...min(max(value / whole, 0), 1) }
            if let low = amount.low, let high = amount.high, low <= high {
                return min(max(low / whole, 0), 1)...min(max(high / whole, 0), 1)
            }
        }
        return nil
    }
}
