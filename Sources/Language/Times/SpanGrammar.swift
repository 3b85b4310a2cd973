import SourceText

/// Periods named by their unit: `next year`, `the third quarter`, `last summer`.
extension TimeGrammar {
    // MARK: - Periods by their unit

    /// `this week`, `last 3 months`, `next Friday`, `this August`, `last summer`, `the previous year`.
    ///
    /// - Parameter depth: how many phrases the one before is a part of; what keeps `the last week of the last week of …` cheap.
    func shifted(_ at: Int, depth: Int = 0) -> Found? {
        let entry = self.entry(at)
        guard entry.roles.contains(.shift) else { return nil }
        // "Following the talks", "following October 7": a preposition, unless an article stands before.
        if word(at) == .following, word(at - 1) != .the { return nil }
        let shift = entry.shift
        var next = at + 1
        guard pieces[next].gap <= .line else { return nil }
        // this fiscal year; "the last fiscal quarter" is a firm's
        if let words = fiscalWords(next), follows(next) {
            if word(words - 1) == .year { return (.fiscalYear(.shift(shift)), words) }
            if self.entry(words).unit == .quarter, words == next + 1, follows(words) {
                return (.quarter(0, year: .fiscalYear(.unnamed)), words + 1)
            }
        }
        switch word(next) {
        case .calendar, .working, .business, .trading: next += 1
        default: break
        }
        let isWorking = word(next - 1) == .working
        let what = self.entry(next)
        if what.roles.contains(.unit), !what.roles.contains(.plural), let unit = what.unit, pieces[next].kind == .word {
            if unit == .second { return nil }
            if unit.isClock {
                if unit == .minute, shift < 0, pieces[next].count == 6, pieces[next + 1].kind == .word,
                    !roles(next + 1).contains(.stop)
                {
                    return nil
                }
                return shift == 0 ? nil : (.span(duration(1, unit), forward: shift > 0), next + 1)
            }
            if isWorking, unit == .week {
                return (.range(.weekdayOfWeek(1, shift: shift), .weekdayOfWeek(5, shift: shift)), next + 1)
            }
            // this week Friday, next week on Friday
            if unit == .week {
                let day = word(next + 1) == .on ? next + 2 : next + 1
                let weekday = self.entry(day)
                if weekday.roles.contains(.weekday), !weekday.roles.contains(.plural), follows(day), follows(next + 1) {
                    return (.weekdayOfWeek(weekday.weekday, shift: shift), day + 1)
                }
            }
            if unit == .year, let possessive = partBehindYear(next + 1, .unit(.year, shift: shift)) {
                return possessive
            }
            // "the past year" is the twelve months up to now, "last year" the calendar's.
            if word(at) == .past {
                return unit == .day || unit == .quarter
                    ? (.unit(unit, shift: -1), next + 1) : (.span(duration(1, unit), forward: false), next + 1)
            }
            // "the last year of the war" is the war's.
            if word(at) == .last, word(at - 1) == .the, word(next + 1) == .of, pieces[next + 2].shape == .lower {
                return nil
            }
            // "over the last year" is the twelve months up to now as well.
            if word(at) == .last, word(at - 1) == .the, unit != .day, unit != .weekend, unit != .quarter {
                switch word(at - 2) {
                case .over, .during, .within, .throughout:
                    return (.span(duration(1, unit), forward: false), next + 1)
                default: break
                }
            }
            if word(at) == .coming, unit != .weekend, unit != .quarter {
                return (.span(duration(1, unit), forward: true), next + 1)
            }
            return (.unit(unit, shift: shift), next + 1)
        }
        if what.roles.contains(.weekday), !what.roles.contains(.plural) {
            // next friday 5/12
            if let found = date(next), found.core.isDay, case .day(nil, .some, _) = found.core {
                return (.moved(TimeCore.Duration(parts: [(0, .day)]), forward: true, from: found.core), found.end)
            }
            return (.weekday(what.weekday, shift: shift), next + 1)
        }
        if what.roles.contains(.month), !what.roles.contains(.weak) || isCapital(next) || pieces[next].count == 3 {
            if case .day(nil, .some(let month), let day)? = date(next)?.core, let end = date(next)?.end {
                if shift == 0 { return (.day(year: nil, month: month, day: day), end) }
                return (.dayOf(day, .nthUnit(month, .month, count: 1, of: .unit(.year, shift: shift))), end)
            }
            var end = next + 1
            if pieces.isMark(end, 0x2E), pieces[end].isGlued, pieces[next].count <= 4, !endsSentence(end) { end += 1 }
            return (.monthShift(what.month, shift: shift), end)
        }
        if what.roles.contains(.season) {
            return (.season(what.season, year: nil, shift: shift), next + 1)
        }
        if let part = yearPart(next) {
            let year = TimeCore.unit(.year, shift: shift)
            return (part.isHalf ? .half(part.number, year: year) : .quarter(part.number, year: year), next + 2)
        }
        if what.roles.contains(.holiday), let (row, end) = lexicon.holidays.longest(pieces, next) {
            return (.holiday(lexicon.tables.holidays[row].rule, year: .unit(.year, shift: shift)), end)
        }
        if shift != 0, let found = date(next), case .day(nil, .some(let month), let day) = found.core {
            return (.dayOf(day, .nthUnit(month, .month, count: 1, of: .unit(.year, shift: shift))), found.end)
        }
        if shift != 0, let length = length(next), !length.isArticle, !length.isBare {
            // "the past two financial years" end when the last of them did.
            if word(length.end - 2) == .fiscal || word(length.end - 2) == .financial {
                return (.fiscalYear(.unnamed), length.end)
            }
            // the last four months of 2021
            if word(at) == .last, word(length.end) == .of, let part = length.duration.parts.first,
                part.count == part.count.rounded(),
                part.count >= 1, part.count < 400, let container = container(length.end + 1, depth: depth)
            {
                return (.nthUnit(-1, part.unit, count: Int(part.count), of: container.core), container.end)
            }
            // next 3-12 months
            // within the next two weeks: from today on
            let isWithin = word(at - 1) == .within || word(at - 1) == .the && word(at - 2) == .within
            if shift > 0, isWithin, !length.duration.isClock { return (.within(length.duration), length.end) }
            return (.span(length.duration, forward: shift > 0), length.end)
        }
        return nil
    }

