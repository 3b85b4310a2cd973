import SourceText

/// The lines of a document as citations count them: those of the unpacked file, or, where a file holds the text in another
/// form (a row of JSON Lines, a DOCX), those of its text.
struct DocumentLines: Sendable {
    private let map: SourceMap?
    /// The number of the first line.
    private let first: Int
    /// Where lines of the text begin.
    private var starts: [Int] = [0]
    /// The number of the last line.
    let last: Int

    init(_ document: Document) {
        for (offset, byte) in document.text.bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
        if starts.count > 1, starts.last == document.text.count { starts.removeLast() }
        if let map = document.sourceMap, document.row.map({ $0.offset != nil }) ?? true {
            self.map = map
            first = document.row?.line ?? 1
            last = first - 1 + (map.lines.last?.number ?? 1)
        } else {
            map = nil
            first = 1
            last = starts.count
        }
    }

    /// The lines that a span stands on; nil where nothing of it came from the file.
    func lines(of span: Span) -> ClosedRange<Int>? {
        guard let map else {
            let low = line(of: span.start)
            return low...max(low, line(of: max(span.start, span.end - 1)))
        }
        guard let raw = map.raw(of: span) else { return nil }
        let low = map.line(ofRaw: raw.start)
        return (low + first - 1)...(max(low, map.line(ofRaw: max(raw.start, raw.end - 1))) + first - 1)
    }

    /// The span of the text that stands on a line, as far as some spans do; nil where none does.
    func span(ofLine line: Int, among spans: [Span]) -> Span? {
        guard map != nil else {
            let start = starts[line - 1]
            let end = line < starts.count ? starts[line] : Int.max
            let found = spans.filter { $0.start < end && $0.end > start }
            return found.isEmpty ? nil : Span(max(start, found[0].start), min(end, found[found.count - 1].end))
        }
        let found = spans.filter { lines(of: $0)?.contains(line) ?? false }
        return found.first.map { $0.union(found[found.count - 1]) }
    }

    private func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(low, 1)
    }
}
