import SourceText

/// What a text says of a number's exactness: `nearly`, `at least`, `more than 10 and less than 40`, `or more`.
extension QuantityGrammar {
    /// The bound words that end just before a piece: their row, and their first piece.
    func boundBefore(_ at: Int) -> (row: Int, first: Int)? {
        guard pieces[at].gap <= .line else { return nil }
        for length in stride(from: 5, through: 1, by: -1) where at - length >= 0 {
            let first = at - length
            if length == 1, pieces[first].kind == .mark {
                let row = lexicon.tables.markBounds[Int(pieces[first].mark)]
                guard row >= 0 else { return nil }
                // Not an arrow, and no mark of a page: "->5", "<b>5".
                return pieces[first].isGlued && !pieces.isMark(first - 1, 0x28) ? nil : (row, first)
            }
            guard roles(first).contains(.bound) else { continue }
            guard let (row, end) = lexicon.bounds.longest(pieces, first), end == at,
                lexicon.tables.bounds[row].place == .before
            else { continue }
            return (row, first)
        }
        return nil
    }

    /// The bound words behind a piece: `or more`.
    private func boundBehind(_ at: Int) -> (row: Int, end: Int)? {
        guard follows(at), roles(at).contains(.bound), let (row, end) = lexicon.bounds.longest(pieces, at),
            lexicon.tables.bounds[row].place == .after, word(end) != .than, !pieces.isDigits(end),
            !roles(end).contains(.number)
        else { return nil }
        return (row, end)
    }

    /// `3,000-odd`, `50-plus`, `500+`: a bound that is joined on; the ends of the number and of the bound.
    private func boundJoined(_ at: Int) -> (bound: ExpressionTables.BoundPhrase, end: Int, number: Int)? {
        if pieces.isMark(at, 0x2B), pieces[at].isGlued, !(pieces[at + 1].isGlued && pieces.isDigits(at + 1)) {
            return (joinedBound(.atLeast), at + 1, at)
        }
        guard pieces.isMark(at, 0x2D), pieces[at].isGlued, pieces[at + 1].isGlued else { return nil }
        if word(at + 1) == .odd { return (joinedBound(.about), at + 2, at) }
        if word(at + 1) == .plus { return (joinedBound(.atLeast), at + 2, at) }
        return nil
    }

    private func joinedBound(_ bound: Amount.Bound) -> ExpressionTables.BoundPhrase {
        ExpressionTables.BoundPhrase(phrase: "", bound: bound, isOpen: false, place: .after)
    }

    /// The quantity of a measured number with its bounds.
    mutating func bounded(_ found: Measured, _ limit: Int) -> (quantity: Quantity?, end: Int) {
        var found = found
        var amount = Amount(value: found.value, unit: found.unit)
        if found.isMagnitude, found.high == nil {
            amount = magnitude(found)
        } else if let high = found.high {
            amount = Amount(value: nil, low: found.value, high: high, unit: found.unit)
        }
        var end = found.end
        if let joined = boundJoined(found.end) {
            apply(joined.bound, found.value, to: &amount)
            end = joined.end
            if found.kind == .number {
                // the span stays the number's, the noun behind is what it counts
                found.end = joined.end
                count(&found, limit)
                if found.kind == .number { found.end = joined.number } else { amount.unit = found.unit }
                end = max(end, found.end)
            }
        } else if let behind = boundBehind(found.end) {
            let bound = lexicon.tables.bounds[behind.row]
            if found.isMagnitude, bound.bound == .atLeast { amount = magnitude(found) }
            apply(bound, found.value, to: &amount)
            end = behind.end
            if found.kind == .number {
                // five hundred or more people
                found.end = behind.end
                count(&found, limit)
                if found.kind == .number { found.end = end } else { amount.unit = found.unit }
                end = max(end, found.end)
            }
        } else if let before = boundBefore(found.first) {
            let bound = lexicon.tables.bounds[before.row]
            let isCompared = bound.phrase.hasPrefix("as ") && isComparison(before.first)
            let isSmall = bound.isLarge && found.kind != .money && found.kind != .percent && found.value < 1000
            // "a dispute over $5bn" is about the sum, "hand over 1,200 hectares" gives them.
            let isAbout =
                word(before.first) == .over && before.first + 1 == found.first
                && roles(before.first - 1).contains(.matter)
            if isCompared || isSmall || isAbout { return (quantity(found, amount), end) }
            if !found.isMagnitude || bound.bound == .atMost { apply(bound, found.value, to: &amount) }
            if found.isMagnitude, bound.bound == .atLeast { amount = magnitude(found) }
            if found.high == nil, let other = opposite(found, bound, limit) {
                amount.low = min(found.value, other.value)
                amount.high = max(found.value, other.value)
                amount.value = nil
                amount.bound = .exact
                if found.kind == .number { found.kind = other.kind }
                found.end = other.end
                end = other.end
                if amount.unit.isEmpty { amount.unit = other.unit }
            }
        }
        return (quantity(found, amount), end)
    }

