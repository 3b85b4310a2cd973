/// A time of day, or a part of the day.
struct Clock {
    /// Seconds of the day, and the last second where it is a part of the day or a range.
    var seconds: Int
    var last: Int?
    /// Whether the text says which half of the day, or cannot be read in two ways.
    var isSettled = true
    /// Digits of the seconds where they are said.
    var part = DayPart.none
    var isApproximate = false
    var end: Int

    /// `15:04:05`.
    static func text(_ seconds: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let seconds = min(max(seconds, 0), 86_399)
        return "T" + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60)
    }

    /// The same in the other half of the day.
    mutating func setAfternoon() {
        if seconds < 12 * 3600 { seconds += 12 * 3600 }
        if let end = last, end < 12 * 3600 { last = end + 12 * 3600 }
        isSettled = true
    }
}

/// Times of day: `14:30`, `3pm`, `8.10 p.m.`, `noon`, `half past nine`, `six pm`, `this morning`.
extension TimeGrammar {
    /// A time of day that begins at the piece.
    ///
    /// - Parameter bare: whether an hour alone counts: `at 7` behind a day.
    func clock(_ at: Int, bare: Bool = false) -> Clock? {
        guard var found = digitsClock(at, bare: bare) ?? wordsClock(at, bare: bare) else { return nil }
        // 8:00 in the morning, 10 tonight's kin
        var next = found.end
        if word(next) == .in, word(next + 1) == .the, roles(next + 2).contains(.part) {
            settle(&found, entry(next + 2).part)
            found.end = next + 3
        } else if word(next) == .this || word(next) == .early || word(next) == .late, !found.isSettled,
            roles(next + 1).contains(.part), follows(next)
        {
            settle(&found, entry(next + 1).part)
            if word(next) != .this { found.end = next + 2 }
        } else if roles(next).contains(.part), follows(next), found.part == .none, word(next - 1) != .a {
            settle(&found, entry(next).part)
            found.end = next + 1
        }
        next = found.end
        if roles(next).contains(.zone), pieces[next].shape == .capitals, follows(next) { found.end = next + 1 }
        return found
    }

    func settle(_ clock: inout Clock, _ part: DayPart) {
        guard !clock.isSettled else { return }
        switch part {
        case .none: return
        case .afternoon, .evening, .dinner: clock.setAfternoon()
        case .night: if clock.seconds >= 6 * 3600 { clock.setAfternoon() }
        default: clock.isSettled = true
        }
    }

    /// am or pm, also `a.m.`, `p m`, `a`, `ampm`: whether it is pm (nil for both), and the piece after.
    private func half(_ at: Int) -> (pm: Bool?, end: Int)? {
        guard pieces[at].gap <= .space else { return nil }
        switch word(at) {
        case .am:
            if word(at + 1) == .pm, pieces[at + 1].isGlued { return (nil, at + 2) }
            return (false, at + 1)
        case .pm: return (true, at + 1)
        case .a, .p:
            let pm = word(at) == .p
            if pieces.isMark(at + 1, 0x2E), pieces[at + 1].isGlued, word(at + 2) == .m {
                let end = pieces.isMark(at + 3, 0x2E) && pieces[at + 3].isGlued ? at + 4 : at + 3
                return (pm, end)
            }
            if word(at + 1) == .m, pm || pieces[at].isGlued { return (pm, at + 2) }
            return pieces[at].isGlued ? (pm, at + 1) : nil
        default:
            let text = pieces[at]
            if text.kind == .word, text.count == 4, text.isGlued, matches(at, "ampm") { return (nil, at + 1) }
            return nil
        }
    }

    func matches(_ at: Int, _ text: StaticString) -> Bool {
        let piece = pieces[at]
        guard piece.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<piece.count where pieces.text[Int(piece.start) + index] | 0x20 != text.utf8Start[index] {
            return false
        }
        return true
    }

