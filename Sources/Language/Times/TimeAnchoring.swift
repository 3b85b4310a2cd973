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
    var lastFull: (day: CalendarDay, byte: Int)?
    /// The last period of a month or longer that was resolved.
    var lastPeriod: (result: TimeResolver.Result, byte: Int)?
    /// The last day of any kind that was resolved.
    var lastDay: (day: CalendarDay, byte: Int)?
    /// The byte of the time last named that is no single day; -1 before there is one.
    var lastCoarse = -1
    /// The last time of any kind that was resolved.
    var lastNamed: (result: TimeResolver.Result, byte: Int)?
    /// The last time of any kind that the text itself fixed with its year.
    var lastFixed: (result: TimeResolver.Result, byte: Int)?

    /// The state of the publisher (ISO 3166-1 alpha-3), where it is known.
    let country: String?
    /// The states that sentences name.
    var states: NamedStates
    /// The state whose fiscal year the text named last.
    var fiscalState: String?
    /// The name of the year last resolved that is not the calendar's, until an expression takes it.
    var yearName: YearName?

    init(
        grammar: TimeGrammar, tenses: TenseReader, words: Words?, reference: CalendarDay?, coarse: CalendarPeriod?,
        seconds: Int?, country: String?
    ) {
        self.country = country
        states = NamedStates(pieces: grammar.pieces, lexicon: grammar.lexicon)
        self.grammar = grammar
        self.tenses = tenses
        self.words = words
        self.reference = reference
        self.coarse = coarse
        self.seconds = seconds
    }

    var pieces: Pieces { grammar.pieces }

    /// How far behind a full date a day without a year may take it over, in bytes: a paragraph or two.
    static let reach = 700

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

    func span(_ first: Int, _ end: Int) -> Span {
        Span(Int(pieces[first].start), max(Int(pieces[first].start), Int(pieces[end - 1].end)))
    }

    func plain(_ kind: TimeExpression.Kind, _ first: Int, _ end: Int, _ value: String) -> TimeExpression {
        TimeExpression(kind: kind, time: StatedTime(span: span(first, end), period: nil), value: value)
    }

    func near(_ byte: Int, _ at: Int) -> Bool { Int(pieces[at].start) - byte <= TimeAnchoring.reach }

    func isApproximate(before at: Int) -> Bool {
        switch grammar.word(at - 1) {
        case .about, .around, .circa, .nearly, .almost, .some: true
        default: pieces.isMark(at - 1, 0x2E) && (grammar.matches(at - 2, "c") || grammar.matches(at - 2, "ca"))
        }
    }

    // MARK: - Expressions

    /// The expression of a phrase; nil where it is none after all.
    mutating func finish(_ moment: Moment) -> TimeExpression? {
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
        guard var core = moment.core else {
            guard let clock = moment.clock else { return nil }
            return clockOnly(clock, span, lead)
        }
        if case .unit(_, 0) = core, grammar.word(moment.start - 1) == .far, grammar.word(moment.start - 2) == .so {
            core = .soFar(core)
        }
        if case .fixed(_, .year) = core, grammar.word(moment.start - 1) == .in, grammar.word(moment.start - 2) == .far,
            grammar.word(moment.start - 3) == .so
        {
            core = .soFar(core)
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
        yearName = nil
        let result = resolve(core, moment)
        if let result { note(result, core, moment.start) }
        if moment.phase == .none {
            let isApproximate =
                isApproximate(before: moment.start) || core.isTwoYears && moment.end == moment.start + 3 || core.isRough
            modifier = lead.modifier ?? (isApproximate ? .approximate : nil)
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
            span: span, period: result?.period, granularity: result?.granularity ?? core.granularity,
            modifier: modifier ?? lead.modifier)
        return TimeExpression(kind: .date, time: time, value: value, year: yearName)
    }

    /// A time of day, on a day where one is known: `T15:00:00`, `2016-11-08T15:00:00/2016-11-08T16:00:00`.
    func value(_ clock: Clock, _ period: CalendarPeriod?) -> String {
        let first = (period?.first.description ?? "") + Clock.text(clock.seconds)
        guard let last = clock.last else { return first }
        // From 10 p.m. to 2 a.m. goes over midnight.
        let day = period.map { last < clock.seconds && $0.first == $0.last ? $0.last.adding(days: 1) : $0.last }
        return first + "/" + (day?.description ?? "") + Clock.text(last)
    }

    func clockOnly(_ clock: Clock, _ span: Span, _ lead: TimeLead) -> TimeExpression? {
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

    func hasZone(_ end: Int) -> Bool { grammar.roles(end - 1).contains(.zone) }

    /// `next few hours`, `last 3 minutes`, `past several days`: by the clock of the reference, or only as a direction.
    func shortSpan(_ duration: TimeCore.Duration, _ forward: Bool, _ span: Span) -> TimeExpression {
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

    func shortMove(
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
    func moment(_ day: CalendarDay, _ seconds: Int, moving: TimeCore.Duration? = nil, _ forward: Bool = true)
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
