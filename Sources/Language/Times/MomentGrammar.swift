import SourceText

/// A day or period with a time of day, as one phrase.
struct Moment {
    var core: TimeCore?
    var clock: Clock?
    /// `early`, `late`, `end of`.
    var phase = Phase.none
    /// The first piece that belongs to it: behind a `the` that does not.
    var start: Int
    var end: Int
    /// Whether the words alone say no exact day: `several weeks ago`.
    var isVague = false
    /// Whether the time of day is an edge: `today before 4pm`, `Tuesday after 10 p.m.`
    var clockEdge: StatedTime.Modifier?
    /// Whether it hangs on the day last named: `the day`, `three weeks later`.
    var isAnaphoric = false
}

/// Days, periods and times of day put together: `the end of last year`, `tomorrow at 8`, `16:15 UTC, June 1st`.
extension TimeGrammar {
    // MARK: - With the time of day

    /// A day or period, a time of day, or both.
    func moment(_ at: Int) -> Moment? {
        let piece = pieces[at]
        let entry = self.entry(at)
        // earlier today, earlier this month, later this year, earlier in the week
        if word(at) == .earlier || word(at) == .later, follows(at + 1) {
            var next = at + 1
            let isIn = word(next) == .in && word(next + 1) == .the
            if isIn { next += 1 }
            let inner: Found?
            if word(next) == .the, isIn, let unit = self.entry(next + 1).unit, !unit.isClock {
                inner = (.unit(unit, shift: 0), next + 2)
            } else if roles(next).contains(.offset), word(next) == .today {
                return Moment(core: .offset(0), start: at, end: next + 1)
            } else if roles(next).contains(.shift), word(next) == .this || word(next) == .last {
                inner = shifted(next)
            } else {
                inner = nil
            }
            if let inner {
                return Moment(
                    core: word(at) == .earlier ? .before(inner.core) : .rest(inner.core), start: at, end: inner.end)
            }
            return nil
        }
        if let found = phased(at) { return found }
        if let found = samePeriod(at) ?? fromLast(at) ?? theDaySpokenOf(at) { return found }
        // 8 p.m. tomorrow, 10:30 on 1/1/2015, noon
        if piece.kind == .digits || entry.roles.contains(.number) || entry.roles.contains(.part),
            word(at - 1) != .the || piece.kind == .digits
        {
            if let clock = clock(at),
                !(piece.kind == .word && entry.roles.contains(.part) && entry.part != .noon && entry.part != .midnight)
            {
                return withDay(Moment(clock: clock, start: at, end: clock.end))
            }
            // 7, this morning; 10, tonight
            if piece.kind == .digits, pieces.isMark(at + 1, 0x2C), let part = dayPart(at + 2), part.core != nil,
                var clock = clock(at, bare: true)
            {
                settle(&clock, part.clock.part)
                clock.end = part.end
                return Moment(core: part.core, clock: clock, start: at, end: part.end)
            }
        }
        if let part = dayPart(at), part.core != nil {
            var moment = Moment(core: part.core, clock: part.clock, start: at, end: part.end)
            refineClock(&moment)
            return moment
        }
        if let found = dayAndStart(at) {
            var moment = Moment(core: found.core, start: found.start, end: found.end)
            withClock(&moment)
            return moment
        }
        if let found = moved(at) {
            var start = at
            if word(at) == .in, case .moved(let duration, true, nil) = found.core, duration.isVague { start = at + 1 }
            var moment = Moment(core: found.core, start: start, end: found.end, isVague: found.isVague)
            if word(moment.end) == .on, roles(moment.end + 1).contains(.weekday) { moment.end += 2 }
            return moment
        }
        return nil
    }