    /// `'s third quarter` behind a year.
    func partBehindYear(_ at: Int, _ year: TimeCore) -> Found? {
        guard pieces.isMark(at, 0x27), word(at + 1) == .s, let nth = ordinal(at + 2) else { return nil }
        let next = skipHyphen(nth.end)
        guard word(next) == .quarter, (1...4).contains(nth.value) else { return nil }
        return (.quarter(nth.value, year: year), next + 1)
    }

    /// What a part is a part of: `July`, `2027`, `next year`, `the year`, `Oct`.
    func container(_ at: Int, depth: Int = 0) -> Found? {
        guard depth < 3 else { return nil }
        var next = at
        if word(next) == .the || word(next) == .my { next += 1 }
        if roles(next).contains(.shift), let found = shifted(next, depth: depth + 1) { return found }
        let entry = self.entry(next)
        if next > at, let unit = entry.unit, !entry.roles.contains(.plural), !unit.isClock, unit != .quarter {
            return (.unit(unit, shift: 0), next + 1)
        }
        if next > at, let found = century(next) { return found }
        if let found = date(next) {
            switch found.core {
            case .month, .fixed, .nthUnit, .fiscalYear: return found
            default: break
            }
        }
        if let found = fiscalContainer(at) { return found }
        if let (year, end) = year(next), let period = CalendarPeriod(year: year) { return (.fixed(period, .year), end) }
        return nil
    }

