/// A piece of text as times and quantities read it: a run of letters, a run of digits, or one mark.
///
/// Finer than a word of ``Words`` on purpose: `12th`, `482m`, `2025-11-06` and `20263 days` are read by their parts, and
/// raw text without words is read the same way.
struct Piece: Sendable {
    enum Kind: UInt8, Sendable { case word, digits, mark, currency, fraction, end }
    /// What stands in front of a piece.
    enum Gap: UInt8, Sendable, Comparable {
        case none, space, line, paragraph
        static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }
    /// How a run of letters is written.
    enum Shape: UInt8, Sendable { case lower, capitalised, capitals, mixed, none }

    /// The first byte in the text, and the byte after the last.
    var start: Int32
    var end: Int32
    /// The word's number in the ``ExpressionLexicon``; 0 where it does not know it.
    var word: UInt16 = 0
    var kind: Kind
    /// A mark's ASCII byte; typographic apostrophes, quotes and hyphens count as their ASCII kin, dashes are ``dash``.
    var mark: UInt8 = 0
    var gap: Gap
    var shape: Shape = .none

    /// The mark of an en dash or em dash.
    static let dash: UInt8 = 0x80
    /// What stands outside the text.
    static let outside = Piece(start: 0, end: 0, kind: .end, gap: .paragraph)

    var count: Int { Int(end - start) }
    /// Whether the piece stands right behind the one before it.
    var isGlued: Bool { gap == .none }
    @inline(__always) var known: FunctionWord { FunctionWord.of(word) }
}

/// The pieces of a text, with what is asked of them again and again. Reading outside gives ``Piece/outside``.
struct Pieces {
    /// Valid only while the array that the scanner gave is held.
    let storage: UnsafeBufferPointer<Piece>
    let text: UnsafeBufferPointer<UInt8>

    var count: Int { storage.count }

    @inline(__always) subscript(_ index: Int) -> Piece {
        index >= 0 && index < storage.count ? storage[index] : Piece.outside
    }

    @inline(__always) func isMark(_ index: Int, _ byte: UInt8) -> Bool {
        let piece = self[index]
        return piece.kind == .mark && piece.mark == byte
    }

    /// A hyphen or a dash.
    func isDash(_ index: Int) -> Bool {
        let piece = self[index]
        return piece.kind == .mark && (piece.mark == 0x2D || piece.mark == Piece.dash)
    }

    @inline(__always) func isDigits(_ index: Int) -> Bool { self[index].kind == .digits }

    /// The value of a run of digits; nil where it is none or longer than 18.
    func integer(_ index: Int) -> Int? {
        let piece = self[index]
        guard piece.kind == .digits, piece.count <= 18 else { return nil }
        var value = 0
        for at in Int(piece.start)..<Int(piece.end) { value = value * 10 + Int(text[at] & 15) }
        return value
    }

    /// Whether the piece is the word, small letters or capitals.
    @inline(__always) func isWord(_ index: Int, _ word: FunctionWord) -> Bool { self[index].word == word.rawValue }

    /// Whether a sentence may begin at the piece.
    func beginsSentence(_ index: Int) -> Bool {
        if self[index].gap >= .line || index == 0 { return true }
        let before = self[index - 1]
        guard before.kind == .mark else { return false }
        switch before.mark {
        case 0x2E, 0x21, 0x3F: return self[index].gap != .none
        case 0x22, 0x27, 0x3A, 0x3B, 0x28: return true
        default: return false
        }
    }

    /// Whether the piece ends a sentence: a full stop, question or exclamation mark not inside a number or abbreviation.
    func endsSentence(_ index: Int) -> Bool {
        let piece = self[index]
        if piece.kind == .end { return true }
        guard piece.kind == .mark, piece.mark == 0x2E || piece.mark == 0x21 || piece.mark == 0x3F else { return false }
        let next = self[index + 1]
        if next.gap >= .line { return true }
        return next.gap == .space && next.shape != .lower && self[index - 1].count > 2
    }
}
