import SourceText

/// Years and what is counted in them: `2014`, `2016 Q3`, `2024/25`, `1990s`.
extension TimeGrammar {
    /// `2019 H2`, `2016 Q3`, `2014`.
    func yearDate(_ at: Int) -> Found? {
        guard let (year, end) = year(at, words: false), let period = CalendarPeriod(year: year) else { return nil }
        let next = skipHyphen(end)
        if let part = yearPart(next) {
            let container = TimeCore.fixed(period, .year)
            return (
                part.isHalf ? .half(part.number, year: container) : .quarter(part.number, year: container), next + 2
            )
        }
        // the 2023 fourth quarter, 2024's first half
        let isOwner = pieces.isMark(end, 0x27) && word(end + 1) == .s
        if let nth = ordinal(isOwner ? end + 2 : end), pieces[isOwner ? end + 2 : end].gap <= .space {
            let noun = skipHyphen(nth.end)
            if word(noun) == .quarter, (1...4).contains(nth.value) {
                return (.quarter(nth.value, year: .fixed(period, .year)), noun + 1)
            }
            if word(noun) == .half, nth.value <= 2 { return (.half(nth.value, year: .fixed(period, .year)), noun + 1) }
        }
        guard isYearPlace(at) else { return nil }
        if isBesideFiscal(at) { return (.fiscalYear(.one(year)), end) }
        if let found = namedYear(year, end) ?? shortYears(year, end) { return found }
        return (.fixed(period, .year), end)
    }

    /// `44 BC`, `64 AD`, `AD 70`, `300 BCE`: a year with its era.
    func eraYear(_ at: Int) -> Found? {
        if pieces.isDigits(at) {
            guard let era = era(at + 1), let value = pieces.integer(at), pieces[at].count <= 4, value > 0,
                !pieces[at].isGlued || pieces[at - 1].kind == .mark
            else { return nil }
            if era.isBefore { return (.beforeCalendar, era.end) }
            return CalendarPeriod(year: value).map { (.fixed($0, .year), era.end) }
        }
        guard word(at) == .ad, pieces[at].shape == .capitals, pieces[at + 1].gap == .space, pieces[at + 1].count <= 4,
            let value = pieces.integer(at + 1), value > 0, let period = CalendarPeriod(year: value)
        else { return nil }
        return (.fixed(period, .year), at + 2)
    }

    /// The era behind a year or a century: whether it lies before the first year, and the piece after it.
    func era(_ at: Int) -> (isBefore: Bool, end: Int)? {
        guard pieces[at].kind == .word, pieces[at].gap <= .space else { return nil }
        switch word(at) {
        case .bc, .bce: return pieces[at].shape == .capitals ? (true, at + 1) : nil
        case .ad, .ce: return pieces[at].shape == .capitals ? (false, at + 1) : nil
        default: break
        }
        // B.C., A.D.
        guard pieces[at].count == 1, pieces[at].shape != .lower, pieces.isMark(at + 1, 0x2E), pieces[at + 2].isGlued,
            pieces[at + 2].count == 1, pieces[at + 2].shape != .lower
        else { return nil }
        let first = pieces.text[Int(pieces[at].start)]
        let second = pieces.text[Int(pieces[at + 2].start)]
        let end = pieces.isMark(at + 3, 0x2E) && pieces[at + 3].isGlued && !endsSentence(at + 3) ? at + 4 : at + 3
        if first == 0x42, second == 0x43 { return (true, end) }
        return first == 0x41 && second == 0x44 ? (false, end) : nil
    }

    /// `–23` behind a year: a stretch of years.
    func shortYears(_ year: Int, _ at: Int) -> Found? {
        if pieces[at - 1].isGlued, pieces.isDash(at - 2), pieces.isDigits(at - 3) { return nil }
        guard pieces.isDash(at), pieces[at].isGlued, pieces[at + 1].isGlued, pieces[at + 1].count == 2,
            let short = pieces.integer(at + 1), !pieces[at + 2].isGlued || pieces[at + 2].kind == .mark,
            !(pieces.isDash(at + 2) && pieces[at + 2].isGlued)
        else { return nil }
        let last = year - year % 100 + short + (short == 0 && year % 100 == 99 ? 100 : 0)
        guard last > year, let first = CalendarPeriod(year: year),
            let final = CalendarPeriod(year: last)
        else { return nil }
        return (.fixed(CalendarPeriod(first.first, final.last), .interval), at + 2)
    }

