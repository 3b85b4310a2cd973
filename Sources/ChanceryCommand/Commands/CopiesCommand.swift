import ArgumentParser
import Briefing
import Chancery
import Collation

/// `chancery copies`: which reports hold text of which others.
struct CopiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies",
        abstract: "Finds exact and near copies: agency copy, syndication, updated versions.",
        discussion: """
            Text shows groups: the earliest report of each (where no dates tell, the longest), and what share of their \
            text the others have from it. 'exact': the same words; 'updated': a version of the same outlet; 'near': a \
            part. JSON Lines has a row of lineage for each pair. Shares are estimated from fingerprints of \
            passages, titles and page furniture aside; reports are not parsed, so a hundred thousand take seconds.

              chancery copies reports/
              chancery copies rows.jsonl --format jsonl
            """)

    /// The forms of what was found.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @Argument(help: ArgumentHelp("Files and folders; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: "text or jsonl.")
    var format = Format.text

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp(
            "From which share of a report's text another counts as a copy, in per cent, 5 to 100.", valueName: "percent"
        ))
    var least = 25

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(5...100).contains(least) { throw ValidationError("--least must be from 5 to 100, not \(least).") }
    }

    func run() throws {
        let inputs = try Setup.inputs(paths, reading)
        Terminal.sayThatInputIsAwaited(inputs)
        let reader = try Setup.load(reading) { options in
            var options = options
            options.collation.copyShare = Double(least) / 100
            return try CopyReader(options: options)
        }
        let file = try OutputFile(output.output)
        var line = ProgressLine(quiet: reading.quiet)
        var rejected = 0
        let (copies, notes) = reader.read(
            inputs,
            reject: {
                line.clear()
                Terminal.complain($0.description)
                rejected += 1
            }, progress: { line.show($0) })
        line.clear()
        if reading.strict, rejected > 0 { throw Ending.nothingRead }
        if !reading.quiet { for warning in notes.warnings { Terminal.complain(warning) } }
        switch format {
        case .text: try file.write(CopiesPage(copies).text)
        case .jsonl: try RecordWriter().write(copies.rows, names: copies.names) { try file.write($0) }
        }
        try file.finish()
        try Ending.check(read: copies.documents.count, rejected: rejected)
    }
}
