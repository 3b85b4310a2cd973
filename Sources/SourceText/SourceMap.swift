/// Leads from bytes of an extracted text back to the bytes of the page that they came from.
///
/// Segments are kept in order of the text; between two of them stand bytes that extraction added (line breaks).
public struct SourceMap: Sendable, Hashable, Codable {
    /// A run of text and the raw bytes it came from.
    public struct Segment: Sendable, Hashable, Codable {
        /// Bytes of the extracted text.
        public var text: Span
        /// Bytes of the raw input; of another length where a character reference or another encoding stood there.
        public var raw: Span

        /// A run of text and the raw bytes it came from.
        public init(text: Span, raw: Span) {
            self.text = text
            self.raw = raw
        }
    }

    /// The segments, ordered by their place in the text.
    public private(set) var segments: [Segment]

    /// Where a line of the raw input begins.
    public struct LineStart: Sendable, Hashable, Codable {
        /// The raw byte.
        public var offset: Int
        /// The line's number, from 1.
        public var number: Int
    }

    /// Where lines of the raw input begin, in order; those that hold a segment at least.
    public private(set) var lines: [LineStart]

    /// A map of some segments, in any order; no two may share a byte of the text.
    ///
    /// - Parameter lineBreaks: the raw bytes behind each line break, in order.
    public init(segments: [Segment] = [], behindLineBreaks lineBreaks: [Int] = []) {
        self.segments = segments.sorted { $0.text < $1.text }
        lines = [LineStart(offset: 0, number: 1)]
        lines.reserveCapacity(lineBreaks.count + 1)
        for (index, offset) in lineBreaks.enumerated() { lines.append(LineStart(offset: offset, number: index + 2)) }
    }

    /// The line of the raw input that a raw byte stands on, counted from 1.
    public func line(ofRaw offset: Int) -> Int {
        let low = firstLine(behind: offset)
        return low > 0 ? lines[low - 1].number : 1
    }

    /// The part of the map that some spans of the text need.
    ///
    /// - Parameter spans: in order of the text.
    public func restricted(to spans: [Span]) -> SourceMap {
        var part = SourceMap()
        var next = 0
        for span in spans {
            while next < segments.count, segments[next].text.end <= span.start { next += 1 }
            while next < segments.count, segments[next].text.start < span.end {
                part.segments.append(segments[next])
                next += 1
            }
        }
        var wanted: Set<LineStart> = []
        for segment in part.segments {
            var index = firstLine(behind: segment.raw.start)
            if index > 0 { wanted.insert(lines[index - 1]) }
            while index < lines.count, lines[index].offset < segment.raw.end {
                wanted.insert(lines[index])
                index += 1
            }
        }
        part.lines = wanted.sorted { $0.offset < $1.offset }
        return part
    }

    private func firstLine(behind offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The raw bytes that cover a span of the text; nil where nothing of it came from the page.
    ///
    /// Inside a segment of equal length on both sides the answer is exact to the byte; elsewhere it is the whole segment.
    public func raw(of span: Span) -> Span? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].text.end <= span.start { low = middle + 1 } else { high = middle }
        }
        var result: Span?
        var index = low
        while index < segments.count, segments[index].text.start < span.end {
            let segment = segments[index]
            var piece = segment.raw
            if segment.text.count == segment.raw.count {
                let start = max(span.start, segment.text.start) - segment.text.start
                let end = min(span.end, segment.text.end) - segment.text.start
                piece = Span(segment.raw.start + start, segment.raw.start + max(start, end))
            }
            result = result?.union(piece) ?? piece
            index += 1
        }
        return result
    }
}
