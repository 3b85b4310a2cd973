import SourceText

/// What the words of an element's class, id or role tell of what stands inside it.
struct ElementKinds: OptionSet, Sendable, Hashable {
    let rawValue: UInt32

    static let names = [
        "content", "article", "text", "title", "byline", "date", "caption", "nav", "header", "footer", "side",
        "related",
        "teaser", "share", "comment", "advert", "subscribe", "consent", "bio", "tags", "player", "widget", "meta",
        "hidden", "summary", "quote", "legal", "page",
    ]
    static let content = named("content")
    static let article = named("article")
    static let title = named("title")
    static let byline = named("byline")
    static let date = named("date")
    static let caption = named("caption")
    static let nav = named("nav")
    static let header = named("header")
    static let footer = named("footer")
    static let side = named("side")
    static let related = named("related")
    static let comment = named("comment")
    static let subscribe = named("subscribe")
    static let bio = named("bio")
    static let hidden = named("hidden")
    static let meta = named("meta")
    /// What no article stands in.
    static let foreign = [
        "nav", "footer", "side", "related", "teaser", "share", "comment", "advert", "subscribe", "consent", "bio",
        "tags",
        "player", "widget", "hidden", "legal", "header", "meta",
    ].reduce(into: ElementKinds()) { $0.insert(named($1)) }

    /// Where prose stands that is not the article's, however much of it.
    static let elsewhere = ["comment", "consent", "hidden"].reduce(into: ElementKinds()) { $0.insert(named($1)) }

    /// Footnotes and endnotes: what is set apart by rule and is no column of the model.
    static let notes = ElementKinds(rawValue: 1 << 31)

    static func named(_ name: String) -> ElementKinds {
        if name == "notes" { return notes }
        return names.firstIndex(of: name).map { ElementKinds(rawValue: 1 << UInt32($0)) } ?? []
    }
}

/// The words of `page_words.tsv`, and what addresses of pages about writers hold.
struct PageWords: Sendable {
    /// In small letters, each with a slash first.
    let authorPaths: [[UInt8]]
    private var index: WordIndex
    private var kinds: [ElementKinds] = []

    init(_ table: TSVTable, authorPaths: [String]) throws {
        self.authorPaths = authorPaths.map { Array($0.utf8) }
        index = WordIndex(capacity: table.count)
        for row in table.rows {
            var kinds: ElementKinds = []
            for name in row.list("kinds") {
                let kind = ElementKinds.named(name)
                guard !kind.isEmpty else { throw row.failure("CH0205", "kinds: '\(name)' is no kind of element") }
                kinds.formUnion(kind)
            }
            index.insert(WordIndex.hash(row["word"].utf8), UInt32(self.kinds.count))
            self.kinds.append(kinds)
        }
    }

    /// The kinds of a class, id or role: its words are split at what is no letter and where capitals begin, and looked
    /// up one by one and joined with the word before.
    func kinds(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> ElementKinds {
        var result: ElementKinds = []
        // FNV-1a of the word, and of the word before joined with it.
        let basis: UInt64 = 0xcbf2_9ce4_8422_2325
        var word = basis
        var pair = basis
        var length = 0
        var before = basis
        var previous: UInt8 = 0
        func lookUp() {
            if let found = index.value(word) { result.formUnion(kinds[Int(found)]) }
            if before != basis, let found = index.value(pair) { result.formUnion(kinds[Int(found)]) }
        }
        for at in range {
            let byte = bytes[at]
            let isUpper = byte >= 0x41 && byte <= 0x5A
            let isLower = byte >= 0x61 && byte <= 0x7A
            let isDigit = byte >= 0x30 && byte <= 0x39
            if length > 0, !isUpper && !isLower && !isDigit || isUpper && previous >= 0x61 && previous <= 0x7A {
                lookUp()
                before = word
                pair = word
                word = basis
                length = 0
                // Words of another class do not join.
                if byte <= 0x20 { before = basis }
            }
            if isUpper || isLower || isDigit {
                let lower = UInt64(isUpper ? byte | 0x20 : byte)
                word = (word ^ lower) &* 0x0000_0100_0000_01b3
                pair = (pair ^ lower) &* 0x0000_0100_0000_01b3
                length += 1
            }
            previous = byte
        }
        if length > 0 { lookUp() }
        return result
    }
}
