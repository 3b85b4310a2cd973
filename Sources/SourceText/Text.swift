/// The immutable UTF-8 bytes of a document, valid Unicode throughout; lines and columns are derived when asked for.
public struct Text: Sendable {
    /// The bytes. Copying a `Text` copies no byte.
    public let bytes: [UInt8]

    /// Takes bytes as they are.
    ///
    /// - Precondition: the bytes are valid UTF-8. Intake repairs what it reads before it makes a `Text`.
    public init(utf8 bytes: [UInt8]) { self.bytes = bytes }

    /// The UTF-8 bytes of a string.
    public init(_ string: String) { bytes = Array(string.utf8) }

    /// Length in bytes.
    public var count: Int { bytes.count }

    /// The whole text as a span.
    public var span: Span { Span(0, bytes.count) }

    /// The text of a span; bytes outside the text are left out.
    public subscript(span: Span) -> String {
        let start = min(span.start, bytes.count)
        return String(decoding: bytes[start..<max(start, min(span.end, bytes.count))], as: UTF8.self)
    }

    /// The line of a byte, counted from 1.
    public func line(of offset: Int) -> Int {
        var line = 1
        for byte in bytes[..<min(max(offset, 0), bytes.count)] where byte == 0x0A { line += 1 }
        return line
    }
}
