import SourceText

/// The unit behind a number: percent, a currency, an age, a measure.
extension QuantityGrammar {
    /// Adds the unit behind a number: percent, a currency, a measure, an age.
    mutating func unit(_ found: inout Measured) {
        let end = found.end
        if pieces.isMark(end, 0x25), pieces[end].gap <= .space {
            found.kind = .percent
            found.unit = "percent"
            found.end = end + 1
            points(&found)
            return
        }
        if pointsOfFraction(&found) { return }
        let next = pieces.isMark(end, 0x2D) && pieces[end].isGlued ? end + 1 : end
        guard pieces[next].gap <= .line else { return }
        if let last = percentWord(next) {
            found.end = last.end
            found.kind = .percent
            found.unit = last.isPoints ? "percentage points" : "percent"
            points(&found)
            return
        }
        if suffixed(&found, next) { return }
        if let age = isAge(end) {
            found.kind = .age
            found.unit = age.unit
            found.end = age.end
            return
        }
        measure(&found, next)
        // an earthquake of magnitude 6.8
        if found.kind == .number, matches(found.first - 1, "magnitude"), found.value < 11 {
            found.kind = .dimension
            found.unit = UnitNames.plural("magnitude")
        }
        if found.kind == .number, isAgeByPlace(found) {
            found.kind = .age
            found.unit = "years"
        }
    }

    /// `percent`, `per cent`, `pc`, `percentage point`: the piece after, and whether it is points.
    func percentWord(_ at: Int) -> (end: Int, isPoints: Bool)? {
        if word(at) == .percentage {
            let next = pieces.isMark(at + 1, 0x2D) && pieces[at + 1].isGlued ? at + 2 : at + 1
            return word(next) == .points || word(next) == .point ? (next + 1, true) : (at + 1, false)
        }
        if word(at) == .percent || word(at) == .pc || word(at) == .pct { return (at + 1, false) }
        if word(at) == .per, word(at + 1) == .cent { return (at + 2, false) }
        if word(at) == .pp || word(at) == .ppt || word(at) == .ppts, pieces[at].shape == .lower {
            return (at + 1, true)
        }
        return nil
    }

    /// `a quarter of a percentage point`: a fraction of one.
    private func pointsOfFraction(_ found: inout Measured) -> Bool {
        guard found.number.isFraction, found.number.isWords, word(found.end) == .of, follows(found.end) else {
            return false
        }
        let next = found.end + 1
        guard word(next) == .a || word(next) == .one, let last = percentWord(next + 1) else { return false }
        found.kind = .percent
        found.unit = last.isPoints ? "percentage points" : "percent"
        found.end = last.end
        return true
    }

    /// `half a percentage point`, `half of one percent`.
    func halfPercent(_ at: Int) -> Measured? {
        guard word(at) == .half else { return nil }
        let next = word(at + 1) == .of ? at + 2 : at + 1
        guard word(next) == .a || word(next) == .one, follows(at + 1), follows(next),
            let last = percentWord(next + 1)
        else { return nil }
        var number = ReadNumber(end: last.end, value: 0.5)
        number.isWords = true
        return Measured(
            number: number, first: at, end: last.end, kind: .percent,
            unit: last.isPoints ? "percentage points" : "percent",
            value: 0.5)
    }

    /// An age by where it stands: `Ibrahim Diallo, 61, said`; `aged 7 and 12`.
    private func isAgeByPlace(_ found: Measured) -> Bool {
        let at = found.first
        guard found.number.plainDigits == 2 || found.number.plainDigits == 1, found.value <= 110 else { return false }
        // Back over the other ages of a row.
        var before = at - 1
        while at - before < 10,
            pieces.isDigits(before) || pieces.isMark(before, 0x2C) || word(before) == .and
                || word(before) == .or || word(before) == .to || word(before) == .between
        {
            before -= 1
        }
        if word(before) == .aged { return true }
        guard found.value >= 16, pieces.isMark(at - 1, 0x2C), pieces[at - 1].isGlued, isCapital(at - 2),
            pieces[at - 2].word == 0, pieces.isMark(found.end, 0x2C), pieces[found.end].isGlued
        else { return false }
        let next = found.end + 1
        return pieces[next].kind == .word && word(next) != .and && word(next) != .or
            && roles(next).isDisjoint(with: [.month, .number])
    }

    private func points(_ found: inout Measured) {
        if word(found.end) == .points, found.unit == "percent", follows(found.end), word(found.end - 1) == .percentage {
            found.unit = "percentage points"
            found.end += 1
        }
    }

