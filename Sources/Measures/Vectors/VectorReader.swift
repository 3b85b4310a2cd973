import Diplomacy
import SourceText

/// Reads out of statements which way states lean towards one another.
///
/// A standing tie gives a vector of basis `tie`; a deal, an act, a motive or a judgement about two states gives one of basis
/// `stated`, in the direction that its kind and the words around the other's name have. Vectors are given for the states
/// that a story is mostly about, from them towards others. None of basis `measured` is made: nothing counts events yet.
public struct VectorReader: Sendable {
    private let leans: LeanTable
    private let names: NameTable
    /// How large a part of the statements of the story's first state another must have to be looked at from its own side.
    public var share = 0.8

    /// Reads the tables that leaning needs.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(tables: Tables) throws {
        names = tables.names
        leans = try LeanTable(lexicon: tables.lexicon)
    }

    /// The vectors of a record, sorted by state, power, domain, direction and basis.
    public func vectors(of record: Record) -> [Vector] {
        let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var storyOf: [DocumentID: Int] = [:]
        for (index, story) in record.stories.enumerated() {
            for document in story.documents { storyOf[document] = index }
        }
        var byStory: [Int: [Statement]] = [:]
        for statement in record.statements where statement.region != .furniture && statement.region != .derived {
            byStory[storyOf[statement.document] ?? -1, default: []].append(statement)
        }
        let neighbourhoods = Neighbourhoods(record) { side($0, entities) }
        var collected: [Key: Evidence] = [:]
        for story in byStory.keys.sorted() {
            let steps = (byStory[story] ?? []).flatMap { self.steps($0, entities, neighbourhoods) }
            var counts: [EntityID: Int] = [:]
            for step in steps {
                counts[step.one, default: 0] += 1
                counts[step.other, default: 0] += 1
            }
            let most = counts.values.max() ?? 0
            let subjects = Set(counts.filter { Double($0.value) >= share * Double(most) }.keys)
            for step in steps {
                for (state, toward) in [(step.one, step.other), (step.other, step.one)] where subjects.contains(state) {
                    guard let lean = lean(step, state, toward, neighbourhoods) else { continue }
                    let key = Key(
                        state: state, toward: toward, domain: lean.domain, direction: lean.direction, basis: step.basis)
                    collected[key, default: Evidence()].statements.insert(step.statement)
                    collected[key, default: Evidence()].stories.insert(story)
                }
            }
        }
        return collected.map { key, evidence in
            let statements = evidence.statements.sorted()
            return Vector(
                id: ContentID.make(
                    "vector",
                    [key.state.rawValue, key.toward.rawValue, key.domain, key.direction.rawValue, key.basis.rawValue]),
                state: key.state, toward: key.toward, domain: key.domain, direction: key.direction, basis: key.basis,
                stories: evidence.stories.count, statements: statements)
        }.sorted {
            ($0.state, $0.toward, $0.domain, $0.direction.rawValue, $0.basis.rawValue)
                < ($1.state, $1.toward, $1.domain, $1.direction.rawValue, $1.basis.rawValue)
        }
    }

    private struct Key: Hashable {
        var state: EntityID
        var toward: EntityID
        var domain: String
        var direction: Vector.Direction
        var basis: Vector.Basis
    }

    private struct Evidence {
        var statements: Set<String> = []
        var stories: Set<Int> = []
    }

    /// What one statement says of two states.
    private struct Step {
        var one: EntityID
        var other: EntityID
        /// What its kind says by itself; nil where only words can say it.
        var lean: LeanTable.Lean?
        /// Whether words may say in which domain it is.
        var takesDomain = false
        var basis: Vector.Basis
        var statement: String
        var document: DocumentID
        var span: Span
    }

    /// The state that somebody is or acts for.
    private func side(_ id: EntityID, _ entities: [EntityID: Entity]) -> EntityID? {
        id.isState ? id : entities[id]?.state ?? names.entry(id)?.state
    }

    /// Which way a step leads from one of its states to the other: what the words around the other's name say, else the
    /// words of the whole passage where it names no third state, else what its kind says.
    private func lean(
        _ step: Step, _ state: EntityID, _ toward: EntityID, _ neighbourhoods: Neighbourhoods
    ) -> LeanTable.Lean? {
        let around = neighbourhoods.words(around: toward, from: state, in: step.document, step.span)
        let words = around.flatMap { leans.words($0) }
        var lean = step.lean ?? LeanTable.Lean(domain: "diplomatic", direction: .steady)
        if let words, step.lean?.direction != .away {
            // A standing tie stays as it is where words say that it is kept.
            if step.basis != .tie || lean.direction == .steady { lean.direction = words }
        } else if step.lean == nil {
            return nil
        }
        if step.takesDomain, let domain = around.flatMap({ leans.domain($0) }) { lean.domain = domain }
        return lean
    }

    private func steps(_ statement: Statement, _ entities: [EntityID: Entity], _ neighbourhoods: Neighbourhoods)
        -> [Step]
    {
        guard statement.modality != .denied else { return [] }
        func sides(_ ids: [EntityID]) -> [EntityID] { Array(Set(ids.compactMap { side($0, entities) })).sorted() }
        func pairs(_ ids: [EntityID]) -> [(EntityID, EntityID)] {
            let sides = sides(ids)
            var pairs: [(EntityID, EntityID)] = []
            for (index, a) in sides.enumerated() { for b in sides[(index + 1)...] { pairs.append((a, b)) } }
            return pairs.count <= 6 ? pairs : []
        }
        func steps(
            _ pairs: [(EntityID, EntityID)], _ lean: LeanTable.Lean?, _ basis: Vector.Basis, takesDomain: Bool = false
        ) -> [Step] {
            pairs.map {
                Step(
                    one: $0.0, other: $0.1, lean: lean, takesDomain: takesDomain, basis: basis, statement: statement.id,
                    document: statement.document, span: statement.span)
            }
        }
        switch statement.content {
        case .tie(let tie):
            guard let lean = leans.tie(tie.type) else { return [] }
            return steps(pairs([tie.a, tie.b]), lean, .tie)
        case .deal(let deal): return steps(pairs(deal.parties), leans.deal(deal.sector), .stated)
        case .event(let event):
            guard let lean = leans.event(event.plover) else { return [] }
            var between = pairs(event.who + event.whom)
            // Who acts together does not act on one another.
            if !event.whom.isEmpty {
                let who = Set(sides(event.who))
                let whom = Set(sides(event.whom))
                between = between.filter { pair in
                    (who.contains(pair.0) && whom.contains(pair.1)) || (who.contains(pair.1) && whom.contains(pair.0))
                }
            }
            return steps(between, lean, .stated, takesDomain: lean.direction == .closer)
        case .assessment(let assessment): return steps(pairs(assessment.about), nil, .stated, takesDomain: true)
        case .motive(let motive):
            guard let actor = side(motive.actor, entities) else { return [] }
            let others = neighbourhoods.states(in: statement.document, statement.span)
            return steps(
                others.filter { $0 != actor }.prefix(3).map { (actor, $0) }, nil, .stated, takesDomain: true)
        default: return []
        }
    }
}