    /// `4Q24`, `1H 2025`: a quarter or half with its number in front.
    func numberedPart(_ at: Int) -> Found? {
        guard pieces[at].count == 1, let number = pieces.integer(at), pieces[at + 1].isGlued,
            word(at + 1) == .q || word(at + 1) == .h, pieces[at + 1].shape != .lower,
            (1...(word(at + 1) == .q ? 4 : 2)).contains(number)
        else { return nil }
        var end = at + 2
        var year: TimeCore?
        if pieces.isDigits(end), pieces[end].isGlued, pieces[end].count == 2, let short = pieces.integer(end),
            let period = CalendarPeriod(year: 2000 + short)
        {
            (year, end) = (.fixed(period, .year), end + 1)
        } else if let found = self.year(end, words: false), let period = CalendarPeriod(year: found.year) {
            (year, end) = (.fixed(period, .year), found.end)
        } else if word(end) == .fy || pieces[end].gap == .space, let found = fiscalYear(end) {
            (year, end) = (found.core, found.end)
        }
        return (word(at + 1) == .q ? .quarter(number, year: year) : .half(number, year: year), end)
    }

    /// `Q3`, `H2`: a quarter or half by letter and digit.
    func yearPart(_ at: Int) -> (number: Int, isHalf: Bool)? {
        guard pieces[at].kind == .word, pieces[at].count == 1, pieces.isDigits(at + 1), pieces[at + 1].isGlued,
            let number = pieces.integer(at + 1),
            !pieces[at + 2].isGlued || pieces[at + 2].kind == .mark || word(at + 2) == .fy
        else { return nil }
        if word(at) == .q, (1...4).contains(number) { return (number, false) }
        if word(at) == .h, (1...2).contains(number) { return (number, true) }
        return nil
    }

    /// Whether a number of four digits is a year where it stands: not a count, a sum, or part of something longer.
    func isYearPlace(_ at: Int) -> Bool {
        let piece = pieces[at]
        let before = pieces[at - 1]
        if piece.isGlued, before.kind == .word || before.kind == .digits || before.kind == .currency { return false }
        // born c. 1870
        if pieces.isMark(at - 1, 0x2E), piece.gap == .space, matches(at - 2, "c") || matches(at - 2, "ca") {
            return true
        }
        // Vision 2030, the 2030 Agenda
        if roles(at - 1).contains(.program), isCapital(at - 1), piece.gap == .space { return false }
        if roles(at + 1).contains(.program), isCapital(at + 1), pieces[at + 1].gap == .space { return false }
        if before.kind == .currency || lexicon.currencies.longest(pieces, at - 1)?.end == at { return false }
        if piece.isGlued, before.kind == .mark {
            switch before.mark {
            case 0x28, 0x22, 0x27, 0x5B, 0x7E, Piece.dash: break
            case 0x2D, 0x2F:
                if before.isGlued && pieces[at - 2].kind == .word && !roles(at - 2).contains(.month)
                    && word(at - 2) != .mid && !roles(at - 2).contains(.phase)
                {
                    return false
                }
            default: return false
            }
        }
        let isModern: Bool
        if let value = pieces.integer(at) {
            isModern = (1900...2100).contains(value)
        } else {
            isModern = true
        }
        let hasPreposition: Bool
        switch word(at - 1) {
        case .in, .since, .until, .till, .by, .from, .of, .during, .before, .after, .early, .late, .mid, .year, .to,
            .through,
            .between, .circa, .fiscal, .thru:
            hasPreposition = true
        case .than: hasPreposition = word(at - 2) == .later || word(at - 2) == .earlier || word(at - 2) == .sooner
        default: hasPreposition = roles(at - 1).contains(.month) || roles(at - 1).contains(.season)
        }
        let next = at + 1
        if pieces[next].kind == .word, follows(next) {
            let following = self.entry(next)
            if following.roles.contains(.scale)
                || following.roles.contains(.measure) && !following.roles.contains(.stop)
                || word(next) == .percent || following.roles.contains(.unit) && following.roles.contains(.plural)
                || following.roles.contains(.currency) && lexicon.currencies.longest(pieces, next) != nil
            {
                return word(next) == .percent || !hasPreposition || following.roles.contains(.plural) ? false : true
            }
            // from 2019 levels, the 2015 attacks
            if following.roles.contains(.dated), isModern, boundBefore(at) == nil { return true }
            if !hasPreposition || word(at - 1) == .of || word(at - 1) == .by || word(at - 1) == .to
                || word(at - 1) == .from,
                word(at - 1) != .the, word(at - 1) != .a, word(at - 1) != .its, word(at - 1) != .his,
                isCountedNoun(next)
            {
                return false
            }
        }
        if pieces[next].kind == .currency, pieces[next].isGlued { return false }
        // a 2000-page report
        if pieces.isMark(next, 0x2D), pieces[next].isGlued, pieces[next + 1].isGlued, pieces[next + 1].shape == .lower,
            pieces.integer(at).map({ $0 % 100 == 0 }) ?? false, word(next + 1) != .era, word(next + 1) != .style
        {
            return false
        }
        if !isModern, isHistoric(at) { return true }
        if !isModern { return hasPreposition && word(at - 1) != .to && word(at - 1) != .of && word(at - 1) != .by }
        if hasPreposition { return true }
        // A name with a number: Russell 2000 Index
        if isCapital(at - 1), before.kind == .word, follows(at), isCapital(next), follows(next),
            !pieces.beginsSentence(at - 1),
            roles(next).isDisjoint(with: [.month, .weekday])
        {
            return false
        }
        // "about 2000", "No. 2015", "room 2020"
        if let bound = boundBefore(at), lexicon.tables.bounds[bound.row].bound != .about { return false }
        if word(at - 1) == .about || word(at - 1) == .some || word(at - 1) == .than || word(at - 1) == .at {
            return false
        }
        if before.kind == .mark, before.mark == 0x23 { return false }
        return true
    }

