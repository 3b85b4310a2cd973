import SourceText

/// What a number counts, and how often: `203 people`, `5,000 VIP guests`, `15 tankers a year`.
extension QuantityGrammar {
    /// Adds the noun that a number counts; the number stays a plain one where there is none.
    func count(_ found: inout Measured, _ limit: Int) {
        if compounded(&found) { return }
        guard !found.number.hasDecimals || found.number.scale > 1, found.value >= 0,
            !found.number.isFraction || found.value > 1
        else { return }
        if countedOfMore(&found, limit) { return }
        guard let noun = counted(found.first, found.end), Int(pieces[noun.end - 1].end) <= limit else { return }
        found.kind = .count
        found.counted = noun
        found.end = noun.end
        let head = pieces[noun.end - 1]
        let unit = String(decoding: pieces.text[Int(head.start)..<Int(head.end)], as: UTF8.self)
        found.unit = head.shape == .capitalised ? unit : unit.lowercased()
    }

    /// `401 of 497 deputies`, `five of the six ministers`: the number counts what the larger one behind it does.
    private func countedOfMore(_ found: inout Measured, _ limit: Int) -> Bool {
        guard word(found.end) == .of, follows(found.end) else { return false }
        let next = word(found.end + 1) == .the || word(found.end + 1) == .its ? found.end + 2 : found.end + 1
        guard follows(next), pieces.isDigits(next) || roles(next).contains(.number), let whole = numbers.read(next),
            whole.value > found.value, !whole.isFraction, !whole.hasDecimals,
            let noun = counted(next, whole.end), Int(pieces[noun.end - 1].end) <= limit
        else { return false }
        found.kind = .count
        found.counted = noun
        let head = pieces[noun.end - 1]
        found.unit = String(decoding: pieces.text[Int(head.start)..<Int(head.end)], as: UTF8.self)
        if head.shape != .capitalised { found.unit = found.unit.lowercased() }
        return true
    }

    /// The counted noun behind a number, with its modifiers: by the tree where there is one, else the first plural within
    /// four words that no other word or mark breaks off.
    private func counted(_ first: Int, _ end: Int) -> (first: Int, end: Int)? {
        if let words, let byHead = countedByTree(first, end, words) { return byHead }
        var next = end
        if pieces.isMark(next, 0x2D), pieces[next].isGlued { return nil }
        if word(next) == .of, lexicon.roles(pieces[first]).contains(.scale) { next += 1 }
        if word(next) == .more || word(next) == .other { next += 1 }
        let start = next
        while next - start < 5 {
            let piece = pieces[next]
            guard piece.gap == .space || piece.gap == .line && next > start else { return nil }
            if piece.kind == .mark, piece.mark == 0x2D, piece.isGlued || pieces[next + 1].isGlued {
                next += 1
                continue
            }
            guard piece.kind == .word else { return nil }
            let roles = lexicon.roles(piece)
            if next == start, piece.shape == .capitalised, isPeople(next) { return (start, next + 1) }
            if roles.contains(.counted), piece.shape == .lower { return (start, next + 1) }
            if !roles.isDisjoint(with: [.stop, .number, .scale, .month, .weekday, .unit, .bound, .currency]) {
                return nil
            }
            if isPlural(next), piece.shape == .lower || next > start {
                // a verb in -s rarely stands right behind a number with more nouns to come: "two killers flee"
                return (start, next + 1)
            }
            next += 1
            if pieces.isMark(next, 0x2D), pieces[next].isGlued { next += 1 }
        }
        return nil
    }

