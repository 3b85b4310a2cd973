import Language
import SourceText

/// What the letters of some words tell: whether they can be a name at all.
extension OwnNames {
    /// Whether some words can be a name at all.
    func isNameLike(_ range: Range<Int>) -> Bool {
        guard range.count <= 12 else { return false }
        let words = analysis.words
        let bytes = analysis.text.bytes
        var letters = 0
        var isProper = false
        for word in range {
            let span = words.span(word)
            guard span.end <= bytes.count, !span.isEmpty else { return false }
            let byte = bytes[span.start]
            if byte >= 0x41 && byte <= 0x5A || byte >= 0xC3 { letters += 1 }
            if words.tag[word] == .properNoun { isProper = true }
        }
        let first = bytes[words.span(range.lowerBound).start]
        return letters > 0 && isProper && !(first >= 0x61 && first <= 0x7A && range.count == 1)
            && words.span(range).count <= 120
    }

    /// Whether capitals say little: a single word at the beginning of a sentence, or a heading in capitals.
    func isDoubtful(_ range: Range<Int>) -> Bool {
        let sentence = Int(analysis.words.sentence[range.lowerBound])
        guard sentence >= 0, sentence < analysis.sentences.count else { return true }
        if isTitleCase[sentence] { return true }
        return range.count == 1 && range.lowerBound == analysis.sentences[sentence].words.lowerBound
    }

    /// Whether most longer words of a sentence begin with capitals.
    func isTitleCase(_ sentence: Sentence) -> Bool {
        var long = 0
        var capitals = 0
        let bytes = analysis.text.bytes
        for word in sentence.words.prefix(60) {
            let span = analysis.words.span(word)
            guard span.count >= 4, span.end <= bytes.count else { continue }
            long += 1
            let byte = bytes[span.start]
            if byte >= 0x41 && byte <= 0x5A { capitals += 1 }
        }
        // `Togo welcomed the Volta Water Pact.`: names, and a verb that no heading in capitals writes so.
        for word in sentence.words.prefix(60) where analysis.words.tag[word] == .verb {
            let span = analysis.words.span(word)
            if span.count > 2, span.end <= bytes.count, (0x61...0x7A).contains(bytes[span.start]) { return false }
        }
        guard long > 0 else { return false }
        // No sentence without a full stop at its end, if it is short.
        return long >= 3 ? capitals * 10 >= long * 8 : sentence.words.count <= 4 && capitals == long
    }
}

extension Words {
    /// The words of a mention that stand in a span.
    func range(of span: Span, in mention: Mention) -> Range<Int> {
        var low = mention.words.lowerBound
        var high = mention.words.upperBound
        while low < high, low < count, Int(end[low]) <= span.start { low += 1 }
        while high > low, high <= count, Int(start[high - 1]) >= span.end { high -= 1 }
        return low..<max(low, min(high, count))
    }
}
