import SourceText

/// What a phrase of time says, before it is counted from a day.
indirect enum TimeCore {
    /// A day of the calendar; year and month may be left out.
    case day(year: Int?, month: Int?, day: Int)
    case month(year: Int?, month: Int)
    /// Days that the words fix by themselves.
    case fixed(CalendarPeriod, CalendarPeriod.Granularity)
    /// `this`, `next`, `last` with a unit.
    case unit(TimeUnit, shift: Int)
    /// A day of the week; `shift` where `this`, `next` or `last` stands with it.
    case weekday(Int, shift: Int?)
    /// `Tuesday next week`.
    case weekdayOfWeek(Int, shift: Int)
    /// `this August`.
    case monthShift(Int, shift: Int)
    /// Days from the day of the text: `yesterday`.
    case offset(Int)
    case season(Int, year: Int?, shift: Int?)
    case quarter(Int, year: TimeCore?)
    /// A fiscal year, or a year that two calendar years name.
    case fiscalYear(FiscalYear)
    case half(Int, year: TimeCore?)
    case holiday(HolidayRule, year: TimeCore?)
    /// `the first Friday of July`; the container is a month, a year or a unit.
    case nthWeekday(Int, Int, of: TimeCore)
    /// `the last four months of 2021`: nth unit (−1 the last) of a container, `count` of them.
    case nthUnit(Int, TimeUnit, count: Int, of: TimeCore)
    /// `the 15th day of next month`.
    case dayOf(Int, TimeCore)
    /// `next five days`, `the past decade`.
    case span(Duration, forward: Bool)
    /// `within three years`: from the day of the text on.
    case within(Duration)
    /// `the year to September`, `the six months ended June 30`: as long, up to the last day of the other.
    case ending(Duration, TimeCore)
    /// `Mon 13th`: the nearest such day of a month that is that day of the week.
    case weekdayOfMonth(Int, day: Int)
    /// `3 days ago`, `2 weeks after tomorrow`.
    case moved(Duration, forward: Bool, from: TimeCore?)
    /// `the following day`, `the previous month`, `that year`: counted from the time last named.
    case fromLast(TimeUnit, shift: Int)
    /// Part of a period: `rest of the week`, `earlier this month`, `later this year`.
    case before(TimeCore)
    case rest(TimeCore)
    /// `so far this year`: up to the day of the text.
    case soFar(TimeCore)
    /// `over the weekend`: the one just over, or the one to come.
    case weekend(isOver: Bool)
    /// Before the calendar begins, `44 BC`: named, but without days.
    case beforeCalendar
    /// The period last named, a year back.
    case sameLastYear
    /// From the first day of one to the last of the other.
    case range(TimeCore, TimeCore)

    /// A length of time as a count of each unit.
    struct Duration {
        var parts: [(count: Double, unit: TimeUnit)] = []
        /// The high counts where the length is a range: `3-12 months`.
        var high: Double?
        var isVague = false

        /// The finest unit.
        var unit: TimeUnit { parts.last?.unit ?? .day }

        /// ISO 8601: `P3M`, `PT1H30M`, `P1Y1M21D`; `PXY` where the count is vague and not given.
        var iso: String {
            guard let high else { return iso(nil) }
            return iso(nil) + "/" + iso(high)
        }

        private func iso(_ high: Double?) -> String {
            var date = ""
            var clock = ""
            for (count, unit) in parts {
                let iso = unit.iso
                let number =
                    count.isNaN ? "X" : Duration.text((high ?? count) * iso.times)
                if iso.isClock { clock += number + iso.letter } else { date += number + iso.letter }
            }
            return "P" + date + (clock.isEmpty ? "" : "T" + clock)
        }

        private static func text(_ number: Double) -> String {
            number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : "\((number * 1e6).rounded() / 1e6)"
        }

        /// Whether all counts are whole and known, so that it can be counted on the calendar.
        var isCountable: Bool { parts.allSatisfy { $0.count.isFinite && abs($0.count) <= 100_000 } }
        var isClock: Bool { parts.contains { $0.unit.isClock } }

        /// Length in seconds where no month or year is in it.
        var seconds: Double {
            parts.reduce(0) {
                $0 + $1.count
                    * ($1.unit == .second
                        ? 1 : $1.unit == .minute ? 60 : $1.unit == .hour ? 3600 : $1.unit == .day ? 86400 : 0)
            }
        }

        /// A day moved by it.
        func moving(_ day: CalendarDay, forward: Bool, high isHigh: Bool = false) -> CalendarDay? {
            var day = day
            for (count, unit) in parts {
                let count = (isHigh ? high ?? count : count) * (forward ? 1 : -1)
                guard count.isFinite, abs(count) < 100_000 else { return nil }
                switch unit {
                case .second, .minute, .hour: break
                case .day: day = day.adding(days: Int(count.rounded(.towardZero)))
                case .weekend, .week: day = day.adding(days: Int(count * 7))
                case .fortnight: day = day.adding(days: Int(count * 14))
                case .month: day = day.adding(months: Int(count))
                case .quarter, .season: day = day.adding(months: Int(count * 3))
                case .year: day = day.adding(months: Int(count * 12))
                case .decade: day = day.adding(months: Int(count * 120))
                case .century: day = day.adding(months: Int(count * 1200))
                case .millennium: day = day.adding(months: Int(count * 12000))
                }
            }
            return day
        }
    }

    /// Whether the words fix the year.
    var hasYear: Bool {
        switch self {
        case .day(let year, _, _), .month(let year, _): year != nil
        case .season(_, let year, let shift): year != nil || shift != nil
        case .quarter(_, let year), .half(_, let year), .holiday(_, let year): year != nil
        case .fixed: true
        case .nthWeekday(_, _, let core), .nthUnit(_, _, _, let core), .dayOf(_, let core), .ending(_, let core):
            core.hasYear
        case .range(let left, let right): left.hasYear && right.hasYear
        default: true
        }
    }

    /// Whether nothing but the words is needed to say which days they are.
    var isAbsolute: Bool {
        switch self {
        case .day(let year, let month, _): year != nil && month != nil
        case .month(let year, _): year != nil
        case .fixed: true
        case .season(_, let year, _): year != nil
        case .quarter(_, let year), .half(_, let year), .holiday(_, let year): year?.isAbsolute ?? false
        case .nthWeekday(_, _, let core), .nthUnit(_, _, _, let core), .dayOf(_, let core): core.isAbsolute
        case .moved(_, _, let from): from?.isAbsolute ?? false
        case .before(let core), .ending(_, let core): core.isAbsolute
        case .range(let left, let right): left.isAbsolute && right.isAbsolute
        default: false
        }
    }

    /// The same with a year taken from the other end of a range.
    func with(year: Int) -> TimeCore {
        switch self {
        case .day(nil, let month, let day): .day(year: year, month: month, day: day)
        case .month(nil, let month): .month(year: year, month: month)
        case .quarter(let number, nil):
            .quarter(number, year: .fixed(CalendarPeriod(year: year) ?? TimeCore.never, .year))
        case .season(let season, nil, nil): .season(season, year: year, shift: nil)
        default: self
        }
    }

    static let never = CalendarPeriod(CalendarDay(number: 0))
}
