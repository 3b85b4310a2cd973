/// When something held or happened, as a text says it: the words, and the days that they come to.
public struct StatedTime: Hashable, Sendable, Codable {
    /// What a text adds to the bare interval.
    public enum Modifier: String, Sendable, Codable, CaseIterable {
        /// `about 1992`.
        case approximate
        /// `before May`.
        case before
        /// `after the summit`.
        case after
        /// `early in 2025`.
        case early
        /// `mid-2025`.
        case mid
        /// `late November`.
        case late
        /// `since 1992`: begins then and goes on.
        case since
        /// `until 2030`: ends then.
        case until
    }

    /// Where the words stand.
    public var span: Span
    /// The days they come to; nil where they hang on an event that the text does not date.
    public var period: CalendarPeriod?
    /// The unit of the words ("in 1992" is a year); may be coarser than the interval shows.
    public var granularity: CalendarPeriod.Granularity?
    /// `since`, `early` and their like.
    public var modifier: Modifier?

    /// A time; its granularity is the period's own unless another is given.
    public init(
        span: Span, period: CalendarPeriod?, granularity: CalendarPeriod.Granularity? = nil, modifier: Modifier? = nil
    ) {
        self.span = span
        self.period = period
        self.granularity = granularity ?? period?.granularity
        self.modifier = modifier
    }
}
