/// Fields of a query or of a form that was sent: names with their values, in order; a name may come more than once.
struct QueryFields: Sendable, Hashable {
    private(set) var pairs: [(name: String, value: String)] = []

    static func == (left: QueryFields, right: QueryFields) -> Bool {
        left.pairs.elementsEqual(right.pairs) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        for pair in pairs {
            hasher.combine(pair.name)
            hasher.combine(pair.value)
        }
    }

    init() {}

    /// Decodes `a=1&b=x+y` (application/x-www-form-urlencoded). What is no UTF-8 becomes the replacement character.
    init(encoded: some StringProtocol) {
        for part in encoded.utf8.split(separator: 0x26) {
            let sides = part.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            let name = QueryFields.decode(sides[0])
            if name.isEmpty { continue }
            pairs.append((name, sides.count > 1 ? QueryFields.decode(sides[1]) : ""))
        }
    }

    mutating func add(_ name: String, _ value: String) { pairs.append((name, value)) }

    /// The first value of a name, without white space around it; nil where there is none, or an empty one.
    subscript(name: String) -> String? {
        guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
        let trimmed = value.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The first value of a name as it was sent.
    func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of a name that are not empty.
    func all(_ name: String) -> [String] {
        pairs.compactMap { $0.name == name && !$0.value.trimmed.isEmpty ? $0.value.trimmed : nil }
    }

    /// As a dictionary; of several values the first.
    var dictionary: [String: String] {
        Dictionary(pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { one, _ in one })
    }

    private static func decode(_ bytes: some Collection<UInt8>) -> String { Percent.decode(bytes, plusIsSpace: true) }
}

/// Escapes of addresses: `%41` is `A`.
enum Percent {
    /// Decodes; an escape that is none stays as it is.
    static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            if byte == 0x2B, plusIsSpace {
                out.append(0x20)
            } else if byte == 0x25, let high = digit(bytes, index),
                let low = digit(bytes, bytes.index(after: index))
            {
                out.append(high << 4 | low)
                index = bytes.index(index, offsetBy: 2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Escapes everything but letters, digits and `-._~`.
    static func encode(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default:
                out +=
                    [0x25] + Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func digit<Bytes: Collection<UInt8>>(_ bytes: Bytes, _ index: Bytes.Index) -> UInt8? {
        guard index < bytes.endIndex else { return nil }
        switch bytes[index] {
        case let byte where byte >= 0x30 && byte <= 0x39: return byte - 0x30
        case let byte where byte >= 0x41 && byte <= 0x46: return byte - 0x37
        case let byte where byte >= 0x61 && byte <= 0x66: return byte - 0x57
        default: return nil
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
