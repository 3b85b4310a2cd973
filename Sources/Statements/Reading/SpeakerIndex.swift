import Diplomacy
import SourceText

/// Who says a passage: the innermost attribution whose content holds it.
struct SpeakerIndex: Sendable {
    private let attributions: [Attribution]

    init(_ attributions: [Attribution]) {
        self.attributions = attributions.sorted { $0.content < $1.content }
    }

    /// The innermost attribution around a span; nil where the document says it in its own voice.
    func attribution(of span: Span) -> Attribution? {
        var best: Attribution?
        for attribution in attributions {
            if attribution.content.start > span.start { break }
            guard attribution.content.contains(span) else { continue }
            if best.map({ attribution.content.count <= $0.content.count }) ?? true { best = attribution }
        }
        return best
    }
}
