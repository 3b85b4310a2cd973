import Diplomacy

/// The triads of a state that are at odds: a friend of its friend is its rival, or its rivals are each other's rivals.
///
/// A list for an analyst to read, no forecast: a drift towards balance is not borne out (Doreian and Mrvar 2015). As most ties
/// are friendly most triads are balanced anyway; so the share at odds stands beside that of 200 shuffles, in which the same
/// pairs keep the record's signs in another order.
public struct TriadsAtOdds: Sendable, Hashable {
    /// Three states whose signs multiply to -1.
    public struct Triad: Sendable, Hashable {
        /// The state that was asked for, and the two others in order of their codes.
        public var states: [EntityID]
        /// The signs of first and second, first and third, second and third.
        public var signs: [Int]
        /// Ids of the statements behind the three.
        public var statements: [String]
    }

    /// Those at odds.
    public var atOdds: [Triad]
    /// How many triads the state is in, all three pairs of which have a sign.
    public var total: Int
    /// The share of triads at odds among them when signs are shuffled, 0...1; nil where there is no triad.
    public var shuffled: Double?

    /// The share at odds, 0...1; nil where there is no triad.
    public var share: Double? { total > 0 ? Double(atOdds.count) / Double(total) : nil }

    /// How often signs are shuffled.
    static let rounds = 200

    /// The triads of a state.
    public init(of state: EntityID, in ties: SignedTies) {
        let around = ties.neighbours(of: state)
        let pairs = ties.edges.keys.sorted()
        let places = Dictionary(pairs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var signs = pairs.map { ties.edges[$0]?.sign ?? 1 }
        var triads: [(Int, Int, Int)] = []
        atOdds = []
        for (index, one) in around.enumerated() {
            for other in around[(index + 1)...] {
                guard let a = places[StatePair(state, one)], let b = places[StatePair(state, other)],
                    let c = places[StatePair(one, other)]
                else { continue }
                triads.append((a, b, c))
                if signs[a] * signs[b] * signs[c] < 0 {
                    let statements = [a, b, c].flatMap { ties.edges[pairs[$0]]?.statements ?? [] }
                    atOdds.append(
                        Triad(
                            states: [state, one, other], signs: [signs[a], signs[b], signs[c]],
                            statements: Array(Set(statements)).sorted()))
                }
            }
        }
        total = triads.count
        guard !triads.isEmpty else { return }
        // The names of the states have no part in the seed: only how many signs there are, and of which kind.
        var generator = SeededGenerator(of: [Double(signs.count), Double(signs.filter { $0 < 0 }.count)])
        var odd = 0
        for _ in 0..<TriadsAtOdds.rounds {
            for place in stride(from: signs.count - 1, to: 0, by: -1) {
                signs.swapAt(place, generator.index(below: place + 1))
            }
            for (a, b, c) in triads where signs[a] * signs[b] * signs[c] < 0 { odd += 1 }
        }
        shuffled = Double(odd) / Double(TriadsAtOdds.rounds * triads.count)
    }
}
