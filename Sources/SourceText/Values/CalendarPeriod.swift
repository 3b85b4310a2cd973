/// A closed interval of days, `first` and `last` both inside: what a date in a text says.
///
/// A single day, a month or a year is such an interval too, and ``iso8601`` writes it in the shortest form that says the
/// same: `2025-11-06`, `2025-11`, `2025`, or `2025-11-12/2025-11-13`.
///
/// ```swift
/// let april = CalendarPeriod(year: 1992, month: 4)!
/// CalendarPeriod(year: 1992)!.contains(april)   // true: "April 1992" refines "1992"
/// ```
public struct CalendarPeriod: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The first day.
    public let first: CalendarDay
    /// The last day; never before ``first``.
    public let last: CalendarDay

    /// The interval between two days, put in order.
    public init(_ one: CalendarDay, _ other: CalendarDay) {
        first = min(one, other)
        last = max(one, other)
    }

    /// A single day.
    public init(_ day: CalendarDay) { self.init(day, day) }

    /// A year, a month or a day by its parts; nil where the calendar has none such.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        if let month, let day {
            guard let only = CalendarDay(year: year, month: month, day: day) else { return nil }
            self.init(only)
        } else if let month {
            guard let first = CalendarDay(year: year, month: month, day: 1),
                let last = CalendarDay(year: year, month: month, day: CalendarDay.days(inMonth: month, of: year))
            else { return nil }
            self.init(first, last)
        } else {
            guard let first = CalendarDay(year: year, month: 1, day: 1),
                let last = CalendarDay(year: year, month: 12, day: 31)
            else { return nil }
            self.init(first, last)
        }
    }

    /// Reads `2025`, `2025-11`, `2025-11-06` (a time of day behind `T` or a space is passed over) or two of them
    /// joined by `/`; nil for any other text.
    public init?(iso8601 text: some StringProtocol) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        if ends.count == 2, let left = CalendarPeriod(iso8601: ends[0]), let right = CalendarPeriod(iso8601: ends[1]) {
            guard left.first <= right.last else { return nil }
            self.init(left.first, right.last)
            return
        }
        guard ends.count == 1 else { return nil }
        let date = text.prefix { $0 != "T" && $0 != " " }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        let widths = [4, 2, 2]
        guard (1...3).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for (part, width) in zip(parts, widths) {
            guard part.utf8.count == width, part.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(part)
            else { return nil }
            numbers.append(number)
        }
        self.init(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// How exact the interval is.
    public enum Granularity: String, Sendable, Codable {
        case day, week, month, quarter, year, decade, century, interval
    }

    /// The coarsest calendar unit that the interval is exactly, ``Granularity/interval`` where none is.
    public var granularity: Granularity {
        if first == last { return .day }
        guard first.day == 1 else { return .interval }
        let next = last.adding(days: 1)
        guard next.day == 1 else { return .interval }
        let months = (next.year - first.year) * 12 + next.month - first.month
        switch months {
        case 1: return .month
        case 3 where first.month % 3 == 1: return .quarter
        case 12 where first.month == 1: return .year
        case 120 where first.month == 1 && first.year % 10 == 0: return .decade
        case 1200 where first.month == 1 && first.year % 100 <= 1: return .century
        default: return .interval
        }
    }

    /// Length in days, at least 1.
    public var days: Int { Int(last.number - first.number) + 1 }

    /// Whether `other` lies wholly inside.
    public func contains(_ other: CalendarPeriod) -> Bool { first <= other.first && other.last <= last }
    /// Whether the day lies inside.
    public func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }
    /// Whether the two share at least one day.
    public func overlaps(_ other: CalendarPeriod) -> Bool { first <= other.last && other.first <= last }

    /// The interval in ISO 8601, in the shortest of the forms of the record.
    public var iso8601: String {
        switch granularity {
        case .day: first.description
        case .month: String(first.description.prefix(7))
        case .year: String(first.description.prefix(4))
        default: first.description + "/" + last.description
        }
    }

    /// The interval as ``iso8601`` writes it.
    public var description: String { iso8601 }
}
