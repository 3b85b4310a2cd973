import SourceText

/// Dates of the calendar: `8 December 2025`, `Nov. 6`, `2025-11-06`, `10/1/2018`, `12–13 November 2025`, `the early 1990s`.
extension TimeGrammar {
    /// A date that begins at the piece: the longest of the forms.
    func date(_ at: Int) -> Found? {
        let piece = pieces[at]
        if piece.kind == .digits {
            return numericDate(at) ?? dayMonth(at) ?? decade(at) ?? yearDate(at)
        }
        let entry = self.entry(at)
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

    // MARK: - By names of months

    /// `November 6, 2025`, `November 2025`, `November 12-13`, `November`, `Sep-23-2020`.
    private func monthDate(_ at: Int) -> Found? {
        let entry = self.entry(at)
        let month = entry.month
        var next = at + 1
        // Nov. / Oct.23
        if pieces.isMark(next, 0x2E), pieces[next].isGlued, pieces[at].count <= 4 { next += 1 }
        // Jan/3, Sep-23-2020, May/22(Tue)
        if pieces.isMark(next, 0x2F) || pieces.isMark(next, 0x2D), pieces[next].isGlued, pieces[next + 1].isGlued,
            let day = dayNumber(next + 1, words: false)
        {
            var end = day.end
            var year: Int?
            if pieces.isMark(end, pieces[next].mark), pieces[end].isGlued, let found = self.year(end + 1, words: false)
            {
                (year, end) = (found.year, found.end)
            }
            if pieces.isMark(next, 0x2F) || year != nil {
                if pieces.isMark(end, 0x28), roles(end + 1).contains(.weekday), pieces.isMark(end + 2, 0x29) {
                    end += 3
                }
                return (.day(year: year, month: month, day: day.day), end)
            }
        }
        let isGluedDay = pieces[next].isGlued && pieces.isDigits(next) && next == at + 1
        if pieces[next].gap <= .line {
            var dayAt = next
            if word(next) == .the, ordinal(next + 1) != nil { dayAt = next + 1 }
            if let range = monthDays(month, next) { return range }
            if let day = dayNumber(dayAt), !pieces[dayAt].isGlued || isGluedDay || pieces.isMark(next - 1, 0x2E),
                !isPartOfLarger(day.end, dayAt)
            {
                if let found = yearBehind(day.end) {
                    return (.day(year: found.year, month: month, day: day.day), found.end)
                }
                if let container = containerBehind(day.end), case .unit(.year, _) = container.core {
                    return (.dayOf(day.day, .nthUnit(month, .month, count: 1, of: container.core)), container.end)
                }
                if let year = yearBehindClock(day.end) {
                    return (.day(year: year, month: month, day: day.day), day.end)
                }
                if pieces.isDigits(dayAt) || day.isOrdinal || entry.roles.contains(.weak) == false {
                    return (.day(year: nil, month: month, day: day.day), day.end)
                }
            }
        }
        if let found = yearBehind(next) {
            return (.month(year: found.year, month: month), found.end)
        }
        if let container = containerBehind(next), case .unit(.year, let shift) = container.core {
            return (.nthUnit(month, .month, count: 1, of: .unit(.year, shift: shift)), container.end)
        }
        guard isMonthAlone(at) else { return nil }
        return (
            .month(year: nil, month: month), pieces[at].count <= 4 && next > at + 1 && !endsHere(next) ? next : at + 1
        )
    }

    /// Whether a full stop behind a short form is more likely the sentence's.
    private func endsHere(_ at: Int) -> Bool { pieces[at].gap >= .line || isCapital(at) || pieces[at].kind == .end }

    /// Whether the number read as a day goes on: `May 2,500`, `March 15%`.
    private func isPartOfLarger(_ end: Int, _ at: Int) -> Bool {
        guard pieces.isDigits(at) else { return false }
        let next = pieces[end]
        guard next.isGlued else {
            return roles(end).contains(.scale) || word(end) == .percent
        }
        if next.kind == .mark, next.mark == 0x2C, pieces[end + 1].isGlued, pieces[end + 1].count == 3,
            pieces.isDigits(end + 1)
        {
            return true
        }
        return next.kind == .mark && (next.mark == 0x25 || next.mark == 0x3A)
            || next.kind == .mark && next.mark == 0x2E && pieces[end + 1].isGlued && pieces.isDigits(end + 1)
    }

    /// `Wed Oct 26 15:50:06 2016`: the year behind the clock.
    private func yearBehindClock(_ at: Int) -> Int? {
        guard pieces.isDigits(at), pieces.isMark(at + 1, 0x3A), let clock = clock(at),
            let found = year(clock.end, words: false)
        else { return nil }
        return found.year
    }

    /// `November 19-20, 2025`, `November between 19 and 20`, `November the 15th through 19th`.
    private func monthDays(_ month: Int, _ at: Int) -> Found? {
        var next = at
        let isBetween = word(next) == .between || word(next) == .from
        if isBetween { next += 1 }
        if word(next) == .the { next += 1 }
        guard let first = dayNumber(next, words: isBetween || ordinal(next) != nil) else { return nil }
        var here = first.end
        guard isRangeJoint(here) || isBetween && word(here) == .and else { return nil }
        if pieces.isMark(here, 0x2F) { return nil }
        here += 1
        if word(here) == .the { here += 1 }
        guard let last = dayNumber(here, words: first.isOrdinal), last.day > first.day,
            !isPartOfLarger(last.end, here), follows(here), !roles(last.end).contains(.month),
            !(pieces.isMark(last.end, 0x2D) && pieces[last.end].isGlued)
        else { return nil }
        let year = yearBehind(last.end)
        return (
            .range(
                .day(year: year?.year, month: month, day: first.day),
                .day(year: year?.year, month: month, day: last.day)),
            year?.end ?? last.end
        )
    }

    /// `to`, `through`, a dash and their like between the ends of a range.
    func isRangeJoint(_ at: Int) -> Bool {
        if pieces.isDash(at) { return true }
        if pieces.isMark(at, 0x7E) { return true }
        switch word(at) {
        case .to, .through, .thru, .till, .until: return follows(at)
        default: return false
        }
    }

    /// Whether a month that stands alone is one: `May` may be a name or a verb, `March` a walk.
    private func isMonthAlone(_ at: Int) -> Bool {
        let entry = self.entry(at)
        let isShort = pieces[at].count <= 4 && entry.month != 5 && entry.month != 6 && entry.month != 7
        if entry.roles.contains(.weak) {
            if pieces[at].shape == .lower {
                return isTimeContext(before: at) && word(at - 1) != .to && (word(at - 1) != .the || word(at - 2) == .in)
                    && (entry.month != 3 || isShort || word(at - 1) != .the)
            }
            if isShort {
                return isTimeContext(before: at) && pieces[at].shape == .capitalised && !isCapital(at + 1)
            }
            if pieces.beginsSentence(at) { return false }
            // "Theresa May", "Ms. May": a name stands in front.
            if isCapital(at - 1), !roles(at - 1).contains(.shift), !roles(at - 1).contains(.phase),
                !isTimeContext(before: at)
            {
                return false
            }
            return isTimeContext(before: at) || word(at - 1) == .and || word(at - 1) == .the && !isCapital(at + 1)
                || word(at - 1) == .a
        }
        // April, June, August and Augusta's kin are given names too.
        if entry.month == 4 || entry.month == 6 || entry.month == 8 {
            if isTimeContext(before: at) { return true }
            if isCapital(at + 1), pieces[at + 1].kind == .word, follows(at + 1), word(at - 1) != .the,
                word(at - 1) != .a
            {
                return false
            }
        }
        return true
    }

    /// `8 December 2025`, `12–13 November`, `the 4th of July`, `05-Aug-2016`, `twenty second of June`.
    private func dayMonth(_ at: Int) -> Found? {
        guard let day = dayNumber(at) else { return nil }
        var next = day.end
        // A range of days before the month: 12–13 November 2025, 3 and 12 of Sept
        if isRangeJoint(next) || word(next) == .and && word(at - 1) == .between {
            var here = next + 1
            if word(here) == .the { here += 1 }
            if let last = dayNumber(here), last.day > day.day, let month = monthBehindDay(last.end) {
                let year = yearBehind(month.end)
                return (
                    .range(
                        .day(year: year?.year, month: month.month, day: day.day),
                        .day(year: year?.year, month: month.month, day: last.day)), year?.end ?? month.end
                )
            }
            if let last = dayNumber(here), last.day > day.day, let container = monthContainer(last.end) {
                return (.range(.dayOf(day.day, container.core), .dayOf(last.day, container.core)), container.end)
            }
        }
        if pieces.isMark(next, 0x2E), pieces[next].isGlued, pieces.isDigits(at), roles(next + 1).contains(.month) {
            next += 1
        }
        // 05-Aug-2016, 23/Sep/2020, 23-2020-September
        if pieces.isMark(next, 0x2D) || pieces.isMark(next, 0x2F), pieces[next].isGlued, pieces[next + 1].isGlued {
            let joint = pieces[next].mark
            let month = entry(next + 1)
            if month.roles.contains(.month) {
                if pieces.isMark(next + 2, joint), pieces[next + 2].isGlued {
                    if let found = year(next + 3, words: false) {
                        return (.day(year: found.year, month: month.month, day: day.day), found.end)
                    }
                    if pieces[next + 3].count == 2, let short = pieces.integer(next + 3) {
                        return (.day(year: TimeGrammar.century(short), month: month.month, day: day.day), next + 4)
                    }
                }
                return (.day(year: nil, month: month.month, day: day.day), next + 2)
            }
            if let found = year(next + 1, words: false), pieces.isMark(found.end, joint),
                roles(found.end + 1).contains(.month)
            {
                return (.day(year: found.year, month: entry(found.end + 1).month, day: day.day), found.end + 2)
            }
            return nil
        }
        guard let month = monthBehindDay(next) else {
            if let container = monthContainer(next), day.isOrdinal || word(next) == .of || word(next) == .day {
                return (.dayOf(day.day, container.core), container.end)
            }
            return nil
        }
        if let found = yearBehind(month.end) {
            return (.day(year: found.year, month: month.month, day: day.day), found.end)
        }
        if let container = containerBehind(month.end), case .unit(.year, _) = container.core {
            return (.dayOf(day.day, .nthUnit(month.month, .month, count: 1, of: container.core)), container.end)
        }
        return (.day(year: nil, month: month.month, day: day.day), month.end)
    }

    private func monthBehindDay(_ at: Int) -> (month: Int, end: Int)? {
        var next = at
        if word(next) == .day { next += 1 }
        if word(next) == .of { next += 1 }
        let entry = self.entry(next)
        guard entry.roles.contains(.month), pieces[next].gap <= .line else { return nil }
        // "3 may be enough": a weak word wants a capital or an ordinal before it.
        if entry.roles.contains(.weak), pieces[next].shape == .lower, next == at, !pieces[next].isGlued,
            entry.month == 5 || entry.month == 3
        {
            return nil
        }
        var end = next + 1
        if pieces.isMark(end, 0x2E), pieces[end].isGlued, pieces[next].count <= 4,
            pieces.isDigits(end + 1) || pieces.isMark(end + 1, 0x2C)
        {
            end += 1
        }
        return (entry.month, end)
    }

    /// `of next month`, `this month`, `of the month` behind a day.
    private func monthContainer(_ at: Int) -> Found? {
        var next = at
        if word(next) == .day { next += 1 }
        if word(next) == .of || word(next) == .in { next += 1 }
        guard follows(next) else { return nil }
        if word(next) == .the, word(next + 1) == .month { return (.unit(.month, shift: 0), next + 2) }
        let entry = self.entry(next)
        guard entry.roles.contains(.shift), word(next + 1) == .month else { return nil }
        return (.unit(.month, shift: entry.shift), next + 2)
    }

    // MARK: - By digits

    /// `2025-11-06`, `2015/08/12`, `04.12.2025`, `10/1/2018`, `11-2016`, `20161016`.
    private func numericDate(_ at: Int) -> Found? {
        guard let first = pieces.integer(at), !(pieces[at].isGlued && pieces[at - 1].kind != .mark) else { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind == .mark,
            [0x2E, 0x2F, 0x2D, 0x2C, 0x3A].contains(pieces[at - 1].mark),
            pieces[at - 1].isGlued, pieces.isDigits(at - 2)
        {
            // Only as the right end of a range: 10/1-11/7
            guard pieces[at - 1].mark == 0x2D else { return nil }
        }
        if pieces[at].count == 8, (19_000_101...21_001_231).contains(first) {
            let day = (first / 10000, first / 100 % 100, first % 100)
            if CalendarDay(year: day.0, month: day.1, day: day.2) != nil,
                !pieces[at + 1].isGlued || pieces[at + 1].kind == .mark
            {
                return (.day(year: day.0, month: day.1, day: day.2), at + 1)
            }
        }
        if pieces[at].count == 4, (1000...2199).contains(first) { return yearFirst(at, first) }
        guard pieces[at].count <= 2 else { return nil }
        let joint = at + 1
        guard pieces[joint].kind == .mark, [0x2E, 0x2F, 0x2D].contains(pieces[joint].mark) else { return nil }
        let mark = pieces[joint].mark
        // 11 - 2016, 11/2016
        if pieces[joint].gap <= .space, mark != 0x2E, pieces[joint + 1].count == 4,
            let year = pieces.integer(joint + 1),
            (1900...2199).contains(year), (1...12).contains(first), pieces[joint + 1].gap <= .space,
            !(pieces.isMark(joint + 2, mark) && pieces[joint + 2].isGlued),
            !pieces[joint + 2].isGlued || pieces[joint + 2].kind == .mark
        {
            return (.month(year: year, month: first), joint + 2)
        }
        guard pieces[joint].isGlued, pieces[joint + 1].isGlued, let second = pieces.integer(joint + 1),
            pieces[joint + 1].count <= 2
        else { return nil }
        var end = joint + 2
        var year: Int?
        if pieces.isMark(end, mark) || pieces.isMark(end, 0x2C), pieces[end].isGlued,
            pieces[end].mark == mark ? pieces[end + 1].isGlued : true, let third = pieces.integer(end + 1),
            pieces[end + 1].count == 4 || pieces[end + 1].count == 2
        {
            let isDayClock = pieces.isMark(end + 2, 0x3A)
            let isOtherRange = mark == 0x2D && pieces.isMark(end + 2, 0x2F)
            if !isDayClock, !isOtherRange, pieces[end + 1].count == 2 || (1000...2199).contains(third) {
                year = pieces[end + 1].count == 4 ? third : TimeGrammar.century(third)
                end += 2
            }
        }
        if pieces[end].isGlued, pieces[end].kind == .word || pieces[end].kind == .digits { return nil }
        if year == nil {
            // Without a year only with a stroke, or where a preposition or an end of a range says that it is a date.
            guard mark == 0x2F || isDatePlace(at) else { return nil }
            if mark == 0x2E {
                guard word(at - 1) == .on, pieces[end].kind != .word, !pieces.isMark(end, 0x25) else { return nil }
            }
            if pieces.isMark(end, 0x25)
                || pieces.isMark(end, 0x2E) && pieces.isDigits(end + 1) && pieces[end + 1].isGlued
            {
                return nil
            }
            if mark == 0x2F, first >= second, first <= 12, second <= 12, !isDatePlace(at), word(at - 1) == .unknown,
                !roles(at - 1).contains(.shift), pieces[at - 1].kind != .word
            {
                return nil
            }
            if pieces.isMark(end, mark), pieces[end].isGlued { return nil }
            // 3/4, 1/5: a fraction, where nothing says that it is a date.
            if mark == 0x2F, first < second, [2, 3, 4, 5, 6, 8, 10, 16].contains(second), !isDatePlace(at),
                !pieces.isDash(end),
                !pieces.isDash(at - 1) || pieces[at - 1].gap != .none
            {
                return nil
            }
        }
        guard let (month, day) = monthAndDay(first, second, mark) else { return nil }
        return (.day(year: year, month: month, day: day), end)
    }

    /// `10/1/2018` month first unless it cannot be, or the text or the point says otherwise.
    private func monthAndDay(_ first: Int, _ second: Int, _ mark: UInt8) -> (Int, Int)? {
        let prefersDay = dayFirst
        if prefersDay, (1...12).contains(second), (1...31).contains(first) { return (second, first) }
        if (1...12).contains(first), (1...31).contains(second) { return (first, second) }
        if (1...12).contains(second), (1...31).contains(first) { return (second, first) }
        return nil
    }

    /// Whether what stands before says that bare numbers are a date: `on 5.12`, `next 5/12`, `since 7/2`.
    private func isDatePlace(_ at: Int) -> Bool {
        switch word(at - 1) {
        case .on, .since, .until, .till, .by, .from, .before, .after, .between, .next, .last: return true
        default: return roles(at - 1).contains(.weekday)
        }
    }

    private func yearFirst(_ at: Int, _ year: Int) -> Found? {
        let joint = at + 1
        guard pieces[joint].kind == .mark, [0x2E, 0x2F, 0x2D].contains(pieces[joint].mark), pieces[joint].gap <= .space
        else {
            // 2016 November, 2016, nov
            let next = skipComma(joint)
            if roles(next).contains(.month), follows(next), !pieces[next].isGlued || next > joint,
                dayNumber(next + 1, words: false) == nil, isYearPlace(at)
            {
                if year > 1900 { return (.month(year: year, month: entry(next).month), next + 1) }
            }
            return nil
        }
        let mark = pieces[joint].mark
        let isTight = pieces[joint].isGlued && pieces[joint + 1].isGlued
        if isTight, roles(joint + 1).contains(.month), pieces.isMark(joint + 2, mark),
            let day = pieces.integer(joint + 3),
            pieces[joint + 3].isGlued, (1...31).contains(day)
        {
            return (.day(year: year, month: entry(joint + 1).month, day: day), joint + 4)
        }
        guard let second = pieces.integer(joint + 1), pieces[joint + 1].count <= 2 else { return nil }
        if isTight, pieces.isMark(joint + 2, mark), pieces[joint + 2].isGlued, pieces[joint + 3].isGlued {
            if let third = pieces.integer(joint + 3), pieces[joint + 3].count <= 2 {
                if (1...12).contains(second), (1...31).contains(third) {
                    return (.day(year: year, month: second, day: third), joint + 4)
                }
                return nil
            }
            if (1...31).contains(second), roles(joint + 3).contains(.month) {
                return (.day(year: year, month: entry(joint + 3).month, day: second), joint + 4)
            }
        }
        guard (1...12).contains(second), mark != 0x2E || isTight,
            !(pieces[joint + 2].isGlued && pieces[joint + 2].kind != .mark)
        else { return nil }
        if pieces.isMark(joint + 2, mark), pieces[joint + 2].isGlued { return nil }
        // "2016-17" is two years; "2016-11" a month.
        return (.month(year: year, month: second), joint + 2)
    }

    /// `2019 H2`, `2016 Q3`, `2014`.
    private func yearDate(_ at: Int) -> Found? {
        guard let (year, end) = year(at, words: false), let period = CalendarPeriod(year: year) else { return nil }
        let next = skipHyphen(end)
        if let part = yearPart(next) {
            let container = TimeCore.fixed(period, .year)
            return (
                part.isHalf ? .half(part.number, year: container) : .quarter(part.number, year: container), next + 2
            )
        }
        guard isYearPlace(at) else { return nil }
        // 2024/25, 2024-25: a season or a fiscal year over two calendar years
        if pieces.isMark(end, 0x2F) || pieces.isDash(end), pieces[end].isGlued, pieces[end + 1].isGlued,
            pieces[end + 1].count == 2, let short = pieces.integer(end + 1), short == (year + 1) % 100,
            let other = CalendarPeriod(year: year + 1), !pieces[end + 2].isGlued || pieces[end + 2].kind == .mark
        {
            return (.fixed(CalendarPeriod(period.first, other.last), .interval), end + 2)
        }
        return (.fixed(period, .year), end)
    }

    /// `Q3`, `H2`: a quarter or half by letter and digit.
    func yearPart(_ at: Int) -> (number: Int, isHalf: Bool)? {
        guard pieces[at].kind == .word, pieces[at].count == 1, pieces.isDigits(at + 1), pieces[at + 1].isGlued,
            let number = pieces.integer(at + 1), !pieces[at + 2].isGlued || pieces[at + 2].kind == .mark
        else { return nil }
        if word(at) == .q, (1...4).contains(number) { return (number, false) }
        if word(at) == .h, (1...2).contains(number) { return (number, true) }
        return nil
    }

    /// Whether a number of four digits is a year where it stands: not a count, a sum, or part of something longer.
    func isYearPlace(_ at: Int) -> Bool {
        let piece = pieces[at]
        let before = pieces[at - 1]
        if piece.isGlued, before.kind == .word || before.kind == .digits || before.kind == .currency { return false }
        if before.kind == .currency || lexicon.currencies.longest(pieces, at - 1)?.end == at { return false }
        if piece.isGlued, before.kind == .mark {
            switch before.mark {
            case 0x28, 0x22, 0x27, 0x5B, Piece.dash: break
            case 0x2D, 0x2F:
                if before.isGlued && pieces[at - 2].kind == .word && !roles(at - 2).contains(.month)
                    && word(at - 2) != .mid && !roles(at - 2).contains(.phase)
                {
                    return false
                }
            default: return false
            }
        }
        let isModern: Bool
        if let value = pieces.integer(at) {
            isModern = (1900...2100).contains(value)
        } else {
            isModern = true
        }
        let hasPreposition: Bool
        switch word(at - 1) {
        case .in, .since, .until, .till, .by, .from, .of, .during, .before, .after, .early, .late, .mid, .year, .to,
            .through,
            .between, .circa, .fiscal, .thru:
            hasPreposition = true
        default: hasPreposition = roles(at - 1).contains(.month) || roles(at - 1).contains(.season)
        }
        let next = at + 1
        if pieces[next].kind == .word, follows(next) {
            let following = self.entry(next)
            if following.roles.contains(.scale)
                || following.roles.contains(.measure) && !following.roles.contains(.stop)
                || word(next) == .percent || following.roles.contains(.unit) && following.roles.contains(.plural)
                || following.roles.contains(.currency) && lexicon.currencies.longest(pieces, next) != nil
            {
                return word(next) == .percent || !hasPreposition || following.roles.contains(.plural) ? false : true
            }
            if !hasPreposition || word(at - 1) == .of || word(at - 1) == .by || word(at - 1) == .to
                || word(at - 1) == .from,
                word(at - 1) != .the, word(at - 1) != .a, word(at - 1) != .its, word(at - 1) != .his,
                isCountedNoun(next)
            {
                return false
            }
        }
        if pieces[next].kind == .currency, pieces[next].isGlued { return false }
        if !isModern { return hasPreposition && word(at - 1) != .to && word(at - 1) != .of && word(at - 1) != .by }
        if hasPreposition { return true }
        // A name with a number: Russell 2000 Index
        if isCapital(at - 1), before.kind == .word, follows(at), isCapital(next), follows(next),
            !pieces.beginsSentence(at - 1),
            roles(next).isDisjoint(with: [.month, .weekday])
        {
            return false
        }
        // "about 2000", "No. 2015", "room 2020"
        if let bound = boundBefore(at), lexicon.tables.bounds[bound.row].bound != .about { return false }
        if word(at - 1) == .about || word(at - 1) == .some || word(at - 1) == .than || word(at - 1) == .at {
            return false
        }
        if before.kind == .mark, before.mark == 0x23 { return false }
        return true
    }

    /// Whether the word looks like the plural of something counted: small letters, ending in -s, or `people`.
    func isCountedNoun(_ at: Int) -> Bool {
        let piece = pieces[at]
        guard piece.kind == .word, piece.shape == .lower else { return false }
        let roles = self.roles(at)
        if roles.contains(.counted) { return true }
        if roles.contains(.stop) || piece.count < 4 { return false }
        let end = Int(piece.end)
        return pieces.text[end - 1] == 0x73 && pieces.text[end - 2] != 0x73
    }

    /// `1990s`, `the 70s`, `1970's`, `'90s`.
    func decade(_ at: Int) -> Found? {
        guard let value = pieces.integer(at), pieces[at].count == 4 || pieces[at].count == 2, value % 10 == 0 else {
            return nil
        }
        var end = at + 1
        if pieces.isMark(end, 0x27), pieces[end].isGlued { end += 1 }
        guard word(end) == .s, pieces[end].isGlued else { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind != .mark { return nil }
        var start = value
        if pieces[at].count == 2 {
            guard
                word(at - 1) == .the || word(at - 1) == .in || word(at - 1) == .early || word(at - 1) == .late
                    || word(at - 1) == .mid || pieces.isMark(at - 1, 0x27) || pieces.isMark(at - 1, 0x2D)
            else { return nil }
            // In someone's 70s: an age, not a decade.
            if word(at - 1) == .his || word(at - 1) == .her || word(at - 1) == .their { return nil }
            start = value < 30 ? 2000 + value : 1900 + value
        }
        guard (1000...2190).contains(start) else { return nil }
        let length = start % 100 == 0 && start < 2000 ? 100 : 10
        guard let first = CalendarPeriod(year: start), let last = CalendarPeriod(year: start + length - 1) else {
            return nil
        }
        return (.fixed(CalendarPeriod(first.first, last.last), length == 10 ? .decade : .century), end + 1)
    }

    // MARK: - By days of the week and holidays

    /// `Friday, January 23, 2026`, `Thursday the 21st`, `Mon 13th`, `Tuesday next week`, `Tuesday`.
    private func weekdayDate(_ at: Int) -> Found? {
        let entry = self.entry(at)
        if entry.roles.contains(.plural) { return nil }
        var next = at + 1
        if pieces.isMark(next, 0x2E), pieces[next].isGlued, pieces[at].count <= 5, entry.roles.contains(.weak) {
            next += 1
        }
        let behind = skipComma(next)
        if pieces[behind].gap <= .line {
            if roles(behind).contains(.month), let found = monthDate(behind), found.core.isDay { return found }
            if pieces.isDigits(behind), let found = numericDate(behind) ?? dayMonth(behind), found.core.isDay {
                return found
            }
            if word(behind) == .the, let day = dayNumber(behind + 1) {
                if let found = dayMonth(behind + 1) { return found }
                guard
                    pieces.isDigits(behind + 1) || pieces[day.end].kind != .word || !follows(day.end)
                        || roles(day.end).contains(.stop)
                else { return (.weekday(entry.weekday, shift: nil), next) }
                return (.day(year: nil, month: nil, day: day.day), day.end)
            }
            if let day = ordinal(behind), day.value <= 31 {
                if let found = dayMonth(behind) { return found }
                if pieces.isDigits(behind) { return (.day(year: nil, month: nil, day: day.value), day.end) }
            }
        }
        if follows(next) {
            let here = word(next) == .of ? next + 1 : next
            let shift = self.entry(here)
            if shift.roles.contains(.shift), word(here + 1) == .week {
                return (.weekdayOfWeek(entry.weekday, shift: shift.shift), here + 2)
            }
        }
        if entry.roles.contains(.weak) {
            guard pieces[at].shape == .capitalised || isTimeContext(before: at) else { return nil }
            let isWord = entry.weekday == 6 || entry.weekday == 7 || entry.weekday == 3
            if pieces[at].shape == .lower || isWord {
                guard
                    word(at - 1) == .on || word(at - 1) == .next || word(at - 1) == .last || word(at - 1) == .this
                        || roles(at - 1).contains(.part) || clock(behind) != nil && pieces.isDigits(behind)
                else { return nil }
            }
        }
        return (.weekday(entry.weekday, shift: nil), next > at + 1 && !endsHere(next) ? next : at + 1)
    }

    /// `Easter 2018`, `Christmas`, `Yuandan of next year`.
    private func holiday(_ at: Int) -> Found? {
        guard let (row, end) = lexicon.holidays.longest(pieces, at) else { return nil }
        let rule = lexicon.tables.holidays[row].rule
        if let container = containerBehind(end), container.core.isYear {
            return (.holiday(rule, year: container.core), container.end)
        }
        return (.holiday(rule, year: nil), end)
    }
}

extension TimeCore {
    /// Whether it is one day of the calendar by number.
    var isDay: Bool {
        switch self {
        case .day, .dayOf: true
        default: false
        }
    }

    /// Whether it is a year.
    var isYear: Bool {
        switch self {
        case .fixed(_, .year), .unit(.year, _): true
        default: false
        }
    }
}
