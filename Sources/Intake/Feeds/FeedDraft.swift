/// An address as a feed writes it, and what it is relative to.
struct FeedLink {
    var text: String
    var base: String?
}

/// A feed while it is read: takes the fields one after the other, as ``FeedParser`` finds them, and settles which of several
/// that say the same counts.
struct FeedDraft {
    /// What the text of an element is.
    enum Field {
        case title, link, id, permalink, language, published, issued, dated, updated, summary, content, author, name,
            email
        case sourceName
    }

    /// What the start tag of an entry says.
    struct Entry {
        /// The bytes of the tag.
        var range: Range<Int>
        var language: String?
        var id: String?
        var link: FeedLink?
        var updated: FeedMoment?
    }

    private struct OpenEntry {
        var entry: FeedEntry
        var link: FeedLink?
        /// An identifier that is an address too.
        var permalink: FeedLink?
        var isAlternate = false
    }

    var feed = Feed()
    var channelLink: FeedLink?
    private var entry: OpenEntry?
    private var entries: [OpenEntry] = []
    private var author: FeedAuthor?
    private var titles: [FeedText] = []
    private let reader: FeedTextReader

    init(_ reader: FeedTextReader) { self.reader = reader }

    var isInEntry: Bool { entry != nil }
    /// No title of the feed was found yet.
    var hasNoTitle: Bool { titles.isEmpty }

    // MARK: Persons and entries

    mutating func beginPerson() { author = FeedAuthor() }

    mutating func endPerson() {
        if let author, author != FeedAuthor() {
            if entry != nil { entry?.entry.authors.append(author) } else { feed.authors.append(author) }
        }
        author = nil
    }

    mutating func begin(_ tag: Entry) {
        var open = OpenEntry(entry: FeedEntry(range: tag.range, number: entries.count + 1), link: tag.link)
        open.entry.language = tag.language
        if let id = tag.id { open.entry.id = id }
        if let updated = tag.updated { open.entry.updated = updated }
        entry = open
    }

    /// Ends the open entry, if any, at a byte.
    mutating func endEntry(_ end: Int) {
        guard var open = entry else { return }
        entry = nil
        open.entry.range = open.entry.range.lowerBound..<max(end, open.entry.range.upperBound)
        entries.append(open)
    }

    // MARK: Fields

    /// Takes an address of an attribute; that of a page goes before others.
    mutating func take(_ link: FeedLink, isPage: Bool) {
        if entry != nil {
            if entry?.link == nil || isPage && entry?.isAlternate == false { entry?.link = link }
            if isPage { entry?.isAlternate = true }
        } else if channelLink == nil {
            channelLink = link
        }
    }

    /// Takes the text of an element.
    mutating func take(_ text: FeedText, as field: Field, base: String?) {
        func value() -> String { reader.field(text) }
        if entry == nil {
            switch field {
            case .title: titles.append(text)
            case .link: if channelLink == nil { channelLink = FeedLink(text: value(), base: base) }
            case .language: if !value().isEmpty { feed.language = value() }
            case .permalink: if feed.link == nil, value().hasPrefix("http") { feed.link = value() }
            case .name: author?.name = reader.string(text)
            case .email: author?.email = value()
            default: break
            }
            return
        }
        switch field {
        case .title: if entry?.entry.title?.isEmpty ?? true { entry?.entry.title = text }
        case .link: if !text.isEmpty { entry?.link = FeedLink(text: value(), base: base) }
        case .id: entry?.entry.id = value()
        case .permalink:
            entry?.entry.id = value()
            entry?.permalink = FeedLink(text: value(), base: base)
        case .published: if let moment = FeedMoment(value()) { entry?.entry.published = moment }
        case .issued: if entry?.entry.published == nil { entry?.entry.published = FeedMoment(value()) }
        case .dated, .updated: if let moment = FeedMoment(value()) { entry?.entry.updated = moment }
        case .summary: summary(text)
        case .content: entry?.entry.content.append(text)
        case .author: if let found = FeedDraft.author(reader.string(text)) { entry?.entry.authors.append(found) }
        case .name: author?.name = reader.string(text)
        case .email: author?.email = value()
        case .sourceName: entry?.entry.source = reader.string(text)
        case .language: entry?.entry.language = value()
        }
    }

    /// The first of two summaries stays; the second is the text in full.
    private mutating func summary(_ text: FeedText) {
        if let first = entry?.entry.summary, !first.isEmpty {
            entry?.entry.content.append(text)
        } else {
            entry?.entry.summary = text
        }
    }

    /// `me@example.com (Ada Brandt)`, `Ada Brandt <me@example.com>`, `Ada Brandt`.
    static func author(_ text: String) -> FeedAuthor? {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        let marks: Set<Character> = ["(", ")", "<", ">", "[", "]", "\""]
        let words = text.split { $0 == " " || marks.contains($0) }.map(String.init)
        let email = words.first { $0.contains("@") && $0.contains(".") }
        let name = words.filter { $0 != email && $0 != "mailto:" }.joined(separator: " ").trimmed
        return FeedAuthor(name: name.isEmpty ? nil : name, email: email)
    }

    // MARK: The whole

    /// The feed, its addresses resolved; entries have what the feed says for all of them.
    func finished() -> Feed {
        var feed = feed
        feed.title = titles.first { !$0.isEmpty }.map { reader.string($0) }
        if let channelLink { feed.link = WebReference.resolve(channelLink.text, against: channelLink.base) }
        for open in entries {
            var entry = open.entry
            if let link = open.link, !link.text.isEmpty {
                entry.link = WebReference.resolve(link.text, against: link.base ?? feed.link)
            } else if let link = open.permalink {
                let resolved = WebReference.resolve(link.text, against: link.base ?? feed.link)
                if resolved.lowercased().hasPrefix("http") { entry.link = resolved }
            }
            if entry.authors.isEmpty { entry.authors = feed.authors }
            if entry.language == feed.language || entry.language?.isEmpty == true { entry.language = nil }
            feed.entries.append(entry)
        }
        return feed
    }
}
