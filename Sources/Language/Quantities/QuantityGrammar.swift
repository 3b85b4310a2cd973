import SourceText

/// Reads one quantity from pieces: a number, what bounds it, its unit, what it counts.
struct QuantityGrammar {
    let pieces: Pieces
    let lexicon: ExpressionLexicon
    let numbers: NumberReader
    let words: Words?
    var currencies: CurrencyBasis
    /// The states that sentences name.
    var states: NamedStates

    init(pieces: Pieces, lexicon: ExpressionLexicon, country: String?, words: Words?) {
        self.pieces = pieces
        self.lexicon = lexicon
        self.words = words.flatMap { $0.count > 0 && $0.head.count == $0.count ? $0 : nil }
        numbers = NumberReader(pieces: pieces, lexicon: lexicon)
        currencies = CurrencyBasis(lexicon: lexicon, country: country)
        states = NamedStates(pieces: pieces, lexicon: lexicon)
    }

    @inline(__always) func entry(_ at: Int) -> WordEntry { lexicon.entry(pieces[at]) }
    @inline(__always) func roles(_ at: Int) -> WordEntry.Roles { lexicon.roles(pieces[at]) }
    @inline(__always) func word(_ at: Int) -> FunctionWord { pieces[at].known }
    func follows(_ at: Int) -> Bool { pieces[at].gap <= .space }

    /// A number with the unit in front of it or behind it, before anything bounds it.
    struct Measured {
        var number: ReadNumber
        /// The first piece, and the piece after the last.
        var first: Int
        var end: Int
        var kind: Quantity.Kind = .number
        var unit = ""
        var basis: String?
        /// What each one of is meant where it is a rate.
        var per: String?
        /// The part of the main unit that a currency's word stands for: 0.01 for `cents`.
        var part = 1.0
        /// How many of the unit the unit's word stands for: a billion for `bcm`.
        var times = 1.0
        var counted: (first: Int, end: Int)?
        var value: Double
        /// The high end of a range.
        var high: Double?
        /// An order of magnitude only: `billions`.
        var isMagnitude = false
        /// The piece to go on at where that lies behind its end.
        var goOn = 0
    }

    /// The quantity that begins at a piece, and the piece to go on at.
    ///
    /// - Parameter limit: the byte that it must not reach: where a time begins.
    mutating func quantity(_ at: Int, before limit: Int) -> (quantity: Quantity?, end: Int)? {
        if let ordinal = ordinal(at) { return ordinal }
        if let share = sharePhrase(at) { return share }
        if let age = ageDecade(at) { return age }
        if let couple = couple(at, limit) { return couple }
        guard var found = measured(at), Int(pieces[found.end - 1].end) <= limit else { return nil }
        // "deaths per 100,000" counts none.
        if word(at - 1) == .per, found.kind == .number, found.value >= 100 { return (nil, found.end) }
        // "every two months" is how often.
        if word(at - 1) == .every || word(at - 1) == .each, entry(found.end).unit != nil { return (nil, found.end) }
        range(&found, limit)
        // Project 2025 goes on
        if found.kind == .number, !found.number.isWords, isProgram(found.first - 1) { return (nil, found.end) }
        if found.kind == .number { count(&found, limit) }
        if found.kind == .number, isLabel(found) { return nil }
        rate(&found, limit)
        let bounded = bounded(found, limit)
        return (bounded.quantity, max(bounded.end, found.goOn))
    }

    /// The piece to go on at where nothing was found: behind all of a number that is part of a name.
    func skip(_ at: Int) -> Int {
        guard pieces.isDigits(at) else { return at + 1 }
        var next = at + 1
        // 0:01:10, 16x9, 1-222-2222: what is glued together is passed over together.
        while next < pieces.count, next - at < 16, pieces[next].isGlued,
            pieces.isDigits(next) || pieces[next].kind == .mark && pieces[next + 1].isGlued && pieces.isDigits(next + 1)
        {
            next += 1
        }
        return next
    }

    func span(_ first: Int, _ end: Int) -> Span {
        Span(Int(pieces[first].start), max(Int(pieces[first].start), Int(pieces[end - 1].end)))
    }

    // MARK: - Numbers with their units

    /// A number with its unit at a piece; nil where none begins there or it is part of a name.
    mutating func measured(_ at: Int) -> Measured? {
        if let money = prefixed(at) { return money }
        if word(at) == .aged, let number = plainNumber(at + 1), number.value <= 130 {
            return Measured(
                number: number, first: at + 1, end: number.end, kind: .age, unit: "years", value: number.value)
        }
        if let magnitude = magnitude(at) ?? vagueMagnitude(at) { return magnitude }
        if let points = halfPercent(at) { return points }
        var start = at
        var sign = 1.0
        if pieces.isMark(at, 0x2D), pieces[at].gap != .none {
            sign = -1
            start += 1
            if pieces.isMark(start, 0x2D), pieces[start].isGlued { start += 1 }
        } else if word(at) == .minus || word(at) == .negative {
            sign = -1
            start += 1
        }
        // minus $10bn
        if sign < 0, var money = prefixed(start) {
            money.first = at
            money.value = -money.value
            return money
        }
        guard var number = plainNumber(start) else { return nil }
        if sign < 0, number.isVague { return nil }
        number.value *= sign
        power(&number)
        over(&number)
        if number.isWords, number.value == 1, !number.beginsWithArticle, number.scale == 1, number.end == start + 1 {
            // "one" is a determiner or pronoun unless a unit or a bound makes it a number.
            guard isCountedOne(start, number.end) else { return nil }
        }
        // a third-degree burn
        if word(at) == .a, number.isFraction, isPlace(at + 1, number.end, joined: true) { return nil }
        var found = Measured(number: number, first: at, end: number.end, value: number.value)
        unit(&found)
        // "a third consecutive term" is a place in an order, "a third of the vote" a share.
        if found.kind == .number, word(at) == .a, number.isFraction, isPlace(at + 1, number.end) {
            return nil
        }
        return found
    }

    /// Whether the denominator behind an article is an ordinal: by the word that it stands before.
    private func isPlace(_ at: Int, _ end: Int, joined: Bool = false) -> Bool {
        if joined {
            return end == at + 1 && roles(at).contains(.ordinal) && entry(at).denominator > 2
                && pieces.isMark(end, 0x2D)
                && pieces[end].isGlued && pieces[end + 1].isGlued && pieces[end + 1].kind == .word
                && !roles(end + 1).contains(.scale)
        }
        guard end == at + 1, roles(at).contains(.ordinal), entry(at).denominator > 2, pieces[end].kind == .word,
            follows(end), roles(end).isDisjoint(with: [.stop, .bound, .unit])
        else { return false }
        let last = Int(pieces[end].end)
        // a third higher, a fifth fewer
        return !(pieces[end].count > 4 && pieces.text[last - 1] == 0x72 && pieces.text[last - 2] == 0x65)
    }
}
