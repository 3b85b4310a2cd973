import SourceText

/// Lengths of time and periods named by their unit: `3-12 months`, `two weeks ago`, `next year`, `the third quarter`.
extension TimeGrammar {
    // MARK: - Lengths

    /// What a length of time is, with the words that belong to it.
    struct Length {
        var duration: TimeCore.Duration
        var end: Int
        /// Whether it is a bare `a year`, `days`.
        var isArticle = false
        var isBare = false
    }

    /// A number and a unit: `27-year`, `six straight days`, `an hour and a half`, `1 month, 21 days`, `several weeks`.
    func length(_ at: Int) -> Length? {
        guard var length = lengthPart(at) else { return nil }
        var next = length.end
        // 1 year 1 month 21 days; one week and three days; 1 month, 21 days
        var steps = 0
        while steps < 5, !length.isBare, length.duration.high == nil {
            steps += 1
            var here = next
            if word(here) == .and || pieces.isMark(here, 0x2C) && pieces[here].isGlued { here += 1 }
            guard follows(here), pieces[here].kind == .digits || roles(here).contains(.number),
                let more = lengthPart(here), !more.isBare, more.duration.high == nil,
                let part = more.duration.parts.first,
                let last = length.duration.parts.last, order(part.unit) < order(last.unit)
            else { break }
            length.duration.parts.append(part)
            length.end = more.end
            next = more.end
        }
        return length
    }

    private func order(_ unit: TimeUnit) -> Int { TimeUnit.allCases.firstIndex(of: unit) ?? 0 }

    private func unit(_ at: Int) -> (unit: TimeUnit, end: Int, isPlural: Bool)? {
        var next = skipHyphen(at)
        guard pieces[next].gap <= .line else { return nil }
        switch word(next) {
        case .straight, .consecutive, .successive, .trading, .business, .working, .calendar, .full, .whole, .more,
            .long,
            .short, .fiscal, .financial:
            next = next + 1
        default: break
        }
        let entry = self.entry(next)
        guard entry.roles.contains(.unit), let unit = entry.unit, pieces[next].kind == .word else { return nil }
        var end = next + 1
        if pieces.isMark(end, 0x2E), pieces[end].isGlued, pieces[next].count <= 3, !endsSentence(end) { end += 1 }
        // two-year-old: an age
        if pieces.isMark(end, 0x2D), word(end + 1) == .old || word(end + 1) == .olds { return nil }
        return (unit, end, entry.roles.contains(.plural))
    }

    private func endsSentence(_ at: Int) -> Bool {
        pieces[at + 1].gap >= .line || isCapital(at + 1) || pieces[at + 1].kind == .end
    }

