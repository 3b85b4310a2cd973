import SourceText

/// Periods that hang on the time last named: `the same period last year`, `the following week`, `that day`.
extension TimeGrammar {
    /// `the following day`, `the previous month`, `that year`, `the day before`: a period beside the one last named.
    func fromLast(_ at: Int) -> Moment? {
        let isThat = word(at) == .that
        guard word(at) == .the || isThat, follows(at + 1) else { return nil }
        var next = at + 1
        var shift = 0
        switch word(next) {
        case .following: (shift, next) = (1, next + 1)
        case .previous: (shift, next) = (-1, next + 1)
        case .same where word(next + 1) == .day: next += 1
        case .next where entry(next + 1).unit == .day: (shift, next) = (1, next + 1)
        default: guard isThat || entry(next).unit == .day else { return nil }
        }
        let unit = self.entry(next)
        guard let kind = unit.unit, !unit.roles.contains(.plural), !kind.isClock, pieces[next].kind == .word,
            follows(next), kind == .day || kind == .week || kind == .month || kind == .year
        else { return nil }
        // "the day before" and "the day after" where nothing follows that they are before or after of.
        if next == at + 1, !isThat {
            guard word(next + 1) == .before || word(next + 1) == .after, follows(next + 1),
                pieces[next + 2].kind != .word || !follows(next + 2) || pieces[next + 2].kind == .end
            else { return nil }
            return Moment(
                core: .fromLast(kind, shift: word(next + 1) == .before ? -1 : 1), start: at, end: next + 2,
                isAnaphoric: true)
        }
        // "that year the ...", "that day when": the event that it is the day of may be told behind.
        if isThat, word(next + 1) == .when || word(next + 1) == .that { return nil }
        return Moment(core: .fromLast(kind, shift: shift), start: at, end: next + 1, isAnaphoric: true)
    }

    /// `the day` where it is the day spoken of: `ended the day`, `for the day`.
    func theDaySpokenOf(_ at: Int) -> Moment? {
        guard word(at) == .the, let unit = entry(at + 1).unit, !entry(at + 1).roles.contains(.plural),
            pieces[at + 1].gap == .space
        else {
            return nil
        }
        switch word(at + 2) {
        case .of, .after, .before, .that, .when, .he, .she, .they, .it, .we, .i, .you, .in, .where, .to: return nil
        default: break
        }
        if pieces[at + 2].kind == .word, follows(at + 2), !roles(at + 2).contains(.stop) { return nil }
        if unit == .weekend {
            let isOver = word(at - 1) == .over || word(at - 1) == .during || word(at - 1) == .throughout
            return Moment(core: .weekend(isOver: isOver), start: at, end: at + 2)
        }
        switch word(at - 1) {
        case .end, .ended, .ending, .ends, .for, .start, .started, .in, .during, .later, .earlier: break
        default: return nil
        }
        guard unit == .day || unit == .week && word(at - 1) != .in else {
            return nil
        }
        if word(at - 1) == .in, word(at - 2) != .later, word(at - 2) != .earlier, word(at - 2) != .late,
            word(at - 2) != .early
        {
            return nil
        }
        return Moment(core: .unit(unit, shift: 0), start: at, end: at + 2, isAnaphoric: true)
    }

    /// `the same period last year`, `the same month a year earlier`: the period last named, a year back.
    func samePeriod(_ at: Int) -> Moment? {
        guard word(at) == .the, word(at + 1) == .same, follows(at + 2) else { return nil }
        switch word(at + 2) {
        case .period, .month, .week, .quarter, .day, .time: break
        default: return nil
        }
        var next = at + 3
        if word(next) == .of || word(next) == .in { next += 1 }
        if word(next) == .last || word(next) == .previous, word(next + 1) == .year {
            return Moment(core: .sameLastYear, start: at, end: next + 2, isAnaphoric: true)
        }
        if word(next) == .the, word(next + 1) == .previous, word(next + 2) == .year {
            return Moment(core: .sameLastYear, start: at, end: next + 3, isAnaphoric: true)
        }
        if word(next) == .a, word(next + 1) == .year,
            word(next + 2) == .earlier || word(next + 2) == .ago || word(next + 2) == .before
        {
            return Moment(core: .sameLastYear, start: at, end: next + 3, isAnaphoric: true)
        }
        return nil
    }
}
