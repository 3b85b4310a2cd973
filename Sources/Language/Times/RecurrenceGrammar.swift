import SourceText

/// How often: `every other Friday`, `daily`, `twice a week`, `Mondays at 9`.
extension TimeGrammar {
    /// A time that comes again: its ISO 8601 period, or a day of the week or time of day as TIMEX3 writes it.
    func recurrence(_ at: Int) -> (value: String, start: Int, end: Int)? {
        let entry = self.entry(at)
        if entry.roles.contains(.frequency) {
            // "a daily", not "The Daily Star"
            if isCapital(at), !pieces.beginsSentence(at) || isCapital(at + 1) && follows(at + 1) { return nil }
            var end = at + 1
            if word(end) == .at, let clock = clock(end + 1) { end = clock.end }
            return (lexicon.frequencies[entry.frequency], at, end)
        }
        switch word(at) {
        case .every, .each: return every(at)
        case .any:
            let unit = self.entry(at + 1)
            guard let kind = unit.unit, !unit.roles.contains(.plural),
                kind == .year || kind == .weekend || kind == .week || kind == .month
            else { return nil }
            return ("P1" + (kind == .weekend ? "WE" : kind.iso.letter), at, at + 2)
        case .a, .an: return rate(at)
        default: break
        }
        // Mondays, on Sundays at 9am, tuesday afternoons
        if entry.roles.contains(.weekday) {
            let next = at + 1
            let part = self.entry(next)
            if part.roles.contains(.part), part.roles.contains(.plural), follows(next) {
                return ("XXXX-WXX-\(entry.weekday)T" + part.part.code, at, next + 1)
            }
            guard entry.roles.contains(.plural) else { return nil }
            var value = "XXXX-WXX-\(entry.weekday)"
            var end = next
            if word(end) == .at, let clock = clock(end + 1, bare: true) {
                value += RecurrenceText.text(clock)
                end = clock.end
            }
            return (value, at, end)
        }
        if entry.roles.contains(.part), entry.roles.contains(.plural), entry.part != .night || word(at - 1) != .the {
            var end = at + 1
            if word(end) == .at, let clock = clock(end + 1, bare: true) {
                return (RecurrenceText.text(clock), at, clock.end)
            }
            guard !isCountBefore(at) else { return nil }
            end = at + 1
            return ("T" + entry.part.code, at, end)
        }
        return nil
    }

    /// `9am on Sundays`, `3pm every day`: the time in front.
    func recurrence(behind clock: Clock) -> (value: String, end: Int)? {
        let next = word(clock.end) == .on ? clock.end + 1 : clock.end
        guard follows(next) else { return nil }
        let entry = self.entry(next)
        if entry.roles.contains(.weekday), entry.roles.contains(.plural) {
            return ("XXXX-WXX-\(entry.weekday)" + RecurrenceText.text(clock), next + 1)
        }
        if entry.roles.contains(.frequency), lexicon.frequencies[entry.frequency] == "P1D" {
            return (RecurrenceText.text(clock), next + 1)
        }
        if word(next) == .every, self.entry(next + 1).unit == .day { return (RecurrenceText.text(clock), next + 2) }
        return nil
    }

    private func every(_ at: Int) -> (value: String, start: Int, end: Int)? {
        var next = at + 1
        guard follows(next) else { return nil }
        var count = 1.0
        if word(next) == .other || word(next) == .second {
            count = 2
            next += 1
        } else if let number = numbers.read(next), !number.isFraction, number.value < 10_000 {
            count = number.value
            next = number.end
        } else if word(next) == .few {
            count = 3
            next += 1
        }
        let entry = self.entry(next)
        if entry.roles.contains(.weekday) {
            var value = "XXXX-WXX-\(entry.weekday)"
            if word(next + 1) == .at, let clock = clock(next + 2, bare: true) {
                value += RecurrenceText.text(clock)
                return (value, at, clock.end)
            }
            return (value, at, next + 1)
        }
        if entry.roles.contains(.part) {
            if word(next + 1) == .at, let clock = clock(next + 2, bare: true) {
                return (RecurrenceText.text(clock), at, clock.end)
            }
            return ("T" + entry.part.code, at, next + 1)
        }
        if entry.roles.contains(.month) {
            return ("XXXX-" + (entry.month < 10 ? "0" : "") + "\(entry.month)", at, next + 1)
        }
        guard let unit = entry.unit, pieces[next].kind == .word else { return nil }
        if unit == .day, count == 1, word(next + 1) == .at, let clock = clock(next + 2, bare: true) {
            return (RecurrenceText.text(clock), at, clock.end)
        }
        let duration = TimeCore.Duration(parts: [(count, unit)])
        return (duration.iso, at, next + 1)
    }

    /// `15 a year`, `once a week`, `$3 million a year`: a rate's unit of time.
    private func rate(_ at: Int) -> (value: String, start: Int, end: Int)? {
        let entry = self.entry(at + 1)
        guard let unit = entry.unit, !entry.roles.contains(.plural), pieces[at + 1].kind == .word, unit != .second,
            unit != .quarter,
            isCountBefore(at)
        else { return nil }
        switch word(at + 2) {
        case .ago, .later, .earlier, .before, .after, .and, .old: return nil
        case .of where unit != .year: return nil
        default: break
        }
        return (TimeCore.Duration(parts: [(1, unit)]).iso, at, at + 2)
    }

    /// Whether a number, a sum or `times` stands just before: what a rate counts.
    private func isCountBefore(_ at: Int) -> Bool {
        switch word(at - 1) {
        case .once, .twice, .times, .percent: return true
        case .in, .for, .within, .over, .than, .of, .after, .every, .about, .nearly, .almost, .not, .is, .was, .to,
            .from, .by:
            return false
        default: break
        }
        if pieces[at - 1].kind == .mark, pieces[at - 1].mark == 0x25 { return true }
        if isNumber(at - 1) { return true }
        guard pieces[at - 1].kind == .word, follows(at) else { return false }
        // 1.5 million tonnes of oil a year
        if word(at - 2) == .of, pieces[at - 3].kind == .word, isNumber(at - 4) { return true }
        return isNumber(at - 2) && !roles(at - 1).contains(.stop)
    }

    private func isNumber(_ at: Int) -> Bool {
        pieces.isDigits(at) || roles(at).contains(.number) || roles(at).contains(.scale)
    }
}

enum RecurrenceText {
    /// A time of day as TIMEX3 writes it in a set: `T09`, `T19:13`.
    static func text(_ clock: Clock) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let minute = clock.seconds / 60 % 60
        return "T" + two(clock.seconds / 3600) + (minute == 0 ? "" : ":" + two(minute))
    }
}
