import Language
import SourceText

/// Turns runs of words into the bytes that a reader would mark: quotation marks come along in pairs, other marks at the
/// edges do not.
struct PassageSpans {
    private let words: Words
    private let facts: AttributionWords
    private let bytes: [UInt8]

    init(_ context: ReadingContext, _ facts: AttributionWords) {
        words = context.words
        bytes = context.analysis.text.bytes
        self.facts = facts
    }

    /// The bytes of some runs of words, runs that only marks stand between joined to one.
    func spans(_ pieces: [Range<Int>]) -> [Span] {
        var result: [Span] = []
        for piece in pieces {
            guard let span = span(piece) else { continue }
            if let last = result.last, span.start <= last.end || isOnlyMarks(last.end, span.start) {
                result[result.count - 1] = last.union(span)
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// The bytes of one run of words; nil where it holds nothing but marks.
    func span(_ piece: Range<Int>) -> Span? {
        var low = piece.lowerBound
        var high = piece.upperBound
        while low < high, words.tag[low] == .punctuation { low += 1 }
        while high > low, words.tag[high - 1] == .punctuation { high -= 1 }
        guard low < high else { return nil }
        var start = Int(words.start[low])
        var end = Int(words.end[high - 1])
        // The closing mark of a quotation that ends here, and what stands before it.
        if let quotation = innermost(at: end - 1) {
            if quotation.inner.end >= end, isOnlyMarks(end, quotation.inner.end), quotation.span.start >= start - 6 {
                end = quotation.span.end
                if quotation.span.start < start, isOnlyMarks(quotation.span.start, start) {
                    start = quotation.span.start
                }
            }
        }
        // The opening mark of a quotation that begins here and ends inside.
        if let quotation = innermost(at: start), quotation.span.start < start, quotation.span.end <= end,
            isOnlyMarks(quotation.span.start, start)
        {
            start = quotation.span.start
        }
        return Span(start, end)
    }

    /// The smallest quotation around a byte; nil where there is none.
    private func innermost(at byte: Int) -> Quotation? {
        let quotations = facts.quotations
        var low = 0
        var high = quotations.count
        while low < high {
            let middle = (low + high) / 2
            if quotations[middle].span.start <= byte { low = middle + 1 } else { high = middle }
        }
        // The last that begins before it is the innermost, if it reaches; nests are few deep.
        var index = low - 1
        var steps = 0
        while index >= 0, steps < 8 {
            if quotations[index].span.contains(byte) { return quotations[index] }
            index -= 1
            steps += 1
        }
        return nil
    }

    /// Whether nothing but marks and white space stands between two bytes.
    private func isOnlyMarks(_ start: Int, _ end: Int) -> Bool {
        guard start <= end, end <= bytes.count, end - start <= 12 else { return false }
        var position = start
        while position < end {
            let byte = bytes[position]
            if byte == 0x0A { return false }
            if byte >= 0x80 {
                // General punctuation, the no-break space and guillemets.
                if byte == 0xE2, position + 2 < bytes.count, bytes[position + 1] == 0x80 {
                    position += 3
                    continue
                }
                if byte == 0xC2, position + 1 < bytes.count, [0xA0, 0xAB, 0xBB].contains(bytes[position + 1]) {
                    position += 2
                    continue
                }
                return false
            }
            let isLetter = byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
            if isLetter || byte >= 0x30 && byte <= 0x39 || byte == 0x24 || byte == 0x25 { return false }
            position += 1
        }
        return true
    }
}
