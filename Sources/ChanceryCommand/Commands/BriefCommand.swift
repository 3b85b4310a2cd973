import ArgumentParser
import Briefing
import Chancery
import Diplomacy

/// `chancery brief`: the main job.
struct BriefCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brief",
        abstract: "Prints a cited brief of the reports.",
        discussion: """
            What happened, how things stand, where the sources disagree and who says which, who assesses it how, what \
            is forecast, and who draws on whom. Every line cites document, line and bytes.

              chancery brief --about Kazakhstan --since 2025-11 reports/
            """)

    /// The forms of a brief.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html, jsonl
    }

    @Option(
        name: .long,
        help: "text for the terminal, markdown, html (one page that needs nothing else), or jsonl (the record).")
    var format = Format.text

    @OptionGroup var layout: LayoutOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        let run = try record.run(isExport: format != .text)
        let file = try OutputFile(record.output.output)
        let brief = { Brief(run.record, options: BriefOptions(all: layout.all, stateNames: run.stateNames)) }
        switch format {
        case .text: try file.write(layout.text(of: brief(), to: record.output))
        case .markdown: try file.write(MarkdownRenderer().render(brief()))
        case .html: try file.write(HTMLRenderer().render(brief()))
        case .jsonl: try run.writer(mentions: false).write(run.record) { try file.write($0) }
        }
        try file.finish()
        try run.end()
    }
}
