import Diplomacy
import SourceText

/// Who acts on whom: a node for each side, an edge for each pair and type of event.
struct ActionGraph {
    /// A side.
    struct Node {
        var id: EntityID
        var name: String
        var kind: String
        var state: EntityID?
    }

    /// All acts of a type by one side towards another.
    struct Edge {
        var who: EntityID
        var whom: EntityID
        /// The PLOVER type.
        var type: String
        /// How many events there are.
        var events = 0
        /// How many statements tell of them.
        var statements = 0
        /// How many reports do.
        var documents: Set<DocumentID> = []
        /// The sum of the events' Goldstein values.
        var goldstein = 0.0
        /// How many have one.
        var valued = 0
        /// The days of the first and the last.
        var period: CalendarPeriod?

        /// The mean of the Goldstein values; nil where no event has one.
        var meanGoldstein: Double? {
            valued > 0 ? (goldstein / Double(valued) * 100).rounded() / 100 : nil
        }
    }

    private(set) var nodes: [Node] = []
    private(set) var edges: [Edge] = []

    init(_ record: Record, _ writer: ExchangeWriter) {
        let collection = EventCollection(record, stateNames: writer.stateNames)
        struct Key: Hashable {
            var who: EntityID
            var whom: EntityID
            var type: String
        }
        var known: [Key: Edge] = [:]
        for event in collection.events {
            guard let who = event.key.who, let whom = event.key.whom, who != whom else { continue }
            let key = Key(who: who, whom: whom, type: event.key.plover)
            var edge = known[key] ?? Edge(who: who, whom: whom, type: event.key.plover)
            edge.events += 1
            edge.statements += event.statements.count
            edge.documents.formUnion(event.statements.map(\.document))
            if let value = event.goldstein {
                edge.goldstein += value
                edge.valued += 1
            }
            if let date = event.key.date {
                edge.period = CalendarPeriod(
                    min(edge.period?.first ?? date.first, date.first), max(edge.period?.last ?? date.last, date.last))
            }
            known[key] = edge
        }
        edges = known.values.sorted {
            ($0.who.rawValue, $0.whom.rawValue, $0.type) < ($1.who.rawValue, $1.whom.rawValue, $1.type)
        }
        nodes = Set(edges.flatMap { [$0.who, $0.whom] }).sorted().map { id in
            Node(
                id: id, name: collection.name(of: id) ?? id.rawValue,
                kind: (collection.entities[id]?.kind ?? .other).rawValue, state: collection.state(of: id))
        }
    }
}
