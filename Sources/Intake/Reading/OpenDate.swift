import SourceText

/// A report whose day is written in figures, and nothing tells which of them is the month: `10/11/2031`.
public struct OpenDate: Sendable, Equatable {
    /// The name of the document.
    public var name: String
    /// The day that is taken.
    public var published: CalendarPeriod
    /// The day that it may be as well.
    public var other: CalendarPeriod

    /// Nil where a document's day can be read in one way, or it has none.
    public init?(_ document: Document) {
        guard let published = document.published, let other = document.otherPublished else { return nil }
        name = document.name
        self.published = published
        self.other = other
    }

    /// What is said of it after a run.
    var remark: String {
        "\(name): its date is \(published.iso8601) or \(other.iso8601), and nothing tells which; the first is taken: say which "
            + "with --meta"
    }
}
