import SourceText

/// Reads one quantity from pieces: a number, what bounds it, its unit, what it counts.
struct QuantityGrammar {
    let pieces: Pieces
    let lexicon: ExpressionLexicon
    let numbers: NumberReader
    let words: Words?
    var currencies: CurrencyBasis

    init(pieces: Pieces, lexicon: ExpressionLexicon, country: String?, words: Words?) {
        self.pieces = pieces
        self.lexicon = lexicon
        self.words = words.flatMap { $0.count > 0 && $0.head.count == $0.count ? $0 : nil }
        numbers = NumberReader(pieces: pieces, lexicon: lexicon)
        currencies = CurrencyBasis(tables: lexicon.tables, country: country)
    }

    @inline(__always) func entry(_ at: Int) -> WordEntry { lexicon.entry(pieces[at]) }
    @inline(__always) func roles(_ at: Int) -> WordEntry.Roles { lexicon.roles(pieces[at]) }
    @inline(__always) func word(_ at: Int) -> FunctionWord { pieces[at].known }
    func follows(_ at: Int) -> Bool { pieces[at].gap <= .space }

    /// A number with the unit in front of it or behind it, before anything bounds it.
    struct Measured {
        var number: ReadNumber
        /// The first piece, and the piece after the last.
        var first: Int
        var end: Int
        var kind: Quantity.Kind = .number
        var unit = ""
        var basis: String?
        var counted: (first: Int, end: Int)?
        var value: Double
        /// The high end of a range.
        var high: Double?
        /// An order of magnitude only: `billions`.
        var isMagnitude = false
    }

    /// The quantity that begins at a piece, and the piece to go on at.
    ///
    /// - Parameter limit: the byte that it must not reach: where a time begins.
    mutating func quantity(_ at: Int, before limit: Int) -> (quantity: Quantity?, end: Int)? {
        if let ordinal = ordinal(at) { return ordinal }
        if let share = sharePhrase(at) { return share }
        guard var found = measured(at), Int(pieces[found.end - 1].end) <= limit else { return nil }
        range(&found, limit)
        if found.kind == .number { count(&found, limit) }
        if found.kind == .number || found.kind == .count || found.kind == .dimension { rate(&found) }
        return bounded(found, limit)
    }

    /// The piece to go on at where nothing was found: behind all of a number that is part of a name.
    func skip(_ at: Int) -> Int {
        guard pieces.isDigits(at) else { return at + 1 }
        var next = at + 1
        // 0:01:10, 16x9, 1-222-2222: what is glued together is passed over together.
        while next < pieces.count, next - at < 16, pieces[next].isGlued,
            pieces.isDigits(next) || pieces[next].kind == .mark && pieces[next + 1].isGlued && pieces.isDigits(next + 1)
        {
            next += 1
        }
        return next
    }

    func span(_ first: Int, _ end: Int) -> Span {
        Span(Int(pieces[first].start), max(Int(pieces[first].start), Int(pieces[end - 1].end)))
    }

    // MARK: - Numbers with their units

    /// A number with its unit at a piece; nil where none begins there or it is part of a name.
    mutating func measured(_ at: Int) -> Measured? {
        if let money = prefixed(at) { return money }
        if word(at) == .aged, let number = plainNumber(at + 1), number.value <= 130 {
            return Measured(
                number: number, first: at + 1, end: number.end, kind: .age, unit: "years", value: number.value)
        }
        if let magnitude = magnitude(at) { return magnitude }
        var start = at
        var sign = 1.0
        if pieces.isMark(at, 0x2D), pieces[at].gap != .none {
            sign = -1
            start += 1
            if pieces.isMark(start, 0x2D), pieces[start].isGlued { start += 1 }
        } else if word(at) == .minus || word(at) == .negative {
            sign = -1
            start += 1
        }
        guard var number = plainNumber(start) else { return nil }
        if sign < 0, number.isVague { return nil }
        number.value *= sign
        power(&number)
        over(&number)
        if number.isWords, number.value == 1, !number.beginsWithArticle, number.scale == 1, number.end == start + 1 {
            // "one" is a determiner or pronoun unless a unit or a bound makes it a number.
            guard isCountedOne(start, number.end) else { return nil }
        }
        var found = Measured(number: number, first: at, end: number.end, value: number.value)
        unit(&found)
        return found
    }

