import SourceText

/// Parts of a period: `early June`, `mid-2024`, `the end of the year`, `year-end`.
extension TimeGrammar {
    /// `year-end`, `the quarter's end`, `end-March`, `mid-year`: an end or middle by a hyphen or as a possession.
    func joinedPhase(_ at: Int) -> Moment? {
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
    func phased(_ at: Int) -> Moment? {
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
            if let found = decade(here) ?? counted(here, hasThe: true) {
                return Moment(core: found.core, phase: phase, start: at, end: found.end)
            }
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
}
