import Diplomacy
import SourceText

/// Statements of every kind as CSV with a line of names: what all kinds have, then what some have, empty for the others.
struct StatementTable {
    private let record: Record
    private let documents: [DocumentID: DocumentSummary]
    private let names: [EntityID: String]

    init(_ record: Record, _ writer: ExchangeWriter) {
        self.record = record
        documents = Dictionary(record.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        names = writer.stateNames.merging(record.entities.map { ($0.id, $0.name) }) { $1 }
    }

    static let columns = [
        "id", "kind", "type", "modality", "from", "to", "who", "whom", "who_names", "whom_names", "speaker", "via",
        "value", "low", "high", "bound", "unit", "what", "status", "place", "code", "goldstein", "document",
        "publisher",
        "published", "url", "in", "start", "end", "line", "text",
    ]

    /// What a kind has of its own.
    private struct Cells {
        var type: String?
        var period: CalendarPeriod?
        var who: [EntityID] = []
        var whom: [EntityID] = []
        var value: Double?
        var low: Double?
        var high: Double?
        var bound: String?
        var unit: String?
        var what: String?
        var status: String?
        var place: EntityID?
        var code: String?
        var goldstein: Double?

        mutating func set(_ amount: Amount?) {
            guard let amount else { return }
            (value, low, high) = (amount.value, amount.low, amount.high)
            (bound, unit) = (amount.bound.rawValue, amount.unit)
        }
    }

    func write(to out: inout ExchangeOutput) throws {
        try out.write(CSVRow(StatementTable.columns).line)
        for statement in record.statements { try out.write(row(statement).line) }
    }

    private func row(_ statement: Statement) -> CSVRow {
        let cells = StatementTable.cells(statement)
        let document = documents[statement.document]
        let period = cells.period ?? statement.time?.period
        func list(_ ids: [EntityID]) -> String { ids.map(\.rawValue).joined(separator: ";") }
        func named(_ ids: [EntityID]) -> String { ids.map { names[$0] ?? $0.rawValue }.joined(separator: ";") }
        var row = CSVRow()
        row.add(statement.id)
        row.add(statement.kind.rawValue)
        row.add(cells.type)
        row.add(statement.modality.rawValue)
        row.add(period?.first.description)
        row.add(period?.last.description)
        row.add(list(cells.who))
        row.add(list(cells.whom))
        row.add(named(cells.who))
        row.add(named(cells.whom))
        row.add(statement.speaker?.rawValue)
        row.add(statement.via?.rawValue)
        row.add(cells.value)
        row.add(cells.low)
        row.add(cells.high)
        row.add(cells.bound)
        row.add(cells.unit)
        row.add(cells.what)
        row.add(cells.status)
        row.add(cells.place?.rawValue)
        row.add(cells.code)
        row.add(cells.goldstein)
        row.add(document?.name ?? statement.document.rawValue)
        row.add(document?.publisher)
        row.add(document?.published?.iso8601)
        row.add(document?.url)
        row.add(statement.region.rawValue)
        row.add(statement.span.start)
        row.add(statement.span.end)
        row.add(record.excerpts[statement.document]?.line(of: statement.span))
        row.add(record.text(statement.document, statement.span))
        return row
    }

    private static func cells(_ statement: Statement) -> Cells {
        var cells = Cells()
        switch statement.content {
        case .event(let event):
            (cells.type, cells.period, cells.who, cells.whom) = (event.plover, event.date, event.who, event.whom)
            (cells.what, cells.place, cells.code, cells.goldstein) = (
                event.mode, event.place, event.cameo, event.goldstein
            )
        case .figure(let figure):
            cells.set(figure.amount)
            (cells.period, cells.what, cells.status) = (figure.period, figure.what, figure.scope)
            cells.who = figure.of.map { [$0] } ?? figure.between
        case .status(let status):
            (cells.period, cells.status) = (status.date, status.stage.rawValue)
            (cells.who, cells.whom) = ([status.state], [status.framework])
        case .tie(let tie):
            (cells.type, cells.period, cells.who, cells.whom) = (tie.type, tie.since, [tie.a], [tie.b])
        case .deal(let deal):
            cells.set(deal.amount)
            (cells.type, cells.what, cells.status) = (deal.sector, deal.instrument, deal.status.rawValue)
            cells.who = deal.parties
        case .forecast(let forecast):
            (cells.type, cells.what, cells.low, cells.high) = (
                forecast.scale, forecast.term, forecast.low, forecast.high
            )
            if let from = forecast.from, let to = forecast.to { cells.period = CalendarPeriod(from, to) }
            (cells.who, cells.whom) = (forecast.by.map { [$0] } ?? [], forecast.about)
        case .assessment(let assessment):
            (cells.who, cells.whom) = (assessment.by.map { [$0] } ?? [], assessment.about)
        case .motive(let motive): (cells.who, cells.type, cells.what) = ([motive.actor], motive.act, motive.aim)
        case .condition(let condition):
            (cells.who, cells.type, cells.what) = ([condition.actor], condition.purpose, condition.requires)
            cells.status = condition.met.map { $0 ? "met" : "not met" }
        }
        return cells
    }
}
