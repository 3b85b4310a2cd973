import SourceText

/// A page read, and its blocks described as lines of a text are.
struct PageReader {
    let page: Page
    let lines: [Line]
    let linkedData: LinkedData

    init(_ decoded: [UInt8], tables: IntakeTables) {
        let page = PageBuilder.read(decoded, references: tables.references, words: tables.pageWords)
        var lines: [Line] = []
        lines.reserveCapacity(page.blocks.count)
        let text = page.text
        text.withUnsafeBufferPointer { bytes in
            for block in page.blocks {
                lines.append(Line(shape: LineShape(bytes, block.span.range) ?? LineShape(wordless: block.span)))
            }
        }
        LineReader(tables: tables).describe(&lines, text, hasMarkup: true)
        self.page = page
        linkedData = LinkedData(page.head.linkedData.map { Array(decoded[$0]) }, references: tables.references)
        self.lines = lines
    }
}

extension PageReader {
    /// The title that the head gives: of a share card, else of the window.
    var headTitle: String? {
        page.head.metas.first { $0.name == "og:title" && !$0.content.isEmpty }?.content ?? page.head.title
    }

    /// A document of the page's text, its headline as its title.
    func document(
        of source: RawSource, _ id: DocumentID, _ sha256: String, headline: Int?, body: [Span], furniture: [Span],
        captions: [Span], map: SourceMap?
    ) -> Document {
        let text = Text(utf8: page.text)
        return Document(
            id: id, name: source.name, sha256: sha256, extractor: Extractor.version, text: text,
            title: headline.map { text[lines[$0].span] }, body: body, furniture: furniture,
            headline: headline.map { lines[$0].span }, captions: captions, sourceMap: map)
    }

    /// The rows that the block model judges.
    func features(_ tables: IntakeTables) -> BlockFeatures {
        BlockFeatures(page, lines: lines, title: headTitle, articleBody: linkedData.articleBody, tables: tables)
    }
}

/// A page as the trainer of the block models sees it.
package struct PageRows: Sendable {
    /// The text of each block.
    package var blocks: [String]
    /// Rows of the first model, ``width`` numbers a block.
    package var rows: [Float] { features.rows }
    package var width: Int { features.width }

    private let features: BlockFeatures

    init(_ reader: PageReader, _ tables: IntakeTables) {
        features = reader.features(tables)
        let text = reader.page.text
        blocks = reader.page.blocks.map { String(decoding: text[$0.span.range], as: UTF8.self) }
    }
}

extension Extractor {
    /// Reads a page.
    func page(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        let decoded =
            source.derived
            ?? decoder.decode(
                source.bytes, declared: source.charset ?? DeclaredCharset.name(in: source.bytes), keepsMark: false)
        let reader = PageReader(decoded.bytes, tables: tables)
        guard !reader.page.blocks.isEmpty else { throw IntakeFailure(source, .noText) }
        let body = PageBody(reader, tables: tables)
        let metadata = PageMetadata(
            reader, body: body.isBody, url: source.ruled.url ?? source.stated.url, tables: tables)
        var isBody = body.isBody
        if let headline = metadata.headline { isBody[headline] = false }
        let header = PageHeader(reader, headline: metadata.headline, isBody, tables)
        for block in header.lines { isBody[block] = false }
        var bodySpans: [Span] = []
        var furniture: [Span] = []
        let captions = Set(body.captions)
        for (block, line) in reader.lines.enumerated() {
            if isBody[block] {
                // The cells of a row are one passage.
                if reader.page.blocks[block].sharesRow, block > 0, isBody[block - 1], let last = bodySpans.last {
                    bodySpans[bodySpans.count - 1] = last.union(line.span)
                } else {
                    bodySpans.append(line.span)
                }
            } else if block != metadata.headline, !captions.contains(block), !body.derivedBlocks.contains(block) {
                furniture.append(line.span)
            }
        }
        var document = Document(
            id: id, name: source.name, sha256: sha256, extractor: Extractor.version, text: Text(utf8: reader.page.text),
            url: metadata.url, title: metadata.title, publisher: metadata.publisher,
            authors: metadata.authors.isEmpty ? header.authors : metadata.authors,
            published: metadata.published ?? header.published, modified: metadata.modified, language: metadata.language,
            body: bodySpans, furniture: furniture, headline: metadata.headline.map { reader.lines[$0].span },
            captions: body.captions.map { reader.lines[$0].span }, derived: body.derived,
            sourceMap: PageMap.map(reader.page, decoded, source.bytes))
        document.setLanguage(declared: metadata.language, tables.languages)
        document.kind = tables.reportKinds.guess(document)
        document.apply(source.stated)
        document.apply(source.ruled)
        settleDate(&document, of: source, tag: reader.page.head.language, written: metadata.writtenDates)
        return document
    }

    /// The rows of a page's blocks, for training.
    package func rows(ofPage bytes: [UInt8]) -> PageRows {
        let decoded = decoder.decode(bytes, declared: nil, keepsMark: false)
        return PageRows(PageReader(decoded.bytes, tables: tables), tables)
    }
}
