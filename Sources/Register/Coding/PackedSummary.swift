import Diplomacy
import SourceText

/// What a document's row in the record says, as the register keeps it.
struct PackedSummary {
    /// Strings that most summaries have. The list only grows: its order is part of the form.
    static let known = KnownStrings([
        "doc", "en", "chancery-intake 1", "plain 1", "news", "analysis", "opinion", "brief", "official", "other", "row",
        "entry", "record", "message", "part",
    ])

    /// Packs a summary.
    static func pack(_ summary: DocumentSummary) -> [UInt8] {
        var writer = PackedWriter(known: known)
        writer.write(contentID: summary.id.rawValue)
        writer.write(summary.name)
        writer.write(summary.url)
        writer.write(hash: summary.sha256)
        writer.write(summary.extractor)
        writer.write(summary.title)
        writer.write(summary.publisher)
        writer.write(summary.outlet)
        writer.write(summary.authors) { $1.write($0) }
        writer.write(summary.published)
        writer.write(summary.modified)
        writer.write(summary.language)
        writer.write(summary.kind.rawValue)
        writer.write(summary.body)
        writer.write(summary.furniture)
        writer.write(summary.headline) { $1.write($0) }
        writer.write(summary.captions)
        writer.write(summary.derived) { passage, writer in
            writer.write(passage.what)
            writer.write(passage.span)
        }
        writer.write(summary.row) { row, writer in
            writer.write(row.file)
            writer.write(row.number)
            writer.write(row.kind.rawValue)
            writer.write(row.offset) { $1.write($0) }
            writer.write(row.line) { $1.write($0) }
        }
        return writer.bytes
    }

    /// Unpacks a summary.
    static func summary(_ bytes: [UInt8]) throws(PackedReader.Damage) -> DocumentSummary {
        var reader = PackedReader(bytes, known: known)
        let id = DocumentID(rawValue: try reader.contentID())
        let name = try reader.string()
        let url = try reader.stringOrNone()
        let sha256 = try reader.hash()
        var document = Document(
            id: id, name: name, sha256: sha256, extractor: try reader.string(), text: Text(utf8: []), url: url)
        document.title = try reader.stringOrNone()
        document.publisher = try reader.stringOrNone()
        let outlet = try reader.entityIDOrNone()
        document.authors = try reader.list { reader throws(PackedReader.Damage) in try reader.string() }
        document.published = try reader.periodOrNone()
        document.modified = try reader.periodOrNone()
        document.language = try reader.stringOrNone()
        document.kind = try reader.choice(Document.Kind.self)
        document.body = try reader.spans()
        document.furniture = try reader.spans()
        document.headline = try reader.optional { reader throws(PackedReader.Damage) in try reader.span() }
        document.captions = try reader.spans()
        document.derived = try reader.list { reader throws(PackedReader.Damage) in
            let what = try reader.string()
            return Document.DerivedPassage(what: what, span: try reader.span())
        }
        document.row = try reader.optional { reader throws(PackedReader.Damage) in
            let file = try reader.string()
            let number = try reader.integer()
            let kind = try reader.choice(Document.Row.Kind.self)
            let offset = try reader.optional { reader throws(PackedReader.Damage) in try reader.integer() }
            let line = try reader.optional { reader throws(PackedReader.Damage) in try reader.integer() }
            return Document.Row(file: file, number: number, kind: kind, offset: offset, line: line)
        }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        return DocumentSummary(document, outlet: outlet)
    }
}

/// Strings that writer and reader of a packed form both know, so that they need not stand in it.
struct KnownStrings {
    let strings: [String]
    /// The number of each, from 1.
    let numbers: [ExactString: Int]

    init(_ strings: [String]) {
        self.strings = strings
        numbers = Dictionary(
            strings.enumerated().map { (ExactString($0.element), $0.offset + 1) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PackedWriter {
    /// A SHA-256 in 32 bytes; anything else as it stands.
    mutating func write(hash: String) {
        let digits = Array(hash.utf8)
        let parts = stride(from: 0, to: digits.count, by: 16).compactMap { start in
            PackedID("x:" + String(decoding: digits[start..<min(start + 16, digits.count)], as: UTF8.self))?.digits
        }
        let isHash = digits.count == 64 && parts.count == 4
        write(isHash)
        if isHash { for part in parts { writeWhole(part) } } else { write(hash) }
    }
}

extension PackedReader {
    mutating func hash() throws(Damage) -> String {
        guard try flag() else { return try string() }
        var text = ""
        for _ in 0..<4 { text += PackedID(kind: "", digits: try whole()).id.dropFirst() }
        return text
    }
}
