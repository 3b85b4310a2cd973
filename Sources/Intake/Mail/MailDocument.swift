import SourceText

/// What a mail says of itself in its head.
struct MailMetadata {
    private(set) var title: String?
    private(set) var from: MailAddress?
    private(set) var moment: FeedMoment?
    /// It answers another mail.
    private(set) var isReply = false
    /// It passes another mail on.
    private(set) var isForward = false

    init(_ fields: HeaderFields, _ words: EncodedWords) {
        if let subject = fields.raw("subject") {
            var text = words.text(subject)
            while let (rest, mark) = MailMetadata.withoutMark(text) {
                text = rest
                if mark == "re" { isReply = true } else { isForward = true }
            }
            title = text.isEmpty ? nil : text
        }
        if fields["in-reply-to"] != nil { isReply = true }
        from = fields.raw("from").map { MailAddress(words.text($0)) }
        moment = fields["date"].flatMap { FeedMoment($0) }
    }

    /// A subject without its first `Re:` or `Fwd:`, as mail programs of several languages write them.
    static func withoutMark(_ text: String) -> (String, String)? {
        guard let colon = text.prefix(8).firstIndex(of: ":") else { return nil }
        let mark = text[..<colon].lowercased()
        let rest = String(text[text.index(after: colon)...]).trimmed
        if ["re", "aw", "sv", "antw"].contains(mark) { return (rest, "re") }
        if ["fwd", "fw", "wg", "tr"].contains(mark) { return (rest, "fwd") }
        return nil
    }
}

extension Extractor {
    /// Makes a document of a mail: the text of the part to read, its own words as body.
    func message(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        let mail = MailPart.read(source.bytes)
        guard let part = mail.text({ self.words(of: $0, source.bytes) }) else { throw IntakeFailure(source, .noText) }
        let transferred = TransferEncoding.decode(
            source.bytes, part.content, encoding: part.fields.token("content-transfer-encoding"))
        var decoded = decoder.decode(
            transferred.bytes,
            declared: part.fields.parameter("charset", of: "content-type")
                ?? (part.type == "text/html" ? DeclaredCharset.name(in: transferred.bytes) : nil), keepsMark: false
        ).behind(transferred)
        decoded.rawLineBreaks = source.bytes.indices.filter { source.bytes[$0] == 0x0A }.map { $0 + 1 }
        if let address = savedAddress(mail, part) { return try savedPage(source, decoded, address, id, sha256) }
        let metadata = MailMetadata(mail.sender(of: part).fields, EncodedWords(decoder: decoder))
        var document =
            part.type == "text/html"
            ? markup(source, decoded, metadata, id, sha256) : plain(source, decoded, metadata, id, sha256)
        guard document.text.bytes.contains(where: { $0 > 0x20 }) else { throw IntakeFailure(source, .noText) }
        document.title = metadata.title
        if let name = metadata.from?.name {
            let isPerson = tables.authorNames.clean([name], publisher: nil, site: nil) == [name]
            document.publisher = metadata.from?.house
            if tables.mastheads.look(name) == .none {
                if document.publisher == nil || isPerson { document.authors = [name] }
            } else {
                document.publisher = document.publisher ?? name
            }
        }
        document.published = metadata.moment.map { CalendarPeriod($0.day) }
        document.publishedAt = metadata.moment.flatMap { $0.utc.contains("T") ? $0.utc : nil }
        document.setLanguage(declared: nil, tables.languages)
        document.kind = tables.reportKinds.guess(document)
        document.apply(source.stated)
        document.apply(source.ruled)
        return document
    }

    /// Words of a part as a reader sees them.
    private func words(of part: MailPart, _ mail: [UInt8]) -> Int {
        let text = TransferEncoding.decode(mail, part.content, encoding: part.fields.token("content-transfer-encoding"))
            .bytes
        if part.type != "text/html" { return text.split { $0 <= 0x20 }.count }
        return text.withUnsafeBufferPointer { buffer in
            var receiver = PlainTextReceiver(buffer, tables.references)
            MarkupTokenizer.run(buffer, into: &receiver)
            return receiver.string.utf8.split(separator: 0x20).count
        }
    }

