import SourceText

/// The passages of a document that statements and attributions point at: enough to quote them without the whole text.
public struct Excerpts: Sendable, Hashable, Codable {
    /// Passages in order of the text, without overlap.
    private var spans: [Span] = []
    /// The line of each passage's first byte, from 1.
    private var lines: [Int] = []
    /// Their bytes, one after the other.
    private var bytes: [UInt8] = []
    /// Where each passage begins in ``bytes``.
    private var offsets: [Int] = []
    /// Leads to the raw bytes of the passages, where those are not the text's.
    private var map: SourceMap?

    /// No passage.
    public init() {}

    /// The passages that are kept, in order of the text.
    public var passages: [Span] { spans }

    /// The way to the raw bytes of the passages; nil where the text is the file.
    public var sourceMap: SourceMap? { map }

    /// Keeps the given passages of a text; those that touch or overlap become one.
    public init(of text: Text, spans wanted: [Span]) {
        var line = 1
        var position = 0
        for span in wanted.sorted() where !span.isEmpty && span.end <= text.count {
            if let last = spans.last, span.start <= last.end {
                if span.end > last.end {
                    bytes.append(contentsOf: text.bytes[last.end..<span.end])
                    spans[spans.count - 1] = Span(last.start, span.end)
                }
                continue
            }
            while position < span.start {
                if text.bytes[position] == 0x0A { line += 1 }
                position += 1
            }
            spans.append(span)
            lines.append(line)
            offsets.append(bytes.count)
            bytes.append(contentsOf: text.bytes[span.range])
        }
    }

    private func index(of span: Span) -> Int? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(span) ? low : nil
    }

    /// The words of a span; nil where it was not kept.
    public subscript(span: Span) -> String? {
        guard let index = index(of: span) else { return nil }
        let start = offsets[index] + span.start - spans[index].start
        return String(decoding: bytes[start..<(start + span.count)], as: UTF8.self)
    }

    /// The line that a span begins on, counted from 1; nil where it was not kept.
    public func line(of span: Span) -> Int? {
        guard let index = index(of: span) else { return nil }
        let start = offsets[index]
        let end = start + span.start - spans[index].start
        return lines[index] + bytes[start..<end].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }

    /// Keeps the way from the passages to the raw bytes of the file that they came from.
    public mutating func locate(by map: SourceMap) { self.map = map.restricted(to: spans) }

    /// The bytes of the file that a span came from: the span itself where the text is the file; nil where the span was
    /// not kept, or where nothing of it came from the file.
    public func raw(of span: Span) -> Span? {
        guard index(of: span) != nil else { return nil }
        return map.map { $0.raw(of: span) } ?? span
    }

    /// The line of the file that a span begins on, counted from 1; nil where ``raw(of:)`` is.
    public func rawLine(of span: Span) -> Int? {
        guard let map else { return line(of: span) }
        return raw(of: span).map { map.line(ofRaw: $0.start) }
    }
}
