import ArgumentParser
import Briefing
import Chancery
import Diplomacy

/// `chancery statements`: what reports say, statement by statement, to read.
struct StatementsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statements",
        abstract: "Lists what reports say, statement by statement.",
        discussion: """
            By document, in order of the text: what kind of statement it is and how far it is said to be so, who does what \
            to whom, the day, who says it and through whom, and the words with their line. JSON Lines has the rows of the \
            record, CSV one line a statement. 'chancery explain' says why a line gave a statement.

              chancery statements report.txt
              chancery statements reports/ --kind event --kind deal --format csv
            """)

    /// The forms of a list of statements.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl, csv
    }

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Only statements of this kind: \(Statement.Kind.allCases.map(\.rawValue).joined(separator: ", ")). May be given more than once.",
            valueName: "kind"))
    var kind: [String] = []

    @Option(name: .long, help: "text, jsonl or csv.")
    var format = Format.text

    @OptionGroup var record: RecordOptions

    func validate() throws { _ = try kinds }

    private var kinds: Set<Statement.Kind> {
        get throws {
            guard !kind.isEmpty else { return Set(Statement.Kind.allCases) }
            return Set(
                try kind.map { name in
                    guard let kind = Statement.Kind(rawValue: name) else {
                        throw ValidationError(
                            "--kind: '\(name)' is no kind of statement; write \(Statement.Kind.allCases.map(\.rawValue).joined(separator: ", "))."
                        )
                    }
                    return kind
                })
        }
    }

    func run() throws {
        let kinds = try kinds
        let run = try record.run(isExport: format != .text)
        var wanted = run.record
        wanted.statements.removeAll { !kinds.contains($0.kind) }
        let file = try OutputFile(record.output.output)
        switch format {
        case .text:
            let page = StatementPage(wanted, stateNames: run.stateNames, codes: try codes())
            try file.write(page.lines.map { Terminal.printable($0) }.joined(separator: "\n") + "\n")
        case .jsonl:
            wanted.findings = []
            try run.writer(mentions: false).write(wanted) { try file.write($0) }
        case .csv:
            try run.exchange(mentions: false, inHouse: record.affair.inHouse).write(wanted, as: .csv) {
                try file.write($0)
            }
        }
        try file.finish()
        try run.end()
    }

    private func codes() throws -> EventCodes {
        do {
            return try EventCodes()
        } catch {
            Terminal.complain("\(error)")
            throw Ending.broken
        }
    }
}
