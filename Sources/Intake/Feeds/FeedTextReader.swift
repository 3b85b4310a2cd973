import SourceText

/// Reads texts of a feed: as mark-up with its way back to the feed, or as a string.
struct FeedTextReader {
    /// The feed, decoded.
    let source: DecodedText
    /// Texts that the document type declares.
    let entities: [String: Range<Int>]
    let references: CharacterReferences

    /// Writes a text as HTML.
    func write(_ text: FeedText, to markup: inout DerivedMarkup) {
        if text.form == .base64 {
            let ranges = text.pieces.compactMap(FeedTextReader.range)
            if let first = ranges.first, let last = ranges.last, let bytes = Base64.decode(raw(text)) {
                markup.write(FeedTextReader.valid(bytes), for: first.lowerBound..<last.upperBound)
            }
            return
        }
        source.bytes.withUnsafeBufferPointer { bytes in
            for piece in text.pieces {
                switch piece {
                case .literal(let range):
                    if text.form == .html { markup.copy(range) } else { escape(range, text, bytes, to: &markup) }
                case .tag(let range): markup.copy(range)
                case .prefixedTag(let range, let rest, let isEnd):
                    markup.write(isEnd ? Array("</".utf8) : Array("<".utf8), for: range.lowerBound..<rest.lowerBound)
                    markup.copy(rest)
                case .text(let range):
                    // References of XHTML are those of HTML: they are resolved with the page.
                    if text.form == .xhtml { markup.copy(range) } else { resolve(range, text, bytes, to: &markup) }
                case .escape(let range, let point):
                    if point == 0x0A, text.keepsLines {
                        markup.write("<br>".utf8, for: range)
                        continue
                    }
                    var written: [UInt8] = []
                    append(point, to: &written)
                    markup.write(text.form == .html ? written : FeedTextReader.escaped(written), for: range)
                }
            }
        }
    }

    /// The text as a reader sees it, its white space folded.
    func string(_ text: FeedText) -> String {
        let html = markup(text)
        return html.withUnsafeBufferPointer { buffer in
            var receiver = PlainTextReceiver(buffer, references)
            MarkupTokenizer.run(buffer, into: &receiver)
            return receiver.string
        }
    }

    /// The text as HTML.
    func markup(_ text: FeedText) -> [UInt8] {
        var markup = DerivedMarkup(source, base: 0, keepsWay: false)
        write(text, to: &markup)
        return markup.result.bytes
    }

    /// The text of a field that has no mark-up: an address, a name.
    func field(_ text: FeedText) -> String {
        var plain = text
        plain.form = .html
        return String(decoding: markup(plain).filter { $0 != 0 }, as: UTF8.self).trimmed
    }

    /// The value of an attribute, its references resolved.
    func attribute(_ range: Range<Int>) -> String {
        field(FeedText(form: .html, pieces: [.text(range)]))
    }

    /// Copies text and resolves the references of XML in it; those that only HTML knows stay as they are where the result
    /// is read as HTML.
    private func resolve(
        _ range: Range<Int>, _ text: FeedText, _ bytes: UnsafeBufferPointer<UInt8>, to markup: inout DerivedMarkup
    ) {
        let form = text.form
        var at = range.lowerBound
        var from = at
        while at < range.upperBound {
            let byte = bytes[at]
            if byte == 0x0A, text.keepsLines {
                markup.copy(from..<at)
                markup.write("<br>".utf8, for: at..<(at + 1))
                from = at + 1
            } else if byte == 0xC2, at + 1 < range.upperBound, bytes[at + 1] < 0xA0,
                let meant = CharacterReferences.meant(byControl: bytes[at + 1])
            {
                // Control characters that were quotation marks and dashes in windows-1252.
                markup.copy(from..<at)
                var written: [UInt8] = []
                append(meant, to: &written)
                markup.write(written, for: at..<(at + 2))
                at += 2
                from = at
                continue
            } else if byte == 0x3C, form == .plain {
                markup.copy(from..<at)
                markup.write("&lt;".utf8, for: at..<(at + 1))
                from = at + 1
            } else if byte == 0x26 {
                if let (resolved, end) = reference(bytes, at, range.upperBound) {
                    markup.copy(from..<at)
                    markup.write(form == .plain ? FeedTextReader.escaped(resolved) : resolved, for: at..<end)
                    at = end
                    from = end
                    continue
                }
            }
            at += 1
        }
        markup.copy(from..<range.upperBound)
    }

