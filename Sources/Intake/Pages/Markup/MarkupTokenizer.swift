import Foundation

/// An attribute as it stands: character references in the value are not resolved.
struct MarkupAttribute: Sendable {
    var name: AttributeName
    /// Bytes of the value; empty where there is none.
    var value: Range<Int>
}

/// Takes what ``MarkupTokenizer`` finds, in order of the bytes. All ranges are of the bytes that are read.
protocol MarkupReceiver {
    /// Text between tags; with character references unless `isLiteral`.
    mutating func text(_ range: Range<Int>, isLiteral: Bool)
    /// A start tag. The name matters where the tag is ``Tag/other``.
    mutating func open(_ tag: Tag, name: Range<Int>, attributes: [MarkupAttribute], isSelfClosing: Bool)
    /// An end tag.
    mutating func close(_ tag: Tag, name: Range<Int>)
    /// The content of an element whose content is no mark-up: script, style, title.
    mutating func raw(_ tag: Tag, _ range: Range<Int>)
    /// Whether `<![CDATA[` opens text here, as it does in XML and inside `svg` and `math`; it is a comment elsewhere.
    var readsCDATA: Bool { get }
}

/// Splits a page into tags and text, after the tokenizer states of the HTML standard (13.2.5) that bear on text.
///
/// Every byte is looked at a bounded number of times, whatever the page looks like: no state goes back.
struct MarkupTokenizer {
    /// Attributes of one tag beyond this number are passed over.
    static let mostAttributes = 100

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private var attributes: [MarkupAttribute] = []
    private let tags = NameIndex.tags
    private let attributeNames = NameIndex.attributes

    /// Reads all bytes, which must be UTF-8.
    static func run(_ bytes: UnsafeBufferPointer<UInt8>, into receiver: inout some MarkupReceiver) {
        var tokenizer = MarkupTokenizer(bytes)
        tokenizer.run(&receiver)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        attributes.reserveCapacity(16)
    }

    private mutating func run(_ receiver: inout some MarkupReceiver) {
        let count = bytes.count
        var textStart = 0
        while at < count {
            guard let open = find(0x3C, from: at) else { break }
            at = open
            guard open + 1 < count else { break }
            let next = bytes[open + 1]
            let startsTag = MarkupTokenizer.isLetter(next)
            guard startsTag || next == 0x2F || next == 0x21 || next == 0x3F else {
                at += 1
                continue
            }
            if next == 0x2F, open + 2 >= count { break }
            if open > textStart { receiver.text(textStart..<open, isLiteral: false) }
            if startsTag {
                startTag(&receiver)
            } else if next == 0x2F {
                endTag(&receiver)
            } else if next == 0x21 {
                declaration(&receiver)
            } else {
                bogusComment()
            }
            textStart = at
        }
        if count > textStart { receiver.text(textStart..<count, isLiteral: false) }
        at = count
    }

    // MARK: Tags

    private mutating func startTag(_ receiver: inout some MarkupReceiver) {
        let name = tagName(from: at + 1)
        let tag = Tag(rawValue: tags.value(bytes, name)) ?? .other
        // A tag that the page ends in is dropped, as the standard has it.
        guard let isSelfClosing = readAttributes(keeping: true) else { return }
        receiver.open(tag, name: name, attributes: attributes, isSelfClosing: isSelfClosing)
        if isSelfClosing, receiver.readsCDATA { return }
        switch tag.content {
        case .markup: return
        case .rest:
            receiver.text(at..<bytes.count, isLiteral: true)
            at = bytes.count
        case .raw, .references:
            let start = at
            let end = tag == .script ? scriptEnd() : rawEnd(name)
            receiver.raw(tag, start..<end)
            at = end
        }
    }

    private mutating func endTag(_ receiver: inout some MarkupReceiver) {
        let next = bytes[at + 2]
        if next == 0x3E {
            at += 3
            return
        }
        guard MarkupTokenizer.isLetter(next) else {
            bogusComment()
            return
        }
        let name = tagName(from: at + 2)
        let tag = Tag(rawValue: tags.value(bytes, name)) ?? .other
        guard readAttributes(keeping: false) != nil else { return }
        receiver.close(tag, name: name)
    }

    private mutating func tagName(from start: Int) -> Range<Int> {
        at = start
        while at < bytes.count {
            let byte = bytes[at]
            if byte <= 0x20 && MarkupTokenizer.isSpace(byte) || byte == 0x2F || byte == 0x3E { break }
            at += 1
        }
        return start..<at
    }

