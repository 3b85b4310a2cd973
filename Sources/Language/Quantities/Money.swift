import SourceText

/// Sums of money, with the currency in front of the number or behind it.
extension QuantityGrammar {
    /// A currency at a piece: the longest of its names or signs.
    func currency(_ at: Int) -> (name: ExpressionTables.CurrencyName, end: Int)? {
        if pieces[at].shape == .capitals, pieces[at].count == 4, pieces[at].word == 0 {
            return millionCode(at).map { ($0, at + 1) }
        }
        guard roles(at).contains(.currency), let (row, end) = lexicon.currencies.longest(pieces, at) else { return nil }
        return (lexicon.tables.currencyNames[row], end)
    }

    /// `MEUR`, `KUSD`: a code with its scale in front, as accounts write it.
    private func millionCode(_ at: Int) -> ExpressionTables.CurrencyName? {
        let start = Int(pieces[at].start)
        let scale: Double
        switch pieces.text[start] {
        case 0x4B: scale = 1e3
        case 0x4D: scale = 1e6
        case 0x42: scale = 1e9
        default: return nil
        }
        let code = String(decoding: pieces.text[(start + 1)..<(start + 4)], as: UTF8.self)
        guard
            lexicon.tables.familyOfCode[code] != nil || code == "EUR" || code == "RUB" || code == "JPY" || code == "CNY"
        else { return nil }
        return ExpressionTables.CurrencyName(name: code, code: code, part: scale, isPrefix: true)
    }

    /// `$3.7 billion`, `USD 482m`, `hk $ 10.05 billion`.
    mutating func prefixed(_ at: Int) -> Measured? {
        guard let (name, end) = currency(at), name.part >= 1 else { return nil }
        if pieces[at].kind == .word {
            // "us" and "rs" are words of their own: a word stands in front only as a code in capitals or before a sign.
            let isSign = pieces[end - 1].kind == .currency
            // "a $1 billion deal": a single letter belongs to the sign only as a capital without a space.
            if isSign, pieces[at].count == 1,
                !(pieces[at].shape == .capitalised && pieces[at + 1].isGlued && !pieces[at].isGlued)
            {
                return nil
            }
            guard isSign || name.isPrefix && isWrittenAsPrefix(at, end, name) else { return nil }
            if pieces[at].isGlued, at > 0, pieces[at - 1].kind == .digits { return nil }
        }
        guard pieces[end].gap <= .space,
            pieces[end].kind == .digits || roles(end).contains(.number) || pieces.isMark(end, 0x2E)
                || pieces[end].kind == .fraction, var number = numbers.read(end)
        else { return nil }
        if pieces[number.end].isGlued, pieces[number.end].kind == .word, !number.hasGluedScale {
            // $100million is read; $5a is not money's.
            guard pieces.isDigits(number.end - 1) else { return nil }
        }
        if name.isWeak, number.scale < 1000, !currencies.isKnown(name) { return nil }
        var next = number.end
        // $3.7-billion
        if pieces.isMark(next, 0x2D), pieces[next].isGlued, entry(next + 1).roles.contains(.scale), number.scale == 1 {
            number.value *= entry(next + 1).scale
            number.scale = entry(next + 1).scale
            next += 2
            number.end = next
        }
        var found = Measured(number: number, first: at, end: number.end, kind: .money, value: number.value * name.part)
        // A code behind says whose dollars they are: $5 million Canadian, A$5, $5 USD
        if let (behind, behindEnd) = currency(number.end), follows(number.end), behind.part == 1, !behind.code.isEmpty,
            name.code.isEmpty,
            currencies.family(of: behind.code) == currencies.family(name)
                || behind.code.utf8.count == 3
                    && pieces[number.end].shape == .capitals
        {
            found.end = behindEnd
            currencies.name(behind)
            found.unit = behind.code
            currencies.last = (found.unit, found.end)
            return found
        }
        (found.unit, found.basis) = currencies.unit(name, convertedFrom: converted(at))
        currencies.last = (found.unit, found.end)
        return found
    }

    /// Whether a word in front of a number is written as the sign of a currency is: a code in capitals, `Rs`, `KSh`; a
    /// single letter only without a space: `R500 million`.
    private func isWrittenAsPrefix(_ at: Int, _ end: Int, _ name: ExpressionTables.CurrencyName) -> Bool {
        switch pieces[at].shape {
        case .capitals, .mixed: return true
        case .capitalised: return !name.isCode && (pieces[at].count > 1 || pieces[end].isGlued)
        default: return false
        }
    }

    /// The currency of the sum in front of a bracket that the piece stands in: `A$840 million ($555m)`.
    private func converted(_ at: Int) -> String? {
        guard let last = currencies.last else { return nil }
        var before = at - 1
        while at - before < 4, roles(before).contains(.bound) || word(before) == .or { before -= 1 }
        guard pieces.isMark(before, 0x28), before == last.end || before == last.end + 2 else { return nil }
        return last.code
    }