    /// The noun whose numeral modifier the number is.
    private func countedByTree(_ first: Int, _ end: Int, _ words: Words) -> (first: Int, end: Int)? {
        guard var word = HeadFinder.word(at: Int(pieces[end - 1].start), in: words), word < words.count else {
            return nil
        }
        let start = Int(pieces[first].start)
        for _ in 0..<6 {
            let relation = words.relation[word]
            let head = Int(words.head[word])
            guard head >= 0, head < words.count else { return nil }
            if relation == .nummod || relation == .nummodGov {
                guard head > word, head - word <= 6, words.sentence[head] == words.sentence[word],
                    words.tag[head] == .noun || words.tag[head] == .properNoun && head == word + 1
                else { return nil }
                // `two and a previous version`: the noun is counted by nobody, whatever the tree says.
                let isBroken = (word + 1..<head).contains { between in
                    words.tag[between] == .determiner
                        || words.tag[between] == .coordinator && words.tag[between + 1] != .numeral
                }
                if isBroken { return nil }
                let last = Int(words.end[head])
                var piece = end
                while piece < pieces.count, Int(pieces[piece].end) < last, piece - end < 14 { piece += 1 }
                guard piece < pieces.count, Int(pieces[piece].end) == last, Int(pieces[piece].start) >= start,
                    piece >= end,
                    pieces[end].kind == .word, pieces[end].gap <= .line
                else { return nil }
                if lexicon.roles(pieces[piece]).contains(.unit) || pieces[piece].word == FunctionWord.time.rawValue {
                    return nil
                }
                if words.tag[head] == .properNoun, !isPeople(piece) { return nil }
                // Another number, "per" and their like between the two: the noun belongs to what stands nearer.
                for between in end..<piece
                where pieces[between].kind == .digits || pieces[between].kind == .currency
                    || lexicon.roles(pieces[between]).contains(.number)
                    || lexicon.roles(pieces[between]).contains(.stop) && self.word(between) != .of
                        && self.word(between) != .more
                        && self.word(between) != .and
                {
                    return nil
                }
                return (end, piece + 1)
            }
            guard relation == .compound || relation == .flat || relation == .conj, abs(head - word) <= 3 else {
                return nil
            }
            word = head
        }
        return nil
    }

    /// Whether a word looks like a plural: it ends in -s, not -ss, -us, -is, or is known as one.
    func isPlural(_ at: Int) -> Bool {
        let piece = pieces[at]
        guard piece.kind == .word, piece.count >= 4 else { return false }
        if lexicon.roles(piece).contains(.counted) { return true }
        let end = Int(piece.end)
        guard pieces.text[end - 1] == 0x73 else { return false }
        let before = pieces.text[end - 2]
        return before != 0x73 && before != 0x75 && before != 0x69 && before != 0x27
    }

    /// `27-nation`, `1,200-page`: the noun that a hyphen joins on; the span stays the number's.
    private func compounded(_ found: inout Measured) -> Bool {
        let at = found.end
        guard pieces.isMark(at, 0x2D), pieces[at].isGlued, pieces[at + 1].isGlued, pieces[at + 1].kind == .word,
            pieces[at + 1].shape == .lower, pieces[at + 1].count > 3, found.value >= 2, !found.number.isFraction,
            roles(at + 1).isDisjoint(with: [.stop, .unit, .scale, .number, .ordinal, .fraction, .bound, .month])
        else { return false }
        if word(at + 1) == .odd || word(at + 1) == .plus { return false }
        if matches(at + 1, "strong") || matches(at + 1, "fold") || matches(at + 1, "something") { return true }
        found.counted = (at + 1, at + 2)
        found.unit = String(
            decoding: pieces.text[Int(pieces[at + 1].start)..<Int(pieces[at + 1].end)], as: UTF8.self)
        return true
    }

    /// Whether a capital plural names people: `Ukrainians`, `Israelis`.
    private func isPeople(_ at: Int) -> Bool {
        let piece = pieces[at]
        guard piece.kind == .word, piece.shape == .capitalised, piece.count > 4, piece.word == 0 || roles(at) == .state
        else { return false }
        let last = Int(piece.end) - 1
        let isPlural = pieces.text[last] == 0x73 && pieces.text[last - 1] != 0x73
        let isPeoples = pieces.text[last] == 0x65 && pieces.text[last - 1] == 0x73 && pieces.text[last - 2] == 0x65
        guard isPlural || isPeoples else { return false }
        // A name goes on: "12 Sisters of Mercy" is none of people, "5 Simmons Street" neither.
        return !(isCapital(at + 1) && pieces[at + 1].gap == .space)
    }
}