    /// An ordinal with a unit or weekday: `the third quarter of 2016`, `the first Friday of July`, `15th century`, `the last
    /// week of March`, `the second`.
    func counted(_ at: Int, hasThe: Bool) -> Found? {
        let isLast = word(at) == .last || matchesFinal(at)
        if !isLast, let found = fiscalPart(at) { return found }
        guard let nth = isLast ? (-1, at + 1) : ordinal(at) else { return nil }
        var next = skipHyphen(nth.1)
        next = skipHyphen(next)
        guard follows(next) else { return nil }
        let what = entry(next)
        if what.roles.contains(.unit), let unit = what.unit, pieces[next].kind == .word {
            if let found = century(at) { return found }
            if unit == .quarter, (1...4).contains(nth.0) || isLast {
                let number = isLast ? 4 : nth.0
                if let container = containerBehind(next + 1), container.core.isYear {
                    return (.quarter(number, year: container.core), container.end)
                }
                if isLast, !matchesFinal(at) { return nil }
                guard hasThe || !isLast else { return nil }
                // fourth quarter-final, fourth quarter goal: not behind an article "a", but "a third-quarter profit"
                return word(at - 1) == .a && !pieces.isMark(next - 1, 0x2D)
                    ? nil : (.quarter(number, year: nil), next + 1)
            }
            if unit.isClock { return nil }
            var end = next + 1
            if word(end) == .of || word(end) == .in {
                end += 1
            } else if !isLast, !roles(end).contains(.shift), !roles(end).contains(.month) {
                return nil
            }
            guard let container = container(end) else { return nil }
            if unit == .day, !isLast, case .unit(.month, _) = container.core {
                return (.dayOf(nth.0, container.core), container.end)
            }
            if unit == .day, !isLast, case .month = container.core {
                return (.dayOf(nth.0, container.core), container.end)
            }
            // "the third year in February" is no part of it.
            if unit.granularity == container.core.granularity { return nil }
            if case .month = container.core, unit != .week, unit != .weekend { return nil }
            let core = TimeCore.nthUnit(nth.0, unit, count: 1, of: container.core)
            // 1st week of Oct. on Friday
            if unit == .week {
                let day = pieces.isMark(container.end, 0x2E) ? container.end + 1 : container.end
                if word(day) == .on, roles(day + 1).contains(.weekday) {
                    return (.nthWeekday(1, entry(day + 1).weekday, of: core), day + 2)
                }
            }
            return (core, container.end)
        }
        // the second half of 2027, first half of next year, the second half of the 1990s
        if word(next) == .half, isLast || nth.0 <= 2, word(next + 1) == .of || word(next + 1) == .in,
            let whole = halved(next + 2)
        {
            return (.half(isLast ? 2 : nth.0, year: whole.core), whole.end)
        }
        // first ten days of last year
        if !isLast, nth.0 == 1, let length = length(next), !length.isArticle, !length.isBare,
            let part = length.duration.parts.first, part.count >= 1, part.count < 400, word(length.end) == .of,
            let container = container(length.end + 1)
        {
            return (.nthUnit(1, part.unit, count: Int(part.count), of: container.core), container.end)
        }
        if what.roles.contains(.weekday), !what.roles.contains(.plural), isLast ? hasThe : nth.0 <= 5 {
            let end = next + 1
            if word(end) == .of || word(end) == .in, let container = container(end + 1) {
                return (.nthWeekday(nth.0, what.weekday, of: container.core), container.end)
            }
            if !isLast { return (.nthWeekday(nth.0, what.weekday, of: .unit(.month, shift: 0)), end) }
        }
        if what.roles.contains(.month), word(next - 1) == .of { return nil }
        return nil
    }

    /// `19th century`: by TIMEX3 the hundred years from 1800 on.
    private func century(_ at: Int) -> Found? {
        guard let nth = ordinal(at), (1...21).contains(nth.value) else { return nil }
        let next = skipHyphen(nth.end)
        guard pieces[next].kind == .word, pieces[next].gap <= .space, entry(next).unit == .century else { return nil }
        let era = era(next + 1)
        if let era, era.isBefore { return (.beforeCalendar, era.end) }
        guard let first = CalendarPeriod(year: max(1, (nth.value - 1) * 100)),
            let last = CalendarPeriod(year: (nth.value - 1) * 100 + 99)
        else { return nil }
        return (.fixed(CalendarPeriod(first.first, last.last), .century), era?.end ?? next + 1)
    }

    /// What has halves that are spoken of: a year, a month, a decade, a century.
    func halved(_ at: Int) -> Found? {
        if word(at) == .the, let found = decade(at + 1) ?? century(at + 1) {
            if case .fixed(_, .century) = found.core { return found }
            if case .fixed(_, .decade) = found.core { return found }
            return nil
        }
        guard let found = container(at) else { return nil }
        switch found.core {
        case .unit(.year, _), .unit(.month, _), .fixed, .month, .monthShift, .fiscalYear: return found
        case .nthUnit(_, .month, _, _): return found
        default: return nil
        }
    }

    func matchesFinal(_ at: Int) -> Bool { word(at) == .closing || word(at) == .final }
}
