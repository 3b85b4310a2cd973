import SourceText

/// Makes documents out of raw sources: decodes, parts article from furniture, finds out title, publisher, authors, date.
///
/// Pure: the same source gives the same document, on any thread.
///
/// ```swift
/// let extractor = try Extractor()
/// SourceReader(paths: ["reports"]).forEach { result in
///     if let source = try? result.get(), let document = try? extractor.document(from: source) {
///         print(document.title ?? document.name)
///     }
/// }
/// ```
public struct Extractor: Sendable {
    /// Name and version, as the record gives them.
    public static let version = "chancery-intake 1"

    let tables: IntakeTables
    let decoder: Decoder
    let limits: IntakeOptions

    /// - Throws: `ResourceDirectory.NotFound`, or an error of reading the tables.
    public init(_ options: IntakeOptions = IntakeOptions()) throws {
        limits = options
        tables = try IntakeTables(folder: ResourceDirectory.locate("Intake"))
        decoder = Decoder(tables.encodings)
    }

    /// Reads one source.
    ///
    /// - Throws: ``IntakeFailure`` where it holds no text.
    public func document(from source: RawSource) throws -> Document {
        let sha256 = SHA256.hexadecimal(of: source.bytes)
        let identity =
            source.namesIdentity ? SHA256.hexadecimal(of: Array((sha256 + "\n" + source.name).utf8)) : sha256
        let id = DocumentID(rawValue: "doc:" + identity.prefix(16))
        var document: Document
        switch source.kind {
        case .plain: document = try plain(source, id, sha256)
        case .page: document = try page(source, id, sha256)
        case .entry: document = try entry(source, id, sha256)
        case .message: document = try message(source, id, sha256)
        case .office: document = try office(source, id, sha256)
        case .portable: document = try portable(source, id, sha256)
        }
        document.row = source.row
        return document
    }

    private func plain(_ source: RawSource, _ id: DocumentID, _ sha256: String) throws -> Document {
        let decoded = decoder.decode(source.bytes, declared: source.charset, keepsMark: true)
        guard decoded.bytes.contains(where: { $0 > 0x20 }) else { throw IntakeFailure(source, .noText) }
        let copied = CopiedText(decoded.bytes, tables: tables)
        var document = Document(
            id: id, name: source.name, sha256: sha256, extractor: Extractor.version, text: Text(utf8: decoded.bytes),
            url: source.ruled.url ?? source.stated.url ?? copied.url,
            title: copied.headline.map {
                String(decoding: decoded.bytes[copied.lines[$0].span.range], as: UTF8.self).split(
                    whereSeparator: \.isWhitespace
                )
                .joined(separator: " ")
            },
            publisher: copied.publisher, authors: copied.authors, published: copied.published,
            modified: copied.modified, language: "en",
            body: copied.spans(.body), furniture: copied.spans(.furniture),
            headline: copied.headline.map { copied.lines[$0].span }, captions: copied.spans(.caption),
            derived: copied.derived, sourceMap: decoded.sourceMap)
        document.setLanguage(declared: nil, tables.languages)
        document.kind = tables.reportKinds.guess(document, labelled: copied.kind)
        document.apply(source.stated)
        document.apply(source.ruled)
        settleDate(&document, of: source)
        return document
    }
}

extension Document {
    /// Takes over what is said of the document from outside.
    mutating func apply(_ metadata: StatedMetadata) {
        if let url = metadata.url { self.url = url }
        if let title = metadata.title { self.title = title }
        if let publisher = metadata.publisher { self.publisher = publisher }
        if let authors = metadata.authors { self.authors = authors }
        if let published = metadata.published { self.published = published }
        if let moment = metadata.moment { publishedAt = moment }
        if let modified = metadata.modified { self.modified = modified }
    }
}
