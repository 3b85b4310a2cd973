import SourceText

/// What to brief on, and how much of it.
public struct BriefOptions: Sendable, Hashable {
    /// Ids or names of entities; a statement is briefed on when it involves one of them, or somebody who acts for one
    /// that is a state. Empty: everything.
    public var about: [String]
    /// The first day: what is known to lie before it is left out.
    public var since: CalendarDay?
    /// The last day: what is known to lie after it is left out.
    public var until: CalendarDay?
    /// Whether to show every item; else each section shows the most material ones.
    public var all: Bool

    /// Options; by default everything is briefed on, at a readable length.
    public init(about: [String] = [], since: CalendarDay? = nil, until: CalendarDay? = nil, all: Bool = false) {
        self.about = about
        self.since = since
        self.until = until
        self.all = all
    }

    /// How many items a section shows.
    func cap(_ items: Int) -> Int { all ? .max : items }
}
