import Diplomacy
import SourceText

/// Brings the entities of many documents together.
///
/// States, governments, frameworks and places are one where their ids are; people where their names sound alike and
/// nothing else speaks against it; bodies where a name or an acronym is shared. The outcome depends on the readings alone,
/// not on their order. Cost: linear in the entities, since only names of one bucket are compared.
struct EntityMerger {
    /// What became of the readings' entities.
    struct Outcome {
        /// The merged entities, sorted by id.
        var entities: [Entity]
        /// The new id for the old one, reading by reading; ids that stay are left out.
        var renamed: [[EntityID: EntityID]]
    }

    let titles: PersonTitles
    /// What an analyst says of who is whom.
    let identities: IdentityRows

    /// An entity of one reading.
    struct Node {
        var reading: Int
        var entity: Entity
    }

    /// Whether entities of a kind are one where their ids are.
    static func isCoded(_ kind: Entity.Kind) -> Bool {
        switch kind {
        case .person, .organization, .company, .outlet, .other: false
        case .state, .government, .place, .framework, .group: true
        }
    }

    func merge(_ readings: [Reading], stories: [Int]) -> Outcome {
        var byID: [EntityID: [Node]] = [:]
        var people: [Node] = []
        var bodies: [Node] = []
        for (index, reading) in readings.enumerated() {
            for entity in reading.entities {
                let node = Node(reading: index, entity: entity)
                if entity.kind == .person {
                    people.append(node)
                } else if EntityMerger.isCoded(entity.kind) {
                    byID[entity.id, default: []].append(node)
                } else {
                    bodies.append(node)
                }
            }
        }
        var merged: [Entity] = []
        let identified = identities.apply(
            PersonMatcher(titles: titles).groups(people, stories: stories)
                + BodyMatcher().groups(bodies, stories: stories), coded: byID, readings: readings.count)
        var renamed = identified.renamed
        for id in identified.coded.keys.sorted() {
            var entity = EntityMerger.union(
                identified.coded[id] ?? [], id: id, name: identified.names[id],
                why: identified.reasons[id] ?? "the same code")
            if let name = identified.names[id] { entity.kind = Entity(named: name, id: id).kind }
            merged.append(entity)
        }
        var used = Set(merged.map(\.id))
        for group in identified.groups.sorted(by: { $0.key < $1.key }) {
            var id = group.id
            var number = 1
            while used.contains(id) {
                number += 1
                id = EntityID(rawValue: "\(group.id.rawValue)-\(number)")
            }
            used.insert(id)
            merged.append(EntityMerger.union(group.nodes, id: id, name: group.name, why: group.why))
            for node in group.nodes where node.entity.id != id { renamed[node.reading][node.entity.id] = id }
        }
        for index in merged.indices {
            // A person's state is an id of its own kind and never renamed.
            merged[index].names = Array(Set(merged[index].names)).sorted()
        }
        merged.sort { $0.id < $1.id }
        return Outcome(entities: merged, renamed: renamed)
    }

    /// One entity out of several that are the same.
    private static func union(_ nodes: [Node], id: EntityID, name: String? = nil, why: String) -> Entity {
        func commonest(_ values: [String]) -> String? {
            var counts: [String: Int] = [:]
            for value in values { counts[value, default: 0] += 1 }
            return counts.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key
        }
        let entities = nodes.map(\.entity)
        let kind = commonest(entities.map(\.kind.rawValue)).flatMap(Entity.Kind.init(rawValue:)) ?? .other
        var names: Set<String> = []
        for entity in entities { names.formUnion(entity.names.isEmpty ? [entity.name] : entity.names) }
        var merged = Entity(
            id: id, kind: kind, name: name ?? commonest(entities.map(\.name)) ?? id.rawValue, names: names.sorted(),
            state: commonest(entities.compactMap { $0.state?.rawValue }).map(EntityID.init(rawValue:)),
            role: commonest(entities.compactMap(\.role)))
        var seen: Set<Entity.Merge> = []
        for merge in entities.flatMap(\.merged) where seen.insert(merge).inserted { merged.merged.append(merge) }
        let main = Set(entities.map(\.name))
        if main.count > 1 { merged.merged.append(Entity.Merge(names: main.sorted(), why: why)) }
        merged.merged.sort { ($0.names.joined(), $0.why) < ($1.names.joined(), $1.why) }
        return merged
    }
}

/// Entities that are one, and why.
struct EntityGroup {
    var id: EntityID
    var name: String
    var nodes: [EntityMerger.Node]
    var why: String
    /// What the groups are sorted by, so that ids do not depend on the order of input.
    var key: String
}
