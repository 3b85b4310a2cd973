import Diplomacy

/// Which way a state leans between two rivals, and whether it feeds both.
///
/// Lean is `(C₁ − C₂) / (|C₁| + |C₂| + ε)` over the net cooperation with each, -1 (wholly to the second) to 1 (wholly to the
/// first); ε is half a point of the scale, so that two pairs of which next to nothing is known do not lean. Hedge is
/// `2 min(F₁, F₂) / (F₁ + F₂)` over the cooperative flows, 1 where both are fed equally.
public struct LeanAndHedge: Sendable, Hashable {
    /// What can be called.
    public enum Call: String, Sendable, Hashable, CaseIterable {
        /// The interval of the lean lies on the first rival's side.
        case leansToFirst = "leans_to_first"
        /// It lies on the second's.
        case leansToSecond = "leans_to_second"
        /// It holds zero, and the weaker flow is at least half the stronger.
        case hedges
        /// It holds zero, and most goes to one of them.
        case undecided
        /// Under five stories: nothing is called.
        case tooFew = "too_few"
    }

    /// The first rival.
    public var first: EntityID
    /// The second.
    public var second: EntityID
    /// From -1 to 1; above 0 it leans to the first.
    public var lean: Estimate
    /// From 0 to 1; nil where nothing cooperative is known with either.
    public var hedge: Double?
    /// What can be called.
    public var call: Call
    /// How many events it rests on.
    public var events: Int
    /// In how many stories.
    public var stories: Int

    /// Keeps the lean of two pairs of which nothing is known at 0.
    static let least = 0.5
    /// From here on the flows to both are alike: the weaker is half the stronger.
    static let even = 2.0 / 3

    /// The lean of a state; nil where nothing is known of it with either rival.
    public init?(
        of state: EntityID, between first: EntityID, and second: EntityID, in events: [MeasuredEvent],
        bootstrap: Bootstrap = Bootstrap()
    ) {
        var rows = StoryRows(width: 6)
        var count = 0
        for event in events {
            guard let partner = event.partner(of: state) else { continue }
            let flow = max(event.score, 0)
            if partner == first {
                rows.add(event.story, [1, event.score, flow, 0, 0, 0])
            } else if partner == second {
                rows.add(event.story, [0, 0, 0, 1, event.score, flow])
            } else {
                continue
            }
            count += 1
        }
        guard count > 0, let lean = bootstrap.estimate(rows.all, LeanAndHedge.lean) else { return nil }
        var flows = (0.0, 0.0)
        for row in rows.all { flows = (flows.0 + row[2], flows.1 + row[5]) }
        self.first = first
        self.second = second
        self.lean = lean
        hedge = flows.0 + flows.1 > 0 ? 2 * min(flows.0, flows.1) / (flows.0 + flows.1) : nil
        self.events = count
        stories = rows.all.count
        switch lean.side {
        case 1: call = .leansToFirst
        case -1: call = .leansToSecond
        case 0: call = (hedge ?? 0) >= LeanAndHedge.even ? .hedges : .undecided
        default: call = .tooFew
        }
    }

    private static func lean(_ sums: [Double]) -> Double? {
        func level(_ count: Double, _ sum: Double) -> Double {
            NetCooperation.level(count, sum, mean: NetCooperation.mean(count, sum))
        }
        let (one, other) = (level(sums[0], sums[1]), level(sums[3], sums[4]))
        return (one - other) / (abs(one) + abs(other) + least)
    }
}
