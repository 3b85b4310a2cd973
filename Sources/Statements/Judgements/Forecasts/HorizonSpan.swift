import SourceText

/// A span of time counted from the day of publication, as headings give it: `0-3 months`, `> 1 year`, `by 2027`.
struct HorizonSpan: Sendable, Hashable {
    /// A distance from the day of publication.
    struct Distance: Sendable, Hashable {
        var months = 0
        var days = 0

        /// The day so far after another.
        func after(_ day: CalendarDay) -> CalendarDay { day.adding(months: months).adding(days: days) }
        /// So many times as far; counts above a thousand are taken for a thousand.
        func times(_ number: Int) -> Distance {
            let number = min(max(number, 0), 1000)
            return Distance(months: months * number, days: days * number)
        }
    }

    /// From when; nil where it is open.
    var from: Distance?
    /// Until when; nil where it is open.
    var to: Distance?
    /// Days that the text gives outright: `2026-2028`; with ``from`` only the last counts.
    var period: CalendarPeriod?
    /// The year that it ends with, counted from that of the publication: 0 for `by the end of the year`, 1 for `next year`.
    var year: Int?
    /// The month that it ends with, 1...12, the next one from the publication on: `through August`.
    var month: Int?
    /// The first day, where the text gives one and no last: `beyond 2027`.
    var start: CalendarDay?

    /// The days it comes to; open ends are nil.
    func days(from published: CalendarDay?) -> (from: CalendarDay?, to: CalendarDay?) {
        if let start { return (start, nil) }
        if let month {
            guard let published else { return (nil, nil) }
            let year = month < published.month ? published.year + 1 : published.year
            let period = CalendarPeriod(iso8601: "\(year)-" + (month < 10 ? "0\(month)" : "\(month)"))
            return (published, period?.last)
        }
        if let year {
            guard let published, let period = CalendarPeriod(year: published.year + year) else { return (nil, nil) }
            return (year == 0 ? published : period.first, period.last)
        }
        if let period { return (from == nil ? period.first : published, period.last) }
        guard let published else { return (nil, nil) }
        return (from?.after(published), to?.after(published))
    }
}
