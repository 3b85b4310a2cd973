import SourceText

extension Extractor {
    /// Makes a document of a feed's entry: its title, and its text as the feed gives it.
    ///
    /// A feed carries the article without the page around it, so that nothing has to be told apart but captions and the
    /// lines that publishing software puts behind an entry (`feed_furniture.tsv`).
    func entry(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        guard let decoded = source.derived else { throw IntakeFailure(source, .noText) }
        let reader = PageReader(decoded.bytes, tables: tables)
        guard !reader.page.blocks.isEmpty else { throw IntakeFailure(source, .noText) }
        let headline = reader.blockTag(0) == .h1 && decoded.bytes.starts(with: "<h1>".utf8) ? 0 : nil
        var body: [Span] = []
        var furniture: [Span] = []
        var captions: [Span] = []
        for (block, line) in reader.lines.enumerated() where block != headline {
            if reader.isCaption(block) {
                captions.append(line.span)
            } else if tables.feedFurniture.isFurniture(line) || reader.isHidden(block) {
                furniture.append(line.span)
            } else if reader.page.blocks[block].sharesRow, let last = body.last, block > 0,
                last.end <= line.span.start, reader.lines[block - 1].span.end == last.end
            {
                body[body.count - 1] = last.union(line.span)
            } else {
                let own = tables.feedFurniture.ownText(line.span, reader.page.text)
                body.append(own)
                if own != line.span { furniture.append(Span(own.end + 1, line.span.end)) }
            }
        }
        var document = reader.document(
            of: source, id, sha256, headline: headline, body: body, furniture: furniture, captions: captions,
            map: PageMap.map(reader.page, decoded, source.bytes))
        // All that the entry says is its title.
        if body.isEmpty, captions.isEmpty, let title = document.headline {
            document.body = [title]
            document.headline = nil
        }
        document.setLanguage(
            declared: source.stated.language.map { String($0.lowercased().prefix { $0 != "-" && $0 != "_" }) },
            tables.languages)
        document.apply(source.stated)
        if let authors = source.stated.authors {
            let names = tables.authorNames.clean(authors, publisher: document.publisher, site: nil)
            if !names.isEmpty { document.authors = names }
        }
        document.authors.removeAll { tables.authorNames.isAccount($0) }
        document.kind = tables.reportKinds.guess(document)
        document.apply(source.ruled)
        return document
    }
}

extension PageReader {
    /// Whether a block stands in an element that is not shown.
    func isHidden(_ block: Int) -> Bool {
        var node = Int(page.blocks[block].node)
        while node > 0 {
            if page.nodes[node].isHidden { return true }
            node = Int(page.nodes[node].parent)
        }
        return false
    }
}

/// Lines that publishing software puts behind the text of an entry, from `feed_furniture.tsv`.
struct FeedFurniture: Sendable {
    private var phrases: [(start: [String], part: [String])] = []

    /// What stands at the end of a paragraph: its bytes.
    private var calls: [[UInt8]]

    init(_ table: TSVTable) {
        calls = table.rows.filter { $0["part"].isEmpty }.map { Array($0["start"].utf8) }
        phrases = table.rows.map { (LineShape.words(of: $0["start"]), LineShape.words(of: $0["part"])) }
    }

    /// A paragraph without the call to read on at its end: `… in May. Continue reading...`
    func ownText(_ span: Span, _ text: [UInt8]) -> Span {
        let tail = max(span.start, span.end - 48)
        for call in calls {
            for at in (tail..<max(tail, span.end - call.count)).reversed() where at > span.start && text[at - 1] <= 0x20
            {
                let isCall = zip(text[at..<(at + call.count)], call).allSatisfy {
                    $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1
                }
                guard isCall, text[(at + call.count)..<span.end].count(where: { $0 == 0x20 }) <= 1 else { continue }
                var end = at
                while end > span.start, text[end - 1] <= 0x20 { end -= 1 }
                guard end > span.start, let sign = text[..<end].last,
                    [UInt8(ascii: "."), 0x21, 0x3F, 0x22, 0x29, 0x5D, 0xA6, 0x9D].contains(sign)
                else { continue }
                return Span(span.start, end)
            }
        }
        return span
    }

    /// Whether a line begins as one of the phrases does, and holds the rest of it.
    func isFurniture(_ line: Line) -> Bool {
        let words = line.shape.words
        guard !words.isEmpty, words.count <= 60 else { return false }
        return phrases.contains { phrase in
            guard words.starts(with: phrase.start) else { return false }
            if phrase.part.isEmpty { return words.count <= phrase.start.count + 3 }
            guard words.count >= phrase.part.count else { return false }
            return (0...(words.count - phrase.part.count)).contains {
                words[$0..<($0 + phrase.part.count)].elementsEqual(phrase.part)
            }
        }
    }
}
