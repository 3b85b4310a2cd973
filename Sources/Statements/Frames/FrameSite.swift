import Diplomacy
import Language
import SourceText

/// A document as the readers of frames see it: sides of noun phrases, dates around words, the words of a phrase.
struct FrameSite {
    let context: ReadingContext
    let speakers: SpeakerIndex
    let modality: ModalityReader
    let names: NameTable
    /// The lemmas of the document in lower case, by their index.
    let lemmas: [String]
    let focus: StateFocus
    /// Whether a word stands in a dateline, which names a place and no side.
    var isDateline: [Bool] { context.isDateline }

    var words: Words { context.words }
    var trees: DependencyTrees { context.trees }

    init(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader, names: NameTable) {
        self.context = context
        self.speakers = speakers
        self.modality = modality
        self.names = names
        lemmas = context.words.lemmas.map { $0.lowercased() }
        focus = StateFocus(context, isDateline: context.isDateline)
    }

    /// The side that a word names; nil in a dateline.
    func side(at word: Int) -> EntityID? {
        isDateline[word] ? nil : context.entity(ofHead: word).flatMap(side)
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
        case .framework: return names.entry(id)?.type == "bloc" ? id : nil
        case .organization:
            // A ministry, a parliament, an army acts for its state.
            if let entry = names.entry(id), let type = entry.type, FrameSite.organs.contains(type) {
                return entry.state ?? id
            }
            return id
        case .group, .company, .other: return id
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
        for party in context.parties(of: head) {
            if !isDateline[party.word], let side = side(party.entity), !result.contains(side) { result.append(side) }
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
        if result.isEmpty, let pair = anaphoricPair(head) { return pair }
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

    /// The two that `the two countries`, `both states`, `they` take up.
    private func anaphoricPair(_ head: Int) -> [EntityID]? {
        let isTwo: Bool
        if words.tag[head] == .pronoun {
            isTwo = ["they", "their", "both", "them"].contains(form(head))
        } else {
            guard FrameSite.pairNouns.contains(lemma(head)), words.pennTag[head] == .NNS || form(head) == "two" else {
                return nil
            }
            var isDefinite = false
            trees.forEachChild(head) { child in
                if ["the", "these", "both", "two"].contains(form(child)) { isDefinite = true }
            }
            isTwo = isDefinite
        }
        return isTwo ? focus.pair(before: head) : nil
    }

    private static let pairNouns: Set<String> = [
        "country", "nation", "state", "side", "neighbor", "neighbour", "capital", "government", "party", "power", "two",
        "republic", "ally", "partner",
    ]

    /// The only two states named in the sentence up to a word, or else in the sentence before.
    func nearPair(before word: Int) -> [EntityID]? { focus.nearPair(before: word) }

    /// The two states that a passage is about, before a word.
    func pair(before word: Int) -> [EntityID]? { focus.pair(before: word) }

    /// The preposition of a phrase in lower case; of `such as` the first word.
    func preposition(of head: Int) -> String? {
        trees.child(of: head, in: words) { $0 == .case_ || $0 == .mark }.map { form($0) }
    }

    // MARK: - Frameworks

    /// The framework that a noun names, also as an apposition of its name or in place of it (`the pact`).
    ///
    /// - Parameter nouns: the nouns that take up a framework, with the forms that each can mean; no form is any.
    func framework(of noun: Int, taking nouns: [String: Set<String>]) -> EntityID? {
        if let id = named(noun) { return id }
        if words.relation[noun] == .appos, words.head[noun] >= 0, let id = named(Int(words.head[noun])) { return id }
        var found: EntityID?
        trees.forEachChild(noun) { child in
            guard found == nil else { return }
            switch words.relation[child] {
            case .appos, .conj, .compound, .nmod, .flat, .nmodUnmarked: found = named(child)
            default: break
            }
        }
        if let found { return found }
        guard let forms = nouns[lemma(noun)], words.tag[noun] == .noun else { return nil }
        var isDefinite = false
        trees.forEachChild(noun) { child in
            if ["the", "this", "these", "those", "that"].contains(form(child)) { isDefinite = true }
        }
        guard isDefinite, let found = focus.framework(before: noun, context) else { return nil }
        // A protocol is not the bloc that was named last; of a framework that no table has the form is not known.
        if !forms.isEmpty, let form = names.entry(found)?.type, !forms.contains(form) { return nil }
        return found
    }

    /// The framework that the passage speaks of, where a word leaves it out.
    func framework(before word: Int) -> EntityID? { focus.framework(before: word, context) }

    private func named(_ word: Int) -> EntityID? {
        guard let id = context.entity(ofHead: word), id.rawValue.hasPrefix("fw:") else { return nil }
        return id
    }

    // MARK: - Time

    /// The time that dates a word: of the times of its sentence the one that hangs nearest to the word or to what it depends
    /// on; nil where none hangs near.
    ///
    /// - Parameter inClause: whether the time of a clause that says this one, or stands beside it, does not count.
    func time(around word: Int, inClause: Bool = false) -> StatedTime? {
        let sentence = context.sentence(of: word)
        guard !context.analysis.times.isEmpty else { return nil }
        var depth: [Int: Int] = [:]
        var current = word
        var steps = 0
        while current >= 0, steps < 24, depth[current] == nil {
            depth[current] = steps
            steps += 1
            if inClause {
                switch words.relation[current] {
                case .ccomp, .parataxis: steps = 24
                case .conj where words.tag[current] == .verb && hasSubject(current): steps = 24
                default: break
                }
            }
            current = Int(words.head[current])
        }
        var best: (distance: Int, time: TimeExpression)?
        var last = -1
        for position in sentence.words {
            let number = Int(context.timeOfWord[position])
            guard number >= 0, number != last else { continue }
            last = number
            let time = context.analysis.times[number]
            guard time.kind == .date || time.kind == .time, time.time.period != nil else { continue }
            // Up from the expression to the path of the word.
            var top = time.head ?? position
            var climbed = 0
            while depth[top] == nil, climbed < 5 {
                let head = Int(words.head[top])
                // A clause of its own keeps its time to itself.
                guard head >= 0, climbed == 0 || !isClause(top) else { break }
                top = head
                climbed += 1
            }
            guard let met = depth[top] else { continue }
            let distance = met * 2 + climbed
            if best.map({ distance < $0.distance }) ?? true { best = (distance, time) }
        }
        return best?.time.time
    }

    /// Whether a verb is an infinitive with `to`.
    func isInfinitive(_ verb: Int) -> Bool {
        words.tag[verb] == .verb
            && trees.child(of: verb, in: words, where: { $0 == .mark }).map { form($0) == "to" } ?? false
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

    private func hasSubject(_ verb: Int) -> Bool {
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
