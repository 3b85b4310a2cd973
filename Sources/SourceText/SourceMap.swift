/// Leads from bytes of an extracted text back to the bytes of the page that they came from.
///
/// Segments are kept in order of the text; between two of them stand bytes that extraction added (line breaks).
public struct SourceMap: Sendable, Equatable {
    /// A run of text and the raw bytes it came from.
    public struct Segment: Sendable, Equatable {
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

    /// A map of some segments, in any order; no two may share a byte of the text.
    public init(segments: [Segment] = []) { self.segments = segments.sorted { $0.text < $1.text } }

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