    private func plain(
        _ source: RawSource, _ decoded: DecodedText, _ metadata: MailMetadata, _ id: DocumentID, _ sha256: String
    ) -> Document {
        var ranges: [Range<Int>] = []
        var start = 0
        for end in decoded.bytes.indices where decoded.bytes[end] == 0x0A {
            ranges.append(start..<end)
            start = end + 1
        }
        if start < decoded.bytes.count { ranges.append(start..<decoded.bytes.count) }
        var own = QuotedReplies.ownLines(
            ranges.map { String(decoding: decoded.bytes[$0], as: UTF8.self) }, isForward: metadata.isForward)
        let shapes = decoded.bytes.withUnsafeBufferPointer { bytes in ranges.map { LineShape(bytes, $0) } }
        dropManners(shapes, &own)
        var body: [Span] = []
        var furniture: [Span] = []
        // Lines that follow one another are one passage.
        var last: (own: Bool, line: Int)?
        for (line, range) in ranges.enumerated() {
            let shown = trimmed(range, decoded.bytes)
            if shown.isEmpty {
                last = nil
                continue
            }
            let joins = last.map { $0.own == own[line] && $0.line == line - 1 } ?? false
            func add(_ spans: inout [Span]) {
                if joins, let before = spans.last {
                    spans[spans.count - 1] = before.union(Span(shown))
                } else {
                    spans.append(Span(shown))
                }
            }
            if own[line] { add(&body) } else { add(&furniture) }
            last = (own[line], line)
        }
        return Document(
            id: id, name: source.name, sha256: sha256, extractor: Extractor.version, text: Text(utf8: decoded.bytes),
            body: body, furniture: furniture, sourceMap: decoded.sourceMap)
    }

    /// Takes greeting, farewell and notices from a mail's own lines, where something is left.
    private func dropManners(_ shapes: [LineShape?], _ own: inout [Bool]) {
        let said = shapes.indices.filter { own[$0] && shapes[$0] != nil }
        let polite = tables.manners.lines(said.compactMap { shapes[$0] })
        guard polite.contains(false) else { return }
        for (index, isPolite) in zip(said, polite) where isPolite { own[index] = false }
    }

    private func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
        return low..<high
    }

    private func markup(
        _ source: RawSource, _ decoded: DecodedText, _ metadata: MailMetadata, _ id: DocumentID, _ sha256: String
    ) -> Document {
        let reader = PageReader(decoded.bytes, tables: tables)
        let texts = reader.lines.map { String(decoding: reader.page.text[$0.span.range], as: UTF8.self) }
        var own = QuotedReplies.ownLines(texts, isForward: metadata.isForward)
        dropManners(reader.lines.map(\.shape), &own)
        // A circular is a page like others: menus, buttons and addresses stand around its text.
        if !metadata.isReply, !metadata.isForward, reader.lines.count > 12 {
            let page = PageBody(reader, tables: tables)
            for block in own.indices { own[block] = own[block] && page.isBody[block] }
        }
        var body: [Span] = []
        var furniture: [Span] = []
        for (block, line) in reader.lines.enumerated() {
            let isQuoted = metadata.isReply && reader.isInQuotation(block)
            if own[block], !isQuoted, !reader.isHidden(block) {
                body.append(line.span)
            } else {
                furniture.append(line.span)
            }
        }
        return Document(
            id: id, name: source.name, sha256: sha256, extractor: Extractor.version, text: Text(utf8: reader.page.text),
            body: body, furniture: furniture, sourceMap: PageMap.map(reader.page, decoded, source.bytes))
    }

    /// The address of a page that a browser saved as a mail (MHTML); nil for a mail.
    private func savedAddress(_ mail: MailPart, _ part: MailPart) -> String? {
        guard mail.type == "multipart/related", part.type == "text/html", mail.fields["to"] == nil else { return nil }
        return mail.fields["snapshot-content-location"] ?? part.fields["content-location"]
    }

    private func savedPage(
        _ source: RawSource, _ decoded: DecodedText, _ address: String, _ id: DocumentID, _ sha256: String
    ) throws -> Document {
        var page = source
        page.kind = .page
        page.derived = decoded
        if address.hasPrefix("http"), page.stated.url == nil { page.stated.url = address }
        return try self.page(page, id, sha256)
    }
}

extension PageReader {
    /// Whether a block stands inside `blockquote`.
    func isInQuotation(_ block: Int) -> Bool {
        var node = Int(page.blocks[block].node)
        while node > 0 {
            if page.nodes[node].tag == .blockquote { return true }
            node = Int(page.nodes[node].parent)
        }
        return false
    }
}
