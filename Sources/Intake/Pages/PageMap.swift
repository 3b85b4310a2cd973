import SourceText

/// Joins the way from a page's text to the decoded page with the way from there to the raw bytes.
enum PageMap {
    /// The map from the text to the raw bytes.
    ///
    /// A segment of equal length on both sides holds equal bytes; where a reference or another encoding happens to be as
    /// long as what it stands for, its text is split over two segments of the same raw bytes.
    static func map(_ page: Page, _ decoded: DecodedText, _ raw: [UInt8]) -> SourceMap {
        var segments: [SourceMap.Segment] = []
        segments.reserveCapacity(page.pieces.count)
        func add(_ text: Span, _ source: Span) {
            guard !text.isEmpty else { return }
            if text.count == source.count, text.count > 1, decoded.encoding.hasPrefix("utf-16") {
                segments.append(SourceMap.Segment(text: Span(text.start, text.end - 1), raw: source))
                segments.append(SourceMap.Segment(text: Span(text.end - 1, text.end), raw: source))
            } else {
                segments.append(SourceMap.Segment(text: text, raw: source))
            }
        }
        guard !decoded.steps.isEmpty else {
            for piece in page.pieces {
                add(
                    Span(Int(piece.text), Int(piece.text + piece.textLength)),
                    Span(Int(piece.source), Int(piece.source + piece.sourceLength)))
            }
            return SourceMap(segments: segments, behindLineBreaks: decoded.behindLineBreaks)
        }
        var step = -1
        let steps = decoded.steps
        for piece in page.pieces {
            let start = Int(piece.source)
            let end = start + Int(piece.sourceLength)
            while step + 1 < steps.count, Int(steps[step + 1].text) <= start { step += 1 }
            if piece.textLength != piece.sourceLength {
                add(
                    Span(Int(piece.text), Int(piece.text + piece.textLength)),
                    Span(decoded.raw(start), max(decoded.raw(start), decoded.raw(end))))
                continue
            }
            var at = start
            var current = step
            while at < end {
                let regionStart = current >= 0 ? Int(steps[current].text) : 0
                let rawStart = current >= 0 ? Int(steps[current].raw) : 0
                let isLast = current + 1 >= steps.count
                let regionEnd = isLast ? decoded.bytes.count : Int(steps[current + 1].text)
                let rawEnd = isLast ? rawStart + regionEnd - regionStart : Int(steps[current + 1].raw)
                let stop = min(end, regionEnd)
                if stop > at {
                    let text = Span(Int(piece.text) + at - start, Int(piece.text) + stop - start)
                    if rawEnd - rawStart == regionEnd - regionStart {
                        add(text, Span(rawStart + at - regionStart, rawStart + stop - regionStart))
                    } else {
                        add(text, Span(rawStart, max(rawStart, rawEnd)))
                    }
                }
                at = max(stop, at)
                if stop < end { current += 1 }
                if stop == at, isLast { break }
            }
        }
        return SourceMap(segments: segments, behindLineBreaks: decoded.behindLineBreaks)
    }
}
