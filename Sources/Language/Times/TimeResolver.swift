import SourceText

/// Where a text looks: what the verb says of a day without a year.
enum Tense: Sendable { case none, past, future }

/// Counts what a phrase says from a day: the reference, or a day that the text itself set.
struct TimeResolver {
    struct Result {
        var period: CalendarPeriod
        var granularity: CalendarPeriod.Granularity
        init(_ period: CalendarPeriod, _ granularity: CalendarPeriod.Granularity) {
            self.period = period
            self.granularity = granularity
        }
        init(_ day: CalendarDay) { self.init(CalendarPeriod(day), .day) }
    }

    /// The day to count from; nil where none is known.
    var reference: CalendarDay?
    var tense = Tense.none
    /// Whose fiscal year is meant, where one is.
    var fiscal: FiscalCalendar?

    /// The days; nil where they cannot be known, or the calendar has none such (30 February).
    func resolve(_ core: TimeCore) -> Result? {
        switch core {
        case .fixed(let period, let granularity): return Result(period, granularity)
        case .day(let year, let month, let day):
            if let year, let month { return CalendarDay(year: year, month: month, day: day).map(Result.init) }
            guard let reference else { return nil }
            if let month {
                return nearest { CalendarDay(year: reference.year + $0, month: month, day: day) }.map(Result.init)
                    ?? leap(month, day)
            }
            return nearestMonth { first in
                CalendarDay(year: first.year, month: first.month, day: day)
            }.map(Result.init)
        case .month(let year, let month):
            if let year { return CalendarPeriod(year: year, month: month).map { Result($0, .month) } }
            guard let reference,
                let day = nearest({ CalendarDay(year: reference.year + $0, month: month, day: 1) }, length: 30)
            else { return nil }
            return CalendarPeriod(year: day.year, month: month).map { Result($0, .month) }
        case .unit(let unit, let shift): return self.unit(unit, shift)
        case .weekday(let weekday, let shift): return self.weekday(weekday, shift)
        case .weekdayOfWeek(let weekday, let shift):
            guard let week = unit(.week, shift) else { return nil }
            return Result(week.period.first.adding(days: weekday - 1))
        case .monthShift(let month, let shift):
            guard let reference else { return nil }
            var year = reference.year + shift
            // "last March" said in May is this year's; "next March" said in January is this year's.
            if shift < 0, month < reference.month { year = reference.year }
            if shift > 0, month > reference.month { year = reference.year }
            return CalendarPeriod(year: year, month: month).map { Result($0, .month) }
        case .offset(let days): return reference.map { Result($0.adding(days: days)) }
        case .season(let season, let year, let shift): return self.season(season, year, shift)
        case .quarter(let number, let year):
            return part(3, number - 1, of: year, .quarter)
        case .fiscalYear(let year): return fiscal?.days(year, reference: reference).map { Result($0, .year) }
        case .half(let number, let whole): return half(number, of: whole)
        case .holiday(let rule, let year):
            if let year {
                guard let found = resolve(year), let day = rule.day(in: found.period.first.year) else { return nil }
                return Result(day)
            }
            guard let reference else { return nil }
            return nearest { rule.day(in: reference.year + $0) }.map(Result.init)
        case .nthWeekday(let nth, let weekday, let container): return nthWeekday(nth, weekday, container)
        case .nthUnit(let nth, let unit, let count, let container): return nthUnit(nth, unit, count, container)
        case .dayOf(let day, let container):
            guard let found = resolve(container), found.granularity == .month || found.granularity == .week,
                day <= found.period.days
            else { return nil }
            return Result(found.period.first.adding(days: day - 1))
        case .span(let duration, let forward): return span(duration, forward)
        case .within(let duration):
            guard let reference, duration.isCountable, !duration.isClock,
                let end = duration.moving(reference, forward: true), end > reference
            else { return nil }
            return Result(CalendarPeriod(reference, end.adding(days: -1)), duration.unit.granularity)
        case .ending(let duration, let end):
            guard duration.isCountable, let last = resolve(end)?.period.last,
                let first = duration.moving(last.adding(days: 1), forward: false), first <= last
            else { return nil }
            return Result(CalendarPeriod(first, last), .interval)
        case .weekdayOfMonth(let weekday, let day):
            guard let reference, let first = CalendarDay(year: reference.year, month: reference.month, day: 1) else {
                return nil
            }
            let candidates = (-12...12).compactMap { offset -> CalendarDay? in
                let month = first.adding(months: offset)
                return CalendarDay(year: month.year, month: month.month, day: day).flatMap {
                    $0.weekday == weekday ? $0 : nil
                }
            }
            let fitting = candidates.filter { tense == .none || (tense == .future) == ($0 > reference) }
            return (fitting.isEmpty ? candidates : fitting).min {
                abs(Int($0.number) - Int(reference.number)) < abs(Int($1.number) - Int(reference.number))
            }.map(Result.init)
        case .moved(let duration, let forward, let from):
            guard !duration.isClock, duration.isCountable, let base = from.map(resolve) ?? reference.map(Result.init)
            else { return nil }
            guard let first = duration.moving(base.period.first, forward: forward),
                let last = duration.moving(base.period.first, forward: forward, high: true)
            else { return nil }
            // Who says "20 years ago" gives no day.
            if from == nil, !forward, let found = roughly(duration.unit, first, last) { return found }
            return Result(CalendarPeriod(first, last), .day)
        case .before(let inner):
            guard let reference, let found = resolve(inner), found.period.contains(reference),
                found.period.first < reference
            else { return resolve(inner) }
            return Result(CalendarPeriod(found.period.first, reference.adding(days: -1)), found.granularity)
        case .rest(let inner):
            guard let reference, let found = resolve(inner), found.period.contains(reference) else {
                return resolve(inner)
            }
            return Result(CalendarPeriod(reference, found.period.last), found.granularity)
        case .sameLastYear, .beforeCalendar: return nil
        case .soFar(let inner):
            guard let reference, let found = resolve(inner), found.period.contains(reference) else {
                return resolve(inner)
            }
            return Result(CalendarPeriod(found.period.first, reference), found.granularity)
        case .weekend(let isOver):
            guard let reference else { return nil }
            var saturday = reference.adding(days: 6 - reference.weekday)
            let looksBack = tense == .past || isOver && tense == .none
            if looksBack, saturday > reference { saturday = saturday.adding(days: -7) }
            return Result(CalendarPeriod(saturday, saturday.adding(days: 1)), .interval)
        case .fromLast(let unit, let shift): return self.unit(unit, shift)
        case .range(let left, let right):
            guard var low = resolve(left), let high = resolve(right) else { return nil }
            // Between January and November, read in December or in February: the left end is before the right one.
            if low.period.first > high.period.last, !left.hasYear || left.isWeekday {
                var earlier = self
                earlier.reference = high.period.first
                earlier.tense = .past
                guard let found = earlier.resolve(left) else { return nil }
                low = found
            }
            guard low.period.first <= high.period.last else { return nil }
            return Result(
                CalendarPeriod(low.period.first, high.period.last),
                low.granularity == high.granularity ? low.granularity : .interval)
        }
    }

