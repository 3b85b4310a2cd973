import SourceText

/// The names of months and weekdays, and the words between day, month and year, from `calendar_names.tsv`.
struct CalendarNames: Sendable {
    /// What a name is.
    enum Name: Equatable, Sendable {
        /// From 1, January.
        case month(Int)
        /// From 1, Monday (ISO 8601).
        case weekday(Int)
        /// A word between day, month and year: `of`.
        case link
    }

    private var index: WordIndex
    private var longest = 0

    /// Dates are read in many places that know of no tables; where the table cannot be read, ``IntakeTables`` says so before any
    /// date is read.
    static let shared = (try? CalendarNames()) ?? CalendarNames(none: ())

    private init(none: Void) { index = WordIndex(capacity: 0) }

    private init() throws {
        let file = try ResourceDirectory.locate("Intake").appendingPathComponent("calendar_names.tsv")
        try self.init(TSVTable(contentsOf: file, columns: CalendarNames.columns))
    }

    /// The columns of the table that are read.
    static let columns = ["name", "what", "number"]

    init(_ table: TSVTable) throws {
        index = WordIndex(capacity: table.count)
        for row in table.rows {
            let number = try row.integer("number") ?? 0
            let value: Int
            switch (row["what"], number) {
            case ("month", 1...12): value = number
            case ("weekday", 1...7): value = 100 + number
            case ("link", _): value = 200
            default:
                throw row.failure("CH0205", "month with a number from 1 to 12, weekday from 1 to 7, or link is wanted")
            }
            index.insert(WordIndex.hash(row["name"].utf8), UInt32(value))
            longest = max(longest, row["name"].utf8.count)
        }
    }

    /// The name that the word at a place is, in any case of ASCII letters, and the place behind it.
    func name(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (name: Name, end: Int)? {
        var hash = WordIndex.basis
        var at = start
        while at < end, CalendarNames.isLetter(bytes[at]) {
            guard at - start < longest else { return nil }
            hash = WordIndex.extend(hash, bytes[at] < 0x80 ? bytes[at] | 0x20 : bytes[at])
            at += 1
        }
        guard at > start, let value = index.value(hash) else { return nil }
        switch value {
        case 0..<100: return (.month(Int(value)), at)
        case 100..<200: return (.weekday(Int(value) - 100), at)
        default: return (.link, at)
        }
    }

    /// Letters of ASCII, and every byte of characters of two bytes, but the space that does not break.
    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 || byte == 0xC3 || (0x80...0xBF).contains(byte)
    }
}
