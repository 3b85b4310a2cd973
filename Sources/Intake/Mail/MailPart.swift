/// One part of a mail (RFC 2045): its head, and where its content stands.
struct MailPart: Sendable {
    var fields: HeaderFields
    /// Bytes of the mail, still in their transfer encoding.
    var content: Range<Int>
    /// The parts that a multipart holds.
    var parts: [MailPart] = []

    /// `text/plain` where nothing else is said.
    var type: String {
        let type = fields.token("content-type") ?? ""
        return type.contains("/") ? type : "text/plain"
    }

    /// Meant to be kept as a file, not to be read with the mail.
    var isAttachment: Bool { fields.token("content-disposition") == "attachment" }

    /// Parts nested deeper, and more parts, than this are passed over.
    static let deepest = 20
    static let most = 500

    /// Parses a mail.
    static func read(_ bytes: [UInt8]) -> MailPart {
        var count = 0
        return read(bytes, bytes.indices, 0, &count)
    }

    private static func read(_ bytes: [UInt8], _ range: Range<Int>, _ depth: Int, _ count: inout Int) -> MailPart {
        var fields = HeaderFields()
        var at = range.lowerBound
        while at < range.upperBound {
            let end = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            let line = bytes[at..<end]
            at = min(range.upperBound, end + 1)
            if line.isEmpty || line.count == 1 && line.first == 0x0D { break }
            // The line that a mailbox puts before a mail.
            if !line.starts(with: "From ".utf8) { fields.add(line) }
        }
        var part = MailPart(fields: fields, content: at..<range.upperBound)
        count += 1
        guard depth < deepest, count < most else { return part }
        if part.type.hasPrefix("multipart/"), let boundary = fields.parameter("boundary", of: "content-type"),
            !boundary.isEmpty, boundary.utf8.count <= 200
        {
            for range in pieces(bytes, part.content, boundary: Array(boundary.utf8)) {
                part.parts.append(read(bytes, range, depth + 1, &count))
            }
        } else if part.type == "message/rfc822" {
            part.parts = [read(bytes, part.content, depth + 1, &count)]
        }
        return part
    }

    /// What stands between the lines of a boundary (RFC 2046, 5.1.1); the last piece ends where the mail does where the
    /// closing line is missing.
    private static func pieces(_ bytes: [UInt8], _ range: Range<Int>, boundary: [UInt8]) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start: Int?
        var at = range.lowerBound
        while at < range.upperBound {
            let end = bytes[at..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
            if end - at >= boundary.count + 2, bytes[at] == 0x2D, bytes[at + 1] == 0x2D,
                bytes[(at + 2)..<(at + 2 + boundary.count)].elementsEqual(boundary)
            {
                let rest = bytes[(at + 2 + boundary.count)..<end].drop { $0 <= 0x20 }
                let closes = rest.starts(with: [0x2D, 0x2D])
                if closes || rest.isEmpty {
                    if let start {
                        // The line break before the boundary belongs to it.
                        var stop = at
                        if stop > start, bytes[stop - 1] == 0x0A { stop -= 1 }
                        if stop > start, bytes[stop - 1] == 0x0D { stop -= 1 }
                        pieces.append(start..<stop)
                    }
                    start = closes ? nil : min(range.upperBound, end + 1)
                    if closes { return pieces }
                }
            }
            at = end + 1
        }
        if let start { pieces.append(start..<range.upperBound) }
        return pieces
    }
}

extension MailPart {
    /// The part to read: of alternatives the plain one, unless it only stands in for a longer one in HTML; a mail that is
    /// attached where the mail around it says nothing.
    ///
    /// - Parameter words: how many words a part has.
    func text(_ words: (MailPart) -> Int) -> MailPart? {
        if type == "multipart/alternative" {
            let found = parts.compactMap { $0.text(words) }
            let plain = found.first { $0.type != "text/html" }
            guard let html = found.last(where: { $0.type == "text/html" }) else { return plain ?? found.first }
            guard let plain else { return html }
            return words(plain) * 2 >= words(html) ? plain : html
        }
        if type.hasPrefix("multipart/") {
            var last: MailPart?
            for part in parts where !part.isAttachment {
                guard let found = part.text(words) else { continue }
                if words(found) > 0 { return found }
                last = last ?? found
            }
            return last
        }
        if type == "message/rfc822" { return parts.first?.text(words) }
        return type.hasPrefix("text/") && !isAttachment && type != "text/calendar" ? self : nil
    }

    /// The mail whose text ``text(_:)`` gives: an attached one where it is that one's.
    func sender(of text: MailPart) -> MailPart {
        for part in parts {
            if part.type == "message/rfc822", let inner = part.parts.first,
                inner.content.contains(text.content.lowerBound)
            {
                return inner.sender(of: text)
            }
            if part.content.contains(text.content.lowerBound), !part.parts.isEmpty {
                let found = part.sender(of: text)
                return found.fields["from"] == nil ? self : found
            }
        }
        return self
    }
}
