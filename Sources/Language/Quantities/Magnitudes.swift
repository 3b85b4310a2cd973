import SourceText

/// Amounts of which only the order of magnitude is said.
extension QuantityGrammar {
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

    /// `several thousand men`, `a few hundred`, `a couple of million dollars`: two of the scale at the least, and of several or a few
    /// fewer than ten.
    mutating func vagueMagnitude(_ at: Int) -> Measured? {
        var next = at
        if word(next) == .a, word(next + 1) == .few || word(next + 1) == .couple { next += 1 }
        let isBelowTen = word(next) == .several || word(next) == .few
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
        var found = magnitude(at, low: low, end: next + 1)
        if isBelowTen { found.high = 5 * low - 1 }
        return found
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
            (found.unit, found.basis) = unit(of: name, at)
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
