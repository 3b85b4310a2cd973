/// Days that have a name: `Friday, January 23, 2026`, `Tuesday next week`, `Easter 2018`.
extension TimeGrammar {
    /// `Friday, January 23, 2026`, `Thursday the 21st`, `Mon 13th`, `Tuesday next week`, `Tuesday`.
    func weekdayDate(_ at: Int) -> Found? {
        let entry = self.entry(at)
        if entry.roles.contains(.plural) { return nil }
        var next = at + 1
        if pieces.isMark(next, 0x2E), pieces[next].isGlued, pieces[at].count <= 5, entry.roles.contains(.weak) {
            next += 1
        }
        let behind = skipComma(next)
        if pieces[behind].gap <= .line {
            if roles(behind).contains(.month), let found = monthDate(behind), found.core.isDay { return found }
            if pieces.isDigits(behind), let found = numericDate(behind) ?? dayMonth(behind), found.core.isDay {
                return found
            }
            if word(behind) == .the, let day = dayNumber(behind + 1) {
                if let found = dayMonth(behind + 1) { return found }
                guard
                    pieces.isDigits(behind + 1) || pieces[day.end].kind != .word || !follows(day.end)
                        || roles(day.end).contains(.stop)
                else { return (.weekday(entry.weekday, shift: nil), next) }
                return (.weekdayOfMonth(entry.weekday, day: day.day), day.end)
            }
            if let day = ordinal(behind), day.value <= 31 {
                if let found = dayMonth(behind) { return found }
                if pieces.isDigits(behind) { return (.weekdayOfMonth(entry.weekday, day: day.value), day.end) }
            }
        }
        if follows(next) {
            let here = word(next) == .of ? next + 1 : next
            let shift = self.entry(here)
            if shift.roles.contains(.shift), word(here + 1) == .week {
                return (.weekdayOfWeek(entry.weekday, shift: shift.shift), here + 2)
            }
        }
        if entry.roles.contains(.weak) {
            guard pieces[at].shape == .capitalised || isTimeContext(before: at) else { return nil }
            let isWord = entry.weekday == 6 || entry.weekday == 7 || entry.weekday == 3
            if pieces[at].shape == .lower || isWord {
                guard
                    word(at - 1) == .on || word(at - 1) == .next || word(at - 1) == .last || word(at - 1) == .this
                        || roles(at - 1).contains(.part) || clock(behind) != nil && pieces.isDigits(behind)
                else { return nil }
            }
        }
        return (.weekday(entry.weekday, shift: nil), next > at + 1 && !endsHere(next) ? next : at + 1)
    }

    /// Whether a name stands before that is not the nation's: the day is that of whose name it is.
    private func isOfOther(than nation: String, _ at: Int) -> Bool {
        if word(at - 1) == .s, pieces.isMark(at - 2, 0x27), isNamed(nation, before: at - 2) { return false }
        if word(at - 1) == .s, pieces.isMark(at - 2, 0x27) { return true }
        // "Ghana marks Independence Day"
        for before in stride(from: at - 1, through: max(0, at - 24), by: -1) {
            if pieces.endsSentence(before) || pieces[before + 1].gap >= .line { break }
            if let (state, _) = lexicon.state(pieces, before) { return state != nation }
        }
        if word(at - 1) == .its || word(at - 1) == .their || word(at - 1) == .our { return true }
        return isCapital(at - 1) && roles(at - 1).isDisjoint(with: [.weekday, .stop]) && pieces[at].gap == .space
            && !pieces.beginsSentence(at - 1)
    }

    /// Whether the name of a state ends before a piece.
    private func isNamed(_ state: String, before at: Int) -> Bool {
        (1...4).contains { lexicon.state(pieces, at - $0).map { $0.code == state && $0.end == at } ?? false }
    }

    /// `Easter 2018`, `Christmas`, `Yuandan of next year`.
    func holiday(_ at: Int) -> Found? {
        guard let (row, end) = lexicon.holidays.longest(pieces, at) else { return nil }
        let rule = lexicon.tables.holidays[row].rule
        // "Ghana's Independence Day", "Polish Independence Day"
        if let nation = lexicon.tables.holidays[row].nation, isOfOther(than: nation, at) { return nil }
        if let container = containerBehind(end), container.core.isYear {
            return (.holiday(rule, year: container.core), container.end)
        }
        return (.holiday(rule, year: nil), end)
    }
}