    /// Whether a year before 1900 stands where no preposition shows it: `the Treaty of 1648`, `the 1848 uprising`, `his famous
    /// 1852 speech`.
    private func isHistoric(_ at: Int) -> Bool {
        guard let value = pieces.integer(at), (1500...1899).contains(value), value % 100 != 0, !pieces[at].isGlued,
            boundBefore(at) == nil
        else { return false }
        if word(at - 1) == .of { return isCapital(at - 2) }
        let next = pieces[at + 1]
        guard pieces[at - 1].kind == .word, next.kind == .word, next.gap == .space, next.shape == .lower,
            !isCountedNoun(at + 1), roles(at + 1).isDisjoint(with: [.stop, .unit, .measure, .scale, .currency])
        else { return false }
        return word(at - 1) == .the || word(at - 1) == .a || word(at - 1) == .an || word(at - 1) == .s
            || pieces[at - 1].word == 0 && pieces[at - 1].shape == .lower
    }

    /// Whether the word looks like the plural of something counted: small letters, ending in -s, or `people`.
    func isCountedNoun(_ at: Int) -> Bool {
        let piece = pieces[at]
        guard piece.kind == .word, piece.shape == .lower else { return false }
        let roles = self.roles(at)
        if roles.contains(.counted) { return true }
        if roles.contains(.stop) || piece.count < 4 { return false }
        let end = Int(piece.end)
        return pieces.text[end - 1] == 0x73 && pieces.text[end - 2] != 0x73
    }

    /// `1990s`, `the 70s`, `1970's`, `'90s`.
    func decade(_ at: Int) -> Found? {
        guard let value = pieces.integer(at), pieces[at].count == 4 || pieces[at].count == 2, value % 10 == 0 else {
            return nil
        }
        var end = at + 1
        if pieces.isMark(end, 0x27), pieces[end].isGlued { end += 1 }
        guard word(end) == .s, pieces[end].isGlued else { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind != .mark { return nil }
        var start = value
        if pieces[at].count == 2 {
            guard
                word(at - 1) == .the || word(at - 1) == .in || word(at - 1) == .early || word(at - 1) == .late
                    || word(at - 1) == .mid || pieces.isMark(at - 1, 0x27) || pieces.isMark(at - 1, 0x2D)
            else { return nil }
            // In someone's late 70s: an age, not a decade.
            switch word(pieces.isMark(at - 1, 0x2D) ? at - 3 : at - 2) {
            case .his, .her, .their, .my, .your, .our: return nil
            default: break
            }
            start = value < 30 ? 2000 + value : 1900 + value
        }
        guard (1000...2190).contains(start) else { return nil }
        let length = start % 100 == 0 && start < 2000 ? 100 : 10
        guard let first = CalendarPeriod(year: start), let last = CalendarPeriod(year: start + length - 1) else {
            return nil
        }
        return (.fixed(CalendarPeriod(first.first, last.last), length == 10 ? .decade : .century), end + 1)
    }
}
