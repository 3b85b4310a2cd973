import Diplomacy

/// Finds the state or framework that somebody means by a name: an id, a code, or any name of a record or of the tables.
public struct ActorNames: Sendable {
    private var byName: [String: [EntityID]] = [:]
    private var names: [EntityID: String] = [:]

    /// The names of a record and of the tables.
    public init(_ record: Record, tables: Tables) {
        func isWanted(_ id: EntityID, _ kind: Entity.Kind) -> Bool { id.isState || kind == .framework }
        for entity in record.entities where isWanted(entity.id, entity.kind) {
            names[entity.id] = entity.name
            for name in [entity.id.rawValue, entity.name] + entity.names { add(name, entity.id) }
        }
        for entry in tables.names.entries where isWanted(entry.code, entry.kind) {
            names[entry.code] = names[entry.code] ?? entry.name
            add(entry.code.rawValue, entry.code)
            add(entry.name, entry.code)
        }
        for surface in tables.names.surfaces where surface.use == .name || surface.use == .acronym {
            let entry = tables.names.entries[surface.entry]
            if isWanted(entry.code, entry.kind) { add(surface.text, entry.code) }
        }
    }

    private mutating func add(_ name: String, _ id: EntityID) {
        let key = ActorNames.key(name)
        if byName[key]?.contains(id) != true { byName[key, default: []].append(id) }
    }

    private static func key(_ name: String) -> String {
        let name = name.lowercased()
        return name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
    }

    /// What a name stands for; a state goes before a framework, else the shortest id. Nil where nothing has it.
    public func callAsFunction(_ name: String) -> EntityID? {
        byName[ActorNames.key(name)]?.min {
            ($0.isState ? 0 : 1, $0.rawValue.utf8.count, $0) < ($1.isState ? 0 : 1, $1.rawValue.utf8.count, $1)
        }
    }

    /// The name of a state or framework.
    public subscript(id: EntityID) -> String { names[id] ?? id.rawValue }
}
