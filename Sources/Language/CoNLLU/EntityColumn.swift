/// The values of `Entity=` in MISC, as GUM and CorefUD write them: brackets that nest, the outer opening first and closing
/// last, `(1-person` … `(2-place)1)`.
///
/// A bracket names its chain, so that one which crosses another cannot be told from one that nests; of two mentions that
/// cross, the later is left out.
struct EntityColumn {
    private let mentions: [Mention]
    /// The first mention that opens at each word, and the one that opens there after each mention; -1 for none.
    private var opening: [Int32]
    private var nextOpening: [Int32]
    /// The same for mentions of several words and where they close, inner ones first.
    private var closing: [Int32]
    private var nextClosing: [Int32]
    private static let labels = Dictionary(
        uniqueKeysWithValues: Mention.Kind.allCases.map { ($0, Array("-\($0.rawValue)".utf8)) })

    init(_ analysis: Analysis) {
        mentions = analysis.mentions
        opening = [Int32](repeating: -1, count: analysis.words.count)
        closing = opening
        nextOpening = [Int32](repeating: -1, count: mentions.count)
        nextClosing = nextOpening
        /// Where the mentions end that are open, outer ones first.
        var open: [Int] = []
        /// The mention that was put in last: those that open at one word stand together, outer ones first.
        var previous: Int?
        for index in mentions.indices where !mentions[index].words.isEmpty {
            let first = mentions[index].words.lowerBound
            let last = mentions[index].words.upperBound - 1
            while let end = open.last, end < first { open.removeLast() }
            if let end = open.last, end < last { continue }
            open.append(last)
            if let previous, mentions[previous].words.lowerBound == first {
                nextOpening[previous] = Int32(index)
            } else {
                opening[first] = Int32(index)
            }
            previous = index
            // What closes first is put in front.
            if first != last {
                nextClosing[index] = closing[last]
                closing[last] = Int32(index)
            }
        }
    }

    /// Whether a mention begins or ends at a word.
    func isEmpty(_ word: Int) -> Bool { opening[word] < 0 && closing[word] < 0 }

    /// Writes `Entity=` and the brackets of a word where a mention begins or ends.
    func write(_ word: Int, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "Entity=".utf8)
        var index = Int(opening[word])
        while index >= 0 {
            bytes.append(0x28)
            bytes.append(digits: mentions[index].chain + 1)
            bytes.append(contentsOf: EntityColumn.labels[mentions[index].kind] ?? [])
            if mentions[index].words.count == 1 { bytes.append(0x29) }
            index = Int(nextOpening[index])
        }
        index = Int(closing[word])
        while index >= 0 {
            bytes.append(digits: mentions[index].chain + 1)
            bytes.append(0x29)
            index = Int(nextClosing[index])
        }
    }
}

extension [UInt8] {
    /// Appends a whole number in digits.
    mutating func append(digits number: Int) {
        guard number >= 0 else { return append(contentsOf: String(number).utf8) }
        if number >= 10 { append(digits: number / 10) }
        append(UInt8(0x30 + number % 10))
    }
}
