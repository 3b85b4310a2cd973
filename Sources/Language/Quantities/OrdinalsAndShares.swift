import SourceText

/// Ordinals, kept apart from numbers, and shares by words: `the majority`.
extension QuantityGrammar {
    /// `11th`, `twenty-fifth`, `first`: the ordinal at a piece.
    func ordinal(_ at: Int) -> (quantity: Quantity?, end: Int)? {
        guard let (value, end) = ordinalValue(at) else { return nil }
        // "a third of the vote" is a share, "two thirds" too; "a third time" is not.
        if let number = numbers.read(at), number.isFraction, number.end >= end { return nil }
        let first = pieces[at]
        if first.kind == .word, word(at - 1) == .a || word(at - 1) == .one, entry(at).denominator > 2 {
            let isJoined = pieces.isMark(end, 0x2D) && pieces[end].isGlued && pieces[end + 1].isGlued
            if !isJoined, word(end) == .of || pieces[end].kind != .word || !follows(end) { return nil }
        }
        if word(at) == .second, pieces.isDigits(at - 1) || roles(at - 1).contains(.number) || word(at - 1) == .per {
            return nil
        }
        // "Second," at the head of a sentence counts arguments.
        if pieces.beginsSentence(at), pieces.isMark(end, 0x2C), first.kind == .word { return (nil, end) }
        return (
            Quantity(kind: .ordinal, span: span(at, end), amount: Amount(value: value, unit: "")), end
        )
    }

    private func ordinalValue(_ at: Int) -> (Double, Int)? {
        let piece = pieces[at]
        if piece.kind == .digits {
            guard pieces[at + 1].isGlued, [.st, .nd, .rd, .th].contains(word(at + 1)),
                !pieces[at + 2].isGlued || pieces[at + 2].kind != .digits,
                !(piece.isGlued && pieces[at - 1].kind == .word), let number = numbers.digits(at), number.end == at + 1
            else { return nil }
            return (number.value, at + 2)
        }
        let entry = lexicon.entry(piece)
        if entry.roles.contains(.ordinal) {
            if piece.isGlued, pieces[at - 1].kind == .mark, pieces[at - 1].mark == 0x2D, pieces[at - 1].isGlued,
                roles(at - 2).contains(.number)
            {
                return nil
            }
            return (entry.ordinal, at + 1)
        }
        guard entry.roles.contains(.number), let number = numbers.read(at), number.isWords, !number.isFraction,
            number.value >= 1
        else {
            return nil
        }
        let next = pieces.isMark(number.end, 0x2D) && pieces[number.end].isGlued ? number.end + 1 : number.end
        let tail = self.entry(next)
        guard tail.roles.contains(.ordinal), pieces[next].gap <= .space else { return nil }
        if tail.ordinal >= 100 { return (number.value * tail.ordinal, next + 1) }
        let rest = number.value.truncatingRemainder(dividingBy: 100)
        if rest >= 20, rest.truncatingRemainder(dividingBy: 10) == 0, tail.ordinal < 10 {
            return (number.value + tail.ordinal, next + 1)
        }
        if rest == 0, number.value >= 100, tail.ordinal < 100 { return (number.value + tail.ordinal, next + 1) }
        return nil
    }

    /// `the majority of`, `half of`, `a quarter of`: a share by words.
    func sharePhrase(_ at: Int) -> (quantity: Quantity?, end: Int)? {
        if roles(at).contains(.share), let (row, end) = lexicon.fractions.longest(pieces, at) {
            let share = lexicon.tables.shares[row]
            guard word(end) == .of, follows(end) else { return (nil, end) }
            return (
                Quantity(
                    kind: .share, span: span(at, end),
                    amount: Amount(
                        value: share.value, low: share.low, high: share.high, bound: share.bound, unit: "share")), end
            )
        }
        if word(at) == .half, pieces[at].shape != .mixed {
            let next = word(at + 1)
            guard next == .of || next == .the || next == .its || next == .their || next == .his || next == .our,
                follows(at + 1),
                numbers.read(at) == nil, !pieces.isMark(at - 1, 0x2D)
            else { return nil }
            if next == .the, entry(at + 2).unit != nil { return nil }
            let bound = boundBefore(at).map { lexicon.tables.bounds[$0.row].bound } ?? .exact
            return (
                Quantity(
                    kind: .share, span: span(at, at + 1),
                    amount: Amount(
                        value: 0.5, low: bound == .atLeast ? 0.5 : nil, high: bound == .atMost ? 0.5 : nil,
                        bound: bound, unit: "share")),
                at + 1
            )
        }
        return nil
    }
}
