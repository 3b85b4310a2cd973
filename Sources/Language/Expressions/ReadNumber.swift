/// A number as the text writes it.
struct ReadNumber {
    /// The piece after its last.
    var end: Int
    var value: Double
    /// How many digits it has where it is one run of digits and nothing else; 0 otherwise.
    var plainDigits = 0
    /// Whether it has a word in it: `three`, `4 million`.
    var hasWord = false
    /// Whether it is written by words only.
    var isWords = false
    /// The scale word or letter behind it, `million`; 1 where there is none.
    var scale = 1.0
    /// Whether the scale is a letter behind the digits: `482m`.
    var hasGluedScale = false
    /// Whether it is a fraction: `two thirds`, `3/4`, `½`.
    var isFraction = false
    /// Whether it has decimals.
    var hasDecimals = false
    /// Whether it begins with `a` or `an`.
    var beginsWithArticle = false
    /// Whether it is only a vague word: `several`.
    var isVague = false

    /// A number in thousands, millions or another unit of tens, without the noise of binary fractions: 136.2 billion is
    /// 136200000000.
    static func product(_ value: Double, _ scale: Double) -> Double {
        let product = value * scale
        let whole = product.rounded()
        return abs(product - whole) <= abs(product) * 4e-16 ? whole : product
    }
}

/// Reads cardinal numbers: digits with separators, decimals, number words, scales, fractions.
struct NumberReader {
    let pieces: Pieces
    let lexicon: ExpressionLexicon

    /// The most pieces that one number may take; what makes the cost of a failed attempt constant.
    static let limit = 24

    /// Reads a number at a piece; nil where none begins there.
    func read(_ at: Int) -> ReadNumber? {
        let piece = pieces[at]
        switch piece.kind {
        case .digits: return digits(at).map { extended($0, at) }
        case .fraction: return fractionSign(at)
        case .mark where piece.mark == 0x2E && pieces.isDigits(at + 1) && pieces[at + 1].isGlued:
            guard piece.gap != .none, let value = decimals(at + 1) else { return nil }
            return ReadNumber(end: at + 2, value: value, hasDecimals: true)
        case .word: return words(at).map { extended($0, at) }
        default: return nil
        }
    }

    // MARK: - Digits

    /// `.08` as a value: the digits of a piece behind the point.
    func decimals(_ at: Int) -> Double? {
        let piece = pieces[at]
        guard piece.kind == .digits else { return nil }
        var value = 0.0
        var unit = 1.0
        for index in Int(piece.start)..<min(Int(piece.end), Int(piece.start) + 18) {
            value = value * 10 + Double(pieces.text[index] & 15)
            unit *= 10
        }
        return value / unit
    }

    func longValue(_ at: Int) -> Double {
        let piece = pieces[at]
        var value = 0.0
        for index in Int(piece.start)..<min(Int(piece.end), Int(piece.start) + 300) {
            value = value * 10 + Double(pieces.text[index] & 15)
        }
        return value
    }

    /// A number by digits: `1,674,200.5`, `1 414 021 100`, `42`.
    func digits(_ at: Int) -> ReadNumber? {
        guard pieces.isDigits(at), pieces[at].count < 40 else { return nil }
        var number = ReadNumber(end: at + 1, value: longValue(at), plainDigits: pieces[at].count)
        if pieces[at].count <= 3 {
            var end = number.end
            var groups = 0
            // Thousands by commas, also the Indian way (13,00,000).
            while groups < 8, pieces.isMark(end, 0x2C), pieces[end].isGlued, pieces.isDigits(end + 1),
                pieces[end + 1].isGlued,
                pieces[end + 1].count == 3 || pieces[end + 1].count == 2 && isIndianGroup(end + 1)
            {
                number.value = number.value * (pieces[end + 1].count == 3 ? 1000 : 100) + longValue(end + 1)
                end += 2
                groups += 1
            }
            if groups == 0, let part = decimalsByComma(at + 1) {
                number.value += part
                number.end = at + 3
                number.plainDigits = 0
                number.hasDecimals = true
                return number
            }
            if groups == 0 {
                // Thousands by spaces: two groups at least, or one that is 000.
                var next = at + 1
                var value = number.value
                while groups < 8, pieces.isDigits(next), pieces[next].gap == .space, pieces[next].count == 3 {
                    value = value * 1000 + longValue(next)
                    next += 1
                    groups += 1
                }
                if pieces.isDigits(next), pieces[next].gap == .space, groups > 0 { groups = 0 }
                if groups >= 2 || groups == 1 && longValue(at + 1) == 0 {
                    number.value = value
                    end = next
                } else {
                    groups = 0
                }
            }
            if groups > 0 {
                number.end = end
                number.plainDigits = 0
            }
        }
        if pieces.isMark(number.end, 0x2E), pieces[number.end].isGlued, pieces.isDigits(number.end + 1),
            pieces[number.end + 1].isGlued, !isDotted(number.end + 2), let part = decimals(number.end + 1)
        {
            number.value += part
            number.end += 2
            number.plainDigits = 0
            number.hasDecimals = true
        }
        return number
    }

