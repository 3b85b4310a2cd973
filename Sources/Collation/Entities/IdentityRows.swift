import Diplomacy
import SourceText

/// What an analyst says of who is whom, in rows of the tables `same_as` and `not_same_as` or in corrections; both win over
/// every rule.
///
/// A name is an entity's id or one of its names, whatever its capitals.
struct IdentityRows: Sendable {
    /// Two entities by what they may be called, and who says so.
    private struct Row: Sendable {
        var names: Set<String>
        var others: Set<String>
        var why: String
        /// The entity that both go under; nil where that follows from what was read.
        var target: Correction.EntityName?

        func bearsOne(_ entity: Entity) -> Bool { IdentityRows.bears(entity, names) }
        func bearsOther(_ entity: Entity) -> Bool { IdentityRows.bears(entity, others) }
    }

    private var same: [Row] = []
    private var apart: [Row] = []

    init(lexicon: Lexicon) {
        same = IdentityRows.rows(lexicon, "same_as")
        apart = IdentityRows.rows(lexicon, "not_same_as")
    }

    private static func rows(_ lexicon: Lexicon, _ table: String) -> [Row] {
        lexicon.tables(named: table).flatMap { own in
            own.rows.map { row in
                Row(
                    names: [row["name"].lowercased()], others: [row[table].lowercased()],
                    why: "an analyst says so: \(own.file), line \(row.line)")
            }
        }
    }

    /// The rows with those of corrections behind them.
    func adding(_ claims: IdentityClaims) -> IdentityRows {
        if claims.isEmpty { return self }
        func names(_ entity: Correction.EntityName) -> Set<String> {
            [entity.id.rawValue.lowercased(), entity.name.lowercased()]
        }
        var rows = self
        for claim in claims.same {
            rows.same.append(
                Row(names: names(claim.entity), others: names(claim.other), why: claim.why, target: claim.entity))
        }
        for claim in claims.apart {
            rows.apart.append(
                Row(names: names(claim.entity), others: [claim.name.lowercased()], why: claim.why))
        }
        return rows
    }

    private static func bears(_ entity: Entity, _ names: Set<String>) -> Bool {
        names.contains(entity.id.rawValue.lowercased()) || names.contains(entity.name.lowercased())
            || entity.names.contains { names.contains($0.lowercased()) }
    }

    /// What the rows made of the entities.
    struct Outcome {
        /// People and bodies.
        var groups: [EntityGroup]
        /// Entities that are one by their code, with those that joined them.
        var coded: [EntityID: [EntityMerger.Node]]
        /// Why something joined a coded entity.
        var reasons: [EntityID: String] = [:]
        /// The names of coded entities that a correction names.
        var names: [EntityID: String] = [:]
        /// The new id for the old one of what joined a coded entity, reading by reading.
        var renamed: [[EntityID: EntityID]]
    }

    /// Parts and joins groups as the rows say.
    ///
    /// - Parameters:
    ///   - groups: people and bodies.
    ///   - coded: entities that are one by their code; those that a row says are one of them join them.
    ///   - readings: how many readings there are.
    func apply(_ groups: [EntityGroup], coded: [EntityID: [EntityMerger.Node]], readings: Int) -> Outcome {
        var outcome = Outcome(
            groups: groups, coded: coded, renamed: Array(repeating: [:], count: readings))
        guard !same.isEmpty || !apart.isEmpty else { return outcome }
        outcome.groups.sort { $0.key < $1.key }
        for row in apart { outcome.groups = outcome.groups.flatMap { IdentityRows.part($0, row) } }
        for row in same { IdentityRows.join(row, &outcome) }
        return outcome
    }

    private static func join(_ row: Row, _ outcome: inout Outcome) {
        func bears(_ node: EntityMerger.Node) -> Bool { row.bearsOne(node.entity) || row.bearsOther(node.entity) }
        let meant = outcome.groups.indices.filter { outcome.groups[$0].nodes.contains(where: bears) }
        let codes = outcome.coded.keys.sorted().filter { outcome.coded[$0]?.contains(where: bears) ?? false }
        // A table names two forms; what they go under, the readings tell. A correction names the entity.
        let target = row.target?.id ?? codes.first
        let isCoded = target.map { codes.contains($0) || EntityMerger.isCoded(Entity(named: "", id: $0).kind) } ?? false
        let nodes = meant.flatMap { outcome.groups[$0].nodes }
        if let target, isCoded {
            guard !nodes.isEmpty || codes.contains(where: { $0 != target }) else { return }
            let others = row.target == nil ? [] : codes.filter { $0 != target }
            let joining = nodes + others.flatMap { outcome.coded.removeValue(forKey: $0) ?? [] }
            outcome.coded[target, default: []] += joining
            outcome.reasons[target] = row.why
            if let named = row.target { outcome.names[target] = named.name }
            for node in joining where node.entity.id != target {
                outcome.renamed[node.reading][node.entity.id] = target
            }
            outcome.groups = outcome.groups.indices.filter { !meant.contains($0) }.map { outcome.groups[$0] }
            return
        }
        guard let first = meant.first, meant.count > 1 || row.target != nil else { return }
        outcome.groups[first].nodes = nodes
        outcome.groups[first].why = row.why
        if let target = row.target {
            outcome.groups[first].id = target.id
            outcome.groups[first].name = target.name
        }
        let gone = Set(meant.dropFirst())
        outcome.groups = outcome.groups.indices.filter { !gone.contains($0) }.map { outcome.groups[$0] }
    }

    /// A group without those who bear the other name, and those, where it holds both.
    private static func part(_ group: EntityGroup, _ row: Row) -> [EntityGroup] {
        let others = group.nodes.filter { row.bearsOther($0.entity) && !row.bearsOne($0.entity) }
        let own = group.nodes.filter { !(row.bearsOther($0.entity) && !row.bearsOne($0.entity)) }
        guard let other = others.min(by: { $0.entity.id < $1.entity.id })?.entity, !own.isEmpty,
            own.contains(where: { row.bearsOne($0.entity) })
        else { return [group] }
        var kept = group
        kept.nodes = own
        let gone = EntityGroup(
            id: other.id, name: other.name, nodes: others, why: row.why,
            key: group.key + "\u{1F}" + (row.others.min() ?? ""))
        return [kept, gone]
    }
}
