/// Runs of words that are looked for in passages: `curry favo*`, `win ~ favo*`.
///
/// A word ending in `*` is a prefix; `~` lets up to four words of any kind stand between. Cost: linear in the passage for
/// each phrase that begins with the byte that a word begins with.
public struct Phrases: Sendable {
    private enum Part: Sendable {
        case word([UInt8])
        case prefix([UInt8])
        /// Up to four words of any kind.
        case gap
    }

    private struct Pattern: Sendable {
        var parts: [Part]
        var value: Int
    }

    /// Patterns by the first byte of their first word.
    private var patterns: [[Pattern]] = Array(repeating: [], count: 256)

    /// No phrase.
    public init() {}

    /// Adds a phrase that stands for a value.
    public mutating func add(_ phrase: String, value: Int) {
        var parts: [Part] = []
        for word in phrase.lowercased().utf8.split(separator: 0x20) {
            if word.elementsEqual([0x7E]) {
                parts.append(.gap)
            } else if word.last == 0x2A {
                parts.append(.prefix(Array(word.dropLast())))
            } else {
                parts.append(.word(Array(word)))
            }
        }
        guard let first = phrase.lowercased().utf8.first, !parts.isEmpty else { return }
        patterns[Int(first)].append(Pattern(parts: parts, value: value))
    }

    /// The values of the phrases that a passage holds, each once, ascending.
    public func values(in passage: String) -> [Int] {
        var words: [ArraySlice<UInt8>] = []
        let bytes = Array(passage.lowercased().utf8)
        var position = 0
        while position < bytes.count {
            let start = position
            while position < bytes.count, Phrases.isWordByte(bytes[position]) { position += 1 }
            if position > start { words.append(bytes[start..<position]) }
            if position < bytes.count { position += Phrases.width(bytes[position]) }
        }
        var found: Set<Int> = []
        for index in words.indices {
            guard let first = words[index].first else { continue }
            for pattern in patterns[Int(first)] where !found.contains(pattern.value) {
                if Phrases.matches(pattern.parts[...], words, index) { found.insert(pattern.value) }
            }
        }
        return found.sorted()
    }

    /// Curly quotation marks and dashes (E2 80 ..), a no-break space and guillemets (C2 ..) end a word; letters beyond ASCII
    /// do not.
    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2, 0xE2: false
        case 0x2D, 0x30...0x39, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }

    /// The length of what stands between two words, by its first byte.
    private static func width(_ byte: UInt8) -> Int { byte == 0xE2 ? 3 : byte == 0xC2 ? 2 : 1 }

    private static func matches(_ parts: ArraySlice<Part>, _ words: [ArraySlice<UInt8>], _ index: Int) -> Bool {
        guard let part = parts.first else { return true }
        switch part {
        case .gap:
            for skip in 0...4 where matches(parts.dropFirst(), words, index + skip) { return true }
            return false
        case .word(let word):
            return index < words.count && words[index].elementsEqual(word)
                && matches(parts.dropFirst(), words, index + 1)
        case .prefix(let prefix):
            return index < words.count && words[index].starts(with: prefix)
                && matches(parts.dropFirst(), words, index + 1)
        }
    }
}
