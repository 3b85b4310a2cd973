import SourceText

/// Dates by digits alone: `2025-11-06`, `10/1/2018`, `04.12.2025`, `11-2016`, `20161016`.
extension TimeGrammar {
    /// `2025-11-06`, `2015/08/12`, `04.12.2025`, `10/1/2018`, `11-2016`, `20161016`.
    func numericDate(_ at: Int) -> Found? {
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
        // 24/7: round the clock
        if mark == 0x2F, first == 24, pieces.integer(joint + 1) == 7, !pieces.isMark(joint + 2, mark) { return nil }
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
        // on 6-9 June: two days of a month
        if year == nil, mark == 0x2D, roles(end).contains(.month), follows(end) { return nil }
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
        default: break
        }
        // the right end of 10/1-11/7
        if pieces.isMark(at - 1, 0x2D), pieces[at - 1].isGlued, pieces.isDigits(at - 2), pieces.isMark(at - 3, 0x2F) {
            return true
        }
        return roles(at - 1).contains(.weekday)
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
        // "2016-17" and "2008-10" are years; "2016-11" is a month.
        if mark != 0x2E, isTight, pieces[joint + 1].count == 2, second > year % 100 { return nil }
        return (.month(year: year, month: second), joint + 2)
    }
}
