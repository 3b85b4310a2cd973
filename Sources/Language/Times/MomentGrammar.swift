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
    /// A day or period without a time of day.
    func day(_ at: Int) -> Found? { dayAndStart(at).map { ($0.core, $0.end) } }

    private func dayAndStart(_ at: Int) -> (core: TimeCore, start: Int, end: Int)? {
        let piece = pieces[at]
        if let found = ending(at) { return (found.core, at, found.end) }
        if piece.kind == .digits { return (date(at) ?? counted(at, hasThe: false)).map { ($0.core, at, $0.end) } }
        if piece.kind == .mark { return date(at).map { ($0.core, at, $0.end) } }
        guard piece.kind == .word else { return nil }
        let entry = self.entry(at)
        if entry.roles.contains(.offset), word(at) != .tonight { return (.offset(entry.offset), at, at + 1) }
        if word(at) == .the { return theDay(at) }
        if let found = relativeDay(at) { return (found.core, at, found.end) }
        // last week of 2015
        if word(at) == .last, word(at + 2) == .of, let found = counted(at, hasThe: false) {
            return (found.core, at, found.end)
        }
        if entry.roles.contains(.shift), let found = shifted(at) ?? counted(at, hasThe: false) {
            return (found.core, at, found.end)
        }
        if word(at) == .rest { return rest(at).map { ($0.core, at, $0.end) } }
        if word(at) == .month, word(at + 1) == .of, roles(at + 2).contains(.month) {
            let month = self.entry(at + 2).month
            let year = yearBehind(at + 3)
            return (.month(year: year?.year, month: month), at, year?.end ?? at + 3)
        }
        if word(at) == .week, pieces.isDigits(at + 1), let number = pieces.integer(at + 1), (1...53).contains(number),
            pieces[at + 1].count <= 2
        {
            return (.nthUnit(number, .week, count: 1, of: .unit(.year, shift: 0)), at, at + 2)
        }
        if let part = yearPart(at) {
            var end = at + 2
            var year: TimeCore?
            if let container = containerBehind(end), container.core.isYear {
                (year, end) = (container.core, container.end)
            }
            return (part.isHalf ? .half(part.number, year: year) : .quarter(part.number, year: year), at, end)
        }
        if entry.roles.contains(.season), let found = season(at, hasThe: false) { return (found.core, at, found.end) }
        if word(at) == .fiscal || word(at) == .financial, word(at + 1) == .year || pieces.isDigits(at + 1) {
            // A fiscal year's bounds differ from country to country: the calendar year that it is named by.
            let next = word(at + 1) == .year ? at + 2 : at + 1
            if let (year, end) = year(next, words: false), let period = CalendarPeriod(year: year) {
                return (.fixed(period, .year), at, end)
            }
        }
        if entry.roles.contains(.ordinal) || entry.roles.contains(.number) {
            if let found = date(at) { return (found.core, at, found.end) }
            if let found = counted(at, hasThe: false) { return (found.core, at, found.end) }
            return nil
        }
        return date(at).map { ($0.core, at, $0.end) }
    }

    /// `day after tomorrow`, `year after next`.
    private func relativeDay(_ at: Int) -> Found? {
        let entry = self.entry(at)
        guard let unit = entry.unit, !entry.roles.contains(.plural) else { return nil }
        if unit == .day {
            if word(at + 1) == .after,
                word(at + 2) == .tomorrow || roles(at + 2).contains(.offset) && self.entry(at + 2).offset == 1
            {
                return (.offset(2), at + 3)
            }
            if word(at + 1) == .before, word(at + 2) == .yesterday { return (.offset(-2), at + 3) }
        }
        if word(at + 1) == .after {
            let next = word(at + 2) == .the ? at + 3 : at + 2
            if word(next) == .next { return (.unit(unit, shift: 2), next + 1) }
        }
        if word(at + 1) == .before {
            let next = word(at + 2) == .the ? at + 3 : at + 2
            if word(next) == .last { return (.unit(unit, shift: -2), next + 1) }
        }
        return nil
    }

    private func rest(_ at: Int) -> Found? {
        var next = at + 1
        if word(next) == .of { next += 1 }
        let determiner = word(next)
        guard determiner == .the || determiner == .my || roles(next).contains(.shift) || determiner == .our else {
            let entry = self.entry(next)
            if next > at + 1, let unit = entry.unit, !unit.isClock, !entry.roles.contains(.plural) {
                return (.rest(.unit(unit, shift: 0)), next + 1)
            }
            return nil
        }
        if roles(next).contains(.shift) { return shifted(next).map { (.rest($0.core), $0.end) } }
        let entry = self.entry(next + 1)
        guard let unit = entry.unit, !unit.isClock, !entry.roles.contains(.plural) else { return nil }
        return (.rest(.unit(unit, shift: 0)), next + 2)
    }

    private func season(_ at: Int, hasThe: Bool) -> Found? {
        let entry = self.entry(at)
        let end = at + 1
        if let found = yearBehind(end) { return (.season(entry.season, year: found.year, shift: nil), found.end) }
        if let container = containerBehind(end), case .unit(.year, let shift) = container.core {
            return (.season(entry.season, year: nil, shift: shift), container.end)
        }
        let isVerb = entry.season == 1 || entry.season == 3 && pieces[at].count == 4
        if isVerb {
            // "the spring of", "the fall of Kabul": only where something says that it is a season.
            let context = isTimeContext(before: at) && word(at - 1) != .to && word(at - 1) != .the
            let inThe =
                word(at - 1) == .the && [.in, .until, .by, .since, .during, .early, .late].contains(word(at - 2))
            let goesOn =
                word(end) == .of || isCapital(at) && !pieces.beginsSentence(at) || isCapital(end) && follows(end)
            guard (context || inThe) && !goesOn else { return nil }
        } else if isCapital(at), !pieces.beginsSentence(at), pieces[at].shape == .capitalised {
            return nil
        } else if isCapital(end), follows(end) {
            return nil
        }
        return (.season(entry.season, year: nil, shift: nil), end)
    }

    /// What begins with `the`.
    private func theDay(_ at: Int) -> (core: TimeCore, start: Int, end: Int)? {
        let next = at + 1
        guard pieces[next].gap <= .line else { return nil }
        if let found = relativeDay(next) { return (found.core, at, found.end) }
        if word(next) == .week, word(next + 1) == .of, let found = date(next + 2), found.core.isDay {
            return (.nthUnit(0, .week, count: 1, of: found.core), at, found.end)
        }
        if word(next) == .year {
            if let (year, end) = year(next + 1), let period = CalendarPeriod(year: year) {
                return (.fixed(period, .year), at, end)
            }
            if word(next + 1) == .previous { return (.unit(.year, shift: -2), at, next + 2) }
        }
        if word(next) == .month, word(next + 1) == .of, roles(next + 2).contains(.month) {
            let month = self.entry(next + 2).month
            let year = yearBehind(next + 3)
            return (.month(year: year?.year, month: month), at, year?.end ?? next + 3)
        }
        if let found = counted(next, hasThe: true) { return (found.core, at, found.end) }
        if roles(next).contains(.shift), let found = shifted(next) { return (found.core, at, found.end) }
        if let found = decade(next) { return (found.core, at, found.end) }
        if roles(next).contains(.season), let found = season(next, hasThe: true) {
            return (found.core, at, found.end)
        }
        if roles(next).contains(.ordinal) || pieces.isDigits(next) || roles(next).contains(.number) {
            if let found = date(next) { return (found.core, found.core.isDay ? at : next, found.end) }
            // the 22nd
            if pieces.isDigits(next), let nth = ordinal(next), nth.value <= 31,
                pieces[nth.end].kind != .word || !follows(nth.end)
                    || roles(nth.end).contains(.stop) || word(at - 1) == .on
            {
                return (.day(year: nil, month: nil, day: nth.value), at, nth.end)
            }
            return nil
        }
        if roles(next).contains(.month), let found = date(next) {
            return (found.core, next, found.end)
        }
        return nil
    }

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

    /// `the following day`, `the previous month`, `that year`, `the day before`: a period beside the one last named.
    private func fromLast(_ at: Int) -> Moment? {
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
    private func theDaySpokenOf(_ at: Int) -> Moment? {
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
        switch word(at - 1) {
        case .end, .ended, .ending, .ends, .for, .start, .started, .in, .during, .later, .earlier: break
        default: return nil
        }
        guard unit == .day || unit == .weekend && word(at - 1) != .in || unit == .week && word(at - 1) != .in else {
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
    private func samePeriod(_ at: Int) -> Moment? {
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

    /// `year-end`, `the quarter's end`, `end-March`, `mid-year`: an end or middle by a hyphen or as a possession.
    private func joinedPhase(_ at: Int) -> Moment? {
        let next = word(at) == .the ? at + 1 : at
        let entry = self.entry(next)
        if let unit = entry.unit, !unit.isClock, unit != .day, !entry.roles.contains(.plural) {
            var here = next + 1
            if pieces.isMark(here, 0x2D), pieces[here].isGlued {
                here += 1
            } else if pieces.isMark(here, 0x27), word(here + 1) == .s {
                here += 2
            } else {
                return nil
            }
            guard word(here) == .end, pieces[here].gap <= .space else { return nil }
            return Moment(core: .unit(unit, shift: 0), phase: .late, start: at, end: here + 1)
        }
        guard entry.roles.contains(.phase), pieces.isMark(next + 1, 0x2D), pieces[next + 1].isGlued,
            pieces[next + 2].isGlued
        else { return nil }
        let here = next + 2
        if entry.phase == .mid, let unit = self.entry(here).unit, unit == .year || unit == .month || unit == .week,
            !roles(here).contains(.plural)
        {
            return Moment(core: .unit(unit, shift: 0), phase: .mid, start: at, end: here + 1)
        }
        guard entry.phase == .end, let found = date(here), !found.core.isDay, !found.core.isWeekday else { return nil }
        return Moment(core: found.core, phase: .late, start: at, end: found.end)
    }

    /// `early June`, `mid-2024`, `late last year`, `the end of the year`, `end of 2000`, `beginning of next week`.
    private func phased(_ at: Int) -> Moment? {
        if let found = joinedPhase(at) { return found }
        var next = at
        if word(next) == .the { next += 1 }
        let entry = self.entry(next)
        guard entry.roles.contains(.phase) else { return nil }
        var phase = entry.phase
        if phase == .early || phase == .mid || phase == .late {
            var here = skipHyphen(next + 1)
            // early to mid
            if word(here) == .to || pieces.isMark(here, 0x2D), roles(here + 1).contains(.phase) {
                here = skipHyphen(here + 2)
            }
            guard pieces[here].gap <= .line else { return nil }
            if let found = dayAndStart(here) {
                guard !found.core.isDay else { return nil }
                if case .weekday = found.core { return nil }
                return Moment(core: found.core, phase: phase, start: at, end: found.end)
            }
            // the early 1990s; late in the day is a part of the day
            if let found = decade(here) ?? counted(here, hasThe: true) { return Moment(core: found.core, phase: phase, start: at, end: found.end) }
            if phase == .late || phase == .early, word(here) == .in, word(here + 1) == .the, word(here + 2) == .day {
                return Moment(core: .offset(0), start: at, end: here + 3, isAnaphoric: true)
            }
            if phase == .late || phase == .early, word(here) == .in, let found = dayAndStart(here + 1),
                !found.core.isDay
            {
                return Moment(core: found.core, phase: phase, start: at, end: found.end)
            }
            return nil
        }
        var here = next + 1
        guard word(here) == .of else { return nil }
        here += 1
        phase = phase == .start ? .early : phase == .end ? .late : .mid
        if roles(here).contains(.offset), word(here) != .tonight {
            let clock = Clock(seconds: phase == .late ? 86_399 : 0, end: here + 1)
            return Moment(core: .offset(self.entry(here).offset), clock: clock, start: at, end: here + 1)
        }
        var found = dayAndStart(here).map { ($0.core, $0.end) }
        if found == nil {
            var noun = word(here) == .the ? here + 1 : here
            switch word(noun) {
            case .calendar: noun += 1
            default: break
            }
            let unit = self.entry(noun)
            if let kind = unit.unit, !unit.roles.contains(.plural), !kind.isClock, kind != .quarter || noun > here {
                if kind == .day {
                    guard phase == .late, word(here) == .the else { return nil }
                    return Moment(
                        core: .offset(0), clock: Clock(seconds: 86_399, end: noun + 1), start: at, end: noun + 1)
                }
                if noun > here || pieces[noun + 1].kind != .word { found = (.unit(kind, shift: 0), noun + 1) }
            }
        }
        guard let found else { return nil }
        if case .weekday(_, .some) = found.0, phase == .late {
            return Moment(core: found.0, clock: Clock(seconds: 86_399, end: found.1), start: at, end: found.1)
        }
        guard !found.0.isDay else { return nil }
        return Moment(core: found.0, phase: phase, start: at, end: found.1)
    }

    /// Adds the day behind a time of day: `16:00 UTC today`, `2pm on Tuesday`.
    private func withDay(_ start: Moment) -> Moment {
        var moment = start
        var next = skipComma(moment.end)
        if word(next) == .on || word(next) == .of { next += 1 }
        guard follows(next), next - moment.end < 3 else { return moment }
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
    private func withClock(_ moment: inout Moment) {
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
    private func isCountNext(_ at: Int) -> Bool {
        let next = pieces[at + 1]
        guard next.kind == .word, next.gap == .space else { return false }
        return isCountedNoun(at + 1) || roles(at + 1).contains(.scale) || roles(at + 1).contains(.unit)
    }

    /// `this morning at 7`, `tonight around 9:30`, `tomorrow morning at 9 o'clock`.
    private func refineClock(_ moment: inout Moment) {
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
