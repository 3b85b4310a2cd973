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
        /// The first word of a name of a state.
        static let state = Roles(rawValue: 1 << 32)
        /// A verb behind which a price or a rate stands: `closed at 12.40`.
        static let quoted = Roles(rawValue: 1 << 33)
        /// What a month to come stands before on a market: `July delivery`.
        static let delivery = Roles(rawValue: 1 << 34)
        /// A word of reports on firms: `dividend`.
        static let firm = Roles(rawValue: 1 << 35)
        /// A word of reports on the money of states: `deficit`.
        static let publicMoney = Roles(rawValue: 1 << 36)
        /// A word that makes the name of a programme of a year: `Vision 2030`.
        static let program = Roles(rawValue: 1 << 37)
        /// A label whose number is written as a word too: `phase two`.
        static let stage = Roles(rawValue: 1 << 41)
        /// What is had over something: `dispute`, so that `over` bounds no number behind it.
        static let matter = Roles(rawValue: 1 << 42)
        /// A verb of the third person that is a plural noun too: `votes`.
        static let present = Roles(rawValue: 1 << 38)
        /// A decade of a life: `sixties`.
        static let decade = Roles(rawValue: 1 << 39)
        /// A word behind or before which two small numbers are a score.
        static let score = Roles(rawValue: 1 << 40)
    }

    var roles: Roles = []
    /// The value of a number word, of a scale, of a vague number. A word is one of these at most.
    private var amount: Double = 0
    /// The value of an ordinal, or the denominator of a fraction by that word: `third` is both.
    private var rank: Double = 0
    private var small:
        (
            month: Int8, weekday: Int8, season: Int8, shift: Int8, offset: Int8, frequency: UInt8
        ) = (0, 0, 0, 0, 0, 0)
    var unit: TimeUnit?
    var part: DayPart = .none
    var phase: Phase = .none

    // Entries are copied at every step of the grammar, so they are kept small.
    var number: Double {
        get { amount }
        set { amount = newValue }
    }
    var scale: Double {
        get { amount }
        set { amount = newValue }
    }
    var ordinal: Double {
        get { rank }
        set { rank = newValue }
    }
    var denominator: Double {
        get { rank }
        set { rank = newValue }
    }
    var month: Int {
        get { Int(small.month) }
        set { small.month = Int8(clamping: newValue) }
    }
    var weekday: Int {
        get { Int(small.weekday) }
        set { small.weekday = Int8(clamping: newValue) }
    }
    /// 1 spring to 4 winter.
    var season: Int {
        get { Int(small.season) }
        set { small.season = Int8(clamping: newValue) }
    }
    /// Which period, counted from that of the text.
    var shift: Int {
        get { Int(small.shift) }
        set { small.shift = Int8(clamping: newValue) }
    }
    /// Days from the day of the text.
    var offset: Int {
        get { Int(small.offset) }
        set { small.offset = Int8(clamping: newValue) }
    }
    /// Index into ``ExpressionLexicon/frequencies``; 0 for none.
    var frequency: Int {
        get { Int(small.frequency) }
        set { small.frequency = UInt8(clamping: newValue) }
    }
}
