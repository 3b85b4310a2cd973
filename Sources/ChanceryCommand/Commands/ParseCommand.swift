import ArgumentParser
import Chancery
import Intake

/// `chancery parse`: sentences, words, tags and trees.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Writes sentences, words, tags, lemmas and trees as CoNLL-U.",
        discussion: """
            Reads raw text; with --gold-tokens it reads CoNLL-U and keeps its words and sentences.

              chancery parse report.txt
            """)

    @Argument(help: ArgumentHelp("A file, packed or not; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @Flag(name: .long, help: "The input is CoNLL-U: keep its words and sentences, write tags, lemmas and trees anew.")
    var goldTokens = false

    @Flag(name: .long, help: "Write mentions and coreference into MISC, as GUM's Entity=.")
    var entities = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        Terminal.sayThatInputIsAwaited([path])
        let chancery = try Setup.chancery(reading)
        let bytes: [UInt8]
        do {
            bytes = try InputLines.bytes(path: path)
        } catch {
            Terminal.complain(error.description)
            throw Ending.nothingRead
        }
        let file = try OutputFile(output.output)
        if goldTokens {
            let (output, problems) = chancery.parse(conllu: bytes, entities: entities)
            let source = path == "-" ? "standard input" : path
            for problem in problems { Terminal.complain("\(source): \(problem)") }
            try file.write(output)
            try file.finish()
            try Ending.check(read: output.isEmpty ? 0 : 1, rejected: problems.count)
        } else {
            try file.write(chancery.parse(bytes, entities: entities))
            try file.finish()
        }
    }
}
