/// A half-open range `[start, end)` of UTF-8 bytes of a document's text.
///
/// This is the one place that says it: every span in Chancery, in every stage and in the record, counts UTF-8 bytes
/// from the first byte of ``Document/text``, includes `start` and excludes `end`.
///
/// ```swift
/// let span = Span(4, 10)
/// span.count              // 6
/// span.contains(9)        // true
/// span.overlaps(Span(9, 12))  // true
/// ```
public struct Span: Hashable, Comparable, Sendable, Codable {
    @usableFromInline var lower: UInt32
    @usableFromInline var upper: UInt32

    /// The first byte.
    @inlinable public var start: Int { Int(lower) }
    /// The byte after the last.
    @inlinable public var end: Int { Int(upper) }
    /// Length in bytes.
    @inlinable public var count: Int { Int(upper) - Int(lower) }
    /// Whether the span holds no byte.
    @inlinable public var isEmpty: Bool { lower == upper }
    /// The span as a range of array indices.
    @inlinable public var range: Range<Int> { start..<end }

    /// A span from `start` up to, not including, `end`.
    ///
    /// - Precondition: `0 <= start <= end`, and `end` is below 4 GiB, the largest document that Intake admits.
    @inlinable public init(_ start: Int, _ end: Int) {
        precondition(start >= 0 && start <= end && end <= Int(UInt32.max), "a span runs forward within 4 GiB")
        lower = UInt32(truncatingIfNeeded: start)
        upper = UInt32(truncatingIfNeeded: end)
    }

    /// A span over a range of array indices.
    @inlinable public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    /// Whether the byte at `offset` lies inside.
    @inlinable public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }
    /// Whether `other` lies wholly inside.
    @inlinable public func contains(_ other: Span) -> Bool { other.lower >= lower && other.upper <= upper }
    /// Whether the two share at least one byte.
    @inlinable public func overlaps(_ other: Span) -> Bool { lower < other.upper && other.lower < upper }
    /// The number of bytes that both hold.
    @inlinable public func overlap(_ other: Span) -> Int {
        max(0, Int(min(upper, other.upper)) - Int(max(lower, other.lower)))
    }
    /// The smallest span that holds both.
    @inlinable public func union(_ other: Span) -> Span {
        Span(Int(min(lower, other.lower)), Int(max(upper, other.upper)))
    }

    /// Order of the text: by start, a longer span before a shorter one at the same start.
    @inlinable public static func < (left: Span, right: Span) -> Bool {
        left.lower != right.lower ? left.lower < right.lower : left.upper > right.upper
    }

    /// Reads `[start, end]`.
    ///
    /// - Throws: `DecodingError` where the two are no span.
    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        let start = try values.decode(Int.self)
        let end = try values.decode(Int.self)
        guard start >= 0, start <= end, end <= Int(UInt32.max) else {
            throw DecodingError.dataCorruptedError(in: values, debugDescription: "[\(start), \(end)] is no span")
        }
        self.init(start, end)
    }

    /// Writes `[start, end]`, as the record has it.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        try values.encode(start)
        try values.encode(end)
    }
}
