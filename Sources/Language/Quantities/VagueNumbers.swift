import SourceText

/// Numbers that are said loosely: `a couple of ships`, `in her sixties`.
extension QuantityGrammar {
    /// `a couple of ships`: about two.
    mutating func couple(_ at: Int, _ limit: Int) -> (quantity: Quantity?, end: Int)? {
        guard word(at) == .a, word(at + 1) == .couple, word(at + 2) == .of, follows(at + 1), follows(at + 2) else {
            return nil
        }
        let end = at + 3
        guard !roles(end).contains(.scale) else { return nil }
        // "a couple of days" is a length.
        if entry(end).unit != nil { return (nil, end) }
        var number = ReadNumber(end: end, value: 2)
        number.isWords = true
        var found = Measured(number: number, first: at, end: end, value: 2)
        count(&found, limit)
        guard found.kind == .count else { return (nil, end) }
        return (
            Quantity(
                kind: .count, span: span(at, found.end), amount: Amount(value: 2, bound: .about, unit: found.unit),
                counted: found.counted.map { span($0.first, $0.end) }), found.end
        )
    }

    /// `in her sixties`, `in his late 40s`: an age of ten years, of which early, mid and late say no exact part.
    func ageDecade(_ at: Int) -> (quantity: Quantity?, end: Int)? {
        let isWord = roles(at).contains(.decade)
        guard isWord || pieces.isDigits(at) && pieces[at].count == 2 && word(at + 1) == .s && pieces[at + 1].isGlued
        else { return nil }
        var before = at - 1
        if pieces.isMark(before, 0x2D) { before -= 1 }
        if roles(before).contains(.phase) { before -= 1 }
        switch word(before) {
        case .his, .her, .their, .my, .your: break
        default: return isWord ? (nil, at + 1) : nil
        }
        guard word(before - 1) == .in else { return isWord ? (nil, at + 1) : nil }
        let low = isWord ? entry(at).number : Double(pieces.integer(at) ?? 0)
        guard low >= 20, low.truncatingRemainder(dividingBy: 10) == 0 else { return nil }
        let end = isWord ? at + 1 : at + 2
        return (
            Quantity(
                kind: .age, span: span(at, end), amount: Amount(value: nil, low: low, high: low + 9, unit: "years")),
            end
        )
    }
}
