import Diplomacy

/// Finds the people that several documents name.
///
/// A surname's skeleton chooses the bucket. Inside it full names come first: they are one person where surname and given
/// name sound alike and the states do not differ. A bare surname joins the one full name of its bucket that state, role or
/// story speak for; where two could be meant it stays alone.
struct PersonMatcher {
    let titles: PersonTitles

    private struct Person {
        var node: EntityMerger.Node
        var name: PersonName
    }

    private struct Cluster {
        var people: [Person]
        /// The spellings, each once.
        var spellings: [PersonName] = []
        private var spelled: Set<String> = []
        var states: Set<EntityID> = []
        var roles: Set<String> = []
        var stories: Set<Int> = []
        var ids: Set<EntityID> = []
        var why: String

        init(_ person: Person, story: Int, why: String) {
            people = []
            self.why = why
            add(person, story: story)
        }

        mutating func add(_ person: Person, story: Int) {
            people.append(person)
            if spelled.insert(person.name.text).inserted { spellings.append(person.name) }
            if let state = person.node.entity.state { states.insert(state) }
            if let role = person.node.entity.role { roles.insert(role.lowercased()) }
            stories.insert(story)
            ids.insert(person.node.entity.id)
        }

        func allows(_ state: EntityID?) -> Bool { state.map { states.isEmpty || states.contains($0) } ?? true }
    }

    func groups(_ nodes: [EntityMerger.Node], stories: [Int]) -> [EntityGroup] {
        var buckets: [[UInt8]: [Person]] = [:]
        var nameless: [EntityMerger.Node] = []
        for node in nodes {
            // The fullest of the names: most parts, then longest.
            var best: PersonName?
            for text in [node.entity.name] + node.entity.names.sorted() {
                guard let name = PersonName(text, titles: titles) else { continue }
                if let known = best,
                    known.given.count > 0 || name.given.isEmpty
                        || !name.surname.sounds(like: known.surname)
                {
                    continue
                }
                best = name
            }
            if let best {
                buckets[best.surname.skeleton, default: []].append(Person(node: node, name: best))
            } else {
                nameless.append(node)
            }
        }
        var groups: [EntityGroup] = []
        for (_, people) in buckets {
            for cluster in clusters(of: people, stories: stories) { groups.append(group(cluster)) }
        }
        var byID: [EntityID: [EntityMerger.Node]] = [:]
        for node in nameless { byID[node.entity.id, default: []].append(node) }
        for (id, nodes) in byID {
            groups.append(
                EntityGroup(
                    id: id, name: nodes.map(\.entity.name).min() ?? id.rawValue, nodes: nodes, why: "the same name",
                    key: id.rawValue))
        }
        return groups
    }

    private func clusters(of people: [Person], stories: [Int]) -> [Cluster] {
        // Content alone decides the order of comparison.
        let sorted = people.sorted { left, right in
            let a = left.node.entity
            let b = right.node.entity
            return (
                left.name.given.count > right.name.given.count ? 0 : 1, left.name.text, a.state?.rawValue ?? "~", a.id
            )
                < (
                    right.name.given.count > left.name.given.count ? 0 : 1, right.name.text, b.state?.rawValue ?? "~",
                    b.id
                )
        }
        let full = sorted.filter { !$0.name.given.isEmpty }
        var clusters: [Cluster] = []
        var exact: [String: [Int]] = [:]
        for person in full {
            let story = stories[person.node.reading]
            let spelled = EntityID.slug(person.name.text)
            let state = person.node.entity.state
            if let known = exact[spelled]?.first(where: {
                clusters[$0].allows(state) || clusters[$0].stories.contains(story)
            }) {
                clusters[known].add(person, story: story)
                continue
            }
            let sounding = clusters.indices.filter { index in
                clusters[index].allows(state) && clusters[index].spellings.contains { $0.agrees(with: person.name) }
            }
            if let first = sounding.first, sounding.count == 1 || !person.name.given[0].isInitial {
                clusters[first].add(person, story: story)
                clusters[first].why = "surname and given name sound alike, and no state speaks against it"
                exact[spelled, default: []].append(first)
            } else {
                exact[spelled, default: []].append(clusters.count)
                clusters.append(Cluster(person, story: story, why: "the same name"))
            }
        }
        let fullCount = clusters.count
        var lone: [String: Int] = [:]
        for person in sorted where person.name.given.isEmpty {
            let story = stories[person.node.reading]
            let entity = person.node.entity
            let possible = (0..<fullCount).filter { index in
                clusters[index].allows(entity.state)
                    && clusters[index].spellings.contains { $0.surname.sounds(like: person.name.surname) }
            }
            let role = entity.role?.lowercased()
            func votes(_ index: Int) -> Int {
                (clusters[index].stories.contains(story) ? 2 : 0)
                    + (entity.state.map { clusters[index].states.contains($0) } ?? false ? 2 : 0)
                    + (role.map { clusters[index].roles.contains($0) } ?? false ? 1 : 0)
                    + (clusters[index].ids.contains(entity.id) ? 1 : 0)
            }
            let scored = possible.map { ($0, votes($0)) }.filter { $0.1 > 0 }
            let best = scored.map(\.1).max() ?? 0
            let winners = scored.filter { $0.1 == best }
            if winners.count == 1 {
                clusters[winners[0].0].add(person, story: story)
                clusters[winners[0].0].why = "the one full name of this surname here; state, role or story agree"
                continue
            }
            // Alone: the same surname in the same story, of the same state, is the same person.
            let key = "\(EntityID.slug(person.name.text))|\(entity.state?.rawValue ?? "story \(story)")"
            if let known = lone[key] {
                clusters[known].add(person, story: story)
            } else {
                lone[key] = clusters.count
                clusters.append(Cluster(person, story: story, why: "the same surname and state or story"))
            }
        }
        return clusters
    }

    private func group(_ cluster: Cluster) -> EntityGroup {
        var counts: [String: Int] = [:]
        for person in cluster.people { counts[person.name.text, default: 0] += 1 }
        let most = cluster.people.map { $0.name.given.isEmpty ? 0 : 1 }.max() ?? 0
        var given: [String: Bool] = [:]
        for person in cluster.people { given[person.name.text] = !person.name.given.isEmpty }
        let name =
            counts.filter { (given[$0.key] ?? false ? 1 : 0) == most }
            .min { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }?.key ?? ""
        // An id that the tables gave to all of them is kept.
        let known = cluster.ids.count == 1 ? cluster.ids.first : nil
        let state = cluster.states.sorted().first?.rawValue ?? ""
        let documents = cluster.people.map(\.node.entity.id.rawValue).sorted().first ?? ""
        return EntityGroup(
            id: known ?? EntityID(kind: .person, name: name), name: name, nodes: cluster.people.map(\.node),
            why: cluster.why, key: "\(name)|\(state)|\(documents)|\(cluster.people.count)")
    }
}

extension NameKey {
    /// Whether it is a single letter.
    var isInitial: Bool { folded.count == 1 }
}
