import SourceText

/// A news feed: what it says of itself, and its entries in the order they stand in.
struct Feed: Sendable {
    /// `rss20`, `rss091u`, `rss10`, `atom10`, `atom03`, `json11` …; `rss` and `atom` where it does not tell which.
    var version = ""
    /// The feed's title, its mark-up taken off.
    var title: String?
    /// The address of the site that it is of.
    var link: String?
    /// Its language, as it names it: `en-GB`.
    var language: String?
    /// Who writes entries that name nobody.
    var authors: [FeedAuthor] = []
    var entries: [FeedEntry] = []
    /// What was wrong first, where something was.
    var fault: XMLTokenizer.Fault?
    /// The feed ends before its root element does.
    var breaksOff = false
}

/// Somebody who wrote an entry.
struct FeedAuthor: Sendable, Equatable {
    var name: String?
    var email: String?
}

/// One entry of a feed.
struct FeedEntry: Sendable {
    /// Bytes of the decoded feed that the entry is.
    var range: Range<Int>
    /// From 1.
    var number: Int
    var id: String?
    var link: String?
    var title: FeedText?
    var authors: [FeedAuthor] = []
    var published: FeedMoment?
    var updated: FeedMoment?
    var summary: FeedText?
    /// The text in full, where it is given.
    var content: [FeedText] = []
    /// The outlet that the feed took it from.
    var source: String?
    /// Its own language, where it differs.
    var language: String?

    /// The longest text that is given: the content, else the summary.
    var body: FeedText? {
        content.filter { !$0.isEmpty }.max { $0.length < $1.length } ?? summary.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A text of a feed: pieces of the feed's bytes, and how they are to be read.
struct FeedText: Sendable {
    /// How the pieces are to be read.
    enum Form: Sendable, Equatable {
        /// Text without mark-up.
        case plain
        /// HTML, its mark-up written as text (`&lt;p&gt;`) or standing inside as elements.
        case html
        /// Elements of XHTML; what is escaped inside is text.
        case xhtml
        /// base64 of HTML.
        case base64
    }

    /// A piece of the feed.
    enum Piece: Sendable {
        /// Text with the references of XML.
        case text(Range<Int>)
        /// The inside of a CDATA section, or of a JSON string without escapes.
        case literal(Range<Int>)
        /// A tag as it stands.
        case tag(Range<Int>)
        /// A tag that is written with a prefix: where it begins, and the rest behind the prefix.
        case prefixedTag(Range<Int>, rest: Range<Int>, isEnd: Bool)
        /// An escape of a JSON string, and what it stands for.
        case escape(Range<Int>, UInt32)
    }

    var form: Form
    /// Its line breaks part lines: of text without mark-up.
    var keepsLines = false
    var pieces: [Piece] = []
    /// It holds elements.
    var hasTags = false

    /// Bytes in it, mark-up included.
    var length: Int {
        pieces.reduce(0) {
            switch $1 {
            case .text(let range), .literal(let range), .tag(let range), .prefixedTag(let range, _, _),
                .escape(let range, _):
                $0 + range.count
            }
        }
    }

    var isEmpty: Bool { length == 0 }
}
