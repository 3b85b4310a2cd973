import SourceText

/// Whether two passages are one text: a paragraph of an agency that two outlets print is one witness, though the rest of the
/// two reports is their own.
struct SharedWording {
    /// The hashes of its runs of words, ascending, each once.
    private let runs: [UInt64]

    /// How many words a run has.
    private static let length = 4
    /// A passage of fewer runs is like any other of its kind by chance.
    private static let fewest = 6
    /// The share of the shorter passage's runs, from which the two are one text.
    private static let least = 0.6

    init(_ passage: some StringProtocol) {
        let bytes = Array(passage.utf8)
        var reader = WordHashes()
        reader.read(bytes, 0..<bytes.count)
        let words = reader.hashes
        guard words.count >= SharedWording.length else {
            runs = []
            return
        }
        let all = (0...(words.count - SharedWording.length)).map { start in
            words[start..<(start + SharedWording.length)].reduce(0) { ($0 ^ $1) &* 0xBF58_476D_1CE4_E5B9 }
        }
        runs = Array(Set(all)).sorted()
    }

    /// Whether the two are one text.
    func isOneText(with other: SharedWording) -> Bool {
        let shorter = min(runs.count, other.runs.count)
        guard shorter >= SharedWording.fewest else { return false }
        return Double(Ascending.shared(runs, other.runs).count) >= SharedWording.least * Double(shorter)
    }
}
