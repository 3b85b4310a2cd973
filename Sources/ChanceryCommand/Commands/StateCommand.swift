import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Measures

/// `chancery state`: which way a state leans.
struct StateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "state",
        abstract: "Says which way a state leans, by what reports say and by what happened.",
        discussion: """
            Power by power: which way and in which field, net cooperation with its interval, shares and breadth, the lean \
            between rivals, triads at odds, and how it stands in frameworks. Every line cites its statements.

              chancery state KAZ reports/
              chancery state Kazakhstan --register caspian.chancery --format svg -o kazakhstan.svg
            """)

    @Argument(help: ArgumentHelp("The state: its alpha-3 code or a name.", valueName: "state"))
    var state: String

    @OptionGroup var measure: MeasureOptions
    @OptionGroup var page: PageOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        let run = try record.run(isExport: page.isExport)
        let names = ActorNames(run.record, tables: run.tables)
        let profile = StateProfile(
            try MeasureOptions.state(state, names), record: run.record,
            measures: try RecordMeasures(tables: run.tables), powers: try measure.chosenPowers(names),
            rivals: try measure.chosenRivals(names))
        try page.write(
            to: record.output, run,
            brief: { Brief(profile, of: run.record, options: $0) },
            rows: { $0.state(profile) }, table: { MeasureTables.state(profile) },
            chart: { MeasureCharts(run.record, stateNames: run.stateNames).state(profile) })
        try run.end()
    }
}

/// `chancery pair`: two states.
struct PairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pair",
        abstract: "Says how two states stand to each other, and what happened between them.",
        discussion: """
            What reports say of each one's leaning to the other, field by field; their ties; net cooperation with its \
            interval and its step; and every event between them, each once, with all who report it.

              chancery pair KAZ ISR reports/
            """)

    @Argument(help: ArgumentHelp("The one state: its alpha-3 code or a name.", valueName: "state"))
    var state: String

    @Argument(help: ArgumentHelp("The other.", valueName: "other"))
    var other: String

    @OptionGroup var page: PageOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        let run = try record.run(isExport: page.isExport)
        let names = ActorNames(run.record, tables: run.tables)
        let (one, two) = (try MeasureOptions.state(state, names), try MeasureOptions.state(other, names))
        if one == two {
            Terminal.complain("'\(state)' and '\(other)' are one state; name two [CH0724]")
            throw Ending.wrongUsage
        }
        let measures = try RecordMeasures(tables: run.tables)
        let profile = PairProfile(one, two, record: run.record, measures: measures)
        let reverse = PairProfile(two, one, record: run.record, measures: measures)
        try page.write(
            to: record.output, run,
            brief: { Brief(profile, reverse: reverse, of: run.record, options: $0) },
            rows: { $0.pair(profile, reverse: reverse, events: true) }, table: { MeasureTables.pair(profile) },
            chart: { MeasureCharts(run.record, stateNames: run.stateNames).pair(profile) })
        try run.end()
    }
}
