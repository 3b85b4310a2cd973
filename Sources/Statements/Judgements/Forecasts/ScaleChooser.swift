import Diplomacy
import SourceText

/// On which published scale a document's words of probability are to be read: the one that its text names (page furniture
/// included), else its publisher's; none where neither says so.
struct ScaleChooser: Sendable {
    private let scales: ProbabilityScales
    private var phrases = Phrases()

    init(_ scales: ProbabilityScales) {
        self.scales = scales
        for (index, scale) in scales.scales.enumerated() {
            for words in scale.words { phrases.add(words, value: index) }
        }
    }

    /// The code of the scale; nil where none is named.
    func scale(of document: Document) -> String? {
        // Only a document that speaks of a scale, a yardstick or its words can name one.
        if ScaleChooser.speaksOfScale(document.text.bytes),
            let named = phrases.values(in: document.text[document.text.span]).first
        {
            return scales.scales[named].code
        }
        guard let publisher = document.publisher?.lowercased() else { return nil }
        return scales.scales.first { scale in scale.publishers.contains { $0.lowercased() == publisher } }?.code
    }

    /// Whether one of the words stands somewhere by which tables of scales are named: cheap, and rarely so.
    private static func speaksOfScale(_ bytes: [UInt8]) -> Bool {
        for word in ["robability", "ardstick", "PHIA", "ICD", "AJP", "ncertainty language", "ikelihood scale"] {
            let pattern = Array(word.utf8)
            guard let first = pattern.first else { continue }
            var place = 0
            while let next = bytes[place...].firstIndex(of: first) {
                if bytes[next...].starts(with: pattern) { return true }
                place = next + 1
            }
        }
        return false
    }
}
