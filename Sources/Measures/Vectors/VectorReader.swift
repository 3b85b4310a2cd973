import Diplomacy
import SourceText

/// Reads out of statements which way states lean towards one another.
///
/// A standing tie gives a vector of basis `tie`; a deal, an act, a motive, a volume of trade or a judgement about two states
/// gives one of basis `stated`, in the direction that its kind and the words around the other's name have. Who accuses,
/// threatens or helps another leans by it, whoever that is; what two share counts for the states that a story is mostly
/// about. Those of basis `measured` come from events, see ``RecordMeasures``.
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
    ///
    /// - Parameter everySide: whether what two share counts for both, whoever a story is mostly about.
    public func vectors(of record: Record, fromEverySide everySide: Bool = false) -> [Vector] {
        let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var storyOf: [DocumentID: Int] = [:]
        for (index, story) in record.stories.enumerated() {
            for document in story.documents { storyOf[document] = index }
        }
        var byStory: [Int: [Statement]] = [:]
        for statement in record.statements where statement.region != .furniture && statement.region != .derived {
            byStory[storyOf[statement.document] ?? -1, default: []].append(statement)
        }
        let finder = LeanStepFinder(leans: leans, names: names, entities: entities)
        let neighbourhoods = Neighbourhoods(record) { finder.side($0) }
        var collected: [Key: Evidence] = [:]
        for story in byStory.keys.sorted() {
            let steps = (byStory[story] ?? []).flatMap { finder.steps($0, neighbourhoods) }
            var counts: [EntityID: Int] = [:]
            for step in steps {
                counts[step.one, default: 0] += 1
                counts[step.other, default: 0] += 1
            }
            let most = counts.values.max() ?? 0
            let subjects = Set(counts.filter { Double($0.value) >= share * Double(most) }.keys)
            for step in steps {
                for (state, toward) in [(step.one, step.other), (step.other, step.one)]
                where step.actor.map({ $0 == state }) ?? (everySide || subjects.contains(state)) {
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

    /// Which way a step leads from one of its states to the other: what the words around the other's name say, else the
    /// words of the whole passage where it names no third state, else what its kind says.
    private func lean(
        _ step: LeanStep, _ state: EntityID, _ toward: EntityID, _ neighbourhoods: Neighbourhoods
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
}
