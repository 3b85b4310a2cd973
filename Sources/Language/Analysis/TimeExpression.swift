import SourceText

/// A stretch of text that says when, how long or how often.
public struct TimeExpression: Sendable, Hashable {
    /// What it says, by the types of TIMEX3.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// A day or a longer stretch of the calendar: `in November 2025`.
        case date
        /// A time of day: `at noon on Friday`.
        case time
        /// A length: `three months`.
        case duration
        /// A recurrence: `every week`.
        case set
    }

    /// What it says.
    public var kind: Kind
    /// The words and the days they come to.
    public var time: StatedTime
    /// For a duration its ISO 8601 length, `P3M`; for a set its period, `P1W`; for a time of day `T14:30`.
    public var value: String?
    /// The index of the head word; nil where words were not analysed.
    public var head: Int?
    /// The name of the year where it is not the calendar's: `FY2025`, `2024/25`. Its days are known only where it is known
    /// whose year it is.
    public var year: YearName?

    /// The bytes of the expression.
    public var span: Span { time.span }

    /// A time expression; without an ISO 8601 value and a head word unless they are given.
    public init(kind: Kind, time: StatedTime, value: String? = nil, head: Int? = nil, year: YearName? = nil) {
        self.kind = kind
        self.time = time
        self.value = value
        self.head = head
        self.year = year
    }
}