    /// Adds the day behind a time of day: `16:00 UTC today`, `2pm on Tuesday`.
    func withDay(_ start: Moment) -> Moment {
        var moment = start
        var next = skipComma(moment.end)
        // 6 a.m. local time on Sunday
        let isLocal = word(next) == .local && word(next + 1) == .time
        if isLocal { next += 2 }
        if word(next) == .on || word(next) == .of { next += 1 }
        guard follows(next), next - moment.end < (isLocal ? 5 : 3) else { return moment }
        if let part = dayPart(next), let core = part.core, var clock = moment.clock {
            settle(&clock, part.clock.part)
            moment.clock = clock
            moment.core = core
            moment.end = part.end
            return moment
        }
        guard let found = dayAndStart(next), isOfDay(found.core) else { return moment }
        moment.core = found.core
        moment.end = found.end
        if roles(moment.end).contains(.part), follows(moment.end), var clock = moment.clock {
            settle(&clock, self.entry(moment.end).part)
            moment.clock = clock
            moment.end += 1
        }
        return moment
    }

    /// Whether a time of day can belong to it: a day, not a year.
    func isOfDay(_ core: TimeCore) -> Bool {
        switch core {
        case .day, .dayOf, .weekday, .weekdayOfWeek, .weekdayOfMonth, .offset, .holiday, .nthWeekday: true
        case .moved(let duration, _, _): !duration.isClock
        default: false
        }
    }

    /// Adds the time of day behind a day: `tomorrow at 8`, `Friday morning`, `October 14, 8:00am`, `Tuesday in the afternoon`.
    func withClock(_ moment: inout Moment) {
        guard let core = moment.core, isOfDay(core) else { return }
        let after = moment.end
        // a part of the day
        var next = after
        let early = roles(next).contains(.phase) && roles(next + 1).contains(.part) ? 1 : 0
        let part = self.entry(next + early)
        if part.roles.contains(.part), !part.roles.contains(.plural), follows(next), part.part != .dinner {
            moment.clock = clock(of: part.part, next + early + 1)
            moment.end = next + early + 1
            refineClock(&moment)
            return
        }
        if word(next) == .am || word(next) == .pm, follows(next),
            pieces[next].shape == .capitals || pieces[next].shape == .lower,
            word(next + 1) != .i
        {
            if case .weekday = core {
                moment.clock = clock(of: word(next) == .am ? .morning : .afternoon, next + 1)
                moment.end = next + 1
                return
            }
        }
        if word(next) == .before || word(next) == .after, follows(next), var edge = clock(next + 1), edge.last == nil {
            settle(&edge, moment.clock?.part ?? .none)
            moment.clock = edge
            moment.clockEdge = word(next) == .before ? .before : .after
            moment.end = edge.end
            return
        }
        if word(next) == .in, word(next + 1) == .the, let part = dayPart(next) {
            moment.clock = part.clock
            moment.end = part.end
            refineClock(&moment)
            return
        }
        next = skipComma(next)
        var bare = false
        if pieces.isDash(next), pieces[next].isGlued, pieces[next + 1].isGlued { next += 1 }
        switch word(next) {
        case .at, .around, .about, .for:
            bare = word(next) != .for || word(next + 2) == .in && word(next + 3) == .the
            next += 1
            if word(next) == .around || word(next) == .about { next += 1 }
        default: break
        }
        guard follows(next), next - after <= 3, var clock = clock(next, bare: bare && !isCountNext(next)) else {
            return
        }
        if clock.last == nil, let old = moment.clock { settle(&clock, old.part) }
        moment.clock = clock
        moment.end = clock.end
        // 8:00 in the evening is read by clock; "at 12:00" stays.
    }

    /// Whether a number is followed by what it counts: `at 3 meetings`.
    func isCountNext(_ at: Int) -> Bool {
        let next = pieces[at + 1]
        guard next.kind == .word, next.gap == .space else { return false }
        return isCountedNoun(at + 1) || roles(at + 1).contains(.scale) || roles(at + 1).contains(.unit)
    }

    /// `this morning at 7`, `tonight around 9:30`, `tomorrow morning at 9 o'clock`.
    func refineClock(_ moment: inout Moment) {
        guard let part = moment.clock?.part else { return }
        var next = skipComma(moment.end)
        var bare = false
        if word(next) == .at || word(next) == .around || word(next) == .about {
            bare = true
            next += 1
            if word(next) == .around || word(next) == .about { next += 1 }
        }
        guard follows(next), var clock = clock(next, bare: bare && !isCountNext(next)), clock.part == .none else {
            return
        }
        settle(&clock, part)
        moment.clock = clock
        moment.end = clock.end
    }
}
