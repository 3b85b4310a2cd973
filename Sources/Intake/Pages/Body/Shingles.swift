/// Runs of three words of a text, to be asked how much of another stands in it.
struct Shingles {
    private var hashes = WordSet([UInt64]())

    init(_ text: String) {
        let words = LineShape.hashes(of: text)
        guard words.count >= 3 else { return }
        hashes = WordSet(words.indices.dropFirst(2).map { Shingles.join(words[$0 - 2], words[$0 - 1], words[$0]) })
    }

    /// The share of a line's runs of three words that stand in the text; -1 for a line too short to tell.
    ///
    /// - Parameter words: the hashes of the line's words.
    func share(of words: [UInt64]) -> Float {
        guard words.count >= 3 else { return -1 }
        var found = 0
        for index in 2..<words.count
        where hashes.contains(Shingles.join(words[index - 2], words[index - 1], words[index])) {
            found += 1
        }
        return Float(found) / Float(words.count - 2)
    }

    private static func join(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        (first &* 31 &+ second) &* 31 &+ third
    }
}
