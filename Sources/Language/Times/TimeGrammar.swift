import SourceText

/// Reads phrases of time from pieces. What a phrase says is a ``TimeCore``, a ``Clock`` or both; which days that is, the
/// ``TimeResolver`` counts.
///
/// Every attempt looks at a bounded number of pieces, so that reading a text is linear in its length.
struct TimeGrammar {
    typealias Found = (core: TimeCore, end: Int)

    let pieces: Pieces
    let lexicon: ExpressionLexicon
    let numbers: NumberReader
    /// Whether `3/7/2017` is the third of July: by other dates of the text that can be read in one way only.
    var dayFirst = false

    init(pieces: Pieces, lexicon: ExpressionLexicon, dayFirst: Bool = false) {
        self.pieces = pieces
        self.lexicon = lexicon
        self.dayFirst = dayFirst
        numbers = NumberReader(pieces: pieces, lexicon: lexicon)
    }

    @inline(__always) func entry(_ at: Int) -> WordEntry { lexicon.entry(pieces[at]) }
    @inline(__always) func roles(_ at: Int) -> WordEntry.Roles { lexicon.roles(pieces[at]) }
    @inline(__always) func word(_ at: Int) -> FunctionWord { pieces[at].known }

    /// Whether the piece stands in the same line or the next as the one before: phrases do not run over blank lines.
    func follows(_ at: Int) -> Bool { pieces[at].gap <= .space }

    func skipComma(_ at: Int) -> Int { pieces.isMark(at, 0x2C) && pieces[at].isGlued ? at + 1 : at }
    func skipHyphen(_ at: Int) -> Int { pieces.isMark(at, 0x2D) && pieces[at].isGlued ? at + 1 : at }

    /// Whether the piece begins with a capital.
    func isCapital(_ at: Int) -> Bool { pieces[at].shape == .capitalised || pieces[at].shape == .capitals }

    /// An ordinal by digits or words: `22nd`, `third`, `twenty-first`.
    func ordinal(_ at: Int) -> (value: Int, end: Int)? {
        if let value = pieces.integer(at), value > 0, value < 400, pieces[at + 1].isGlued {
            switch word(at + 1) {
            case .st, .nd, .rd, .th, .d: return (value, at + 2)
            default: return nil
            }
        }
        let entry = self.entry(at)
        if entry.roles.contains(.ordinal), entry.ordinal < 100 { return (Int(entry.ordinal), at + 1) }
        if entry.roles.contains(.number), entry.number >= 20 {
            let next = skipHyphen(at + 1)
            let tail = self.entry(next)
            if pieces[next].gap <= .space, tail.roles.contains(.ordinal), tail.ordinal < 10 {
                return (Int(entry.number + tail.ordinal), next + 1)
            }
        }
        return nil
    }

    /// The day of a month: an ordinal, one or two digits, or number words.
    func dayNumber(_ at: Int, words: Bool = true) -> (day: Int, end: Int, isOrdinal: Bool)? {
        if let (value, end) = ordinal(at) { return value <= 31 ? (value, end, true) : nil }
        if let value = pieces.integer(at) {
            guard (1...31).contains(value), pieces[at].count <= 2 else { return nil }
            if pieces[at + 1].isGlued, pieces[at + 1].kind == .word, !roles(at + 1).contains(.month) { return nil }
            return (value, at + 1, false)
        }
        guard words else { return nil }
        let entry = self.entry(at)
        guard entry.roles.contains(.number), entry.number >= 1, entry.number <= 30 else { return nil }
        if entry.number >= 20 {
            let next = skipHyphen(at + 1)
            let tail = self.entry(next)
            if pieces[next].gap <= .space, tail.roles.contains(.number), tail.number >= 1, tail.number < 10 {
                let value = Int(entry.number + tail.number)
                return value <= 31 ? (value, next + 1, false) : nil
            }
        }
        return (Int(entry.number), at + 1, false)
    }

    /// A year of four digits, `'82`, or by words: `nineteen eighty-six`, `two thousand and five`.
    func year(_ at: Int, words: Bool = true) -> (year: Int, end: Int)? {
        let piece = pieces[at]
        if piece.kind == .digits {
            guard piece.count == 4, let value = pieces.integer(at), (1000...2199).contains(value) else { return nil }
            let next = pieces[at + 1]
            if next.isGlued {
                if next.kind == .word || next.kind == .currency { return nil }
                if next.kind == .mark, next.mark == 0x2C || next.mark == 0x2E || next.mark == 0x3A || next.mark == 0x25,
                    pieces[at + 2].isGlued, pieces.isDigits(at + 2) || next.mark == 0x25
                {
                    return nil
                }
                if next.kind == .mark, next.mark == 0x25 { return nil }
            }
            return (value, at + 1)
        }
        if piece.kind == .mark, piece.mark == 0x27, pieces.isDigits(at + 1), pieces[at + 1].isGlued,
            pieces[at + 1].count == 2, let value = pieces.integer(at + 1),
            !(pieces[at + 2].isGlued && pieces[at + 2].kind == .word)
        {
            return (TimeGrammar.century(value), at + 2)
        }
        return words ? yearWords(at) : nil
    }

