import SourceText

/// Which days a phrase comes to: by the reference, by the times named before, by the event that a day is known for.
extension TimeAnchoring {
    mutating func note(_ result: TimeResolver.Result, _ core: TimeCore, _ at: Int) {
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

    mutating func resolve(_ core: TimeCore, _ moment: Moment) -> TimeResolver.Result? {
        var resolver = TimeResolver(reference: reference)
        if core.isAbsolute { return resolver.resolve(core) }
        if let year = core.fiscalYear {
            let basis = year.isFiscal ? fiscalBasis(moment.start, moment.end) : nil
            resolver.fiscal = basis?.calendar
            let found = resolver.resolve(core)
            yearName = YearName(
                label: core.yearLabel, isFiscal: year.isFiscal, state: found == nil ? nil : basis?.state,
                basis: found == nil ? nil : basis?.basis)
            return found
        }
        if case .sameLastYear = core {
            guard let last = lastPeriod, near(last.byte, moment.start) else { return nil }
            let period = last.result.period
            let first = period.first.adding(months: -12)
            let final =
                last.result.granularity == .month || last.result.granularity == .quarter
                ? period.last.adding(days: 1).adding(months: -12).adding(days: -1) : period.last.adding(months: -12)
            return TimeResolver.Result(CalendarPeriod(first, final), last.result.granularity)
        }
        resolver.tense = tenses.tense(pieces, moment.start, moment.end, words)
        if case .fromLast(let unit, let shift) = core {
            if let found = beside(unit, shift, moment.start) { return found }
            // "They will meet the next day": of a report that looks ahead, where it names no other.
            return shift > 0 && resolver.tense == .future ? resolver.resolve(core) : nil
        }
        if moment.isAnaphoric, let last = lastDay, near(last.byte, moment.start) { resolver.reference = last.day }
        if !core.hasYear {
            if let day = byThen(core, moment) { return day }
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
        return resolver.resolve(core).map { ofItsYear($0, core, moment, resolver.tense) }
    }

    /// `by March` in a sentence that told of another year before, and does not look ahead: the March that followed.
    private func byThen(_ core: TimeCore, _ moment: Moment) -> TimeResolver.Result? {
        guard grammar.word(moment.start - 1) == .by, let last = lastFixed,
            last.result.granularity == .day || last.result.granularity == .month
        else { return nil }
        if let reference, last.result.period.last >= reference.adding(days: -92) { return nil }
        var at = moment.start - 1
        let low = max(0, at - 40)
        while at >= low, Int(pieces[at].start) > last.byte {
            if pieces.endsSentence(at) || grammar.roles(at).contains(.future) { return nil }
            at -= 1
        }
        guard at >= low else { return nil }
        for next in moment.end..<moment.end + 12 {
            if pieces.endsSentence(next) || pieces[next].gap >= .line { break }
            if grammar.roles(next).contains(.future) { return nil }
        }
        var inner = TimeResolver(reference: last.result.period.last)
        inner.tense = .future
        return inner.resolve(core)
    }

    /// `had fled in late January`, written on the 10th: the January before. `Opens in early January`, written on the 20th:
    /// the next.
    private func ofItsYear(
        _ result: TimeResolver.Result, _ core: TimeCore, _ moment: Moment, _ tense: Tense
    ) -> TimeResolver.Result {
        guard case .month(nil, let month) = core, let reference, result.period.contains(reference) else {
            return result
        }
        var year = reference.year
        switch moment.phase {
        case .late, .end: if tense == .past, reference.day < 20 { year -= 1 }
        case .early, .start: if tense == .future, reference.day > 10 { year += 1 }
        default: break
        }
        return CalendarPeriod(year: year, month: month).map { TimeResolver.Result($0, .month) } ?? result
    }

    /// A day, week, month or year counted from the time last named; nil where none stands near, or one that is coarser than
    /// what is counted.
    func beside(_ unit: TimeUnit, _ shift: Int, _ at: Int) -> TimeResolver.Result? {
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
    func named(_ core: TimeCore, _ moment: Moment) -> CalendarDay? {
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
    func byCoarse(_ core: TimeCore, _ coarse: CalendarPeriod) -> TimeResolver.Result? {
        guard coarse.granularity == .month || coarse.granularity == .year else { return nil }
        let low = TimeResolver(reference: coarse.first).resolve(core)
        let high = TimeResolver(reference: coarse.last).resolve(core)
        guard let low, let high, low.period == high.period else { return nil }
        return low
    }

    func byCoarse(_ unit: TimeUnit, _ shift: Int, _ coarse: CalendarPeriod) -> TimeResolver.Result? {
        let isKnown =
            coarse.granularity == .month && (unit == .month || unit == .year || unit == .quarter || unit == .decade)
            || coarse.granularity == .year && (unit == .year || unit == .decade)
        return isKnown ? TimeResolver(reference: coarse.first).resolve(.unit(unit, shift: shift)) : nil
    }
}
