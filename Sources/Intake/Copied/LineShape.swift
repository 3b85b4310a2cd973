import SourceText

/// What can be seen of a line of text without reading it.
struct LineShape: Sendable {
    /// The line without the white space and the bullet around it.
    var span: Span
    /// Its first words, lower-case, without punctuation; at most ``looked``.
    var words: [String]
    /// Hashes of the words, lower-case; at most the first ``looked``.
    var hashes: [UInt64]
    /// How many words it has in all.
    var wordCount: Int
    /// Whether it ends as a sentence does: `.`, `?`, `!`, `…`, closing quotes behind it passed over.
    var endsSentence: Bool
    var endsQuestion: Bool
    var endsInColon: Bool
    /// Whether a bullet or a number stood before it.
    var hasBullet: Bool
    /// Commas in it.
    var commas: Int
    /// Words that begin with a capital.
    var capitals: Int
    /// Words of two letters or more in capitals alone.
    var shouted: Int
    /// Words that begin with a digit, among those looked at.
    var numbers: Int
    /// Sentence ends inside the line.
    var sentences: Int
    /// The number of blank lines before it.
    var blanksBefore: Int = 0
    /// Bytes of white space it was indented by.
    var indent: Int = 0

    /// How many words of a line are looked at, as they are spelled and as hashes.
    static let looked = 40

    /// A line that shows no word.
    init(wordless span: Span) {
        self.span = span
        words = []
        hashes = []
        shouted = 0
        numbers = 0
        wordCount = 0
        endsSentence = false
        endsQuestion = false
        endsInColon = false
        hasBullet = false
        commas = 0
        capitals = 0
        sentences = 0
    }

    /// Looks at the line that a range holds; nil for a blank one.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var start = range.lowerBound
        var end = range.upperBound
        func space(_ at: Int) -> Int {
            switch bytes[at] {
            case 0x00...0x20: return 1
            case 0xC2: return at + 1 < end && bytes[at + 1] == 0xA0 ? 2 : 0
            case 0xEF: return at + 2 < end && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : 0
            case 0xE2: return at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x8B ? 3 : 0
            default: return 0
            }
        }
        while start < end {
            let width = space(start)
            if width == 0 { break }
            start += width
        }
        while end > start {
            if bytes[end - 1] <= 0x20 {
                end -= 1
            } else if end - start >= 2, bytes[end - 1] == 0xA0, bytes[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        guard start < end else { return nil }
        indent = start - range.lowerBound
        // A bullet: •, ●, ▪, ◦, –, *, - and white space behind it.
        var bullet = 0
        if end - start > 3, bytes[start] == 0xE2 {
            switch (bytes[start + 1], bytes[start + 2]) {
            case (0x80, 0xA2), (0x97, 0x8F), (0x96, 0xAA), (0x97, 0xA6), (0x80, 0x93), (0x96, 0xA0), (0x97, 0xAA):
                bullet = 3
            default: break
            }
        } else if end - start > 1, bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "-") {
            bullet = 1
        }
        if bullet > 0, start + bullet < end, space(start + bullet) > 0 {
            start += bullet
            while start < end {
                let width = space(start)
                if width == 0 { break }
                start += width
            }
            hasBullet = true
        } else {
            hasBullet = false
        }
        // The marks of a heading: `## `.
        var heading = start
        while heading < end, bytes[heading] == UInt8(ascii: "#") { heading += 1 }
        if heading > start, heading < end, bytes[heading] == 0x20 {
            start = heading
            while start < end, bytes[start] == 0x20 { start += 1 }
        }
        guard start < end else { return nil }
        span = Span(start, end)
        words = []
        hashes = []
        // Words and what stands between them take six bytes or so.
        words.reserveCapacity(min(LineShape.looked, (end - start) / 6 + 2))
        hashes.reserveCapacity(min(LineShape.looked, (end - start) / 6 + 2))
        wordCount = 0
        commas = 0
        capitals = 0
        shouted = 0
        numbers = 0
        sentences = 0
        var at = start
        while at < end {
            let byte = bytes[at]
            if LineShape.isWord(byte) {
                let wordStart = at
                let word = LineShape.word(bytes, &at, end)
                wordCount += 1
                if byte >= 0x41, byte <= 0x5A { capitals += 1 }
                if !word.hasSmall, at - wordStart > 1, byte > 0x39 { shouted += 1 }
                if hashes.count < LineShape.looked {
                    hashes.append(word.hash)
                    if byte <= 0x39 { numbers += 1 }
                }
                if words.count < LineShape.looked { words.append(LineShape.lower(bytes[wordStart..<at])) }
                continue
            }
            if byte == UInt8(ascii: ",") { commas += 1 }
            if byte == 0x2E || byte == 0x3F || byte == 0x21, at + 1 >= end || bytes[at + 1] <= 0x20 { sentences += 1 }
            at += byte == 0xE2 && at + 2 < end ? 3 : 1
        }
        var last = end
        while last > start {
            if bytes[last - 1] == 0x22 || bytes[last - 1] == 0x27 || bytes[last - 1] == 0x29 {
                last -= 1
            } else if last - start >= 3, bytes[last - 3] == 0xE2, bytes[last - 2] == 0x80,
                bytes[last - 1] == 0x9D || bytes[last - 1] == 0x99
            {
                last -= 3
            } else {
                break
            }
        }
        let final = last > start ? bytes[last - 1] : 0
        let ellipsis = last - start >= 3 && bytes[last - 3] == 0xE2 && bytes[last - 2] == 0x80 && final == 0xA6
        endsQuestion = final == 0x3F
        endsInColon = final == 0x3A
        endsSentence = final == 0x2E || final == 0x3F || final == 0x21 || ellipsis
    }

