import Diplomacy

/// How far two take the same positions on the same items, plain and beyond chance.
///
/// Positions are -1, 0 and 1. Over `n` items on which both have one, `agreement` is `1 − Σ|x − y| / 2n` (the S of Signorino and
/// Ritter 1999, with equal weights) and `pi` is Scott's (1955) `1 − observed / expected` with squared distances and the margins
/// of the two pooled (Häge 2011).
public struct Agreement: Sendable, Hashable {
    /// 0...1.
    public var agreement: Double
    /// At most 1; nil where neither varies, so that chance cannot be told.
    public var pi: Double?
    /// On how many items both have a position.
    public var common: Int

    /// The agreement of two lists of positions, item by item; nil where they are empty.
    public init?(_ one: [Int], _ other: [Int]) {
        guard !one.isEmpty, one.count == other.count else { return nil }
        var counts = [Int](repeating: 0, count: 9)
        for (x, y) in zip(one, other) { counts[3 * (min(max(x, -1), 1) + 1) + min(max(y, -1), 1) + 1] += 1 }
        self.init(counts: counts, common: one.count)
    }

    /// - Parameter counts: at `3x + y` how often the one has position `x` and the other `y`, where 0 is -1, 1 is 0 and 2 is 1.
    init(counts: [Int], common: Int) {
        let n = Double(common)
        let distance = counts[1] + counts[3] + counts[5] + counts[7] + 2 * (counts[2] + counts[6])
        let squared = counts[1] + counts[3] + counts[5] + counts[7] + 4 * (counts[2] + counts[6])
        // The pooled share of each position, written out: this runs for every pair of states of every session.
        let a = Double(2 * counts[0] + counts[1] + counts[2] + counts[3] + counts[6]) / (2 * n)
        let b = Double(2 * counts[4] + counts[1] + counts[3] + counts[5] + counts[7]) / (2 * n)
        let c = Double(2 * counts[8] + counts[2] + counts[5] + counts[6] + counts[7]) / (2 * n)
        let expected = 2 * (a * b + b * c + 4 * a * c)
        agreement = 1 - Double(distance) / (2 * n)
        pi = expected == 0 ? nil : 1 - (Double(squared) / n) / expected
        self.common = common
    }
}
