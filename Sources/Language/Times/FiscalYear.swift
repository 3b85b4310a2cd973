import SourceText

/// A fiscal year, or another year that two calendar years name, as a text calls it.
enum FiscalYear: Sendable, Hashable {
    /// `fiscal 2025`.
    case one(Int)
    /// `FY2024-25`: begins in the year given and ends in the next.
    case two(Int)
    /// `2024/25` where nothing says that it is a fiscal year: a season, a harvest, a school year.
    case split(Int)
    /// `this fiscal year`, `last financial year`.
    case shift(Int)
    /// A fiscal year that only the context knows: `the fiscal third quarter`.
    case unnamed

    /// Whether the words say that it is a fiscal year.
    var isFiscal: Bool {
        if case .split = self { return false }
        return true
    }

    /// Its name as rows give it: `FY2025`, `FY2024-25`, `2024/25`; nil where only its place is said.
    var label: String? {
        func two(_ year: Int) -> String { (year + 1) % 100 < 10 ? "0\((year + 1) % 100)" : "\((year + 1) % 100)" }
        return switch self {
        case .one(let year): "FY\(year)"
        case .two(let year): "FY\(year)-\(two(year))"
        case .split(let year): "\(year)/\(two(year))"
        case .shift, .unnamed: nil
        }
    }
}

/// When a state's fiscal year begins and what it is called: a row of `fiscal_years.tsv`.
struct FiscalCalendar: Sendable, Hashable {
    var month: Int
    var day: Int
    /// Whether one year alone names the fiscal year that begins in it; nil where both uses are found.
    var isNamedByFirst: Bool?
    /// Whether the law binds companies to it.
    var bindsFirms = false

    /// Whether it is the calendar's year.
    var isCalendarYear: Bool { month == 1 && day == 1 }

    /// The days of a fiscal year; nil where its name does not say which.
    func days(_ year: FiscalYear, reference: CalendarDay?) -> CalendarPeriod? {
        switch year {
        case .one(let year):
            if isCalendarYear { return days(from: year) }
            return isNamedByFirst.flatMap { days(from: $0 ? year : year - 1) }
        case .two(let year): return isCalendarYear ? nil : days(from: year)
        case .shift(let shift):
            guard let reference else { return nil }
            let hasBegun = (reference.month, reference.day) >= (month, day)
            return days(from: reference.year - (hasBegun ? 0 : 1) + shift)
        case .split, .unnamed: return nil
        }
    }

    private func days(from year: Int) -> CalendarPeriod? {
        guard let first = CalendarDay(year: year, month: month, day: day),
            let next = CalendarDay(year: year + 1, month: month, day: day)
        else { return nil }
        return CalendarPeriod(first, next.adding(days: -1))
    }
}

extension TimeCore {
    /// The name of the fiscal year or years: `FY2025`, `FY2022/FY2024`.
    var yearLabel: String? {
        guard case .range(let left, let right) = self else { return fiscalYear?.label }
        let labels = [left.fiscalYear?.label, right.fiscalYear?.label].compactMap { $0 }
        return labels.isEmpty ? nil : labels.joined(separator: "/")
    }

    /// The fiscal year that the phrase names or counts in.
    var fiscalYear: FiscalYear? {
        switch self {
        case .fiscalYear(let year): year
        case .quarter(_, let year), .half(_, let year): year?.fiscalYear
        case .nthUnit(_, _, _, let core), .nthWeekday(_, _, let core), .dayOf(_, let core), .ending(_, let core),
            .before(let core), .rest(let core):
            core.fiscalYear
        case .range(let left, let right): left.fiscalYear ?? right.fiscalYear
        default: nil
        }
    }
}