    private func digitsClock(_ at: Int, bare: Bool) -> Clock? {
        guard pieces.isDigits(at), pieces[at].count <= 4, let hour = pieces.integer(at) else { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind == .word, word(at - 1) != .t { return nil }
        if pieces[at].isGlued, pieces[at - 1].kind == .mark, [0x2E, 0x2C, 0x3A, 0x2F].contains(pieces[at - 1].mark) {
            if !(pieces[at - 1].mark == 0x2F) { return nil }
        }
        if let found = clockOfFour(at, hour) { return found }
        // 715pm
        if pieces[at].count >= 3 {
            guard let half = half(at + 1), pieces[at + 1].isGlued, hour / 100 <= 12, hour / 100 >= 1, hour % 100 < 60
            else {
                return nil
            }
            // "cut its target to 300p" tells a price.
            if half.end == at + 2, pieces[at + 1].count == 1,
                ![.at, .by, .until, .till, .around].contains(word(at - 1))
            {
                return nil
            }
            return made(hour / 100, hour % 100, 0, half.pm, isBoth: half.pm == nil, half.end)
        }
        var end = at + 1
        var minute = 0
        var second = 0
        var hasMinutes = false
        let joint = pieces[end]
        if joint.kind == .mark, joint.isGlued, joint.mark == 0x3A, pieces[end + 1].isGlued, pieces[end + 1].count == 2,
            let found = pieces.integer(end + 1), found < 60
        {
            minute = found
            hasMinutes = true
            end += 2
            if pieces.isMark(end, 0x3A), pieces[end].isGlued, pieces[end + 1].count == 2,
                let found = pieces.integer(end + 1),
                found < 60
            {
                second = found
                end += 2
                if pieces.isMark(end, 0x3A), pieces[end].isGlued { return nil }
            }
            guard hour < 24 || hour == 24 && minute == 0 else { return nil }
            // 0:00, 0:01:10: the counter of a player, not a time of day.
            if hour == 0, pieces[at].count == 1 { return nil }
            if let half = half(end) { return made(hour, minute, second, half.pm, isBoth: half.pm == nil, half.end) }
            // Z and offsets of ISO 8601
            if word(end) == .z, pieces[end].isGlued { end += 1 }
            return made(
                hour, minute, second, nil,
                isBoth: hour >= 1 && hour <= 12 && pieces[at].count < 2 || hour == 10
                    || hour == 11 || hour == 12, end)
        }
        if joint.kind == .mark, joint.isGlued, joint.mark == 0x2E, pieces[end + 1].isGlued, pieces[end + 1].count == 2,
            let found = pieces.integer(end + 1), found < 60, hour < 24
        {
            let after = end + 2
            if let half = half(after) { return made(hour, found, 0, half.pm, isBoth: half.pm == nil, half.end) }
            // "Shares closed at 12.40" tells a price.
            if (2...5).contains(where: { roles(at - $0).contains(.quoted) }) { return nil }
            if word(at - 1) == .at, !pieces[after].isGlued || pieces.isMark(after, 0x2E) || pieces.isMark(after, 0x2C),
                !roles(after).contains(.scale), word(after) != .percent, hour >= 1, !pieces.isMark(after, 0x25),
                bare || roles(after).contains(.part) || !follows(after) || pieces[after].kind != .word
                    || roles(after).contains(.zone) || word(after) == .on
            {
                return made(hour, found, 0, nil, isBoth: hour <= 12, after)
            }
            return nil
        }
        if let half = half(end), hour >= 1, hour <= (half.pm == false ? 12 : 23) {
            if pieces[end].count == 1, !hasMinutes, !pieces[end].isGlued, word(end + 1) != .m,
                !pieces.isMark(end + 1, 0x2E)
            {
                return nil
            }
            // "5a", "11p" glued: only with minutes; "12a" is a label.
            if pieces[end].count == 1, half.end == end + 1 { return nil }
            // "2 picometer": pm behind a number is the clock here; units are read by quantities.
            return made(hour, 0, 0, half.pm, isBoth: half.pm == nil, half.end)
        }
        if word(end) == .o, pieces.isMark(end + 1, 0x27), word(end + 2) == .clock, hour <= 12 {
            return made(hour, 0, 0, nil, isBoth: true, end + 3)
        }
        if matches(end, "oclock"), hour <= 12 { return made(hour, 0, 0, nil, isBoth: true, end + 1) }
        if word(end) == .past, hour < 60, let base = wordsClock(end + 1, bare: true), base.seconds % 3600 == 0 {
            return Clock(seconds: base.seconds + hour * 60, isSettled: base.isSettled, end: base.end)
        }
        if bare, hour <= 24, !pieces[end].isGlued || pieces[end].kind == .mark,
            !(pieces[end].isGlued && (pieces.isDash(end) || pieces.isMark(end, 0x2F) || pieces.isMark(end, 0x25)))
        {
            return made(hour, 0, 0, nil, isBoth: hour <= 12, end)
        }
        return nil
    }

    /// `0900 local time`, `1143 GMT`, `0600 hours`: four digits that a zone or its like says are a time of day.
    private func clockOfFour(_ at: Int, _ value: Int) -> Clock? {
        guard pieces[at].count == 4, value / 100 < 24, value % 100 < 60, pieces[at + 1].gap == .space else {
            return nil
        }
        let next = at + 1
        let isZone = roles(next).contains(.zone) && pieces[next].shape == .capitals
        let isLocal = word(next) == .local && word(next + 1) == .time
        // 0600 hours; at 1800 hours, but in 1800 hours
        let isTold =
            pieces.text[Int(pieces[at].start)] == 0x30 || [.at, .by, .until, .from, .around].contains(word(at - 1))
        let isHours = isTold && entry(next).unit == .hour
        guard isZone || isLocal || isHours else { return nil }
        return Clock(
            seconds: value / 100 * 3600 + value % 100 * 60, end: isZone ? next : isLocal ? next + 2 : next + 1)
    }

    private func made(_ hour: Int, _ minute: Int, _ second: Int, _ pm: Bool?, isBoth: Bool, _ end: Int) -> Clock? {
        var hour = hour
        if let pm {
            guard hour <= 23 else { return nil }
            if pm, hour < 12 { hour += 12 }
            if !pm, hour == 12 { hour = 0 }
        }
        guard hour < 24 else { return Clock(seconds: 86_399, end: end) }
        return Clock(seconds: hour * 3600 + minute * 60 + second, isSettled: pm != nil || !isBoth, end: end)
    }

    private func wordsClock(_ at: Int, bare: Bool) -> Clock? {
        let entry = self.entry(at)
        if entry.part == .noon || entry.part == .midnight {
            return Clock(seconds: entry.part.seconds.lowerBound, part: .none, end: at + 1)
        }
        guard entry.roles.contains(.number), entry.number >= 1, entry.number <= 12 else { return nil }
        let hour = Int(entry.number)
        var end = at + 1
        var minute = 0
        if let number = numbers.read(end), number.isWords, !number.isFraction, number.value >= 10, number.value < 60,
            follows(end), pieces[end].kind == .word
        {
            minute = Int(number.value)
            end = number.end
            if self.entry(end).unit == .minute { end += 1 }
            if let half = half(end) { return made(hour, minute, 0, half.pm, isBoth: false, half.end) }
            return bare ? made(hour, minute, 0, nil, isBoth: true, end) : nil
        }
        if let half = half(end), pieces[end].count == 2 || word(end + 1) == .m || pieces.isMark(end + 1, 0x2E) {
            return made(hour, minute, 0, half.pm, isBoth: half.pm == nil, half.end)
        }
        if word(end) == .o, pieces.isMark(end + 1, 0x27), word(end + 2) == .clock {
            return made(hour, 0, 0, nil, isBoth: true, end + 3)
        }
        if matches(end, "oclock") { return made(hour, 0, 0, nil, isBoth: true, end + 1) }
        return bare ? made(hour, 0, 0, nil, isBoth: true, end) : nil
    }

    /// A part of the day with the word that says of which: `this morning`, `last night`, `in the afternoon`, `late in the
    /// day`; the day where it is said.
    func dayPart(_ at: Int) -> (core: TimeCore?, clock: Clock, end: Int)? {
        func part(_ at: Int) -> Clock? {
            let entry = self.entry(at)
            guard entry.roles.contains(.part), !entry.roles.contains(.plural), follows(at) else { return nil }
            return clock(of: entry.part, at + 1)
        }
        var next = at
        let entry = self.entry(next)
        if entry.roles.contains(.shift) {
            var phase = Phase.none
            if roles(next + 1).contains(.phase) { (phase, next) = (self.entry(next + 1).phase, next + 1) }
            _ = phase
            guard var clock = part(next + 1) else { return nil }
            let shift = entry.shift
            if shift < 0, clock.part != .night, clock.part != .evening { return nil }
            clock.end = next + 2
            return (.offset(shift), clock, next + 2)
        }
        if word(at) == .tonight { return (.offset(0), clock(of: .night, at + 1), at + 1) }
        if word(at) == .in, word(at + 1) == .the {
            let early = roles(at + 2).contains(.phase) ? 1 : 0
            if let clock = part(at + 2 + early) { return (nil, clock, clock.end) }
            return nil
        }
        if entry.roles.contains(.phase), let clock = part(at + 1) { return (nil, clock, clock.end) }
        return nil
    }

    func clock(of part: DayPart, _ end: Int) -> Clock {
        let range = part.seconds
        return Clock(
            seconds: range.lowerBound, last: range.upperBound > range.lowerBound ? range.upperBound : nil, part: part,
            end: end)
    }
}
