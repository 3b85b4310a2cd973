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

    /// Whether to colour.
    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Argument(help: ArgumentHelp("Files and folders of reports; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @Option(
        name: .long,
        help: "text for the terminal, markdown, html (one page that needs nothing else), or jsonl (the record).")
    var format = Format.text

    @Flag(name: .long, help: "Show every item; without it each section shows the most material ones.")
    var all = false

    @Flag(name: .long, help: "Take all reports as one affair instead of grouping them.")
    var oneAffair = false

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Columns of the text, 40 to 1000 (default: those of the terminal).", valueName: "columns"))
    var width: Int?

    @Option(name: .long, help: "Colour of the text: auto, always or never. NO_COLOR is kept.")
    var color = Colour.auto

    @OptionGroup var affair: AffairOptions
    @OptionGroup var corrections: CorrectionOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let width, !(40...1000).contains(width) {
            throw ValidationError("--width must be 40 to 1000, not \(width).")
        }
    }

    func run() throws {
        let run = try RecordRun.run(
            paths: paths, reading: reading, selection: selection, affair: affair, corrections: corrections,
            oneAffair: oneAffair, isExport: format != .text || output.output != nil)
        let file = try OutputFile(output.output)
        let brief = { Brief(run.record, options: BriefOptions(all: all, stateNames: run.stateNames)) }
        switch format {
        case .text:
            let colour = color == .always || color == .auto && output.output == nil && Terminal.takesColour
            try file.write(TextRenderer(width: width ?? Terminal.width, colour: colour).render(brief()))
        case .markdown: try file.write(MarkdownRenderer().render(brief()))
        case .html: try file.write(HTMLRenderer().render(brief()))
        case .jsonl: try run.writer(mentions: false).write(run.record) { try file.write($0) }
        }
        try file.finish()
        try run.end()
    }
}
