import Diplomacy
import Language
import SourceText

/// What the readers of judgements share of one document: its clauses, the judging words in it, and who speaks where.
struct JudgementPassages: Sendable {
    /// A judging word or run of words.
    struct Found: Sendable {
        var cue: JudgementCues.Cue
        var words: Range<Int>
        /// The word of the run that the others hang on.
        var head: Int
    }

    /// In whose voice a passage is.
    struct Voice: Sendable, Hashable {
        /// Nil for the document's own voice.
        var speaker: EntityID?
        var via: EntityID?
        /// The content of the attribution that it stands in.
        var content: Span?
    }

    let context: ReadingContext
    let clauses: Clauses
    let speakers: SpeakerIndex
    let cues: JudgementCues
    /// In order of the text.
    let found: [Found]

    var words: Words { context.words }

    init(_ context: ReadingContext, speakers: SpeakerIndex, cues: JudgementCues) {
        self.context = context
        self.speakers = speakers
        self.cues = cues
        clauses = Clauses(context)
        let words = context.words
        found = cues.matches(in: context).map { match in
            var head = match.words.upperBound - 1
            for word in match.words where !match.words.contains(Int(words.head[word])) {
                head = word
                break
            }
            return Found(cue: cues[match], words: match.words, head: head)
        }
    }

    /// Who says the clause that a word stands in.
    func voice(of word: Int) -> Voice {
        guard let attribution = speakers.attribution(of: words.span(word)) else { return Voice() }
        return Voice(
            speaker: attribution.speaker ?? attribution.via, via: attribution.via, content: attribution.content)
    }

    /// The words of a range as they stand in the text.
    func text(_ range: Range<Int>) -> String { context.analysis.text[words.span(range)] }

    /// Whether a noun phrase names somebody who can decide: a person, a state, a government or another body.
    func isAgent(_ head: Int) -> Bool {
        if words.tag[head] == .pronoun {
            switch words.lemmaText(head).lowercased() {
            case "i", "we", "you", "he", "she", "who": return true
            default: break
            }
        }
        let index = context.mentionOfHead[head]
        if let entity = context.entity(ofHead: head) {
            switch context[entity]?.kind {
            case .framework, .place: return false
            case .some: return true
            case nil: return entity.isState
            }
        }
        guard index >= 0 else { return false }
        let kind = context.analysis.mentions[Int(index)].kind
        return kind == .person || kind == .organization
    }

    /// The entities that a stretch of words is about: states, governments, bodies, frameworks and persons that it names or
    /// refers to, in order of the text, without those who speak.
    func about(_ range: Range<Int>, without voice: Voice) -> [EntityID] {
        var result: [EntityID] = []
        for word in range {
            guard let entity = context.entity(ofHead: word), entity != voice.speaker, entity != voice.via,
                !result.contains(entity)
            else { continue }
            switch context[entity]?.kind {
            case .outlet, .other, .place: continue
            default: result.append(entity)
            }
        }
        return result
    }

    /// The same for a clause; where it names nobody, what its sentence and then the sentences before name of whom the matter is.
    ///
    /// `The move is symbolic` is about whoever moved: the subject of the nearest sentence before, at most three back.
    func about(clause range: Range<Int>, predicate: Int, voice: Voice) -> [EntityID] {
        let own = about(range, without: voice)
        if !own.isEmpty { return own }
        if let subject = context.subject(of: predicate) {
            let named = context.actors(of: subject).filter { $0 != voice.speaker && $0 != voice.via }
            if !named.isEmpty { return named }
        }
        let number = Int(words.sentence[predicate])
        let whole = about(context.analysis.sentences[number].words, without: voice)
        if !whole.isEmpty { return whole }
        for back in 1...3 where number - back >= 0 {
            let sentence = context.analysis.sentences[number - back]
            guard sentence.region == context.analysis.sentences[number].region else { break }
            let named = about(sentence.words, without: voice)
            if !named.isEmpty { return Array(named.prefix(2)) }
        }
        return []
    }

    /// Whether somebody of whom politics is made is among some entities.
    func isPolitical(_ entities: [EntityID]) -> Bool {
        entities.contains { id in
            if id.isState { return true }
            guard let entity = context[id] else { return false }
            switch entity.kind {
            case .state, .government, .framework, .group: return true
            case .organization, .person: return entity.state != nil
            default: return false
            }
        }
    }

    /// The auxiliary that puts a predicate in the future or makes it possible, its own or that of the verb it is joined to.
    func futureAuxiliary(of predicate: Int) -> Int? {
        var here = predicate
        for _ in 0..<4 {
            var found: Int?
            context.trees.forEachChild(here) { child in
                if found == nil, words.relation[child] == .aux, words.pennTag[child] == .MD { found = child }
            }
            if let found { return found }
            guard words.relation[here] == .conj, words.pennTag[here] == .VB || words.tag[here] != .verb,
                clauses.ownSubject(of: here) == nil
            else { return nil }
            let head = Int(words.head[here])
            guard head >= 0, head < words.count else { return nil }
            here = head
        }
        return nil
    }

    /// Whether a predicate is in the past or completed: `said`, `has agreed`, `may have been`.
    func isPast(_ predicate: Int) -> Bool {
        var past = false
        context.trees.forEachChild(predicate) { child in
            switch words.relation[child] {
            case .aux, .auxPass, .cop:
                if words.pennTag[child] == .VBD { past = true }
                if words.relation[child] == .aux, words.lemmaText(child) == "have" { past = true }
            default: break
            }
        }
        return past || words.pennTag[predicate] == .VBD
    }

    /// The lemma of a word in lower case.
    func lemma(_ word: Int) -> String { words.lemmaText(word).lowercased() }
}
