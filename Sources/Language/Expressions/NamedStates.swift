import SourceText

/// The states that a sentence names: evidence for whose currency or whose fiscal year it means.
struct NamedStates {
    /// What a sentence says.
    struct Sentence {
        /// Its pieces, `[first, end)`, as far as it was read.
        var first = 0
        var end = 0
        /// ISO 3166-1 alpha-3 codes in the order of the names, each with its first piece.
        var states: [(code: String, at: Int)] = []
        /// Whether it speaks of a firm and not of public money.
        var isOfFirm = false
    }

    let pieces: Pieces
    let lexicon: ExpressionLexicon
    /// The sentence last read: sums and years come several to a sentence, and a text without full stops costs no more.
    private var last = Sentence()

    /// How many pieces on either side of a place are read.
    private static let reach = 60

    init(pieces: Pieces, lexicon: ExpressionLexicon) {
        self.pieces = pieces
        self.lexicon = lexicon
    }

    /// The sentence around a piece.
    mutating func sentence(around at: Int) -> Sentence {
        if at >= last.first, at < last.end { return last }
        var first = at
        let low = max(0, at - NamedStates.reach)
        while first > low, pieces[first].gap < .line, !pieces.endsSentence(first - 1) { first -= 1 }
        let high = min(pieces.count, at + NamedStates.reach)
        var end = at
        while end < high, !pieces.endsSentence(end), end == at || pieces[end].gap < .line { end += 1 }
        last = read(first, max(end, at + 1))
        return last
    }

    private func read(_ first: Int, _ end: Int) -> Sentence {
        var sentence = Sentence(first: first, end: end)
        var hasFirm = false
        var isPublic = false
        var at = first
        while at < end {
            let roles = lexicon.roles(pieces[at])
            if roles.contains(.firm) { hasFirm = true }
            if roles.contains(.publicMoney) { isPublic = true }
            if roles.contains(.state), let (code, next) = lexicon.state(pieces, at) {
                sentence.states.append((code, at))
                at = next
            } else {
                at += 1
            }
        }
        sentence.isOfFirm = hasFirm && !isPublic
        return sentence
    }
}

extension ExpressionLexicon {
    /// The state named at a piece, and the piece after its name; nil where none is: `us` in small letters, the `US` of `US$`.
    func state(_ pieces: Pieces, _ at: Int) -> (code: String, end: Int)? {
        guard roles(pieces[at]).contains(.state), let (row, end) = stateNames.longest(pieces, at) else { return nil }
        let shape = pieces[at].shape
        let isShort = end == at + 1 && pieces[at].count <= 3
        guard isShort ? shape == .capitals : shape == .capitalised || shape == .capitals else { return nil }
        if pieces[end].kind == .currency, pieces[end].isGlued { return nil }
        return (tables.stateNames[row].state, end)
    }
}
