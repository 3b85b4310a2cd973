import SourceText

/// A stretch of text that says when, how long or how often.
public struct TimeExpression: Sendable, Hashable {
    /// What it says, by the types of TIMEX3.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case date, time, duration, set
    }

    public var kind: Kind
    /// The words and the days they come to.
    public var time: StatedTime
    /// For a duration its ISO 8601 length, `P3M`; for a set its period, `P1W`; for a time of day `T14:30`.
    public var value: String?
    /// The index of the head word; nil where words were not analysed.
    public var head: Int?

    /// The bytes of the expression.
    public var span: Span { time.span }

    public init(kind: Kind, time: StatedTime, value: String? = nil, head: Int? = nil) {
        self.kind = kind
        self.time = time
        self.value = value
        self.head = head
    }
}
