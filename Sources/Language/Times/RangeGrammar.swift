import SourceText

/// Two ends of a stretch of time: `between 2016 and 2018`, `from May to Oct 2020`, `2:00 to 2:30 pm on Tuesday`.
extension TimeGrammar {
    /// A range that begins at the piece; its span leaves `from` and `between` out.
    ///
    /// - Parameter known: the moment that begins at the piece, where it was read already and no preposition stands there.
    func range(_ at: Int, known: Moment?? = nil) -> Moment? {
        let isBetween = word(at) == .between
        let hasPrefix = isBetween || word(at) == .from
        let first = hasPrefix ? at + 1 : at
        if hasPrefix, pieces[first].gap > .line { return nil }
        if let found = clockRange(first, isBetween: isBetween, hasPrefix: hasPrefix) { return found }
        guard let left = (known ?? moment(first)) ?? bareDay(first, hasPrefix: hasPrefix) else { return nil }
        var next = left.end
        let isAnd = isBetween && word(next) == .and
        guard isAnd || isRangeJoint(next), pieces[next].gap <= .space, pieces[next + 1].gap <= .space else {
            return nil
        }
        // A hyphen joins only bare digits and months: "December-January", not "Friday - May said".
        next += 1
        if word(next - 1) == .until, word(next) == .the { /* until the end of June */  }
        guard let right = moment(next) ?? now(next) ?? (left.core == nil ? nil : afterLength(next)) else { return nil }
        if left.clock != nil, right.clock == nil, left.core == nil { return nil }
        return joined(left, right, start: left.start)
    }

    /// `from 4 to January 22, 1995`: the day of a month that only the right end names.
    private func bareDay(_ at: Int, hasPrefix: Bool) -> Moment? {
        guard hasPrefix, let day = dayNumber(at, words: true) else { return nil }
        return Moment(core: .day(year: nil, month: nil, day: day.day), start: at, end: day.end)
    }

    private func now(_ at: Int) -> Moment? {
        guard word(at) == .now else { return nil }
        return Moment(core: .offset(0), start: at, end: at + 1)
    }

    /// `Now - 3 months`, `from today to two days later`.
    private func afterLength(_ at: Int) -> Moment? {
        guard let length = length(at), !length.isArticle, !length.isBare else { return nil }
        let end = word(length.end) == .later ? length.end + 1 : length.end
        return Moment(core: .moved(length.duration, forward: true, from: nil), start: at, end: end)
    }

    /// `Now - 3 months`: from the day of the text on.
    func nowRange(_ at: Int) -> Moment? {
        guard word(at) == .now, pieces.isDash(at + 1) || word(at + 1) == .to, let right = afterLength(at + 2) else {
            return nil
        }
        return Moment(core: right.core.map { .range(.offset(0), $0) }, start: at, end: right.end)
    }

    private func joined(_ left: Moment, _ right: Moment, start: Int) -> Moment? {
        var moment = Moment(start: start, end: right.end)
        var low = left.core
        var high = right.core
        if left.clock != nil || right.clock != nil {
            // from 4pm on Jan 1, 2016 to 5pm today
            guard var clock = left.clock, let last = right.clock else { return nil }
            if let day = low, let other = high, left.clock != nil {
                clock.last = last.seconds
                moment.core = .range(day, other)
                moment.clock = clock
                return moment
            }
            clock.last = last.seconds
            if clock.last ?? 0 < clock.seconds, !last.isSettled { clock.last = (clock.last ?? 0) + 12 * 3600 }
            moment.core = low ?? high
            moment.clock = clock
            return moment
        }
        guard let first = low, let second = high else { return nil }
        // "the 3rd to 5th centuries" begin on no day.
        if case .day(_, nil, _) = first, second.granularity == .century { return nil }
        // The year of the right end is the left's too: May to Oct 2020, Nov-Feb 2017.
        switch (first, second) {
        case (.day(nil, nil, let day), .day(let year, .some(let month), _)):
            low = .day(year: year, month: month, day: day)
        case (.day(let year, .some(let month), let from), .day(nil, nil, let to)) where to > from:
            high = .day(year: year, month: month, day: to)
        case (.day(nil, .some(let month), let from), .day(.some(let year), .some(let last), let to)):
            low = first.with(year: month > last || month == last && from > to ? year - 1 : year)
        case (.month(nil, let month), .day(.some(let year), .some(let last), _)),
            (.month(nil, let month), .month(.some(let year), let last)):
            low = first.with(year: month > last ? year - 1 : year)
        case (.day(nil, .some(let month), _), .month(.some(let year), let last)):
            low = first.with(year: month > last ? year - 1 : year)
        case (.month(.some(let year), let month), .month(nil, let last)):
            high = second.with(year: last < month ? year + 1 : year)
        case (.quarter(let one, nil), .quarter(let other, .some(let year))):
            low = .quarter(one, year: year)
            high = .quarter(other, year: year)
        case (.season(_, nil, nil), .season(_, .some(let year), nil)): low = first.with(year: year)
        default: break
        }
        // A period and a point of quite another kind are no range: "2014 to Friday".
        if let low, let high { moment.core = .range(low, high) }
        moment.phase = .none
        return moment
    }