    /// Of the years from the last to the next the day that fits the tense, else the nearest to the reference.
    ///
    /// A day within two months is taken whatever the tense: who reports in May that something was announced for 20 May
    /// does not mean last year's.
    func nearest(_ day: (Int) -> CalendarDay?, length: Int = 0) -> CalendarDay? {
        guard let reference else { return nil }
        var best: CalendarDay?
        var bestDistance = Int.max
        for offset in [0, -1, 1] {
            guard let candidate = day(offset) else { continue }
            let isPast = candidate <= reference
            let distance =
                isPast
                ? max(0, Int(reference.number) - Int(candidate.number) - length)
                : Int(candidate.number) - Int(reference.number)
            let fits = tense == .none || (tense == .past) == isPast || length > 0 && isPast && distance == 0
            let penalised = distance + (fits || length == 0 && distance <= 60 ? 0 : 1000)
            if penalised < bestDistance {
                bestDistance = penalised
                best = candidate
            }
        }
        return best
    }

    /// What a time told in years, decades or centuries from now comes to: the years, decades or centuries that it falls in.
    private func roughly(_ unit: TimeUnit, _ one: CalendarDay, _ other: CalendarDay) -> Result? {
        let length: Int
        switch unit {
        case .year, .decade: length = 1
        case .century: length = 10
        case .millennium: length = 100
        default: return nil
        }
        let (low, high) = (min(one.year, other.year), max(one.year, other.year))
        guard let first = CalendarPeriod(year: low / length * length),
            let last = CalendarPeriod(year: high / length * length + length - 1)
        else { return nil }
        return Result(
            CalendarPeriod(first.first, last.last), length == 1 ? .year : length == 10 ? .decade : .century)
    }

