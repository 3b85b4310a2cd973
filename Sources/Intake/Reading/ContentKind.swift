/// What a source's bytes are, by their look; the name's ending decides where they leave it open.
enum ContentKind: Equatable {
    case plain, page, rows, feed, archive, olderArchive, mail, mailbox, office, portable
    case binary
    case unsupported(String, advice: String)

    /// How many bytes are looked at.
    static let looked = 1 << 16

    init(firstBytes bytes: ArraySlice<UInt8>, name: String) {
        self = ContentKind.bySignature(bytes) ?? ContentKind.byLook(Array(bytes), ending: ContentKind.ending(of: name))
    }

    private static func bySignature(_ bytes: ArraySlice<UInt8>) -> ContentKind? {
        func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
        if starts("%PDF-") { return .portable }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .office }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .unsupported("an old Office file", advice: "save it as text or HTML")
        }
        if starts("{\\rtf") { return .unsupported("an RTF file", advice: "save it as text or HTML") }
        if bytes.starts(with: [0x42, 0x5A, 0x68]) && bytes.count > 10 && bytes.dropFirst(4).starts(with: [0x31, 0x41]) {
            return .unsupported("bzip2 data", advice: "unpack it first (bunzip2)")
        }
        if starts("WARC/") { return .archive }
        if starts("filedesc:") { return .olderArchive }
        if starts("From "), MailHead.beginsMailbox(bytes) { return .mailbox }
        return nil
    }

    private static func byLook(_ bytes: [UInt8], ending: String) -> ContentKind {
        if isBinary(bytes) { return .binary }
        let bytes = withoutZeros(bytes)
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        if ["jsonl", "ndjson"].contains(ending) { return .rows }
        if MailHead.begins(bytes[at...], isNamedMail: ["eml", "mht", "mhtml"].contains(ending)) { return .mail }
        if isJSONFeed(bytes[at...]) { return .feed }
        if at < bytes.count, bytes[at] == UInt8(ascii: "{") {
            let line = bytes[at...].prefix { $0 != 0x0A }
            let whole = line.endIndex < bytes.count || bytes.count < looked
            // A line that is no object is no row, whatever follows.
            if let value = try? JSONReader.value(of: Array(line)), case .object = value,
                ending == "json" || value["text"] != nil || value["html"] != nil
            {
                return .rows
            }
            // A row longer than what is looked at: its head must do.
            if !whole, holds(Array(line.prefix(4096)), "\":") { return .rows }
        }
        if ending == "json" {
            let isArray = at < bytes.count && bytes[at] == UInt8(ascii: "[")
            return .unsupported(
                isArray ? "a JSON array" : "JSON over several lines", advice: "give JSON Lines, one document a line")
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "<") {
            let head = Array(bytes[at...].prefix(2048)).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
            if isFeed(bytes) { return .feed }
            let isPage = holds(head, "<!doctype html") || holds(head, "<html")
            if isPage || ["html", "htm", "xhtml"].contains(ending) || looksLikeMarkup(bytes) { return .page }
        }
        if ["html", "htm", "xhtml"].contains(ending) { return .page }
        return looksLikeMarkup(bytes) && !["txt", "text", "md"].contains(ending) ? .page : .plain
    }

    /// The last part of a name, lower-case, endings of packings left out.
    static func ending(of name: String) -> String {
        var parts = name.lowercased().split(separator: ".")
        while let last = parts.last, parts.count > 1, ["gz", "gzip", "zst", "zstd", "xz"].contains(last) {
            parts.removeLast()
        }
        return parts.count > 1 ? String(parts[parts.count - 1]) : ""
    }

    /// Control characters that no text has, more than one in a hundred bytes, and no sign of UTF-16.
    static func isBinary(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
        var strange = 0
        for byte in bytes where byte < 0x20 {
            switch byte {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x1B, 0x1A, 0x08: continue
            default: strange += 1
            }
        }
        if strange * 100 <= bytes.count { return false }
        return Decoder.looksLikeUTF16(bytes) == nil
    }

    /// UTF-16 of ASCII is ASCII with zeros: without them it looks like what it is.
    private static func withoutZeros(_ bytes: [UInt8]) -> [UInt8] {
        guard
            Decoder.looksLikeUTF16(bytes) != nil || bytes.starts(with: [0xFF, 0xFE])
                || bytes.starts(with: [0xFE, 0xFF])
        else { return bytes }
        return bytes.filter { $0 != 0 && $0 < 0xFE }
    }

    /// Whether the first element is that of a feed.
    private static func isFeed(_ bytes: [UInt8]) -> Bool {
        return bytes.withUnsafeBufferPointer { buffer in
            var tokenizer = XMLTokenizer(buffer)
            while let token = tokenizer.next() {
                guard case .open(let name, _) = token else { continue }
                let local = XMLNames.parts(name, buffer).1
                return ["rss", "feed", "rdf", "channel"].contains(
                    String(decoding: buffer[local], as: UTF8.self).lowercased())
            }
            return false
        }
    }

    private static func isJSONFeed(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == UInt8(ascii: "{") && holds(Array(bytes.prefix(8192)), "//jsonfeed.org/version/")
    }

    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        let needle = Array(text.utf8)
        guard bytes.count >= needle.count else { return false }
        for start in 0...(bytes.count - needle.count) where bytes[start] == needle[0] {
            if bytes[start..<(start + needle.count)].elementsEqual(needle) { return true }
        }
        return false
    }

    /// Several tags of a page's body among the first bytes.
    private static func looksLikeMarkup(_ bytes: [UInt8]) -> Bool {
        var tags = 0
        var at = 0
        while at + 2 < bytes.count {
            if bytes[at] == UInt8(ascii: "<") {
                var name: [UInt8] = []
                var next = at + (bytes[at + 1] == UInt8(ascii: "/") ? 2 : 1)
                while next < bytes.count, name.count < 10, bytes[next] | 0x20 >= 0x61, bytes[next] | 0x20 <= 0x7A {
                    name.append(bytes[next] | 0x20)
                    next += 1
                }
                if ["p", "div", "body", "head", "br", "span", "table", "a", "meta", "title", "article"]
                    .contains(String(decoding: name, as: UTF8.self))
                {
                    tags += 1
                }
            }
            at += 1
        }
        return tags >= 4
    }
}

extension ContentKind {
    /// What a source of this kind is read as, where it is one report.
    var sourceKind: RawSource.Kind {
        switch self {
        case .page: .page
        case .mail: .message
        case .office: .office
        case .portable: .portable
        default: .plain
        }
    }
}
