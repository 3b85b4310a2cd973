/// A value and the interval that 95 of 100 resamples of its stories fall into.
public struct Estimate: Sendable, Hashable {
    /// The value on all stories.
    public var value: Double
    /// The low end; nil where there are too few stories for an interval.
    public var low: Double?
    /// The high end.
    public var high: Double?

    /// A value, with its interval where there is one.
    public init(value: Double, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// Whether the interval lies wholly above (1) or below (-1) zero; 0 where it holds zero, nil where there is none.
    public var side: Int? {
        guard let low, let high else { return nil }
        return low > 0 ? 1 : high < 0 ? -1 : 0
    }
}

/// Draws intervals by resampling stories: the unit that is independent of the others, where reports are not.
///
/// What a story adds to a statistic is a row of sums; a resample draws as many stories as there are, with replacement, and
/// adds their rows up. Rows are put in order by their values before the drawing and the seed is made of them, so that
/// neither order nor names of stories, nor how many reports tell them, change anything.
public struct Bootstrap: Sendable {
    /// Fewer stories than these have no interval.
    public static let leastStories = 5

    /// How often stories are drawn.
    public var rounds: Int

    /// A bootstrap of so many rounds.
    public init(rounds: Int = 1000) { self.rounds = rounds }

    /// A statistic on all stories, with its interval.
    ///
    /// - Parameters:
    ///   - rows: for each story the sums that it adds; all of one length.
    ///   - statistic: the statistic of sums over stories; nil where it is not defined.
    /// - Returns: nil where the statistic of all stories is not defined. Without interval where there are fewer than
    ///   ``leastStories``, or where more than a tenth of the resamples have no value.
    public func estimate(_ rows: [[Double]], _ statistic: ([Double]) -> Double?) -> Estimate? {
        estimates(rows) { sums in statistic(sums).map { [$0] } }?.first
    }

    /// Several statistics of the same resamples.
    public func estimates(_ rows: [[Double]], _ statistics: ([Double]) -> [Double]?) -> [Estimate]? {
        guard let width = rows.first?.count else { return nil }
        let ordered = rows.sorted { $0.lexicographicallyPrecedes($1) }
        let flat = ordered.flatMap(\.self)
        var sums = [Double](repeating: 0, count: width)
        for row in ordered { for column in 0..<width { sums[column] += row[column] } }
        guard let values = statistics(sums) else { return nil }
        let plain = values.map { Estimate(value: $0) }
        guard ordered.count >= Bootstrap.leastStories, rounds > 0 else { return plain }
        var generator = SeededGenerator(of: flat)
        var drawn: [[Double]] = Array(repeating: [], count: values.count)
        for index in drawn.indices { drawn[index].reserveCapacity(rounds) }
        for _ in 0..<rounds {
            for column in 0..<width { sums[column] = 0 }
            for _ in 0..<ordered.count {
                let start = generator.index(below: ordered.count) * width
                for column in 0..<width { sums[column] += flat[start + column] }
            }
            guard let values = statistics(sums) else { continue }
            for (index, value) in values.enumerated() { drawn[index].append(value) }
        }
        guard drawn.allSatisfy({ $0.count * 10 >= rounds * 9 }) else { return plain }
        return zip(values, drawn).map { value, drawn in
            let drawn = drawn.sorted()
            return Estimate(
                value: value, low: Bootstrap.quantile(drawn, 0.025), high: Bootstrap.quantile(drawn, 0.975))
        }
    }

    /// A quantile of ascending values, between two of them by their distance (type 7 of Hyndman and Fan, 1996).
    static func quantile(_ values: [Double], _ share: Double) -> Double {
        let place = share * Double(values.count - 1)
        let below = Int(place)
        guard below + 1 < values.count else { return values[values.count - 1] }
        return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
    }
}
