/// One report as Intake read it: its text, and what it says of itself.
///
/// For plain text ``text`` is the file itself, byte for byte; for a page, feed or archive it is the extracted text, page
/// furniture included, and ``sourceMap`` leads from its bytes back to the bytes of the page.
public struct Document: Sendable {
    /// A passage that was made from the article itself.
    public struct DerivedPassage: Hashable, Sendable, Codable {
        /// What it is, in words: `automatic summary`.
        public var what: String
        /// Where it stands.
        public var span: Span

        /// A passage of the text, and what it is.
        public init(what: String, span: Span) {
            self.what = what
            self.span = span
        }
    }

    /// The part of a file that a document came in, where the file holds several or packs its text.
    public struct Row: Hashable, Sendable, Codable {
        /// What the part is.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// A line of JSON Lines.
            case row
            /// An entry of a feed.
            case entry
            /// A record of a web archive.
            case record
            /// A message of a mailbox, or a mail in a file of its own.
            case message
            /// The text inside a file that packs it: of a DOCX or a PDF.
            case part
        }

        /// The file's name in the run.
        public var file: String
        /// The part's number in the file, from 1; for JSON Lines its line.
        public var number: Int
        /// What the part is.
        public var kind: Kind
        /// The byte of the file, unpacked, at which the raw bytes of the document begin; nil where they do not stand in
        /// the file as they are.
        public var offset: Int?
        /// The line of the file that this byte stands on, from 1; nil where lines mean nothing.
        public var line: Int?

        /// A part of a file; by default a row of JSON Lines.
        public init(file: String, number: Int, kind: Kind = .row, offset: Int? = nil, line: Int? = nil) {
            self.file = file
            self.number = number
            self.kind = kind
            self.offset = offset
            self.line = line
        }
    }

    /// What kind of report it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A report of what happened.
        case news
        /// An analysis by an expert or an outlet.
        case analysis
        /// A comment under its author's name.
        case opinion
        /// A short paper of an institute, with judgements and forecasts.
        case brief
        /// A text of a government or a body itself.
        case official
        /// Anything else.
        case other
    }

    /// Identity by content.
    public var id: DocumentID
    /// The file's name where that is unique in the run, else its path; the `name` or `id` of a JSON Lines row; the
    /// address of an archived page.
    public var name: String
    /// The address it was published at, where known.
    public var url: String?
    /// SHA-256 of the raw bytes, 64 hexadecimal digits.
    public var sha256: String
    /// Name and version of the extractor that made ``text`` out of the raw bytes.
    public var extractor: String
    /// The text.
    public var text: Text
    /// Its title, where it has one.
    public var title: String?
    /// Who published it; nil where nothing says so.
    public var publisher: String?
    /// Who wrote it, in the order of the by-line.
    public var authors: [String]
    /// When it was published; nil where nothing says so.
    public var published: CalendarPeriod?
    /// The other reading of ``published``, where it was written in figures, as `10/11/2031`, and nothing tells whether the day or
    /// the month stands first.
    public var otherPublished: CalendarPeriod?
    /// The moment of ``published`` in UTC, `2025-12-07T23:30:00Z`, where a feed or a mail gives it; its day may be another
    /// than ``published``, which is the day as the outlet dates it.
    public var publishedAt: String?
    /// When it was last changed, by its own word.
    public var modified: CalendarPeriod?
    /// Language as an ISO 639-1 code, `en`.
    public var language: String?
    /// How sure the language is by the text itself, 0.5 to 1; nil where the text is too short to tell, or only the page says it.
    public var languageProbability: Double?
    /// What kind of report it is.
    public var kind: Kind
    /// The ranges of the text that are the article, in order, without overlap.
    public var body: [Span]
    /// The ranges that are page furniture.
    public var furniture: [Span]
    /// The title line, where it stands in the text.
    public var headline: Span?
    /// Captions of pictures and players.
    public var captions: [Span]
    /// Passages made from the article.
    public var derived: [DerivedPassage]
    /// From bytes of the text to bytes of the raw input; nil where they are the same.
    public var sourceMap: SourceMap?
    /// The row that it came in, where it is one of several in a file.
    public var row: Row?

    /// A document from its parts; nothing is derived or checked here.
    public init(
        id: DocumentID, name: String, sha256: String, extractor: String, text: Text, url: String? = nil,
        title: String? = nil, publisher: String? = nil, authors: [String] = [], published: CalendarPeriod? = nil,
        modified: CalendarPeriod? = nil, language: String? = nil, kind: Kind = .news, body: [Span] = [],
        furniture: [Span] = [], headline: Span? = nil, captions: [Span] = [], derived: [DerivedPassage] = [],
        sourceMap: SourceMap? = nil
    ) {
        self.id = id
        self.name = name
        self.url = url
        self.sha256 = sha256
        self.extractor = extractor
        self.text = text
        self.title = title
        self.publisher = publisher
        self.authors = authors
        self.published = published
        self.modified = modified
        self.language = language
        self.kind = kind
        self.body = body
        self.furniture = furniture
        self.headline = headline
        self.captions = captions
        self.derived = derived
        self.sourceMap = sourceMap
    }

    /// A document that is nothing but its text, all of it body: for tests and for single stages run on plain strings.
    public init(plain string: String, name: String = "text", published: CalendarPeriod? = nil) {
        let text = Text(string)
        let hash = SHA256.hexadecimal(of: text.bytes)
        self.init(
            id: DocumentID(rawValue: "doc:" + hash.prefix(16)), name: name, sha256: hash, extractor: "plain 1",
            text: text, published: published, language: "en", body: text.count == 0 ? [] : [text.span])
    }
}
