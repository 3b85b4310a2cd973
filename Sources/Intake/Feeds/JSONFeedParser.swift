/// Reads JSON Feed 1 and 1.1 (jsonfeed.org), and keeps where its texts stand.
struct JSONFeedParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let places: JSONPlaces

    /// Reads a feed.
    static func read(_ source: DecodedText, references: CharacterReferences) -> (Feed, FeedTextReader) {
        let reader = FeedTextReader(source: source, entities: [:], references: references)
        return source.bytes.withUnsafeBufferPointer { bytes in
            (JSONFeedParser(bytes: bytes, places: JSONPlaces(bytes)).feed(), reader)
        }
    }

    private func feed() -> Feed {
        var feed = Feed()
        feed.version = "json1"
        let (members, isWhole) = places.members(0..<bytes.count)
        for member in members {
            switch name(member.name) {
            case "version": if string(member.value)?.hasSuffix("1.1") == true { feed.version = "json11" }
            case "title": feed.title = string(member.value)
            case "home_page_url": feed.link = string(member.value)
            case "language": feed.language = string(member.value)
            case "author", "authors": feed.authors += authors(member.value)
            case "items": items(member.value, into: &feed)
            default: continue
            }
        }
        if !isWhole {
            // The list of entries may be what breaks off: its whole entries are read.
            let rest = places.rest(behind: members.last?.value, in: 0..<bytes.count)
            if feed.entries.isEmpty, let start = rest.first(where: { bytes[$0] == UInt8(ascii: "[") }) {
                items(start..<rest.upperBound, into: &feed)
            }
            feed.breaksOff = true
            feed.fault = XMLTokenizer.Fault(
                offset: feed.entries.last?.range.upperBound ?? rest.lowerBound, what: "the feed breaks off")
        }
        for index in feed.entries.indices where feed.entries[index].authors.isEmpty {
            feed.entries[index].authors = feed.authors
        }
        return feed
    }

    private func items(_ range: Range<Int>, into feed: inout Feed) {
        for item in places.elements(range).elements {
            let (members, _) = places.members(item)
            guard !members.isEmpty else { continue }
            var entry = FeedEntry(range: item, number: feed.entries.count + 1)
            var external: String?
            for member in members {
                switch name(member.name) {
                case "id": entry.id = string(member.value)
                case "url": entry.link = string(member.value)
                case "external_url": external = string(member.value)
                case "title": entry.title = text(member.value, .plain)
                case "content_html": if let html = text(member.value, .html) { entry.content.append(html) }
                case "content_text": if let plain = text(member.value, .plain) { entry.content.append(plain) }
                case "summary": entry.summary = text(member.value, .plain)
                case "date_published": entry.published = string(member.value).flatMap(FeedMoment.init)
                case "date_modified": entry.updated = string(member.value).flatMap(FeedMoment.init)
                case "author", "authors": entry.authors += authors(member.value)
                case "language": entry.language = string(member.value)
                default: continue
                }
            }
            entry.link = (entry.link ?? external).map { WebReference.resolve($0, against: feed.link) }
            feed.entries.append(entry)
        }
    }

    private func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A value as a string; numbers too, which old feeds have for identifiers.
    private func string(_ range: Range<Int>) -> String? {
        switch try? JSONReader.value(of: Array(bytes[range])) {
        case .string(let text): text.trimmed.isEmpty ? nil : text.trimmed
        case .number(let digits): digits
        default: nil
        }
    }

    private func authors(_ range: Range<Int>) -> [FeedAuthor] {
        let value = (try? JSONReader.value(of: Array(bytes[range]))) ?? .null
        return value.elements.compactMap { $0["name"]?.text ?? $0.text }.map { $0.trimmed }.filter { !$0.isEmpty }
            .map { FeedAuthor(name: $0) }
    }

    /// The pieces of a string between its quotes.
    private func text(_ range: Range<Int>, _ form: FeedText.Form) -> FeedText? {
        guard range.count >= 2, bytes[range.lowerBound] == 0x22 else { return nil }
        var text = FeedText(form: form)
        let end = range.upperBound - 1
        var at = range.lowerBound + 1
        var from = at
        while at < end {
            guard bytes[at] == 0x5C else {
                at += 1
                continue
            }
            if at > from { text.pieces.append(.literal(from..<at)) }
            let start = at
            let point = escape(&at, end)
            text.pieces.append(.escape(start..<min(at, end), point))
            at = min(at, end)
            from = at
        }
        if end > from { text.pieces.append(.literal(from..<end)) }
        return text.isEmpty ? nil : text
    }

    /// What an escape stands for; `at` moves behind it.
    private func escape(_ at: inout Int, _ end: Int) -> UInt32 {
        guard at + 1 < end else {
            at = end
            return 0xFFFD
        }
        let byte = bytes[at + 1]
        at += 2
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "b"), UInt8(ascii: "f"): return 0x20
        case UInt8(ascii: "u"):
            guard let first = unit(at, end) else { return 0xFFFD }
            at += 4
            guard (0xD800..<0xDC00).contains(first) else { return first }
            if at + 1 < end, bytes[at] == 0x5C, bytes[at + 1] == UInt8(ascii: "u"), let second = unit(at + 2, end),
                (0xDC00..<0xE000).contains(second)
            {
                at += 6
                return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            }
            return 0xFFFD
        case 0x80...:
            // No escape of JSON: what stands behind the backslash is kept as it is.
            at -= 1
            return 0x20
        default: return UInt32(byte)
        }
    }

    private func unit(_ at: Int, _ end: Int) -> UInt32? {
        guard at + 4 <= end else { return nil }
        var value: UInt32 = 0
        for index in at..<(at + 4) {
            guard let digit = hexadecimalDigit(bytes[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }
}
