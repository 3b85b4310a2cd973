import Foundation
import SourceText

/// A unit of the calendar or the clock.
enum TimeUnit: String, Sendable, CaseIterable {
    case second, minute, hour, day, weekend, week, fortnight, month, quarter, season, year, decade, century, millennium

    /// The unit of ISO 8601 durations, and how many of it one is.
    var iso: (letter: String, times: Double, isClock: Bool) {
        switch self {
        case .second: ("S", 1, true)
        case .minute: ("M", 1, true)
        case .hour: ("H", 1, true)
        case .day: ("D", 1, false)
        case .weekend: ("WE", 1, false)
        case .week: ("W", 1, false)
        case .fortnight: ("W", 2, false)
        case .month: ("M", 1, false)
        case .quarter: ("Q", 1, false)
        case .season: ("M", 3, false)
        case .year: ("Y", 1, false)
        case .decade: ("Y", 10, false)
        case .century: ("Y", 100, false)
        case .millennium: ("Y", 1000, false)
        }
    }

    /// Whether it is shorter than a day.
    var isClock: Bool { iso.isClock }

    /// How exact a time said in it is.
    var granularity: CalendarPeriod.Granularity {
        switch self {
        case .second, .minute, .hour, .day: .day
        case .weekend: .interval
        case .week, .fortnight: .week
        case .month: .month
        case .quarter, .season: .quarter
        case .year: .year
        case .decade: .decade
        case .century, .millennium: .century
        }
    }
}

/// A part of the day.
enum DayPart: UInt8, Sendable, CaseIterable {
    case none = 0, earlyMorning, morning, midday, lunchtime, afternoon, evening, night, noon, midnight, dinner

    /// The hours it stands for by convention, `[from, to)` in seconds of the day.
    var seconds: ClosedRange<Int> {
        let hour = 3600
        return switch self {
        case .none: 0...(24 * hour - 1)
        case .earlyMorning: 4 * hour...8 * hour
        case .morning: 8 * hour...12 * hour
        case .midday, .lunchtime: 11 * hour...13 * hour
        case .afternoon: 12 * hour...16 * hour
        case .evening: 16 * hour...20 * hour
        case .night: 20 * hour...(24 * hour - 1)
        case .noon: 12 * hour...12 * hour
        case .midnight: 0...0
        case .dinner: 16 * hour...20 * hour
        }
    }

    /// The code of TIMEX3, `MO`.
    var code: String {
        switch self {
        case .none: ""
        case .earlyMorning, .morning: "MO"
        case .midday, .lunchtime, .noon: "MI"
        case .afternoon: "AF"
        case .evening, .dinner: "EV"
        case .night, .midnight: "NI"
        }
    }
}

/// Which part of a period is meant.
enum Phase: UInt8, Sendable { case none = 0, early, mid, late, start, middle, end }

/// What the table `expression_words.tsv` says of a word.
struct WordEntry: Sendable {
    /// What a word may be. A word may be several: `second`, `march`, `quarter`.
    struct Roles: OptionSet, Sendable {
        let rawValue: UInt64
        static let number = Roles(rawValue: 1 << 0)
        static let scale = Roles(rawValue: 1 << 1)
        static let ordinal = Roles(rawValue: 1 << 2)
        static let fraction = Roles(rawValue: 1 << 3)
        static let month = Roles(rawValue: 1 << 4)
        static let weekday = Roles(rawValue: 1 << 5)
        static let unit = Roles(rawValue: 1 << 6)
        static let season = Roles(rawValue: 1 << 7)
        static let part = Roles(rawValue: 1 << 8)
        static let offset = Roles(rawValue: 1 << 9)
        static let shift = Roles(rawValue: 1 << 10)
        static let frequency = Roles(rawValue: 1 << 11)
        static let phase = Roles(rawValue: 1 << 12)
        static let vague = Roles(rawValue: 1 << 13)
        static let zone = Roles(rawValue: 1 << 14)
        static let plural = Roles(rawValue: 1 << 15)
        /// A short form or a word with another everyday meaning: it needs its context.
        static let weak = Roles(rawValue: 1 << 16)
        static let future = Roles(rawValue: 1 << 17)
        static let past = Roles(rawValue: 1 << 18)
        static let phrase = Roles(rawValue: 1 << 19)
        static let name = Roles(rawValue: 1 << 20)
        static let currency = Roles(rawValue: 1 << 21)
        static let measure = Roles(rawValue: 1 << 22)
        static let bound = Roles(rawValue: 1 << 23)
        static let holiday = Roles(rawValue: 1 << 24)
        /// A noun that is never what a number counts: `ago`, `million`.
        static let stop = Roles(rawValue: 1 << 25)
        /// A counted noun whose plural has no -s: `people`.
        static let counted = Roles(rawValue: 1 << 26)
        static let share = Roles(rawValue: 1 << 27)
        static let glued = Roles(rawValue: 1 << 28)
        /// A word of an event that a day is known by.
        static let cue = Roles(rawValue: 1 << 29)
        /// A word whose number is a label: `Article 5`.
        static let label = Roles(rawValue: 1 << 30)
        /// A plural noun that a year stands before: `2019 levels`.
        static let dated = Roles(rawValue: 1 << 31)
        /// A name of a state that says whose currency is meant.
        static let state = Roles(rawValue: 1 << 32)
    }