    private func plainNumber(_ at: Int) -> ReadNumber? {
        let piece = pieces[at]
        if piece.kind == .digits {
            // Part of a name or a code: A380, 16x9, F-16, 2-0, 1-222-2222, 12:30
            if piece.isGlued, at > 0 {
                let before = pieces[at - 1]
                if before.kind == .word || before.kind == .digits { return nil }
                if before.kind == .mark {
                    switch before.mark {
                    case 0x28, 0x22, 0x27, 0x5B, Piece.dash, 0x7E, 0x2B, 0x7B, 0x3E, 0x3C, 0x3D, 0x23: break
                    case 0x2D:
                        if before.isGlued, pieces[at - 2].kind == .word || isChain(at - 2) { return nil }
                    case 0x2F: if before.isGlued, pieces.isDigits(at - 2) { return nil }
                    case 0x2C, 0x2E: if before.isGlued, pieces.isDigits(at - 2) { return nil }
                    default: return nil
                    }
                    if before.mark == 0x23 { return nil }
                }
            }
            let next = pieces[at + 1]
            if next.isGlued, next.kind == .mark, next.mark == 0x3A, pieces.isDigits(at + 2), pieces[at + 2].isGlued {
                return nil
            }
            if next.isGlued, next.kind == .mark, next.mark == 0x2D, pieces.isDigits(at + 2), pieces[at + 2].isGlued,
                isChain(at + 2)
            {
                return nil
            }
        } else if piece.kind == .word, piece.isGlued, pieces[at - 1].kind == .digits {
            return nil
        }
        guard var number = numbers.read(at) else { return nil }
        let next = pieces[number.end]
        if number.hasGluedScale {
            // "5m" is meters unless it is money; "10k" is ten thousand.
            let letter = pieces[number.end - 1]
            if letter.known != .k {
                number.end -= 1
                number.value /= number.scale
                number.scale = 1
                number.hasGluedScale = false
                let unit = lexicon.measures.longest(pieces, number.end)
                guard unit != nil else { return nil }
            }
        } else if next.isGlued, next.kind == .word, piece.kind == .digits {
            // 12th is an ordinal, 1990s a decade, 150px a size; only a unit or currency may be glued.
            guard
                roles(number.end).contains(.measure) || roles(number.end).contains(.currency) || word(number.end) == .yo
            else {
                return nil
            }
        }
        return number
    }

    /// Whether digits are joined on by more hyphens: a telephone number or a code.
    private func isChain(_ at: Int) -> Bool {
        let isBefore = pieces.isMark(at - 1, 0x2D) && pieces[at - 1].isGlued && pieces[at].isGlued
        let isAfter =
            pieces.isMark(at + 1, 0x2D) && pieces[at + 1].isGlued && pieces.isDigits(at + 2) && pieces[at + 2].isGlued
        return isBefore && isAfter
            || isBefore && pieces.isMark(at - 3, 0x2D) && pieces[at - 3].isGlued && pieces.isDigits(at - 2)
            || isAfter && pieces.isMark(at + 3, 0x2D) && pieces[at + 3].isGlued
    }

    /// Whether `one` is a number: `at least one`, `one or more`, `one percent`, `one meter`.
    private func isCountedOne(_ at: Int, _ end: Int) -> Bool {
        if currency(end) != nil || word(end) == .percent { return true }
        if lexicon.measures.longest(pieces, end) != nil, !roles(end).contains(.stop) { return true }
        if boundBefore(at) != nil { return true }
        if word(end) == .or, word(end + 1) == .more { return true }
        if word(end) == .in, entry(end + 1).roles.contains(.number) || pieces.isDigits(end + 1) { return true }
        if word(end) == .over, entry(end + 1).roles.contains(.number) || pieces.isDigits(end + 1) { return true }
        let unit = pieces.isMark(end, 0x2D) ? end + 1 : end
        return entry(unit).unit != nil && isAge(end) != nil
    }

    /// `1.1^23`, `6.23x10^-4`, `1e10`.
    private func power(_ number: inout ReadNumber) {
        guard !number.isWords else { return }
        var end = number.end
        var base = number.value
        var factor = 1.0
        if word(end) == .x, pieces[end].isGlued, pieces.integer(end + 1) == 10, pieces.isMark(end + 2, 0x5E) {
            factor = base
            base = 10
            end += 2
        }
        guard pieces.isMark(end, 0x5E), pieces[end].isGlued else { return }
        var next = end + 1
        var sign = 1.0
        while pieces.isMark(next, 0x2D), next - end < 4 {
            if next == end + 1 { sign = -1 } else { sign = -sign }
            next += 1
        }
        guard let exponent = pieces.integer(next), exponent < 300 else { return }
        var value = 1.0
        for _ in 0..<exponent { value *= abs(base) }
        if base < 0 { value = -value }
        number.value = factor * (sign < 0 ? (base < 0 ? -1 : 1) / abs(value) : value)
        if sign < 0, base < 0 { number.value = -factor / abs(value) }
        number.end = next + 1
    }

