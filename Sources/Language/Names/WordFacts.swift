import SourceText

/// What names and coreference ask of words again and again: hashes of forms and lemmas, and how a word is written.
package struct WordFacts: Sendable {
    /// Hash of each word's form.
    package private(set) var form: [UInt64] = []
    /// Hash of each word's form in lower case (ASCII letters).
    package private(set) var lower: [UInt64] = []
    /// What vectors of each word are looked up by; see ``FormFacts/Word/key``.
    package private(set) var key: [UInt64] = []
    /// Hash of each word's lemma, in lower case.
    package private(set) var lemma: [UInt64] = []
    /// Hashes of the last two and three bytes of the form in lower case.
    package private(set) var suffix2: [UInt64] = []
    package private(set) var suffix3: [UInt64] = []
    /// How each word is written.
    package private(set) var shape: [Shape] = []
    private var lemmaHashes: [UInt64] = []

    /// How a word is written.
    package enum Shape: UInt8, Sendable {
        case lower, capitalised, capitals, singleCapital, mixed, digits, mark
    }

    package init() {}

    package mutating func read(_ words: Words, _ bytes: UnsafeBufferPointer<UInt8>) {
        form.removeAll(keepingCapacity: true)
        lower.removeAll(keepingCapacity: true)
        key.removeAll(keepingCapacity: true)
        lemma.removeAll(keepingCapacity: true)
        suffix2.removeAll(keepingCapacity: true)
        suffix3.removeAll(keepingCapacity: true)
        shape.removeAll(keepingCapacity: true)
        lemmaHashes.removeAll(keepingCapacity: true)
        for lemma in words.lemmas {
            lemmaHashes.append(Feature.hash(lemma.utf8.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }))
        }
        for word in 0..<words.count {
            let start = Int(words.start[word])
            let end = Int(words.end[word])
            var formHash: UInt64 = 0xcbf2_9ce4_8422_2325
            var lowerHash = formHash
            var capitals = 0
            var smalls = 0
            var digits = 0
            for index in start..<end {
                let byte = bytes[index]
                let isCapital = byte >= 0x41 && byte <= 0x5A
                if isCapital {
                    capitals += 1
                } else if byte >= 0x61 && byte <= 0x7A || byte >= 0x80 {
                    smalls += 1
                } else if byte >= 0x30 && byte <= 0x39 {
                    digits += 1
                }
                formHash = (formHash ^ UInt64(byte)) &* 0x100_0000_01b3
                lowerHash = (lowerHash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01b3
            }
            form.append(formHash)
            lower.append(lowerHash)
            var keyHash = lowerHash
            if digits > 0 {
                keyHash = 0xcbf2_9ce4_8422_2325
                for index in start..<end {
                    let byte = bytes[index]
                    let folded =
                        byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte >= 0x30 && byte <= 0x39 ? 0x30 : byte
                    keyHash = (keyHash ^ UInt64(folded)) &* 0x100_0000_01b3
                }
            }
            key.append(keyHash)
            lemma.append(lemmaHashes[Int(words.lemma[word])])
            func suffix(_ length: Int) -> UInt64 {
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for index in max(start, end - length)..<end {
                    let byte = bytes[index]
                    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                    hash = (hash ^ UInt64(folded)) &* 0x100_0000_01b3
                }
                return hash
            }
            suffix2.append(suffix(2))
            suffix3.append(suffix(3))
            let first = start < end ? bytes[start] : 0
            let beginsCapital =
                first >= 0x41 && first <= 0x5A || first == 0xC3 && start + 1 < end && bytes[start + 1] < 0xA0
            shape.append(
                capitals + smalls + digits == 0
                    ? .mark
                    : digits > 0 && capitals + smalls == 0
                        ? .digits
                        : capitals == 1 && smalls == 0
                            ? .singleCapital
                            : smalls == 0 ? .capitals : beginsCapital ? .capitalised : capitals > 0 ? .mixed : .lower)
        }
    }
}
