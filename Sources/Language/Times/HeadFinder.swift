import SourceText

/// Finds the words that stand under a span, and which of them is the head.
enum HeadFinder {
    /// The word that holds a byte, or the first behind it; nil where there is none.
    static func word(at byte: Int, in words: Words) -> Int? {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words.end[middle]) <= byte { low = middle + 1 } else { high = middle }
        }
        return low < words.count ? low : nil
    }

    /// The word inside a span whose head lies outside of it, the first of several; nil where no word lies inside.
    static func head(of span: Span, in words: Words) -> Int? {
        guard let first = word(at: span.start, in: words), Int(words.start[first]) < span.end else { return nil }
        var last = first
        while last + 1 < words.count, Int(words.start[last + 1]) < span.end, last - first < 64 { last += 1 }
        guard words.head.count == words.count else { return last }
        var best: (word: Int, depth: Int)?
        for word in first...last {
            var depth = 0
            var at = word
            while depth < 64 {
                let head = Int(words.head[at])
                guard head >= 0, head < words.count else { break }
                at = head
                depth += 1
            }
            if best.map({ depth < $0.depth }) ?? true { best = (word, depth) }
        }
        return best?.word
    }

    static func heads(of times: inout [TimeExpression], in words: Words) {
        guard words.count > 0 else { return }
        for index in times.indices { times[index].head = head(of: times[index].span, in: words) }
    }

    static func heads(of quantities: inout [Quantity], in words: Words) {
        guard words.count > 0 else { return }
        for index in quantities.indices { quantities[index].head = head(of: quantities[index].span, in: words) }
    }
}

extension Document {
    /// Everything but page furniture, in order, without overlap: body, headline, captions, derived passages.
    var readRanges: [Span] {
        var spans = body + captions + derived.map(\.span)
        if let headline { spans.append(headline) }
        spans.sort()
        var ranges: [Span] = []
        for span in spans where !span.isEmpty {
            let start = max(span.start, ranges.last?.end ?? 0)
            if start < min(span.end, text.count) { ranges.append(Span(start, min(span.end, text.count))) }
        }
        return ranges
    }
}
