import ArgumentParser
import Briefing
import Chancery

/// `chancery compare`: two reports side by side.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Shows two reports side by side: where they conflict, refine each other, agree.",
        discussion: """
            Every question that both answer, with what each says, the line where it says so, and the rule that decided; \
            then what only one of them tells.

              chancery compare wire.txt ministry.txt
            """)

    /// The forms of a comparison.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @Argument(help: ArgumentHelp("The first report.", valueName: "report"))
    var first: String

    @Argument(help: ArgumentHelp("The second report.", valueName: "other"))
    var second: String

    @Option(name: .long, help: "text, or jsonl (the record of the two).")
    var format = Format.text

    @Flag(name: .long, help: "Show everything that only one of them tells.")
    var all = false

    @OptionGroup var selection: SelectionOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let run = try RecordRun(paths: [first, second], reading: reading, selection: selection, oneAffair: true)
        guard run.record.documents.count == 2 else {
            Terminal.complain(
                "two reports are compared, and \(run.record.documents.count) were read; name two files [CH0808]")
            throw Ending.wrongUsage
        }
        let file = try OutputFile(output.output)
        switch format {
        case .text: try file.write(ComparisonText(run.record, all: all).text)
        case .jsonl: try run.writer(mentions: false).write(run.record) { try file.write($0) }
        }
        try file.finish()
        try run.end()
    }
}
