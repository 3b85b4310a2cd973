import SourceText

/// Fiscal years and years of two calendar years: `FY2025`, `fiscal 2024-25`, `the 2024/25 financial year`, `this fiscal year`.
extension TimeGrammar {
    /// The words that make a year a fiscal one: `fiscal`, `financial`, `budget year`, with `year` where it stands; the piece
    /// after them.
    func fiscalWords(_ at: Int) -> Int? {
        let next = skipHyphen(at + 1)
        let hasYear = (word(next) == .year || word(next) == .years) && pieces[next].gap <= .space
        switch word(at) {
        case .fiscal, .financial: return hasYear ? next + 1 : at + 1
        case .budget, .tax: return hasYear ? next + 1 : nil
        default: return nil
        }
    }

    /// `FY2025`, `FY27`, `FY 2024-25`, `fiscal year 2025`, `financial year 2024/25`, `fiscal '25`.
    func fiscalYear(_ at: Int) -> Found? {
        if word(at) == .fy {
            guard pieces[at].shape == .capitals, pieces[at + 1].gap <= .space else { return nil }
            return fiscalNumber(pieces.isMark(at + 1, 0x27) ? at + 2 : at + 1, isShort: true)
        }
        guard let next = fiscalWords(at), follows(next) else { return nil }
        let isApostrophe = pieces.isMark(next, 0x27) && pieces[next + 1].count == 2
        return fiscalNumber(isApostrophe ? next + 1 : next, isShort: isApostrophe)
    }

    /// The year or two years behind the words: `2025`, `2024-25`, `24/25`, `2024-2025`, `2024-26`.
    private func fiscalNumber(_ at: Int, isShort: Bool) -> Found? {
        guard let first = fullYear(at, isShort: isShort) else { return nil }
        let end = at + 1
        guard pieces.isMark(end, 0x2F) || pieces.isDash(end), pieces[end].isGlued else {
            guard isWhole(end) else { return nil }
            // FY26 Q1
            let part = skipHyphen(end)
            if pieces[part].gap <= .space, let found = yearPart(part) {
                let year = TimeCore.fiscalYear(.one(first))
                return (found.isHalf ? .half(found.number, year: year) : .quarter(found.number, year: year), part + 2)
            }
            return (.fiscalYear(.one(first)), end)
        }
        let next = word(end + 1) == .fy ? end + 2 : end + 1
        guard pieces[next].isGlued, let last = secondYear(next, of: first), isWhole(next + 1), last > first else {
            return (.fiscalYear(.one(first)), end)
        }
        if last == first + 1, next == end + 1 { return (.fiscalYear(.two(first)), next + 1) }
        return (.range(.fiscalYear(.one(first)), .fiscalYear(.one(last))), next + 1)
    }

    /// A year of four digits, or of two in this century.
    private func fullYear(_ at: Int, isShort: Bool) -> Int? {
        guard let value = pieces.integer(at) else { return nil }
        if pieces[at].count == 4 { return (1900...2099).contains(value) ? value : nil }
        return pieces[at].count == 2 && isShort ? TimeGrammar.century(value) : nil
    }

    /// The second of two years: `25` behind `2024`, `2025`.
    private func secondYear(_ at: Int, of first: Int) -> Int? {
        guard let value = pieces.integer(at) else { return nil }
        if pieces[at].count == 4 { return (1900...2099).contains(value) ? value : nil }
        guard pieces[at].count == 2 else { return nil }
        return first - first % 100 + value + (value == 0 && first % 100 == 99 ? 100 : 0)
    }

    /// Whether a number ends before a piece: nothing but a mark is joined on, and no further digits.
    private func isWhole(_ at: Int) -> Bool {
        let next = pieces[at]
        guard next.isGlued else { return true }
        guard next.kind == .mark else { return next.kind == .end }
        return !(pieces[at + 1].isGlued && pieces.isDigits(at + 1))
    }

