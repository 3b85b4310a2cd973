import Diplomacy
import SourceText

/// One thing that happened between two states, however many reports tell it.
public struct MeasuredEvent: Sendable, Hashable {
    /// The two states; the one with the earlier code comes first.
    public var one: EntityID
    /// The other.
    public var other: EntityID
    /// Which of the two acts on the other; nil where both do it, as in a meeting.
    public var actor: EntityID?
    /// Its PLOVER type.
    public var type: String
    /// How cooperative it is, on the Goldstein scale: -10 (most conflict) to 10 (most cooperation).
    public var score: Double
    /// Whether it is a deed; else it is words.
    public var isMaterial: Bool
    /// The field that it is in: `diplomatic`, `trade`, `energy`, `security`, ….
    public var domain: String
    /// The story that tells it.
    public var story: String
    /// The day on which it happened or began; where no report says, the day of the first report that tells it.
    public var day: CalendarDay?
    /// Whether a report says when it happened; else the day is that of the first report.
    public var isDated: Bool
    /// When it happened by what reports say, the most exact times alone: several where they disagree, sorted.
    public var periods: [CalendarPeriod] = []
    /// Who says that it happened, sorted; empty where a report tells it in its own words.
    public var speakers: [EntityID] = []
    /// Who denies it, sorted.
    public var deniedBy: [EntityID] = []
    /// Whether only somebody's word stands for it, and another's against it: no figure counts it.
    public var isDisputed: Bool { !speakers.isEmpty && !deniedBy.isEmpty }
    /// How many independent origins tell it.
    public var origins: Int
    /// Ids of the statements that tell it, sorted.
    public var statements: [String]

    /// An event between two states, in any order.
    public init(
        _ a: EntityID, _ b: EntityID, actor: EntityID? = nil, type: String, score: Double, isMaterial: Bool = false,
        domain: String = "diplomatic", story: String, day: CalendarDay? = nil, isDated: Bool = true, origins: Int = 1,
        statements: [String] = []
    ) {
        one = min(a, b)
        other = max(a, b)
        self.actor = actor
        self.type = type
        self.score = score
        self.isMaterial = isMaterial
        self.domain = domain
        self.story = story
        self.day = day
        self.isDated = isDated
        self.origins = origins
        self.statements = statements
    }

    /// The state that the event is with, seen from one of its two; nil where it is not of that state.
    public func partner(of state: EntityID) -> EntityID? {
        state == one ? other : state == other ? one : nil
    }
}
