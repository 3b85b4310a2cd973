import SourceText

/// One report as it came in, before anything is read out of it.
public struct RawSource: Sendable {
    /// What the bytes are.
    public enum Kind: String, Sendable, Hashable {
        /// Plain text, perhaps copied out of a browser.
        case plain
        /// A web page.
        case page
        /// An entry of a feed; the bytes are those of its element.
        case entry
        /// A mail (RFC 5322), or a page that was saved as one (MHTML).
        case message
        /// A Word document (DOCX).
        case office
        /// A PDF file.
        case portable
    }

    /// The document's name in the record.
    public var name: String
    /// What the bytes are, told from their beginning and the name.
    public var kind: Kind
    /// The raw bytes, unpacked.
    public var bytes: [UInt8]
    /// What the row, the archive or the feed that it came in says of it.
    public var stated: StatedMetadata
    /// What the user says of it; wins over everything.
    public var ruled: StatedMetadata
    /// The charset that the transport declared, where there was one.
    public var charset: String?
    /// The row that it came in, where it is one of several in a file.
    public var row: Document.Row?
    /// Where it came from, as messages name it: `reports/a.txt`, `reports/rows.jsonl: line 3`; nil where the name says it.
    public var place: String?
    /// The text in mark-up that a reader of a container made out of ``bytes``, with the way back to them; nil where the
    /// bytes are the text.
    var derived: DecodedText?
    /// Whether the name is part of the identity: another source of the run holds the same bytes, or the row has a name.
    public var namesIdentity: Bool

    /// A source; nothing is said of it unless given.
    public init(
        name: String, kind: Kind, bytes: [UInt8], stated: StatedMetadata = StatedMetadata(),
        ruled: StatedMetadata = StatedMetadata(), charset: String? = nil, row: Document.Row? = nil,
        place: String? = nil,
        namesIdentity: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.bytes = bytes
        self.stated = stated
        self.ruled = ruled
        self.charset = charset
        self.row = row
        self.place = place
        self.namesIdentity = namesIdentity
    }
}

/// What is said of a document from outside its text.
public struct StatedMetadata: Sendable, Hashable {
    /// The address it was published at.
    public var url: String?
    /// Its title.
    public var title: String?
    /// Who published it.
    public var publisher: String?
    /// Who wrote it; nil where nothing is said of it, empty where it is said to have no author.
    public var authors: [String]?
    /// When it was published.
    public var published: CalendarPeriod?
    /// The other reading of ``published``, where that was given in figures as `10/11/2031`.
    public var otherPublished: CalendarPeriod?
    /// The moment it was published, in UTC.
    var moment: String?
    /// When it was last changed.
    public var modified: CalendarPeriod?
    /// Its language, as it is named there: `en-GB`.
    public var language: String?

    /// What is said of a document; by default nothing.
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
