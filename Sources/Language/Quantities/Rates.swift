import SourceText

/// What each one of is meant: `15 tankers a year`, `$70 a barrel`, `£92.50/MWh`, `6% a year`, `350 per dollar`.
extension QuantityGrammar {
    /// Adds the rate behind an amount. A count or a measure takes its words along; a sum of money and a percentage end
    /// before them.
    mutating func rate(_ found: inout Measured, _ limit: Int) {
        // 400,000 barrels of oil a day
        if found.kind == .dimension, let counted = found.counted, counted.first == found.end + 1,
            let rate = self.rate(behind: counted.end, found), rate.isTime
        {
            found.per = rate.per
            found.unit += " per " + rate.per
            return
        }
        guard found.kind != .age, found.per == nil, let rate = self.rate(behind: found.end, found),
            Int(pieces[rate.end - 1].end) <= limit
        else { return }
        found.per = rate.per
        found.goOn = rate.end
        switch found.kind {
        case .dimension:
            guard rate.isTime else { return }
            found.unit += " per " + rate.per
        case .number, .count:
            // "twice a year", "350 per dollar": plain numbers stay what they are but for what they count.
            guard rate.isTime || rate.isCount else {
                if found.kind == .number { found.kind = .rate }
                return
            }
            found.unit += (found.unit.isEmpty ? "" : " ") + "per " + rate.per
            found.kind = .rate
        default: return
        }
        found.end = rate.end
    }

    /// What stands for each of which: in the singular, or a round number of things (`100,000 people`).
    private struct Rate {
        var per: String
        var end: Int
        var isTime = false
        var isCount = false

        init(_ per: String, _ end: Int, isTime: Bool = false, isCount: Bool = false) {
            (self.per, self.end, self.isTime, self.isCount) = (per, end, isTime, isCount)
        }
    }

    private func rate(behind at: Int, _ found: Measured) -> Rate? {
        let next = at
        // £92.50/MWh, $67.52/bbl
        if pieces.isMark(next, 0x2F), pieces[next].isGlued, pieces[next + 1].isGlued {
            guard let unit = measureUnit(next + 1, digits: true), found.kind == .money || found.kind == .dimension
            else {
                return nil
            }
            return Rate(UnitNames.singular(unit.unit), unit.end)
        }
        guard follows(next), pieces[next].kind == .word, pieces[next + 1].gap <= .space else { return nil }
        // 7.2 yuan to the dollar
        if found.kind == .money || found.kind == .number, word(next) == .to, word(next + 1) == .the,
            currency(next + 2) != nil, pieces[next + 2].kind == .word, pieces[next + 2].shape == .lower
        {
            return Rate(text(next + 2), next + 3)
        }
        if roles(next).contains(.frequency) { return frequency(next, found) }
        let joint = word(next)
        guard joint == .per || joint == .a || joint == .an || joint == .every || joint == .each else { return nil }
        let entry = self.entry(next + 1)
        if let unit = entry.unit, !entry.roles.contains(.plural), unit != .second || joint == .per {
            switch word(next + 2) {
            case .ago, .later, .earlier, .before, .after, .old: return nil
            default: break
            }
            // "5 a quarter" of an hour; but "$6bn a quarter"
            if unit == .quarter, joint != .per, found.kind != .money || word(next + 2) == .of { return nil }
            return Rate(unit.rawValue, next + 2, isTime: true)
        }
        // Measures: "a barrel", "per square kilometer"; whoever counts things says "each".
        if joint != .every, joint != .each, found.kind == .money || joint == .per,
            let unit = measureUnit(next + 1, digits: true), !roles(next + 1).contains(.plural)
        {
            // A million thermal units keep the sign they are written by: `mmBtu`.
            return Rate(unit.times == 1 ? UnitNames.singular(unit.unit) : written(next + 1, unit.end), unit.end)
        }
        if joint == .per, let count = countOfRate(next + 1) { return count }
        switch word(next + 1) {
        case .head, .person, .share, .vote, .night, .piece, .unit, .kilo, .capita:
            guard found.kind == .money || joint == .per else { return nil }
            return Rate(text(next + 1), next + 2)
        default: break
        }
        // Any noun behind "per": "per dollar", "per vehicle"; not "per se", "per cent".
        guard joint == .per, pieces[next + 1].kind == .word, pieces[next + 1].shape == .lower,
            pieces[next + 1].count > 2, roles(next + 1).isDisjoint(with: [.stop, .scale, .number]),
            word(next + 1) != .cent
        else { return nil }
        return Rate(text(next + 1), next + 2)
    }

    /// `25 TWh annually`, `2 million barrels daily`.
    private func frequency(_ at: Int, _ found: Measured) -> Rate? {
        guard found.kind == .dimension || found.kind == .money || found.kind == .count else { return nil }
        switch word(at) {
        case .annually, .yearly: return Rate("year", at + 1, isTime: true)
        // "5 million daily passengers" counts, "5 million barrels daily" is a rate.
        case .daily where pieces[at + 1].kind != .word || !follows(at + 1) || roles(at + 1).contains(.stop):
            return Rate("day", at + 1, isTime: true)
        case .monthly where pieces[at + 1].kind != .word || !follows(at + 1) || roles(at + 1).contains(.stop):
            return Rate("month", at + 1, isTime: true)
        case .weekly where pieces[at + 1].kind != .word || !follows(at + 1) || roles(at + 1).contains(.stop):
            return Rate("week", at + 1, isTime: true)
        default: return nil
        }
    }

    /// `per 100,000 people`, `per 1,000`: a round number of what is counted.
    private func countOfRate(_ at: Int) -> Rate? {
        guard pieces.isDigits(at) || roles(at).contains(.number) || roles(at).contains(.scale),
            let number = numbers.read(at), !number.isFraction, !number.hasDecimals, number.value >= 100
        else { return nil }
        let end = number.end
        let isNoun = pieces[end].kind == .word && follows(end) && pieces[end].shape == .lower && isPlural(end)
        return Rate(written(at, isNoun ? end + 1 : end), isNoun ? end + 1 : end, isCount: true)
    }

    private func text(_ at: Int) -> String { written(at, at + 1).lowercased() }

    private func written(_ first: Int, _ end: Int) -> String {
        String(decoding: pieces.text[Int(pieces[first].start)..<Int(pieces[end - 1].end)], as: UTF8.self)
    }
}
