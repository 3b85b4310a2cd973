import Diplomacy
import SourceText

/// A forecast with a number and with an outcome: what scores are made of.
public struct ScoredForecast: Sendable, Hashable {
    /// The id of the statement that forecasts, or of the row of a table.
    public var id: String
    /// The words: `almost certainly`.
    public var term: String
    /// The scale that they are read on.
    public var scale: String?
    /// The low end of the probability, 0...1.
    public var low: Double
    /// The high end; ``low`` where one number was given.
    public var high: Double
    /// Whether it happened.
    public var happened: Bool
    /// Who forecast.
    public var forecaster: String
    /// Who printed it.
    public var outlet: String
    /// What it is about: `energy`, `security`, ….
    public var topic: String
    /// When it was settled.
    public var settled: CalendarDay?
    /// Whether the outcome is only proposed.
    public var isProposed: Bool

    /// A forecast with its outcome.
    public init(
        id: String, term: String, scale: String? = nil, low: Double, high: Double, happened: Bool,
        forecaster: String = "", outlet: String = "", topic: String = "", settled: CalendarDay? = nil,
        isProposed: Bool = false
    ) {
        self.id = id
        self.term = term
        self.scale = scale
        self.low = low
        self.high = high
        self.happened = happened
        self.forecaster = forecaster
        self.outlet = outlet
        self.topic = topic
        self.settled = settled
        self.isProposed = isProposed
    }

    /// Which number of a worded range a score takes.
    public enum Reading: String, Sendable, Hashable, CaseIterable {
        case low, middle, high
    }

    /// The probability at a reading of the range, 0...1.
    public func probability(_ reading: Reading) -> Double {
        switch reading {
        case .low: low
        case .middle: (low + high) / 2
        case .high: high
        }
    }

    /// The squared distance of a reading from what happened, 0 (best) to 1 (Brier 1950).
    public func brier(_ reading: Reading) -> Double {
        let error = probability(reading) - (happened ? 1 : 0)
        return error * error
    }

    /// Minus the natural logarithm of the probability that a reading gave to what happened (Good 1952); 0 is best. A
    /// probability of nothing is taken as the smallest difference of a Double from 1, so that the score stays a number.
    public func logScore(_ reading: Reading) -> Double {
        let given = min(max(probability(reading), Double.ulpOfOne), 1 - Double.ulpOfOne)
        return -Logarithms.natural(happened ? given : 1 - given)
    }
}

/// How well forecasts did together.
public struct ForecastScores: Sendable, Hashable {
    /// A score by both ends of the worded ranges and by their middles.
    public struct Range: Sendable, Hashable {
        /// Of the low ends.
        public var low: Double
        /// Of the middles.
        public var middle: Double
        /// Of the high ends.
        public var high: Double

        init(_ forecasts: [ScoredForecast], _ score: (ScoredForecast, ScoredForecast.Reading) -> Double) {
            func mean(_ reading: ScoredForecast.Reading) -> Double {
                forecasts.reduce(0) { $0 + score($1, reading) } / Double(forecasts.count)
            }
            low = mean(.low)
            middle = mean(.middle)
            high = mean(.high)
        }
    }

    /// How many forecasts.
    public var count: Int
    /// How many of them came true.
    public var happened: Int
    /// The mean Brier score, 0 (best) to 1.
    public var brier: Range
    /// The mean log score; 0 is best.
    public var log: Range
    /// The share that came true: what somebody who knew only that would have forecast each time.
    public var baseRate: Double { Double(happened) / Double(count) }
    /// The Brier score of forecasting the base rate each time.
    public var brierOfBaseRate: Double { baseRate * (1 - baseRate) }
    /// The log score of forecasting the base rate each time.
    public var logOfBaseRate: Double {
        let rate = baseRate
        guard rate > 0, rate < 1 else { return 0 }
        return -(rate * Logarithms.natural(rate) + (1 - rate) * Logarithms.natural(1 - rate))
    }

    /// The scores of forecasts; nil of none.
    public init?(_ forecasts: [ScoredForecast]) {
        guard !forecasts.isEmpty else { return nil }
        count = forecasts.count
        happened = forecasts.count(where: \.happened)
        brier = Range(forecasts) { $0.brier($1) }
        log = Range(forecasts) { $0.logScore($1) }
    }
}

/// Whether what was given a probability came true as often.
public struct Calibration: Sendable, Hashable {
    /// The forecasts whose probability lies in one part of the scale.
    public struct Bin: Sendable, Hashable {
        /// The part begins above this probability; the first holds 0 too.
        public var above: Double
        /// It ends here, inside.
        public var upTo: Double
        /// How many forecasts lie in it.
        public var count: Int
        /// Their mean probability.
        public var forecast: Double
        /// The share of them that came true.
        public var observed: Double
    }

    /// The parts that hold forecasts, ascending.
    public var bins: [Bin]

    /// The calibration of forecasts over parts of equal width.
    public init(_ forecasts: [ScoredForecast], reading: ScoredForecast.Reading = .middle, bins count: Int = 10) {
        let count = max(count, 1)
        let edges = (0...count).map { $0 == count ? 1 : Double($0) * (1 / Double(count)) }
        var sums = [(count: Int, forecast: Double, happened: Int)](repeating: (0, 0, 0), count: count)
        for forecast in forecasts {
            let probability = forecast.probability(reading)
            var bin = 0
            while bin + 1 < count, probability > edges[bin + 1] { bin += 1 }
            sums[bin].count += 1
            sums[bin].forecast += probability
            sums[bin].happened += forecast.happened ? 1 : 0
        }
        bins = sums.enumerated().compactMap { index, sum in
            guard sum.count > 0 else { return nil }
            return Bin(
                above: edges[index], upTo: edges[index + 1], count: sum.count,
                forecast: sum.forecast / Double(sum.count), observed: Double(sum.happened) / Double(sum.count))
        }
    }
}