    /// `one over three`, `1 in 20`: a fraction of two numbers.
    private func over(_ number: inout ReadNumber) {
        guard number.value > -10_000, number.value < 10_000, number.scale == 1 || number.isWords else { return }
        let isIn = word(number.end) == .in && number.value == 1
        guard word(number.end) == .over || isIn, follows(number.end), let below = numbers.read(number.end + 1),
            below.value > 0,
            !below.isFraction
        else { return }
        if !isIn, pieces[below.end].kind == .word, follows(below.end) { return }
        if isIn, entry(below.end).unit != nil { return }
        number.value /= below.value
        number.end = below.end
        number.isFraction = true
        number.plainDigits = 0
    }

    // MARK: - Units

    /// Adds the unit behind a number: percent, a currency, a measure, an age.
    private mutating func unit(_ found: inout Measured) {
        let end = found.end
        if pieces.isMark(end, 0x25), pieces[end].gap <= .space {
            found.kind = .percent
            found.unit = "percent"
            found.end = end + 1
            points(&found)
            return
        }
        let next = pieces.isMark(end, 0x2D) && pieces[end].isGlued ? end + 1 : end
        guard pieces[next].gap <= .line else { return }
        if word(next) == .percent || word(next) == .percentage || word(next) == .per && word(next + 1) == .cent {
            found.end = word(next) == .per ? next + 2 : next + 1
            found.kind = .percent
            found.unit = word(next) == .percentage && word(next + 1) == .points ? "percentage points" : "percent"
            if word(next) == .percentage, word(next + 1) == .points || word(next + 1) == .point {
                found.unit = "percentage points"
                found.end = next + 2
            }
            points(&found)
            return
        }
        if suffixed(&found, next) { return }
        if let age = isAge(end) {
            found.kind = .age
            found.unit = age.unit
            found.end = age.end
            return
        }
        measure(&found, next)
    }

    private func points(_ found: inout Measured) {
        if word(found.end) == .points, found.unit == "percent", follows(found.end), word(found.end - 1) == .percentage {
            found.unit = "percentage points"
            found.end += 1
        }
    }

    /// `29 years old`, `55-year-old`, `3 years of age`, `87 yo`: the unit, and the piece after.
    private func isAge(_ end: Int) -> (unit: String, end: Int)? {
        if word(end) == .yo, pieces[end].gap <= .space { return ("years", end + 1) }
        let next = pieces.isMark(end, 0x2D) && pieces[end].isGlued ? end + 1 : end
        let entry = self.entry(next)
        guard let unit = entry.unit, [.year, .month, .week, .day].contains(unit), follows(next) else { return nil }
        let noun = "\(unit.rawValue)s"
        let behind = pieces.isMark(next + 1, 0x2D) ? next + 2 : next + 1
        if word(behind) == .old || word(behind) == .olds { return (noun, behind + 1) }
        if word(next + 1) == .of, word(next + 2) == .age { return (noun, next + 3) }
        return nil
    }

    /// A unit of measure: `188 miles an hour`, `six-mile`, `5 ft 2 in`, `20 (kg)`.
    private func measure(_ found: inout Measured, _ at: Int) {
        var next = at
        let isBracketed = pieces.isMark(next, 0x28) && pieces.isMark(next + 2, 0x29)
        if isBracketed { next += 1 }
        guard let unit = measureUnit(next, digits: !found.number.isWords) else { return }
        // "two feet of", "a half turn"; "100 degrees Celsius" is a temperature, "mile" in "a mile" is no number.
        found.kind = .dimension
        found.unit = unit.unit
        found.end = isBracketed ? unit.end + 1 : unit.end
        // 5 ft 2 in, 5 feet and 2 inches
        if unit.unit == "feet" {
            let more = word(found.end) == .and ? found.end + 1 : found.end
            if let inches = numbers.read(more), follows(more), inches.value < 12,
                word(inches.end) == .in && pieces[more].kind == .digits
                    || measureUnit(inches.end, digits: true)?.unit == "inches"
            {
                found.value += inches.value / 12
                found.end = inches.end + 1
            }
        }
        if word(found.end) == .of, follows(found.end) {
            let noun = found.end + 1
            if pieces[noun].kind == .word, follows(noun), pieces[noun].shape == .lower,
                roles(noun).isDisjoint(with: [.stop, .number]),
                word(noun) == .unknown
            {
                var last = noun
                while last - noun < 2, pieces[last + 1].kind == .word, pieces[last + 1].shape == .lower,
                    follows(last + 1),
                    pieces[last + 1].word == 0, isPlural(last + 1)
                {
                    last += 1
                }
                found.counted = (noun, last + 1)
            }
        }
    }

