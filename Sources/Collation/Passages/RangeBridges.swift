import Diplomacy
import SourceText

/// Ranges of which one report gives the lower end and another the upper: `between $45 million and $52 million`, where two
/// others have 45 and 52 million. Who writes so has the dispute of the two before him, however they word it.
struct RangeBridges {
    /// A range and what it brings together, by the numbers of the items.
    struct Bridge {
        var range: Int
        var low: Int
        var high: Int
    }

    /// Counts below this are met by chance.
    private static let leastCount = 20.0
    /// A range that is wider is no dispute over one amount.
    private static let widest = 2.0
    /// The least likeness of the range to one of its ends.
    private static let leastLikeness: Float = 0.03

    /// The bridges among values, in order of their ranges.
    static func find(_ items: [PassageSpace.Item], _ context: FindingContext) -> [Bridge] {
        func amount(_ item: PassageSpace.Item) -> Amount? {
            guard case .amount(let amount) = context.passages[item.document].values[item.value].content else {
                return nil
            }
            return amount
        }
        var bridges: [Bridge] = []
        for (number, item) in items.enumerated() {
            guard let range = amount(item), range.value == nil, let low = range.low, let high = range.high, low > 0,
                low < high, high <= widest * low, range.isMoney || high >= leastCount
            else { continue }
            func ends(_ end: Double) -> [Int] {
                items.indices.filter { index in
                    guard items[index].document != item.document, let other = amount(items[index]),
                        let value = other.value, other.unit == range.unit
                    else { return false }
                    return abs(value - end) <= 0.005 * end
                }
            }
            for lower in ends(low) {
                for upper in ends(high) where items[upper].document != items[lower].document {
                    let likeness = max(item.likeness(to: items[lower]), item.likeness(to: items[upper]))
                    guard likeness >= leastLikeness else { continue }
                    bridges.append(Bridge(range: number, low: lower, high: upper))
                }
            }
        }
        return bridges
    }
}
