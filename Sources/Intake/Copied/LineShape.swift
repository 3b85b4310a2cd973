import SourceText

/// What can be seen of a line of text without reading it.
struct LineShape: Sendable {
    /// The line without the white space and the bullet around it.
    var span: Span
    /// Its words, lower-case, without punctuation; at most the first forty.
    var words: [String]
    /// How many words it has in all.
    var wordCount: Int
    /// Whether it ends as a sentence does: `.`, `?`, `!`, `:`, closing quotes behind it passed over.
    var endsSentence: Bool
    var endsQuestion: Bool
    /// Whether a bullet or a number stood before it.
    var hasBullet: Bool
    /// Commas in it.
    var commas: Int
    /// Words that begin with a capital.
    var capitals: Int
    /// Sentence ends inside the line.
    var sentences: Int
    /// The number of blank lines before it.
    var blanksBefore: Int = 0
    /// Bytes of white space it was indented by.
    var indent: Int = 0

    /// A line that shows no word.
    init(wordless span: Span) {
        self.span = span
        words = []
        wordCount = 0
        endsSentence = false
        endsQuestion = false
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
        guard start < end else { return nil }
        span = Span(start, end)
        words = []
        wordCount = 0
        commas = 0
        capitals = 0
        sentences = 0
        var at = start
        while at < end {
            let byte = bytes[at]
            if LineShape.isWord(byte) {
                let wordStart = at
                while at < end {
                    let width = LineShape.isWord(bytes[at]) ? 1 : LineShape.joins(bytes, at, end)
                    if width == 0 { break }
                    at += width
                }
                wordCount += 1
                if bytes[wordStart] >= 0x41, bytes[wordStart] <= 0x5A { capitals += 1 }
                if words.count < 40 { words.append(LineShape.lower(bytes[wordStart..<at])) }
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
        endsSentence = final == 0x2E || final == 0x3F || final == 0x21 || ellipsis
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
        var word: [UInt8] = []
        word.reserveCapacity(bytes.count)
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == 0xE2, at + 2 < bytes.endIndex, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
                word.append(0x27)
                at += 3
            } else {
                word.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                at += 1
            }
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// The words of a phrase as a line would show them.
    static func words(of phrase: String) -> [String] {
        let bytes = Array(phrase.utf8)
        return bytes.withUnsafeBufferPointer { LineShape($0, 0..<$0.count)?.words ?? [] }
    }
}
