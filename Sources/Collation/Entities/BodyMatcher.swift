import Diplomacy

/// Finds the organisations, companies and outlets that several documents name: by id, by name, by an acronym that a
/// document spells out.
struct BodyMatcher {
    func groups(_ nodes: [EntityMerger.Node], stories: [Int]) -> [EntityGroup] {
        let sorted = nodes.sorted {
            ($0.entity.id, $0.entity.name, $0.entity.names.joined(separator: "|"))
                < ($1.entity.id, $1.entity.name, $1.entity.names.joined(separator: "|"))
        }
        var sets = DisjointSets(count: sorted.count)
        var first: [String: Int] = [:]
        for (index, node) in sorted.enumerated() {
            for key in BodyMatcher.keys(of: node.entity, story: stories[node.reading]) {
                if let known = first[key] { sets.union(known, index) } else { first[key] = index }
            }
        }
        return sets.sets().map { members in
            let nodes = members.map { sorted[$0] }
            var counts: [EntityID: Int] = [:]
            for node in nodes { counts[node.entity.id, default: 0] += 1 }
            let id =
                counts.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key ?? nodes[0].entity.id
            var names: [String: Int] = [:]
            for node in nodes where node.entity.id == id { names[node.entity.name, default: 0] += 1 }
            let name = names.min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key ?? id.rawValue
            return EntityGroup(
                id: id, name: name, nodes: nodes, why: "the same name, or an acronym that is spelled out",
                key: id.rawValue)
        }
    }

    /// What two names of one body share.
    private static func keys(of entity: Entity, story: Int) -> [String] {
        var keys = ["id:" + entity.id.rawValue]
        for name in [entity.name] + entity.names {
            let slug = plain(name)
            guard !slug.isEmpty else { continue }
            let isProper = name.unicodeScalars.first?.properties.isUppercase ?? false
            if name == entity.name || (isProper && slug.contains("-")) { keys.append("name:" + slug) }
            if isAcronym(name) {
                keys.append("acronym:\(slug):\(story)")
            } else if let letters = initials(name) {
                keys.append("acronym:\(letters):\(story)")
            }
        }
        return keys
    }

    /// The slug without article and legal form.
    private static func plain(_ name: String) -> String {
        var words = EntityID.slug(name).split(separator: "-")
        if words.first == "the" { words.removeFirst() }
        let forms: Set<Substring> = [
            "inc", "corp", "corporation", "ltd", "llc", "plc", "co", "company", "gmbh", "ag", "sa",
        ]
        while words.count > 1, let last = words.last, forms.contains(last) { words.removeLast() }
        return words.joined(separator: "-")
    }

    private static func isAcronym(_ name: String) -> Bool {
        let letters = name.unicodeScalars.filter { $0 != "." }
        return (2...6).contains(letters.count) && letters.allSatisfy { $0.properties.isUppercase }
    }

    /// The initials of the capitalised words of a name of three words or more.
    private static func initials(_ name: String) -> String? {
        let words = name.split { $0 == " " || $0 == "-" }
        let letters = words.compactMap { word -> Character? in
            guard let first = word.first, first.isUppercase else { return nil }
            return first
        }
        return letters.count >= 3 ? String(letters).lowercased() : nil
    }
}
