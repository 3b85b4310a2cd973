import Diplomacy
import SourceText

/// What measuring needs: the tables, read once, and the choices that hold for all measures of a record.
///
/// ```swift
/// let measures = try RecordMeasures(tables: .load())
/// let profile = StateProfile("KAZ", record: record, measures: measures)
/// ```
public struct RecordMeasures: Sendable {
    /// How many partners a state is measured against where nobody says which.
    public static let mostPowers = 6

    private let collector: EventCollector
    let reader: VectorReader
    let signs: SignedTies.Signs
    let classes: EventClasses
    private let rivalries: [(EntityID, EntityID)]
    /// Draws the intervals.
    public var bootstrap = Bootstrap()

    /// Reads the tables.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(tables: Tables) throws {
        collector = try EventCollector(tables: tables)
        reader = try VectorReader(tables: tables)
        signs = try SignedTies.Signs(lexicon: tables.lexicon)
        classes = try EventClasses(lexicon: tables.lexicon)
        rivalries = try Tables.rows("rivals", columns: ["one", "other"], lexicon: tables.lexicon).map {
            (EntityID(rawValue: $0["one"]), EntityID(rawValue: $0["other"]))
        }
    }

    /// What happened between states, each thing once; nothing for which only somebody's word stands against another's.
    public func events(of record: Record) -> [MeasuredEvent] { allEvents(of: record).filter { !$0.isDisputed } }

    /// What happened between states by anybody's word, each thing once.
    public func allEvents(of record: Record) -> [MeasuredEvent] { collector.events(of: record) }

    /// The states that a state has most to do with, most first.
    func powers(of state: EntityID, _ events: [MeasuredEvent]) -> [EntityID] {
        var counts: [EntityID: Int] = [:]
        for event in events { if let partner = event.partner(of: state) { counts[partner, default: 0] += 1 } }
        return Array(
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(RecordMeasures.mostPowers).map(\.key))
    }

    /// The pairs among powers between which a state leans: those of the table `rivals.tsv`, then those that the record shows as
    /// rivals.
    func rivals(among powers: [EntityID], _ ties: SignedTies) -> [(EntityID, EntityID)] {
        let known = Set(powers)
        var pairs = rivalries.filter { known.contains($0.0) && known.contains($0.1) }
        var seen = Set(pairs.map { StatePair($0.0, $0.1) })
        for (index, one) in powers.enumerated() {
            for other in powers[(index + 1)...] where ties.edge(one, other)?.sign == -1 {
                // In one order, whoever is asked for: the sign of a lean goes by it.
                let pair = StatePair(one, other)
                if seen.insert(pair).inserted { pairs.append((pair.one, pair.other)) }
            }
        }
        return pairs
    }
}
