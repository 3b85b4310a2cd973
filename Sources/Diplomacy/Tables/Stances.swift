import SourceText

/// What judgements and motives come to, by their words: the table `stances.tsv`.
///
/// An axis is a question (`weight`), a pole an answer to it (`symbolic`). Two poles of one axis with opposite signs exclude
/// each other where the table says so.
public struct Stances: Sendable {
    /// One answer to one question.
    public struct Pole: Sendable, Hashable {
        public var axis: String
        public var pole: String
        /// -1 or 1; opposite signs of one axis exclude each other.
        public var sign: Int
        /// Whether the other sign of the axis cannot be right beside it.
        public var exclusive: Bool
        /// The kind of finding.
        public var kind: Finding.Kind
        /// The question, with `{about}`.
        public var question: String
    }

    private enum Part: Sendable {
        case word([UInt8])
        case prefix([UInt8])
        /// Up to four words of any kind.
        case gap
    }

    private struct Pattern: Sendable {
        var parts: [Part]
        var pole: Int
    }

    private var poles: [Pole] = []
    /// Patterns by the first byte of their first word.
    private var patterns: [[Pattern]] = Array(repeating: [], count: 256)

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource(
            "stances", of: "Diplomacy", columns: ["axis", "pole", "sign", "kind", "question", "words"])
        for row in table.rows {
            guard let kind = Finding.Kind(rawValue: row["kind"]) else {
                throw row.failure("CH0205", "kind: '\(row["kind"])' is no kind of finding")
            }
            let index = poles.count
            poles.append(
                Pole(
                    axis: row["axis"], pole: row["pole"], sign: try row.integer("sign") ?? 1,
                    exclusive: row["exclusive"] == "yes", kind: kind,
                    question: row["question"]))
            for phrase in row.list("words") {
                var parts: [Part] = []
                for word in phrase.utf8.split(separator: 0x20) {
                    if word.elementsEqual([0x7E]) {
                        parts.append(.gap)
                    } else if word.last == 0x2A {
                        parts.append(.prefix(Array(word.dropLast())))
                    } else {
                        parts.append(.word(Array(word)))
                    }
                }
                guard let first = phrase.utf8.first, !parts.isEmpty else { continue }
                patterns[Int(first)].append(Pattern(parts: parts, pole: index))
            }
        }
    }

    /// The poles that a passage takes, each once, in order of the table.
    public func read(_ passage: String) -> [Pole] {
        var words: [ArraySlice<UInt8>] = []
        let bytes = Array(passage.lowercased().utf8)
        var position = 0
        while position < bytes.count {
            let start = position
            while position < bytes.count, Stances.isWordByte(bytes[position]) { position += 1 }
            if position > start { words.append(bytes[start..<position]) } else { position += 1 }
        }
        var found: Set<Int> = []
        for index in words.indices {
            guard let first = words[index].first else { continue }
            for pattern in patterns[Int(first)] where !found.contains(pattern.pole) {
                if Stances.matches(pattern.parts[...], words, index) { found.insert(pattern.pole) }
            }
        }
        return found.sorted().map { poles[$0] }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x2D || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7A)
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
