import SourceText

/// One report as it came in, before anything is read out of it.
public struct RawSource: Sendable {
    /// What the bytes are.
    public enum Kind: String, Sendable, Hashable {
        /// Plain text, perhaps copied out of a browser.
        case plain
        /// A web page.
        case page
    }

    /// The document's name in the record.
    public var name: String
    public var kind: Kind
    /// The raw bytes, unpacked.
    public var bytes: [UInt8]
    /// What the row, the archive or the feed that it came in says of it.
    public var stated: StatedMetadata
    /// What the user says of it; wins over everything.
    public var ruled: StatedMetadata
    /// The charset that the transport declared, where there was one.
    public var charset: String?
    /// Whether the name is part of the identity: another source of the run holds the same bytes, or the row has a name.
    public var namesIdentity: Bool

    public init(
        name: String, kind: Kind, bytes: [UInt8], stated: StatedMetadata = StatedMetadata(),
        ruled: StatedMetadata = StatedMetadata(), charset: String? = nil, namesIdentity: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.bytes = bytes
        self.stated = stated
        self.ruled = ruled
        self.charset = charset
        self.namesIdentity = namesIdentity
    }
}

/// What is said of a document from outside its text.
public struct StatedMetadata: Sendable, Hashable {
    public var url: String?
    public var title: String?
    public var publisher: String?
    public var authors: [String]?
    public var published: CalendarPeriod?

    public init(
        url: String? = nil, title: String? = nil, publisher: String? = nil, authors: [String]? = nil,
        published: CalendarPeriod? = nil
    ) {
        self.url = url
        self.title = title
        self.publisher = publisher
        self.authors = authors
        self.published = published
    }
}
