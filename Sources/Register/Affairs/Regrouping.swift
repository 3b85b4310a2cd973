/// Reports that left one affair for another, because new ones show that they belong elsewhere.
public struct Regrouping: Sendable, Hashable {
    /// The id of the affair that they were in.
    public var from: String
    /// The title that it had then.
    public var title: String
    /// How many reports it had.
    public var before: Int
    /// The id of the affair that they are in now.
    public var to: String
    /// How many reports went.
    public var moved: Int

    /// Whether nothing is left of the affair that they were in.
    public var isWhole: Bool { moved == before }
}
