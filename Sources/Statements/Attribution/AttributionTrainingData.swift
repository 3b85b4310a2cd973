import Language
import SourceText

/// What the trainer of the models of attribution needs; not for use in the program.
package struct AttributionExamples {
    /// The features of a run of words and what their labels should be.
    package struct Sequence {
        /// For each word its features for its own label, then for the step to it.
        package var words: [(states: [UInt64], steps: [UInt64])] = []
        /// For each word its label; nil where it is not known.
        package var labels: [UInt8?] = []
    }

    /// An attribution of the corpus in bytes of the text.
    package struct Gold {
        package var source: [Span]
        package var cue: [Span]
        package var content: [Span]

        package init(source: [Span], cue: [Span], content: [Span]) {
            self.source = source
            self.cue = cue
            self.content = content
        }
    }

    private let context: ReadingContext
    private let facts: AttributionWords

    package init(_ analysis: Analysis) {
        context = ReadingContext(spansOf: analysis)
        facts = AttributionWords(context)
    }

    /// The words of some spans, marks at the edges of each left out.
    private func words(of spans: [Span]) -> [Range<Int>] {
        let words = context.words
        return spans.compactMap { span in
            var low = context.firstWord(from: span.start)
            // A word belongs to the span that its middle lies in.
            func lies(_ word: Int) -> Bool {
                let middle = (Int(words.start[word]) + Int(words.end[word])) / 2
                return middle >= span.start && middle < span.end
            }
            while low < words.count, Int(words.start[low]) < span.end, !lies(low) { low += 1 }
            var end = low
            while end < words.count, Int(words.start[end]) < span.end, lies(end) { end += 1 }
            while low < end, words.tag[low] == .punctuation { low += 1 }
            while low < end, words.tag[end - 1] == .punctuation { end -= 1 }
            return low < end ? low..<end : nil
        }
    }

    /// The sentences of the document with the labels of the model of cues; words inside content are left open, because the
    /// corpus marks no attribution there.
    package func cueSequences(_ gold: [Gold]) -> [Sequence] {
        var labels = [UInt8?](repeating: 0, count: context.words.count)
        for attribution in gold {
            for range in words(of: attribution.content) { for word in range { labels[word] = nil } }
        }
        for attribution in gold {
            for range in cueWords(attribution) {
                // Right beside a cue it is known that the cue ends.
                for word in max(0, range.lowerBound - 3)..<min(labels.count, range.upperBound + 3) { labels[word] = 0 }
            }
        }
        for attribution in gold {
            for range in cueWords(attribution) { for word in range { labels[word] = 1 } }
        }
        let features = CueFeatures(context, facts)
        return context.analysis.sentences.filter { !$0.words.isEmpty }.map { sentence in
            var sequence = Sequence()
            for word in sentence.words {
                var pair: (states: [UInt64], steps: [UInt64]) = ([], [])
                features.appendStates(word, in: sentence.words, to: &pair.states)
                features.appendSteps(word, in: sentence.words, to: &pair.steps)
                sequence.words.append(pair)
                sequence.labels.append(labels[word])
            }
            return sequence
        }
    }

    /// The words of a cue; a cue that is nothing but a mark (`Clinton: …`) keeps it.
    private func cueWords(_ gold: Gold) -> [Range<Int>] {
        let found = words(of: gold.cue)
        if !found.isEmpty { return found }
        let all = context.words
        return gold.cue.compactMap { span in
            (0..<all.count).first { Int(all.start[$0]) == span.start }.map { $0..<($0 + 1) }
        }
    }

    /// For each attribution the words around its cue with the labels of the model of roles, and how many words of source
    /// and content lie outside of them.
    package func roleSequences(_ gold: [Gold]) -> (sequences: [Sequence], lost: Int) {
        var features = RoleFeatures(context, facts)
        var lost = 0
        var sequences: [Sequence] = []
        for attribution in gold {
            guard let cue = cueWords(attribution).first,
                context.words.sentence[cue.lowerBound] == context.words.sentence[cue.upperBound - 1]
            else { continue }
            features.turn(to: cue)
            let window = features.window
            var labels = [UInt8?](repeating: 0, count: window.count)
            for (spans, label) in [
                (attribution.content, PassageFinder.Role.content), (attribution.source, PassageFinder.Role.source),
            ] {
                for range in words(of: spans) {
                    for word in range {
                        if window.contains(word) {
                            if !cue.contains(word) { labels[word - window.lowerBound] = label }
                        } else {
                            lost += 1
                        }
                    }
                }
            }
            var sequence = Sequence()
            sequence.labels = labels
            for word in window {
                var pair: (states: [UInt64], steps: [UInt64]) = ([], [])
                features.appendStates(word, to: &pair.states)
                features.appendSteps(word, to: &pair.steps)
                sequence.words.append(pair)
            }
            sequences.append(sequence)
        }
        return (sequences, lost)
    }
}

extension StatementReader {
    /// Takes the place of the models of attribution.
    package mutating func setAttributionModels(cues: ChainModel, roles: ChainModel) {
        attributions.finder = PassageFinder(cues: cues, roles: roles)
    }

    /// How ready the model of cues is, see ``PassageFinder/readiness``.
    package mutating func setAttributionReadiness(_ readiness: Float) { attributions.finder?.readiness = readiness }
}
