import SourceText

/// Dates of the calendar: `8 December 2025`, `Nov. 6`, `2025-11-06`, `10/1/2018`, `12–13 November 2025`, `the early 1990s`.
extension TimeGrammar {
    /// A date that begins at the piece: the longest of the forms.
    func date(_ at: Int) -> Found? {
        let piece = pieces[at]
        if piece.kind == .digits {
            return eraYear(at) ?? numericDate(at) ?? dayMonth(at) ?? decade(at) ?? yearDate(at) ?? numberedPart(at)
        }
        let entry = self.entry(at)
        if word(at) == .fy { return fiscalYear(at) }
        if word(at) == .ad { return eraYear(at) }
        if entry.roles.contains(.holiday), entry.roles.contains(.month), let found = holiday(at) { return found }
        if entry.roles.contains(.month), let found = monthDate(at) { return found }
        if entry.roles.contains(.weekday), let found = weekdayDate(at) { return found }
        if entry.roles.contains(.number) || entry.roles.contains(.ordinal) {
            if let found = dayMonth(at) { return found }
            if isYearPlace(at), let (year, end) = year(at), let period = CalendarPeriod(year: year) {
                return (.fixed(period, .year), end)
            }
        }
        if entry.roles.contains(.holiday), let found = holiday(at) { return found }
        if piece.kind == .mark, piece.mark == 0x27, !(piece.isGlued && pieces[at - 1].kind == .word) {
            if let found = decade(at + 1), pieces[at + 1].isGlued { return found }
            if let (year, end) = year(at), pieces.isDigits(at + 1), let period = CalendarPeriod(year: year) {
                return (.fixed(period, .year), end)
            }
        }
        return nil
    }
}

extension TimeCore {
    /// Whether it is one day of the calendar by number.
    var isDay: Bool {
        switch self {
        case .day, .dayOf, .weekdayOfMonth: true
        default: false
        }
    }

    /// The unit it is said in, where that is plain: a year, a month, a decade.
    var granularity: CalendarPeriod.Granularity? {
        switch self {
        case .fixed(_, let granularity): granularity
        case .unit(let unit, _): unit.granularity
        case .month, .monthShift: .month
        case .day: .day
        case .fiscalYear: .year
        default: nil
        }
    }

    /// Whether it is a day of the week, of whichever week.
    var isWeekday: Bool {
        if case .weekday(_, nil) = self { return true }
        return false
    }

    /// Whether it is told in months, years or more from now, `20 years ago`, which is no exact day.
    var isRough: Bool {
        guard case .moved(let duration, _, nil) = self else { return false }
        switch duration.unit {
        case .second, .minute, .hour, .day, .weekend, .week, .fortnight: return false
        default: return true
        }
    }

    /// Whether it is two years that follow one another: written `2008-09`, also a winter, a school year or a fiscal year of
    /// twelve months within them.
    var isTwoYears: Bool {
        if case .fixed(let period, .interval) = self { return period.last.year == period.first.year + 1 }
        return false
    }

    /// Whether it is a year.
    var isYear: Bool {
        switch self {
        case .fixed(_, .year), .unit(.year, _), .fiscalYear: true
        default: false
        }
    }
}
