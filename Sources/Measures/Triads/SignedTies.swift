import Diplomacy
import SourceText

/// Who is whose friend and whose rival in a record.
///
/// A pair's sign is that of the mean of its events' scores and of its standing ties, each of which counts as five events of
/// the full score by the table `tie_signs.tsv`, drawn towards zero as in ``NetCooperation``; a mean within half a point of zero has
/// no sign.
public struct SignedTies: Sendable {
    /// What a pair comes to.
    public struct Edge: Sendable, Hashable {
        /// 1 friends, -1 rivals.
        public var sign: Int
        /// Ids of the statements behind it, sorted.
        public var statements: [String]
    }

    private struct Sum {
        var score = 0.0
        var count = 0.0
        var statements: Set<String> = []
    }

    /// The signs of the table `tie_signs.tsv`.
    public struct Signs: Sendable {
        private var signs: [String: Double] = [:]

        /// Reads the table, with an analyst's rows for it.
        ///
        /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
        public init(lexicon: Lexicon = Lexicon()) throws {
            for row in try Tables.rows("tie_signs", columns: ["type", "sign"], lexicon: lexicon)
            where signs[row["type"]] == nil {
                signs[row["type"]] = row["sign"] == "-" ? -1 : 1
            }
        }

        subscript(type: String) -> Double? { signs[type] }
    }

    private(set) var edges: [StatePair: Edge] = [:]
    private var neighbours: [EntityID: [EntityID]] = [:]

    private static let tieWeight = 5.0
    private static let fullScore = 10.0
    private static let leastMean = 0.5

    /// The signs of a record's pairs of states.
    ///
    /// - Parameter events: those of the record, see ``EventCollector``.
    public init(_ record: Record, events: [MeasuredEvent], signs: Signs) {
        var sums: [StatePair: Sum] = [:]
        for event in events {
            let pair = StatePair(event.one, event.other)
            sums[pair, default: Sum()].score += event.score
            sums[pair, default: Sum()].count += 1
            sums[pair, default: Sum()].statements.formUnion(event.statements)
        }
        for standing in record.standings where standing.until == nil {
            guard case .pair(let a, let b) = standing.subject, a.isState, b.isState, a != b,
                let sign = signs[standing.status]
            else { continue }
            let pair = StatePair(a, b)
            sums[pair, default: Sum()].score += sign * SignedTies.fullScore * SignedTies.tieWeight
            sums[pair, default: Sum()].count += SignedTies.tieWeight
            sums[pair, default: Sum()].statements.formUnion(standing.statements)
        }
        for (pair, sum) in sums {
            let mean = NetCooperation.mean(sum.count, sum.score)
            guard abs(mean) >= SignedTies.leastMean else { continue }
            edges[pair] = Edge(sign: mean > 0 ? 1 : -1, statements: sum.statements.sorted())
            neighbours[pair.one, default: []].append(pair.other)
            neighbours[pair.other, default: []].append(pair.one)
        }
        for state in neighbours.keys { neighbours[state]?.sort() }
    }

    /// The sign of a pair; nil where it has none.
    public func edge(_ a: EntityID, _ b: EntityID) -> Edge? { edges[StatePair(a, b)] }

    /// The states that a state has a sign with, sorted.
    func neighbours(of state: EntityID) -> [EntityID] { neighbours[state] ?? [] }
}
