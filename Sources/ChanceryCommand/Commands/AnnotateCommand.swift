import ArgumentParser
import Chancery
import Intake

extension AnnotationLayer: ExpressibleByArgument {}

/// `chancery annotate`: one layer alone.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Annotates rows of text with one layer: JSON Lines in, JSON Lines out.",
        discussion: """
            Input rows have id and text; times also reference, a date that the text is read against; times and quantities \
            may have country, the publisher's state (ISO 3166-1 alpha-3); events and attributions may have date; factuality also predicates, a list of {"span": [first, end]} in Unicode \
            scalars. Offsets written are UTF-8 bytes. A row that cannot be read gives a row with error; the others are still done.

              echo '{"id":"1","text":"Oslo will open an embassy on 3 May.","reference":"2031-04-01"}' |
                chancery annotate --layer times
            """)

    @Argument(help: ArgumentHelp("A file of rows, packed or not; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @Option(name: .long, help: "Which layer.")
    var layer: AnnotationLayer

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        Terminal.sayThatInputIsAwaited([path])
        let annotator = try Setup.load(reading) { try Annotator(options: $0, layer: layer) }
        let file = try OutputFile(output.output)
        var read = 0
        var rejected = 0
        do {
            var lines = try InputLines(path: path)
            try annotator.annotate(&lines) { number, row, fault in
                if let fault {
                    Terminal.complain("\(path == "-" ? "standard input" : path): line \(number) \(fault)")
                    rejected += 1
                } else {
                    read += 1
                }
                try file.write(row)
            }
        } catch let failure as IntakeFailure {
            Terminal.complain(failure.description)
            rejected += 1
        }
        try file.finish()
        try Ending.check(read: read, rejected: rejected, isStrict: reading.strict)
    }
}
