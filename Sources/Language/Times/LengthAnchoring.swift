import SourceText

/// Expressions of lengths and of parts of the day that stand without a day.
extension TimeAnchoring {
    mutating func length(_ at: Int) -> (expression: TimeExpression, end: Int)? {
        guard let length = grammar.length(at) else { return nil }
        let end = length.end
        let next = grammar.word(end)
        // ten years old, three months of age, aged
        if next == .old || next == .of && grammar.word(end + 1) == .age { return nil }
        var modifier: StatedTime.Modifier?
        if length.isBare {
            let before = grammar.word(at - 1)
            let isAnchored = next == .after || next == .before || next == .later || next == .earlier || next == .ago
            let isSpent: Bool
            switch before {
            case .in, .for, .over, .within, .been, .after, .than: isSpent = true
            default: isSpent = false
            }
            let isLong =
                pieces.isMark(end, 0x2D) && grammar.word(end + 1) == .long
                || next == .in && grammar.word(end + 1) == .the
            guard isAnchored || isSpent || isLong else { return nil }
        }
        // "two days after the strike" hangs on an event that the text need not date.
        if grammar.follows(end), next == .after || next == .from && !length.isBare { modifier = .after }
        if grammar.follows(end), next == .before { modifier = .before }
        var last = end
        // three days later: from the day last named, where nothing coarser was named since
        if next == .later || next == .earlier, grammar.follows(end) {
            last = end + 1
            if !length.duration.isVague, !length.duration.isClock, let from = lastDay, near(from.byte, at),
                length.duration.unit.granularity == .day || length.duration.unit.granularity == .week,
                lastCoarse < from.byte, let day = length.duration.moving(from.day, forward: next == .later)
            {
                let time = StatedTime(span: span(at, last), period: CalendarPeriod(day), granularity: .day)
                return (TimeExpression(kind: .date, time: time, value: nil), last)
            }
            if let found = moved(length.duration, forward: next == .later, at) {
                let time = StatedTime(span: span(at, last), period: found.period, granularity: found.granularity)
                note(found, .fixed(found.period, found.granularity), at)
                return (TimeExpression(kind: .date, time: time, value: nil), last)
            }
        }
        // A length that makes up a heading is a horizon: (3-12 months)
        if length.duration.high != nil, isAlone(at, end), let day = reference,
            let first = length.duration.moving(day, forward: true),
            let final = length.duration.moving(day, forward: true, high: true)
        {
            let time = StatedTime(
                span: span(at, end), period: CalendarPeriod(first, final), granularity: length.duration.unit.granularity
            )
            return (TimeExpression(kind: .duration, time: time, value: length.duration.iso), end)
        }
        // TIMEX3 has what bounds a length inside: "nearly five months", "more than an hour".
        var first = at
        if let bound = grammar.boundBefore(at), !(last > end && grammar.word(at - 1) == .than) {
            first = bound.first
            if modifier == nil, bound.isApproximate { modifier = .approximate }
        }
        let time = StatedTime(
            span: span(first, last), period: nil, granularity: length.duration.unit.granularity, modifier: modifier)
        return (TimeExpression(kind: .duration, time: time, value: length.duration.iso), last)
    }

    /// `three years later`, `a year earlier`: months or years from the time last named, where the text leaves no doubt
    /// which that is; later from a time with its year, earlier from a month, a quarter or their like.
    func moved(_ duration: TimeCore.Duration, forward: Bool, _ at: Int) -> TimeResolver.Result? {
        guard !duration.isVague, duration.high == nil, duration.parts.count == 1, let part = duration.parts.first,
            part.unit == .year || part.unit == .month, part.count == part.count.rounded(), part.count < 200
        else { return nil }
        let months = Int(part.count) * (part.unit == .year ? 12 : 1) * (forward ? 1 : -1)
        if !forward {
            guard let last = lastPeriod, near(last.byte, at), last.byte == lastCoarse,
                lastDay.map({ $0.byte < last.byte }) ?? true, last.result.granularity != .week,
                last.result.granularity != .day
            else { return nil }
            let period = last.result.period
            guard period.first.day == 1, period.last.adding(days: 1).day == 1 else { return nil }
            return TimeResolver.Result(
                CalendarPeriod(
                    period.first.adding(months: months),
                    period.last.adding(days: 1).adding(months: months).adding(days: -1)), last.result.granularity)
        }
        guard let last = lastFixed, near(last.byte, at), last.byte >= max(lastCoarse, lastDay?.byte ?? 0) else {
            return nil
        }
        let first = last.result.period.last.adding(months: months)
        // What is counted in years is known to the year, in months to the month.
        if part.unit == .year {
            guard [.day, .month, .year].contains(last.result.granularity) else { return nil }
            return CalendarPeriod(year: first.year).map { TimeResolver.Result($0, .year) }
        }
        guard [.day, .month].contains(last.result.granularity) else { return nil }
        return CalendarPeriod(year: first.year, month: first.month).map { TimeResolver.Result($0, .month) }
    }

    /// `>1 year` as a heading: after that much time from the day of the text.
    func longerThan(_ at: Int) -> (TimeExpression?, Int) {
        guard let length = grammar.length(at + 1), !length.duration.isVague, length.duration.high == nil else {
            return (nil, at + 1)
        }
        let end = length.end
        guard isAlone(at, end), let day = reference, let first = length.duration.moving(day, forward: true) else {
            return (plain(.duration, at, end, length.duration.iso), end)
        }
        let time = StatedTime(
            span: span(at, end), period: CalendarPeriod(first), granularity: length.duration.unit.granularity,
            modifier: .after)
        return (TimeExpression(kind: .date, time: time, value: first.description + "/.."), end)
    }

    /// Whether a phrase fills brackets or a line of its own.
    func isAlone(_ at: Int, _ end: Int) -> Bool {
        pieces.isMark(at - 1, 0x28) && pieces.isMark(end, 0x29) || pieces[at].gap >= .line && pieces[end].gap >= .line
    }

    /// `in the morning`, `morning trading`: a part of the day whose day is not said.
    mutating func partAlone(_ at: Int) -> (expression: TimeExpression, end: Int)? {
        let entry = grammar.entry(at)
        guard entry.roles.contains(.part), !entry.roles.contains(.plural),
            pieces[at].shape == .lower || pieces.beginsSentence(at)
        else { return nil }
        switch entry.part {
        case .morning, .afternoon, .evening, .lunchtime, .midday: break
        case .night where grammar.word(at - 1) == .the && grammar.word(at - 2) == .in: break
        default: return nil
        }
        let clock = grammar.clock(of: entry.part, at + 1)
        let moment = Moment(clock: clock, start: at, end: at + 1)
        return finish(moment).map { ($0, at + 1) }
    }
}
