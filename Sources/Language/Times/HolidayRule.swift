import SourceText

/// When a holiday falls in a year: the rules of the table `holidays.tsv`.
enum HolidayRule: Sendable, Hashable {
    /// `12-25`.
    case fixed(month: Int, day: Int)
    /// `11-w4.4+1`: the day after the fourth Thursday of November; the last where the number is -1.
    case weekday(month: Int, nth: Int, weekday: Int, plus: Int)
    /// `easter-2`: days from Western Easter.
    case easter(Int)
    /// `orthodox+0`: days from Easter by the Julian calendar.
    case orthodox(Int)
    /// `islamic 09-01`: a day of the tabular Islamic calendar.
    case islamic(month: Int, day: Int)
    /// `on 2024-10-31 2025-10-20`: a day of a calendar that follows the moon, by the years for which it is listed.
    case listed([CalendarDay])

    init?(_ text: String) {
        if text.hasPrefix("on ") {
            let days = text.dropFirst(3).split(separator: " ").compactMap { CalendarDay($0) }
            guard !days.isEmpty, days.count == text.split(separator: " ").count - 1 else { return nil }
            self = .listed(days)
            return
        }
        if text.hasPrefix("easter"), let days = Int(text.dropFirst(6)) {
            self = .easter(days)
            return
        }
        if text.hasPrefix("orthodox"), let days = Int(text.dropFirst(8)) {
            self = .orthodox(days)
            return
        }
        let isIslamic = text.hasPrefix("islamic ")
        let date = isIslamic ? text.dropFirst(8) : text[...]
        guard date.utf8.count >= 4, let month = Int(date.prefix(2)) else { return nil }
        let rest = date.dropFirst(3)
        if rest.hasPrefix("w") {
            let parts = rest.dropFirst().split(separator: ".")
            guard parts.count == 2, let nth = Int(parts[0]), let weekday = Int(parts[1].prefix(1)) else { return nil }
            let plus = parts[1].dropFirst()
            guard (1...7).contains(weekday) else { return nil }
            self = .weekday(month: month, nth: nth, weekday: weekday, plus: plus.isEmpty ? 0 : Int(plus) ?? 0)
        } else {
            guard let day = Int(rest), (1...12).contains(month), (1...31).contains(day) else { return nil }
            self = isIslamic ? .islamic(month: month, day: day) : .fixed(month: month, day: day)
        }
    }

    /// The day in a year; nil where the year has none.
    func day(in year: Int) -> CalendarDay? {
        switch self {
        case .listed(let days): return days.first { $0.year == year }
        case .fixed(let month, let day): return CalendarDay(year: year, month: month, day: day)
        case .weekday(let month, let nth, let weekday, let plus):
            return HolidayRule.weekday(nth, weekday, ofMonth: month, year)?.adding(days: plus)
        case .easter(let days): return HolidayRule.easter(year)?.adding(days: days)
        case .orthodox(let days): return HolidayRule.orthodoxEaster(year)?.adding(days: days)
        case .islamic(let month, let day):
            // The Islamic year that begins in or before this one; its day may fall into the year twice or not at all.
            guard (623...9000).contains(year) else { return nil }
            let guess = (year - 622) * 33 / 32
            for candidate in guess - 1...guess + 2 {
                let found = HolidayRule.islamic(candidate, month, day)
                if found.year == year { return found }
            }
            return nil
        }
    }

    /// The nth weekday of a month, the last where `nth` is -1; nil where it has no such.
    static func weekday(_ nth: Int, _ weekday: Int, ofMonth month: Int, _ year: Int) -> CalendarDay? {
        guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
        if nth < 0 {
            let last = first.adding(days: CalendarDay.days(inMonth: month, of: year) - 1)
            return last.adding(days: -((last.weekday - weekday + 7) % 7))
        }
        guard (1...5).contains(nth) else { return nil }
        let day = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
        return day.month == month ? day : nil
    }

    /// Western Easter by the algorithm of Meeus, Jones and Butcher.
    static func easter(_ year: Int) -> CalendarDay? {
        let a = year % 19
        let b = year / 100
        let c = year % 100
        let d = (19 * a + b - b / 4 - ((b - (b + 8) / 25 + 1) / 3) + 15) % 30
        let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - (c % 4)) % 7
        let f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114
        return CalendarDay(year: year, month: f / 31, day: f % 31 + 1)
    }

    /// Eastern Easter by the algorithm of Meeus for the Julian calendar, in days of the Gregorian one (1900–2099).
    static func orthodoxEaster(_ year: Int) -> CalendarDay? {
        guard (1900...2099).contains(year) else { return nil }
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        return CalendarDay(year: year, month: (d + e + 114) / 31, day: (d + e + 114) % 31 + 1)?.adding(days: 13)
    }

    /// A day of the tabular Islamic calendar (civil epoch, 16 July 622 of the Julian calendar).
    static func islamic(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
        let number = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30
        // 1 Muharram 1 is 19 July 622 of the proleptic Gregorian calendar, 492148 days before 1970.
        return CalendarDay(number: number - 1 - 492_148)
    }
}
