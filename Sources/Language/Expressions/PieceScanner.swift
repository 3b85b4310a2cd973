import SourceText

/// Cuts text into ``Piece``s, in one pass over the bytes.
struct PieceScanner: Sendable {
    let lexicon: ExpressionLexicon

    /// The pieces of some ranges of a text, in order. A range that leaves the text is cut at its end.
    func pieces(_ text: UnsafeBufferPointer<UInt8>, in ranges: [Span]) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(ranges.reduce(0) { $0 + $1.count } / 5 + 16)
        for range in ranges {
            let end = min(range.end, text.count)
            if range.start < end { scan(text, range.start, end, into: &pieces) }
        }
        return pieces
    }

    /// Gives the pieces of what is read of a document to some work.
    func withPieces(of document: Document, _ work: (Pieces) -> Void) {
        document.text.bytes.withUnsafeBufferPointer { bytes in
            pieces(bytes, in: document.readRanges).withUnsafeBufferPointer { storage in
                work(Pieces(storage: storage, text: bytes))
            }
        }
    }

    private enum Class: UInt8 { case letter, digit, space, line, mark, currency, high }

    private static let classes: [Class] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A: .letter
        case 0x0A: .line
        case 0x00...0x20, 0x7F: .space
        case 0x24: .currency
        case 0x80...0xFF: .high
        default: .mark
        }
    }

    private func scan(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into pieces: inout [Piece]) {
        PieceScanner.classes.withUnsafeBufferPointer { classes in
            var at = start
            var gap = Piece.Gap.paragraph
            while at < end {
                let byte = text[at]
                switch classes[Int(byte)] {
                case .letter:
                    let from = at
                    word(text, &at, end, classes, gap, from, into: &pieces)
                    gap = .none
                case .digit:
                    let from = at
                    while at < end, text[at] &- 0x30 < 10 { at += 1 }
                    pieces.append(
                        Piece(start: Int32(clamping: from), end: Int32(clamping: at), kind: .digits, gap: gap))
                    gap = .none
                case .space:
                    gap = max(gap, .space)
                    at += 1
                case .line:
                    gap = gap >= .line ? .paragraph : .line
                    at += 1
                case .mark:
                    pieces.append(
                        Piece(
                            start: Int32(clamping: at), end: Int32(clamping: at + 1), kind: .mark, mark: byte, gap: gap)
                    )
                    gap = .none
                    at += 1
                case .currency:
                    append(symbol: at, at + 1, .currency, text, &gap, into: &pieces)
                    at += 1
                case .high:
                    high(text, &at, end, classes, &gap, into: &pieces)
                }
            }
        }
    }

    /// A run of letters, with all bytes above ASCII that are no mark or space.
    private func word(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ classes: UnsafeBufferPointer<Class>,
        _ gap: Piece.Gap, _ from: Int, into pieces: inout [Piece]
    ) {
        var hash: UInt32 = WordTable.seed
        var capitals = 0
        var length = 0
        while at < end {
            let byte = text[at]
            let kind = classes[Int(byte)]
            if kind == .letter {
                capitals &+= byte < 0x5B ? 1 : 0
                hash = (hash ^ UInt32(byte | 0x20)) &* WordTable.prime
                at &+= 1
                length &+= 1
            } else if kind == .high, let size = letterSize(text, at, end) {
                for index in at..<at + size { hash = (hash ^ UInt32(text[index])) &* WordTable.prime }
                at &+= size
                length &+= 1
            } else {
                break
            }
        }
        let number = lexicon.words.word(text, from, at, hash)
        if number == FunctionWord.ago.rawValue { PieceScanner.splitYear(text, &pieces) }
        let first = text[from]
        let beginsCapital = first >= 0x41 && first <= 0x5A || first == 0xC3 && from + 1 < end && text[from + 1] < 0x9F
        let shape: Piece.Shape =
            capitals == 0 && !beginsCapital
            ? .lower
            : capitals == length && length > 1 ? .capitals : beginsCapital && capitals <= 1 ? .capitalised : .mixed
        pieces.append(
            Piece(
                start: Int32(clamping: from), end: Int32(clamping: at), word: number,
                kind: .word, gap: gap, shape: shape))
    }

    /// `January 19, 20263 days ago`: a year and a count that two elements of a page ran together are cut apart.
    private static func splitYear(_ text: UnsafeBufferPointer<UInt8>, _ pieces: inout [Piece]) {
        let index = pieces.count - 2
        guard index >= 2, pieces[index].kind == .digits, pieces[index].count == 5 || pieces[index].count == 6,
            pieces[index - 1].kind == .mark && pieces[index - 1].mark == 0x2C && pieces[index - 2].kind == .digits
                || pieces[index - 1].kind == .word
        else { return }
        let start = Int(pieces[index].start)
        guard text[start] == 0x32 && text[start + 1] == 0x30 || text[start] == 0x31 && text[start + 1] == 0x39 else {
            return
        }
        var rest = pieces[index]
        rest.start += 4
        rest.gap = .space
        pieces[index].end = rest.start
        pieces.insert(rest, at: index + 1)
    }

    /// The length of a character above ASCII that counts as a letter; nil where it is a mark, a space or a symbol.
    private func letterSize(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
        let byte = text[at]
        if byte == 0xC2 { return nil }
        if byte == 0xE2, at + 1 < end, (0x80...0x8B).contains(text[at + 1]) { return nil }
        if byte == 0xE3, at + 1 < end, text[at + 1] == 0x80 { return nil }
        let size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        return min(size, end - at)
    }

    /// A character above ASCII: a space, a mark, a currency sign, a fraction, or the start of a word.
    private func high(
        _ text: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ end: Int, _ classes: UnsafeBufferPointer<Class>,
        _ gap: inout Piece.Gap, into pieces: inout [Piece]
    ) {
        if letterSize(text, at, end) != nil {
            word(text, &at, end, classes, gap, at, into: &pieces)
            gap = .none
            return
        }
        let first = text[at]
        let second = at + 1 < end ? text[at + 1] : 0
        let third = at + 2 < end ? text[at + 2] : 0
        let size = min(first == 0xC2 ? 2 : 3, end - at)
        let next = at + size
        defer { at = next }
        var mark: UInt8 = 0x81
        switch (first, second, third) {
        case (0xC2, 0xA0, _), (0xE3, 0x80, 0x80):
            gap = max(gap, .space)
            return
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F):
            gap = max(gap, .space)
            return
        case (0xE2, 0x80, 0xA8...0xA9):
            gap = gap >= .line ? .paragraph : .line
            return
        case (0xC2, 0xA2...0xA5, _), (0xE2, 0x82, 0xA0...0xBF):
            append(symbol: at, next, .currency, text, &gap, into: &pieces)
            return
        case (0xC2, 0xBC...0xBE, _), (0xE2, 0x85, 0x90...0x9E):
            append(symbol: at, next, .fraction, text, &gap, into: &pieces)
            return
        case (0xE2, 0x80, 0x90...0x91), (0xE2, 0x88, 0x92): mark = 0x2D
        case (0xE2, 0x80, 0x92...0x95): mark = Piece.dash
        case (0xE2, 0x80, 0x98...0x9B): mark = 0x27
        case (0xE2, 0x80, 0x9C...0x9F), (0xC2, 0xAB, _), (0xC2, 0xBB, _): mark = 0x22
        case (0xC2, 0xB0, _): mark = 0x82
        default: break
        }
        pieces.append(Piece(start: Int32(clamping: at), end: Int32(clamping: next), kind: .mark, mark: mark, gap: gap))
        gap = .none
    }

    /// A sign that the lexicon may know.
    private func append(
        symbol from: Int, _ to: Int, _ kind: Piece.Kind, _ text: UnsafeBufferPointer<UInt8>, _ gap: inout Piece.Gap,
        into pieces: inout [Piece]
    ) {
        var hash = WordTable.seed
        for index in from..<to { hash = (hash ^ UInt32(text[index])) &* WordTable.prime }
        pieces.append(
            Piece(
                start: Int32(clamping: from), end: Int32(clamping: to), word: lexicon.words.word(text, from, to, hash),
                kind: kind, gap: gap))
        gap = .none
    }
}
