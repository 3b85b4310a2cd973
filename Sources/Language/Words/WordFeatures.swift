import SourceText

/// What decides where a run of text is cut into words, and a line into sentences: features of both linear models.
struct WordFeatures: Sendable {
    /// How an abbreviation is used, by the hash of its form in lower case, without its full stop.
    let abbreviations: KeyTable<UInt64>
    /// Hashes of small words that open sentences.
    let openers: KeyTable<Bool>

    /// Features of the place between two atoms of a run.
    ///
    /// - Parameters:
    ///   - index: the atom before the place.
    ///   - token: the atom that the word before the place began with.
    ///   - follows: the first byte after the run and its white space; 0 at the end of a line.
    func appendJunction(
        _ index: Int, token: Int, _ atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>, follows: UInt8,
        to features: inout [UInt64]
    ) {
        let left = atoms[index]
        let right = atoms[index + 1]
        let before = index > 0 ? atoms[index - 1].hash : 1
        let after = index + 2 < atoms.count ? atoms[index + 2].hash : 2
        let leftKind = kind(left, bytes)
        let rightKind = kind(right, bytes)
        let beforeKind = index > 0 ? kind(atoms[index - 1], bytes) : 1
        let afterKind = index + 2 < atoms.count ? kind(atoms[index + 2], bytes) : 2
        let kinds = leftKind << 16 | rightKind << 8
        let glued = UInt64(index - token)
        let form = token == index ? left.hash : Feature.of(0, left.hash, token + 1 == index ? atoms[token].hash : 7)
        let isShort = right.end == atoms[atoms.count - 1].end ? UInt64(1) : 0
        let next =
            follows == 0
            ? 3 : follows >= 0x41 && follows <= 0x5A ? 1 : follows >= 0x61 && follows <= 0x7A ? 2 : UInt64(4)
        let known = abbreviations[left.hash] ?? 0
        features.append(Feature.of(0, kinds))
        features.append(Feature.of(1, left.hash, right.hash))
        features.append(Feature.of(2, left.hash, rightKind))
        features.append(Feature.of(3, leftKind, right.hash))
        features.append(Feature.of(4, kinds, beforeKind))
        features.append(Feature.of(5, kinds, afterKind))
        features.append(Feature.of(6, kinds | beforeKind, afterKind))
        features.append(Feature.of(7, form, right.hash))
        features.append(Feature.of(8, before ^ leftKind, right.hash))
        features.append(Feature.of(9, left.hash ^ rightKind, after))
        features.append(Feature.of(10, kinds, isShort << 8 | next))
        features.append(Feature.of(11, kinds, glued))
        features.append(Feature.of(12, kinds | beforeKind, before))
        features.append(Feature.of(13, kinds | afterKind, after))
        features.append(Feature.of(14, kinds | known, isShort << 8 | next))
        features.append(Feature.of(15, left.hash ^ rightKind, isShort << 8 | next))
        features.append(
            Feature.of(16, kinds | UInt64(min(7, left.end - left.start)), UInt64(min(7, right.end - right.start))))
        features.append(Feature.of(17, kinds | glued, Feature.of(0, beforeKind, afterKind) ^ isShort))
    }

    /// A mark stands for itself; letters and digits for how they are written.
    private func kind(_ atom: Atom, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        switch atom.kind {
        case .letters: 0x80 | UInt64(atom.writing) << 1 | (atom.end - atom.start == 1 ? 1 : 0)
        case .digits: 0x90 | UInt64(min(5, atom.end - atom.start))
        case .sign: 0xA0
        case .currency: 0x24
        case .mark:
            bytes[atom.start] < 0x80 ? UInt64(bytes[atom.start]) : 0xB0 | UInt64(bytes[atom.end - 1] & 0x3F) ^ 0x0B
        }
    }

