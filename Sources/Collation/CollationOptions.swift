import Diplomacy

/// How documents are brought together.
public struct CollationOptions: Sendable, Hashable {
    /// The least scaled similarity at which documents join one story where most have no date, see ``StoryGrouper``.
    public var storyThreshold: Double = 0.06
    /// The same where most have a date.
    public var datedStoryThreshold: Double = 0.13
    /// The largest distance in days between two documents that may be of one story; documents without a date are free.
    public var storyWindow: Int = 3
    /// The share of a document's text, 0...1, from which another counts as copied.
    public var copyShare: Double = 0.25
    /// The share from which two documents are one witness.
    public var witnessShare: Double = 0.5
    /// Events of one kind and the same sides whose dates lie at most this many days apart are taken for one event.
    public var eventWindow: Int = 10
    /// Whether all documents are of one affair, so that nothing is grouped.
    public var oneStory: Bool = false
    /// Who is whom by an analyst's corrections; they win over every rule, as rows of `same_as` and `not_same_as` do.
    public var identities = IdentityClaims()

    /// The options at their defaults.
    public init() {}
}
