import ArgumentParser
import Chancery
import Foundation
import Intake
import Language

/// `chancery parse`: sentences, words, tags and trees.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse",
        abstract: "Writes sentences, words, tags, lemmas and trees as CoNLL-U.",
        discussion: """
            Reads raw text, each file as one document; with --gold-tokens it reads CoNLL-U and keeps its words, \
            sentences, comments and MISC. Empty nodes and DEPS, which belong to trees that are written anew, are left out.

              chancery parse report.txt
            """)

    @Argument(help: ArgumentHelp("Files, packed or not; '-' or nothing is standard input.", valueName: "file"))
    var paths: [String] = []

    @Flag(name: .long, help: "The input is CoNLL-U: keep its words and sentences, write tags, lemmas and trees anew.")
    var goldTokens = false

    @Flag(name: .long, help: "Write mentions and coreference into MISC, as GUM's Entity=.")
    var entities = false

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    /// Problems of one file that are told; more of them say nothing new.
    private static var mostProblems: Int { 5 }
    /// Bytes of text that are gathered before they are read, so that all threads have work.
    private static var gathered: Int { 8 << 20 }

    func run() throws {
        Terminal.sayThatInputIsAwaited(paths)
        let parser = try Setup.load(reading) { try TextParser(options: $0, entities: entities) }
        var read = 0
        var rejected = 0
        var names: [String: Int] = [:]
        var texts: [(name: String, bytes: [UInt8])] = []
        var waiting = 0
        // Opened once there is something to write: a run that reads nothing leaves no file.
        var file: OutputFile?
        func write(_ bytes: [UInt8]) throws {
            let open = try file ?? OutputFile(output.output)
            file = open
            try open.write(bytes)
        }
        for path in paths.isEmpty ? ["-"] : paths {
            let bytes: [UInt8]
            do {
                bytes = try InputLines.bytes(path: path)
            } catch {
                Terminal.complain(error.description)
                rejected += 1
                continue
            }
            if goldTokens {
                let (conllu, problems) = parser.parse(conllu: bytes)
                ParseCommand.tell(problems, of: path, isEmpty: conllu.isEmpty)
                if !conllu.isEmpty { read += 1 }
                if conllu.isEmpty || !problems.isEmpty { rejected += 1 }
                if !conllu.isEmpty { try write(conllu) }
                continue
            }
            read += 1
            texts.append((ParseCommand.name(path, &names), bytes))
            waiting += bytes.count
            if waiting >= ParseCommand.gathered {
                try write(parser.parse(texts))
                texts = []
                waiting = 0
            }
        }
        if read == 0 { throw Ending.nothingRead }
        try write(parser.parse(texts))
        try file?.finish()
        try Ending.check(read: read, rejected: rejected)
    }

    /// Says what is wrong with a file of CoNLL-U: the first few lines, and how many more there are.
    private static func tell(_ problems: [ConlluProblem], of path: String, isEmpty: Bool) {
        let source = path == "-" ? "standard input" : path
        if isEmpty {
            let first = problems.first.map { "; \($0)" } ?? " [CH0307]"
            Terminal.complain("\(source): holds no word of CoNLL-U; raw text is read without --gold-tokens\(first)")
            return
        }
        for problem in problems.prefix(mostProblems) { Terminal.complain("\(source): \(problem)") }
        if problems.count > mostProblems {
            Terminal.complain("\(source): \(problems.count - mostProblems) more lines like these")
        }
    }

    /// The name of a document: the file's, without its folder and with `_` for white space; files of one name are told apart
    /// by a number.
    private static func name(_ path: String, _ names: inout [String: Int]) -> String {
        guard path != "-" else { return "" }
        let name = String(URL(fileURLWithPath: path).lastPathComponent.map { $0.isWhitespace ? "_" : $0 })
        var number = names[name, default: 0] + 1
        while number > 1, names["\(name)-\(number)"] != nil { number += 1 }
        names[name] = number
        guard number > 1 else { return name }
        names["\(name)-\(number)"] = 1
        return "\(name)-\(number)"
    }
}
