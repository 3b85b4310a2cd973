import ArgumentParser
import Chancery
import SourceText

/// Which affairs of a register a record is of, instead of reports that are read now.
struct AffairOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Take what a register holds instead of reading reports (default where no report is named: what CHANCERY_REGISTER names).",
            valueName: "file"))
    var register: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only this affair of the register, by the id that 'chancery affairs' lists. May be given more than once.",
            valueName: "id"))
    var affair: [String] = []

    @Option(name: .long, help: ArgumentHelp("What the register said at the end of that day.", valueName: "date"))
    var asOf: String?

    @Flag(
        name: .long,
        help:
            "What is written stays in the house: also what is marked internal. Without it that is left out of files and rows."
    )
    var inHouse = false

    func validate() throws {
        try PeriodOptions.check("--as-of", asOf)
        if register == nil, RegisterOptions.ofEnvironment == nil, !affair.isEmpty || asOf != nil || inHouse {
            throw ValidationError("--affair, --as-of and --in-house ask a register: give --register FILE.")
        }
    }

    /// The day at whose end the register is asked.
    var day: CalendarDay? { asOf.flatMap { CalendarPeriod(iso8601: $0) }?.last }

    /// For the header of a record.
    var headerOptions: [String: String] {
        var options: [String: String] = [:]
        if !affair.isEmpty { options["affair"] = affair.joined(separator: ",") }
        if let asOf { options["as_of"] = asOf }
        return options
    }
}
