import Diplomacy
import Language
import SourceText

/// A document as the readers of frames see it: sides of noun phrases, dates around words, the words of a phrase.
final class FrameSite {
    let context: ReadingContext
    let speakers: SpeakerIndex
    let modality: ModalityReader
    let names: NameTable
    /// The lemmas of the document in lower case, by their index.
    var lemmas: [String] { context.lowerLemmas }
    let focus: StateFocus
    let anaphors: SideAnaphors
    let frameworkNouns: FrameworkNouns
    /// Whether a word stands in a dateline, which names a place and no side.
    var isDateline: [Bool] { context.isDateline }

    var words: Words { context.words }
    var trees: DependencyTrees { context.trees }

    init(
        _ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader, names: NameTable,
        anaphors: SideAnaphors, frameworkNouns: FrameworkNouns, focus: StateFocus
    ) {
        self.context = context
        self.anaphors = anaphors
        self.frameworkNouns = frameworkNouns
        self.speakers = speakers
        self.modality = modality
        self.names = names
        self.focus = focus
    }

    /// The side that a word names; nil in a dateline, and for the state that only names a currency (`512 million US
    /// dollars`).
    func side(at word: Int) -> EntityID? {
        isDateline[word] || isMoney(word) ? nil : context.entity(ofHead: word).flatMap(side)
    }

    /// Whether a word stands inside an amount of money.
    func isMoney(_ word: Int) -> Bool {
        let quantity = Int(context.quantityOfWord[word])
        return quantity >= 0 && context.analysis.quantities[quantity].kind == .money
    }

    /// The words of the quantity that a word stands in; the word alone where it stands in none.
    func quantityRange(at word: Int) -> Range<Int> {
        let number = context.quantityOfWord[word]
        var low = word
        var high = word + 1
        guard number >= 0 else { return low..<high }
        while low > 0, context.quantityOfWord[low - 1] == number { low -= 1 }
        while high < words.count, context.quantityOfWord[high] == number { high += 1 }
        return low..<high
    }

    /// The lemma of a word in lower case.
    func lemma(_ word: Int) -> String { lemmas[Int(words.lemma[word])] }

    /// The form of a word in lower case.
    func form(_ word: Int) -> String { context.analysis.text[words.span(word)].lowercased() }

    // MARK: - Sides

    /// An entity as a side of a frame: a government, a place and an official stand for their state; nil for outlets, for people
    /// of no state and for formats that cannot act.
    func side(_ id: EntityID) -> EntityID? {
        if id.isState { return id }
        guard let entity = context[id] else { return names.entry(id)?.state }
        switch entity.kind {
        case .state: return id
        case .government: return entity.state ?? id
        case .place, .person: return entity.state
        case .outlet: return nil
        case .framework:
            // A bank of many states lends and gives as one does.
            let type = names.entry(id)?.type
            return type == "bloc" || type == "body" ? id : nil
        case .organization:
            // A ministry, a parliament, an army acts for its state.
            if let entry = names.entry(id), let type = entry.type, FrameSite.organs.contains(type) {
                return entry.state ?? id
            }
            return id
        case .group, .company: return id
        case .other: return nil
        }
    }

    private static let organs: Set<String> = [
        "ministry", "government", "parliament", "military", "intelligence", "central_bank", "court",
    ]

    /// Whether a side is a state or a group or bloc of states.
    func isPublic(_ id: EntityID) -> Bool {
        if id.isState { return true }
        switch context[id]?.kind ?? names.entry(id)?.kind {
        case .state, .government, .framework: return true
        case .group: return true
        default: return false
        }
    }

    /// The sides that a noun phrase and those joined to it name; `the two countries` are the two of the passage.
    func sides(of head: Int) -> [EntityID] {
        var result: [EntityID] = []
        if let other = otherSide(head) { return [other] }
        for party in context.parties(of: head) {
            if !isDateline[party.word], !isMoney(party.word), let side = side(party.entity), !result.contains(side) {
                result.append(side)
            }
        }
        // `the presidents of Kyrgyzstan and Tajikistan`, `the Kyrgyz and Tajik presidents`.
        if words.pennTag[head] == .NNS {
            trees.forEachChild(head) { child in
                let isOwner: Bool
                switch words.relation[child] {
                case .nmodPoss, .amod, .compound, .nmodDesc: isOwner = true
                case .nmod: isOwner = preposition(of: child) == "of"
                default: isOwner = false
                }
                guard isOwner else { return }
                for side in [side(at: child)].compactMap({ $0 }) + joined(child) where !result.contains(side) {
                    result.append(side)
                }
            }
        }
        if result.isEmpty, let pair = anaphoricGroup(head) ?? anaphoricPair(head) { return pair }
        if result.isEmpty, let state = anaphoricState(head) { return [state] }
        return result
    }

    /// The sides joined to a word.
    private func joined(_ head: Int) -> [EntityID] {
        var result: [EntityID] = []
        trees.forEachChild(head) { child in
            if words.relation[child] == .conj, let side = side(at: child) { result.append(side) }
        }
        return result
    }

