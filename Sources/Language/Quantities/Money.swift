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
        guard lexicon.tables.currencyCodes.contains(code) else { return nil }
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
            number.value = ReadNumber.product(number.value, entry(next + 1).scale)
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
        // Letters that no table knows stand before the sign: somebody's dollars, but not those of a bare one.
        if pieces[at].kind == .currency, pieces[at].isGlued, isCapital(at - 1), name.code.isEmpty { return found }
        (found.unit, found.basis) = unit(of: name, at, convertedFrom: converted(at))
        currencies.last = (found.unit, found.end)
        return found
    }

    /// Whether a word in front of a number is written as the sign of a currency is: a code in capitals, `Rs`, `KSh`; a
    /// single letter only without a space: `R500 million`.
    private func isWrittenAsPrefix(_ at: Int, _ end: Int, _ name: ExpressionTables.CurrencyName) -> Bool {
        switch pieces[at].shape {
        case .capitals, .mixed: return true
        case .capitalised: return !name.isCode && (pieces[at].count > 1 || end > at + 1 || pieces[end].isGlued)
        default: return name.isSuffix && pieces[end].gap == .space
        }
    }

    /// The currency of the sum that a piece gives anew in another: in front of its bracket, `A$840 million ($555m)`, or of an
    /// `or`, `HK$4.20, or about $0.54`.
    private func converted(_ at: Int) -> String? {
        guard let last = currencies.last else { return nil }
        var before = at - 1
        var hasOr = false
        while at - before < 5, roles(before).contains(.bound) || word(before) == .or {
            if word(before) == .or { hasOr = true }
            before -= 1
        }
        if hasOr, before + 1 == last.end || before == last.end && pieces.isMark(before, 0x2C) { return last.code }
        guard pieces.isMark(before, 0x28), before == last.end || before == last.end + 2 else { return nil }
        return last.code
    }

    /// The code of a currency's name at a piece, and where it comes from.
    mutating func unit(
        of name: ExpressionTables.CurrencyName, _ at: Int, convertedFrom other: String? = nil
    ) -> (code: String, basis: String?) {
        let cue = name.code.isEmpty ? stateCue(at, name.family) : nil
        return currencies.unit(name, convertedFrom: other, cue: cue)
    }

    /// The state by whose name a currency of a family is known: the only such one of the sentence, else the one named last in
    /// the sentences before; nil where the sentence names two of them.
    private mutating func stateCue(_ at: Int, _ family: String) -> StateCue? {
        let sentence = states.sentence(around: at)
        var codes: [String] = []
        for state in sentence.states {
            if let code = currencies.code(of: family, state.code), !codes.contains(code) { codes.append(code) }
        }
        if let code = codes.first { return codes.count == 1 ? StateCue(code: code, isInSentence: true) : nil }
        for before in stride(from: sentence.first - 1, through: max(0, at - 80), by: -1) {
            if let (state, _) = lexicon.state(pieces, before), let code = currencies.code(of: family, state) {
                return StateCue(code: code, isInSentence: false)
            }
        }
        return nil
    }

    /// `500,000 tenge`, `10 €`, `13 dollars forty-five cents`: the currency behind.
    mutating func suffixed(_ found: inout Measured, _ at: Int) -> Bool {
        guard let (name, end) = currency(at) else { return false }
        // "300 Ft", "50 Bt": a sign of two letters keeps its capital behind a number.
        let isSign = pieces[at].shape == .capitalised && pieces[at].count == 2 && !name.isCode && !isCapital(end)
        if name.isPrefix, pieces[at].kind == .word,
            !(pieces[at].shape == .capitals || name.isSuffix || isSign
                || name.name.utf8.count == 3 && pieces[at].shape == .lower
                    && name.code.lowercased() == name.name.lowercased())
        {
            return false
        }
        if name.isWeak, found.number.scale < 1000, !currencies.isKnown(name) { return false }
        // 99p, not "5 p" or "3p.m."
        if pieces[at].kind == .word, pieces[at].count == 1,
            !(pieces[at].isGlued && pieces[at].shape == .lower) || pieces[end].isGlued && pieces[end].kind != .mark
                || pieces[end].isGlued && pieces[end + 1].isGlued && pieces[end + 1].kind == .word
        {
            return false
        }
        // "10 $20 notes": the sign is the next number's.
        if pieces[at].kind == .currency, pieces[end].isGlued, pieces.isDigits(end) { return false }
        found.kind = .money
        found.end = end
        found.value = ReadNumber.product(found.value, name.part)
        found.part = name.part
        (found.unit, found.basis) = unit(of: name, found.first, convertedFrom: converted(found.first))
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
}