    /// `3,5 million`: a comma where the scale behind it shows that it is a decimal one.
    private func decimalsByComma(_ at: Int) -> Double? {
        guard pieces.isMark(at, 0x2C), pieces[at].isGlued, pieces.isDigits(at + 1), pieces[at + 1].isGlued,
            pieces[at + 1].count <= 2, pieces[at + 2].gap <= .space, pieces[at + 2].kind == .word,
            lexicon.roles(pieces[at + 2]).contains(.scale), lexicon.entry(pieces[at + 2]).scale >= 1e6
        else { return nil }
        return decimals(at + 1)
    }

    /// Whether another group follows with a point: `10.12.2025` and `1.2.3` are no decimals.
    func isDotted(_ at: Int) -> Bool {
        pieces.isMark(at, 0x2E) && pieces[at].isGlued && pieces.isDigits(at + 1) && pieces[at + 1].isGlued
    }

    func isIndianGroup(_ at: Int) -> Bool {
        var at = at
        for _ in 0..<4 {
            guard pieces.isMark(at + 1, 0x2C), pieces[at + 1].isGlued, pieces.isDigits(at + 2), pieces[at + 2].isGlued
            else { return false }
            if pieces[at + 2].count == 3 { return true }
            guard pieces[at + 2].count == 2 else { return false }
            at += 2
        }
        return false
    }

    func fractionSign(_ at: Int) -> ReadNumber? {
        let text = pieces.text
        let start = Int(pieces[at].start)
        guard start + 1 < text.count else { return nil }
        let value: Double
        switch (text[start], text[start + 1]) {
        case (0xC2, 0xBC): value = 0.25
        case (0xC2, 0xBD): value = 0.5
        case (0xC2, 0xBE): value = 0.75
        case (0xE2, _):
            guard start + 2 < text.count, let known = NumberReader.signs[text[start + 2]] else { return nil }
            value = known
        default: return nil
        }
        return ReadNumber(end: at + 1, value: value, isFraction: true)
    }

    /// U+2150…U+215E by their last byte.
    static let signs: [UInt8: Double] = [
        0x90: 1 / 7, 0x91: 1 / 9, 0x92: 0.1, 0x93: 1 / 3, 0x94: 2 / 3, 0x95: 0.2, 0x96: 0.4, 0x97: 0.6, 0x98: 0.8,
        0x99: 1 / 6, 0x9A: 5 / 6, 0x9B: 0.125, 0x9C: 0.375, 0x9D: 0.625, 0x9E: 0.875,
    ]

    // MARK: - Words

    /// The word at a piece, where the one before is joined to it by a space, a hyphen or nothing; the piece it stands at.
    func joined(_ at: Int) -> Int {
        if pieces.isMark(at, 0x2D), pieces[at + 1].kind == .word || pieces[at + 1].kind == .digits {
            return at + 1
        }
        return at
    }

