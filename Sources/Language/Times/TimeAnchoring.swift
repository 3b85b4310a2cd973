import SourceText

/// Makes expressions of phrases: what stands in front of them, what they are counted from, what they come to.
struct TimeAnchoring {
    let grammar: TimeGrammar
    let tenses: TenseReader
    let words: Words?
    /// The day that the text was written.
    var reference: CalendarDay?
    /// The month or year it was written, where no more is known.
    let coarse: CalendarPeriod?
    /// Seconds of the reference day.
    var seconds: Int?

    /// The last day that the text itself gave with its year.
    private var lastFull: (day: CalendarDay, byte: Int)?
    /// The last period of a month or longer that was resolved.
    private var lastPeriod: (result: TimeResolver.Result, byte: Int)?
    /// The last day of any kind that was resolved.
    private var lastDay: (day: CalendarDay, byte: Int)?
    /// The byte of the time last named that is no single day; -1 before there is one.
    private var lastCoarse = -1
    /// The last time of any kind that was resolved.
    private var lastNamed: (result: TimeResolver.Result, byte: Int)?
    /// The last time of any kind that the text itself fixed with its year.
    private var lastFixed: (result: TimeResolver.Result, byte: Int)?

    init(
        grammar: TimeGrammar, tenses: TenseReader, words: Words?, reference: CalendarDay?, coarse: CalendarPeriod?,
        seconds: Int?
    ) {
        self.grammar = grammar
        self.tenses = tenses
        self.words = words
        self.reference = reference
        self.coarse = coarse
        self.seconds = seconds
    }

    private var pieces: Pieces { grammar.pieces }

    /// How far behind a full date a day without a year may take it over, in bytes: a paragraph or two.
    private static let reach = 700

    // MARK: - One phrase

    /// The expression that begins at a piece, and the piece to go on at.
    mutating func read(_ at: Int) -> (TimeExpression?, Int) {
        let word = grammar.word(at)
        if word == .from || word == .between {
            guard let moment = grammar.range(at) else { return (nil, at + 1) }
            return (finish(moment), moment.end)
        }
        if pieces.isMark(at, 0x3E) { return longerThan(at) }
        if word == .now, let moment = grammar.nowRange(at) { return (finish(moment), moment.end) }
        // tuesday afternoons
        if grammar.roles(at).contains(.weekday), grammar.roles(at + 1).isSuperset(of: [.part, .plural]),
            let set = grammar.recurrence(at)
        {
            return (plain(.set, set.start, set.end, set.value), set.end)
        }
        var best: (expression: TimeExpression, end: Int)?
        let moment = grammar.moment(at)
        if let range = grammar.range(at, known: .some(moment)), let expression = finish(range) {
            return (expression, range.end)
        }
        if let moment {
            let moment = grammar.withClockRange(moment)
            if let clock = moment.clock, moment.core == nil, let set = grammar.recurrence(behind: clock) {
                return (plain(.set, at, set.end, set.value), set.end)
            }
            if let expression = finish(moment) { best = (expression, moment.end) }
        }
        if best == nil, let set = grammar.recurrence(at) {
            best = (plain(.set, set.start, set.end, set.value), set.end)
        }
        if best == nil { best = length(at) }
        if grammar.roles(at).contains(.phrase), let (row, end) = grammar.lexicon.timePhrases.longest(pieces, at),
            best.map({ $0.end < end }) ?? true
        {
            let phrase = grammar.lexicon.tables.timePhrases[row]
            let kind: TimeExpression.Kind = phrase.kind == "set" ? .set : phrase.kind == "duration" ? .duration : .date
            best = (plain(kind, at, end, phrase.value), end)
        }
        if best == nil { best = partAlone(at) }
        guard let best else { return (nil, at + 1) }
        return (best.expression, best.end)
    }

    private func span(_ first: Int, _ end: Int) -> Span {
        Span(Int(pieces[first].start), max(Int(pieces[first].start), Int(pieces[end - 1].end)))
    }

    private func plain(_ kind: TimeExpression.Kind, _ first: Int, _ end: Int, _ value: String) -> TimeExpression {
        TimeExpression(kind: kind, time: StatedTime(span: span(first, end), period: nil), value: value)
    }

    // MARK: - Lengths

