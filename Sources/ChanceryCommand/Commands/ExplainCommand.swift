import ArgumentParser
import Chancery

/// `chancery explain`: why a passage gave the statements that it gave.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows why a passage gave the statements that it gave, or gave none.",
        discussion: """
            For each sentence of the passage: its tree; each statement and attribution with the rows of tables and the \
            scores of models that made it, who fills which role by which words, and the word that decided the modality; \
            and each word that was looked at and gave nothing, with what its rows ask for. Where no row has a word, or a \
            row is wrong, --lexicon takes a row of your own.

            A brief cites lines and bytes of files; a record has bytes of the text that 'chancery extract' shows.

              chancery explain report.txt --line 12
              chancery explain rows.jsonl --document wire-7 --span 120:214 --format jsonl
              chancery explain report.txt --line 12 --lexicon my-rows.tsv
            """)

    /// The forms of an explanation.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @Argument(help: ArgumentHelp("A file; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "Bytes of the document's text, UTF-8, from the first up to the second: 120:214.", valueName: "from:to"))
    var span: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "A line as a brief cites it: of the file; of the text, where a row of JSON Lines or a packed file holds it.",
            valueName: "number"))
    var line: Int?

    @Option(
        name: .long,
        help: ArgumentHelp("Which document, where the file holds several: its name in the record.", valueName: "name"))
    var document: String?

    @Flag(
        name: .long,
        help: "Show all rows that were tried on words of which nothing came, not only those that came nearest.")
    var all = false

    @Option(name: .long, help: "text or jsonl.")
    var format = Format.text

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "Columns of the text, 40 to 100 (default: those of the terminal, or 80).", valueName: "columns"))
    var width: Int?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if (span == nil) == (line == nil) {
            throw ValidationError(
                span == nil
                    ? "say which passage: --line 12, or --span 120:214."
                    : "--span and --line are two ways to say which passage; give one.")
        }
        if let width, !(40...100).contains(width) {
            throw ValidationError("--width must be from 40 to 100, not \(width).")
        }
        _ = try place
    }

    /// The passage that is meant.
    private var place: Explainer.Place {
        get throws {
            if let line { return .line(line) }
            let ends = (span ?? "").split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count == 2, let start = ends[0], let end = ends[1] else {
                throw ValidationError("--span: '\(span ?? "")' is no span; write two numbers, as in 120:214.")
            }
            return .span(start, end)
        }
    }

    func run() throws {
        let place = try place
        let paths = try Setup.inputs(path == "-" && !reading.list.isEmpty ? [] : [path], reading)
        Terminal.sayThatInputIsAwaited(paths)
        let explainer = try Setup.load(reading) { try Explainer(options: $0) }
        let passage: ExplainedPassage
        do throws(ExplainFault) {
            passage = try explainer.explain(paths, at: place, document: document)
        } catch {
            for line in error.description.split(separator: "\n") { Terminal.complain(String(line)) }
            if case .nothing = error { throw Ending.nothingRead }
            if error.isEmptyPlace { return }
            throw Ending.wrongUsage
        }
        let file = try OutputFile(output.output)
        switch format {
        case .text:
            let page = ExplanationPage(passage, width: width ?? Terminal.width, isWhole: all).text
            try file.write(
                page.split(separator: "\n", omittingEmptySubsequences: false).map {
                    Terminal.printable(String($0))
                }.joined(separator: "\n"))
        case .jsonl: try file.write(ExplanationRows(passage).bytes)
        }
        try file.finish()
    }
}