    /// An order of magnitude, open above.
    private func magnitude(_ found: Measured) -> Amount {
        Amount(value: nil, low: found.value, bound: .atLeast, unit: found.unit)
    }

    private func quantity(_ found: Measured, _ amount: Amount) -> Quantity {
        var found = found
        var amount = amount
        // A share is a fraction of something.
        if found.kind == .number, found.number.isFraction, abs(found.value) <= 1, isShare(found) {
            found.kind = .share
            amount.unit = "share"
        }
        let counted = found.counted.map { span($0.first, $0.end) }
        return Quantity(
            kind: found.kind, span: span(found.first, found.end), amount: amount, counted: counted, per: found.per,
            unitBasis: found.basis)
    }

    /// `twice as many as 500` sets two numbers side by side and bounds neither.
    private func isComparison(_ at: Int) -> Bool {
        switch word(at - 1) {
        case .twice, .times, .half, .almost, .nearly, .not: true
        default: false
        }
    }

    /// Whether a fraction is said of something: `two-thirds of it`, `four in ten voters`.
    private func isShare(_ found: Measured) -> Bool {
        if word(found.end) == .of { return true }
        guard found.number.isWords || found.number.plainDigits == 0 else { return false }
        for at in found.first..<found.end where word(at) == .in || word(at) == .out || word(at) == .every {
            return true
        }
        return false
    }

    private func apply(_ bound: ExpressionTables.BoundPhrase, _ value: Double, to amount: inout Amount) {
        switch bound.bound {
        case .exact:
            if amount.low == nil, amount.high == nil { (amount.low, amount.high) = (value, value) }
        case .about: amount.bound = .about
        case .atLeast:
            amount.bound = .atLeast
            if amount.low == nil { amount.low = value }
        case .atMost:
            amount.bound = .atMost
            if amount.high == nil { amount.high = value }
        }
    }

    /// `… and less than 40` behind `more than 10`: the other end.
    private mutating func opposite(_ found: Measured, _ bound: ExpressionTables.BoundPhrase, _ limit: Int) -> Measured?
    {
        guard bound.bound == .atLeast || bound.bound == .atMost else { return nil }
        var next = found.end
        if pieces.isMark(next, 0x2C), pieces[next].isGlued { next += 1 }
        let isJoined = word(next) == .and || matches(next, "but")
        if isJoined { next += 1 }
        guard next > found.end, follows(next), roles(next).contains(.bound),
            let (row, end) = lexicon.bounds.longest(pieces, next)
        else { return nil }
        let other = lexicon.tables.bounds[row]
        // "over 1,000 troops, up to 5,000 men" are two amounts; "higher than 100, lower than 300" is one.
        guard isJoined || bound.phrase.hasSuffix("than") && other.phrase.hasSuffix("than") else { return nil }
        guard other.place == .before, other.bound == (bound.bound == .atLeast ? .atMost : .atLeast) else { return nil }
        let currencies = self.currencies
        defer { self.currencies = currencies }
        guard let measured = measured(end), measured.high == nil, Int(pieces[measured.end - 1].end) <= limit,
            bound.bound == .atLeast ? measured.value > found.value : measured.value < found.value
        else { return nil }
        return measured
    }

    func matches(_ at: Int, _ text: StaticString) -> Bool {
        let piece = pieces[at]
        guard piece.kind == .word, piece.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<piece.count where pieces.text[Int(piece.start) + index] | 0x20 != text.utf8Start[index] {
            return false
        }
        return true
    }
}
