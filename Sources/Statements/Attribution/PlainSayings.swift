import Language
import SourceText

/// Attributions that the grammar alone makes plain, where the models pass them over.
///
/// A clause that is said by whom a shorter one behind it names (`The ship will stay at anchor, the ministry said`), and verbs
/// that give a size, a name or a charge to their object: `The union put the number at 600`, `It called the detention unlawful`.
struct PlainSayings {
    let context: ReadingContext
    let facts: AttributionWords
    let lexicon: AttributionLexicon
    let words: Words

    init(_ context: ReadingContext, _ facts: AttributionWords, _ lexicon: AttributionLexicon) {
        self.context = context
        self.facts = facts
        self.lexicon = lexicon
        words = context.words
    }

    /// Adds what no passage attributes yet.
    func add(to passages: inout [AttributedPassage]) {
        var isCue = [Bool](repeating: false, count: words.count)
        for passage in passages { for word in passage.cue { isCue[word] = true } }
        for sentence in context.analysis.sentences where sentence.region != .furniture {
            // Who speaks behind the clause, once a sentence.
            var isTaken = sentence.words.contains { isCue[$0] && lexicon.has(words.lemmaText($0), .saying) }
            for verb in sentence.words where words.tag[verb] == .verb {
                if let passage = inverted(verb, sentence) {
                    // The models take whoever stands behind the verb for what is said.
                    passages.removeAll { $0.cue.contains(verb) && !isInside($0.content, passage.content[0]) }
                    guard !passages.contains(where: { $0.cue.contains(verb) }) else { continue }
                    passages.append(passage)
                    isTaken = true
                    continue
                }
                guard !isCue[verb] else { continue }
                if !isTaken, let passage = behindClause(verb, sentence) ?? asTold(verb, sentence) {
                    passages.append(passage)
                    isTaken = true
                } else if let passage = ofObject(verb) ?? withThat(verb) {
                    passages.append(passage)
                }
            }
            if let passage = account(sentence) ?? viewpoint(sentence),
                !passages.contains(where: { covers($0, passage) })
            {
                passages.append(passage)
            }
        }
    }

    private func isInside(_ pieces: [Range<Int>], _ content: Range<Int>) -> Bool {
        pieces.contains { $0.overlaps(content) }
    }

    /// Whether a passage has the same words said already.
    func covers(_ one: AttributedPassage, _ other: AttributedPassage) -> Bool {
        guard let content = other.content.first else { return true }
        return one.content.contains { $0.overlaps(content) && 2 * $0.clamped(to: content).count > content.count }
    }

    // MARK: - Who speaks stands behind the clause

