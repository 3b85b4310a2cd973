import SourceText

/// Reads RSS 0.9x to 2.0, RSS 1.0 and Atom 0.3 and 1.0: what people publish under these names, well formed or not.
///
/// An element is known by its vocabulary and by the element around it, so that the title of a picture is not that of the
/// feed. Elements of other vocabularies mean nothing, whatever their names are.
struct FeedParser {
    /// What the element around tells of an element.
    private enum Context { case feed, entry, person, source, ignored }

    /// An element that is open.
    private struct Frame {
        var name: Range<Int>
        var context: Context
        var base: String?
        var language: String?
    }

    /// A field whose text is being gathered.
    private struct Capture {
        var field: FeedDraft.Field
        var text: FeedText
        /// The name of the element, and how many elements of that name are open inside it.
        var name: Range<Int>
        var sameInside = 0
        var base: String?
        /// A `div` of XHTML that only wraps the text is left out.
        var wrapper: Range<Int>?
    }

    /// Elements deeper than this are read as if they stood at this depth.
    private static let deepest = 256

    private let bytes: UnsafeBufferPointer<UInt8>
    private var tokenizer: XMLTokenizer
    private var names = XMLNames()
    private var stack: [Frame] = []
    /// Elements that are open beyond the deepest.
    private var beyond = 0
    private var capture: Capture?
    private var draft: FeedDraft
    private var rootClosed = false
    private let reader: FeedTextReader

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ reader: FeedTextReader) {
        self.bytes = bytes
        self.reader = reader
        draft = FeedDraft(reader)
        tokenizer = XMLTokenizer(bytes)
    }

    /// Reads a feed.
    ///
    /// - Returns: the feed, and what reads its texts.
    static func read(_ source: DecodedText, references: CharacterReferences) -> (Feed, FeedTextReader) {
        source.bytes.withUnsafeBufferPointer { bytes in
            // The document type stands before everything that needs its entities.
            var prologue = XMLTokenizer(bytes)
            while let token = prologue.next() { if case .open = token { break } }
            let reader = FeedTextReader(source: source, entities: prologue.entities, references: references)
            var parser = FeedParser(bytes, reader)
            return (parser.run(), reader)
        }
    }

    private mutating func run() -> Feed {
        while let token = tokenizer.next() {
            switch token {
            case .open(let name, let isEmpty): open(name, isEmpty)
            case .close(let name): close(name)
            case .text(let range): capture?.text.pieces.append(.text(range))
            case .literal(let range): capture?.text.pieces.append(.literal(range))
            }
        }
        draft.feed.breaksOff = !rootClosed
        if let fault = tokenizer.fault { draft.feed.fault = fault }
        if draft.feed.breaksOff, draft.feed.fault == nil {
            draft.feed.fault = XMLTokenizer.Fault(offset: bytes.count, what: "the feed breaks off")
        }
        if capture != nil { endCapture() }
        draft.endEntry(bytes.count)
        return draft.finished()
    }

    // MARK: Elements

    private mutating func open(_ name: Range<Int>, _ isEmpty: Bool) {
        let depth = stack.count + beyond
        names.declare(tokenizer.attributes, bytes, depth: depth)
        let (vocabulary, local) = names.resolve(name, bytes)
        if capture != nil {
            // An entry inside a text is a text that was never closed.
            if isOwn(vocabulary), local == "item" || local == "entry", !isEmpty,
                !draft.isInEntry || vocabulary != .xhtml
            {
                endCapture()
            } else {
                openInside(name, vocabulary, isEmpty)
                return
            }
        }
        var frame = Frame(name: name, context: .ignored, base: stack.last?.base, language: stack.last?.language)
        for attribute in tokenizer.attributes {
            guard bytes[attribute.name].starts(with: "xml:".utf8) else { continue }
            if bytes[attribute.name].elementsEqual("xml:base".utf8) {
                frame.base = WebReference.resolve(reader.attribute(attribute.value), against: frame.base)
            } else if bytes[attribute.name].elementsEqual("xml:lang".utf8) {
                frame.language = reader.attribute(attribute.value)
            }
        }
        if stack.isEmpty {
            names.adopt(name, bytes)
            root(vocabulary, local, &frame)
        } else {
            element(name, vocabulary, local, &frame, isEmpty)
        }
        if capture != nil, capture?.name == name {
            if isEmpty { endCapture() }
            return
        }
        if isEmpty {
            names.close(depth: depth)
        } else if stack.count < FeedParser.deepest {
            stack.append(frame)
        } else {
            beyond += 1
        }
    }

    private mutating func root(_ vocabulary: XMLNames.Vocabulary, _ local: String, _ frame: inout Frame) {
        frame.context = .feed
        let version = attribute("version").map { reader.attribute($0).trimmed }
        switch local.lowercased() {
        case "rss":
            let known = ["0.91": "rss091u", "0.92": "rss092", "0.93": "rss093", "0.94": "rss094", "2.0": "rss20"]
            draft.feed.version = version.flatMap { known[$0] ?? ($0.hasPrefix("2") ? "rss20" : nil) } ?? "rss"
        case "rdf": draft.feed.version = "rss"
        case "feed":
            draft.feed.version =
                vocabulary == .atom10 ? "atom10" : vocabulary == .atom03 || version == "0.3" ? "atom03" : "atom"
        case "channel":
            // Channel Definition Format, of 1997: addresses stand in attributes.
            draft.feed.version = "cdf"
            frame.base = attribute("BASE").map(reader.attribute) ?? frame.base
            draft.channelLink = attribute("HREF").map { FeedLink(text: reader.attribute($0), base: frame.base) }
        default: frame.context = .ignored
        }
        if let language = frame.language, !language.isEmpty { draft.feed.language = language }
    }

    /// Whether elements of a vocabulary may be the feed's own.
    private func isOwn(_ vocabulary: XMLNames.Vocabulary) -> Bool {
        switch vocabulary {
        case .none, .atom10, .atom03, .rss10, .rss09, .rss20: true
        default: false
        }
    }

    private mutating func element(
        _ name: Range<Int>, _ vocabulary: XMLNames.Vocabulary, _ local: String, _ frame: inout Frame, _ isEmpty: Bool
    ) {
        let context = stack.last?.context ?? .ignored
        let isAtom =
            vocabulary == .atom10 || vocabulary == .atom03 || draft.feed.version.hasPrefix("atom") && isOwn(vocabulary)
        if draft.feed.version == "rss", vocabulary == .rss10 { draft.feed.version = "rss10" }
        if draft.feed.version == "rss", vocabulary == .rss09 { draft.feed.version = "rss090" }
        let lower = local.lowercased()
        switch (context, vocabulary) {
        case (.feed, _) where isOwn(vocabulary):
            switch lower {
            case "channel": frame.context = .feed
            case "item", "entry":
                endEntryIfOpen()
                frame.context = .entry
                beginEntry(frame)
            case "author" where isAtom:
                frame.context = .person
                draft.beginPerson()
            case "title": begin(.title, name, vocabulary, isAtom, frame)
            case "link": link(name, isAtom, frame, isEmpty)
            case "id" where isAtom: begin(.permalink, name, vocabulary, false, frame)
            case "language": begin(.language, name, vocabulary, false, frame)
            default: break
            }
        case (.feed, .dublinCore):
            if lower == "title", draft.hasNoTitle { begin(.title, name, vocabulary, false, frame) }
            if lower == "language" { begin(.language, name, vocabulary, false, frame) }
        case (.entry, _) where isOwn(vocabulary): entryElement(name, lower, vocabulary, isAtom, &frame, isEmpty)
        case (.entry, .content) where lower == "encoded": begin(.content, name, vocabulary, false, frame)
        case (.entry, .xhtml) where lower == "body" || lower == "div": begin(.content, name, vocabulary, false, frame)
        case (.entry, .dublinCore):
            switch lower {
            case "title": begin(.title, name, vocabulary, false, frame)
            case "creator", "author": begin(.author, name, vocabulary, false, frame)
            case "date": begin(.dated, name, vocabulary, false, frame)
            case "description": begin(.summary, name, vocabulary, false, frame)
            default: break
            }
        case (.entry, .dublinTerms):
            if lower == "issued" { begin(.issued, name, vocabulary, false, frame) }
            if lower == "modified" { begin(.updated, name, vocabulary, false, frame) }
        case (.person, _) where isOwn(vocabulary):
            if lower == "name" { begin(.name, name, vocabulary, false, frame) }
            if lower == "email" { begin(.email, name, vocabulary, false, frame) }
        case (.source, _) where isOwn(vocabulary):
            if lower == "title" { begin(.sourceName, name, vocabulary, isAtom, frame) }
        default: break
        }
    }

    private mutating func entryElement(
        _ name: Range<Int>, _ local: String, _ vocabulary: XMLNames.Vocabulary, _ isAtom: Bool, _ frame: inout Frame,
        _ isEmpty: Bool
    ) {
        switch local {
        case "item", "entry":
            endEntryIfOpen()
            frame.context = .entry
            beginEntry(frame)
        case "title": begin(.title, name, vocabulary, isAtom, frame)
        case "link": link(name, isAtom, frame, isEmpty)
        case "id": begin(isAtom ? .permalink : .id, name, vocabulary, false, frame)
        case "guid":
            let isLink = attribute("isPermaLink").map { reader.attribute($0).lowercased() != "false" } ?? true
            begin(isLink ? .permalink : .id, name, vocabulary, false, frame)
        case "author" where isAtom:
            frame.context = .person
            draft.beginPerson()
        case "author": begin(.author, name, vocabulary, false, frame)
        case "pubdate", "published": begin(.published, name, vocabulary, false, frame)
        case "issued": begin(.issued, name, vocabulary, false, frame)
        case "updated", "modified", "lastmod": begin(.updated, name, vocabulary, false, frame)
        case "description", "summary", "abstract": begin(.summary, name, vocabulary, isAtom, frame)
        case "content", "fullitem", "body": begin(.content, name, vocabulary, isAtom, frame)
        case "source" where isAtom: frame.context = .source
        case "source": begin(.sourceName, name, vocabulary, false, frame)
        default: break
        }
    }

    /// Tags inside a text are part of it.
    private mutating func openInside(_ name: Range<Int>, _ vocabulary: XMLNames.Vocabulary, _ isEmpty: Bool) {
        if !isEmpty, same(name, capture?.name) { capture?.sameInside += 1 }
        capture?.text.hasTags = true
        appendTag(name, isEnd: false)
    }

    private mutating func appendTag(_ name: Range<Int>, isEnd: Bool) {
        let whole = tokenizer.start..<tokenizer.at
        let (prefix, local) = XMLNames.parts(name, bytes)
        capture?.text.pieces.append(
            prefix.isEmpty ? .tag(whole) : .prefixedTag(whole, rest: local.lowerBound..<whole.upperBound, isEnd: isEnd))
    }

    private mutating func close(_ name: Range<Int>) {
        if let field = capture {
            if same(name, field.name) {
                if field.sameInside > 0 {
                    capture?.sameInside -= 1
                    appendTag(name, isEnd: true)
                } else {
                    endCapture()
                    names.close(depth: stack.count + beyond)
                }
                return
            }
            let (vocabulary, local) = names.resolve(name, bytes)
            guard isOwn(vocabulary), ["item", "entry", "channel", "rss", "feed"].contains(local) else {
                appendTag(name, isEnd: true)
                return
            }
            tokenizer.note("a text is not closed")
            endCapture()
        }
        if beyond > 0 {
            beyond -= 1
            return
        }
        // The nearest open element of this name; an end tag without one is passed over.
        var index = stack.count - 1
        let lowest = max(0, stack.count - 64)
        while index >= lowest, !same(stack[index].name, name) { index -= 1 }
        guard index >= lowest, index >= 0 else {
            tokenizer.note("an end tag without its start tag")
            return
        }
        if index < stack.count - 1 { tokenizer.note("an element is not closed") }
        while stack.count > index {
            let frame = stack.removeLast()
            ended(frame)
        }
        names.close(depth: stack.count)
        if stack.isEmpty { rootClosed = true }
    }

    private mutating func ended(_ frame: Frame) {
        switch frame.context {
        case .entry: draft.endEntry(tokenizer.at)
        case .person: draft.endPerson()
        default: break
        }
    }

    private func same(_ one: Range<Int>, _ other: Range<Int>?) -> Bool {
        guard let other, one.count == other.count else { return false }
        return bytes[one].elementsEqual(bytes[other])
    }

    private func attribute(_ name: String) -> Range<Int>? {
        tokenizer.attributes.first { bytes[$0.name].elementsEqual(name.utf8) }?.value
    }

    // MARK: Entries

    private mutating func beginEntry(_ frame: Frame) {
        var entry = FeedDraft.Entry(range: tokenizer.start..<tokenizer.at, language: frame.language)
        // RSS 1.0 names an item by its address.
        if let about = tokenizer.attributes.first(where: {
            let (vocabulary, local) = names.resolve($0.name, bytes)
            return vocabulary == .rdf && local == "about"
        }) {
            entry.id = reader.attribute(about.value)
        }
        if draft.feed.version == "cdf" {
            entry.link = attribute("HREF").map { FeedLink(text: reader.attribute($0), base: frame.base) }
            entry.updated = attribute("LASTMOD").flatMap { FeedMoment(reader.attribute($0)) }
        }
        draft.begin(entry)
    }

    private mutating func endEntryIfOpen() {
        guard draft.isInEntry else { return }
        tokenizer.note("an entry is not closed")
        draft.endEntry(tokenizer.start)
    }

    /// `<link>address</link>` of RSS, `<link rel href/>` of Atom.
    private mutating func link(_ name: Range<Int>, _ isAtom: Bool, _ frame: Frame, _ isEmpty: Bool) {
        guard let href = attribute("href") else {
            if !isEmpty { begin(.link, name, .none, false, frame) }
            return
        }
        let relation = attribute("rel").map { reader.attribute($0).lowercased() } ?? "alternate"
        let type = attribute("type").map { reader.attribute($0).lowercased() } ?? "text/html"
        guard relation == "alternate" || relation.hasSuffix("/alternate") else { return }
        draft.take(FeedLink(text: reader.attribute(href), base: frame.base), isPage: type.contains("html"))
    }

    // MARK: Texts

    private mutating func begin(
        _ field: FeedDraft.Field, _ name: Range<Int>, _ vocabulary: XMLNames.Vocabulary, _ isAtom: Bool, _ frame: Frame
    ) {
        var form = FeedText.Form.html
        if isAtom {
            let type = attribute("type").map { reader.attribute($0).lowercased() }
            let mode = attribute("mode").map { reader.attribute($0).lowercased() }
            form = FeedParser.form(
                type: type, mode: mode, isOld: draft.feed.version == "atom03" || vocabulary == .atom03)
            if field == .content, attribute("src") != nil { form = .plain }
        } else if vocabulary == .xhtml {
            form = .xhtml
        } else if field == .title || field == .summary || field == .content,
            attribute("encoding").map({ reader.attribute($0) }) == "base64"
        {
            form = .base64
        }
        capture = Capture(field: field, text: FeedText(form: form), name: name, base: frame.base)
    }

    /// How the content of an Atom text is written (RFC 4287, 3.1 and 4.1.3; Atom 0.3 has a mode beside the type).
    private static func form(type: String?, mode: String?, isOld: Bool) -> FeedText.Form {
        if mode == "base64" { return .base64 }
        let type = type ?? (isOld ? "text/plain" : "text")
        switch type {
        case "text", "text/plain": return .plain
        case "html", "text/html": return mode == "xml" || isOld && mode == nil ? .xhtml : .html
        case "xhtml", "application/xhtml+xml": return mode == "escaped" ? .html : .xhtml
        default:
            if type.hasPrefix("text/") || type.hasSuffix("/xml") || type.hasSuffix("+xml") { return .html }
            return isOld ? .html : .base64
        }
    }

    private mutating func endCapture() {
        guard var ended = capture else { return }
        capture = nil
        // What holds elements is mark-up, whatever its type says.
        if ended.text.hasTags, ended.text.form == .plain { ended.text.form = .xhtml }
        if ended.text.hasTags, ended.text.form == .base64 { ended.text.form = .html }
        draft.take(ended.text, as: ended.field, base: ended.base)
    }
}
