import SourceText

/// Reads spans of time out of headings of a list of forecasts.
///
/// A line is read where it sets a bound (`within 6 months`, `> 1 year`, `next two weeks`), a range (`3-12 months`,
/// `now to 3 months`), or names a term (`Long-term outlook`), and says hardly anything else; a bare number of months is none.
struct HorizonText {
    private enum Piece: Equatable {
        case word(String)
        case number(Int)
        case dash, above, below, open, close
    }

    private let pieces: [Piece]

    /// The horizon that a line gives; nil where it gives none. A term without numbers gives one without ends.
    static func read(_ line: some Collection<UInt8>) -> HorizonSpan? {
        let text = HorizonText(pieces: pieces(of: line))
        guard text.strangers <= 1 else { return nil }
        for place in text.pieces.indices {
            if let span = text.span(at: place) { return span }
        }
        return text.namesTerm ? HorizonSpan() : nil
    }

    /// The horizon of a heading that runs into its text: nothing but a time (`Through August`, `Beyond that`).
    static func runIn(_ line: some Collection<UInt8>) -> HorizonSpan? {
        let text = HorizonText(pieces: pieces(of: line))
        guard text.strangers == 0, text.pieces.count >= 2 || text.isWord(0, "later", "beyond", "thereafter") else {
            return nil
        }
        if text.isWord(0, "beyond", "after"), text.isWord(1, "that") || text.pieces.count == 1 { return HorizonSpan() }
        return text.span(at: 0) ?? (text.namesTerm ? HorizonSpan() : nil)
    }

    /// Words that a heading with a horizon may hold.
    private static let plain: Set<String> = [
        "short", "near", "medium", "mid", "long", "longer", "term", "immediate", "outlook", "forecast", "forecasts",
        "horizon", "scenario", "time", "frame", "timeframe", "the", "next", "coming", "over", "within", "in", "to",
        "and",
        "or", "from", "of", "for", "up", "than", "more", "less", "fewer", "beyond", "after", "by", "until", "through",
        "now", "today", "present", "under", "plus", "period", "year", "projection", "projections", "expectations", "a",
        "an", "this", "end", "close", "start", "beginning", "before", "middle", "late", "early", "during", "rest",
        "remainder", "first", "second", "half", "onwards", "later", "that", "thereafter",
    ]

    /// How many words say something else.
    private var strangers: Int {
        pieces.reduce(0) { count, piece in
            guard case .word(let word) = piece, !HorizonText.plain.contains(word), HorizonText.unit(piece) == nil,
                !HorizonText.months.contains(word)
            else { return count }
            return count + 1
        }
    }

    private var namesTerm: Bool {
        for (place, piece) in pieces.enumerated() where piece == .word("term") && place > 0 {
            let before = pieces[place - 1] == .dash && place > 1 ? pieces[place - 2] : pieces[place - 1]
            if case .word(let word) = before, ["short", "near", "medium", "mid", "long", "longer"].contains(word) {
                return true
            }
        }
        return false
    }

    private static func unit(_ piece: Piece?) -> HorizonSpan.Distance? {
        guard case .word(let word) = piece else { return nil }
        switch word {
        case "day", "days": return HorizonSpan.Distance(days: 1)
        case "week", "weeks", "wk", "wks": return HorizonSpan.Distance(days: 7)
        case "month", "months", "mo", "mos", "mth", "mths": return HorizonSpan.Distance(months: 1)
        case "quarter", "quarters": return HorizonSpan.Distance(months: 3)
        case "year", "years", "yr", "yrs": return HorizonSpan.Distance(months: 12)
        case "decade", "decades": return HorizonSpan.Distance(months: 120)
        default: return nil
        }
    }

    private func piece(_ place: Int) -> Piece? { place < pieces.count ? pieces[place] : nil }
    private func isWord(_ place: Int, _ words: String...) -> Bool {
        if case .word(let word)? = piece(place) { return words.contains(word) }
        return false
    }
    private func number(_ place: Int) -> Int? {
        if case .number(let number)? = piece(place) { return number }
        return nil
    }
    private func unit(_ place: Int) -> HorizonSpan.Distance? { HorizonText.unit(piece(place)) }
    private func isJoin(_ place: Int) -> Bool { piece(place) == .dash || isWord(place, "to", "and", "through") }

    private func span(at start: Int) -> HorizonSpan? { year(at: start) ?? bound(at: start) ?? range(at: start) }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// `by the end of 2026`, `before March 2027`, `beyond 2027`, `during 2026`, `rest of 2026`.
    private func year(at start: Int) -> HorizonSpan? {
        // `next year`, `later this year`.
        if isWord(start, "this"), isWord(start + 1, "year") { return HorizonSpan(year: 0) }
        let isOpen = isWord(start, "beyond", "after")
        let isBefore = isWord(start, "before")
        let isWithin = isWord(start, "in", "during", "rest", "remainder", "over", "for")
        guard isOpen || isBefore || isWithin || isWord(start, "by", "until", "through") else { return nil }
        var place = start + 1
        var isMiddle = false
        var isStart = false
        while isWord(
            place, "the", "end", "close", "of", "late", "mid", "middle", "rest", "remainder", "early", "start",
            "beginning")
        {
            if isWord(place, "mid", "middle") { isMiddle = true }
            if isWord(place, "early", "start", "beginning") { isStart = true }
            place += 1
            if piece(place) == .dash { place += 1 }
        }
        var month: Int?
        if case .word(let word)? = piece(place), let index = HorizonText.months.firstIndex(of: word) {
            month = index + 1
            place += 1
        }
        // `by the end of the year`.
        if !isOpen, month == nil, place > start + 1, isWord(place, "year"), isWord(place - 1, "the") {
            return HorizonSpan(year: 0)
        }
        // `through August`: the next one.
        if let month, pieces.count == place { return isOpen || isBefore ? nil : HorizonSpan(month: month) }
        guard let number = number(place), (1900...2200).contains(number) else { return nil }
        guard
            let period = month.map({ CalendarPeriod(iso8601: "\(number)-" + ($0 < 10 ? "0\($0)" : "\($0)")) })
                ?? CalendarPeriod(year: number)
        else { return nil }
        if isOpen { return HorizonSpan(start: period.last.adding(days: 1)) }
        var last = isBefore ? period.first.adding(days: -1) : period.last
        if month == nil, isMiddle { last = period.first.adding(months: 6) }
        if month == nil, isStart { last = period.first.adding(months: 3) }
        if isWithin, isWord(start, "in", "during") { return HorizonSpan(period: CalendarPeriod(period.first, last)) }
        return HorizonSpan(from: HorizonSpan.Distance(), period: CalendarPeriod(min(period.first, last), last))
    }