    /// Features of the place between two words of a line.
    func appendBreak(_ word: Int, first: Int, _ facts: BreakFacts, isGlued: Bool, to features: inout [UInt64]) {
        let none = BreakFacts.Word(hash: 3, shape: 31)
        let words = facts.words
        let left = words[word]
        let right = words[word + 1]
        let before = word > first ? words[word - 1] : none
        let after = word + 2 < words.count ? words[word + 2] : none
        let length = word + 1 - first
        let bucket: UInt64 =
            length < 4 ? UInt64(length) : length < 8 ? 5 : length < 16 ? 6 : length < 32 ? 7 : length < 64 ? 8 : 9
        let glue: UInt64 = isGlued ? 1 : 0
        let shapes = left.shape << 8 | right.shape << 1 | glue
        let known = abbreviations[left.stem] ?? 0
        features.append(Feature.of(20, shapes))
        features.append(Feature.of(21, left.hash, right.shape << 1 | glue))
        features.append(Feature.of(22, left.shape, right.hash))
        features.append(Feature.of(23, left.hash, right.hash))
        features.append(Feature.of(24, shapes, before.shape))
        features.append(Feature.of(25, shapes, after.shape))
        features.append(Feature.of(26, shapes, bucket))
        features.append(Feature.of(27, shapes, before.hash))
        features.append(Feature.of(28, shapes, after.hash))
        features.append(Feature.of(29, shapes | known << 32, right.shape))
        features.append(Feature.of(30, shapes, before.shape << 8 | after.shape))
        features.append(Feature.of(31, shapes, facts.depth(word, first: first)))
        features.append(Feature.of(32, left.shape << 8 | known, right.hash))
        features.append(Feature.of(33, shapes ^ bucket << 40, facts.depth(word, first: first)))
        let opens: UInt64 = openers[right.hash] != nil ? 1 : 0
        let opensNext: UInt64 = openers[after.hash] != nil ? 1 : 0
        features.append(Feature.of(34, shapes | known << 32, opens))
        features.append(Feature.of(35, shapes, opens << 1 | opensNext))
        features.append(Feature.of(36, left.shape << 8 | known, right.shape << 16 | after.shape << 8 | opens))
    }
}

/// The words of a line as the search for ends of sentences sees them.
struct BreakFacts {
    struct Word {
        /// Hash of the form in lower case.
        var hash: UInt64
        /// How it is written, below 32.
        var shape: UInt64
        /// Hash without a full stop at the end.
        var stem: UInt64 = 0
        /// Whether it opens or closes brackets (1, -1) or is a straight quotation mark (2).
        var bracket: Int8 = 0
    }

    var words: [Word] = []

    /// Whether the line begins with a mark that announces an item of a list: `•`, `*`, `-`.
    var isBullet: Bool {
        guard let first = words.first else { return false }
        return [19, 20, 22, 26, 27].contains(first.shape)
    }

    /// 0 outside of brackets and quotation marks, 1 inside, looking back no further than 40 words.
    func depth(_ word: Int, first: Int) -> UInt64 {
        var depth = 0
        var quotes = 0
        for index in max(first, word - 40)...word {
            let bracket = words[index].bracket
            if bracket == 2 { quotes += 1 } else { depth = max(0, depth + Int(bracket)) }
        }
        return (depth > 0 ? 1 : 0) | (quotes % 2 == 1 ? 2 : 0)
    }

    mutating func append(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard start < end else { return words.append(Word(hash: 0, shape: 0)) }
        let first = bytes[start]
        let hash = LowerHash.of(bytes, start..<end)
        let last = bytes[end - 1]
        var word = Word(hash: hash, shape: 0)
        switch first {
        case 0x61...0x7A: word.shape = last == 0x2E ? 1 : 2
        case 0x41...0x5A:
            word.shape =
                last == 0x2E
                ? (end - start == 2 ? 3 : 4)
                : end - start == 1 ? 5 : bytes[start + 1] >= 0x41 && bytes[start + 1] <= 0x5A ? 6 : 7
        case 0x30...0x39: word.shape = last == 0x2E ? 8 : 9
        case 0x2E: word.shape = end - start == 1 ? 10 : 11
        case 0x21, 0x3F: word.shape = 12
        case 0x3A: word.shape = end - start == 1 ? 13 : 14
        case 0x3B: word.shape = end - start == 1 ? 15 : 14
        case 0x22, 0x27:
            word.shape = 16
            if end - start == 1, first == 0x22 { word.bracket = 2 }
        case 0x28, 0x5B, 0x7B:
            word.shape = end - start == 1 ? 17 : 14
            word.bracket = 1
        case 0x29, 0x5D, 0x7D:
            word.shape = 18
            word.bracket = -1
        case 0x2D: word.shape = end - start == 1 ? 19 : 20
        case 0x2C: word.shape = 21
        case 0x2A, 0x3D, 0x5F, 0x7E, 0x23, 0x3E, 0x7C: word.shape = 22
        case 0x80...:
            word.shape = 23
            if end - start == 3, first == 0xE2, bytes[start + 1] == 0x80 {
                switch last {
                case 0x9C, 0x98:
                    word.shape = 24
                    word.bracket = last == 0x9C ? 1 : 0
                case 0x9D, 0x99:
                    word.shape = 25
                    word.bracket = last == 0x9D ? -1 : 0
                case 0x93, 0x94: word.shape = 26
                case 0xA6: word.shape = 11
                case 0xA2: word.shape = 27
                default: break
                }
            }
        default: word.shape = 28
        }
        if last == 0x2E, end - start > 1 { word.stem = LowerHash.of(bytes, start..<end - 1) }
        words.append(word)
    }
}
