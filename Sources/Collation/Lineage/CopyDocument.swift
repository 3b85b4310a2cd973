import Diplomacy
import SourceText

/// What is known of a document when copies are looked for: no text, only its fingerprints and where it comes from.
public struct CopyDocument: Sendable, Hashable {
    /// Identity by content.
    public var id: DocumentID
    /// The name by which rows speak of it.
    public var name: String
    /// Its title, where it has one.
    public var title: String?
    /// Who published it; nil where nothing says so.
    public var outlet: String?
    /// The address it was published at, where known.
    public var url: String?
    /// When it was published; nil where nothing says so.
    public var published: CalendarPeriod?
    /// The moment in UTC, `2025-12-07T23:30:00Z`, where it is known.
    public var publishedAt: String?
    /// How many words its body has.
    public var words: Int
    /// Hashes of its passages, sorted, each once.
    public var fingerprints: [UInt64]
    /// A hash over all words, see `PassageFingerprints.text`.
    public var text: UInt64?

    /// What Intake knows of a document.
    public init(_ document: Document) {
        let prints = PassageFingerprints(of: document)
        id = document.id
        name = document.name
        title = document.title
        outlet = document.publisher
        url = document.url
        published = document.published
        publishedAt = document.publishedAt
        words = prints.words
        fingerprints = prints.hashes
        text = prints.text
    }

    /// What a reading knows of its document.
    init(_ reading: Reading) {
        id = reading.document.id
        name = reading.document.name
        title = reading.document.title
        outlet = reading.document.publisher
        url = reading.document.url
        published = reading.document.published
        publishedAt = nil
        words = reading.digest.words
        fingerprints = reading.digest.fingerprints
        text = nil
    }

    /// Whether it was published before another, as far as both say when; nil where that is not known.
    func isEarlier(than other: CopyDocument) -> Bool? {
        guard let day = published, let otherDay = other.published else { return nil }
        if day.last < otherDay.first { return true }
        if otherDay.last < day.first { return false }
        // Of two days that may be one no order is known.
        guard day == otherDay else { return nil }
        guard let moment = publishedAt, let otherMoment = other.publishedAt, moment != otherMoment else { return nil }
        return moment < otherMoment
    }

    /// A total order: the earlier first, then those without a date; of one time the longer first.
    func precedes(_ other: CopyDocument) -> Bool {
        if let isEarlier = isEarlier(than: other) { return isEarlier }
        let isDated = published != nil
        if isDated != (other.published != nil) { return isDated }
        // Those of one day that give no moment stand behind those that do.
        if (publishedAt == nil) != (other.publishedAt == nil), isDated { return publishedAt != nil }
        if fingerprints.count != other.fingerprints.count { return fingerprints.count > other.fingerprints.count }
        return (name, id.rawValue) < (other.name, other.id.rawValue)
    }
}
