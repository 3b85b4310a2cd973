import ArgumentParser
import Briefing
import Chancery

/// `chancery collate`: the record as rows.
struct CollateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collate",
        abstract: "Writes the record of the reports as JSON Lines.",
        discussion: """
            Documents, entities, attributions, statements, findings with verdicts, lineage, standings, stories and \
            vectors, one object a line; Schema/record.schema.json describes every row.

              chancery collate reports/ --output record.jsonl
            """)

    /// The forms of a record.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl
    }

    @Option(name: .long, help: "The form of the record.")
    var format = Format.jsonl

    @Flag(name: .long, help: "Also a row for every mention of an entity.")
    var mentions = false

    @OptionGroup var record: RecordOptions

    func run() throws {
        let run = try record.run(isExport: true)
        let file = try OutputFile(record.output.output)
        try run.writer(mentions: mentions).write(run.record) { try file.write($0) }
        try file.finish()
        try run.end()
    }
}
