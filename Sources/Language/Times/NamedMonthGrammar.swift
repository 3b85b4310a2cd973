/// Dates by the name of a month: `8 December 2025`, `Nov. 6`, `12–13 November 2025`, `the 4th of July`, `November`.
extension TimeGrammar {
    /// `November 6, 2025`, `November 2025`, `November 12-13`, `November`, `Sep-23-2020`.
    func monthDate(_ at: Int) -> Found? {
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
                // October two thousand and five
                if !pieces.isDigits(dayAt), !day.isOrdinal, let found = self.year(dayAt) {
                    return (.month(year: found.year, month: month), found.end)
                }
                if pieces.isDigits(dayAt) || day.isOrdinal || entry.roles.contains(.weak) == false {
                    return (.day(year: yearOfList(day.end), month: month, day: day.day), day.end)
                }
            }
        }
        // the December quarter
        if word(next) == .quarter, pieces[next].gap == .space, isCapital(at), month % 3 == 0 {
            let year = yearBehind(next + 1)
            let quarter = TimeCore.Duration(parts: [(1, .quarter)])
            return (.ending(quarter, .month(year: year?.year, month: month)), year?.end ?? next + 1)
        }
        if let found = yearBehind(next) {
            return (.month(year: found.year, month: month), found.end)
        }
        if let container = containerBehind(next), case .unit(.year, let shift) = container.core {
            return (.nthUnit(month, .month, count: 1, of: .unit(.year, shift: shift)), container.end)
        }
        guard isMonthAlone(at) else { return nil }
        return (
            .month(year: yearOfList(next), month: month),
            pieces[at].count <= 4 && next > at + 1 && !endsHere(next) ? next : at + 1
        )
    }

    /// The year behind the last of a row of months or days, which is that of all: `March and April 2024`.
    private func yearOfList(_ at: Int) -> Int? {
        var next = at
        for _ in 0..<4 {
            if pieces.isMark(next, 0x2C), pieces[next].isGlued { next += 1 }
            if word(next) == .and || word(next) == .or { next += 1 }
            guard next > at, follows(next), roles(next).contains(.month) else { return nil }
            next += 1
            if let day = dayNumber(next, words: false), pieces[next].gap == .space { next = day.end }
            if let found = yearBehind(next) { return found.year }
        }
        return nil
    }

    /// Whether a full stop behind a short form is more likely the sentence's.
    func endsHere(_ at: Int) -> Bool { pieces[at].gap >= .line || isCapital(at) || pieces[at].kind == .end }

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
        let isAnd = word(here) == .and && follows(here)
        guard isRangeJoint(here) || isAnd else { return nil }
        if pieces.isMark(here, 0x2F) { return nil }
        here += 1
        if word(here) == .the { here += 1 }
        // May 4 and 5 are one stretch, May 4 and 9 are not.
        guard let last = dayNumber(here, words: first.isOrdinal), last.day > first.day,
            !isAnd || isBetween || last.day == first.day + 1 && !isCountBehind(last.end),
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

    /// Whether something is counted by the number before: `May 4 and 5 people`.
    private func isCountBehind(_ at: Int) -> Bool {
        pieces[at].kind == .word && follows(at) && !roles(at).contains(.stop) && !roles(at).contains(.part)
            && !(pieces[at].shape == .capitalised && roles(at).contains(.month))
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
            // Jan-Mar, Oct–Dec
            if isShort, pieces[at].shape != .lower,
                pieces.isDash(at + 1) && roles(at + 2).contains(.month)
                    || pieces.isDash(at - 1) && roles(at - 2).contains(.month)
            {
                return true
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
    func dayMonth(_ at: Int) -> Found? {
        guard let day = dayNumber(at) else { return nil }
        var next = day.end
        // A range of days before the month: 12–13 November 2025, 3 and 12 of Sept
        let isAnd = word(next) == .and && follows(next)
        if isRangeJoint(next) || isAnd {
            var here = next + 1
            if word(here) == .the { here += 1 }
            let isBetween = !isAnd || word(at - 1) == .between
            if let last = dayNumber(here), isBetween ? last.day > day.day : last.day == day.day + 1,
                let month = monthBehindDay(last.end)
            {
                let year = yearBehind(month.end)
                return (
                    .range(
                        .day(year: year?.year, month: month.month, day: day.day),
                        .day(year: year?.year, month: month.month, day: last.day)), year?.end ?? month.end
                )
            }
            if isBetween, let last = dayNumber(here), last.day > day.day, let container = monthContainer(last.end) {
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
        // 3 Mar 24
        if pieces[next].count <= 4, roles(next).contains(.weak), pieces.isDigits(at), pieces[month.end].count == 2,
            pieces[month.end].gap == .space, let short = pieces.integer(month.end),
            pieces[month.end + 1].kind != .word || !follows(month.end + 1),
            !pieces[month.end + 1].isGlued
                || pieces[month.end + 1].kind == .mark && !pieces.isDigits(month.end + 2)
        {
            return (.day(year: TimeGrammar.century(short), month: month.month, day: day.day), month.end + 1)
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
}
