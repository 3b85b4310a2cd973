/// A JSON value (RFC 8259), as small and forgiving a reading as intake needs.
///
/// Numbers are kept as they stand; members keep their order, the first of equal names counts.
public enum JSONValue: Sendable, Equatable {
    /// `null`.
    case null
    /// `true` or `false`.
    case flag(Bool)
    /// A number, its digits as they stand.
    case number(String)
    /// A string, its escapes resolved.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object, its members in order of the text.
    case object([Member])

    /// A name and its value.
    public struct Member: Sendable, Equatable {
        /// The name, its escapes resolved.
        public var name: String
        /// The value.
        public var value: JSONValue
    }

    /// The member of an object, nil for everything else.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The string, where it is one and says something.
    public var text: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// Its elements, where it is an array; itself otherwise.
    public var elements: [JSONValue] {
        if case .array(let values) = self { return values }
        return [self]
    }
}

/// Reads one JSON value from bytes; nesting beyond a limit and anything malformed end in a ``JSONFault``.
public struct JSONReader {
    /// Where the text stopped being JSON, and how.
    public struct JSONFault: Error, Equatable {
        /// The byte, counted from the first of the text, at which reading stopped.
        public var offset: Int
        /// What is wrong, in words, the byte included.
        public var what: String
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var at = 0
    private static let deepest = 200

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The value that the bytes are; white space around it is passed over, anything else behind it is a fault unless
    /// `allowingRest`.
    public static func value(of bytes: [UInt8], allowingRest: Bool = false) throws(JSONFault) -> JSONValue {
        var fault: JSONFault?
        let value = bytes.withUnsafeBufferPointer { buffer -> JSONValue in
            var reader = JSONReader(buffer)
            do throws(JSONFault) {
                let value = try reader.value(0)
                reader.skipSpace()
                if reader.at < buffer.count, !allowingRest { throw reader.fault("more follows the value") }
                return value
            } catch {
                fault = error
                return .null
            }
        }
        if let fault { throw fault }
        return value
    }

    private func fault(_ what: String) -> JSONFault { JSONFault(offset: at, what: "\(what) at byte \(at)") }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    private mutating func value(_ depth: Int) throws(JSONFault) -> JSONValue {
        skipSpace()
        guard at < bytes.count else { throw fault("it breaks off") }
        guard depth < JSONReader.deepest else { throw fault("it is nested too deeply") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39:
            let start = at
            while at < bytes.count, isNumberByte(bytes[at]) { at += 1 }
            return .number(String(decoding: bytes[start..<at], as: UTF8.self))
        default: throw fault("no value")
        }
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: true
        default: false
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for byte in word.utf8 {
            guard at < bytes.count, bytes[at] == byte else { throw fault("no value") }
            at += 1
        }
        return value
    }

    private mutating func object(_ depth: Int) throws(JSONFault) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if at < bytes.count, bytes[at] == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        while true {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw fault("no member name") }
            let name = try string()
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fault("no colon") }
            at += 1
            members.append(JSONValue.Member(name: name, value: try value(depth + 1)))
            skipSpace()
            guard at < bytes.count else { throw fault("it breaks off") }
            at += 1
            switch bytes[at - 1] {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "}"): return .object(members)
            default: throw fault("no comma between members")
            }
        }
    }

    private mutating func array(_ depth: Int) throws(JSONFault) -> JSONValue {
        at += 1
        var values: [JSONValue] = []
        skipSpace()
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") {
            at += 1
            return .array(values)
        }
        while true {
            values.append(try value(depth + 1))
            skipSpace()
            guard at < bytes.count else { throw fault("it breaks off") }
            at += 1
            switch bytes[at - 1] {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "]"): return .array(values)
            default: throw fault("no comma between elements")
            }
        }
    }

    /// A string; raw control characters are taken as they are (pages write them into JSON-LD), half a surrogate pair
    /// and invalid UTF-8 become U+FFFD.
    private mutating func string() throws(JSONFault) -> String {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < bytes.count else { throw fault("a string breaks off") }
        if bytes[at] == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
        }
        var text = Array(bytes[start..<at])
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard at < bytes.count else { break }
            let escape = bytes[at]
            at += 1
            switch escape {
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "u"): append(try scalar(), to: &text)
            default: text.append(escape)
            }
        }
        throw fault("a string breaks off")
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault("an escape breaks off") }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = hexadecimalDigit(bytes[at]) else { throw fault("no hexadecimal digit") }
            value = value << 4 | digit
            at += 1
        }
        return value
    }

    private mutating func scalar() throws(JSONFault) -> UInt32 {
        let first = try unit()
        guard (0xD800..<0xDC00).contains(first) else { return first }
        guard at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
            return 0xFFFD
        }
        let mark = at
        at += 2
        let second = try unit()
        guard (0xDC00..<0xE000).contains(second) else {
            at = mark
            return 0xFFFD
        }
        return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
}

/// The value of a hexadecimal digit.
func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
}

/// Appends a code point in UTF-8; what is no scalar value becomes U+FFFD.
func append(_ point: UInt32, to bytes: inout [UInt8]) {
    switch point {
    case 0..<0x80: bytes.append(UInt8(point))
    case 0x80..<0x800:
        bytes.append(UInt8(0xC0 | point >> 6))
        bytes.append(UInt8(0x80 | point & 0x3F))
    case 0x800..<0xD800, 0xE000..<0x10000:
        bytes.append(UInt8(0xE0 | point >> 12))
        bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | point & 0x3F))
    case 0x10000..<0x110000:
        bytes.append(UInt8(0xF0 | point >> 18))
        bytes.append(UInt8(0x80 | point >> 12 & 0x3F))
        bytes.append(UInt8(0x80 | point >> 6 & 0x3F))
        bytes.append(UInt8(0x80 | point & 0x3F))
    default: append(0xFFFD, to: &bytes)
    }
}
