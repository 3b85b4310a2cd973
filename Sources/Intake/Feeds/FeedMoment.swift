import SourceText

/// A point in time as a feed, a mail or an archive writes it.
///
/// ```swift
/// FeedMoment("Thu, 06 Nov 2025 17:05:00 EST")?.utc   // "2025-11-06T22:05:00Z"
/// ```
struct FeedMoment: Sendable, Equatable {
    /// The day as it is written, in the writer's own zone: the day that the outlet dates it.
    let day: CalendarDay
    /// The moment in UTC, `2025-11-06T22:05:00Z`; the day alone where no time of day is given.
    let utc: String

    /// Reads the forms of RFC 822 and its successors, of ISO 8601 and of `asctime`; any other date without its time.
    init?(_ text: String) {
        let bytes = Array(text.trimmed.utf8.prefix(100))
        guard !bytes.isEmpty else { return nil }
        if let moment = FeedMoment.internet(bytes) ?? FeedMoment.iso(bytes) {
            self = moment
            return
        }
        guard let period = WrittenDate.period(String(decoding: bytes, as: UTF8.self)) else { return nil }
        day = period.first
        utc = period.first.description
    }

    /// - Parameter seconds: since midnight of the day as it is written.
    /// - Parameter offset: seconds that its zone is ahead of UTC.
    private init(day: CalendarDay, seconds: Int, offset: Int) {
        self.day = day
        var seconds = seconds - offset
        var shift = 0
        while seconds < 0 {
            seconds += 86_400
            shift -= 1
        }
        while seconds >= 86_400 {
            seconds -= 86_400
            shift += 1
        }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        utc = "\(day.adding(days: shift))T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }

    /// Minutes that the zones of RFC 822 are ahead of UTC; a name that is not listed is read as UTC, as RFC 5322 asks.
    private static let zones: [String: Int] = [
        "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
        "AKST": -540, "AKDT": -480, "HST": -600, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120,
        "EEST": 180, "MSK": 180, "IST": 330, "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "AEST": 600,
        "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120,
    ]

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `Thu, 06 Nov 2025 17:05:00 EST`, `7 Nov 25 08:00 GMT`, `Thu Nov  6 17:05:00 2025`.
    private static func internet(_ bytes: [UInt8]) -> FeedMoment? {
        var words = bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 || $0 == 0x2C }).map {
            String(decoding: $0, as: UTF8.self)
        }
        // `06-Nov-2025`: three words in one.
        if let index = words.firstIndex(where: { $0.contains("-") && $0.contains(where: \.isLetter) }), index < 2 {
            words.replaceSubrange(index...index, with: words[index].split(separator: "-").map(String.init))
        }
        guard let name = words.firstIndex(where: { month($0) != nil }), name < 3, let month = month(words[name]) else {
            return nil
        }
        let day: Int?
        var rest: ArraySlice<String>
        if name > 0, let before = Int(words[name - 1]) {
            day = before
            rest = words[(name + 1)...]
        } else {
            day = name + 1 < words.count ? Int(words[name + 1]) : nil
            rest = words.dropFirst(name + 2)
        }
        guard let day, (1...31).contains(day) else { return nil }
        // `asctime` has the year behind the time of day.
        let clock = rest.firstIndex { $0.contains(":") }
        guard let yearIndex = rest.firstIndex(where: { Int($0) != nil && ($0.utf8.count == 4 || $0.utf8.count == 2) }),
            var year = Int(rest[yearIndex])
        else { return nil }
        if rest[yearIndex].utf8.count == 2 { year += year < 50 ? 2000 : 1900 }
        guard let date = CalendarDay(year: year, month: month, day: day) else { return nil }
        guard let clock, let seconds = seconds(rest[clock]) else { return FeedMoment(only: date) }
        let zone = rest.indices.first { $0 > clock && $0 != yearIndex }.map { rest[$0] } ?? "GMT"
        return FeedMoment(day: date, seconds: seconds, offset: offset(zone))
    }

    private init(only day: CalendarDay) {
        self.day = day
        utc = day.description
    }

    private static func month(_ word: String) -> Int? {
        guard word.utf8.count >= 3, word.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { return nil }
        return months.firstIndex(of: String(word.lowercased().prefix(3))).map { $0 + 1 }
    }

    /// `17:05:00`, `8:00`, with or without fractions.
    private static func seconds(_ text: some StringProtocol) -> Int? {
        let parts = text.split(separator: ":")
        guard parts.count >= 2, let hours = Int(parts[0]), let minutes = Int(parts[1].prefix(2)),
            (0...24).contains(hours), (0...59).contains(minutes)
        else { return nil }
        let seconds = parts.count > 2 ? Int(parts[2].prefix { $0.isNumber }) ?? 0 : 0
        return hours * 3600 + minutes * 60 + min(max(seconds, 0), 60)
    }

    /// Seconds ahead of UTC: `+0200`, `-05:00`, `EST`, `Z`.
    private static func offset(_ zone: String) -> Int {
        if let sign = zone.first, sign == "+" || sign == "-" {
            let digits = zone.dropFirst().filter { $0.isNumber }
            guard digits.utf8.count == 4, let value = Int(digits) else { return 0 }
            let offset = (value / 100 * 60 + value % 100) * 60
            return abs(offset) > 24 * 3600 ? 0 : sign == "-" ? -offset : offset
        }
        return (zones[zone.uppercased()] ?? 0) * 60
    }

    /// `2025-12-08T01:30:00+02:00`, `2025-12-08T01:30Z`, `20251208T013000`, `2025-12`.
    private static func iso(_ bytes: [UInt8]) -> FeedMoment? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let split = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }),
            let period = CalendarPeriod(iso8601: text[..<split]), period.granularity == .day
        else { return nil }
        let rest = text[text.index(after: split)...].drop { $0 == " " }
        let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." || $0 == "," }
        guard let seconds = seconds(clock) else { return nil }
        let zone = String(rest[clock.endIndex...]).trimmed
        return FeedMoment(day: period.first, seconds: seconds, offset: zone.isEmpty ? 0 : offset(zone))
    }
}
