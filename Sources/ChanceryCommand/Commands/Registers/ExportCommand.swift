import ArgumentParser
import Briefing
import Chancery
import Diplomacy

/// `chancery export`: the record in the forms of other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the record, or a part of it, in the form of another program.",
        discussion: """
            Of a register, or of reports that are read now. The forms:

              jsonl           the record itself; 'chancery import' takes it back
              events-gdelt    events as CSV, the columns of GDELT 2.0
              events-plover   events as CSV, the columns of POLECAT (PLOVER)
              csv             statements of every kind as CSV
              ftm             entities of FollowTheMoney, one a line
              gexf, graphml   who acts on whom, for Gephi, networkx and others
              annotations     Web Annotations with PROV-O, JSON-LD
              markdown        the brief of everything

              chancery export --format events-gdelt --register caspian.chancery --since 2025-11 --output events.csv
              chancery export --bundle handover/ --register caspian.chancery
              chancery export --format graphml --about Kazakhstan reports/ --output acts.graphml
            """)

    @Option(name: .long, help: "The form.")
    var format = ExchangeFormat.jsonl

    @Option(name: .long, help: "Only statements of this kind. May be given more than once.")
    var kind: [Statement.Kind] = []

    @Flag(name: .long, help: "jsonl: also a row for every mention of an entity.")
    var mentions = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Make a folder that can be read without Chancery: raw bytes, texts, the record, a manifest of hashes. Needs --register.",
            valueName: "folder"))
    var bundle: String?

    @OptionGroup var record: RecordOptions

    func validate() throws {
        guard bundle != nil else { return }
        if record.register == nil {
            throw ValidationError("--bundle is made of a register: give --register FILE.")
        }
        if format != .jsonl || record.output.output != nil {
            throw ValidationError("--bundle takes neither --format nor --output; its record is JSON Lines.")
        }
    }

    func run() throws {
        let run = try record.run(isExport: true)
        let part = run.record.selecting(kinds: Set(kind))
        let writer = try run.exchange(mentions: mentions, inHouse: record.affair.inHouse)
        if let bundle, let register = record.register {
            let folder = try BundleFolder(bundle)
            try RegisterOptions.with(register, .read) { register in
                try Bundle.write(part, of: register, asOf: record.affair.day, with: writer) { try folder.put($0, $1) }
            }
            try folder.finish()
            return try run.end()
        }
        let file = try OutputFile(record.output.output)
        try writer.write(part, as: format) { try file.write($0) }
        try file.finish()
        try run.end()
    }
}

extension ExchangeFormat: ExpressibleByArgument {}
