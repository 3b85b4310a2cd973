import ArgumentParser
import Chancery
import Register

/// `chancery add`: reports into a register.
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Reads reports into a register and collates them with what is there.",
        discussion: """
            The register is one SQLite file; where there is none it is made. Reports that it holds already change nothing. \
            What was committed stays whatever ends the run; the same command goes on from there.

              chancery add reports/ --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("Files and folders of reports; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    /// So many affairs that others took reports from are told one by one.
    private static let mostRegroupings = 10

    func run() throws {
        let inputs = try Setup.inputs(paths, reading)
        Terminal.sayThatInputIsAwaited(inputs)
        let chancery = try Setup.chancery(reading)
        var line = ProgressLine(quiet: reading.quiet)
        let addition = try register.with(.create) { try chancery.add(inputs, to: $0) { line.show($0) } }
        line.clear()
        for rejection in addition.rejected { Terminal.complain(rejection) }
        if !reading.quiet {
            for warning in addition.notes.warnings { Terminal.complain(warning) }
            var words = "\(CountWords.count(addition.added, "report")) added"
            if addition.known > 0 { words += ", \(addition.known) there already" }
            if !addition.rejected.isEmpty { words += ", \(addition.rejected.count) could not be read" }
            Terminal.complain(words)
            let told = addition.regroupings.prefix(AddCommand.mostRegroupings)
            for regrouping in told { Terminal.complain(regrouping) }
            let more = addition.regroupings.count - told.count
            if more > 0 { Terminal.complain("and so for \(CountWords.count(more, "other group")) of reports") }
        }
        try Ending.check(
            read: addition.added + addition.known, rejected: addition.rejected.count, isStrict: reading.strict)
    }
}
