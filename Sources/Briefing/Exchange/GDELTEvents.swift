import Diplomacy
import SourceText

/// Events as CSV with a line of names, in the order of the 61 columns of an event of GDELT 2.0 ("The GDELT Event Database Data
/// Format Codebook V2.0", 2015).
///
/// What Chancery does not know stays empty: ethnic and religious codes, tone, coordinates. Events are coded by CAMEO; one
/// without a code is left out.
struct GDELTEvents {
    private let collection: EventCollection
    private let countries: CountryCodes

    init(_ record: Record, _ writer: ExchangeWriter) {
        collection = EventCollection(record, stateNames: writer.stateNames)
        countries = writer.countries
    }

    static let columns: [String] = {
        func actor(_ number: Int) -> [String] {
            [
                "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
                "Type1Code", "Type2Code", "Type3Code",
            ].map { "Actor\(number)\($0)" }
        }
        func place(_ of: String) -> [String] {
            ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"].map {
                "\(of)Geo_\($0)"
            }
        }
        return ["GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"] + actor(1) + actor(2)
            + [
                "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
                "NumMentions", "NumSources", "NumArticles", "AvgTone",
            ] + place("Actor1") + place("Actor2") + place("Action") + ["DATEADDED", "SOURCEURL"]
    }()

    func write(to out: inout ExchangeOutput) throws {
        try out.write(CSVRow(GDELTEvents.columns).line)
        for event in collection.events {
            guard let cameo = event.key.cameo, let day = event.key.date?.first else { continue }
            try out.write(row(event, cameo, day).line)
        }
    }

    private func row(_ event: CollectedEvent, _ cameo: String, _ day: CalendarDay) -> CSVRow {
        var row = CSVRow()
        row.add(event.number)
        row.add(GDELTEvents.digits(day))
        row.add(day.year * 100 + day.month)
        row.add(day.year)
        // By the codebook: (month · 30 + day) / 365.
        let fraction = Double(day.year) + Double(day.month * 30 + day.day) / 365
        row.add((fraction * 10_000).rounded() / 10_000)
        add(event.key.who, to: &row)
        add(event.key.whom, to: &row)
        let reports = collection.documents(of: event)
        row.add(isRoot(event) ? 1 : 0)
        row.add(cameo)
        row.add(String(cameo.prefix(3)))
        row.add(String(cameo.prefix(2)))
        row.add(GDELTEvents.quadClass(cameo))
        row.add(event.goldstein)
        row.add(event.statements.count)
        row.add(Set(reports.map { $0.publisher ?? $0.name }).count)
        row.add(reports.count)
        row.skip(1)
        add(place: collection.state(of: event.key.who), to: &row)
        add(place: collection.state(of: event.key.whom), to: &row)
        add(place: event.key.place, to: &row)
        let added = reports.compactMap { $0.published?.first }.min()
        row.add(added.map { "\(GDELTEvents.digits($0))000000" })
        row.add(reports.first.map { $0.url ?? $0.name })
        return row
    }

    private func add(_ actor: EntityID?, to row: inout CSVRow) {
        let state = collection.state(of: actor)?.rawValue
        let type = actor.flatMap { collection.entities[$0] }.flatMap { GDELTEvents.type(of: $0.kind) }
        row.add((state ?? "") + (type ?? ""))
        row.add(collection.name(of: actor)?.uppercased())
        row.add(state)
        row.skip(4)
        row.add(type)
        row.skip(2)
    }

    /// CAMEO's role code of a kind of entity; nil where it has none for all of the kind.
    private static func type(of kind: Entity.Kind) -> String? {
        switch kind {
        case .government: "GOV"
        case .outlet: "MED"
        case .company: "BUS"
        default: nil
        }
    }

    /// A place: type 1 for a state, 4 for a city outside the United States, 3 for one in them.
    private func add(place id: EntityID?, to row: inout CSVRow) {
        guard let id else { return row.skip(8) }
        let state = collection.state(of: id)
        row.add(id.isState ? 1 : state == "USA" ? 3 : 4)
        row.add(collection.name(of: id))
        row.add(countries[state].fips)
        row.skip(5)
    }

    /// Whether it stands in a title or in the first paragraph.
    private func isRoot(_ event: CollectedEvent) -> Bool {
        event.statements.contains { statement in
            if statement.region == .headline { return true }
            guard let first = collection.documents[statement.document]?.body.first else { return false }
            return statement.span.start < first.end
        }
    }

    private static func digits(_ day: CalendarDay) -> Int { day.year * 10_000 + day.month * 100 + day.day }

    /// Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4.
    static func quadClass(_ cameo: String) -> Int? {
        switch Int(cameo.prefix(2)) {
        case .some(1...5): 1
        case .some(6...9): 2
        case .some(10...14): 3
        case .some(15...20): 4
        default: nil
        }
    }
}
