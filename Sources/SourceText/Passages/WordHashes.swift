/// The words of a text as hashes (FNV-1a), without any knowledge of a language: letters and digits, ASCII capitals read as
/// small letters, apostrophes left out, everything else between words.
public struct WordHashes {
    /// The words read so far, in order.
    public private(set) var hashes: [UInt64] = []

    /// How many words stood before each full stop, question mark or exclamation mark that white space or the end of a range
    /// follows, closing quotation marks passed over; ascending.
    public private(set) var sentenceEnds: [Int] = []

    /// No word yet.
    public init() {}

    /// Reads the words of a range of valid UTF-8; no word reaches over its ends.
    public mutating func read(_ bytes: [UInt8], _ range: Range<Int>) {
        var hash = WordHashes.empty
        var isEnd = false
        var position = range.lowerBound
        let end = min(range.upperBound, bytes.count)
        while position < end {
            let byte = bytes[position]
            let (kind, length) = WordHashes.kind(bytes, position, end)
            position += length
            switch kind {
            case .apostrophe: continue
            case .between:
                if hash != WordHashes.empty { hashes.append(hash) }
                hash = WordHashes.empty
                if byte == 0x2E || byte == 0x3F || byte == 0x21 {
                    isEnd = true
                } else if byte <= 0x20, isEnd {
                    endSentence()
                    isEnd = false
                }
            case .part:
                isEnd = false
                hash = WordHashes.joined(hash, byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            }
        }
        if hash != WordHashes.empty { hashes.append(hash) }
        if isEnd { endSentence() }
    }

    private mutating func endSentence() {
        if hashes.count > sentenceEnds.last ?? 0 { sentenceEnds.append(hashes.count) }
    }

    private enum Kind { case part, apostrophe, between }

    /// What the scalar at a position is, and how many bytes are taken with it.
    private static func kind(_ bytes: [UInt8], _ position: Int, _ end: Int) -> (Kind, Int) {
        let byte = bytes[position]
        if byte < 0x80 {
            if byte == 0x27 { return (.apostrophe, 1) }
            let isPart = byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            return (isPart ? .part : .between, 1)
        }
        // U+0080 to U+00BF: controls, the hard blank, marks and signs.
        if byte == 0xC2, position + 1 < end { return (.between, 2) }
        // U+2000 to U+206F: blanks, dashes, quotation marks; U+2018 and U+2019 are apostrophes too.
        if byte == 0xE2, position + 2 < end {
            let second = bytes[position + 1]
            let third = bytes[position + 2]
            if second == 0x80 { return (third == 0x98 || third == 0x99 ? .apostrophe : .between, 3) }
            if second == 0x81, third <= 0xAF { return (.between, 3) }
        }
        return (.part, 1)
    }

    private static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

    private static func joined(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
