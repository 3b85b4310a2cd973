import SourceText

/// Lengths of time: `3-12 months`, `two weeks ago`, `the year to September`.
extension TimeGrammar {
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

    func order(_ unit: TimeUnit) -> Int { TimeUnit.allCases.firstIndex(of: unit) ?? 0 }

    func unit(_ at: Int) -> (unit: TimeUnit, end: Int, isPlural: Bool)? {
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

    func endsSentence(_ at: Int) -> Bool {
        pieces[at + 1].gap >= .line || isCapital(at + 1) || pieces[at + 1].kind == .end
    }

    func lengthPart(_ at: Int) -> Length? {
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
        // a 5- to 10-year term
        if pieces.isMark(number.end, 0x2D), pieces[number.end].isGlued, word(number.end + 1) == .to,
            pieces[number.end + 1].gap == .space, let high = numbers.read(number.end + 2), high.value > number.value,
            high.value < 1e6, !high.isFraction, let unit = unit(high.end)
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
    func half(_ length: Length) -> Length {
        var length = length
        guard word(length.end) == .and else { return length }
        let next = word(length.end + 1) == .a ? length.end + 2 : length.end + 1
        guard word(next) == .half, follows(next), var part = length.duration.parts.first else { return length }
        part.count += 0.5
        length.duration.parts[0] = part
        length.end = next + 1
        return length
    }

    func duration(_ count: Double, _ unit: TimeUnit, vague: Bool = false) -> TimeCore.Duration {
        TimeCore.Duration(parts: [(count, unit)], isVague: vague)
    }

    /// A length with what moves it: `ago`, `later`, `from now`, `before yesterday`, `in two weeks`.
    func moved(_ at: Int) -> (core: TimeCore, end: Int, isVague: Bool)? {
        var next = at
        var isForward: Bool?
        if word(at) == .in || word(at) == .within {
            // twice in a week
            switch word(at - 1) {
            case .once, .twice, .times: return nil
            default: break
            }
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
            // "a week after the 1992 treaty", "two days before the May summit": the event's day is not told.
            if !isBase(base, of: duration) { break }
            // "for six months from 16 September" begins there.
            if word(end) == .from, word(at - 1) == .for { break }
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

    /// Whether a length can be counted from a time: one not coarser than its unit, and not the name of an event's year or
    /// month in front of the event.
    private func isBase(_ base: Found, of duration: TimeCore.Duration) -> Bool {
        guard !base.core.isDay, !base.core.isWeekday, let granularity = base.core.granularity else { return true }
        let next = pieces[base.end]
        if granularity != .day, next.kind == .word, follows(base.end), !roles(base.end).contains(.stop) { return false }
        switch granularity {
        case .day, .week: return true
        case .month: return order(duration.unit) >= order(.month)
        default: return order(duration.unit) >= order(.year)
        }
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
        guard follows(here) || pieces[here].isGlued,
            let found = date(here) ?? (roles(here).contains(.shift) ? shifted(here) : nil)
        else {
            return nil
        }
        switch found.core {
        case .day, .month, .monthShift, .weekday, .fixed(_, .year), .unit(.month, _), .unit(.year, _):
            return (.ending(length.duration, found.core), found.end)
        default: return nil
        }
    }
}
