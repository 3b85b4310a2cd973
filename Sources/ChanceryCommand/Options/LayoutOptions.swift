import ArgumentParser
import Briefing

/// How a page is laid out for the terminal, and how much of it is shown.
struct LayoutOptions: ParsableArguments {
    /// Whether to colour.
    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Flag(name: .long, help: "Show every item; without it each section shows the most material ones.")
    var all = false

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("Columns of the text, 40 to 1000 (default: those of the terminal).", valueName: "columns"))
    var width: Int?

    @Option(name: .long, help: "Colour of the text: auto, always or never. NO_COLOR is kept.")
    var color = Colour.auto

    func validate() throws {
        if let width, !(40...1000).contains(width) {
            throw ValidationError("--width must be 40 to 1000, not \(width).")
        }
    }

    /// A page as text, coloured where it is asked for, or where it goes to a terminal that takes colour.
    func text(of brief: Brief, to output: OutputOptions) -> String {
        let colour = color == .always || color == .auto && output.output == nil && Terminal.takesColour
        return TextRenderer(width: width ?? Terminal.width, colour: colour).render(brief)
    }
}
