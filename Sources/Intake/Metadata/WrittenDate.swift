import SourceText

/// Dates as pages and by-lines write them: `2025-12-08T10:00Z`, `8 December 2025`, `Dec. 8, 2025`, `10 de noviembre de 2025`,
/// `2025/12/08`, `08.12.2025`, `12/08/2025` (month first, unless it cannot be a month; ``DayOrderReader`` looks further).
enum WrittenDate {
    /// A date and where it stands.
    struct Match: Equatable {
        var range: Range<Int>
        var period: CalendarPeriod
        /// The other reading of a date in figures whose day may as well be its month: `12/08/2025`.
        var other: CalendarPeriod?
        var form = Form.other
    }

    /// How a date is written, as far as that tells the way in which its writer orders day and month.
    enum Form {
        /// `25/12/2025`; or month and day in figures: `12/25/2025`.
        case dayThenMonth, monthThenDay
        /// `8 December 2025`, and `December 8, 2025`.
        case dayThenName, nameThenDay
        case other
    }

    /// The first date of a text as a period of a day; `2025-11` and `2025` alone are a month and a year.
    static func period(_ text: String) -> CalendarPeriod? {
        let trimmed = text.trimmed
        if let period = CalendarPeriod(iso8601: trimmed) { return plausible(period) }
        return all(in: Array(trimmed.utf8)).first?.period
    }

    private static func plausible(_ period: CalendarPeriod) -> CalendarPeriod? {
        (1700...2200).contains(period.first.year) ? period : nil
    }

    /// All dates of some bytes that are exact to the day, in order.
    static func all(in bytes: [UInt8]) -> [Match] { all(in: bytes, 0..<bytes.count) }

