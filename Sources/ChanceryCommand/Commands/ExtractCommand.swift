import ArgumentParser
import Chancery
import Intake
import SourceText

/// `chancery extract`: intake alone.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Tells article from page furniture; finds title, publisher, authors and date.",
        discussion: """
            Text shows what an analyst would read; JSON Lines has every field, the whole text, and which ranges of it \
            are the article.

              chancery extract page.html --format jsonl
              chancery extract captures.warc.gz feed.xml mail.mbox report.pdf
            """)

    /// The forms of an extract.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    @Argument(help: ArgumentHelp("Files and folders; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(name: .long, help: "text or jsonl.")
    var format = Format.text

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let inputs = try Setup.inputs(paths, reading)
        Terminal.sayThatInputIsAwaited(inputs)
        let reader = try Setup.load(reading) { try DocumentReader(options: $0) }
        let file = try OutputFile(output.output)
        var read = 0
        var rejected = 0
        var json = JSONWriter()
        let notes = try reader.documents(inputs) { result in
            switch result {
            case .success(let document):
                if format == .text {
                    try file.write((read > 0 ? "\n" : "") + ExtractCommand.page(document))
                } else {
                    ExtractRow.write(document, to: &json)
                }
                read += 1
            case .failure(let failure):
                Terminal.complain(failure.description)
                if reading.strict { throw Ending.nothingRead }
                if format == .jsonl { ExtractRow.write(failure, to: &json) }
                rejected += 1
            }
            if format == .jsonl {
                try file.write(json.bytes)
                json.removeAll()
            }
        }
        try file.finish()
        if !reading.quiet { for warning in notes.warnings { Terminal.complain(warning) } }
        try Ending.check(read: read, rejected: rejected)
    }

    /// A document as a page of text.
    private static func page(_ document: Document) -> String {
        var lines = ["\(document.title ?? document.name)"]
        let about: [String] = [
            document.publisher, document.authors.isEmpty ? nil : document.authors.joined(separator: ", ") as String?,
            document.published?.iso8601, document.kind.rawValue, document.url ?? document.name,
        ].compactMap { $0 }
        lines.append(about.joined(separator: " · "))
        lines.append("")
        lines.append(ExtractRow.bodyText(of: document))
        let text = lines.joined(separator: "\n") + "\n"
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && $0.value != 0x7F }))
    }
}
