/// An attribute of an XML tag as it stands: references in the value are not resolved.
struct XMLAttribute: Sendable, Equatable {
    var name: Range<Int>
    /// Bytes of the value, without its quotes.
    var value: Range<Int>
}

/// What stands next in an XML text. All ranges are of the bytes that are read.
enum XMLToken: Sendable, Equatable {
    /// A start tag; `isEmpty` where it ends in `/>`.
    case open(name: Range<Int>, isEmpty: Bool)
    /// An end tag.
    case close(name: Range<Int>)
    /// Text with references.
    case text(Range<Int>)
    /// Text of a CDATA section, as it stands.
    case literal(Range<Int>)
}

/// Splits XML into tags and text and tells where each stood, so that what is read keeps its way back to the bytes.
///
/// It reads what people publish, not only what XML 1.0 allows: a bare `&`, a tag without quotes, a text that breaks off.
/// What it had to forgive stands in ``fault``, the first of it. Every byte is looked at a bounded number of times; a
/// declared entity is text and is never opened again, so that no text grows while it is read.
struct XMLTokenizer {
    /// What was wrong first.
    struct Fault: Equatable, Sendable {
        /// The byte it was seen at.
        var offset: Int
        var what: String
    }

    /// Attributes of one tag beyond this number are passed over.
    static let mostAttributes = 100
    /// Entities that a document may declare, and the length of the text that each may stand for.
    static let mostEntities = 1000
    static let longestEntity = 4096

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var at = 0
    /// Where the last token began.
    private(set) var start = 0
    /// The attributes of the last start tag.
    private(set) var attributes: [XMLAttribute] = []
    /// Texts that the document type declares for its entities.
    private(set) var entities: [String: Range<Int>] = [:]
    private(set) var fault: Fault?

    /// - Parameter bytes: UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next token; nil at the end.
    mutating func next() -> XMLToken? {
        while at < bytes.count {
            start = at
            guard bytes[at] == 0x3C, at + 1 < bytes.count else {
                let from = at
                at += 1
                while at < bytes.count, bytes[at] != 0x3C { at += 1 }
                return .text(from..<at)
            }
            switch bytes[at + 1] {
            case UInt8(ascii: "?"): pass(over: "?>")
            case UInt8(ascii: "!"):
                if let token = declaration() { return token }
            case UInt8(ascii: "/"):
                at += 2
                let name = readName()
                while at < bytes.count, bytes[at] != 0x3E, bytes[at] != 0x3C { at += 1 }
                if at < bytes.count, bytes[at] == 0x3E { at += 1 } else { note("an end tag breaks off") }
                if !name.isEmpty { return .close(name: name) }
            case let byte where XMLTokenizer.startsName(byte):
                if let token = startTag() { return token }
            default:
                note("a bare '<'")
                let from = at
                at += 1
                while at < bytes.count, bytes[at] != 0x3C { at += 1 }
                return .text(from..<at)
            }
        }
        return nil
    }

    /// Notes what was forgiven, where nothing was before.
    mutating func note(_ what: String, at offset: Int? = nil) {
        if fault == nil { fault = Fault(offset: offset ?? start, what: what) }
    }

    private mutating func pass(over end: StaticString) {
        while at < bytes.count {
            if starts(with: end, at: at) {
                at += end.utf8CodeUnitCount
                return
            }
            at += 1
        }
        note("a comment or an instruction breaks off")
    }

    /// A comment, a CDATA section or a document type.
    private mutating func declaration() -> XMLToken? {
        if starts(with: "<!--", at: at) {
            at += 4
            pass(over: "-->")
            return nil
        }
        if starts(with: "<![CDATA[", at: at) {
            at += 9
            let from = at
            while at < bytes.count {
                if bytes[at] == 0x5D, starts(with: "]]>", at: at) {
                    at += 3
                    return .literal(from..<(at - 3))
                }
                at += 1
            }
            note("a CDATA section breaks off")
            return .literal(from..<at)
        }
        documentType()
        return nil
    }

    /// `<!DOCTYPE …>` with the entities it declares inside `[…]`; nothing outside of the document is fetched.
    private mutating func documentType() {
        at += 2
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let quote = bytes[at]
                at += 1
                while at < bytes.count, bytes[at] != quote { at += 1 }
            case UInt8(ascii: "<"):
                if starts(with: "<!ENTITY", at: at) {
                    entity()
                    continue
                }
                if depth == 0 { return }
                if starts(with: "<!--", at: at) {
                    at += 4
                    pass(over: "-->")
                    continue
                }
            case UInt8(ascii: ">"):
                if depth <= 0 {
                    at += 1
                    return
                }
            default: break
            }
            at += 1
        }
        note("the document type breaks off")
    }

    /// `<!ENTITY name "text">`; others (parameter entities, entities of other files) stand for nothing.
    private mutating func entity() {
        at += 8
        skipSpace()
        let name = readName()
        skipSpace()
        if at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 {
            let quote = bytes[at]
            at += 1
            let from = at
            while at < bytes.count, bytes[at] != quote { at += 1 }
            if !name.isEmpty, entities.count < XMLTokenizer.mostEntities, at - from <= XMLTokenizer.longestEntity {
                let key = String(decoding: bytes[name], as: UTF8.self)
                if entities[key] == nil { entities[key] = from..<at }
            }
        }
        while at < bytes.count, bytes[at] != 0x3E { at += 1 }
        at = min(bytes.count, at + 1)
    }

    private mutating func startTag() -> XMLToken? {
        at += 1
        let name = readName()
        attributes.removeAll(keepingCapacity: true)
        while true {
            skipSpace()
            guard at < bytes.count else {
                note("a tag breaks off")
                return nil
            }
            switch bytes[at] {
            case 0x3E:
                at += 1
                return .open(name: name, isEmpty: false)
            case UInt8(ascii: "/"):
                at += 1
                if at < bytes.count, bytes[at] == 0x3E {
                    at += 1
                    return .open(name: name, isEmpty: true)
                }
            case 0x3C:
                note("a tag is not closed")
                return .open(name: name, isEmpty: false)
            default: attribute()
            }
        }
    }

    private mutating func attribute() {
        let nameStart = at
        at += 1
        while at < bytes.count, !XMLTokenizer.endsName(bytes[at]) { at += 1 }
        let name = nameStart..<at
        skipSpace()
        var value = at..<at
        if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
            at += 1
            skipSpace()
            if at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 {
                let quote = bytes[at]
                at += 1
                let from = at
                while at < bytes.count, bytes[at] != quote { at += 1 }
                value = from..<at
                at = min(bytes.count, at + 1)
            } else {
                note("an attribute without quotes", at: nameStart)
                let from = at
                while at < bytes.count, !XMLTokenizer.isSpace(bytes[at]), bytes[at] != 0x3E { at += 1 }
                value = from..<at
            }
        }
        if attributes.count < XMLTokenizer.mostAttributes { attributes.append(XMLAttribute(name: name, value: value)) }
    }

    private mutating func readName() -> Range<Int> {
        let from = at
        while at < bytes.count, !XMLTokenizer.endsName(bytes[at]), bytes[at] != 0x22, bytes[at] != 0x27 { at += 1 }
        return from..<at
    }

    private mutating func skipSpace() {
        while at < bytes.count, XMLTokenizer.isSpace(bytes[at]) { at += 1 }
    }

    private func starts(with text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[position + offset] != text.utf8Start[offset] { return false }
        return true
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    private static func startsName(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte == 0x3A || byte >= 0x80
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == 0x2F || byte == 0x3E || byte == 0x3D || byte == 0x3C
    }
}