    static func all(in bytes: [UInt8], _ range: Range<Int>) -> [Match] {
        // Every date has a number, and most lines have none.
        guard bytes[range].contains(where: isDigit) else { return [] }
        var matches: [Match] = []
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            let startsWord = at == range.lowerBound || !isWordByte(bytes[at - 1])
            if startsWord, isDigit(byte),
                let match = numeric(bytes, at, range.upperBound)
                    ?? dayFirst(bytes, at, range.upperBound)
            {
                matches.append(match)
                at = match.range.upperBound
            } else if startsWord, isLetter(byte), let match = monthFirst(bytes, at, range.upperBound) {
                matches.append(match)
                at = match.range.upperBound
            } else {
                at += 1
            }
        }
        return matches
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
    private static func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte >= 0x80 }

    private static func number(_ bytes: [UInt8], _ at: inout Int, _ end: Int, most: Int) -> Int? {
        var value = 0
        let start = at
        while at < end, at - start < most, isDigit(bytes[at]) {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return at > start ? value : nil
    }

    /// A year of four digits; digits behind it only where they count a time that passed (`20263 days ago`, as two
    /// elements of a page run together in copied text).
    private static func year(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int? {
        let start = at
        guard let value = number(bytes, &at, end, most: 4), at - start == 4, (1700...2200).contains(value) else {
            return nil
        }
        guard at < end, isDigit(bytes[at]) else { return value }
        var next = at
        while next < end, isDigit(bytes[next]) { next += 1 }
        while next < end, bytes[next] == 0x20 { next += 1 }
        while next < end, isLetter(bytes[next]) { next += 1 }
        while next < end, bytes[next] == 0x20 { next += 1 }
        return bytes[next..<min(end, next + 3)].elementsEqual("ago".utf8) ? value : nil
    }

    /// The number of the month whose name stands at a place, its full stop passed over.
    private static func month(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Int? {
        guard let (name, next) = CalendarNames.shared.name(bytes, at, end), case .month(let number) = name else {
            return nil
        }
        at = next
        if at < end, bytes[at] == UInt8(ascii: ".") { at += 1 }
        return number
    }

    /// Passes over `of` or `de` and the white space behind it.
    private static func link(_ bytes: [UInt8], _ at: inout Int, _ end: Int) {
        guard let (name, next) = CalendarNames.shared.name(bytes, at, end), case .link = name, next < end,
            bytes[next] == 0x20
        else { return }
        at = next + 1
    }

    private static func skip(_ bytes: [UInt8], _ at: inout Int, _ end: Int, comma: Bool = true) {
        while at < end {
            if bytes[at] == 0x20 || bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "/")
                || (comma && bytes[at] == UInt8(ascii: ","))
            {
                at += 1
            } else if bytes[at] == 0xC2, at + 1 < end, bytes[at + 1] == 0xA0 {
                at += 2
            } else {
                return
            }
        }
    }

    private static func ordinal(_ bytes: [UInt8], _ at: inout Int, _ end: Int) {
        guard at + 2 <= end else { return }
        let pair = [bytes[at] | 0x20, bytes[at + 1] | 0x20]
        if ["st", "nd", "rd", "th", "er"].contains(where: { $0.utf8.elementsEqual(pair) }),
            at + 2 == end || !isLetter(bytes[at + 2])
        {
            at += 2
        }
    }

    /// `8 December 2025`, `8th of December, 2025`, `8. Dezember 2025`, `8 de diciembre de 2025`.
    private static func dayFirst(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Match? {
        var at = start
        guard let day = number(bytes, &at, end, most: 2), day >= 1, day <= 31 else { return nil }
        ordinal(bytes, &at, end)
        if at + 1 < end, bytes[at] == UInt8(ascii: "."), bytes[at + 1] == 0x20 { at += 1 }
        skip(bytes, &at, end)
        link(bytes, &at, end)
        guard let month = month(bytes, &at, end) else { return nil }
        skip(bytes, &at, end)
        link(bytes, &at, end)
        guard let year = year(bytes, &at, end), let period = CalendarPeriod(year: year, month: month, day: day)
        else { return nil }
        return Match(range: start..<at, period: period, form: .dayThenName)
    }

    /// `December 8, 2025`, `Dec. 8th 2025`.
    private static func monthFirst(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Match? {
        var at = start
        guard let month = month(bytes, &at, end) else { return nil }
        skip(bytes, &at, end)
        guard let day = number(bytes, &at, end, most: 2), day >= 1, day <= 31 else { return nil }
        ordinal(bytes, &at, end)
        skip(bytes, &at, end)
        guard let year = year(bytes, &at, end), let period = CalendarPeriod(year: year, month: month, day: day)
        else { return nil }
        return Match(range: start..<at, period: period, form: .nameThenDay)
    }

    /// `2025-12-08`, `2025/12/8`, `20251208`, `08.12.2025`, `12/08/2025`.
    private static func numeric(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Match? {
        var at = start
        guard let first = number(bytes, &at, end, most: 8) else { return nil }
        let width = at - start
        if width == 8 {
            guard at == end || !isDigit(bytes[at]), (1990...2100).contains(first / 10000) else { return nil }
            return CalendarPeriod(year: first / 10000, month: first / 100 % 100, day: first % 100)
                .map { Match(range: start..<at, period: $0) }
        }
        guard at < end else { return nil }
        let separator = bytes[at]
        guard [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(separator) else { return nil }
        at += 1
        guard let second = number(bytes, &at, end, most: 2), at < end, bytes[at] == separator else { return nil }
        at += 1
        let thirdStart = at
        guard let third = number(bytes, &at, end, most: 4), at == end || !isDigit(bytes[at]) else { return nil }
        let thirdWidth = at - thirdStart
        if width == 4, thirdWidth <= 2, (1700...2200).contains(first) {
            return CalendarPeriod(year: first, month: second, day: third).map { Match(range: start..<at, period: $0) }
        }
        guard width <= 2, thirdWidth == 4, (1700...2200).contains(third) else { return nil }
        let dayLeads = CalendarPeriod(year: third, month: second, day: first)
        let monthLeads = CalendarPeriod(year: third, month: first, day: second)
        // Where full stops part them, the day leads everywhere.
        let isDotted = separator == UInt8(ascii: ".")
        guard let period = isDotted ? dayLeads ?? monthLeads : monthLeads ?? dayLeads else { return nil }
        let isOpen = !isDotted && first != second && dayLeads != nil && monthLeads != nil
        let form: Form =
            isDotted || isOpen || first == second ? .other : dayLeads == nil ? .monthThenDay : .dayThenMonth
        return Match(range: start..<at, period: period, other: isOpen ? dayLeads : nil, form: form)
    }
}
