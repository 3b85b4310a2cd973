/// Phrases by their first word, the longest first.
struct PhraseIndex: Sendable {
    /// A piece of a phrase: the number of a word, or a mark (above 0xFFFF), or a run of digits by its value (above 0xFFFFFF).
    typealias Element = UInt32
    static func mark(_ byte: UInt8) -> Element { 0x1_0000 + Element(byte) }
    static func digits(_ value: Int) -> Element { 0x100_0000 + Element(clamping: min(value, 100_000)) }

    struct Phrase: Sendable {
        var elements: [Element]
        /// The row of the table it comes from.
        var row: Int
    }

    private var phrases: [Phrase] = []
    private var first: [Int32] = []

    mutating func add(_ elements: [Element], row: Int) {
        guard let head = elements.first, head <= 0xFFFF else { return }
        phrases.append(Phrase(elements: elements, row: row))
    }

    /// Sorts the phrases when all are there; `words` is one more than the highest number of a word.
    mutating func close(_ words: Int) {
        phrases.sort {
            $0.elements[0] != $1.elements[0]
                ? $0.elements[0] < $1.elements[0]
                : $0.elements.count != $1.elements.count ? $0.elements.count > $1.elements.count : $0.row < $1.row
        }
        first = [Int32](repeating: 0, count: words + 1)
        var at = 0
        for word in 0...words {
            while at < phrases.count, Int(phrases[at].elements[0]) < word { at += 1 }
            first[word] = Int32(at)
        }
    }

    /// The words that stand second in a phrase.
    var secondWords: [Element] {
        phrases.compactMap { $0.elements.count > 1 && $0.elements[1] <= 0xFFFF ? $0.elements[1] : nil }
    }

    /// The longest phrase that begins at a piece: its row, and the piece after its last.
    func longest(_ pieces: Pieces, _ at: Int) -> (row: Int, end: Int)? {
        let word = Int(pieces[at].word)
        guard word > 0, word + 1 < first.count else { return nil }
        search: for index in Int(first[word])..<Int(first[word + 1]) {
            let elements = phrases[index].elements
            for offset in 1..<max(1, elements.count) {
                let piece = pieces[at + offset]
                if piece.gap > .line { continue search }
                switch piece.kind {
                case .mark: if elements[offset] != PhraseIndex.mark(piece.mark) { continue search }
                case .digits:
                    guard let value = pieces.integer(at + offset), elements[offset] == PhraseIndex.digits(value) else {
                        continue search
                    }
                case .end: continue search
                default: if elements[offset] != Element(piece.word) { continue search }
                }
            }
            return (phrases[index].row, at + elements.count)
        }
        return nil
    }
}
