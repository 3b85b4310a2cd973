import Diplomacy
import Language
import SourceText

/// What the readers of judgements share of one document: its clauses, the judging words in it, and who speaks where.
final class JudgementPassages: Sendable {
    /// A judging word or run of words.
    struct Found: Sendable {
        var cue: JudgementCues.Cue
        var words: Range<Int>
        /// The word of the run that the others hang on.
        var head: Int
        /// The row of the table that it is known by.
        var row: RowPlace
    }

    /// In whose voice a passage is.
    struct Voice: Sendable, Hashable {
        /// Nil for the document's own voice.
        var speaker: EntityID?
        var via: EntityID?
        /// The content of the attribution that it stands in.
        var content: Span?
        /// The words of the content.
        var words: Range<Int>?
        /// Whether all of the content is a quotation.
        var isDirect = false
    }

    let context: ReadingContext
    let clauses: Clauses
    let speakers: SpeakerIndex
    let cues: JudgementCues
    /// In order of the text.
    let found: [Found]
    /// The states that the document speaks of, those named most first.
    let main: [EntityID]
    /// Whether the document speaks of more states than one, the second at least a fifth as often as the first.
    let isInternational: Bool

    var words: Words { context.words }
    /// Takes down why readers make what they make; nil where nobody asks.
    var recorder: ReasonRecorder? { context.recorder }

    init(_ context: ReadingContext, speakers: SpeakerIndex, cues: JudgementCues) {
        self.context = context
        self.speakers = speakers
        self.cues = cues
        clauses = Clauses(context)
        (main, isInternational) = JudgementPassages.main(context)
        let words = context.words
        found = cues.matches(in: context).map { match in
            var head = match.words.upperBound - 1
            for word in match.words where !match.words.contains(Int(words.head[word])) {
                head = word
                break
            }
            return Found(cue: cues[match], words: match.words, head: head, row: cues.row(of: match))
        }
    }

    /// Who says the clause that a word stands in.
    func voice(of word: Int) -> Voice {
        guard let attribution = speakers.attribution(of: words.span(word)) else { return Voice() }
        return Voice(
            speaker: attribution.speaker ?? attribution.via, via: attribution.via, content: attribution.content,
            words: wordRange(attribution.content), isDirect: attribution.style == .direct)
    }

    /// Whether a word stands between quotation marks that open in its sentence. Straight marks open and close by turns,
    /// whatever the tagger takes them for.
    func isInQuotes(_ word: Int) -> Bool {
        let start = context.sentence(of: word).words.lowerBound
        let bytes = context.analysis.text.bytes
        var isOpen = false
        for place in start..<max(word, start) where words.tag[place] == .punctuation {
            let span = words.span(place)
            if span.count == 1, span.end <= bytes.count, bytes[span.start] == 0x22 {
                isOpen.toggle()
            } else if words.pennTag[place] == .openQuote {
                isOpen = true
            } else if words.pennTag[place] == .closeQuote {
                isOpen = false
            }
        }
        return isOpen
    }

    /// The part of a range that lies in what a voice says; all of it where that is none.
    func clip(_ range: Range<Int>, to voice: Voice) -> Range<Int> {
        guard let inside = voice.words, inside.overlaps(range) else { return range }
        return range.clamped(to: inside)
    }

    /// The words that lie in a span.
    private func wordRange(_ span: Span) -> Range<Int> {
        func first(from offset: Int) -> Int {
            let word = context.firstWord(from: offset)
            // A word that only ends inside the span is not of it.
            return word < words.count && Int(words.start[word]) < offset ? word + 1 : word
        }
        let low = first(from: span.start)
        return low..<max(low, first(from: span.end))
    }

    private static func main(_ context: ReadingContext) -> ([EntityID], Bool) {
        var counts: [EntityID: Int] = [:]
        var order: [EntityID] = []
        for (mention, entity) in zip(context.analysis.mentions, context.entities.ofMention) {
            guard let entity, let state = context.entities.state(entity), mention.use != .adjective else { continue }
            if counts[state] == nil { order.append(state) }
            counts[state, default: 0] += 1
        }
        let first = order.enumerated().sorted {
            let (a, b) = (counts[$0.element] ?? 0, counts[$1.element] ?? 0)
            return a != b ? a > b : $0.offset < $1.offset
        }.map(\.element)
        guard first.count > 1, let most = counts[first[0]], let second = counts[first[1]] else { return (first, false) }
        return (first, second * 5 >= most)
    }