    /// Goes over the word that begins at a place: its hash as it is in small letters, and whether a small letter is in it.
    @inline(__always)
    private static func word(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int
    ) -> (hash: UInt64, hasSmall: Bool) {
        var hash = WordIndex.basis
        var hasSmall = false
        while at < end {
            let byte = bytes[at]
            if isWord(byte) {
                if byte >= 0x61 { hasSmall = true }
                hash = WordIndex.extend(hash, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                at += 1
                continue
            }
            let width = joins(bytes, at, end)
            if width == 0 { break }
            hash = WordIndex.extend(hash, width == 3 ? 0x27 : byte)
            at += width
        }
        return (hash, hasSmall)
    }

    /// One hash of some words in their order.
    static func hash(of words: [UInt64]) -> UInt64 {
        words.reduce(UInt64(words.count)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    }

    /// The hashes of all words of a text, as a line would have them.
    static func hashes(of text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { bytes in
            var hashes: [UInt64] = []
            var at = 0
            while at < bytes.count {
                if isWord(bytes[at]) {
                    hashes.append(word(bytes, &at, bytes.count).hash)
                } else {
                    at += bytes[at] == 0xE2 && at + 2 < bytes.count ? 3 : 1
                }
            }
            return hashes
        }
    }

    /// Letters, digits and every byte of characters beyond ASCII except the general punctuation (U+2000 to U+206F).
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xE1, 0xE3...0xFF: true
        default: false
        }
    }

    /// Apostrophes, hyphens and the like between two word bytes.
    @inline(__always)
    private static func joins(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        switch bytes[at] {
        case 0x27, 0x2D: at + 1 < end && isWord(bytes[at + 1]) ? 1 : 0
        case 0xE2: at + 3 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x99 && isWord(bytes[at + 3]) ? 3 : 0
        default: 0
        }
    }

    private static func lower(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { word in
            var length = 0
            var at = bytes.startIndex
            while at < bytes.endIndex {
                let byte = bytes[at]
                if byte == 0xE2, at + 2 < bytes.endIndex, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
                    word[length] = 0x27
                    at += 3
                } else {
                    word[length] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
                    at += 1
                }
                length += 1
            }
            return length
        }
    }

    /// The words of a phrase as a line would show them.
    static func words(of phrase: String) -> [String] {
        let bytes = Array(phrase.utf8)
        return bytes.withUnsafeBufferPointer { LineShape($0, 0..<$0.count)?.words ?? [] }
    }
}
