import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Measures

/// `chancery what-if`: what would change.
struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Shows what would change in the figures if something happened; nothing of it is kept.",
        discussion: """
            Two names and an act between them: a state joins or leaves a framework, allies or breaks with another, or \
            does something to it. Several stand apart by semicolons. Changes in standing, cooperation, shares, lean and \
            triads are shown, all marked as supposed.

              chancery what-if "AZE joins fw:abraham-accords" reports/
              chancery what-if "KAZ allies with TUR; RUS threatens KAZ" --register caspian.chancery

            The acts:
            \(WhatIfCommand.acts)
            """)

    private static var acts: String {
        (try? SuppositionReader())?.known.joined(separator: ", ") ?? ""
    }

    @Argument(help: ArgumentHelp("What is supposed: 'AZE joins fw:abraham-accords'.", valueName: "supposition"))
    var supposition: String

    @OptionGroup var measure: MeasureOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        if page.format == .svg {
            Terminal.complain("a supposition has no chart: --format text, markdown, html, json, jsonl or csv [CH0726]")
            throw Ending.wrongUsage
        }
        // A slip in the sentence is told before any report is read, as far as the tables know the names.
        let reader = try Setup.load(record.reading) { try SuppositionReader(lexicon: $0.tables().lexicon) }
        let texts = supposition.split(separator: ";").map { String($0) }
        if let fault = (texts.isEmpty ? [supposition] : texts).lazy.compactMap(reader.fault).first {
            Terminal.complain(fault.description)
            throw Ending.wrongUsage
        }
        let run = try record.run(isExport: page.isExport)
        let names = ActorNames(run.record, tables: run.tables)
        let suppositions: [Supposition]
        do throws(SuppositionFailure) {
            suppositions = try texts.map { (text) throws(SuppositionFailure) in try reader.read(text, names: names) }
        } catch {
            Terminal.complain(error.description)
            throw Ending.wrongUsage
        }
        let whatIf = try WhatIf(
            suppositions, record: run.record, measures: RecordMeasures(tables: run.tables),
            powers: measure.chosenPowers(names), rivals: measure.chosenRivals(names))
        try page.write(
            to: record.output, run, brief: { Brief(whatIf, of: run.record, options: $0) }, rows: { $0.whatIf(whatIf) },
            table: { MeasureTables.whatIf(whatIf) }, chart: { nil })
        try run.end()
    }
}