    /// `500,000 tenge`, `10 €`, `13 dollars forty-five cents`: the currency behind.
    mutating func suffixed(_ found: inout Measured, _ at: Int) -> Bool {
        guard let (name, end) = currency(at) else { return false }
        if name.isPrefix, pieces[at].kind == .word,
            !(pieces[at].shape == .capitals
                || name.name.utf8.count == 3 && pieces[at].shape == .lower
                    && name.code.lowercased() == name.name.lowercased())
        {
            return false
        }
        if name.isWeak, found.number.scale < 1000, !currencies.isKnown(name) { return false }
        // "10 $20 notes": the sign is the next number's.
        if pieces[at].kind == .currency, pieces[end].isGlued, pieces.isDigits(end) { return false }
        found.kind = .money
        found.end = end
        found.value *= name.part
        found.part = name.part
        (found.unit, found.basis) = currencies.unit(name, convertedFrom: converted(found.first))
        currencies.last = (found.unit, end)
        // thirteen dollars forty-five cents; 10 $ 30 cent; 15 dollars and 15
        guard name.part == 1, found.number.scale == 1, found.number.plainDigits > 0 || found.number.isWords else {
            return true
        }
        let next = word(end) == .and ? end + 1 : end
        if let rest = numbers.read(next), follows(next), rest.value < 100, rest.scale == 1, !rest.hasDecimals {
            if let (minor, minorEnd) = currency(rest.end), minor.part < 1 {
                found.value += rest.value * minor.part
                found.end = minorEnd
            } else if rest.plainDigits == 2, pieces[rest.end].kind != .word || !follows(rest.end) {
                found.value += rest.value / 100
                found.end = rest.end
            }
        }
        return true
    }

    /// `billions of dollars`, `tens of thousands of people`, `hundreds of troops`: an order of magnitude.
    mutating func magnitude(_ at: Int) -> Measured? {
        let first = entry(at)
        guard first.roles.contains(.scale) || word(at) == .dozens, pieces[at].kind == .word, isPluralScale(at) else {
            guard roles(at).contains(.number) == false, isTens(at), word(at + 1) == .of, isPluralScale(at + 2) else {
                return nil
            }
            return magnitude(at, low: 2 * 10 * entry(at + 2).scale, end: at + 3)
        }
        if word(at + 1) == .of, isPluralScale(at + 2), entry(at + 2).scale > first.scale {
            return magnitude(at, low: 2 * first.scale * entry(at + 2).scale, end: at + 3)
        }
        guard word(at + 1) == .of || roles(at + 1).contains(.currency) || word(at + 1) == .more else { return nil }
        if roles(at - 1).contains(.number) || pieces.isDigits(at - 1) { return nil }
        return magnitude(at, low: 2 * first.scale, end: at + 1)
    }

    /// `several thousand men`, `a few hundred`, `a couple of million dollars`: two of the scale at the least.
    mutating func vagueMagnitude(_ at: Int) -> Measured? {
        var next = at
        if word(next) == .a, word(next + 1) == .few || word(next + 1) == .couple { next += 1 }
        switch word(next) {
        case .several, .many: next += 1
        case .few where next > at: next += 1
        case .couple where next > at: next += word(next + 1) == .of ? 2 : 1
        default: return nil
        }
        let scale = entry(next)
        guard scale.roles.contains(.scale), pieces[next].kind == .word, follows(next), scale.scale > 12 else {
            return nil
        }
        var low = 2 * scale.scale
        // several hundred thousand
        if entry(next + 1).roles.contains(.scale), entry(next + 1).scale > scale.scale, follows(next + 1) {
            low *= entry(next + 1).scale
            next += 1
        }
        return magnitude(at, low: low, end: next + 1)
    }

    private func isTens(_ at: Int) -> Bool { word(at) == .tens }

    private func isPluralScale(_ at: Int) -> Bool {
        let piece = pieces[at]
        guard lexicon.roles(piece).contains(.scale), piece.kind == .word, piece.count > 4 else { return false }
        return pieces.text[Int(piece.end) - 1] | 0x20 == 0x73
    }

    private mutating func magnitude(_ at: Int, low: Double, end: Int) -> Measured {
        var number = ReadNumber(end: end, value: low)
        number.isWords = true
        number.scale = low
        var found = Measured(number: number, first: at, end: end, value: low, isMagnitude: true)
        let next = word(end) == .of ? end + 1 : end
        if let (name, nameEnd) = currency(next), name.part == 1, !name.isPrefix || pieces[next].shape == .capitals {
            found.kind = .money
            found.end = nameEnd
            (found.unit, found.basis) = currencies.unit(name)
        } else if word(end) == .of {
            found.end = end + 1
            if let unit = lexicon.measures.longest(pieces, end + 1), !lexicon.tables.measureNames[unit.row].isShort {
                found.kind = .dimension
                found.unit = UnitNames.plural(lexicon.tables.measureNames[unit.row].unit)
                found.end = unit.end
            }
        }
        return found
    }
}
