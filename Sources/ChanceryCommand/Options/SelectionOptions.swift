import ArgumentParser
import Chancery
import Diplomacy
import SourceText

/// What part of the record is wanted.
struct SelectionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only what is about this state, person, body or framework: a name or an alpha-3 code. May be given more than once.",
            valueName: "name"))
    var about: [String] = []

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
        for (name, text) in [("--since", since), ("--until", until)] {
            if let text, CalendarPeriod(iso8601: text) == nil {
                throw ValidationError("\(name): '\(text)' is no date; write 2025, 2025-11 or 2025-11-06.")
            }
        }
        if let since = selection.since, let until = selection.until, until < since {
            throw ValidationError("--until lies before --since.")
        }
    }

    var selection: Selection {
        Selection(
            about: about, since: since.flatMap { CalendarPeriod(iso8601: $0) }?.first,
            until: until.flatMap { CalendarPeriod(iso8601: $0) }?.last)
    }

    /// The part of a record that is wanted; says on standard error which names no report mentions.
    func select(_ record: Record) -> Record {
        for name in about where record.entities(named: name).isEmpty {
            Terminal.complain("--about: no report names '\(name)'; check the spelling, or give its alpha-3 code")
        }
        return record.selecting(selection)
    }

    /// For the header of a record.
    var headerOptions: [String: String] {
        var options: [String: String] = [:]
        if !about.isEmpty { options["about"] = about.joined(separator: ",") }
        if let since { options["since"] = since }
        if let until { options["until"] = until }
        return options
    }
}
