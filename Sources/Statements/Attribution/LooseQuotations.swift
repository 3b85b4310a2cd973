import Language
import SourceText

/// Lays quotations that stand without a cue to whoever spoke last: a paragraph that is nothing but a quotation, a sentence
/// of quotation after one that named its speaker.
struct LooseQuotations {
    private let context: ReadingContext
    private let facts: AttributionWords

    init(_ context: ReadingContext, _ facts: AttributionWords) {
        self.context = context
        self.facts = facts
    }

    /// Adds the quotations that no passage holds yet.
    func add(to passages: inout [AttributedPassage]) {
        let words = context.words
        var isHeld = [Bool](repeating: false, count: words.count)
        for passage in passages {
            for piece in passage.content { for word in piece { isHeld[word] = true } }
        }
        // The last source before each word, and the paragraph in which it spoke.
        let spoken = passages.filter { !$0.source.isEmpty }.sorted { end(of: $0) < end(of: $1) }
        var next = 0
        var last: AttributedPassage?
        var lastEnd = 0
        var word = 0
        while word < words.count {
            let index = Int(facts.quotation[word])
            guard index >= 0 else {
                word += 1
                continue
            }
            let first = word
            while word < words.count, Int(facts.quotation[word]) == index { word += 1 }
            let range = first..<word
            while next < spoken.count, end(of: spoken[next]) <= first {
                last = spoken[next]
                lastEnd = end(of: spoken[next])
                next += 1
            }
            guard isStatement(range), !range.contains(where: { isHeld[$0] }) else { continue }
            let paragraph = facts.paragraph[Int(words.sentence[first])]
            var source: [Range<Int>] = []
            let isNear =
                lastEnd > 0 && words.sentence[lastEnd - 1] + 1 >= words.sentence[first]
            // Whoever spoke in the sentence before, else whom that sentence is about, else whoever spoke last.
            if let last, isNear {
                source = last.source
            } else if let person = personBefore(first, paragraph) {
                source = [person]
            } else if let last, lastEnd > 0, paragraph - facts.paragraph[Int(words.sentence[lastEnd - 1])] <= 1 {
                source = last.source
            }
            guard !source.isEmpty else { continue }
            passages.append(
                AttributedPassage(cue: first..<first, source: source, content: [range], confidence: 0.5))
            last = passages[passages.count - 1]
            lastEnd = word
        }
    }

    private func end(of passage: AttributedPassage) -> Int {
        max(passage.cue.upperBound, passage.content.last?.upperBound ?? 0)
    }

    /// Whether a quotation is one or more whole sentences, no single word or title.
    private func isStatement(_ range: Range<Int>) -> Bool {
        let words = context.words
        let first = context.sentence(of: range.lowerBound)
        let last = context.sentence(of: range.upperBound - 1)
        guard first.words.lowerBound == range.lowerBound, last.words.upperBound <= range.upperBound + 1 else {
            return false
        }
        return range.reduce(0) { $0 + (words.tag[$1] == .punctuation ? 0 : 1) } > 4
    }

    /// The last person or body that is the subject of the sentence before.
    private func personBefore(_ word: Int, _ paragraph: Int32) -> Range<Int>? {
        let words = context.words
        let sentence = Int(words.sentence[word])
        guard sentence > 0, paragraph - facts.paragraph[sentence - 1] <= 1 else { return nil }
        for candidate in context.analysis.sentences[sentence - 1].words where words.relation[candidate] == .nsubj {
            let index = Int(context.mentionOfHead[candidate])
            guard index >= 0 else { continue }
            let mention = context.analysis.mentions[index]
            if mention.kind == .person, Int(words.head[candidate]) >= 0 { return mention.words }
        }
        return nil
    }
}
