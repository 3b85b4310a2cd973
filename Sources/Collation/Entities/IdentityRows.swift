import Diplomacy
import SourceText

/// What an analyst says of who is whom: rows of the tables `same_as` and `not_same_as`, which win over every rule.
///
/// A name is an entity's id or one of its names, whatever its capitals.
struct IdentityRows: Sendable {
    /// Two names, and where the analyst says so.
    private struct Row: Sendable {
        var name: String
        var other: String
        var place: String
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
                    name: row["name"].lowercased(), other: row[table].lowercased(),
                    place: "\(own.file), line \(row.line)")
            }
        }
    }

    private static func bears(_ entity: Entity, _ name: String) -> Bool {
        entity.id.rawValue.lowercased() == name || entity.name.lowercased() == name
            || entity.names.contains { $0.lowercased() == name }
    }

    /// Parts and joins groups as the rows say.
    ///
    /// - Parameters:
    ///   - groups: people and bodies.
    ///   - coded: entities that are one by their code; those that a row says are one of them join them.
    ///   - renamed: gets the ids of what joined a coded entity.
    func apply(
        _ groups: [EntityGroup], coded: inout [EntityID: [EntityMerger.Node]], renamed: inout [[EntityID: EntityID]]
    ) -> [EntityGroup] {
        guard !same.isEmpty || !apart.isEmpty else { return groups }
        var groups = groups.sorted { $0.key < $1.key }
        for row in apart { groups = groups.flatMap { IdentityRows.part($0, row) } }
        for row in same {
            func bears(_ node: EntityMerger.Node) -> Bool {
                IdentityRows.bears(node.entity, row.name) || IdentityRows.bears(node.entity, row.other)
            }
            let meant = groups.indices.filter { groups[$0].nodes.contains(where: bears) }
            let code = coded.keys.sorted().first { coded[$0]?.contains(where: bears) ?? false }
            guard let first = meant.first, meant.count > 1 || code != nil else { continue }
            let nodes = meant.flatMap { groups[$0].nodes }
            if let code {
                coded[code, default: []] += nodes
                for node in nodes where node.entity.id != code { renamed[node.reading][node.entity.id] = code }
            } else {
                groups[first].nodes = nodes
                groups[first].why = "an analyst says so: \(row.place)"
            }
            let gone = Set(code == nil ? Array(meant.dropFirst()) : meant)
            groups = groups.indices.filter { !gone.contains($0) }.map { groups[$0] }
        }
        return groups
    }

    /// A group without those who bear the other name, and those, where it holds both.
    private static func part(_ group: EntityGroup, _ row: Row) -> [EntityGroup] {
        let others = group.nodes.filter { bears($0.entity, row.other) && !bears($0.entity, row.name) }
        let own = group.nodes.filter { !(bears($0.entity, row.other) && !bears($0.entity, row.name)) }
        guard let other = others.min(by: { $0.entity.id < $1.entity.id })?.entity, !own.isEmpty,
            own.contains(where: { bears($0.entity, row.name) })
        else { return [group] }
        var kept = group
        kept.nodes = own
        let gone = EntityGroup(
            id: other.id, name: other.name, nodes: others, why: "an analyst says so: \(row.place)",
            key: group.key + "\u{1F}" + row.other)
        return [kept, gone]
    }
}
