import Diplomacy
import SourceText

/// Whether a pair has drawn closer between two windows of time: a step, where ``NetCooperation`` is a level.
public struct CooperationStep: Sendable, Hashable {
    /// What can be called.
    public enum Call: String, Sendable, Hashable, CaseIterable {
        /// The interval of the change lies above zero.
        case closer
        /// It holds zero.
        case steady
        /// It lies below zero.
        case away
        /// Fewer than five stories, or fewer than two in one of the windows: nothing is called.
        case tooFew = "too_few"
    }

    /// What can be called.
    public var call: Call
    /// The level of the later window less that of the earlier.
    public var change: Estimate
    /// Up to and from this day the windows lie before and after; the day itself belongs to the later.
    public var split: CalendarDay
    /// How many stories tell of the earlier window.
    public var storiesBefore: Int
    /// How many tell of the later.
    public var storiesAfter: Int

    /// The step that the events of one pair come to at a day; nil where none of them has a day.
    public init?(_ events: [MeasuredEvent], split: CalendarDay, bootstrap: Bootstrap = Bootstrap()) {
        var rows = StoryRows(width: 4)
        var before: Set<String> = []
        var after: Set<String> = []
        for event in events {
            guard let day = event.day else { continue }
            if day < split {
                rows.add(event.story, [1, event.score, 0, 0])
                before.insert(event.story)
            } else {
                rows.add(event.story, [0, 0, 1, event.score])
                after.insert(event.story)
            }
        }
        // Where nothing can be called no interval is drawn.
        let isEnough =
            before.count > 1 && after.count > 1 && before.union(after).count >= Bootstrap.leastStories
        let change = (isEnough ? bootstrap : Bootstrap(rounds: 0)).estimate(rows.all) { sums in
            let mean = NetCooperation.mean(sums[0] + sums[2], sums[1] + sums[3])
            return NetCooperation.level(sums[2], sums[3], mean: mean)
                - NetCooperation.level(sums[0], sums[1], mean: mean)
        }
        guard let change else { return nil }
        self.split = split
        storiesBefore = before.count
        storiesAfter = after.count
        self.change = change
        switch change.side {
        case 1: call = .closer
        case -1: call = .away
        case 0: call = .steady
        default: call = .tooFew
        }
    }
}
