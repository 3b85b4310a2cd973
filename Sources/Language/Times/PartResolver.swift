import SourceText

/// Parts of years, months and what else has parts: quarters, halves, seasons, the second week of July.
extension TimeResolver {
    func season(_ season: Int, _ year: Int?, _ shift: Int?) -> Result? {
        let month = season * 3
        func days(_ year: Int) -> Result? {
            guard let first = CalendarDay(year: year, month: month, day: 1) else { return nil }
            return Result(CalendarPeriod(first, first.adding(months: 3).adding(days: -1)), .quarter)
        }
        if let year { return days(year) }
        guard let reference else { return nil }
        if let shift {
            if shift == 0 { return days(season == 4 && reference.month <= 2 ? reference.year - 1 : reference.year) }
            let candidates = (-2...2).compactMap { days(reference.year + $0) }
            return shift < 0
                ? candidates.last { $0.period.last < reference } : candidates.first { $0.period.first > reference }
        }
        return nearest({ CalendarDay(year: reference.year + $0, month: month, day: 1) }, length: 91)
            .flatMap { days($0.year) }
    }

    /// The nth stretch of some months of a year.
    func part(
        _ months: Int, _ index: Int, of year: TimeCore?, _ granularity: CalendarPeriod.Granularity
    ) -> Result? {
        func days(from start: CalendarDay) -> Result? {
            guard index >= 0, index * months < 12 else { return nil }
            let first = start.adding(months: index * months)
            return Result(CalendarPeriod(first, first.adding(months: months).adding(days: -1)), granularity)
        }
        func days(_ year: Int) -> Result? { CalendarDay(year: year, month: 1, day: 1).flatMap { days(from: $0) } }
        if let year {
            guard let found = resolve(year), found.granularity == .year else { return nil }
            return days(from: found.period.first)
        }
        guard let reference else { return nil }
        // Quarters are reported when they are over.
        let candidates = [0, -1, 1].compactMap { days(reference.year + $0) }
        if tense == .future {
            return candidates.filter { $0.period.last >= reference }.min { $0.period.first < $1.period.first }
        }
        if tense == .past {
            return candidates.filter { $0.period.last < reference }.max { $0.period.first < $1.period.first }
        }
        func distance(_ result: Result) -> Int {
            let period = result.period
            return period.contains(reference)
                ? 0
                : period.last < reference
                    ? Int(reference.number - period.last.number) : Int(period.first.number - reference.number)
        }
        return candidates.min { distance($0) < distance($1) }
    }

    /// A half of a year or of what else has one, by months; of a month by days.
    func half(_ number: Int, of whole: TimeCore?) -> Result? {
        guard let whole else { return part(6, number - 1, of: nil, .interval) }
        guard let found = resolve(whole) else { return nil }
        let period = found.period
        switch found.granularity {
        case .year: return part(6, number - 1, of: whole, .interval)
        case .month:
            let middle = period.first.adding(days: 15)
            return Result(
                number == 1
                    ? CalendarPeriod(period.first, middle.adding(days: -1)) : CalendarPeriod(middle, period.last),
                .interval)
        case .decade, .century:
            let middle = period.first.adding(months: found.granularity == .decade ? 60 : 600)
            return Result(
                number == 1
                    ? CalendarPeriod(period.first, middle.adding(days: -1)) : CalendarPeriod(middle, period.last),
                .interval)
        default: return nil
        }
    }

    func nthWeekday(_ nth: Int, _ weekday: Int, _ container: TimeCore) -> Result? {
        guard let found = resolve(container) else { return nil }
        let period = found.period
        if nth < 0 {
            return Result(period.last.adding(days: -((period.last.weekday - weekday + 7) % 7)))
        }
        let day = period.first.adding(days: (weekday - period.first.weekday + 7) % 7 + 7 * (nth - 1))
        return period.contains(day) ? Result(day) : nil
    }

    func nthUnit(_ nth: Int, _ unit: TimeUnit, _ count: Int, _ container: TimeCore) -> Result? {
        guard let found = resolve(container), (1...400).contains(count) else { return nil }
        let period = found.period
        switch unit {
        case .day:
            let first =
                nth < 0 ? period.last.adding(days: 1 - count) : period.first.adding(days: (nth - 1) * count)
            return period.contains(first) ? Result(CalendarPeriod(first, first.adding(days: count - 1)), .day) : nil
        case .week:
            if nth == 0 {
                // the week of 10 April
                let monday = period.first.adding(days: 1 - period.first.weekday)
                return Result(CalendarPeriod(monday, monday.adding(days: 6)), .week)
            }
            // A week belongs to the month or year that holds its Thursday (ISO 8601).
            if nth < 0 {
                var monday = period.last.adding(days: 1 - period.last.weekday)
                if monday.adding(days: 3) > period.last, found.granularity != .year { monday = monday.adding(days: -7) }
                return Result(CalendarPeriod(monday.adding(days: 7 * (1 - count)), monday.adding(days: 6)), .week)
            }
            var monday = period.first.adding(days: 1 - period.first.weekday)
            if monday.adding(days: 3) < period.first { monday = monday.adding(days: 7) }
            monday = monday.adding(days: 7 * (nth - 1) * count)
            guard found.period.contains(monday.adding(days: 3)) else { return nil }
            return Result(CalendarPeriod(monday, monday.adding(days: 7 * count - 1)), .week)
        case .month, .quarter, .year, .decade:
            let months = unit == .month ? 1 : unit == .quarter ? 3 : unit == .year ? 12 : 120
            let first =
                nth < 0
                ? period.last.adding(days: 1).adding(months: -months * count)
                : period.first.adding(months: months * (nth - 1) * count)
            guard period.contains(first) else { return nil }
            return Result(
                CalendarPeriod(first, first.adding(months: months * count).adding(days: -1)), unit.granularity)
        default: return nil
        }
    }
}
