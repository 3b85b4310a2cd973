import SourceText

/// Whether a sentence looks ahead or back where a day stands without its year.
struct TenseReader: Sendable {
    let lexicon: ExpressionLexicon

    /// What a verb says of when things come about: the infinitive behind it with the verb, or later; a day beside its present
    /// tense later; a day behind that to which it asks somebody later.
    enum VerbUse: String, Sendable { case realised, planned, scheduled, inviting }

    /// By the governing verb where words are there, else by the nearest verb or cue in the sentence.
    func tense(_ pieces: Pieces, _ first: Int, _ end: Int, _ words: Words?) -> Tense {
        switch pieces[first - 1].known {
        case .by: return .future
        case .since: return .past
        // "shut until September" looks ahead; "paused until July 9" may be over or not: the nearer day.
        case .until, .till, .through, .thru:
            if isPutOff(pieces, first - 2) { return .future }
            let tense = words.map { governed(Int(pieces[first].start), $0) } ?? near(pieces, first, end)
            return tense == .past ? .none : .future
        // "postponed to March 24", "set for Friday"
        case .to where isPutOff(pieces, first - 2): return .future
        case .for where isPutOff(pieces, first - 2): return .future
        // What is compared with is known.
        case .to where pieces[first - 2].known == .compared: return .past
        case .with where pieces[first - 2].known == .compared: return .past
        case .than: return .past
        default: break
        }
        // "Wheat for July delivery", "the June contract"
        if lexicon.roles(pieces[end]).contains(.delivery), pieces[end].gap <= .line { return .future }
        if let words, let tense = governed(Int(pieces[first].start), words) { return tense }
        return near(pieces, first, end)
    }

    /// Whether a word sets something for a time ahead, also where it is told in the past.
    private func isPutOff(_ pieces: Pieces, _ at: Int) -> Bool {
        switch pieces[at].known {
        case .moved, .pushed, .delayed: return true
        // "put back to 11 September", "put off until May"
        case .back where pieces[at - 1].known == .pushed || pieces[at - 1].known == .put: return true
        case .off where pieces[at - 1].known == .put: return true
        case .forward where pieces[at - 1].known == .brought || pieces[at - 1].known == .moved: return true
        default: return lexicon.roles(pieces[at]).contains(.future)
        }
    }

    /// The tense of the verb that a word hangs on; nil where no tree says it.
    private func governed(_ byte: Int, _ words: Words) -> Tense? {
        guard words.count > 0, words.head.count == words.count, words.pennTag.count == words.count,
            var word = HeadFinder.word(at: byte, in: words)
        else { return nil }
        let start = word
        for _ in 0..<24 {
            let tag = words.pennTag[word]
            if tag.isVerb || tag == .JJ && words.relation[word] == .root {
                if isInvitedTo(start, verb: word, words) { return .future }
                let tense = of(verb: word, words)
                if tense != .none { return tense }
            }
            let head = Int(words.head[word])
            guard head >= 0, head < words.count, head != word else { return nil }
            word = head
        }
        return nil
    }

    /// Whether a day stands behind that to which a verb asks somebody: `invited the minister to a summit in June`.
    private func isInvitedTo(_ day: Int, verb: Int, _ words: Words) -> Bool {
        guard lexicon.tables.tenseVerbs[words.lemmaText(verb)] == .inviting, day - verb > 2, day - verb < 20 else {
            return false
        }
        return ((verb + 1)..<(day - 1)).contains { place in
            (words.pennTag[place] == .IN || words.pennTag[place] == .TO)
                && (words.lemmaText(place) == "to" || words.lemmaText(place) == "for")
        }
    }

    /// The tense of a verb by its tag and auxiliaries, which stand just before it.
    private func of(verb: Int, _ words: Words) -> Tense {
        var hasPast = words.pennTag[verb] == .VBD
        var hasTo = false
        let low = max(0, verb - 8)
        for index in stride(from: verb - 1, through: low, by: -1) where Int(words.head[index]) == verb {
            switch words.pennTag[index] {
            case .MD: return .future
            case .VBD: hasPast = true
            case .TO: hasTo = true
            case .VBZ where words.lemmaText(index) == "have", .VBP where words.lemmaText(index) == "have":
                hasPast = true
            default: break
            }
        }
        if hasTo, words.pennTag[verb] == .VB || words.pennTag[verb] == .VBN {
            // "managed to raise": it came about, and when is told by the verb above.
            let head = Int(words.head[verb])
            let isDone =
                head >= 0 && head < words.count && lexicon.tables.tenseVerbs[words.lemmaText(head)] == .realised
            return isDone ? .none : .future
        }
        if hasPast { return .past }
        let use = lexicon.tables.tenseVerbs[words.lemmaText(verb)]
        if use == .planned { return .future }
        if use == .scheduled {
            switch words.pennTag[verb] {
            // A bare form without `to` is a present that was taken for an infinitive.
            case .VBZ, .VBP, .VB: return .future
            default: break
            }
        }
        if words.pennTag[verb] == .VBN { return .past }
        return .none
    }

    /// The nearest cue before the phrase in its sentence, else behind it.
    private func near(_ pieces: Pieces, _ first: Int, _ end: Int) -> Tense {
        var at = first - 1
        let low = max(0, first - 24)
        while at >= low {
            let piece = pieces[at]
            if piece.gap > .line || pieces.endsSentence(at) { break }
            if let tense = cue(pieces, at) { return tense }
            if lexicon.roles(piece).contains(.present), hasSubject(pieces, at) { return .future }
            if piece.gap == .line, at < first - 1, pieces[at].shape == .capitalised, pieces[at - 1].kind != .mark {
                break
            }
            at -= 1
        }
        at = end
        let high = min(pieces.count, end + 20)
        while at < high {
            if pieces[at].gap > .space || pieces.endsSentence(at) { break }
            if let tense = cue(pieces, at) { return tense }
            at += 1
        }
        return .none
    }

    /// Whether a state, or a name that begins the sentence, stands before a word that is a verb then: `Bangladesh votes`.
    private func hasSubject(_ pieces: Pieces, _ at: Int) -> Bool {
        let before = pieces[at - 1]
        guard before.kind == .word, pieces[at].gap == .space, pieces[at].shape == .lower else { return false }
        if pieces.beginsSentence(at - 1) {
            return before.shape == .capitalised && before.word == 0 || isState(pieces, at)
        }
        return isState(pieces, at)
    }

    /// Whether the name of a state ends before a piece.
    private func isState(_ pieces: Pieces, _ at: Int) -> Bool {
        (1...4).contains { lexicon.state(pieces, at - $0).map { $0.end == at } ?? false }
    }

    private func cue(_ pieces: Pieces, _ at: Int) -> Tense? {
        let piece = pieces[at]
        guard piece.kind == .word else { return nil }
        let roles = lexicon.roles(piece)
        if roles.contains(.future) { return .future }
        // no earlier than
        if piece.known == .earlier, pieces.isWord(at + 1, .than) { return nil }
        let isPast: Bool
        if roles.contains(.past) {
            isPast = true
        } else {
            let last = Int(piece.end)
            isPast =
                piece.word == 0 && piece.count > 4 && piece.shape == .lower && pieces.text[last - 1] == 0x64
                && pieces.text[last - 2] == 0x65
        }
        guard isPast else { return nil }
        // "to be held", "will be signed"
        let before = pieces[at - 1].known
        if before.rawValue != 0, lexicon.roles(pieces[at - 1]).contains(.future) { return .future }
        if pieces.isWord(at - 1, .be) { return .future }
        return .past
    }
}
