import SourceText

/// The character references of the HTML standard (13.2.5.72 and 13.5), from `entities.tsv`.
struct CharacterReferences: Sendable {
    /// What a reference stands for and how many bytes it takes.
    struct Match {
        var first: UInt32
        /// The second code point; 0 where there is one only.
        var second: UInt32 = 0
        var length: Int
    }

    private struct Entry: Sendable {
        var first: UInt32
        var second: UInt32
        var bare: Bool
    }

    private var entries: [Entry] = []
    private var slots: WordIndex

    /// The longest name of the table, in bytes.
    private var longest = 0
    /// The longest name that may stand without a semicolon.
    private var longestBare = 0

    init(_ table: TSVTable) throws {
        slots = WordIndex(capacity: table.count)
        for row in table.rows {
            let name = row["name"]
            let values = row["points"].split(separator: " ").compactMap { UInt32($0, radix: 16) }
            guard let first = values.first else { throw row.failure("CH0205", "points: no code point") }
            let bare = row["bare"] == "yes"
            slots.insert(WordIndex.hash(name.utf8), UInt32(entries.count))
            entries.append(Entry(first: first, second: values.count > 1 ? values[1] : 0, bare: bare))
            longest = max(longest, name.utf8.count)
            if bare { longestBare = max(longestBare, name.utf8.count) }
        }
    }

    /// The reference at an `&`; nil where none stands there.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int, inAttribute: Bool = false) -> Match? {
        guard at + 1 < end else { return nil }
        if bytes[at + 1] == UInt8(ascii: "#") { return numeric(bytes, at, end) }
        var stop = at + 1
        let limit = min(end, at + 1 + longest)
        while stop < limit, CharacterReferences.isNameByte(bytes[stop]) { stop += 1 }
        let length = stop - at - 1
        guard length > 1 else { return nil }
        if stop < end, bytes[stop] == UInt8(ascii: ";"), let entry = entry(bytes, at + 1..<stop) {
            return Match(first: entry.first, second: entry.second, length: length + 2)
        }
        var width = min(length, longestBare)
        while width > 1 {
            if let entry = entry(bytes, at + 1..<at + 1 + width), entry.bare {
                let after = at + 1 + width
                if inAttribute, after < end,
                    bytes[after] == UInt8(ascii: "=") || CharacterReferences.isNameByte(bytes[after])
                {
                    return nil
                }
                return Match(first: entry.first, second: entry.second, length: width + 1)
            }
            width -= 1
        }
        return nil
    }

    private func entry(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Entry? {
        slots.value(WordIndex.hash(bytes[range])).map { entries[Int($0)] }
    }

    private func numeric(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Match? {
        var next = at + 2
        var value: UInt32 = 0
        let isHexadecimal = next < end && bytes[next] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { next += 1 }
        let start = next
        while next < end {
            guard let digit = hexadecimalDigit(bytes[next]), isHexadecimal || digit < 10 else { break }
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
            next += 1
        }
        guard next > start else { return nil }
        if next < end, bytes[next] == UInt8(ascii: ";") { next += 1 }
        return Match(first: CharacterReferences.repaired(value), length: next - at)
    }

    /// Bytes 80 to 9F were meant as windows-1252; what is no scalar value is U+FFFD.
    private static func repaired(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x80...0x9F: UInt32(windows1252[Int(value) - 0x80])
        case 0, 0xD800...0xDFFF, 0x11_0000...: 0xFFFD
        default: value
        }
    }

    /// What a control character U+0080 to U+009F was meant for; nil for those that windows-1252 has none for.
    static func meant(byControl byte: UInt8) -> UInt32? {
        guard (0x80...0x9F).contains(byte) else { return nil }
        let point = UInt32(windows1252[Int(byte) - 0x80])
        return point > 0xA0 ? point : nil
    }

    private static let windows1252: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    private static func isNameByte(_ byte: UInt8) -> Bool {
        MarkupTokenizer.isLetter(byte) || byte >= 0x30 && byte <= 0x39
    }

    /// The text of an attribute's value: references resolved, runs of white space as one space.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            if byte == UInt8(ascii: "&"), let match = match(bytes, at, range.upperBound, inAttribute: true) {
                append(match.first == 0xA0 ? 0x20 : match.first, to: &text)
                if match.second != 0 { append(match.second, to: &text) }
                at += match.length
            } else {
                if byte > 0x20 { text.append(byte) } else if let last = text.last, last != 0x20 { text.append(0x20) }
                at += 1
            }
        }
        while text.last == 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
