import ArgumentParser
import SourceText

/// Days on the command line: `2025`, `2025-11` or `2025-11-06`.
enum DayOptions {
    static func check(_ name: String, _ text: String?) throws {
        if let text, CalendarPeriod(iso8601: text) == nil {
            throw ValidationError("\(name): '\(text)' is no date; write 2025, 2025-11 or 2025-11-06.")
        }
    }

    /// The first day that is meant.
    static func first(_ text: String?) -> CalendarDay? { text.flatMap { CalendarPeriod(iso8601: $0) }?.first }

    /// The last day that is meant.
    static func last(_ text: String?) -> CalendarDay? { text.flatMap { CalendarPeriod(iso8601: $0) }?.last }
}