    /// What a reference of XML stands for, and where it ends: `&lt;`, `&#8212;`, an entity that the document declares.
    private func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> ([UInt8], Int)? {
        var stop = at + 1
        let limit = min(end, at + 66)
        while stop < limit, bytes[stop] != 0x3B, bytes[stop] != 0x26, bytes[stop] != 0x3C, bytes[stop] > 0x20 {
            stop += 1
        }
        guard stop < limit, bytes[stop] == 0x3B, stop > at + 1 else { return nil }
        let name = String(decoding: bytes[(at + 1)..<stop], as: UTF8.self)
        switch name {
        case "lt": return ([0x3C], stop + 1)
        case "gt": return ([0x3E], stop + 1)
        case "amp": return ([0x26], stop + 1)
        case "quot": return ([0x22], stop + 1)
        case "apos": return ([0x27], stop + 1)
        default: break
        }
        if let value = entities[name] { return (Array(bytes[value]), stop + 1) }
        guard bytes[at + 1] == UInt8(ascii: "#"), let match = references.match(bytes, at, end) else { return nil }
        var resolved: [UInt8] = []
        append(match.first, to: &resolved)
        return (resolved, at + match.length)
    }

    private func escape(
        _ range: Range<Int>, _ text: FeedText, _ bytes: UnsafeBufferPointer<UInt8>, to markup: inout DerivedMarkup
    ) {
        var from = range.lowerBound
        for at in range {
            let mark: String
            switch bytes[at] {
            case 0x3C: mark = "&lt;"
            case 0x26: mark = "&amp;"
            case 0x0A where text.keepsLines: mark = "<br>"
            default: continue
            }
            markup.copy(from..<at)
            markup.write(mark.utf8, for: at..<(at + 1))
            from = at + 1
        }
        markup.copy(from..<range.upperBound)
    }

    private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return bytes }
        return bytes.flatMap { $0 == 0x3C ? Array("&lt;".utf8) : $0 == 0x26 ? Array("&amp;".utf8) : [$0] }
    }

    /// Bytes as valid UTF-8.
    private static func valid(_ bytes: [UInt8]) -> [UInt8] {
        UTF8Survey(bytes).faults == 0 ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    private func raw(_ text: FeedText) -> [UInt8] {
        text.pieces.reduce(into: []) { bytes, piece in
            if let range = FeedTextReader.range(piece) { bytes += source.bytes[range] }
        }
    }

    private static func range(_ piece: FeedText.Piece) -> Range<Int>? {
        switch piece {
        case .text(let range), .literal(let range): range
        default: nil
        }
    }
}

/// Gathers the text of some mark-up: tags taken off, references resolved, white space folded.
struct PlainTextReceiver: MarkupReceiver {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let references: CharacterReferences
    private var gathered: [UInt8] = []
    let readsCDATA = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ references: CharacterReferences) {
        self.bytes = bytes
        self.references = references
    }

    var string: String { String(decoding: gathered, as: UTF8.self).trimmed }

    mutating func text(_ range: Range<Int>, isLiteral: Bool) {
        var at = range.lowerBound
        while at < range.upperBound {
            if bytes[at] == 0x26, !isLiteral, let match = references.match(bytes, at, range.upperBound) {
                append(match.first == 0xA0 ? 0x20 : match.first, to: &gathered)
                if match.second != 0 { append(match.second, to: &gathered) }
                at += match.length
            } else {
                if bytes[at] > 0x20 {
                    gathered.append(bytes[at])
                } else if let last = gathered.last, last != 0x20 {
                    gathered.append(0x20)
                }
                at += 1
            }
        }
    }

    mutating func open(_ tag: Tag, name: Range<Int>, attributes: [MarkupAttribute], isSelfClosing: Bool) { part(tag) }
    mutating func close(_ tag: Tag, name: Range<Int>) { part(tag) }
    mutating func raw(_ tag: Tag, _ range: Range<Int>) { if tag == .title { text(range, isLiteral: false) } }

    private mutating func part(_ tag: Tag) {
        if tag.isBlock || tag == .br, let last = gathered.last, last != 0x20 { gathered.append(0x20) }
    }
}
