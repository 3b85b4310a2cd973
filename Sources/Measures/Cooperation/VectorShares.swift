import Diplomacy

/// How a state spreads its cooperation over powers, beside how the rest of the world does.
///
/// The flow to a power is the sum of the scores of cooperative events with it; its share is that flow through the flow to all
/// powers, so that twice as much news changes no share. Breadth is `exp(−Σ p ln p)`, the effective number of powers, from 1 to
/// their number (Shannon); concentration is `Σ p²` (Herfindahl and Hirschman). The attention beside it is
/// `ln(p / p of the world)`, both with one unit of flow added to every power, so that none is infinite.
public struct VectorShares: Sendable, Hashable {
    /// The share of one power.
    public struct Share: Sendable, Hashable {
        /// The power.
        public var power: EntityID
        /// The sum of scores of cooperative events.
        public var flow: Double
        /// Its share of the flow to all powers, 0...1.
        public var share: Estimate
        /// The share of the power in what all other states have with these powers; nil where they have nothing.
        public var world: Double?
        /// How much more than the world the state heeds the power, as a natural logarithm; nil where there is no world.
        public var attention: Double?
    }

    /// A share for each power, in the order that was asked for.
    public var shares: [Share]
    /// The effective number of powers.
    public var breadth: Estimate
    /// From 1 through the number of powers to 1.
    public var concentration: Estimate
    /// How many stories tell of cooperation with any of them.
    public var stories: Int

    /// One unit of flow, added where a logarithm needs more than nothing.
    private static let unit = 1.0

    /// The shares of a state; nil where no cooperation with any of the powers is known.
    ///
    /// - Parameters:
    ///   - powers: those among which shares are taken, without the state itself.
    ///   - events: the events of all states.
    public init?(of state: EntityID, powers: [EntityID], in events: [MeasuredEvent], bootstrap: Bootstrap = Bootstrap())
    {
        let places = Dictionary(powers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let count = powers.count
        var rows = StoryRows(width: count)
        var world = [Double](repeating: 0, count: count)
        var stories: Set<String> = []
        for event in events where event.score > 0 {
            if let partner = event.partner(of: state) {
                guard let place = places[partner] else { continue }
                var row = [Double](repeating: 0, count: count)
                row[place] = event.score
                rows.add(event.story, row)
                stories.insert(event.story)
            } else {
                if let place = places[event.one] { world[place] += event.score }
                if let place = places[event.other] { world[place] += event.score }
            }
        }
        let estimates = bootstrap.estimates(rows.all) { flows -> [Double]? in
            let total = flows.reduce(0, +)
            guard total > 0 else { return nil }
            let shares = flows.map { $0 / total }
            var entropy = 0.0
            for share in shares where share > 0 { entropy += share * Logarithms.natural(share) }
            return shares + [Logarithms.exponential(-entropy), shares.reduce(0) { $0 + $1 * $1 }]
        }
        guard let estimates else { return nil }
        var flows = [Double](repeating: 0, count: count)
        for row in rows.all { for place in 0..<count { flows[place] += row[place] } }
        let total = flows.reduce(0, +)
        let worldTotal = world.reduce(0, +)
        let unit = VectorShares.unit
        shares = powers.enumerated().map { place, power in
            let own = (flows[place] + unit) / (total + unit * Double(count))
            let others = (world[place] + unit) / (worldTotal + unit * Double(count))
            return Share(
                power: power, flow: flows[place], share: estimates[place],
                world: worldTotal > 0 ? world[place] / worldTotal : nil,
                attention: worldTotal > 0 ? Logarithms.natural(own / others) : nil)
        }
        breadth = estimates[count]
        concentration = estimates[count + 1]
        self.stories = stories.count
    }
}