    /// A number by words: `two thousand and two hundred`, `a dozen`, `half a million`.
    func words(_ at: Int) -> ReadNumber? {
        var total = 0.0
        var group = 0.0
        var isGroupOpen = false
        var lastScale = Double.infinity
        var number = ReadNumber(end: at, value: 0, hasWord: true, isWords: true)
        var next = at
        var steps = 0
        while steps < NumberReader.limit {
            steps += 1
            var here = next
            if steps > 1 {
                here = joined(next)
                if pieces[here].gap >= .line { break }
                // "and" inside a number: two thousand and two
                if pieces.isWord(here, .and), total > 0 || group >= 100 {
                    let behind = here + 1
                    let entry = lexicon.entry(pieces[behind])
                    // "one hundred and three quarters" is a mixed number, "one hundred and thirty fifths" are fifths.
                    guard entry.roles.contains(.number), entry.number > 0, fits(entry.number, group),
                        entry.number >= 20 || !isFractionNext(behind)
                    else { break }
                    here = behind
                }
            }
            let piece = pieces[here]
            guard piece.kind == .word else { break }
            let entry = lexicon.entry(piece)
            if entry.roles.contains(.number) {
                guard !isGroupOpen || group > 0 && fits(entry.number, group) else { break }
                group += entry.number
                isGroupOpen = true
            } else if entry.roles.contains(.scale) {
                if !isGroupOpen {
                    // A bare "thousands of" is no number; "a million" is.
                    guard steps > 1, number.beginsWithArticle || total > 0 && entry.scale < lastScale else { break }
                    if total == 0 { group = 1 }
                }
                if entry.scale == 100 {
                    guard group > 0, group < 100 else { break }
                    group *= 100
                    isGroupOpen = true
                } else {
                    guard entry.scale < lastScale || total == 0 else { break }
                    if entry.scale == 12 {
                        total = (total + group) * 12
                        group = 0
                        isGroupOpen = false
                        number.end = here + 1
                        number.value = total
                        return number
                    }
                    total += max(group, 1) * entry.scale
                    lastScale = entry.scale
                    number.scale = entry.scale
                    group = 0
                    isGroupOpen = false
                }
            } else if steps == 1, pieces.isWord(here, .a) || pieces.isWord(here, .an) {
                let follower = lexicon.entry(pieces[here + 1])
                guard follower.roles.contains(.scale) || follower.roles.contains(.fraction) else { return nil }
                if !follower.roles.contains(.scale) { return fraction(here, numerator: 1) }
                if follower.roles.contains(.plural) { return nil }
                number.beginsWithArticle = true
                next = here + 1
                continue
            } else if steps == 1, entry.roles.contains(.fraction) {
                return half(here)
            } else {
                break
            }
            number.end = here + 1
            next = here + 1
        }
        guard number.end > at else { return nil }
        number.value = total + group
        if number.beginsWithArticle, number.end == at + 1 { return nil }
        return number
    }

    /// Whether a part of a number below a hundred may follow what stands of its group: `twenty` + `three`.
    func fits(_ part: Double, _ group: Double) -> Bool {
        let rest = group.truncatingRemainder(dividingBy: 100)
        if rest == 0 { return group == 0 || group >= 100 }
        return part > 0 && part < 10 && rest >= 20 && rest.truncatingRemainder(dividingBy: 10) == 0
    }

    /// Whether the number word at a piece is the numerator of a fraction: `and two thirds`.
    func isFractionNext(_ at: Int) -> Bool {
        let next = lexicon.entry(pieces[joined(at + 1)])
        guard next.roles.contains(.fraction) else { return false }
        return next.roles.contains(.plural) || lexicon.entry(pieces[at]).number == 1
    }

    /// `half a million`, `half million`, `a half`, `quarter million`.
    func half(_ at: Int) -> ReadNumber? {
        let entry = lexicon.entry(pieces[at])
        guard !entry.roles.contains(.plural), entry.denominator == 2 || entry.denominator == 4 else { return nil }
        var next = at + 1
        if pieces.isWord(next, .a) { next += 1 }
        let scale = lexicon.entry(pieces[next])
        guard scale.roles.contains(.scale), pieces[next].gap <= .space else { return nil }
        return ReadNumber(
            end: next + 1, value: scale.scale / entry.denominator, hasWord: true, isWords: true, scale: scale.scale)
    }

    /// `a third`, `one-fifth`, `three quarters`, `a half million`: the numerator ends before `at`'s denominator.
    func fraction(_ at: Int, numerator: Double) -> ReadNumber? {
        let here = joined(at + 1)
        let entry = lexicon.entry(pieces[here])
        guard entry.roles.contains(.fraction), pieces[here].gap <= .space else { return nil }
        guard entry.roles.contains(.plural) == (numerator != 1) || numerator == 1 && entry.denominator == 2 else {
            return nil
        }
        var number = ReadNumber(
            end: here + 1, value: numerator / entry.denominator, hasWord: true, isWords: true, isFraction: true)
        if entry.denominator == 2 || entry.denominator == 4 {
            // a half million, a half-dozen, three quarters of a million
            let isShare = pieces.isWord(here + 1, .of) && pieces.isWord(here + 2, .a)
            let next = isShare ? here + 3 : pieces.isWord(here + 1, .a) ? here + 2 : joined(here + 1)
            let scale = lexicon.entry(pieces[next])
            if scale.roles.contains(.scale), pieces[next].gap == .space || next > here + 1 {
                number.value *= scale.scale
                number.scale = scale.scale
                number.isFraction = false
                number.end = next + 1
            }
        }
        return number
    }

}
