import Diplomacy

/// The positions that states take in a record: for or against frameworks and other states.
///
/// A framework is an item: in it is 1, on the way or beside it 0, out of it again -1. So is every state: what others have with
/// it is 1 where it is mostly cooperation, -1 where it is mostly conflict. Items on which all agree are dropped, as they say
/// nothing of who stands with whom.
public struct StatedPositions: Sendable {
    /// Pairs with fewer common items are not told.
    public static let leastItems = 20

    private var positions: [EntityID: [EntityID: Int]] = [:]

    /// The positions that a record gives.
    ///
    /// - Parameter events: those of the record, see ``EventCollector``.
    public init(_ record: Record, events: [MeasuredEvent]) {
        for standing in record.standings {
            guard case .framework(let framework, let state) = standing.subject,
                let stage = FrameworkStatus.Stage(rawValue: standing.status)
            else { continue }
            let position =
                switch stage {
                case .member, .acceded, .signatory: 1
                case .left, .suspended: -1
                case .announcedJoining, .candidate, .invited, .observer, .broker: standing.until == nil ? 0 : -1
                }
            // Of two stages in one framework the further counts.
            let known = positions[framework]?[state]
            positions[framework, default: [:]][state] =
                known.map { abs($0) >= abs(position) ? $0 : position } ?? position
        }
        var sums: [StatePair: Double] = [:]
        for event in events { sums[StatePair(event.one, event.other), default: 0] += event.score }
        for (pair, sum) in sums where sum != 0 {
            positions[pair.one, default: [:]][pair.other] = sum > 0 ? 1 : -1
            positions[pair.other, default: [:]][pair.one] = sum > 0 ? 1 : -1
        }
        positions = positions.filter { Set($0.value.values).count > 1 }
    }

    /// On how many items both states have a position.
    public func common(_ one: EntityID, _ other: EntityID) -> Int { items(one, other).count }

    /// Their agreement; nil under ``leastItems`` common items.
    public func agreement(_ one: EntityID, _ other: EntityID) -> Agreement? {
        let items = items(one, other)
        guard items.count >= StatedPositions.leastItems else { return nil }
        return Agreement(items.map(\.0), items.map(\.1))
    }

    private func items(_ one: EntityID, _ other: EntityID) -> [(Int, Int)] {
        positions.compactMap { item, by in
            guard item != one, item != other, let x = by[one], let y = by[other] else { return nil }
            return (x, y)
        }
    }
}
