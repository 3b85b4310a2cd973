/// A line of a PDF file: its words and where they stand on the page, in points from the page's upper left corner.
struct PDFLine: Sendable {
    var page: Int
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var words: [[UInt8]]

    /// The height, by which sizes of type are compared.
    var size: Double { bottom - top }

    var text: String { words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ") }
}

/// A page: its measures and its lines.
struct PDFPage: Sendable {
    var width: Double
    var height: Double
    var lines: [PDFLine] = []
}

/// What `pdftotext -bbox-layout` writes: XHTML of pages, blocks, lines and words.
struct PDFLayout: Sendable {
    private(set) var pages: [PDFPage] = []
    private(set) var title: String?
    private(set) var author: String?
    private(set) var created: String?

    /// Pages, and lines of a page, beyond these are passed over.
    static let mostPages = 20_000
    static let mostLines = 5000

    init(_ output: [UInt8], references: CharacterReferences) {
        output.withUnsafeBufferPointer { bytes in
            var tokenizer = XMLTokenizer(bytes)
            var line: PDFLine?
            var isTitle = false
            var word: [UInt8]?
            while let token = tokenizer.next() {
                switch token {
                case .open(let name, _):
                    switch String(decoding: bytes[name], as: UTF8.self) {
                    case "page":
                        guard pages.count < PDFLayout.mostPages else { return }
                        pages.append(
                            PDFPage(width: tokenizer.number("width") ?? 0, height: tokenizer.number("height") ?? 0))
                    case "line":
                        line = PDFLine(
                            page: pages.count - 1, left: tokenizer.number("xMin") ?? 0,
                            top: tokenizer.number("yMin") ?? 0,
                            right: tokenizer.number("xMax") ?? 0, bottom: tokenizer.number("yMax") ?? 0, words: [])
                    case "word": word = []
                    case "title": isTitle = true
                    case "meta":
                        switch tokenizer.value("name") {
                        case "Author": author = tokenizer.value("content")
                        case "CreationDate": created = tokenizer.value("content")
                        default: break
                        }
                    default: break
                    }
                case .close(let name):
                    switch String(decoding: bytes[name], as: UTF8.self) {
                    case "word":
                        if let word, !word.isEmpty { line?.words.append(word) }
                        word = nil
                    case "line":
                        if let line, !line.words.isEmpty, !pages.isEmpty,
                            pages[pages.count - 1].lines.count < PDFLayout.mostLines
                        {
                            pages[pages.count - 1].lines.append(line)
                        }
                        line = nil
                    case "title": isTitle = false
                    default: break
                    }
                case .text(let range), .literal(let range):
                    if word != nil {
                        word? += Array(references.text(bytes, range).utf8)
                    } else if isTitle {
                        title = references.text(bytes, range).trimmed
                    }
                }
            }
        }
        if title?.isEmpty == true { title = nil }
    }
}

extension XMLTokenizer {
    /// A number among the attributes of the last tag.
    fileprivate func number(_ name: String) -> Double? {
        value(name).flatMap { Double($0) }.flatMap { $0.isFinite && abs($0) < 1e6 ? $0 : nil }
    }
}
