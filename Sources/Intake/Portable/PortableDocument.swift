import SourceText

extension Extractor {
    /// Makes a document of a PDF file.
    ///
    /// A PDF file holds drawings of letters, no bytes of text: its document has no map, and citations count bytes of the text.
    func portable(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        let output: [UInt8]
        do throws(IntakeProblem) {
            output = try PDFProgram.layout(of: source.bytes, limit: limits.largestDocument)
        } catch {
            throw IntakeFailure(source, error)
        }
        let layout = PDFLayout(output, references: tables.references)
        let text = PDFText(layout.pages) { line, isBelowTitle in
            let bytes = Array(line.utf8)
            let read = HeaderLine(bytes, Span(0, bytes.count), self.tables)
            return read.tellsSource || isBelowTitle && !read.persons.isEmpty && read.isHeader
        }
        let derived = DecodedText(bytes: text.markup, encoding: "utf-8")
        return try whole(
            source, derived, title: layout.title, id, sha256, bodyEnd: text.bodyEnd, keepsMap: false,
            header: { HeaderBlock($0, self.tables) }
        ) {
            self.describe(&$0, layout)
        }
    }

    /// Title, authors and date: what the first lines say, else what the file's properties say.
    private func describe(_ document: inout Document, _ layout: PDFLayout) {
        let first = document.body.prefix(12).filter { $0.count < 200 }
        for span in first {
            let line = document.text.bytes[span.range]
            let bytes = Array(line)
            guard let shape = bytes.withUnsafeBufferPointer({ LineShape($0, 0..<$0.count) }),
                HeaderLine(bytes, Span(0, bytes.count), tables).isHeader
            else { continue }
            if document.authors.isEmpty, let byline = Byline(bytes, shape, tables.headerWords) {
                document.authors = tables.authorNames.clean(byline.authors, publisher: nil, site: nil)
                setApart(span, &document)
            } else if document.published == nil,
                let date = Imprint.date(String(decoding: bytes, as: UTF8.self), tables.headerWords)
            {
                document.published = date
                setApart(span, &document)
            }
        }
        if document.title == nil, let title = layout.title, !title.hasSuffix(".doc"), !title.hasPrefix("Microsoft Word")
        {
            document.title = title
        }
        if document.authors.isEmpty, let author = layout.author {
            document.authors = tables.authorNames.clean([author], publisher: nil, site: nil)
        }
        if document.published == nil { document.published = layout.created.flatMap(PortableDate.day) }
    }

    private func setApart(_ span: Span, _ document: inout Document) {
        document.body.removeAll { $0 == span }
        document.furniture = (document.furniture + [span]).sorted()
    }
}

/// Dates as PDF files write them: `D:20251206093000+01'00'` (ISO 32000-1, 7.9.4), or as pdftotext rewrites them.
enum PortableDate {
    static func day(_ text: String) -> CalendarPeriod? {
        let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
        if digits.utf8.count >= 8 {
            let parts = Array(digits.prefix(8))
            if let year = Int(String(parts[0..<4])), let month = Int(String(parts[4..<6])),
                let day = Int(String(parts[6..<8])),
                (1990...2100).contains(year)
            {
                return CalendarPeriod(year: year, month: month, day: day)
            }
        }
        return FeedMoment(text).map { CalendarPeriod($0.day) }
    }
}