    /// The states that `the three nations` take up: so many as the text last joined; none where it joined none so.
    private func anaphoricGroup(_ head: Int) -> [EntityID]? {
        guard let count = count(of: head), anaphors.loose.contains(lemma(head)) || anaphors.pair.contains(lemma(head))
        else { return nil }
        return focus.group(of: count, before: head) ?? []
    }

    /// The number above two that counts a plural; nil where none does.
    private func count(of head: Int) -> Int? {
        guard words.pennTag[head] == .NNS || words.pennTag[head] == .NNPS else { return nil }
        return trees.child(of: head, in: words) { $0 == .nummod }.flatMap { ClosedWords.numbers[form($0)] }
    }

    /// The two that `the two countries`, `both ministries`, `they` take up.
    func anaphoricPair(_ head: Int) -> [EntityID]? {
        let isTwo: Bool
        if count(of: head) != nil { return nil }
        if words.tag[head] == .determiner {
            isTwo = words.relation[head].isSubject && ClosedWords.bothOfTwo.contains(form(head))
        } else if words.tag[head] == .pronoun {
            isTwo = ["they", "their", "both", "them", "each", "either", "neither"].contains(form(head))
        } else {
            let isLoose = anaphors.loose.contains(lemma(head))
            // `each side`, `either country`: both, one by one.
            if isLoose, words.pennTag[head] == .NN,
                let determiner = trees.child(of: head, in: words, where: { $0 == .det || $0 == .detPredet }),
                ["each", "either", "neither"].contains(form(determiner))
            {
                return focus.pair(before: head)
            }
            guard isLoose || anaphors.pair.contains(lemma(head)),
                words.pennTag[head] == .NNS || words.pennTag[head] == .NNPS || form(head) == "two"
                    || isSideOfEach(head)
            else { return nil }
            var isDefinite = false
            trees.forEachChild(head) { child in
                switch form(child) {
                case "both", "two", "each", "either", "neither": isDefinite = true
                case "the", "these": if isLoose { isDefinite = true }
                default: break
                }
            }
            isTwo = isDefinite
        }
        return isTwo ? focus.pair(before: head) : nil
    }

    /// Whether a word is `side` or its like behind `each` or its like.
    private func isSideOfEach(_ head: Int) -> Bool {
        guard words.pennTag[head] == .NN, anaphors.each.contains(lemma(head)) else { return false }
        return trees.child(of: head, in: words) { $0 == .det }.map { ClosedWords.distributive.contains(form($0)) }
            ?? false
    }

    /// The state that `the country` takes up: the one named last, those aside that its clause is said of (`lenders in Chad, to
    /// whom the country owes`).
    func anaphoricState(_ head: Int) -> EntityID? {
        guard words.tag[head] == .noun, words.pennTag[head] == .NN, anaphors.single.contains(lemma(head)),
            context.entity(ofHead: head) == nil
        else { return nil }
        var isDefinite = false
        var isOpen = true
        trees.forEachChild(head) { child in
            switch words.relation[child] {
            case .det: isDefinite = isDefinite || ["the", "this", "that"].contains(form(child))
            case .case_, .punct, .nmodPoss: break
            default: isOpen = isOpen && child > head && words.relation[child] != .nmod
            }
        }
        guard isDefinite, isOpen else { return nil }
        var besides: [EntityID] = []
        var current = head
        for _ in 0..<4 where words.head[current] >= 0 {
            let outer = Int(words.head[current])
            if words.relation[current] == .aclRelcl {
                besides = context.parties(of: outer).compactMap { side($0.entity) }
                break
            }
            current = outer
        }
        let sentence = context.sentence(of: head).words
        for word in sentence where word < head && words.relation[word].isSubject && !isDateline[word] {
            if let state = context.entity(ofHead: word).flatMap(side), state.isState, !besides.contains(state) {
                return state
            }
        }
        return focus.last(before: head, besides: besides)
    }

    /// Whom `its neighbour` and `our neighbours` mean: of the two states that the document is about the one that is not the
    /// owner.
    private func otherSide(_ head: Int) -> EntityID? {
        guard words.tag[head] == .noun, anaphors.other.contains(lemma(head)) else { return nil }
        var owner: EntityID?
        var isNamed = false
        trees.forEachChild(head) { child in
            if words.relation[child] == .nmodPoss {
                owner = owner ?? possessor(child)
            } else if side(at: child) != nil {
                // `her Angolan counterpart`, `its neighbour Chad`.
                isNamed = true
            }
        }
        if isNamed { return nil }
        return owner.flatMap { focus.other(than: $0) }
    }

    /// The state that a possessive stands for: the one it refers to, for `our` and `my` the speaker's.
    func possessor(_ word: Int) -> EntityID? {
        if let side = side(at: word) { return side.isState ? side : nil }
        return ours(word)
    }

    /// The state of whoever says `our`: the speaker's, and of a report in its own voice that of its publisher.
    func ours(_ word: Int) -> EntityID? {
        guard ["our", "my", "we"].contains(form(word)) else { return nil }
        guard let attribution = speakers.attribution(of: words.span(word)) else { return context.entities.home }
        return attribution.speaker.flatMap(side).flatMap { $0.isState ? $0 : nil }
    }

