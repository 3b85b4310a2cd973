import Foundation
import Testing

/// Help pages: each says what the command does, with an example.
@Suite struct HelpTests {
    static let commands = [
        "brief", "collate", "extract", "parse", "annotate", "statements", "compare", "stories", "copies", "positions",
        "contents",
        "state", "pair",
        "forecasts", "what-if",
        "explain", "add", "status", "affairs", "search", "timeline", "conflicts", "remove", "verify", "backup",
        "standing", "show", "correct", "record", "retract", "diff", "rebuild",
        "export", "import",
    ]

    @Test("each command's help has an overview and an example that begins with the program", arguments: commands)
    func example(command: String) throws {
        let outcome = try Program.run(["help", command])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("OVERVIEW: "))
        let example = outcome.output.split(separator: "\n").first {
            $0.contains("chancery \(command)") && !$0.hasPrefix("USAGE")
        }
        #expect(example != nil)
    }

    @Test("help points to nothing that is not installed", arguments: commands) func pointers(command: String) throws {
        #expect(try !Program.run(["help", command]).output.contains("docs/"))
    }

    @Test("the limits of the width stand in the help") func widths() throws {
        #expect(try Program.run(["help", "brief"]).output.contains("40 to 1000"))
    }

    @Test("the top page names every command and the exit statuses") func top() throws {
        let page = try Program.run(["--help"]).output
        for command in HelpTests.commands { #expect(page.contains("\n  \(command)")) }
        #expect(page.contains("Exit status: 0 all was read"))
    }

    @Test("the version is one line") func version() throws {
        let outcome = try Program.run(["--version"])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("chancery ") && outcome.output.split(separator: "\n").count == 1)
    }

    @Test("no colour in a pipe, and colour where it is asked for") func colour() throws {
        let text = "Norway and Chile signed a fisheries treaty in Oslo on 3 March 2031.\n"
        #expect(try !Program.run(["brief"], input: text).output.contains("\u{1B}"))
        #expect(try Program.run(["brief", "--color", "always"], input: text).output.contains("\u{1B}[1m"))
    }
}