    /// A clause with a comma behind it, then the speaker, then a verb of saying that takes nothing further but whom it is said
    /// to, when and where: `Interest is fixed, the minister told deputies`, `…, two diplomats tell us`.
    private func behindClause(_ verb: Int, _ sentence: Sentence) -> AttributedPassage? {
        guard isAside(verb), facts.quotation[verb] < 0, isFinite(verb), context.arguments(of: verb).closed == nil else {
            return nil
        }
        switch words.relation[verb] {
        case .parataxis, .root, .conj: break
        default: return nil
        }
        guard let source = subject(verb) ?? apposition(before: verb, from: sentence.words.lowerBound),
            source.upperBound <= verb
        else { return nil }
        let comma = source.lowerBound - 1
        guard comma > sentence.words.lowerBound, words.pennTag[comma] == .comma,
            let content = clause(before: comma, sentence), takesNothing(verb, sentence)
        else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [source], content: [content], confidence: 1)
    }

    /// `…, says the federation, whose head read the figures`: the verb before whoever speaks.
    private func inverted(_ verb: Int, _ sentence: Sentence) -> AttributedPassage? {
        guard isAside(verb), !PlainSayings.telling.contains(words.lemmaText(verb)), facts.quotation[verb] < 0,
            words.pennTag[verb] == .VBZ || words.pennTag[verb] == .VBD,
            verb > sentence.words.lowerBound + 2, words.pennTag[verb - 1] == .comma,
            let content = clause(before: verb - 1, sentence)
        else { return nil }
        // The phrase right behind it is its subject, whatever the tree calls that.
        let first = verb + 1
        guard first < sentence.words.upperBound else { return nil }
        var head = first
        while head < sentence.words.upperBound, head - first < 14, Int(words.head[head]) != verb { head += 1 }
        guard head < sentence.words.upperBound, Int(words.head[head]) == verb,
            words.tag[head] == .noun || words.tag[head] == .properNoun,
            words.relation[head] == .obj || words.relation[head] == .nsubj || words.relation[head] == .ccomp
                || words.relation[head] == .xcomp || words.relation[head] == .oblUnmarked
        else { return nil }
        var end = context.trees.subtree(head).upperBound
        for word in head..<end where words.pennTag[word] == .comma {
            end = word
            break
        }
        guard context.trees.subtree(head).lowerBound <= first + 1, end > first, isSpeaker(head) else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [first..<end], content: [content], confidence: 1)
    }

    /// `…, as the daily Globe reported`.
    private func asTold(_ verb: Int, _ sentence: Sentence) -> AttributedPassage? {
        guard isAside(verb), facts.quotation[verb] < 0, context.arguments(of: verb).closed == nil else { return nil }
        var clauseHead = verb
        for _ in 0..<3 where words.relation[clauseHead] == .xcomp || words.relation[clauseHead] == .acl {
            clauseHead = Int(words.head[clauseHead])
            if clauseHead < 0 { return nil }
        }
        let start = context.trees.subtree(clauseHead).lowerBound
        guard start > sentence.words.lowerBound + 3, words.lemmaText(start).lowercased() == "as",
            words.pennTag[start - 1] == .comma, let content = clause(before: start - 1, sentence),
            let subject = context.subject(of: verb), subject > start, isSpeaker(subject)
        else { return nil }
        let source = context.trees.subtree(subject)
        guard source.upperBound <= verb, source.lowerBound > start else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [source], content: [content], confidence: 1)
    }

    /// `The minister holds that …`: a closed clause with `that` behind a verb of saying or thinking.
    private func withThat(_ verb: Int) -> AttributedPassage? {
        let lemma = words.lemmaText(verb)
        guard lexicon.has(lemma, .saying) || lexicon.has(lemma, .thought), facts.quotation[verb] < 0, isFinite(verb),
            !context.isPassive(verb), let source = subject(verb), source.upperBound <= verb,
            let head = source.first(where: { Int(words.head[$0]) == verb }), isSpeaker(head),
            let clause = context.trees.child(of: verb, in: words, where: { $0 == .ccomp }), clause > verb,
            let mark = context.trees.child(of: clause, in: words, where: { $0 == .mark }),
            words.lemmaText(mark) == "that"
        else { return nil }
        var isDenied = false
        context.trees.forEachChild(verb) { child in
            if words.relation[child] == .advmod, ["not", "n't", "never"].contains(words.lemmaText(child)) {
                isDenied = true
            }
        }
        guard !isDenied else { return nil }
        var content = context.trees.subtree(clause)
        while content.count > 1, words.tag[content.upperBound - 1] == .punctuation {
            content = content.lowerBound..<(content.upperBound - 1)
        }
        guard content.lowerBound > verb else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [source], content: [content], confidence: 1)
    }

    // MARK: - By whose account

    /// `…, by the reckoning of the institute`, `in the words of the minister, …`, `…, by the ministry's count`.
    private func account(_ sentence: Sentence) -> AttributedPassage? {
        for noun in sentence.words where words.tag[noun] == .noun && lexicon.has(words.lemmaText(noun), .account) {
            guard facts.quotation[noun] < 0, let preposition = context.preposition(of: noun),
                ["by", "in", "on", "from"].contains(preposition)
            else { continue }
            var source: Range<Int>?
            // `in its estimate of the harvest`: of what, and not whose.
            let isOwned =
                context.trees.child(of: noun, in: words) { $0 == .nmodPoss }.map { words.pennTag[$0] == .PRPS } ?? false
            guard !isOwned else { continue }
            context.trees.forEachChild(noun) { child in
                guard source == nil else { return }
                let phrase = context.trees.subtree(child)
                switch words.relation[child] {
                case .nmodPoss where words.pennTag[child] != .PRPS && isSpeaker(child):
                    source = phrase.lowerBound..<max(child + 1, phrase.lowerBound + 1)
                case .nmod where child > noun && context.preposition(of: child) == "of" && isSpeaker(child):
                    var first = phrase.lowerBound
                    while first < child, words.relation[first] == .case_ { first += 1 }
                    source = first..<phrase.upperBound
                default: break
                }
            }
            guard let source else { continue }
            let whole = context.trees.subtree(noun)
            var end = source.upperBound
            while end > source.lowerBound + 1, words.tag[end - 1] == .punctuation { end -= 1 }
            let cue = noun..<(noun + 1)
            // Before the clause or behind it.
            let content: Range<Int>?
            if whole.lowerBound <= sentence.words.lowerBound + 1 {
                content = clause(behind: max(whole.upperBound, end), sentence)
            } else {
                var stop = whole.lowerBound
                if stop > 0, words.pennTag[stop - 1] == .comma { stop -= 1 }
                content = clause(before: stop, sentence)
            }
            guard let content else { continue }
            return AttributedPassage(
                cue: cue, source: [source.lowerBound..<end], content: [content], confidence: 1)
        }
        return nil
    }

    /// `To the foreign secretary, the pact is a fence of string`: in whose eyes something is so.
    private func viewpoint(_ sentence: Sentence) -> AttributedPassage? {
        let first = sentence.words.lowerBound
        guard sentence.words.count > 5 else { return nil }
        let form = words.lemmaText(first).lowercased()
        guard form == "to" || form == "for", words.relation[first] == .case_, words.head[first] > first else {
            return nil
        }
        let head = Int(words.head[first])
        guard context.mentionOfHead[head] >= 0,
            context.analysis.mentions[Int(context.mentionOfHead[head])].kind == .person
        else { return nil }
        let phrase = context.trees.subtree(head)
        guard let end = (head..<sentence.words.upperBound).first(where: { words.pennTag[$0] == .comma }),
            phrase.upperBound <= end + 1, let content = clause(behind: end, sentence)
        else { return nil }
        // Something is said to be of some kind: `is a fence`, `looks hollow`.
        let predicate = Int(words.head[head])
        guard predicate > end, context.trees.child(of: predicate, in: words, where: { $0 == .cop }) != nil else {
            return nil
        }
        return AttributedPassage(
            cue: first..<(first + 1), source: [(first + 1)..<end], content: [content], confidence: 1)
    }

    // MARK: - Pieces

    /// A verb by which a speaker beside a clause says or thinks it.
    private func isAside(_ verb: Int) -> Bool {
        let lemma = words.lemmaText(verb)
        return (lexicon.has(lemma, .saying) || lexicon.has(lemma, .thought)) && !lexicon.has(lemma, .clause)
            && !["speak", "talk"].contains(lemma) || PlainSayings.asides.contains(lemma)
    }

    /// Verbs that attribute a clause beside them, though they have other objects too.
    private static let asides: Set<String> = [
        "show", "indicate", "conclude", "recall", "observe", "remark", "admit", "reckon", "estimate", "put",
    ]

    /// Verbs whose object is whom something is said to.
    private static let telling: Set<String> = ["tell", "assure", "inform", "warn", "remind", "notify", "brief"]

    /// Whether nothing is behind a verb but whom something is said to, and when, where and how.
    private func takesNothing(_ verb: Int, _ sentence: Sentence) -> Bool {
        let isTell = PlainSayings.telling.contains(words.lemmaText(verb))
        var takes = false
        context.trees.forEachChild(verb) { child in
            guard child > verb else { return }
            switch words.relation[child] {
            case .obj, .iobj:
                if !isTell, words.tag[child] != .pronoun { takes = true }
            case .ccomp, .xcomp, .csubj: takes = true
            default: break
            }
        }
        return !takes
    }

    /// The words of the clause that ends before a place: from the beginning of its sentence or the last semicolon on; nil where
    /// they are no clause with a subject and a tense of its own, or open as a circumstance does.
    func clause(before end: Int, _ sentence: Sentence) -> Range<Int>? {
        var first = sentence.words.lowerBound
        while first < end, context.isDateline[first] { first += 1 }
        for word in stride(from: end - 1, to: first, by: -1) where words.pennTag[word] == .colon {
            let form = context.analysis.text[words.span(word)]
            if form == ";" {
                first = word + 1
                break
            }
        }
        return own(first..<end)
    }

    /// The same of the clause that begins at a place, up to the end of its sentence.
    func clause(behind start: Int, _ sentence: Sentence) -> Range<Int>? {
        var first = start
        while first < sentence.words.upperBound, words.tag[first] == .punctuation { first += 1 }
        var end = sentence.words.upperBound
        while end > first, words.tag[end - 1] == .punctuation, words.pennTag[end - 1] != .closeQuote { end -= 1 }
        return own(first..<end)
    }

    /// A range that holds a clause of its own.
    private func own(_ range: Range<Int>) -> Range<Int>? {
        guard range.count >= 3, range.lowerBound < range.upperBound else { return nil }
        let opener = range.lowerBound
        if words.tag[opener] == .subordinator || words.pennTag[opener] == .WRB || words.relation[opener] == .mark {
            // `If it rains, the match is off`: a whole, unless the circumstance is all.
            let head = Int(words.head[opener])
            guard head >= 0 else { return nil }
            let circumstance = context.trees.subtree(head)
            guard circumstance.upperBound < range.upperBound - 2,
                range.contains(where: { $0 >= circumstance.upperBound && hasSubject($0) && isTensed($0) })
            else { return nil }
            return range
        }
        guard range.contains(where: { hasSubject($0) && isTensed($0) }) else { return nil }
        return range
    }

    private func isTensed(_ word: Int) -> Bool {
        words.tag[word] == .verb
            ? isFinite(word)
                || words.pennTag[word] == .VB && facts.children[word] & AttributionWords.Child.auxiliary != 0
                || words.pennTag[word] == .VBG && facts.children[word] & AttributionWords.Child.auxiliary != 0
                || facts.children[word] & AttributionWords.Child.passiveAuxiliary != 0
            : facts.children[word] & AttributionWords.Child.copula != 0
    }

    /// Whether a noun names somebody or something that speaks: people, bodies, outlets, papers and data.
    func isSpeaker(_ head: Int) -> Bool {
        if words.tag[head] == .pronoun {
            return ["he", "she", "they", "we", "i"].contains(words.lemmaText(head).lowercased())
        }
        let lemma = words.lemmaText(head).lowercased()
        if lexicon.has(lemma, .unofficial) || lexicon.has(lemma, .outlet) || lexicon.has(lemma, .piece)
            || lexicon.has(lemma, .data)
        {
            return true
        }
        if context.entity(ofHead: head) != nil { return true }
        let mention = Int(context.mentionOfHead[head])
        guard mention >= 0 else { return false }
        let kind = context.analysis.mentions[mention].kind
        return kind == .person || kind == .organization
    }

    /// A verb that says of its object how large it is, what to call it or what it did.
    private func ofObject(_ verb: Int) -> AttributedPassage? {
        let lemma = words.lemmaText(verb)
        guard let way = AttributionLexicon.ObjectWay.allCases.first(where: { lexicon.has(lemma, $0.kind) }),
            facts.quotation[verb] < 0, !context.isPassive(verb), let source = subject(verb), source.upperBound <= verb
        else { return nil }
        let arguments = context.arguments(of: verb)
        var end: Int?
        var first = verb + 1
        switch way {
        case .size:
            for oblique in arguments.obliques where oblique.head > verb && oblique.preposition >= 0 {
                let preposition = words.lemmas[Int(oblique.preposition)]
                guard PlainSayings.sizing[lemma] ?? "at" == preposition, isAmount(oblique.head) else { continue }
                end = context.trees.subtree(oblique.head).upperBound
                // What is sized stands before the verb: `a cost that officials put at 40 million`.
                if arguments.object.map({ $0 < verb }) ?? true { first = phraseStart(oblique.head) }
                break
            }
        case .tally:
            guard let object = arguments.object, object > verb, isAmount(object),
                let head = source.first(where: { Int(words.head[$0]) == verb }), isSpeaker(head)
            else { return nil }
            end = context.trees.subtree(object).upperBound
        case .name:
            guard let object = arguments.object, object > verb, let open = arguments.open, open > object,
                words.tag[open] == .adjective || words.tag[open] == .noun
            else { return nil }
            end = context.trees.subtree(open).upperBound
        case .charge:
            guard let object = arguments.object, object > verb else { return nil }
            for oblique in arguments.obliques where oblique.head > object && oblique.preposition >= 0 {
                guard words.lemmas[Int(oblique.preposition)] == "of", words.pennTag[oblique.head] == .VBG else {
                    continue
                }
                end = context.trees.subtree(oblique.head).upperBound
            }
        }
        guard var end, end > first else { return nil }
        while end > first, words.tag[end - 1] == .punctuation { end -= 1 }
        guard end > first else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [source], content: [first..<end], confidence: 1)
    }

    /// The prepositions behind which verbs give a size; `at` where none stands here.
    private static let sizing = [
        "speak": "of", "reckon": "on", "admit": "to", "own": "to", "confess": "to", "talk": "of",
    ]

    private func phraseStart(_ head: Int) -> Int {
        var start = context.trees.subtree(head).lowerBound
        while start < head, words.relation[start] == .case_ { start += 1 }
        return start
    }

    private func isAmount(_ head: Int) -> Bool {
        context.trees.subtree(head).contains { context.quantityOfWord[$0] >= 0 || words.tag[$0] == .numeral }
    }

    /// The words of a verb's own subject; nil where it has none or the subject is a relative pronoun.
    private func subject(_ verb: Int) -> Range<Int>? {
        var found: Int?
        context.trees.forEachChild(verb) { word in
            if found == nil, words.relation[word] == .nsubj { found = word }
        }
        // `disputed that and accused the captain`: the subject of the first verb.
        let head = Int(words.head[verb])
        if found == nil, words.relation[verb] == .conj, head >= 0 {
            context.trees.forEachChild(head) { word in
                if found == nil, words.relation[word] == .nsubj { found = word }
            }
        }
        guard let found, words.pennTag[found] != .WDT, words.pennTag[found] != .WP, words.pennTag[found] != .DT else {
            return nil
        }
        return context.trees.subtree(found)
    }

    /// A speaker that the tree hangs on the clause before: `…, its chief executive, Jane Doe, told the paper`.
    private func apposition(before verb: Int, from clause: Int) -> Range<Int>? {
        for word in clause..<verb where words.relation[word] == .appos || words.relation[word] == .conj {
            let phrase = context.trees.subtree(word)
            var end = phrase.upperBound
            while end > word, words.tag[end - 1] == .punctuation { end -= 1 }
            guard phrase.upperBound <= verb, verb - end <= 1, context.mentionOfHead[word] >= 0 else { continue }
            var first = phrase.lowerBound
            while first < word, words.tag[first] == .punctuation || words.relation[first] == .cc { first += 1 }
            return first..<end
        }
        return nil
    }

    private func hasSubject(_ verb: Int) -> Bool {
        facts.children[verb] & (AttributionWords.Child.subject | AttributionWords.Child.passiveSubject) != 0
    }

    private func isFinite(_ verb: Int) -> Bool {
        switch words.pennTag[verb] {
        case .VBD, .VBZ, .VBP: true
        case .VBN: facts.children[verb] & AttributionWords.Child.auxiliary != 0
        default: false
        }
    }
}
