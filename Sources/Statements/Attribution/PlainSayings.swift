import Language
import SourceText

/// Attributions that the grammar alone makes plain, where the models pass them over.
///
/// A clause that is said by whom a shorter one behind it names (`The ship will stay at anchor, the ministry said`), and verbs
/// that give a size, a name or a charge to their object: `The union put the number at 600`, `It called the detention unlawful`.
struct PlainSayings {
    private let context: ReadingContext
    private let facts: AttributionWords
    private let lexicon: AttributionLexicon
    private let words: Words

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
            for verb in sentence.words where words.tag[verb] == .verb && !isCue[verb] {
                if !isTaken, let passage = behindClause(verb, sentence) {
                    passages.append(passage)
                    isTaken = true
                } else if let passage = ofObject(verb) {
                    passages.append(passage)
                }
            }
        }
    }

    /// A clause with a comma behind it, then the speaker, then a verb of saying that takes nothing further.
    private func behindClause(_ verb: Int, _ sentence: Sentence) -> AttributedPassage? {
        let lemma = words.lemmaText(verb)
        guard words.relation[verb] == .parataxis, lexicon.has(lemma, .saying), !lexicon.has(lemma, .clause),
            facts.quotation[verb] < 0, isFinite(verb)
        else { return nil }
        let clause = Int(words.head[verb])
        guard clause >= 0, clause < verb, hasSubject(clause), context.arguments(of: verb).closed == nil,
            let source = subject(verb) ?? apposition(before: verb, from: clause), source.upperBound <= verb,
            source.lowerBound > clause
        else { return nil }
        let comma = source.lowerBound - 1
        guard comma > sentence.words.lowerBound, words.pennTag[comma] == .comma else { return nil }
        var first = sentence.words.lowerBound
        while first < comma, context.isDateline[first] { first += 1 }
        guard clause >= first else { return nil }
        return AttributedPassage(cue: verb..<(verb + 1), source: [source], content: [first..<comma], confidence: 1)
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
                guard preposition == (lemma == "speak" ? "of" : "at"), isAmount(oblique.head) else { continue }
                end = context.trees.subtree(oblique.head).upperBound
                // What is sized stands before the verb: `a cost that officials put at 40 million`.
                if arguments.object.map({ $0 < verb }) ?? true { first = phraseStart(oblique.head) }
                break
            }
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
