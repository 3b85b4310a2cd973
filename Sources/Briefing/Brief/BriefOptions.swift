import Diplomacy

/// How much a brief says, and how it names what no report names.
public struct BriefOptions: Sendable, Hashable {
    /// Whether to show every item; else each section shows the most material ones.
    public var all: Bool
    /// Names of states that no report names itself, such as that of a city's state.
    public var stateNames: [EntityID: String]

    /// Which sections are written; nil for all.
    public var sections: Set<Brief.Section.Kind>?

    /// Options; by default a brief has a readable length.
    public init(
        all: Bool = false, stateNames: [EntityID: String] = [:], sections: Set<Brief.Section.Kind>? = nil
    ) {
        self.all = all
        self.sections = sections
        self.stateNames = stateNames
    }

    /// How many items a section shows.
    func cap(_ items: Int) -> Int { all ? .max : items }
}