    /// Who a noun phrase says judges: whom it names, else a body or person inside it (`economists at the Vienna Institute`).
    func judge(_ subject: Int) -> EntityID? {
        // `Her counterpart, Hugo Salas`: the name tells more than the office.
        if let name = context.trees.child(of: subject, in: words, where: { $0 == .appos }),
            words.tag[name] == .properNoun,
            let person = context.entity(ofHead: name), context[person]?.kind == .person
        {
            return person
        }
        if let entity = context.entity(ofHead: subject).flatMap(context.acting) { return entity }
        for word in context.trees.nounPhrase(subject, words) {
            guard let entity = context.entity(ofHead: word) else { continue }
            switch context[entity]?.kind {
            case .organization, .company, .person, .outlet: return entity
            default: continue
            }
        }
        return context.actors(of: subject).first
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
            case .place: return false
            // A treaty does nothing, a union of states does.
            case .framework: return index >= 0 && context.analysis.mentions[Int(index)].kind == .organization
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
            // `We`, from somebody who speaks for a state, is that state.
            if words.tag[word] == .pronoun, voice.content != nil, let speaker = voice.speaker,
                JudgementPassages.ours.contains(lemma(word)), let state = context.entities.state(speaker)
            {
                if !result.contains(state) { result.append(state) }
                continue
            }
            guard let entity = context.entity(ofHead: word), !result.contains(entity) else { continue }
            // Who is named in what they say is spoken of; who is named around it speaks.
            let isInside = voice.content != nil && voice.words?.contains(word) ?? false && words.tag[word] != .pronoun
            guard isInside || entity != voice.speaker && entity != voice.via else { continue }
            switch context[entity]?.kind {
            case .outlet, .other, .place: continue
            default: result.append(entity)
            }
        }
        return result
    }

    private static let ours: Set<String> = ["we", "us", "our", "ours", "ourselves"]

    /// The same for a clause; where it names nobody (`The move is symbolic`), whom the rest of its sentence names, else whom
    /// the document is mostly about.
    func about(clause range: Range<Int>, predicate: Int, voice: Voice) -> [EntityID] {
        let own = about(range, without: voice)
        if !own.isEmpty { return own }
        if let subject = context.subject(of: predicate) {
            let named = context.actors(of: subject).filter { $0 != voice.speaker && $0 != voice.via }
            if !named.isEmpty { return named }
        }
        let sentence = context.analysis.sentences[Int(words.sentence[predicate])]
        let whole = about(sentence.words.clamped(to: voice.words ?? sentence.words), without: voice)
        if !whole.isEmpty { return whole }
        // `It is likely that talks continue`: the subject of what is likely.
        let inner = context.trees.child(of: predicate, in: words) { $0 == .csubj || $0 == .ccomp }
        let subject = context.subject(of: predicate) ?? inner.flatMap { context.subject(of: $0) }
        let main = main.filter { voice.content != nil || $0 != voice.speaker }
        if subject.map(isStep) ?? false { return Array(main.prefix(1)) }
        // In the report of an affair between states, what names nobody is said of the two that it is mostly about.
        return isInternational ? Array(main.prefix(2)) : []
    }

    /// The subject of a predicate; the name before it where the tree makes the predicate a remark on that name.
    func subject(of predicate: Int) -> Int? {
        if let subject = context.subject(of: predicate) { return subject }
        let head = Int(words.head[predicate])
        guard words.relation[predicate] == .parataxis, head >= 0, head < predicate,
            words.tag[head] == .properNoun || words.tag[head] == .noun
        else { return nil }
        return head
    }

    /// Whether a word is what a clause says by a copula: `is symbolic`.
    func hasCopula(_ word: Int) -> Bool { context.trees.child(of: word, in: words) { $0 == .cop } != nil }

    /// Whether the lemma of a word is of a class of the table `judgement_words`.
    func belongs(_ word: Int, to name: JudgementCues.WordClass) -> Bool { cues.words(name).contains(lemma(word)) }

    /// The subject of the main clause of a sentence.
    func mainSubject(of word: Int) -> Int? {
        var here = word
        for _ in 0..<50 {
            let head = Int(words.head[here])
            guard head >= 0, head < words.count else { break }
            here = head
        }
        return context.subject(of: here)
    }

    private static let pointing = ClosedWords.definite.union(ClosedWords.owning).union(["such", "any"])

    /// Whether a noun phrase points back to a step or matter that was told before: `the move`, `this deal`, `such a step`.
    private func isStep(_ head: Int) -> Bool {
        if words.tag[head] == .pronoun { return ["it", "this", "that"].contains(lemma(head)) && isInternational }
        guard words.tag[head] == .noun else { return words.tag[head] == .verb }
        guard
            let determiner = context.trees.child(
                of: head, in: words, where: { $0 == .det || $0 == .detPredet || $0 == .nmodPoss }),
            JudgementPassages.pointing.contains(lemma(determiner))
        else { return false }
        let mention = mentionIndex(head)
        guard let mention else { return isInternational }
        switch context.analysis.mentions[mention].kind {
        case .abstract, .event: return true
        case .organization: return isInternational
        default: return false
        }
    }

    private func mentionIndex(_ head: Int) -> Int? {
        context.mentionOfHead[head] < 0 ? nil : Int(context.mentionOfHead[head])
    }

    /// Whether somebody of whom politics is made is among some entities.
    func isPolitical(_ entities: [EntityID]) -> Bool {
        entities.contains { id in
            if id.isState { return true }
            guard let entity = context[id] else { return false }
            switch entity.kind {
            case .state, .government, .framework, .group: return true
            case .person: return entity.state != nil || isInternational
            case .organization: return entity.state != nil
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

    /// Whether a clause is in the past and says when: `soured in 2012`.
    func tellsPast(_ predicate: Int) -> Bool {
        guard isPast(predicate) || words.pennTag[predicate] == .VBN else { return false }
        let published = context.analysis.document.published?.first
        return clauses.range(of: predicate).contains { word in
            let index = context.timeOfWord[word]
            guard index >= 0 else { return false }
            let time = context.analysis.times[Int(index)]
            guard time.kind == .date, let period = time.time.period else { return false }
            return published.map { period.first < $0 } ?? true
        }
    }

    /// The lemma of a word in lower case.
    func lemma(_ word: Int) -> String { context.lowerLemmas[Int(words.lemma[word])] }
}
