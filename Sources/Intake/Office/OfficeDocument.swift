import SourceText

extension Extractor {
    /// Makes a document of a Word file (DOCX).
    ///
    /// The map of the text leads to bytes of `word/document.xml` as it is unpacked; in the file itself these bytes stand
    /// packed, so that citations count bytes of the text.
    func office(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        let parts: (text: [UInt8], styles: [UInt8]?, core: [UInt8]?, notes: [UInt8]?)
        do throws(IntakeProblem) {
            let zip = try ZipContainer(source.bytes)
            func part(_ name: String) throws(IntakeProblem) -> [UInt8]? {
                try zip.file(name, limit: limits.largestDocument, ratio: limits.largestRatio)
            }
            guard let text = try part("word/document.xml") else { throw .noWordDocument }
            parts = (
                text, try? part("word/styles.xml"), try? part("docProps/core.xml"), try? part("word/footnotes.xml")
            )
        } catch {
            throw IntakeFailure(source, error)
        }
        let styles = WordStyles(parts.styles)
        let text = decoder.decode(parts.text, declared: DeclaredCharset.ofXML(parts.text), keepsMark: false)
        var derived = WordText.read(text, styles: styles, references: tables.references)
        derived.rawLineBreaks = []
        let bodyEnd = derived.bytes.count
        if let notes = parts.notes {
            // Footnotes stand behind the text and are no part of its body.
            let decoded = decoder.decode(notes, declared: DeclaredCharset.ofXML(notes), keepsMark: false)
            let markup = WordText.read(decoded, styles: styles, references: tables.references)
            derived.steps.append((UInt32(bodyEnd), UInt32(parts.text.count)))
            derived.bytes += markup.bytes
            derived.steps.append((UInt32(derived.bytes.count), UInt32(parts.text.count)))
        }
        let core = CoreProperties(parts.core, tables.references)
        return try whole(
            source, derived, title: core.title, id, sha256, bodyEnd: bodyEnd,
            header: { HeaderBlock($0, tables) }
        ) { document in
            if document.title == nil { document.title = core.title }
            // The properties tell who made the file and when; the lines below the title tell of the report.
            if document.authors.isEmpty {
                document.authors = tables.authorNames.clean(core.authors, publisher: nil, site: nil)
            }
            document.published = document.published ?? core.created
            document.modified = core.modified
        }
    }

    /// Makes a document of mark-up that is the text and nothing else: all is body but the headline, the lines of a header and
    /// what stands behind `bodyEnd`.
    ///
    /// - Parameter header: reads the lines above the first paragraph.
    func whole(
        _ source: RawSource, _ derived: DecodedText, title: String?, _ id: DocumentID, _ sha256: String, bodyEnd: Int,
        keepsMap: Bool = true, header: (PageReader) -> HeaderBlock? = { _ in nil },
        _ complete: (inout Document) -> Void
    ) throws -> Document {
        let reader = PageReader(derived.bytes, tables: tables)
        guard !reader.page.blocks.isEmpty else { throw IntakeFailure(source, .noText) }
        let header = header(reader)
        let headline = reader.headline(saying: title) ?? header?.title?.line
        let above = Set(header?.furniture ?? [])
        // The text behind which everything comes from behind the body.
        let textEnd =
            reader.page.pieces.first { Int($0.source) >= bodyEnd }.map { Int($0.text) } ?? reader.page.text.count
        var body: [Span] = []
        var furniture: [Span] = []
        for (block, line) in reader.lines.enumerated() where block != headline {
            if line.span.start >= textEnd || reader.isAside(block) || above.contains(block) {
                furniture.append(line.span)
            } else if reader.page.blocks[block].sharesRow, block > 0, block - 1 != headline, let last = body.last {
                body[body.count - 1] = last.union(line.span)
            } else {
                body.append(line.span)
            }
        }
        var document = reader.document(
            of: source, id, sha256, headline: headline, body: body, furniture: furniture, captions: [],
            map: keepsMap ? PageMap.map(reader.page, derived, source.bytes) : nil)
        document.publisher = header?.publisher
        document.authors = header?.authors ?? []
        document.published = header?.published
        complete(&document)
        document.setLanguage(declared: nil, tables.languages)
        document.kind = tables.reportKinds.guess(document)
        document.apply(source.stated)
        document.apply(source.ruled)
        settleDate(&document, of: source)
        return document
    }
}

extension HeaderBlock {
    /// Reads the blocks above the first paragraph of mark-up.
    init?(_ reader: PageReader, _ tables: IntakeTables) {
        let text = reader.page.text
        guard
            let first = reader.lines.firstIndex(where: {
                $0.isProse && !HeaderLine(text, $0.span, tables).isHeader
            })
        else { return nil }
        self.init(reader.lines[..<first], text, tables)
    }
}

extension PageReader {
    /// The block that is the title: the first heading of the first level among the first blocks, or the one that says what
    /// the properties say.
    func headline(saying title: String?) -> Int? {
        let words = title.map { LineShape.words(of: $0) }
        for block in lines.indices.prefix(12) {
            if let words, !words.isEmpty, words == lines[block].shape.words { return block }
        }
        return lines.indices.prefix(6).first { blockTag($0) == .h1 }
    }

    /// Whether a block stands in `aside`.
    func isAside(_ block: Int) -> Bool {
        var node = Int(page.blocks[block].node)
        while node > 0 {
            if page.nodes[node].tag == .aside { return true }
            node = Int(page.nodes[node].parent)
        }
        return false
    }
}

/// What `docProps/core.xml` says of a document (ISO 29500-2, 11).
struct CoreProperties {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var created: CalendarPeriod?
    private(set) var modified: CalendarPeriod?

    init(_ part: [UInt8]?, _ references: CharacterReferences) {
        guard let part else { return }
        part.withUnsafeBufferPointer { bytes in
            var tokenizer = XMLTokenizer(bytes)
            var field = ""
            while let token = tokenizer.next() {
                switch token {
                case .open(let name, _): field = String(decoding: bytes[XMLNames.parts(name, bytes).1], as: UTF8.self)
                case .close: field = ""
                case .text(let range), .literal(let range):
                    let text = references.text(bytes, range).trimmed
                    guard !text.isEmpty else { continue }
                    switch field {
                    case "title": title = text
                    case "creator": authors = text.split(separator: ";").map { String($0).trimmed }
                    case "created": created = FeedMoment(text).map { CalendarPeriod($0.day) }
                    case "modified": modified = FeedMoment(text).map { CalendarPeriod($0.day) }
                    default: continue
                    }
                }
            }
        }
    }
}