    /// `29 years old`, `55-year-old`, `3 years of age`, `87 yo`: the unit, and the piece after.
    func isAge(_ end: Int) -> (unit: String, end: Int)? {
        if word(end) == .yo, pieces[end].gap <= .space { return ("years", end + 1) }
        let next = pieces.isMark(end, 0x2D) && pieces[end].isGlued ? end + 1 : end
        let entry = self.entry(next)
        guard let unit = entry.unit, [.year, .month, .week, .day].contains(unit), follows(next) else { return nil }
        let noun = "\(unit.rawValue)s"
        let behind = pieces.isMark(next + 1, 0x2D) ? next + 2 : next + 1
        if word(behind) == .old || word(behind) == .olds { return (noun, behind + 1) }
        if word(next + 1) == .of, word(next + 2) == .age { return (noun, next + 3) }
        return nil
    }

    /// A unit of measure: `188 miles an hour`, `six-mile`, `5 ft 2 in`, `20 (kg)`.
    private func measure(_ found: inout Measured, _ at: Int) {
        var next = at
        let isBracketed = pieces.isMark(next, 0x28) && pieces.isMark(next + 2, 0x29)
        if isBracketed { next += 1 }
        guard let unit = measureUnit(next, digits: !found.number.isWords) else { return }
        // "two feet of", "a half turn"; "100 degrees Celsius" is a temperature, "mile" in "a mile" is no number.
        found.kind = .dimension
        found.unit = unit.unit
        found.per = UnitNames.per(unit.unit)
        found.value = ReadNumber.product(found.value, unit.times)
        found.times = unit.times
        found.end = isBracketed ? unit.end + 1 : unit.end
        // 5 ft 2 in, 5 feet and 2 inches
        if unit.unit == "feet" {
            let more = word(found.end) == .and ? found.end + 1 : found.end
            if let inches = numbers.read(more), follows(more), inches.value < 12,
                word(inches.end) == .in && pieces[more].kind == .digits
                    || measureUnit(inches.end, digits: true)?.unit == "inches"
            {
                found.value += inches.value / 12
                found.end = inches.end + 1
            }
        }
        if word(found.end) == .of, follows(found.end) {
            let noun = found.end + 1
            if pieces[noun].kind == .word, follows(noun), pieces[noun].shape == .lower,
                roles(noun).isDisjoint(with: [.stop, .number]),
                word(noun) == .unknown
            {
                var last = noun
                while last - noun < 2, pieces[last + 1].kind == .word, pieces[last + 1].shape == .lower,
                    follows(last + 1),
                    pieces[last + 1].word == 0, isPlural(last + 1)
                {
                    last += 1
                }
                found.counted = (noun, last + 1)
            }
        }
    }

    func measureUnit(_ at: Int, digits: Bool) -> (unit: String, end: Int, times: Double)? {
        // 113°F, 20 °C, 45°
        if pieces.isMark(at, 0x82) {
            let letter = pieces[at + 1]
            guard letter.kind == .word, letter.count == 1, letter.gap <= .space, letter.shape == .capitalised else {
                return ("degrees", at + 1, 1)
            }
            let sign = pieces.text[Int(letter.start)]
            if sign == 0x43 { return ("degrees Celsius", at + 2, 1) }
            if sign == 0x46 { return ("degrees Fahrenheit", at + 2, 1) }
            return ("degrees", at + 1, 1)
        }
        guard roles(at).contains(.measure), let (row, end) = lexicon.measures.longest(pieces, at) else { return nil }
        let name = lexicon.tables.measureNames[row]
        if name.isShort {
            // Every short form of these letters; the one in this case wins: MB, mb. A single letter joins no hyphen: F-16-C.
            guard digits, !pieces.isMark(at - 1, 0x2D) || end > at + 1 || pieces[at].count > 1 else { return nil }
            let written = String(decoding: pieces.text[Int(pieces[at].start)..<Int(pieces[end - 1].end)], as: UTF8.self)
            let exact = lexicon.tables.shortUnits[written].map { lexicon.tables.measureNames[$0] }
            guard let unit = exact ?? (written.utf8.count > 2 ? name : nil) else { return nil }
            if written.utf8.count == 1, isLetterOfDegrees(written), !pieces[at].isGlued { return nil }
            if pieces[at].gap == .space, written.utf8.count == 1, pieces[end].kind == .word, follows(end),
                word(end) != .x, !roles(end).contains(.stop)
            {
                return nil
            }
            return (UnitNames.plural(unit.unit), end, unit.times)
        }
        if pieces[at].shape == .capitalised, !pieces[at].isGlued, word(at - 1) == .unknown, pieces[at].count > 5,
            !pieces.isDigits(at - 1), roles(at - 1).isDisjoint(with: [.number, .scale])
        {
            return nil
        }
        return (UnitNames.plural(name.unit), end, name.times)
    }

    /// `1.5C`, not `737 C`.
    private func isLetterOfDegrees(_ written: String) -> Bool { written == "C" || written == "F" }
}
