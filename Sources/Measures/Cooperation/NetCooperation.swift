import Diplomacy
import SourceText

/// How warm two states are with each other, by what happened between them (Goldstein 1992).
///
/// `C = (Σ g + n₀ m) / (n + n₀)` over the `n` events of a window, each counted once with its score `g`, -10 to 10. The mean is
/// drawn towards the pair's long-run mean `m` by `n₀` = 5 pseudo-events, because a mean of three events is noise; `m` itself is
/// the sum over all times through `N + n₀`, so that a pair of which little is known lies near 0.
public struct NetCooperation: Sendable, Hashable {
    /// Pseudo-events at the long-run mean.
    public static let pseudoEvents = 5.0

    /// The value, -10 to 10, with its interval.
    public var value: Estimate
    /// The plain mean of words alone: meetings, promises, accusations, threats. Nil where there are none.
    public var words: Double?
    /// The plain mean of deeds alone: trade, aid, sanctions, force.
    public var deeds: Double?
    /// How many of the events are deeds.
    public var deedEvents: Int
    /// How many events it rests on.
    public var events: Int
    /// In how many stories.
    public var stories: Int
    /// Ids of the statements that tell them, sorted.
    public var statements: [String]

    /// The cooperation that events of one pair come to; nil where there is none.
    ///
    /// - Parameters:
    ///   - window: the events that are measured.
    ///   - all: the events of the pair at all times, those of the window among them.
    public init?(_ window: [MeasuredEvent], of all: [MeasuredEvent], bootstrap: Bootstrap = Bootstrap()) {
        guard !window.isEmpty else { return nil }
        var rows = StoryRows(width: 4)
        for event in window { rows.add(event.story, [1, event.score, 0, 0]) }
        for event in all { rows.add(event.story, [0, 0, 1, event.score]) }
        // The pair's other stories make no interval for a window of few.
        let isEnough = Set(window.map(\.story)).count >= Bootstrap.leastStories
        let value = (isEnough ? bootstrap : Bootstrap(rounds: 0)).estimate(rows.all) { sums in
            NetCooperation.level(sums[0], sums[1], mean: NetCooperation.mean(sums[2], sums[3]))
        }
        guard let value else { return nil }
        self.value = value
        func mean(of part: [MeasuredEvent]) -> Double? {
            part.isEmpty ? nil : part.reduce(0) { $0 + $1.score } / Double(part.count)
        }
        let material = window.filter(\.isMaterial)
        words = mean(of: window.filter { !$0.isMaterial })
        deeds = mean(of: material)
        deedEvents = material.count
        events = window.count
        stories = Set(window.map(\.story)).count
        statements = Set(window.flatMap(\.statements)).sorted()
    }

    /// The long-run mean of `count` events with a sum of scores, drawn towards 0.
    static func mean(_ count: Double, _ sum: Double) -> Double { sum / (count + pseudoEvents) }

    /// The mean of events with a sum of scores, drawn towards a long-run mean.
    static func level(_ count: Double, _ sum: Double, mean: Double) -> Double {
        (sum + pseudoEvents * mean) / (count + pseudoEvents)
    }
}

/// What each story adds to the sums of a statistic.
struct StoryRows {
    private let width: Int
    private var rows: [String: [Double]] = [:]

    init(width: Int) { self.width = width }

    mutating func add(_ story: String, _ values: [Double]) {
        for column in 0..<width { rows[story, default: Array(repeating: 0, count: width)][column] += values[column] }
    }

    /// In order of the stories' names, so that sums come out the same in every run.
    var all: [[Double]] { rows.sorted { $0.key < $1.key }.map(\.value) }
}