    private mutating func length(_ at: Int) -> (expression: TimeExpression, end: Int)? {
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
    private func moved(_ duration: TimeCore.Duration, forward: Bool, _ at: Int) -> TimeResolver.Result? {
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
        let first = last.result.period.first.adding(months: months)
        // What is counted in years is known to the year, in months to the month.
        if part.unit == .year {
            guard [.day, .month, .year].contains(last.result.granularity) else { return nil }
            return CalendarPeriod(year: first.year).map { TimeResolver.Result($0, .year) }
        }
        guard [.day, .month].contains(last.result.granularity) else { return nil }
        return CalendarPeriod(year: first.year, month: first.month).map { TimeResolver.Result($0, .month) }
    }

    /// `>1 year` as a heading: after that much time from the day of the text.
    private func longerThan(_ at: Int) -> (TimeExpression?, Int) {
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
    private func isAlone(_ at: Int, _ end: Int) -> Bool {
        pieces.isMark(at - 1, 0x28) && pieces.isMark(end, 0x29) || pieces[at].gap >= .line && pieces[end].gap >= .line
    }

    private func near(_ byte: Int, _ at: Int) -> Bool { Int(pieces[at].start) - byte <= TimeAnchoring.reach }

    // MARK: - Parts of the day

    /// `in the morning`, `morning trading`: a part of the day whose day is not said.
    private mutating func partAlone(_ at: Int) -> (expression: TimeExpression, end: Int)? {
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

    // MARK: - Days

    private mutating func note(_ result: TimeResolver.Result, _ core: TimeCore, _ at: Int) {
        lastNamed = (result, Int(pieces[at].start))
        if core.isAbsolute { lastFixed = (result, Int(pieces[at].start)) }
        if result.granularity != .day, result.granularity != .year {
            lastPeriod = (result, Int(pieces[at].start))
        }
        guard result.granularity == .day, result.period.days == 1 else {
            lastCoarse = Int(pieces[at].start)
            return
        }
        lastDay = (result.period.first, Int(pieces[at].start))
        if core.isAbsolute { lastFull = lastDay }
    }

    private func resolve(_ core: TimeCore, _ moment: Moment) -> TimeResolver.Result? {
        var resolver = TimeResolver(reference: reference)
        if core.isAbsolute { return resolver.resolve(core) }
        if case .sameLastYear = core {
            guard let last = lastPeriod, near(last.byte, moment.start) else { return nil }
            let period = last.result.period
            let first = period.first.adding(months: -12)
            let final =
                last.result.granularity == .month || last.result.granularity == .quarter
                ? period.last.adding(days: 1).adding(months: -12).adding(days: -1) : period.last.adding(months: -12)
            return TimeResolver.Result(CalendarPeriod(first, final), last.result.granularity)
        }
        if case .fromLast(let unit, let shift) = core { return beside(unit, shift, moment.start) }
        resolver.tense = tenses.tense(pieces, moment.start, moment.end, words)
        if moment.isAnaphoric, let last = lastDay, near(last.byte, moment.start) { resolver.reference = last.day }
        if !core.hasYear {
            let full = lastFull.flatMap { near($0.byte, moment.start) ? $0 : nil }
            if let day = named(core, moment) { return TimeResolver.Result(day) }
            if let full, reference == nil || abs(Int(full.day.number) - Int(reference?.number ?? 0)) > 400 {
                // A story told of another year: the day that follows within two months is that year's.
                let inner = TimeResolver(reference: full.day)
                if let found = inner.resolve(core) {
                    let distance = Int(found.period.first.number) - Int(full.day.number)
                    if reference == nil ? abs(distance) <= 92 : (0...62).contains(distance) { return found }
                }
            }
            if reference == nil, let coarse { return byCoarse(core, coarse) }
        }
        if reference == nil, let coarse, case .unit(let unit, let shift) = core { return byCoarse(unit, shift, coarse) }
        return resolver.resolve(core)
    }

    /// A day, week, month or year counted from the time last named; nil where none stands near, or one that is coarser than
    /// what is counted.
    private func beside(_ unit: TimeUnit, _ shift: Int, _ at: Int) -> TimeResolver.Result? {
        guard let last = lastNamed, near(last.byte, at) else { return nil }
        let granularity = last.result.granularity
        let isFine: Bool
        switch unit {
        case .day: isFine = granularity == .day && last.result.period.days == 1
        case .week: isFine = granularity == .day && last.result.period.days == 1 || granularity == .week
        case .month: isFine = granularity == .day || granularity == .month
        default: isFine = granularity != .decade && granularity != .century
        }
        let period = last.result.period
        guard isFine, unit != .year || period.first.year == period.last.year else { return nil }
        var resolver = TimeResolver(reference: period.first)
        resolver.tense = .none
        return resolver.resolve(.unit(unit, shift: shift))
    }

    /// A day that is known by name: `October 7`, where the words of the event stand near.
    private func named(_ core: TimeCore, _ moment: Moment) -> CalendarDay? {
        guard case .day(nil, .some(let month), let day) = core,
            let known = grammar.lexicon.tables.namedDays.first(where: { $0.month == month && $0.day == day })
        else { return nil }
        for at in max(0, moment.start - 30)..<min(pieces.count, moment.end + 30) where grammar.roles(at).contains(.cue)
        {
            if known.cues.contains(pieces[at].word) { return CalendarDay(year: known.year, month: month, day: day) }
        }
        return nil
    }

    /// Where only the month or year of the text is known, only what that is enough for: a month of that year, a day of that
    /// month.
    private func byCoarse(_ core: TimeCore, _ coarse: CalendarPeriod) -> TimeResolver.Result? {
        guard coarse.granularity == .month || coarse.granularity == .year else { return nil }
        let low = TimeResolver(reference: coarse.first).resolve(core)
        let high = TimeResolver(reference: coarse.last).resolve(core)
        guard let low, let high, low.period == high.period else { return nil }
        return low
    }

    private func byCoarse(_ unit: TimeUnit, _ shift: Int, _ coarse: CalendarPeriod) -> TimeResolver.Result? {
        let isKnown =
            coarse.granularity == .month && (unit == .month || unit == .year || unit == .quarter || unit == .decade)
            || coarse.granularity == .year && (unit == .year || unit == .decade)
        return isKnown ? TimeResolver(reference: coarse.first).resolve(.unit(unit, shift: shift)) : nil
    }

    private func isApproximate(before at: Int) -> Bool {
        switch grammar.word(at - 1) {
        case .about, .around, .circa, .nearly, .almost, .some: true
        default: false
        }
    }

    // MARK: - Expressions

    /// The expression of a phrase; nil where it is none after all.
    private mutating func finish(_ moment: Moment) -> TimeExpression? {
        let lead = TimeLead(grammar, moment)
        var modifier: StatedTime.Modifier?
        switch moment.phase {
        case .early, .start: modifier = .early
        case .mid, .middle: modifier = .mid
        case .late, .end: modifier = .late
        case .none: break
        }
        let end = max(moment.end, lead.end)
        let span = span(moment.start, end)
        guard let core = moment.core else {
            guard let clock = moment.clock else { return nil }
            return clockOnly(clock, span, lead)
        }
        if moment.isVague {
            if case .moved(let duration, let forward, nil) = core {
                return TimeExpression(
                    kind: .date,
                    time: StatedTime(
                        span: span, period: nil, granularity: duration.unit.granularity,
                        modifier: forward ? .after : .before),
                    value: forward ? "FUTURE_REF" : "PAST_REF")
            }
        }
        if case .span(let duration, let forward) = core, duration.isVague || duration.isClock || !duration.isCountable {
            return shortSpan(duration, forward, span)
        }
        if case .moved(let duration, let forward, let from) = core, duration.isClock {
            return shortMove(duration, forward, from, moment, span)
        }
        // "the best in five years": a length, where the sentence does not look ahead.
        if case .moved(let duration, true, nil) = core, grammar.word(moment.start) == .in {
            let tense = tenses.tense(pieces, moment.start, moment.end, words)
            if tense == .past {
                let inner = Span(Int(pieces[moment.start + 1].start), span.end)
                return TimeExpression(
                    kind: .duration, time: StatedTime(span: inner, period: nil, granularity: duration.unit.granularity),
                    value: duration.iso)
            }
        }
        let result = resolve(core, moment)
        if let result { note(result, core, moment.start) }
        if moment.phase == .none {
            modifier = lead.modifier ?? (isApproximate(before: moment.start) ? .approximate : nil)
        } else if lead.modifier == .since {
            // "since the early 1990s" goes on.
            modifier = .since
        }
        if let clock = moment.clock {
            let value = result.map { self.value(clock, $0.period) } ?? self.value(clock, nil)
            let time = StatedTime(
                span: span, period: result?.period, granularity: .day, modifier: moment.clockEdge ?? modifier)
            switch moment.clockEdge {
            case .before: return TimeExpression(kind: .time, time: time, value: "../" + value)
            case .after: return TimeExpression(kind: .time, time: time, value: value + "/..")
            default: return TimeExpression(kind: .time, time: time, value: lead.open(clock: value))
            }
        }
        let value = result.flatMap { lead.open($0, moment.phase) }
        let time = StatedTime(
            span: span, period: result?.period, granularity: result?.granularity, modifier: modifier ?? lead.modifier)
        return TimeExpression(kind: .date, time: time, value: value)
    }

    /// A time of day, on a day where one is known: `T15:00:00`, `2016-11-08T15:00:00/2016-11-08T16:00:00`.
    private func value(_ clock: Clock, _ period: CalendarPeriod?) -> String {
        let first = (period?.first.description ?? "") + Clock.text(clock.seconds)
        guard let last = clock.last else { return first }
        return first + "/" + (period?.last.description ?? "") + Clock.text(last)
    }

    private func clockOnly(_ clock: Clock, _ span: Span, _ lead: TimeLead) -> TimeExpression? {
        // With its zone a time of day is a moment of the day spoken of.
        var period: CalendarPeriod?
        if hasZone(clock.end) {
            period = (lastDay.flatMap { span.start - $0.byte <= TimeAnchoring.reach ? $0.day : nil } ?? reference).map {
                CalendarPeriod($0)
            }
        }
        return TimeExpression(
            kind: .time, time: StatedTime(span: span, period: period, granularity: .day, modifier: lead.modifier),
            value: lead.open(clock: value(clock, period)))
    }

    private func hasZone(_ end: Int) -> Bool { grammar.roles(end - 1).contains(.zone) }

    /// `next few hours`, `last 3 minutes`, `past several days`: by the clock of the reference, or only as a direction.
    private func shortSpan(_ duration: TimeCore.Duration, _ forward: Bool, _ span: Span) -> TimeExpression {
        let value: String
        if duration.isClock, duration.isCountable, let day = reference, let seconds {
            let from = moment(day, seconds)
            let to = moment(day, seconds + Int(duration.seconds) * (forward ? 1 : -1), moving: duration, forward)
            value = forward ? from + "/" + to : to + "/" + from
        } else {
            value = forward ? "FUTURE_REF" : "PAST_REF"
        }
        let isMoment = value.contains("T") && !value.hasSuffix("REF")
        return TimeExpression(
            kind: isMoment ? .time : .date,
            time: StatedTime(span: span, period: nil, granularity: duration.unit.granularity), value: value)
    }

    private func shortMove(
        _ duration: TimeCore.Duration, _ forward: Bool, _ from: TimeCore?, _ moment: Moment, _ span: Span
    ) -> TimeExpression {
        guard from == nil, duration.isCountable, let day = reference, let seconds else {
            return TimeExpression(
                kind: .duration,
                time: StatedTime(span: span, period: nil, granularity: .day, modifier: forward ? .after : .before),
                value: duration.iso)
        }
        let text = self.moment(day, seconds + Int(duration.seconds) * (forward ? 1 : -1), moving: duration, forward)
        return TimeExpression(kind: .time, time: StatedTime(span: span, period: nil, granularity: .day), value: text)
    }

    /// A day and second as text; seconds beyond the day go over to the next. Months and years of a length move the day.
    private func moment(_ day: CalendarDay, _ seconds: Int, moving: TimeCore.Duration? = nil, _ forward: Bool = true)
        -> String
    {
        var day = day
        if let moving {
            let long = TimeCore.Duration(
                parts: moving.parts.filter { ![.second, .minute, .hour, .day].contains($0.unit) })
            day = long.moving(day, forward: forward) ?? day
        }
        let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
        return day.adding(days: days).description + Clock.text(seconds - days * 86_400)
    }
}