    /// The only two states named in the sentence up to a word, or else in the sentence before.
    func nearPair(before word: Int) -> [EntityID]? { focus.nearPair(before: word) }

    /// The two states that a passage is about, before a word.
    func pair(before word: Int) -> [EntityID]? { focus.pair(before: word) }

    /// The preposition of a phrase in lower case; of `such as` the first word.
    func preposition(of head: Int) -> String? {
        trees.child(of: head, in: words) { $0 == .case_ || $0 == .mark }.map { form($0) }
    }

    /// Whether a verb is an infinitive with `to`.
    func isInfinitive(_ verb: Int) -> Bool {
        guard words.tag[verb] == .verb else { return false }
        // `whether to join` has two marks.
        var isInfinitive = false
        trees.forEachChild(verb) { if words.relation[$0] == .mark, form($0) == "to" { isInfinitive = true } }
        return isInfinitive
    }

    /// Whether a word is a verb: by its tag, or because it has subject or object where a verb should stand, whatever the tagger
    /// made of a form that is a noun as well: `the bloc groups ten states`, `it supplies a third of the gas`.
    func isVerb(_ word: Int) -> Bool {
        if words.tag[word] == .verb || words.tag[word] == .auxiliary { return true }
        guard words.tag[word] == .noun, words.pennTag[word] == .NNS || words.pennTag[word] == .NN else { return false }
        let head = Int(words.head[word])
        let mayBe = isClause(word) || words.relation[word] == .conj && head >= 0 && words.tag[head] == .verb
        return mayBe && trees.child(of: word, in: words) { $0 == .obj } != nil
    }

    /// A verb with its particle or adverb, where that is a phrase that somebody knows: `made up`, `brings together`.
    func phrase(of verb: Int, where isKnown: (String) -> Bool) -> String? {
        // `made up of`, whatever the tree hangs the particle on.
        if verb + 1 < words.count {
            let phrase = lemma(verb) + " " + form(verb + 1)
            if isKnown(phrase) { return phrase }
        }
        var found: String?
        trees.forEachChild(verb) { child in
            guard found == nil, words.relation[child] == .compoundPrt || words.relation[child] == .advmod else {
                return
            }
            let phrase = lemma(verb) + " " + form(child)
            if isKnown(phrase) { found = phrase }
        }
        return found
    }

    /// Whether a word heads a clause.
    func isClause(_ word: Int) -> Bool {
        switch words.relation[word] {
        case .root, .ccomp, .advcl, .aclRelcl, .acl, .parataxis, .csubj, .advclRelcl: true
        case .conj: words.tag[word] == .verb
        default: false
        }
    }

    // MARK: - Spans and words

    /// The finite clause that a word stands in, infinitives and participles with what governs them; at most its sentence.
    func clause(of word: Int) -> Span {
        var current = word
        var steps = 0
        while words.head[current] >= 0, steps < 24 {
            switch words.relation[current] {
            case .ccomp, .parataxis, .aclRelcl, .advclRelcl: break
            case .conj where words.tag[current] == .verb && hasSubject(current): break
            default:
                current = Int(words.head[current])
                steps += 1
                continue
            }
            break
        }
        return span(of: trees.subtree(current), around: word)
    }

    func hasSubject(_ verb: Int) -> Bool {
        trees.child(of: verb, in: words) { $0.isSubject } != nil
    }

    /// The span of some words without the marks at its ends, inside the sentence of a word.
    func span(of range: Range<Int>, around word: Int) -> Span {
        let sentence = context.sentence(of: word).words
        var low = max(range.lowerBound, sentence.lowerBound)
        var high = min(range.upperBound, sentence.upperBound)
        while low < word, words.tag[low] == .punctuation || isDateline[low] { low += 1 }
        while high - 1 > word, words.tag[high - 1] == .punctuation { high -= 1 }
        return words.span(low..<max(high, low + 1))
    }

    /// The span from the first to the last of some words.
    func span(from parts: [Int]) -> Span {
        guard let low = parts.min(), let high = parts.max() else { return Span(0, 0) }
        return words.span(low..<(high + 1))
    }

    /// A statement at a span, with who says it.
    func statement(
        _ content: Statement.Content, span: Span, at word: Int, modality: Statement.Modality, time: StatedTime? = nil
    ) -> Statement {
        let attribution = speakers.attribution(of: words.span(word))
        let statement = Statement(
            document: context.document, span: span, region: context.sentence(of: word).region,
            speaker: attribution?.speaker, via: attribution?.via, modality: modality, time: time, content: content)
        recorder?.made(statement, at: word)
        return statement
    }

    /// Takes down why readers make what they make; nil where nobody asks.
    var recorder: ReasonRecorder? { context.recorder }

    /// No statements, and why not.
    func nothing(_ reason: @autoclosure () -> String) -> [Statement] {
        recorder?.because(reason())
        return []
    }
}