    /// Reads attributes up to and with `>`; nil where the page ends first. Gives whether the tag closes itself.
    private mutating func readAttributes(keeping keeps: Bool) -> Bool? {
        attributes.removeAll(keepingCapacity: true)
        let count = bytes.count
        while true {
            var slash = false
            while at < count, MarkupTokenizer.isSpace(bytes[at]) || bytes[at] == 0x2F {
                slash = bytes[at] == 0x2F
                at += 1
            }
            guard at < count else { return nil }
            if bytes[at] == 0x3E {
                at += 1
                return slash
            }
            let nameStart = at
            at += 1
            while at < count {
                let byte = bytes[at]
                if byte == 0x3D || byte == 0x3E || byte == 0x2F || MarkupTokenizer.isSpace(byte) { break }
                at += 1
            }
            let name = nameStart..<at
            while at < count, MarkupTokenizer.isSpace(bytes[at]) { at += 1 }
            guard at < count else { return nil }
            var value = at..<at
            if bytes[at] == 0x3D {
                at += 1
                while at < count, MarkupTokenizer.isSpace(bytes[at]) { at += 1 }
                guard at < count else { return nil }
                let quote = bytes[at]
                if quote == 0x22 || quote == 0x27 {
                    at += 1
                    let start = at
                    while at < count, bytes[at] != quote { at += 1 }
                    guard at < count else { return nil }
                    value = start..<at
                    at += 1
                } else if quote != 0x3E {
                    let start = at
                    while at < count, bytes[at] != 0x3E, !MarkupTokenizer.isSpace(bytes[at]) { at += 1 }
                    value = start..<at
                }
            }
            guard keeps, attributes.count < MarkupTokenizer.mostAttributes,
                let known = AttributeName(rawValue: attributeNames.value(bytes, name)), known != .other,
                !attributes.contains(where: { $0.name == known })
            else { continue }
            attributes.append(MarkupAttribute(name: known, value: value))
        }
    }

    // MARK: Comments and declarations

    /// `<!`: a comment, a document type, or CDATA.
    private mutating func declaration(_ receiver: inout some MarkupReceiver) {
        if starts(with: "<!--", at: at) {
            comment()
        } else if receiver.readsCDATA, starts(with: "<![CDATA[", at: at) {
            let start = at + 9
            at = start
            while at < bytes.count, !(bytes[at] == 0x5D && starts(with: "]]>", at: at)) { at += 1 }
            if at > start { receiver.text(start..<at, isLiteral: true) }
            at = min(bytes.count, at + 3)
        } else {
            bogusComment()
        }
    }

    /// Ends with `-->` or `--!>`; `<!-->` and `<!--->` are whole comments.
    private mutating func comment() {
        at += 4
        if starts(with: ">", at: at) {
            at += 1
            return
        }
        if starts(with: "->", at: at) {
            at += 2
            return
        }
        while let dash = find(0x2D, from: at) {
            at = dash
            if at + 1 < bytes.count, bytes[at + 1] == 0x2D {
                if starts(with: ">", at: at + 2) {
                    at += 3
                    return
                }
                if starts(with: "!>", at: at + 2) {
                    at += 4
                    return
                }
            }
            at += 1
        }
        at = bytes.count
    }

    private mutating func bogusComment() {
        at = find(0x3E, from: at).map { $0 + 1 } ?? bytes.count
    }

    // MARK: Content that is no mark-up

    /// The byte at which `</name` ends raw content; the end of the page where nothing does.
    private func rawEnd(_ name: Range<Int>) -> Int {
        var position = at
        while let open = find(0x3C, from: position) {
            if closes(name, at: open) { return open }
            position = open + 1
        }
        return bytes.count
    }

    /// The end of a script, with the escaped states that `<!--` and a script inside open (13.2.5.15 to 13.2.5.31).
    private func scriptEnd() -> Int {
        enum State { case plain, escaped, doubleEscaped }
        var state = State.plain
        var position = at
        while position < bytes.count {
            if state == .plain {
                guard let open = find(0x3C, from: position) else { break }
                position = open
            }
            let byte = bytes[position]
            if byte == 0x3C {
                if starts(with: "</script", at: position, delimited: true) {
                    if state != .doubleEscaped { return position }
                    state = .escaped
                } else if state == .plain, starts(with: "<!--", at: position) {
                    state = .escaped
                    // The dashes may end it at once: `<!-->`.
                    position += 2
                    continue
                } else if state == .escaped, starts(with: "<script", at: position, delimited: true) {
                    state = .doubleEscaped
                }
            } else if byte == 0x2D, state != .plain, starts(with: "-->", at: position) {
                state = .plain
            }
            position += 1
        }
        return bytes.count
    }

    private func closes(_ name: Range<Int>, at position: Int) -> Bool {
        let end = position + 2 + name.count
        guard end < bytes.count, bytes[position + 1] == 0x2F else { return false }
        for offset in 0..<name.count where bytes[position + 2 + offset] | 0x20 != bytes[name.lowerBound + offset] | 0x20
        {
            return false
        }
        return MarkupTokenizer.endsName(bytes[end])
    }

    private func starts(with text: StaticString, at position: Int, delimited: Bool = false) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: length)
        for offset in 0..<length {
            let byte = bytes[position + offset]
            let lower = byte >= 0x41 && byte <= 0x5A && delimited ? byte | 0x20 : byte
            if lower != wanted[offset] { return false }
        }
        return !delimited || position + length < bytes.count && MarkupTokenizer.endsName(bytes[position + length])
    }

    /// The first place of a byte from another on, looked for as the C library does it, many bytes at a time.
    @inline(__always)
    private func find(_ byte: UInt8, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x2F || byte == 0x3E }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