    var roles: Roles = []
    var number: Double = 0
    var scale: Double = 0
    var ordinal: Double = 0
    var denominator: Double = 0
    var month = 0
    var weekday = 0
    var season = 0
    var shift = 0
    var offset = 0
    var unit: TimeUnit?
    var part: DayPart = .none
    var phase: Phase = .none
    /// Index into ``ExpressionLexicon/states``; 0 for none.
    var state = 0
    /// Index into ``ExpressionLexicon/frequencies``; 0 for none.
    var frequency = 0
}

/// The words of times and quantities: one number a word, and what the tables say of it.
///
/// Built once from the tables under `Resources/`; a word of the text is looked up by its hash while it is read.
struct ExpressionLexicon: Sendable {
    static let seed: UInt32 = 0x811C_9DC5
    static let prime: UInt32 = 0x0100_0193

    private(set) var entries: [WordEntry] = []
    /// ISO 8601 periods of `daily`, `weekly` and their like; the first stands for none.
    private(set) var frequencies = [""]
    private var keys: [UInt8] = []
    private var keyStart: [Int32] = [0]
    /// Open addressing: hash in the upper half, word number in the lower.
    private var slots: [UInt64] = []
    private var mask = 0
    /// The longest known word; a longer one is not looked up.
    private var longest = 0

    /// Phrases that hold a time or number word and are none: `G20`, `third countries`, `USA Today`.
    private(set) var names = PhraseIndex()
    /// Fixed expressions of time: `at present`.
    private(set) var timePhrases = PhraseIndex()
    private(set) var holidays = PhraseIndex()
    private(set) var bounds = PhraseIndex()
    private(set) var currencies = PhraseIndex()
    private(set) var measures = PhraseIndex()
    private(set) var fractions = PhraseIndex()

    private(set) var tables = ExpressionTables()
    /// ISO 3166-1 alpha-3 codes of the states whose names are known; the first stands for none.
    private(set) var states = [""]

    /// Reads the tables.
    ///
    /// - Parameter resources: the folder of the tables; Language's own where nil.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    init(resources: URL? = nil) throws {
        let folder = try resources ?? ResourceDirectory.locate("Language")
        var builder = LexiconBuilder()
        entries.append(WordEntry())
        for word in FunctionWord.allCases where word != .unknown { builder.intern(Array(word.text.utf8)) }
        try builder.readWords(folder)
        tables = try ExpressionTables(folder)
        names = builder.index(tables.names, role: .name)
        timePhrases = builder.index(tables.timePhrases.map(\.phrase), role: .phrase)
        holidays = builder.index(tables.holidays.map(\.name), role: .holiday)
        bounds = builder.index(tables.bounds.map(\.phrase), role: .bound)
        currencies = builder.index(tables.currencyNames.map(\.name), role: .currency)
        measures = builder.index(tables.measureNames.map(\.name), role: .measure)
        fractions = builder.index(tables.shares.map(\.phrase), role: .share)
        tables.namedDays = try builder.readNamedDays(folder)
        states = builder.states(tables.stateCues)
        names.close(builder.words.count + 1)
        timePhrases.close(builder.words.count + 1)
        holidays.close(builder.words.count + 1)
        bounds.close(builder.words.count + 1)
        currencies.close(builder.words.count + 1)
        measures.close(builder.words.count + 1)
        fractions.close(builder.words.count + 1)
        entries = builder.entries
        frequencies = builder.frequencies
        freeze(builder.words)
    }

    private mutating func freeze(_ words: [[UInt8]]) {
        var size = 1024
        while size < words.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
        for (index, word) in words.enumerated() {
            keys.append(contentsOf: word)
            keyStart.append(Int32(keys.count))
            longest = max(longest, word.count)
            var hash = ExpressionLexicon.seed
            for byte in word { hash = (hash ^ UInt32(byte)) &* ExpressionLexicon.prime }
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt64(hash) << 32 | UInt64(index + 1)
        }
    }

    /// The number of a word of the text; 0 where it is not known.
    @inline(__always)
    func word(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, _ hash: UInt32) -> UInt16 {
        guard to - from <= longest else { return 0 }
        var slot = Int(hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return 0 }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                let number = Int(entry & 0xFFFF)
                if matches(number, text, from, to) { return UInt16(truncatingIfNeeded: number) }
            }
            slot = (slot + 1) & mask
        }
    }

    private func matches(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
        let start = Int(keyStart[number - 1])
        guard Int(keyStart[number]) - start == to - from else { return false }
        for index in 0..<to - from {
            let byte = text[from + index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if folded != keys[start + index] { return false }
        }
        return true
    }

    /// The piece after a name or idiom that begins at a piece; nil where none does, or a hyphen joins it on: `the one-day`.
    func nameEnd(_ pieces: Pieces, _ at: Int) -> Int? {
        guard roles(pieces[at]).contains(.name), let (_, end) = names.longest(pieces, at) else { return nil }
        return pieces.isMark(end, 0x2D) && pieces[end].isGlued && pieces[end + 1].isGlued ? nil : end
    }

    @inline(__always) func entry(_ piece: Piece) -> WordEntry { entries[Int(piece.word)] }
    @inline(__always) func roles(_ piece: Piece) -> WordEntry.Roles { entries[Int(piece.word)].roles }
}