    private func lengthPart(_ at: Int) -> Length? {
        let entry = self.entry(at)
        let first = word(at)
        if first == .a || first == .an || first == .another || first == .per {
            guard first != .per else { return nil }
            // a few minutes, a couple of days
            if word(at + 1) == .few || word(at + 1) == .several, let unit = unit(at + 2) {
                return Length(duration: duration(3, unit.unit, vague: true), end: unit.end)
            }
            if word(at + 1) == .couple {
                let next = word(at + 2) == .of ? at + 3 : at + 2
                if let unit = unit(next) { return Length(duration: duration(2, unit.unit, vague: true), end: unit.end) }
                return nil
            }
            if let number = numbers.read(at), number.end > at + 1, let unit = unit(number.end),
                !number.isFraction || unit.unit != .quarter
            {
                return half(Length(duration: duration(number.value, unit.unit), end: unit.end))
            }
            let next = at + 1
            guard let unit = unit(next), !unit.isPlural || word(next) == .business, pieces[next].gap <= .line,
                pieces[next].kind == .word
            else { return nil }
            if self.entry(next).roles.contains(.weak) || word(next) == .second { return nil }
            // "a week" but not "a quarter of", "a second country", "a day job"
            if unit.unit == .quarter || unit.unit == .second || unit.unit == .season { return nil }
            return half(Length(duration: duration(1, unit.unit), end: unit.end, isArticle: true))
        }
        if first == .all || first == .full || first == .whole || first == .entire {
            let next = skipHyphen(at + 1)
            let entry = self.entry(next)
            guard follows(next), let unit = entry.unit, !entry.roles.contains(.plural), unit != .second,
                unit != .quarter
            else {
                return nil
            }
            return Length(duration: duration(1, unit), end: next + 1)
        }
        if first == .half {
            if word(at + 1) == .a || word(at + 1) == .an, let unit = unit(at + 2),
                !unit.isPlural || word(at + 2) == .business
            {
                return Length(duration: duration(0.5, unit.unit), end: unit.end)
            }
            if let unit = unit(at + 1), !unit.isPlural, unit.unit != .quarter {
                return Length(duration: duration(0.5, unit.unit), end: unit.end)
            }
            return nil
        }
        if entry.roles.contains(.vague) || first == .some || first == .many {
            guard let unit = unit(at + 1), unit.isPlural else { return nil }
            return Length(
                duration: duration(first == .many ? .nan : first == .some ? 3 : entry.number, unit.unit, vague: true),
                end: unit.end)
        }
        if entry.roles.contains(.unit), entry.roles.contains(.plural), let unit = entry.unit,
            pieces[at].kind == .word, pieces[at].count > 3
        {
            return Length(duration: duration(.nan, unit, vague: true), end: at + 1, isBare: true)
        }
        guard
            pieces[at].kind == .digits || entry.roles.contains(.number) || pieces[at].kind == .fraction
                || pieces.isMark(at, 0x2E)
        else { return nil }
        guard let number = numbers.read(at), !number.hasGluedScale, number.value < 1e7 else { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind == .word || pieces[at - 1].kind == .currency { return nil }
        // 3-12 months, 60 to 90 days, two or three weeks
        if isRangeJoint(number.end) || word(number.end) == .or || word(number.end) == .and && word(at - 1) == .between,
            let high = numbers.read(number.end + 1), high.value > number.value, high.value < 1e6, !high.isFraction,
            let unit = unit(high.end)
        {
            var duration = duration(number.value, unit.unit)
            duration.high = high.value
            return Length(duration: duration, end: unit.end)
        }
        guard let unit = unit(number.end) else { return nil }
        if number.plainDigits == 4, !unit.isPlural, pieces[number.end].gap == .space { return nil }
        let isJoined = pieces.isMark(number.end, 0x2D)
        if !isJoined, !unit.isPlural, number.value > 1, unit.unit == .second || unit.unit == .quarter { return nil }
        return half(Length(duration: duration(number.value, unit.unit), end: unit.end))
    }

    /// `an hour and a half`, `one hour and half`.
    private func half(_ length: Length) -> Length {
        var length = length
        guard word(length.end) == .and else { return length }
        let next = word(length.end + 1) == .a ? length.end + 2 : length.end + 1
        guard word(next) == .half, follows(next), var part = length.duration.parts.first else { return length }
        part.count += 0.5
        length.duration.parts[0] = part
        length.end = next + 1
        return length
    }

    private func duration(_ count: Double, _ unit: TimeUnit, vague: Bool = false) -> TimeCore.Duration {
        TimeCore.Duration(parts: [(count, unit)], isVague: vague)
    }

    /// A length with what moves it: `ago`, `later`, `from now`, `before yesterday`, `in two weeks`.
    func moved(_ at: Int) -> (core: TimeCore, end: Int, isVague: Bool)? {
        var next = at
        var isForward: Bool?
        if word(at) == .in || word(at) == .within {
            next += 1
            isForward = true
        }
        guard let length = length(next) else { return nil }
        let duration = length.duration
        let end = length.end
        guard follows(end) || isForward != nil else { return nil }
        switch word(end) {
        case .ago: return (.moved(duration, forward: false, from: nil), end + 1, length.isBare || duration.isVague)
        case .hence:
            return (.span(duration, forward: true), end + 1, length.isBare)
        case .in where word(end + 1) == .the && word(end + 2) == .future:
            return (.span(duration, forward: true), end + 3, length.isBare)
        case .from where word(end + 1) == .now:
            return (.moved(duration, forward: true, from: nil), end + 2, length.isBare)
        case .before, .after, .from:
            guard !length.isBare, word(end) != .from || !duration.isClock, let base = day(end + 1) else { break }
            if case .moved = base.core { break }
            return (.moved(duration, forward: word(end) != .before, from: base.core), base.end, duration.isVague)
        default: break
        }
        if isForward == true, !length.isBare, !duration.isVague {
            if word(at) == .within {
                // "within 30 days of the ruling" hangs on an event.
                let isAnchored = word(end) == .of || word(end) == .after || word(end) == .from
                if isAnchored { return nil }
                return (duration.isClock ? .span(duration, forward: true) : .within(duration), end, false)
            }
            // "in five days" ahead; "the best in five years" behind: the tense decides outside.
            return (.moved(duration, forward: true, from: nil), end, false)
        }
        return nil
    }

    /// `the year to September`, `the six months ended June 30`, `the week to Friday`: a length that a day or month ends.
    func ending(_ at: Int) -> Found? {
        let hasThe = word(at) == .the
        var next = hasThe ? at + 1 : at
        guard follows(next) || !hasThe else { return nil }
        switch word(next) {
        case .fiscal, .financial: next += 1
        default: break
        }
        let entry = self.entry(next)
        let isBeside = hasThe || word(at - 1) == .in || word(at - 1) == .for || word(at - 1) == .over
        var length: (duration: TimeCore.Duration, end: Int)?
        if let unit = entry.unit, !unit.isClock, !entry.roles.contains(.plural), pieces[next].kind == .word {
            length = (TimeCore.Duration(parts: [(1, unit)]), next + 1)
        } else if pieces[next].kind == .digits || entry.roles.contains(.number), let found = self.length(next),
            !found.duration.isVague, found.duration.high == nil, !found.duration.isClock
        {
            length = (found.duration, found.end)
        }
        guard let length, follows(length.end) else { return nil }
        var here = length.end
        switch word(here) {
        case .to where isBeside, .through where isBeside, .until where hasThe: here += 1
        case .ended, .ending: here += word(here + 1) == .on || word(here + 1) == .in ? 2 : 1
        default: return nil
        }
        if word(here) == .the, word(here + 1) == .end, word(here + 2) == .of { here += 3 }
        // end-June
        if self.entry(here).phase == .end, pieces.isMark(here + 1, 0x2D), pieces[here + 1].isGlued { here += 2 }
        guard follows(here) || pieces[here].isGlued, let found = date(here) ?? (roles(here).contains(.shift) ? shifted(here) : nil) else {
            return nil
        }
        switch found.core {
        case .day, .month, .monthShift, .weekday, .fixed(_, .year), .unit(.month, _), .unit(.year, _):
            return (.ending(length.duration, found.core), found.end)
        default: return nil
        }
    }

    // MARK: - Periods by their unit

    /// `this week`, `last 3 months`, `next Friday`, `this August`, `last summer`, `the previous year`.
    func shifted(_ at: Int) -> Found? {
        let entry = self.entry(at)
        guard entry.roles.contains(.shift) else { return nil }
        // "Following the talks", "following October 7": a preposition, unless an article stands before.
        if word(at) == .following, word(at - 1) != .the { return nil }
        let shift = entry.shift
        var next = at + 1
        guard pieces[next].gap <= .line else { return nil }
        switch word(next) {
        case .calendar, .fiscal, .financial, .working, .business, .trading: next += 1
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
            // the last four months of 2021
            if word(at) == .last, word(length.end) == .of, let part = length.duration.parts.first,
                part.count == part.count.rounded(),
                part.count >= 1, part.count < 400, let container = container(length.end + 1)
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
    private func partBehindYear(_ at: Int, _ year: TimeCore) -> Found? {
        guard pieces.isMark(at, 0x27), word(at + 1) == .s, let nth = ordinal(at + 2) else { return nil }
        let next = skipHyphen(nth.end)
        guard word(next) == .quarter, (1...4).contains(nth.value) else { return nil }
        return (.quarter(nth.value, year: year), next + 1)
    }

    /// What a part is a part of: `July`, `2027`, `next year`, `the year`, `Oct`.
    func container(_ at: Int) -> Found? {
        var next = at
        if word(next) == .the || word(next) == .my { next += 1 }
        if roles(next).contains(.shift), let found = shifted(next) { return found }
        let entry = self.entry(next)
        if next > at, let unit = entry.unit, !entry.roles.contains(.plural), !unit.isClock, unit != .quarter {
            return (.unit(unit, shift: 0), next + 1)
        }
        if next > at, let found = counted(next, hasThe: true), case .fixed(_, .century) = found.core { return found }
        if let found = date(next) {
            switch found.core {
            case .month, .fixed, .nthUnit: return found
            default: break
            }
        }
        if let (year, end) = year(next), let period = CalendarPeriod(year: year) { return (.fixed(period, .year), end) }
        return nil
    }

    /// An ordinal with a unit or weekday: `the third quarter of 2016`, `the first Friday of July`, `15th century`, `the last
    /// week of March`, `the second`.
    func counted(_ at: Int, hasThe: Bool) -> Found? {
        let isLast = word(at) == .last || matchesFinal(at)
        guard let nth = isLast ? (-1, at + 1) : ordinal(at) else { return nil }
        var next = skipHyphen(nth.1)
        next = skipHyphen(next)
        guard follows(next) else { return nil }
        let what = entry(next)
        if what.roles.contains(.unit), let unit = what.unit, pieces[next].kind == .word {
            if unit == .century, !isLast, (1...21).contains(nth.0),
                let first = CalendarPeriod(year: max(1, (nth.0 - 1) * 100)),
                let last = CalendarPeriod(year: (nth.0 - 1) * 100 + 99)
            {
                return (.fixed(CalendarPeriod(first.first, last.last), .century), next + 1)
            }
            if unit == .quarter, (1...4).contains(nth.0) || isLast {
                let number = isLast ? 4 : nth.0
                if let container = containerBehind(next + 1), container.core.isYear {
                    return (.quarter(number, year: container.core), container.end)
                }
                if isLast, !matchesFinal(at) { return nil }
                guard hasThe || !isLast else { return nil }
                // fourth quarter-final, fourth quarter goal: not behind an article "a", but "a third-quarter profit"
                return word(at - 1) == .a && !pieces.isMark(next - 1, 0x2D) ? nil : (.quarter(number, year: nil), next + 1)
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

    /// What has halves that are spoken of: a year, a month, a decade, a century.
    private func halved(_ at: Int) -> Found? {
        if word(at) == .the, let found = decade(at + 1) ?? counted(at + 1, hasThe: true) {
            if case .fixed(_, .century) = found.core { return found }
            if case .fixed(_, .decade) = found.core { return found }
            return nil
        }
        guard let found = container(at) else { return nil }
        switch found.core {
        case .unit(.year, _), .unit(.month, _), .fixed, .month, .monthShift: return found
        case .nthUnit(_, .month, _, _): return found
        default: return nil
        }
    }

    private func matchesFinal(_ at: Int) -> Bool { word(at) == .closing || word(at) == .final }
}
