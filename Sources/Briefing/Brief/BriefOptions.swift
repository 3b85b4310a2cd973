/// How much a brief says.
public struct BriefOptions: Sendable, Hashable {
    /// Whether to show every item; else each section shows the most material ones.
    public var all: Bool

    /// Options; by default a brief has a readable length.
    public init(all: Bool = false) { self.all = all }

    /// How many items a section shows.
    func cap(_ items: Int) -> Int { all ? .max : items }
}
