import Diplomacy
import SourceText

/// A record as entities of FollowTheMoney, one JSON object a line: `id`, `schema`, `properties`.
///
/// Whoever is spoken of becomes a `PublicBody`, `Organization`, `Person`, `Company`, `LegalEntity` or `Address`; a report an
/// `Article`; an event an `Event`; a place in a framework a `Membership`; a tie or a deal an `UnknownLink`. Each of the last three
/// names its article as `proof`. Figures, forecasts, assessments, motives and conditions have no schema there.
struct FollowTheMoney {
    private let record: Record
    private let entities: [EntityID: Entity]
    private let countries: CountryCodes
    private let codes: EventCodes

    init(_ record: Record, _ writer: ExchangeWriter) {
        self.record = record
        countries = writer.countries
        codes = writer.events
        entities = EventCollection(Record(entities: record.entities), stateNames: writer.stateNames).entities
    }

    func write(to out: inout ExchangeOutput) throws {
        for document in record.documents { try write("Article", id(document.id), article(document), to: &out) }
        let named = Set(record.entities.map(\.id))
        var spoken: Set<EntityID> = []
        for statement in record.statements { spoken.formUnion(statement.subjects) }
        // A state that is spoken of through its people only may have no row.
        let all = record.entities + spoken.subtracting(named).sorted().compactMap { entities[$0] }
        for entity in all {
            try write(FollowTheMoney.schema(of: entity.kind), id(entity.id), properties(entity), to: &out)
        }
        for statement in record.statements where statement.region != .furniture && statement.region != .derived {
            try write(statement, to: &out)
        }
    }

    private func write(
        _ schema: String, _ id: String, _ properties: [(String, [String?])], to out: inout ExchangeOutput
    ) throws {
        var json = JSONWriter()
        json.object {
            $0.member("id", id)
            $0.member("schema", schema)
            $0.key("properties")
            $0.object { json in
                for (name, values) in properties {
                    let values = values.compactMap { $0 }.filter { !$0.isEmpty }
                    if !values.isEmpty { json.member(name, values) }
                }
            }
        }
        json.endLine()
        try out.write(json.bytes)
    }

    /// Ids there have ASCII letters, digits, full stops and hyphens only.
    private func id(_ raw: String) -> String {
        let isPlain = raw.utf8.allSatisfy {
            ($0 >= 0x30 && $0 <= 0x3A) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2D || $0 == 0x2E
        }
        let kind = raw.prefix { $0 != ":" }
        let plain = isPlain ? raw : kind + ":" + ContentID.make("", [raw]).dropFirst()
        return "chancery-" + String(plain.map { $0 == ":" ? "." : $0 })
    }

    private func id(_ entity: EntityID) -> String { id(entity.rawValue) }

    private func id(_ document: DocumentID) -> String { id(document.rawValue) }

    private static func schema(of kind: Entity.Kind) -> String {
        switch kind {
        case .state, .government: "PublicBody"
        case .organization, .framework, .outlet: "Organization"
        case .person: "Person"
        case .company: "Company"
        case .place: "Address"
        case .group, .other: "LegalEntity"
        }
    }

    private func country(_ state: EntityID?) -> String? { countries[state].alpha2?.lowercased() }

    private func properties(_ entity: Entity) -> [(String, [String?])] {
        let state = entity.id.isState ? entity.id : entity.state
        let others = entity.names.filter { $0 != entity.name }
        switch entity.kind {
        case .place:
            return [("full", [entity.name]), ("name", [entity.name]), ("alias", others), ("country", [country(state)])]
        case .person:
            return [
                ("name", [entity.name]), ("alias", others), ("country", [country(state)]), ("position", [entity.role]),
            ]
        default:
            return [
                ("name", [entity.name]), ("alias", others), ("country", [country(state)]),
                ("classification", [entity.kind.rawValue]), ("summary", [entity.role]),
            ]
        }
    }

    private func article(_ document: DocumentSummary) -> [(String, [String?])] {
        [
            ("title", [document.title ?? document.name]), ("fileName", [document.name]),
            ("author", document.authors), ("publisher", [document.publisher]),
            ("publishedAt", [document.published.map { FollowTheMoney.date($0).first } ?? nil]),
            ("sourceUrl", [document.url]), ("language", [document.language == "en" ? "eng" : nil]),
        ]
    }

    /// A period as a date, or as a beginning and an end.
    private static func date(_ period: CalendarPeriod) -> [String] {
        period.granularity == .day || period.granularity == .month || period.granularity == .year
            ? [period.iso8601] : [period.first.description, period.last.description]
    }

    private func dates(_ period: CalendarPeriod?) -> [(String, [String?])] {
        guard let period else { return [] }
        let ends = FollowTheMoney.date(period)
        return ends.count == 1 ? [("date", ends)] : [("startDate", [ends[0]]), ("endDate", [ends[1]])]
    }

    private func write(_ statement: Statement, to out: inout ExchangeOutput) throws {
        let proof: [(String, [String?])] = [
            ("proof", [id(statement.document)]), ("summary", [record.text(statement.document, statement.span)]),
        ]
        let modality = statement.modality == .actual ? nil : statement.modality.rawValue
        switch statement.content {
        case .event(let event):
            let acting = (event.who + event.whom).filter { entities[$0].map { $0.kind != .place } ?? true }
            let name = event.cameo.flatMap { codes[$0]?.name } ?? event.plover.lowercased()
            let sides = [event.who, event.whom].map { side in
                side.map { entities[$0]?.name ?? $0.rawValue }.joined(separator: ", ")
            }.filter { !$0.isEmpty }
            try write(
                "Event", id(statement.id),
                [
                    ("name", ["\(name): \(sides.joined(separator: " → "))"]), ("involved", acting.map { id($0) }),
                    ("location", [event.place.flatMap { entities[$0]?.name }]),
                    ("keywords", [event.plover, event.mode, event.cameo.map { "CAMEO \($0)" }, modality]),
                ] + dates(event.date) + proof, to: &out)
        case .status(let status):
            let since = status.date.map { FollowTheMoney.date($0)[0] }
            try write(
                "Membership", id(statement.id),
                [
                    ("member", [id(status.state)]), ("organization", [id(status.framework)]),
                    ("role", [status.stage.rawValue]), ("status", [modality]), ("startDate", [since]),
                ] + proof, to: &out)
        case .tie(let tie):
            let since = tie.since.map { FollowTheMoney.date($0)[0] }
            try write(
                "UnknownLink", id(statement.id),
                [
                    ("subject", [id(tie.a)]), ("object", [id(tie.b)]), ("role", [tie.type]), ("status", [modality]),
                    ("startDate", [since]),
                ] + proof, to: &out)
        case .deal(let deal):
            guard let first = deal.parties.first else { return }
            for other in deal.parties.dropFirst() {
                try write(
                    "UnknownLink", id("\(statement.id).\(ContentID.make("", [other.rawValue]).dropFirst())"),
                    [
                        ("subject", [id(first)]), ("object", [id(other)]),
                        ("role", [[deal.sector, deal.instrument ?? "deal"].compactMap { $0 }.joined(separator: " ")]),
                        ("status", [deal.status.rawValue]), ("description", [deal.amount.map(AmountWords.words)]),
                    ] + dates(statement.time?.period) + proof, to: &out)
            }
        case .figure, .forecast, .assessment, .motive, .condition: return
        }
    }
}
