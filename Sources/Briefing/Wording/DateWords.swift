import SourceText

/// Dates as people write them: `6 November 2025`, `12–13 November 2025`, `November 2025`, `2025`.
enum DateWords {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func month(_ day: CalendarDay) -> String { months[min(max(day.month, 1), 12) - 1] }

    static func words(_ day: CalendarDay) -> String { "\(day.day) \(month(day)) \(day.year)" }

    static func words(_ period: CalendarPeriod) -> String {
        let (first, last) = (period.first, period.last)
        switch period.granularity {
        case .day: return words(first)
        case .month: return "\(month(first)) \(first.year)"
        case .year: return "\(first.year)"
        case .quarter: return "\(month(first))–\(month(last)) \(first.year)"
        case .decade: return "the \(first.year)s"
        case .century: return "\(first.year)–\(last.year)"
        case .week, .interval: break
        }
        if wholeMonths(period) {
            if first.month == 1, last.month == 12 { return "\(first.year)–\(last.year)" }
            return first.year == last.year
                ? "\(month(first))–\(month(last)) \(first.year)"
                : "\(month(first)) \(first.year) – \(month(last)) \(last.year)"
        }
        if first.year != last.year { return "\(words(first)) – \(words(last))" }
        if first.month != last.month { return "\(first.day) \(month(first)) – \(words(last))" }
        return "\(first.day)–\(words(last))"
    }

    private static func wholeMonths(_ period: CalendarPeriod) -> Bool {
        period.first.day == 1 && period.last.adding(days: 1).day == 1
    }
}
