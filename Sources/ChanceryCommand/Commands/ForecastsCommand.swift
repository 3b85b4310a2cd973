import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Intake
import Measures

/// `chancery forecasts`: what is forecast, and how forecasts did.
struct ForecastsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecasts",
        abstract: "Lists forecasts, what became of them, and how well they did.",
        discussion: """
            Brier and log score of those that an analyst has settled, by both ends and the middle of the worded range; \
            calibration; the same by forecaster, outlet, words and topic; the base rate beside it. Then what later reports \
            suggest of others, and what is open. A hedge without a number gets no score.

              chancery forecasts --register caspian.chancery
              chancery forecasts reports/ --proposed --format svg -o calibration.svg

            --table scores forecasts of your own, or those that --format csv wrote: a column low (or probability), one \
            outcome (1 or 0), and, where you have them, id, high, forecaster, outlet, topic, term, scale, settled.

              chancery forecasts --table mine.csv
            """)

    @Flag(name: .long, help: "Count what later reports suggest where no analyst has settled a forecast.")
    var proposed = false

    @Option(
        name: .long,
        help: ArgumentHelp("Score the forecasts of this CSV instead of reading reports.", valueName: "file"))
    var table: String?

    @OptionGroup var page: PageOptions
    @OptionGroup var record: RecordOptions

    func run() throws {
        if let table { return try score(table) }
        let run = try record.run(isExport: page.isExport)
        let book = try ForecastBook(run.record, tables: run.tables, takesProposals: proposed)
        try page.write(
            to: record.output, run, brief: { Brief(book, of: run.record, options: $0) }, rows: { $0.book(book) },
            table: { MeasureTables.forecasts(book.scored) }, chart: { MeasureCharts.calibration(book.scored) },
            undrawn: ForecastsCommand.undrawn)
        try run.end()
    }

    private static let undrawn = "no forecast is settled and has a number"

    private func score(_ path: String) throws {
        if !record.paths.isEmpty || record.affair.register != nil {
            Terminal.complain("give reports, --register or --table: one of them [CH0725]")
            throw Ending.wrongUsage
        }
        let forecasts: [ScoredForecast]
        do {
            forecasts = try ScoredForecast.read(csv: InputLines.bytes(path: path))
        } catch let failure as IntakeFailure {
            Terminal.complain(failure.description)
            throw Ending.nothingRead
        } catch {
            Terminal.complain("\(path): \(error)")
            throw Ending.nothingRead
        }
        try page.write(
            to: record.output, record: Record(), stateNames: [:],
            options: RecordWriter.Options(program: "chancery \(Chancery.version)"),
            brief: { Brief(forecasts, options: $0) }, rows: { $0.forecasts(forecasts) },
            table: { MeasureTables.forecasts(forecasts) }, chart: { MeasureCharts.calibration(forecasts) },
            undrawn: ForecastsCommand.undrawn)
    }
}