    /// `5 to 6pm`, `between 10 and 11:30 on 1/1/2015`, `2:00 - 2:30 pm on Tuesday`, `from 3 in the morning until 5pm`.
    private func clockRange(_ at: Int, isBetween: Bool, hasPrefix: Bool) -> Moment? {
        let piece = pieces[at]
        guard piece.kind == .digits && piece.count <= 2 || roles(at).contains(.number), let left = clock(at, bare: true)
        else {
            return nil
        }
        let isLeftBare = left.end == at + 1
        var next = left.end
        guard isBetween && word(next) == .and || isRangeJoint(next) else { return nil }
        next += 1
        if word(next) == .at { next += 1 }
        guard pieces[next].kind == .digits && pieces[next].count <= 2 || roles(next).contains(.number),
            pieces[next].gap <= .space, var right = clock(next, bare: true)
        else { return nil }
        let isRightBare = right.end == next + 1
        var low = left
        var moment = Moment(start: at, end: right.end)
        // the day behind
        var behind = skipComma(right.end)
        var core: TimeCore?
        var part = DayPart.none
        if let found = dayPart(behind), found.core != nil {
            (core, part, moment.end) = (found.core, found.clock.part, found.end)
        } else {
            let hasOn = word(behind) == .on || word(behind) == .of
            if hasOn { behind += 1 }
            if follows(behind), let found = day(behind), isOfDay(found.core),
                !isLeftBare || !isRightBare || hasOn && hasPrefix
            {
                (core, moment.end) = (found.core, found.end)
            }
        }
        guard !isLeftBare || !isRightBare || core != nil else { return nil }
        // Two bare numbers before a month are days of it.
        if isLeftBare, isRightBare,
            roles(right.end).contains(.month) || word(right.end) == .of || word(right.end) == .month
        {
            return nil
        }
        settle(&low, part)
        settle(&right, part)
        if right.isSettled, right.seconds >= 12 * 3600, !low.isSettled, low.seconds + 12 * 3600 <= right.seconds {
            low.setAfternoon()
        }
        if low.isSettled, low.seconds >= 12 * 3600, !right.isSettled, right.seconds < 12 * 3600 { right.setAfternoon() }
        if right.seconds < low.seconds, !right.isSettled { right.seconds = min(right.seconds + 12 * 3600, 86_399) }
        low.last = right.seconds
        low.end = moment.end
        moment.core = core
        moment.clock = low
        return moment
    }

    /// `Tuesday from 2:00 to 2:30 pm`, `December 12th at 4 - 6:30 pm`: a range of times behind a day.
    func withClockRange(_ start: Moment) -> Moment {
        guard let core = start.core, isOfDay(core), start.clock == nil || start.clock?.part != DayPart.none else {
            return start
        }
        var next = skipComma(start.end)
        let prefix = word(next)
        guard prefix == .from || prefix == .between || prefix == .at else { return start }
        next += 1
        guard let found = clockRange(next, isBetween: prefix == .between, hasPrefix: true), found.core == nil else {
            return start
        }
        var moment = start
        moment.clock = found.clock
        if let part = start.clock?.part, part == .evening || part == .afternoon || part == .night,
            var clock = moment.clock, clock.seconds < 12 * 3600
        {
            clock.setAfternoon()
            moment.clock = clock
        }
        moment.end = found.end
        return moment
    }
}
