/// A day of the proleptic Gregorian calendar, without time of day or zone.
///
/// Arithmetic is on a day number (days since 1970-01-01), by the civil-calendar algorithms of Howard Hinnant
/// ("chrono-Compatible Low-Level Date Algorithms", 2013).
///
/// ```swift
/// CalendarDay("2025-11-06")!.adding(days: 5).description   // "2025-11-11"
/// CalendarDay(year: 2025, month: 2, day: 29)               // nil
/// ```
public struct CalendarDay: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// Days since 1970-01-01; negative before.
    public let number: Int32

    /// The day `number` days after 1970-01-01.
    public init(number: Int) { self.number = Int32(clamping: number) }

    /// A day by its parts; nil where the calendar has no such day or the year is outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDay.days(inMonth: month, of: year)
        else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
    }

    /// A day in the form `2025-11-06`; nil for any other text.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let z = Int(number) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// The year, 1...9999.
    public var year: Int { civil.year }
    /// The month, 1...12.
    public var month: Int { civil.month }
    /// The day of the month, from 1.
    public var day: Int { civil.day }
    /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int { (((Int(number) + 3) % 7) + 7) % 7 + 1 }

    /// The day `days` later, earlier where negative.
    public func adding(days: Int) -> CalendarDay { CalendarDay(number: Int(number) + days) }

    /// The same day of the month `months` later; the month's last day where it has no such day.
    public func adding(months: Int) -> CalendarDay {
        let parts = civil
        let total = parts.year * 12 + parts.month - 1 + months
        let year = min(max(total / 12, 1), 9999)
        let month = total % 12 + 1
        let day = min(parts.day, CalendarDay.days(inMonth: month, of: year))
        return CalendarDay(year: year, month: month, day: day) ?? self
    }

    /// The number of days of a month, leap years heeded.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether `left` is the earlier day.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

    /// The day in the form `2025-11-06`.
    public var description: String {
        let parts = civil
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return padded(parts.year, 4) + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2)
    }
}
