import Diplomacy
import GRDB
import SourceText

/// Something that the documents of a story come to together: a finding, a standing, a vector, a line of lineage, an origin,
/// how a forecast came out, the evidence for taking names together.
struct StoredFact: Hashable {
    /// What it is.
    enum Kind: String {
        case finding, standing, vector, lineage, origin, merge, resolution
    }

    var kind: Kind
    /// Unique among the facts of its kind in the story.
    var id: String
    /// What it is looked up by: a finding's verdict, a standing's status, a vector's direction.
    var label: String?
    /// What it is listed by: a finding's severity.
    var weight: Double?
    /// The value as JSON.
    var body: String

    init(_ finding: Finding) throws {
        kind = .finding
        id = finding.id
        label = finding.verdict.rawValue
        weight = finding.severity
        body = try Register.json(finding)
    }

    init(_ standing: Standing) throws {
        kind = .standing
        let subject =
            switch standing.subject {
            case .framework(let framework, let state): [framework.rawValue, state.rawValue]
            case .pair(let a, let b): [a.rawValue, b.rawValue]
            }
        id = ContentID.make("standing", subject + [standing.status])
        label = subject.joined(separator: "|")
        body = try Register.json(standing)
    }

    init(_ vector: Vector) throws {
        kind = .vector
        id = vector.id
        label = vector.state.rawValue + "|" + vector.toward.rawValue
        body = try Register.json(vector)
    }

    init(_ lineage: Lineage) throws {
        kind = .lineage
        body = try Register.json(lineage)
        id = ContentID.make("lineage", [body])
    }

    init(_ origin: Origin) throws {
        kind = .origin
        id = origin.id
        body = try Register.json(origin)
    }

    init(_ resolution: ForecastResolution) throws {
        kind = .resolution
        id = resolution.id
        label = resolution.outcome.rawValue
        body = try Register.json(resolution)
    }

    /// Why names were taken for one entity.
    init(merges entity: Entity) throws {
        kind = .merge
        id = entity.id.rawValue
        body = try Register.json(entity.merged)
    }

    /// The finding of a row of `fact`.
    static func finding(_ row: Row) throws -> Finding { try Register.value(Finding.self, row["body"]) }

    /// The standing of a row of `fact`.
    static func standing(_ row: Row) throws -> Standing { try Register.value(Standing.self, row["body"]) }

    /// How a forecast came out, by a row of `fact`.
    static func resolution(_ row: Row) throws -> ForecastResolution {
        try Register.value(ForecastResolution.self, row["body"])
    }

    /// Why names were taken for one entity, by a row of `fact`.
    static func merges(_ row: Row) throws -> [Entity.Merge] { try Register.value([Entity.Merge].self, row["body"]) }

    /// All facts of a record, each once.
    static func all(of record: Record) throws -> Set<StoredFact> {
        var facts: Set<StoredFact> = []
        for finding in record.findings { facts.insert(try StoredFact(finding)) }
        for standing in record.standings { facts.insert(try StoredFact(standing)) }
        for vector in record.vectors { facts.insert(try StoredFact(vector)) }
        for lineage in record.lineage { facts.insert(try StoredFact(lineage)) }
        for origin in record.origins { facts.insert(try StoredFact(origin)) }
        for resolution in record.resolutions { facts.insert(try StoredFact(resolution)) }
        for entity in record.entities where !entity.merged.isEmpty { facts.insert(try StoredFact(merges: entity)) }
        return facts
    }
}
