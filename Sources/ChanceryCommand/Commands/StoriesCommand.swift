import ArgumentParser
import Chancery
import Intake

/// `chancery stories`: which reports are of one affair.
struct StoriesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Groups reports into affairs: tab-separated document and story.",
        discussion: """
            With --mentions it writes instead who is meant where: document, first byte, byte after the last, entity, \
            and the state's alpha-3 code or '-'.

              chancery stories rows.jsonl
            """)

    @Argument(help: ArgumentHelp("Reports, as for 'brief'; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @Flag(name: .long, help: "Write mentions of entities instead.")
    var mentions = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let inputs = try Setup.inputs(paths, reading)
        Terminal.sayThatInputIsAwaited(inputs)
        let chancery = try Setup.chancery(reading)
        let file = try OutputFile(output.output)
        var rejected = 0
        let reject = { (failure: IntakeFailure) in
            Terminal.complain(failure.description)
            rejected += 1
        }
        let lines = mentions ? chancery.mentionLines(inputs, reject) : chancery.storyLines(inputs, reject)
        if reading.strict, rejected > 0 { throw Ending.nothingRead }
        try file.write(lines)
        try file.finish()
        try Ending.check(read: lines.isEmpty ? 0 : 1, rejected: rejected)
    }
}