    /// `within 6 months`, `> 1 year`, `by 2027`.
    private func bound(at start: Int) -> HorizonSpan? {
        var place = start
        let isLower: Bool
        if isWord(place, "by", "until", "through") {
            guard let year = number(place + 1), year >= 1900, let period = CalendarPeriod(year: year) else {
                return nil
            }
            return HorizonSpan(from: HorizonSpan.Distance(), period: period)
        } else if piece(place) == .above || isWord(place, "beyond", "after") {
            isLower = true
        } else if piece(place) == .below || isWord(place, "within", "next", "under", "coming") {
            isLower = false
        } else if isWord(place, "over") {
            isLower = !isWord(place + 1, "the", "next")
        } else if isWord(place, "more", "longer", "greater"), isWord(place + 1, "than") {
            place += 1
            isLower = true
        } else if isWord(place, "less", "fewer"), isWord(place + 1, "than") {
            place += 1
            isLower = false
        } else if isWord(place, "up"), isWord(place + 1, "to") {
            place += 1
            isLower = false
        } else {
            return nil
        }
        place += 1
        while isWord(place, "the", "next", "coming", "a", "an") { place += 1 }
        var count = 1
        if let given = number(place) {
            count = given
            place += 1
        }
        guard let unit = unit(place), !isWord(place + 1, "ago") else { return nil }
        return isLower
            ? HorizonSpan(from: unit.times(count))
            : HorizonSpan(from: HorizonSpan.Distance(), to: unit.times(count))
    }

    /// `3-12 months`, `now to 3 months`, `6 weeks to 3 months`, `2026-2028`, `12+ months`, `(3 months)`.
    private func range(at place: Int) -> HorizonSpan? {
        if isWord(place, "now", "today", "present", "immediate") {
            guard isJoin(place + 1), let count = number(place + 2), let unit = unit(place + 3) else { return nil }
            return HorizonSpan(from: HorizonSpan.Distance(), to: unit.times(count))
        }
        guard let first = number(place) else { return nil }
        if isJoin(place + 1), let second = number(place + 2) {
            guard first <= second else { return nil }
            if let unit = unit(place + 3) { return HorizonSpan(from: unit.times(first), to: unit.times(second)) }
            if first >= 1900, second <= 2200, let one = CalendarPeriod(year: first),
                let last = CalendarPeriod(year: second)
            {
                return HorizonSpan(period: CalendarPeriod(one.first, last.last))
            }
            return nil
        }
        if piece(place + 1) == .above, let unit = unit(place + 2) { return HorizonSpan(from: unit.times(first)) }
        guard let unit = unit(place + 1) else { return nil }
        if isJoin(place + 2), let second = number(place + 3), let other = self.unit(place + 4) {
            return HorizonSpan(from: unit.times(first), to: other.times(second))
        }
        if piece(place + 2) == .above || isWord(place + 2, "plus")
            || isWord(place + 2, "and", "or") && isWord(place + 3, "beyond", "more", "longer")
        {
            return HorizonSpan(from: unit.times(first))
        }
        if place > 0, pieces[place - 1] == .open, piece(place + 2) == .close {
            return HorizonSpan(from: HorizonSpan.Distance(), to: unit.times(first))
        }
        return nil
    }

    private static let numbers: [String: Int] = [
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20, "thirty": 30,
    ]

    private static func pieces(of line: some Collection<UInt8>) -> [Piece] {
        let bytes = Array(line)
        var result: [Piece] = []
        var place = 0
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
        func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
        while place < bytes.count {
            let start = place
            let byte = bytes[place]
            if isLetter(byte) {
                while place < bytes.count, isLetter(bytes[place]) { place += 1 }
                let word = String(decoding: bytes[start..<place].map { $0 | 0x20 }, as: UTF8.self)
                result.append(numbers[word].map { .number($0) } ?? .word(word))
                continue
            }
            if isDigit(byte) {
                var number = 0
                while place < bytes.count, isDigit(bytes[place]) {
                    number = min(number * 10 + Int(bytes[place] - 0x30), 100_000)
                    place += 1
                }
                result.append(.number(number))
                continue
            }
            switch byte {
            case 0x2D: result.append(.dash)
            case 0x3E, 0x2B: result.append(.above)
            case 0x3C: result.append(.below)
            case 0x28, 0x5B: result.append(.open)
            case 0x29, 0x5D: result.append(.close)
            case 0xE2 where place + 2 < bytes.count:
                // Dashes, ≥ and ≤.
                switch (bytes[place + 1], bytes[place + 2]) {
                case (0x80, 0x90...0x95): result.append(.dash)
                case (0x89, 0xA5): result.append(.above)
                case (0x89, 0xA4): result.append(.below)
                default: break
                }
                place += 2
            default: break
            }
            place += 1
        }
        return result
    }
}