    private func measureUnit(_ at: Int, digits: Bool) -> (unit: String, end: Int)? {
        guard roles(at).contains(.measure), let (row, end) = lexicon.measures.longest(pieces, at) else { return nil }
        let name = lexicon.tables.measureNames[row]
        if name.isShort {
            // Every short form of these letters; the one in this case wins: MB, mb.
            guard digits, !pieces.isMark(at - 1, 0x2D) else { return nil }
            let written = String(decoding: pieces.text[Int(pieces[at].start)..<Int(pieces[end - 1].end)], as: UTF8.self)
            let exact = lexicon.tables.shortUnits[written]
            guard let unit = exact ?? (written.utf8.count > 2 ? name.unit : nil) else { return nil }
            if pieces[at].gap == .space, written.utf8.count == 1, pieces[end].kind == .word, follows(end),
                word(end) != .x, !roles(end).contains(.stop)
            {
                return nil
            }
            return (UnitNames.plural(unit), end)
        }
        if pieces[at].shape == .capitalised, !pieces[at].isGlued, word(at - 1) == .unknown, pieces[at].count > 5,
            !pieces.isDigits(at - 1), roles(at - 1).isDisjoint(with: [.number, .scale])
        {
            return nil
        }
        return (UnitNames.plural(name.unit), end)
    }

    // MARK: - Ranges

    /// `3 to 5`, `$3-5 billion`, `between 20 and 100`: adds the high end.
    private mutating func range(_ found: inout Measured, _ limit: Int) {
        let isBetween = word(found.first - 1) == .between
        let isFrom = word(found.first - 1) == .from
        let joint = found.end
        let isDash = pieces.isDash(joint) || pieces.isMark(joint, 0x7E)
        let isWord = word(joint) == .to && follows(joint)
        let isOr = word(joint) == .or && found.kind == .number && found.value < 100
        guard isDash || isWord || isOr || isBetween && word(joint) == .and else { return }
        if isDash, pieces[joint].gap == .none, pieces[joint + 1].gap != .none { return }
        let next = joint + 1
        guard pieces[next].gap <= .space,
            pieces[next].kind == .digits || pieces[next].kind == .currency || pieces[next].kind == .word
        else { return }
        var trial = self
        guard let high = trial.measured(next), Int(pieces[high.end - 1].end) <= limit, !high.isMagnitude else { return }
        // The hyphen of "two-state" or of a score; the ends must be of one kind.
        if isDash, pieces[joint].mark == 0x2D, found.number.isWords, high.number.isWords { return }
        guard
            found.kind == high.kind || found.kind == .number && !found.isMagnitude
                || high.kind == .number && found.kind == .money
        else {
            return
        }
        var low = found.value
        if found.kind == .number || found.kind == .money, found.number.scale == 1, high.number.scale > 1, low < 1000,
            low * high.number.scale < high.value || high.kind != .money
        {
            if low < high.value / high.number.scale { low *= high.number.scale }
        }
        var top = high.value
        if found.kind == .money, high.kind == .number {
            // $3-5 billion
            top = high.value
        }
        guard low < top else { return }
        self = trial
        if isFrom, !isDash {
            // "rose from 3 to 5 percent" is two values: the first takes the unit of the second.
            if found.kind == .number {
                found.kind = high.kind
                found.unit = high.unit
                found.basis = high.basis
                found.value = low
            }
            return
        }
        found.value = low
        found.high = top
        found.end = high.end
        if found.kind == .number {
            found.kind = high.kind
            found.unit = high.unit
            found.basis = high.basis
            found.counted = high.counted
        }
    }
}
