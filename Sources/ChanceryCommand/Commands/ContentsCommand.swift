import ArgumentParser
import Chancery
import Intake
import SourceText

/// `chancery contents`: what feeds and web archives hold.
struct ContentsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contents",
        abstract: "Lists the entries of feeds and the records of web archives, also those that hold no report.",
        discussion: """
            One JSON object a line: of a feed its version, title and address, then each entry with its times, summary and \
            content; of an archive each record with type, address, date, status, and length and SHA-1 of its payload.

              chancery contents captures.warc.gz
            """)

    @Argument(help: ArgumentHelp("Files; '-' or nothing is standard input.", valueName: "path"))
    var paths: [String] = []

    @Flag(name: .long, help: "End with status 2 where an input cannot be read.")
    var strict = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        Terminal.sayThatInputIsAwaited(paths)
        let file = try OutputFile(output.output)
        var json = JSONWriter()
        var read = 0
        var rejected = 0
        for path in paths.isEmpty ? ["-"] : paths {
            let failures = try Contents.write(of: path, to: &json) {
                read += 1
                try file.write($0.bytes)
                $0.removeAll()
            }
            for failure in failures { Terminal.complain(failure.description) }
            rejected += failures.count
        }
        try file.finish()
        try Ending.check(read: read, rejected: rejected, isStrict: strict)
    }
}
