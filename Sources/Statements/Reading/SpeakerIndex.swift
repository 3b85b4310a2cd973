import Diplomacy
import SourceText

/// Who says a passage: the innermost attribution whose content holds it.
///
/// A look-up costs the logarithm of the number of attributions and the depth of those that overlap.
struct SpeakerIndex: Sendable {
    /// All of them in order of their content.
    var all: [Attribution] { attributions }

    private let attributions: [Attribution]
    /// For each attribution the last one before it whose content ends later; -1 where there is none.
    private let wider: [Int32]

    init(_ attributions: [Attribution]) {
        let sorted = attributions.sorted { ($0.content, $0.id) < ($1.content, $1.id) }
        var wider: [Int32] = []
        wider.reserveCapacity(sorted.count)
        for index in sorted.indices {
            var other = index - 1
            while other >= 0, sorted[other].content.end <= sorted[index].content.end { other = Int(wider[other]) }
            wider.append(Int32(other))
        }
        self.attributions = sorted
        self.wider = wider
    }

    /// The innermost attribution around a span; nil where the document says it in its own voice.
    func attribution(of span: Span) -> Attribution? {
        var low = 0
        var high = attributions.count
        while low < high {
            let middle = (low + high) / 2
            if attributions[middle].content.start <= span.start { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0 {
            let attribution = attributions[index]
            let surrounds = attribution.content.end >= span.end
            if surrounds, holds(attribution, span) { return attribution }
            // What ends no later than this one cannot hold what reaches past it. A span in a gap of this one's content
            // (`she said`) is looked for in all before.
            index = surrounds ? index - 1 : Int(wider[index])
        }
        return nil
    }

    /// Whether a span touches the pieces of a content, and is not only what stands between them.
    private func holds(_ attribution: Attribution, _ span: Span) -> Bool {
        attribution.contentPieces.isEmpty || attribution.contentPieces.contains { $0.overlaps(span) }
    }
}
