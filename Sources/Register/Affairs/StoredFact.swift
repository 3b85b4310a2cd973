import Diplomacy
import Foundation
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
    /// The value, packed.
    var body: [UInt8]

    init(_ finding: Finding) {
        kind = .finding
        id = finding.id
        label = finding.verdict.rawValue
        weight = finding.severity
        body = finding.packed
    }

    init(_ standing: Standing) {
        kind = .standing
        let subject =
            switch standing.subject {
            case .framework(let framework, let state): [framework.rawValue, state.rawValue]
            case .pair(let a, let b): [a.rawValue, b.rawValue]
            }
        id = ContentID.make("standing", subject + [standing.status])
        label = subject.joined(separator: "|")
        body = standing.packed
    }

    init(_ vector: Vector) {
        kind = .vector
        id = vector.id
        label = vector.state.rawValue + "|" + vector.toward.rawValue
        body = vector.packed
    }

    init(_ lineage: Lineage) {
        kind = .lineage
        body = lineage.packed
        switch lineage.relation {
        case .cites(let entity, let span):
            id = ContentID.make(
                "lineage", [lineage.document.rawValue, entity.rawValue, "\(span.start)", "\(span.end)"])
        case .copies(let other, let share):
            id = ContentID.make("lineage", [lineage.document.rawValue, other.rawValue, "\(share)"])
        }
    }

    init(_ origin: Origin) {
        kind = .origin
        id = origin.id
        body = origin.packed
    }

    init(_ resolution: ForecastResolution) {
        kind = .resolution
        id = resolution.id
        label = resolution.outcome.rawValue
        body = resolution.packed
    }

    /// Why names were taken for one entity.
    init(merges entity: Entity) {
        kind = .merge
        id = entity.id.rawValue
        body = entity.merged.packed
    }

    /// The finding of a row of `fact`.
    static func finding(_ row: Row) throws -> Finding { try Finding(packed: [UInt8](row["body"] as Data)) }

    /// The standing of a row of `fact`.
    static func standing(_ row: Row) throws -> Standing { try Standing(packed: [UInt8](row["body"] as Data)) }

    /// How a forecast came out, by a row of `fact`.
    static func resolution(_ row: Row) throws -> ForecastResolution {
        try ForecastResolution(packed: [UInt8](row["body"] as Data))
    }

    /// Why names were taken for one entity, by a row of `fact`.
    static func merges(_ row: Row) throws -> [Entity.Merge] {
        try [Entity.Merge](packed: [UInt8](row["body"] as Data))
    }

    /// All facts of a record, each once.
    static func all(of record: Record) -> Set<StoredFact> {
        var facts: Set<StoredFact> = []
        for finding in record.findings { facts.insert(StoredFact(finding)) }
        for standing in record.standings { facts.insert(StoredFact(standing)) }
        for vector in record.vectors { facts.insert(StoredFact(vector)) }
        for lineage in record.lineage { facts.insert(StoredFact(lineage)) }
        for origin in record.origins { facts.insert(StoredFact(origin)) }
        for resolution in record.resolutions { facts.insert(StoredFact(resolution)) }
        for entity in record.entities where !entity.merged.isEmpty { facts.insert(StoredFact(merges: entity)) }
        return facts
    }
}
