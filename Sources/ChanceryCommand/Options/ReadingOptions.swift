import ArgumentParser
import Chancery
import Diplomacy
import Foundation
import Intake
import SourceText

/// What every command that reads reports understands.
struct ReadingOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What reports do not say of themselves, or say wrongly.",
            discussion:
                "JSON (a list of objects) or CSV with the columns name, publisher, published, title, authors, url. The name is that of the document in the record: the file's name without its folder, or the name or id of a JSON Lines row.",
            valueName: "file"))
    var meta: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Rows of your own for the tables that reports are read by: names, event frames, words of status and so on. May be given more than once.",
            discussion: """
                Tab-separated, with a header row that tells the table by its columns. Names: code, kind, name, state, use, a \
                form a row; code and name are needed. kind: \(ReadingOptions.kinds); use: name, adjective, demonym, seat or \
                acronym. Events: lemma, pos, when, means, who, whom. The tables themselves, with a head that says what their \
                columns mean, lie in share/chancery. A line '# table: aim_cues' above a header names the table, so that one \
                file may hold several. Your rows win.
                """,
            valueName: "file"))
    var lexicon: [String] = []

    private static var kinds: String { Entity.Kind.allCases.map(\.rawValue).joined(separator: ", ") }

    @Option(
        name: .long,
        help: ArgumentHelp(
            "More files to read: a file with one name a line; '-' is standard input.", valueName: "file"))
    var list: [String] = []

    @Flag(name: .long, help: "End with status 2 where an input cannot be read; a record is then not written.")
    var strict = false

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("How many threads work (default: every core).", valueName: "number")
    )
    var threads: Int?

    @Flag(name: .long, help: "No progress and no remarks; what could not be read is still said.")
    var quiet = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads).") }
    }

    /// The paths of the command line and those of `--list`.
    ///
    /// - Throws: `IntakeFailure` where a list cannot be read.
    func inputs(_ paths: [String]) throws(IntakeFailure) -> [String] {
        guard !list.isEmpty else { return paths }
        var all = paths
        for file in list {
            var lines = try InputLines(path: file)
            while let line = try lines.next() {
                let name = String(decoding: line.bytes, as: UTF8.self)
                if !name.isEmpty { all.append(name) }
            }
        }
        return all
    }

    /// The options of the library, once the user's own files are there.
    private func options(oneStory: Bool) throws -> ChanceryOptions {
        var options = ChanceryOptions(lexicons: lexicon)
        if let meta { options.intake.metadata = try MetadataTable(path: meta) }
        for path in lexicon { try LexiconFailure.check(path) }
        if let threads { options.threads = threads }
        options.collation.oneStory = oneStory
        return options
    }

    /// A part of the program, or all of it, with its tables and models loaded.
    func load<Part>(oneStory: Bool = false, _ make: (ChanceryOptions) throws -> Part) throws -> Part {
        let options = try options(oneStory: oneStory)
        do {
            return try make(options)
        } catch let failure as TSVTable.Failure {
            if let own = LexiconFailure([failure], lexicons: lexicon) { throw own }
            throw failure
        } catch let faults as Lexicon.Faults {
            if let own = LexiconFailure(faults.all, lexicons: lexicon) { throw own }
            throw faults
        }
    }

    /// The options of the run that change the record, for its header.
    var headerOptions: [String: String] {
        var options: [String: String] = [:]
        if let meta { options["meta"] = URL(fileURLWithPath: meta).lastPathComponent }
        if !lexicon.isEmpty {
            options["lexicon"] = lexicon.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ",")
        }
        return options
    }
}
