import ArgumentParser
import SourceText

/// From when to when: days on the command line, `2025`, `2025-11` or `2025-11-06`.
struct PeriodOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only what happened from then on: 2025, 2025-11 or 2025-11-06.",
            discussion:
                "An event goes by its own date; an event without one, and everything else, by the day that its report was published; what has neither stays.",
            valueName: "date"))
    var since: String?

    @Option(name: .long, help: ArgumentHelp("Only what happened up to then; dates as for --since.", valueName: "date"))
    var until: String?

    func validate() throws {
        try PeriodOptions.check("--since", since)
        try PeriodOptions.check("--until", until)
        if let first, let last, last < first { throw ValidationError("--until lies before --since.") }
    }

    /// The first day that is meant.
    var first: CalendarDay? { since.flatMap { CalendarPeriod(iso8601: $0) }?.first }

    /// The last day that is meant.
    var last: CalendarDay? { until.flatMap { CalendarPeriod(iso8601: $0) }?.last }

    /// Whether a text is a day.
    static func check(_ name: String, _ text: String?) throws {
        if let text, CalendarPeriod(iso8601: text) == nil {
            throw ValidationError("\(name): '\(text)' is no date; write 2025, 2025-11 or 2025-11-06.")
        }
    }
}
