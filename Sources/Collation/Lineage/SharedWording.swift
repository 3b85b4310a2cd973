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
        var words: [UInt64] = []
        var hash: UInt64 = 0
        for byte in passage.utf8 {
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            let isPart = lower >= 0x61 && lower <= 0x7A || lower >= 0x30 && lower <= 0x39 || lower >= 0x80
            if isPart {
                hash = ((hash == 0 ? 0xcbf2_9ce4_8422_2325 : hash) ^ UInt64(lower)) &* 0x100_0000_01b3
            } else if hash != 0 {
                words.append(hash)
                hash = 0
            }
        }
        if hash != 0 { words.append(hash) }
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