    /// 29 February in a year that has none: the nearest that has.
    func leap(_ month: Int, _ day: Int) -> Result? {
        guard let reference, month == 2, day == 29 else { return nil }
        for offset in 1...8 {
            for year in [reference.year - offset, reference.year + offset] {
                if let found = CalendarDay(year: year, month: 2, day: 29) { return Result(found) }
            }
        }
        return nil
    }

    func nearestMonth(_ day: (CalendarDay) -> CalendarDay?) -> CalendarDay? {
        guard let reference, let first = CalendarDay(year: reference.year, month: reference.month, day: 1) else {
            return nil
        }
        let candidates = [0, -1, 1, -2, 2].compactMap { day(first.adding(months: $0)) }
        let past = candidates.filter { $0 <= reference }.max()
        let future = candidates.filter { $0 > reference }.min()
        return tense == .future ? future ?? past : past ?? future
    }

    func unit(_ unit: TimeUnit, _ shift: Int) -> Result? {
        guard let reference else { return nil }
        switch unit {
        case .second, .minute, .hour: return nil
        case .day: return Result(reference.adding(days: shift))
        case .week, .fortnight:
            let monday = reference.adding(days: 1 - reference.weekday)
            if unit == .fortnight {
                let first = shift > 0 ? monday.adding(days: 14 * shift) : monday
                return Result(CalendarPeriod(first, first.adding(days: 13)), .week)
            }
            let first = monday.adding(days: 7 * shift)
            return Result(CalendarPeriod(first, first.adding(days: 6)), .week)
        case .weekend:
            var saturday = reference.adding(days: 6 - reference.weekday + 7 * shift)
            // "this weekend" of a report from Monday or Tuesday that looks back is the one just over.
            if shift == 0, tense == .past, reference.weekday <= 2 { saturday = saturday.adding(days: -7) }
            return Result(CalendarPeriod(saturday, saturday.adding(days: 1)), .interval)
        case .month:
            guard let first = CalendarDay(year: reference.year, month: reference.month, day: 1)?.adding(months: shift)
            else { return nil }
            return CalendarPeriod(year: first.year, month: first.month).map { Result($0, .month) }
        case .quarter:
            guard
                let first = CalendarDay(year: reference.year, month: (reference.month - 1) / 3 * 3 + 1, day: 1)?
                    .adding(months: 3 * shift)
            else { return nil }
            return Result(CalendarPeriod(first, first.adding(months: 3).adding(days: -1)), .quarter)
        case .season: return nil
        case .year: return CalendarPeriod(year: reference.year + shift).map { Result($0, .year) }
        case .decade, .century, .millennium:
            let length = unit == .decade ? 10 : unit == .century ? 100 : 1000
            let start = reference.year / length * length + shift * length
            guard let first = CalendarPeriod(year: start), let last = CalendarPeriod(year: start + length - 1) else {
                return nil
            }
            return Result(CalendarPeriod(first.first, last.last), unit == .decade ? .decade : .century)
        }
    }

    func weekday(_ weekday: Int, _ shift: Int?) -> Result? {
        guard let reference else { return nil }
        let inWeek = reference.adding(days: weekday - reference.weekday)
        guard let shift else {
            let back = (reference.weekday - weekday + 7) % 7
            if tense == .future {
                return Result(reference.adding(days: back == 0 ? 0 : 7 - back))
            }
            return Result(reference.adding(days: -back))
        }
        switch shift {
        case 0: return Result(tense == .past && inWeek > reference ? inWeek.adding(days: -7) : inWeek)
        case 1: return Result(inWeek.adding(days: 7))
        default:
            let back = (reference.weekday - weekday + 7) % 7
            return Result(reference.adding(days: back == 0 ? -7 : -back))
        }
    }

    /// `next five days` begins tomorrow, `past 3 weeks` ends yesterday.
    func span(_ duration: TimeCore.Duration, _ forward: Bool) -> Result? {
        guard let reference, !duration.isClock, duration.isCountable, duration.parts.count > 0 else { return nil }
        if let high = duration.high {
            guard high.isFinite, let first = duration.moving(reference, forward: forward),
                let last = duration.moving(reference, forward: forward, high: true)
            else { return nil }
            return Result(CalendarPeriod(first, last), duration.unit.granularity)
        }
        guard let end = duration.moving(reference, forward: forward) else { return nil }
        return forward
            ? Result(CalendarPeriod(reference.adding(days: 1), end), duration.unit.granularity)
            : Result(CalendarPeriod(end, reference.adding(days: -1)), duration.unit.granularity)
    }
}