    /// The year that two digits stand for: the window from 1950 to 2049.
    static func century(_ value: Int) -> Int { value < 50 ? 2000 + value : 1900 + value }

    private func yearWords(_ at: Int) -> (year: Int, end: Int)? {
        let entry = self.entry(at)
        guard entry.roles.contains(.number) else { return nil }
        if entry.number >= 11, entry.number <= 20, follows(at + 1),
            let rest = numbers.read(at + 1), rest.isWords, !rest.isFraction, rest.value >= 10, rest.value <= 99,
            rest.scale == 1, self.entry(at + 1).roles.contains(.number)
        {
            return (Int(entry.number) * 100 + Int(rest.value), rest.end)
        }
        guard let number = numbers.read(at), number.isWords, !number.isFraction, number.scale >= 1000,
            number.value >= 1000, number.value < 2200
        else { return nil }
        return (Int(number.value), number.end)
    }

    /// A year behind a day or month, with a comma, `of` or `in` between.
    func yearBehind(_ at: Int) -> (year: Int, end: Int)? {
        var next = skipComma(at)
        // "November , 2016", as tokens are printed
        if next == at, pieces.isMark(at, 0x2C), pieces[at].gap == .space, pieces[at + 1].count == 4 { next += 1 }
        if next == at, word(at) == .of || word(at) == .in { next = at + 1 }
        guard pieces[next].gap <= .line, next - at < 2 else { return nil }
        if pieces[next].gap == .line, next > at || pieces.isDigits(next + 1) { return nil }
        if let found = year(next) {
            // "in November 2000 troops": a count, not a year.
            return found
        }
        // of 87
        if word(at) == .of, pieces[next].count == 2, let value = pieces.integer(next),
            !pieces[next + 1].isGlued
                || pieces[next + 1].kind == .mark
        {
            return (TimeGrammar.century(value), next + 1)
        }
        return nil
    }

    /// `this`, `last`, `next` with a year or unit behind a month or quarter: `of next year`, `this year`.
    func containerBehind(_ at: Int) -> Found? {
        var next = skipComma(at)
        if word(next) == .of || word(next) == .in { next += 1 }
        guard next - at < 3, follows(next) else { return nil }
        if let found = fiscalContainer(at) { return found }
        if let (year, end) = year(next), let period = CalendarPeriod(year: year) {
            return (.fixed(period, .year), end)
        }
        if word(next) == .the, word(next + 1) == .year || word(next + 1) == .month || word(next + 1) == .week,
            let unit = entry(next + 1).unit
        {
            return (.unit(unit, shift: 0), next + 2)
        }
        if word(next) == .the { next += 1 }
        let shift = entry(next)
        guard shift.roles.contains(.shift) else { return nil }
        var here = next + 1
        if word(here) == .calendar { here += 1 }
        guard follows(here), let unit = entry(here).unit, unit == .year || unit == .month || unit == .week else {
            return nil
        }
        return (.unit(unit, shift: shift.shift), here + 1)
    }

    // MARK: - What stands in front

    /// Whether a month or weekday by a weak word (`may`, `sun`) is meant as one: by what stands around it.
    func isTimeContext(before at: Int) -> Bool {
        switch word(at - 1) {
        case .in, .of, .since, .until, .till, .by, .from, .to, .this, .last, .next, .early, .late, .mid, .through,
            .during,
            .before, .after, .every, .each, .between, .for, .previous, .past, .on, .around, .thru:
            return true
        case .the: return [.in, .until, .by, .since, .of].contains(word(at - 2))
        default: break
        }
        if pieces.isMark(at - 1, 0x2D), [.mid].contains(word(at - 2)) { return true }
        return roles(at - 1).contains(.phase)
    }

    /// The words that bound a number in front of a piece, `nearly`, `more than`: their first piece.
    func boundBefore(_ at: Int) -> (first: Int, row: Int, isApproximate: Bool)? {
        for length in [3, 2, 1] where at - length >= 0 && roles(at - length).contains(.bound) {
            guard let (row, end) = lexicon.bounds.longest(pieces, at - length), end == at, pieces[at].gap <= .space
            else { continue }
            let bound = lexicon.tables.bounds[row]
            guard bound.place == .before, !bound.isLarge, word(at - length) != .some else { continue }
            return (at - length, row, bound.bound == .about)
        }
        return nil
    }
}
