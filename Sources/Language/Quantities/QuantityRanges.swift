import SourceText

/// Two numbers that are the ends of one range.
extension QuantityGrammar {
    /// `3 to 5`, `$3-5 billion`, `between 20 and 100`, `ranging from 10 to 32 cents`: adds the high end.
    mutating func range(_ found: inout Measured, _ limit: Int) {
        let isBetween = word(found.first - 1) == .between
        let isFrom = word(found.first - 1) == .from && !isRanging(found.first - 2)
        let joint = found.end
        // a 10-to-15 percent cut
        let isJoined =
            pieces.isMark(joint, 0x2D) && pieces[joint].isGlued && word(joint + 1) == .to
            && pieces.isMark(joint + 2, 0x2D) && pieces[joint + 2].isGlued
        let isDash = isJoined || pieces.isDash(joint) || pieces.isMark(joint, 0x7E)
        let isWord = word(joint) == .to && follows(joint)
        let isOr = word(joint) == .or && found.kind == .number && found.value < 100
        guard isDash || isWord || isOr || isBetween && word(joint) == .and else { return }
        if isDash, !isJoined, pieces[joint].gap == .none, pieces[joint + 1].gap != .none { return }
        let next = isJoined ? joint + 3 : joint + 1
        guard pieces[next].gap <= .space,
            pieces[next].kind == .digits || pieces[next].kind == .currency || pieces[next].kind == .word
        else { return }
        // What is read on trial may have noted a currency.
        let currencies = self.currencies
        var isKept = false
        defer { if !isKept { self.currencies = currencies } }
        guard let high = measured(next), Int(pieces[high.end - 1].end) <= limit, !high.isMagnitude else { return }
        // The hyphen of "two-state" or of a score; the ends must be of one kind.
        if isDash, pieces[joint].mark == 0x2D, found.number.isWords || high.number.isWords { return }
        guard
            found.kind == high.kind || found.kind == .number && !found.isMagnitude
                || high.kind == .number && (found.kind == .money || found.kind == .age)
        else {
            return
        }
        // "lost 85 cents to $67.52", "rose 4% to 9%": a change and where it led.
        if isWord, found.kind != .number, high.kind != .number, found.part != high.part || isChange(before: found.first)
        {
            return
        }
        // "fell by a third to 20 million tonnes": by how much, and what was left.
        if isWord, word(found.first - 1) == .by { return }
        var low = found.value
        if found.kind == .number || found.kind == .money, found.number.scale == 1, high.number.scale > 1, low < 1000,
            low * high.number.scale < high.value || high.kind != .money
        {
            if low < high.value / high.number.scale { low *= high.number.scale }
        }
        if found.kind == .number { low *= high.part * high.times }
        guard low < high.value || isFrom && !isDash && found.kind == .number && high.kind != .number else { return }
        isKept = true
        if isFrom, !isDash {
            // "rose from 3 to 5 percent" is two values: the first takes the unit of the second.
            if found.kind == .number { takeUnit(of: high, low, into: &found) }
            return
        }
        if found.kind == .number { takeUnit(of: high, low, into: &found) }
        found.value = low
        found.high = high.value
        found.end = high.end
        if found.counted == nil { found.counted = high.counted }
    }

    private func takeUnit(of high: Measured, _ low: Double, into found: inout Measured) {
        found.kind = high.kind
        found.unit = high.unit
        found.basis = high.basis
        found.value = low
    }

    /// `ranging`, `ranges` before `from`: the two ends of a range, no change.
    private func isRanging(_ at: Int) -> Bool {
        switch word(at) {
        case .range, .ranges, .ranged, .ranging: true
        default: false
        }
    }

    /// Whether the words before an amount say that something changed by it: `fell 3%`, `up $2`, `by 4 points`.
    private func isChange(before at: Int) -> Bool {
        var before = at - 1
        while at - before < 4, roles(before).contains(.bound), !roles(before).contains(.past) { before -= 1 }
        switch word(before) {
        case .up, .by: return true
        default: break
        }
        if matches(before, "down") || roles(before).contains(.past) { return true }
        let piece = pieces[before]
        let last = Int(piece.end)
        return piece.kind == .word && piece.word == 0 && piece.count > 4 && piece.shape == .lower
            && pieces.text[last - 1] == 0x64 && pieces.text[last - 2] == 0x65
    }
}
