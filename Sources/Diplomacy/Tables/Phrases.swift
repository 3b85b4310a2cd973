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
            if position > start { words.append(bytes[start..<position]) } else { position += 1 }
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

    private static func isWordByte(_ byte: UInt8) -> Bool {
        // Curly quotation marks and dashes (E2 80 ..) end a word; letters beyond ASCII do not.
        byte > 0xE2 || (byte >= 0xC3 && byte < 0xE2) || byte == 0x2D || (byte >= 0x30 && byte <= 0x39)
            || (byte >= 0x61 && byte <= 0x7A)
    }

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
