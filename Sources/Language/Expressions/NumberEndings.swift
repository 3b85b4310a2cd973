import SourceText

/// What may follow a number: a scale, a fraction, decimals by words.
extension NumberReader {
    /// Adds what may follow a number: a scale, a fraction, decimals by words, a power.
    func extended(_ start: ReadNumber, _ at: Int) -> ReadNumber {
        var number = start
        if !number.isWords { number = withScale(number) }
        // "5 grand" is five thousand, two grand pianos are two.
        if number.scale == 1, pieces.isWord(number.end, .grand), pieces[number.end].gap == .space,
            pieces[number.end].shape == .lower,
            pieces[number.end + 1].kind != .word || lexicon.roles(pieces[number.end + 1]).contains(.stop)
        {
            number.value *= 1000
            number.scale = 1000
            number.plainDigits = 0
            number.end += 1
            return number
        }
        if number.isFraction { return number }
        // 1/4, 2 1/4
        if number.plainDigits > 0, let value = slash(number.end) {
            number.value /= value.value
            number.end = value.end
            number.plainDigits = 0
            number.isFraction = true
            return number
        }
        if number.plainDigits > 0, pieces.isDigits(number.end), pieces[number.end].gap == .space,
            pieces[number.end].count <= 2, let top = pieces.integer(number.end), let bottom = slash(number.end + 1),
            Double(top) < bottom.value
        {
            number.value += Double(top) / bottom.value
            number.end = bottom.end
            number.plainDigits = 0
            return number
        }
        if pieces[number.end].kind == .fraction, pieces[number.end].gap <= .space, let part = fractionSign(number.end) {
            number.value += part.value
            number.end += 1
            number.plainDigits = 0
            return withScale(number)
        }
        if number.isWords, pieces.isWord(number.end, .point), let part = spokenDecimals(number.end + 1) {
            number.value += part.value
            number.end = part.end
            return withScale(number)
        }
        // three quarters, five eighths, one-fifth
        if number.isWords || number.plainDigits > 0 {
            let here = joined(number.end)
            let entry = lexicon.entry(pieces[here])
            if entry.roles.contains(.fraction), pieces[here].gap <= .space,
                number.isWords ? (entry.roles.contains(.plural) || number.value == 1) : entry.roles.contains(.plural)
            {
                if var part = fraction(here - 1, numerator: number.value) {
                    part.beginsWithArticle = number.beginsWithArticle
                    return part
                }
            }
        }
        if number.isWords, let below = compoundDenominator(number.end) {
            return ReadNumber(
                end: below.end, value: number.value / below.value, hasWord: true, isWords: true, isFraction: true)
        }
        return withHalf(number)
    }

    /// `twenty fifths` behind a numerator: a denominator of two words.
    func compoundDenominator(_ at: Int) -> (value: Double, end: Int)? {
        let tens = lexicon.entry(pieces[at])
        guard tens.roles.contains(.number), tens.number >= 20, tens.number <= 90, pieces[at].gap == .space else {
            return nil
        }
        let here = joined(at + 1)
        let units = lexicon.entry(pieces[here])
        guard units.roles.isSuperset(of: [.fraction, .plural]), units.denominator > 2, units.denominator < 10,
            pieces[here].gap <= .space
        else { return nil }
        return (tens.number + units.denominator, here + 1)
    }

