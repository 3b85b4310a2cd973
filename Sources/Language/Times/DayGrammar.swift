import SourceText

/// A day or period without a time of day: `the week of 10 April`, `year after next`, `the summer of 2021`.
extension TimeGrammar {
    /// A day or period without a time of day.
    func day(_ at: Int) -> Found? { dayAndStart(at).map { ($0.core, $0.end) } }

    func dayAndStart(_ at: Int) -> (core: TimeCore, start: Int, end: Int)? {
        let piece = pieces[at]
        if let found = ending(at) { return (found.core, at, found.end) }
        if piece.kind == .digits { return (date(at) ?? counted(at, hasThe: false)).map { ($0.core, at, $0.end) } }
        if piece.kind == .mark { return date(at).map { ($0.core, at, $0.end) } }
        guard piece.kind == .word else { return nil }
        let entry = self.entry(at)
        if entry.roles.contains(.offset), word(at) != .tonight { return (.offset(entry.offset), at, at + 1) }
        if word(at) == .the { return theDay(at) }
        if let found = relativeDay(at) { return (found.core, at, found.end) }
        // "is to last six weeks": the verb.
        if word(at) == .last, isVerb(at) { return nil }
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
        if fiscalWords(at) != nil, let found = fiscalYear(at) ?? fiscalPart(at) { return (found.core, at, found.end) }
        if entry.roles.contains(.ordinal) || entry.roles.contains(.number) {
            if let found = date(at) { return (found.core, at, found.end) }
            if let found = counted(at, hasThe: false) { return (found.core, at, found.end) }
            return nil
        }
        return date(at).map { ($0.core, at, $0.end) }
    }

    /// `day after tomorrow`, `year after next`.
    func relativeDay(_ at: Int) -> Found? {
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

    func rest(_ at: Int) -> Found? {
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

    func season(_ at: Int, hasThe: Bool) -> Found? {
        let entry = self.entry(at)
        let end = at + 1
        // "the 2008-09 winter" is that of the years, not the last one.
        if pieces.isDigits(at - 1), pieces[at].gap == .space, pieces.isDash(at - 2) || pieces.isMark(at - 2, 0x2F) {
            return nil
        }
        if let found = yearBehind(end) {
            // the winter of 2008-09
            let isTwo =
                pieces.isDash(found.end) && pieces[found.end].isGlued && pieces[found.end + 1].isGlued
                && pieces[found.end + 1].count == 2 && pieces.integer(found.end + 1) == (found.year + 1) % 100
            if isTwo, entry.season != 4 { return nil }
            return (.season(entry.season, year: found.year, shift: nil), isTwo ? found.end + 2 : found.end)
        }
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
    func theDay(_ at: Int) -> (core: TimeCore, start: Int, end: Int)? {
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
            if pieces.isDigits(next), let nth = ordinal(next), nth.value <= 31, !pieces.isDash(nth.end),
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

    /// Whether `last` is what something does for a length of time: a number follows, and `to` or a modal stands before.
    private func isVerb(_ last: Int) -> Bool {
        guard pieces.isDigits(last + 1) || roles(last + 1).contains(.number), last > 0 else { return false }
        switch word(last - 1) {
        case .to, .will, .would, .can, .could, .shall, .must, .should: return true
        default: return (["may", "might", "did", "not", "cannot"] as [StaticString]).contains { matches(last - 1, $0) }
        }
    }
}