    /// `2024/25`, `2024/2025`, with or without `financial year` behind it; `the 2025 fiscal year`, `the 2024-25 budget year`.
    func namedYear(_ year: Int, _ end: Int) -> Found? {
        let isStroke = pieces.isMark(end, 0x2F)
        var last = end
        var isTwo = false
        if isStroke || pieces.isDash(end), pieces[end].isGlued, pieces[end + 1].isGlued,
            secondYear(end + 1, of: year) == year + 1, isWhole(end + 2)
        {
            (isTwo, last) = (true, end + 2)
        }
        if follows(last), let words = fiscalWords(last), word(words - 1) == .year {
            return (.fiscalYear(isTwo ? .two(year) : .one(year)), words)
        }
        // Australia's 2024-25 budget
        if isTwo, word(last) == .budget, pieces[last].gap == .space { return (.fiscalYear(.two(year)), last) }
        // A day and a month stand as 2024/12 where the second number is no next year.
        return isTwo && isStroke ? (.fiscalYear(.split(year)), last) : nil
    }

    /// Whether a year stands behind a fiscal one that it is set beside: the second of `fiscal years 2024 and 2025`.
    func isBesideFiscal(_ at: Int) -> Bool {
        switch word(at - 1) {
        case .and, .or, .to, .through: break
        default: return false
        }
        guard pieces.isDigits(at - 2), pieces[at - 2].count == 4 else { return false }
        if word(at - 3) == .fiscal || word(at - 3) == .fy { return true }
        return (word(at - 3) == .year || word(at - 3) == .years)
            && (word(at - 4) == .fiscal || word(at - 4) == .financial || word(at - 4) == .budget)
    }

    /// `fiscal first quarter`, `first fiscal quarter`, `fiscal Q3`: a part of a fiscal year that only the context knows.
    func fiscalPart(_ at: Int) -> Found? {
        var next = at
        if word(next) == .fiscal || word(next) == .financial { next += 1 }
        guard follows(next) else { return nil }
        if next > at, let part = yearPart(next) {
            return (
                part.isHalf
                    ? .half(part.number, year: .fiscalYear(.unnamed))
                    : .quarter(part.number, year: .fiscalYear(.unnamed)), next + 2
            )
        }
        guard let nth = ordinal(next) else { return nil }
        var noun = skipHyphen(nth.end)
        let hasBetween = word(noun) == .fiscal || word(noun) == .financial
        if hasBetween { noun = skipHyphen(noun + 1) }
        guard next > at || hasBetween, pieces[noun].gap <= .space else { return nil }
        var end = noun + 1
        var year = TimeCore.fiscalYear(.unnamed)
        if let container = containerBehind(end), container.core.fiscalYear != nil {
            (year, end) = (container.core, container.end)
        } else if let found = yearBehind(end) {
            (year, end) = (.fiscalYear(.one(found.year)), found.end)
        }
        if word(noun) == .quarter, (1...4).contains(nth.value) { return (.quarter(nth.value, year: year), end) }
        if word(noun) == .half, nth.value <= 2 { return (.half(nth.value, year: year), end) }
        return nil
    }

    /// What stands behind a quarter or half: `of fiscal 2025`, `FY26`, `of the 2024-25 financial year`, `of the fiscal year`,
    /// `of this financial year`.
    func fiscalContainer(_ at: Int) -> Found? {
        var next = skipComma(at)
        if word(next) == .of || word(next) == .in { next += 1 }
        let hasThe = word(next) == .the
        if hasThe { next += 1 }
        guard follows(next) else { return nil }
        // of India's FY25
        if roles(next).contains(.state), let (_, end) = lexicon.state(pieces, next) {
            next = pieces.isMark(end, 0x27) && word(end + 1) == .s ? end + 2 : end
            if let found = fiscalYear(next) { return found }
        }
        if roles(next).contains(.shift), let words = fiscalWords(next + 1), word(words - 1) == .year {
            return (.fiscalYear(.shift(entry(next).shift)), words)
        }
        if let found = fiscalYear(next) { return found }
        if hasThe, let words = fiscalWords(next), word(words - 1) == .year { return (.fiscalYear(.shift(0)), words) }
        if let (year, end) = year(next, words: false), let found = namedYear(year, end) { return found }
        return nil
    }
}
