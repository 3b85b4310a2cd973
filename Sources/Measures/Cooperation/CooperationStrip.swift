import Diplomacy
import SourceText

/// The net cooperation of a pair, window by window.
public struct CooperationStrip: Sendable, Hashable {
    /// One window.
    public struct Window: Sendable, Hashable {
        /// Its days.
        public var period: CalendarPeriod
        /// What its events come to; nil where it has none.
        public var cooperation: NetCooperation?
    }

    /// The windows in order of time; without a gap.
    public var windows: [Window]

    /// The strip of one pair's events over windows that follow one another.
    public init(_ events: [MeasuredEvent], windows: [CalendarPeriod], bootstrap: Bootstrap = Bootstrap()) {
        self.windows = windows.map { period in
            let inside = events.filter { $0.day.map(period.contains) ?? false }
            return Window(period: period, cooperation: NetCooperation(inside, of: events, bootstrap: bootstrap))
        }
    }

    /// Windows of equal calendar units over days: months, quarters, years, or runs of years, the finest of which at most
    /// `most` are needed.
    public static func windows(over days: CalendarPeriod, most: Int = 12) -> [CalendarPeriod] {
        let first = days.first
        let last = days.last
        for months in [1, 3, 12, 24, 60, 120, 600] {
            let start =
                months < 12
                ? CalendarDay(year: first.year, month: (first.month - 1) / months * months + 1, day: 1)
                : CalendarDay(year: max(1, first.year - first.year % (months / 12)), month: 1, day: 1)
            guard var day = start else { return [days] }
            var windows: [CalendarPeriod] = []
            while day <= last, windows.count <= most {
                let next = day.adding(months: months)
                windows.append(CalendarPeriod(day, next.adding(days: -1)))
                day = next
            }
            if windows.count <= most { return windows }
        }
        return [days]
    }
}