    /// A scale behind a number by digits: `4 million`, `4-million`, `1.2bn`, `100k`.
    func withScale(_ start: ReadNumber) -> ReadNumber {
        var number = start
        for _ in 0..<2 {
            let here = joined(number.end)
            let piece = pieces[here]
            guard piece.kind == .word, piece.gap <= .space else { break }
            let entry = lexicon.entry(piece)
            if entry.roles.contains(.scale), here == number.end || entry.scale > 100 {
                if pieces[here].isGlued, here == number.end, piece.count > 3 { break }
                number.value = ReadNumber.product(number.value, entry.scale)
                number.scale *= entry.scale
                number.end = here + 1
                number.plainDigits = 0
                number.hasWord = true
            } else if entry.roles.contains(.glued), here == number.end, piece.isGlued || isSpacedThousand(here),
                !number.hasGluedScale
            {
                number.value = ReadNumber.product(number.value, entry.scale)
                number.scale *= entry.scale
                number.end = here + 1
                number.plainDigits = 0
                number.hasGluedScale = true
                break
            } else {
                break
            }
        }
        // 3 hundred and 21
        if number.scale == 100 || number.scale == 1000, pieces.isWord(number.end, .and),
            pieces.isDigits(number.end + 1),
            pieces[number.end + 1].count <= 2, let rest = pieces.integer(number.end + 1),
            !(pieces[number.end + 2].isGlued && pieces[number.end + 2].kind != .end && pieces.isDigits(number.end + 3)),
            lexicon.roles(pieces[number.end + 2]).isDisjoint(with: [.scale])
        {
            number.value += Double(rest)
            number.end += 2
        }
        return number
    }

    /// `2.33 k`: the letter apart from the digits, and nothing that it could begin behind it.
    func isSpacedThousand(_ at: Int) -> Bool {
        let next = pieces[at + 1]
        return pieces.isWord(at, .k) && pieces[at].shape == .lower && !next.isGlued
            && (next.kind != .word || next.gap > .space) || pieces.isWord(at, .k) && next.kind == .end
    }

    func slash(_ at: Int) -> (value: Double, end: Int)? {
        guard pieces.isMark(at, 0x2F), pieces[at].isGlued, pieces.isDigits(at + 1), pieces[at + 1].isGlued,
            pieces[at + 1].count <= 3, let value = pieces.integer(at + 1), value > 0
        else { return nil }
        if pieces.isMark(at + 2, 0x2F) || pieces[at + 2].isGlued && pieces[at + 2].kind == .word { return nil }
        return (Double(value), at + 2)
    }

    /// The words behind `point`: digits one by one, or a number.
    func spokenDecimals(_ at: Int) -> (value: Double, end: Int)? {
        var value = 0.0
        var unit = 1.0
        var next = at
        while next - at < 8 {
            let entry = lexicon.entry(pieces[next])
            guard entry.roles.contains(.number), pieces[next].gap <= .space, entry.number < 20 || next == at else {
                break
            }
            unit /= entry.number < 10 ? 10 : 100
            value += entry.number * unit
            next += 1
            if entry.number >= 10 { break }
        }
        return next > at ? (value, next) : nil
    }

    /// `and a half`, `and three quarters`, `and a half million`.
    func withHalf(_ start: ReadNumber) -> ReadNumber {
        guard pieces.isWord(start.end, .and), pieces[start.end].gap <= .space else { return start }
        let at = start.end + 1
        var part: ReadNumber?
        if pieces.isWord(at, .a) {
            let entry = lexicon.entry(pieces[at + 1])
            if entry.roles.contains(.fraction), !entry.roles.contains(.plural), pieces[at + 1].gap <= .space {
                part = ReadNumber(end: at + 2, value: 1 / entry.denominator, isFraction: true)
            }
        } else if pieces.isWord(at, .half) {
            part = ReadNumber(end: at + 1, value: 0.5, isFraction: true)
        } else {
            let entry = lexicon.entry(pieces[at])
            // two and three quarters, two and fifty-four hundredths
            if entry.roles.contains(.number), entry.number > 0, entry.number < 20 {
                part = fraction(at, numerator: entry.number)
            } else if entry.roles.contains(.number), start.value < 100, let top = words(at), top.value < 100 {
                part = fraction(top.end - 1, numerator: top.value)
            }
        }
        guard let part, part.isFraction else { return start }
        // "the second and a third of": the fraction stands for itself.
        if pieces.isWord(part.end, .of) { return start }
        var number = start
        let unit = start.scale >= 1000 ? start.scale : 1
        number.value += part.value * unit
        number.end = part.end
        number.plainDigits = 0
        number.hasWord = true
        if unit == 1 { number = withScale(number) }
        return number
    }
}
