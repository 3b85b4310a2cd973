import SourceText

/// What tagger and parser ask of the form of a word again and again.
package struct FormFacts: Sendable {
    package struct Word: Sendable {
        /// Hash of the form in lower case.
        package var lower: UInt64 = 0
        /// The same with every digit as `0`: what vectors of words are looked up by.
        package var key: UInt64 = 0
        /// Hashes of the first and last one to four bytes in lower case.
        package var prefix2: UInt64 = 0
        package var prefix3: UInt64 = 0
        package var suffix1: UInt64 = 0
        package var suffix2: UInt64 = 0
        package var suffix3: UInt64 = 0
        package var suffix4: UInt64 = 0
        /// How it is written: a number below 64.
        package var shape: UInt64 = 0
    }

    package private(set) var words: [Word] = []

    package init() {}

    /// Reads the words of a range, which take the places from 0.
    package mutating func read(_ range: Range<Int>, _ words: Words, _ bytes: UnsafeBufferPointer<UInt8>) {
        self.words.removeAll(keepingCapacity: true)
        for word in range {
            let start = Int(words.start[word])
            let end = Int(words.end[word])
            self.words.append(FormFacts.word(bytes, start, end))
        }
    }

    @inline(__always) private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Word {
        var word = Word()
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var key = hash
        var flags: UInt64 = 0
        for index in start..<end {
            var byte = bytes[index]
            switch byte {
            case 0x41...0x5A:
                flags |= index == start ? 1 : 2
                byte |= 0x20
            case 0x61...0x7A: flags |= 4
            case 0x30...0x39: flags |= 8
            case 0x80...: flags |= 4
            default: flags |= byte == 0x2E ? 16 : 32
            }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            key = (key ^ UInt64(byte >= 0x30 && byte <= 0x39 ? 0x30 : byte)) &* 0x100_0000_01b3
            if index == start + 1 { word.prefix2 = hash }
            if index == start + 2 { word.prefix3 = hash }
        }
        word.lower = hash
        word.key = key
        if word.prefix2 == 0 { word.prefix2 = hash }
        if word.prefix3 == 0 { word.prefix3 = hash }
        word.shape = flags
        var suffix: UInt64 = 0
        var index = end
        var length = 0
        while index > start, length < 4 {
            index -= 1
            length += 1
            let byte = bytes[index]
            suffix = suffix << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            switch length {
            case 1: word.suffix1 = suffix
            case 2: word.suffix2 = suffix
            case 3: word.suffix3 = suffix
            default: word.suffix4 = suffix
            }
        }
        return word
    }
}
