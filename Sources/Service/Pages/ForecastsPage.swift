import Briefing
import Diplomacy
import Measures
import Register
import SourceText

/// What is forecast, by whom, in which words, by when; and how those that are settled did.
extension PageWriter {
    private var tabs: [(words: String, address: PageAddress, count: Int?)] {
        [("Forecasts", .forecasts(), nil), ("Scores", .scores, nil)]
    }

    func forecasts(page number: Int) throws -> Page {
        var query = StatementQuery()
        query.kind = .forecast
        query.isLatestFirst = true
        query.limit = PageWriter.rows + 1
        query.offset = (number - 1) * PageWriter.rows
        let found = try desk.register.statements(query)
        let resolutions = try desk.register.resolutions()
        let last = try seen(desk.register.stories(order: .newest, limit: 8)).first?.period?.last
        var table = Table(
            "Forecasts, those that look furthest ahead first",
            [
                .init("Made"), .init("In which words"), .init("What"), .init("By whom"), .init("By when"),
                .init("Outcome"),
            ])
        for one in found.prefix(PageWriter.rows) where sees(one.document.id) {
            guard case .forecast(let forecast) = one.statement.content else { continue }
            var words = Markup()
            words.link(PlainWords.line(forecast.term, limit: 60), to: PageAddress.statement(one.statement.id).path)
            if let low = forecast.low, let high = forecast.high {
                let (from, to) = (PlainWords.percent(low), PlainWords.percent(high))
                words.span(from == to ? " \(from)" : " \(from)–\(to)", "quiet")
            }
            var what = Markup()
            if let quote = PlainWords.quotable(one.text, limit: 200) { what.span("“\(quote)”", "quote") }
            var whom = Markup()
            if let by = forecast.by ?? one.statement.speaker {
                whom.add(link(by, one.names))
                whom.raw(", ")
            }
            whom.add(cited(one.document, one.statement.span))
            var outcome = Markup()
            if let resolution = resolutions[one.statement.id] {
                outcome.span(
                    resolution.outcome.words + (resolution.isProposed ? ", proposed" : ""),
                    "outcome " + resolution.outcome.rawValue)
            } else {
                // By the last report: what the clock says changes nothing of what the register holds.
                let isOver = forecast.to.flatMap { to in last.map { to < $0 } } ?? false
                outcome.span(isOver ? "open; its time has passed" : "open", isOver ? "flag" : "quiet")
            }
            table.add([
                Markup(one.document.published.map(PlainWords.period) ?? "no date"), words, what, whom,
                Markup(
                    forecast.to.map(PlainWords.day) ?? forecast.horizon.map { PlainWords.line($0, limit: 40) } ?? "–"),
                outcome,
            ])
        }
        var view = View()
        view.set("tableMarkup", table.markup)
        view.set("isEmpty", found.isEmpty)
        paginate(&view, page: number, hasMore: found.count > PageWriter.rows) { .forecasts(page: $0) }
        return try page(
            "list",
            Frame(
                title: "Forecasts", extent: "who expects what, in which words of probability", room: .forecasts,
                tabs: tabs, tab: .forecasts(), isExported: true), view)
    }

    func scores() throws -> Page {
        let record = try record(of: try desk.register.affairsWithResolutions())
        let book = try ForecastBook(record, tables: tables.all)
        let brief = Brief(book, of: record, options: BriefOptions(stateNames: tables.stateNames))
        var view = View()
        view.set("chartMarkup", MeasureCharts.calibration(book.scored).map { Markup(trusted: $0) })
        if let affair = brief.affairs.first { view.set("briefMarkup", PageWriter.sections(affair, brief)) }
        return try page(
            "leaning",
            Frame(
                title: "How forecasts did",
                extent:
                    "of the affairs in which an analyst settled one, with what later reports suggest of others there",
                room: .forecasts, above: ("Forecasts", .forecasts()), tabs: tabs, isExported: true), view)
    }
}
