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

    @OptionGroup var period: PeriodOptions

    var selection: Selection { Selection(about: about, since: period.first, until: period.last) }

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
        if let since = period.since { options["since"] = since }
        if let until = period.until { options["until"] = until }
        return options
    }
}
