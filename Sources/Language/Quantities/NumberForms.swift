import SourceText

/// The number at a place, and what is none: part of a name or a code, a bare `one`; powers and fractions of two numbers.
extension QuantityGrammar {
    func plainNumber(_ at: Int) -> ReadNumber? {
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
                        if isScore(at - 2) { return nil }
                        // but 10-to-15
                        let isJoined = word(at - 2) == .to && pieces.isDigits(at - 4)
                        if before.isGlued, pieces[at - 2].kind == .word && !isJoined || isChain(at - 2) { return nil }
                    case 0x2F: if before.isGlued, pieces.isDigits(at - 2) { return nil }
                    case 0x2C, 0x2E: if before.isGlued, pieces.isDigits(at - 2) { return nil }
                    default: return nil
                    }
                    if before.mark == 0x23 { return nil }
                }
            }
            if isScore(at) || isImproper(at) || isForm(at) { return nil }
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
        if piece.kind == .word, piece.isGlued, isCapital(at), pieces.isMark(at - 1, 0x2D), pieces[at - 1].isGlued,
            pieces.isDigits(at - 2)
        {
            return nil
        }
        guard var number = numbers.read(at) else { return nil }
        // 7-Eleven
        if piece.kind == .digits, pieces.isMark(number.end, 0x2D), pieces[number.end].isGlued,
            isCapital(number.end + 1),
            pieces[number.end + 1].isGlued, roles(number.end + 1).contains(.number)
        {
            return nil
        }
        let next = pieces[number.end]
        if number.hasGluedScale {
            // "5m" is meters unless it is money or counts something: "1.2m people"; "10k" is ten thousand.
            let letter = pieces[number.end - 1]
            if letter.known != .k, !isMillion(number.end - 1) {
                number.end -= 1
                number.value /= number.scale
                number.scale = 1
                number.hasGluedScale = false
                let unit = lexicon.measures.longest(pieces, number.end)
                guard unit != nil, !isUnclear(number) else { return nil }
            }
        } else if next.isGlued, next.kind == .word, piece.kind == .digits {
            // 12th is an ordinal, 1990s a decade, 150px a size; only a unit or currency may be glued.
            guard
                roles(number.end).contains(.measure) || currency(number.end) != nil || word(number.end) == .yo
                    || percentWord(number.end) != nil || isPower(number.end)
            else {
                return nil
            }
        }
        return number
    }

    /// Whether `m`, `b` or `t` behind digits is a scale and not a unit: by a noun that it counts, or by the number that it
    /// is set against: `from 1.2m to 960,000`.
    private func isMillion(_ at: Int, isSecond: Bool = false) -> Bool {
        // Millimeters are no million: "155mm shells".
        guard pieces[at].shape == .lower, pieces[at].count == 1 else { return false }
        var next = at + 1
        if word(next) == .more || word(next) == .other { next += 1 }
        if word(next) == .to || word(next) == .from, numbers.digits(next + 1).map({ $0.value >= 1000 }) ?? false,
            pieces.isMark(next + 2, 0x2C)
        {
            return true
        }
        // from 3m to 4m tonnes
        if word(next) == .to || pieces.isDash(next), pieces.isDigits(next + 1) {
            let letter = pieces.isMark(next + 2, 0x2E) ? next + 4 : next + 2
            let isSame = pieces[letter].word == pieces[at].word && pieces[letter].isGlued
            if isSame, !isSecond, isMillion(letter, isSecond: true) { return true }
        }
        // "rose to 2.5m from 1.9m": a level with decimals that nothing says is a height.
        if pieces.isMark(at - 2, 0x2E), pieces.isDigits(at - 3) {
            let preposition = word(at - 4)
            let isLevel = preposition == .to || preposition == .from || preposition == .by
            if isLevel, pieces[next].kind != .word || !follows(next) || roles(next).contains(.stop) { return true }
        }
        // "5.5m barrels", "4m hours", "500m kroner": what is counted is a unit itself.
        if pieces[next].kind == .word, follows(next) {
            if lexicon.measures.longest(pieces, next) != nil || currency(next) != nil { return true }
            if roles(next).contains(.unit), isPlural(next) { return true }
        }
        var steps = 0
        while steps < 3 {
            let piece = pieces[next]
            guard piece.kind == .word, piece.gap == .space || piece.gap == .line, !roles(next).contains(.stop) else {
                return false
            }
            if roles(next).contains(.counted) || isPlural(next) && roles(next).isDisjoint(with: [.unit, .measure]) {
                return true
            }
            next += 1
            steps += 1
        }
        return false
    }

    /// Whether nothing says if `m` stands for meters or a million: `against 1.79m`. Rather no value than a wrong one.
    private func isUnclear(_ number: ReadNumber) -> Bool {
        guard number.hasDecimals, word(number.end) == .m, pieces[number.end].shape == .lower else { return false }
        let next = pieces[number.end + 1]
        if next.kind == .word, follows(number.end + 1), !roles(number.end + 1).contains(.stop) { return false }
        return
            !(pieces.isMark(number.end + 1, 0x2D) || pieces.isMark(number.end + 1, 0x2F)
            || word(number.end + 1) == .by)
    }

    /// Whether a plain number is the label of a name: `Article 5`, `Nord Stream 2`.
    func isLabel(_ found: Measured) -> Bool {
        let at = found.first
        // the No. 2 official, case No. 18-1323
        if !found.number.isWords, pieces.isMark(at - 1, 0x2E), pieces[at - 1].isGlued, word(at - 2) == .no {
            return true
        }
        // Boeing 737-800
        if found.high != nil, !found.number.isWords, roles(at - 1).contains(.label), isCapital(at - 1),
            pieces[at].gap == .space, pieces.isDash(found.number.end)
        {
            return true
        }
        guard found.high == nil, found.number.end == found.end, at > 0, pieces[at].gap == .space else { return false }
        let isWord = found.number.isWords
        // Phase two of the truce
        if isWord, found.number.value < 20, roles(at - 1).contains(.stage) { return true }
        // Vision 2030, the 2030 Agenda
        if !isWord, isProgram(at - 1) || pieces[found.end].gap <= .space && isProgram(found.end) { return true }
        if isWord ? isCapital(at) : found.number.plainDigits > 0, roles(at - 1).contains(.label),
            !roles(at - 1).contains(.plural)
        {
            return true
        }
        guard found.number.plainDigits > 0, found.number.plainDigits < 4, isCapital(at - 1), pieces[at - 1].count > 1,
            pieces[at - 1].word == 0, !pieces.beginsSentence(at - 1)
        else { return false }
        // "Nord Stream 2", "the Sputnik 5 rocket": the name stands inside of a sentence, the number inside of a phrase.
        return isCapital(at - 2) || word(at - 2) == .the || pieces[found.end].kind == .word && follows(found.end)
    }

    func isProgram(_ at: Int) -> Bool { roles(at).contains(.program) && isCapital(at) }

    func isCapital(_ at: Int) -> Bool {
        pieces[at].kind == .word && (pieces[at].shape == .capitalised || pieces[at].shape == .capitals)
    }

    /// `10-K`: a number that a hyphen joins to one capital.
    private func isForm(_ at: Int) -> Bool {
        pieces.isMark(at + 1, 0x2D) && pieces[at + 1].isGlued && pieces[at + 2].isGlued && pieces[at + 2].kind == .word
            && pieces[at + 2].count == 1 && pieces[at + 2].shape != .lower && !pieces[at + 3].isGlued
    }

    /// `24/7`: a stroke between a larger number and a single digit is no fraction.
    private func isImproper(_ at: Int) -> Bool {
        guard pieces.isMark(at + 1, 0x2F), pieces[at + 1].isGlued, pieces.isDigits(at + 2), pieces[at + 2].isGlued,
            pieces[at].count <= 2, pieces[at + 2].count == 1, let above = pieces.integer(at),
            let below = pieces.integer(at + 2)
        else { return false }
        return above > below
    }

    /// Whether two small numbers joined by a hyphen tell who won: `3-1`, and `1-3` beside a word that says so; no range.
    private func isScore(_ at: Int) -> Bool {
        let joint = at + 1
        guard pieces.isDigits(at), pieces[at].count <= 3, pieces.isDash(joint), pieces[joint].isGlued,
            pieces.isDigits(at + 2), pieces[at + 2].isGlued, pieces[at + 2].count <= 3,
            pieces[at - 1].kind != .currency || !pieces[at].isGlued, !(pieces[at].isGlued && pieces.isDash(at - 1)),
            let first = pieces.integer(at), let last = pieces.integer(at + 2)
        else { return false }
        let end = at + 3
        if pieces[end].isGlued, pieces[end].kind != .end {
            guard pieces[end].kind == .mark, !pieces.isDash(end), !pieces.isMark(end, 0x25) else { return false }
            if pieces[end + 1].isGlued, pieces.isDigits(end + 1) { return false }
        }
        // `shared 60–40`: two parts of a hundred.
        if first + last == 100 { return false }
        if first >= last {
            return !roles(end).contains(.scale) && percentWord(end) == nil && currency(end) == nil
        }
        guard roles(at - 1).contains(.score) || roles(end).contains(.score) else { return false }
        return pieces[end].kind != .word || !follows(end) || roles(end).contains(.score) || roles(end).contains(.stop)
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
    func isCountedOne(_ at: Int, _ end: Int) -> Bool {
        if currency(end) != nil || word(end) == .percent { return true }
        if lexicon.measures.longest(pieces, end) != nil, !roles(end).contains(.stop) { return true }
        if boundBefore(at) != nil { return true }
        if word(end) == .or, word(end + 1) == .more { return true }
        if word(end) == .in, entry(end + 1).roles.contains(.number) || pieces.isDigits(end + 1) { return true }
        if word(end) == .over, entry(end + 1).roles.contains(.number) || pieces.isDigits(end + 1) { return true }
        let unit = pieces.isMark(end, 0x2D) ? end + 1 : end
        return entry(unit).unit != nil && isAge(end) != nil
    }

    /// `x10^` or `e10` behind digits.
    private func isPower(_ at: Int) -> Bool {
        if word(at) == .x { return pieces.integer(at + 1) == 10 && pieces.isMark(at + 2, 0x5E) }
        return matches(at, "e") && pieces[at + 1].isGlued && pieces.isDigits(at + 1) && pieces[at + 1].count <= 2
    }

    /// `1.1^23`, `6.23x10^-4`, `1e10`.
    func power(_ number: inout ReadNumber) {
        guard !number.isWords else { return }
        if isPower(number.end), matches(number.end, "e"), pieces[number.end].isGlued,
            let exponent = pieces.integer(number.end + 1)
        {
            for _ in 0..<exponent { number.value *= 10 }
            number.end += 2
            number.plainDigits = 0
            return
        }
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
        // Beyond what a number holds, the sign of a power is read as a sign.
        guard number.value.isFinite else { return number.value = factor * base }
        number.end = next + 1
    }

    /// `one over three`, `1 in 20`, `four in ten`, `nine out of ten`: a fraction of two numbers.
    func over(_ number: inout ReadNumber) {
        guard number.value > -10_000, number.value < 10_000, number.scale == 1 || number.isWords, !number.isFraction
        else { return }
        if let below = wholes(of: number) {
            number.value /= below.value
            number.end = below.end
            number.isFraction = true
            number.plainDigits = 0
            return
        }
        guard word(number.end) == .over, follows(number.end), let below = numbers.read(number.end + 1),
            below.value > 0, !below.isFraction
        else { return }
        if pieces[below.end].kind == .word, follows(below.end) { return }
        number.value /= below.value
        number.end = below.end
        number.isFraction = true
        number.plainDigits = 0
    }

    /// What `in`, `out of` and `of every` set a number against, where both are small and it is the smaller: a share of many,
    /// not `12 in 30 days`.
    private func wholes(of number: ReadNumber) -> ReadNumber? {
        var next = number.end
        guard follows(next) else { return nil }
        let isIn = word(next) == .in
        if word(next) == .out, word(next + 1) == .of {
            next += 2
        } else if isIn || word(next) == .of && (word(next + 1) == .every || word(next + 1) == .each) {
            next += 1
        } else {
            return nil
        }
        if word(next) == .every || word(next) == .each { next += 1 }
        guard follows(next), let below = numbers.read(next), below.value > number.value, number.value > 0,
            !below.isFraction, !below.hasDecimals, !number.hasDecimals, entry(below.end).unit == nil
        else { return nil }
        if number.value == 1 { return isIn || below.value <= 1000 ? below : nil }
        guard below.value <= 10 || below.value == 100 || below.value == 1000 else { return nil }
        // "killed 4 in 10 attacks" is no share, "4 in 10 voters" is.
        guard number.isWords || !isIn || roles(below.end).contains(.counted) || isCapital(below.end) else { return nil }
        return below
    }
}
