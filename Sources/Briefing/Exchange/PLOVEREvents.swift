import Diplomacy
import SourceText

/// Events as CSV with a line of names, in the order of the columns of POLECAT, the event data in PLOVER (Halterman and others,
/// "PLOVER and POLECAT: A New Political Event Ontology and Dataset", 2023).
///
/// What Chancery does not know stays empty: contexts, sectors beyond those of an entity's kind, coordinates.
struct PLOVEREvents {
    private let collection: EventCollection
    private let countries: CountryCodes
    private let program: String

    init(_ record: Record, _ writer: ExchangeWriter) {
        collection = EventCollection(record, stateNames: writer.stateNames)
        countries = writer.countries
        program = writer.record.program
    }

    static let columns: [String] = {
        func side(_ name: String) -> [String] {
            [
                "\(name) Name", "\(name) Country", "\(name) COW", "Primary \(name) Sector", "\(name) Sectors",
                "\(name) Title", "\(name) Name Raw", "Wikipedia \(name) ID",
            ]
        }
        return ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"]
            + side("Actor") + side("Recipient")
            + [
                "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
                "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations",
                "Story Locations", "Language", "Version",
            ]
    }()

    func write(to out: inout ExchangeOutput) throws {
        try out.write(CSVRow(PLOVEREvents.columns).line)
        for event in collection.events { try out.write(row(event).line) }
    }

    private func row(_ event: CollectedEvent) -> CSVRow {
        var row = CSVRow()
        let reports = collection.documents(of: event)
        row.add(event.number)
        row.add(event.key.date?.first.description)
        row.add(event.key.plover)
        row.add(event.key.mode)
        row.add(event.goldstein)
        row.add(event.key.cameo.flatMap(PLOVEREvents.quadCode))
        row.skip(1)
        add(event.key.who, to: &row)
        add(event.key.whom, to: &row)
        let place = event.key.place
        row.add(collection.name(of: place))
        row.add(place?.isState == true ? nil : collection.name(of: place))
        row.skip(2)
        row.add(collection.state(of: place)?.rawValue)
        row.skip(5)
        row.add(
            reports.map { $0.publisher ?? $0.name }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
                .joined(separator: ";"))
        row.add(reports.compactMap { $0.published?.first }.min()?.description)
        row.skip(3)
        row.add(reports.first?.language)
        row.add(program)
        return row
    }

    private func add(_ actor: EntityID?, to row: inout CSVRow) {
        let entity = actor.flatMap { collection.entities[$0] }
        let state = collection.state(of: actor)
        let sector = entity.flatMap { PLOVEREvents.sector(of: $0.kind) }
        row.add(collection.name(of: actor))
        row.add(state?.rawValue)
        row.add(countries[state].cow)
        row.add(sector)
        row.add(sector)
        row.add(entity?.role)
        row.add(entity?.names.first)
        row.skip(1)
    }

    private static func sector(of kind: Entity.Kind) -> String? {
        switch kind {
        case .government: "GOV"
        case .outlet: "MED"
        case .company: "BUS"
        default: nil
        }
    }

    private static func quadCode(_ cameo: String) -> String? {
        switch GDELTEvents.quadClass(cameo) {
        case 1: "V-Coop"
        case 2: "M-Coop"
        case 3: "V-Conf"
        case 4: "M-Conf"
        default: nil
        }
    }
}
