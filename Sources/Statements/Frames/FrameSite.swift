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
    private let focus: StateFocus
    /// Whether a word stands in a dateline (`BRUSSELS, April 4 -`), which names a place and no side.
    private let isDateline: [Bool]

    var words: Words { context.words }
    var trees: DependencyTrees { context.trees }

    init(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader, names: NameTable) {
        self.context = context
        self.speakers = speakers
        self.modality = modality
        self.names = names
        lemmas = context.words.lemmas.map { $0.lowercased() }
        isDateline = FrameSite.datelines(context)
        focus = StateFocus(context, isDateline: isDateline)
    }

    /// The words from the beginning of a sentence to a dash, where the first is in capitals and all of them are names, numbers
    /// and marks.
    private static func datelines(_ context: ReadingContext) -> [Bool] {
        let words = context.words
        let bytes = context.analysis.text.bytes
        var result = [Bool](repeating: false, count: words.count)
        for sentence in context.analysis.sentences where sentence.region == .body && sentence.words.count > 4 {
            let first = words.span(sentence.words.lowerBound)
            guard first.count > 2, first.end <= bytes.count,
                bytes[first.range].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 })
            else { continue }
            for word in sentence.words.prefix(16) {
                let form = context.analysis.text[words.span(word)]
                if form == "-" || form == "–" || form == "—" || form == "--" {
                    for inside in sentence.words.lowerBound...word { result[inside] = true }
                    break
                }
                guard words.tag[word] != .verb, words.tag[word] != .auxiliary else { break }
            }
        }
        return result
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

    /// The sides that stand before a noun in its phrase: `Kazakhstan's`, `American-Israeli`, `its`. The words are read from the
    /// noun to the left, so that a wrong tree does no harm.
    func sidesBefore(_ noun: Int) -> [EntityID] {
        let sentence = context.sentence(of: noun).words
        var found: [Int] = []
        var word = noun - 1
        var isGenitive = false
        scan: while word >= sentence.lowerBound, noun - word <= 12 {
            switch words.tag[word] {
            case .adjective, .noun, .properNoun, .numeral, .symbol: break
            case .adverb: if isGenitive { break scan }
            case .particle:
                guard words.pennTag[word] == .POS else { break scan }
                isGenitive = true
            case .pronoun:
                if words.pennTag[word] == .PRPS { found.append(word) }
                break scan
            case .determiner:
                // Of a genitive the article is still inside, of the noun it is the end.
                if !isGenitive { break scan }
            case .coordinator:
                guard word - 1 >= sentence.lowerBound, isNamed(word - 1), isNamed(word + 1) else { break scan }
            case .punctuation:
                guard words.pennTag[word] == .HYPH || isDash(word) else { break scan }
            case .verb:
                // `increasing`, `renewed` before a noun.
                guard words.relation[word] == .amod else { break scan }
            default: break scan
            }
            if isNamed(word) { found.append(word) }
            word -= 1
        }
        var result: [EntityID] = []
        for word in found.reversed() {
            if let side = side(at: word), !result.contains(side) { result.append(side) }
        }
        if result.isEmpty {
            for word in max(sentence.lowerBound, noun - 5)..<noun
            where ["their", "bilateral", "mutual"].contains(form(word)) {
                if let pair = anaphor(word) { return pair }
            }
        }
        return result
    }

    private func isNamed(_ word: Int) -> Bool {
        word >= 0 && word < words.count && !isDateline[word] && context.entity(ofHead: word) != nil
    }

    private func isDash(_ word: Int) -> Bool { ["-", "–", "—"].contains(form(word)) && isNamed(word - 1) }

    /// The sides of the phrase that ends right before a verb, auxiliaries and adverbs aside: its subject by order of words.
    func sidesAhead(of verb: Int) -> [EntityID] {
        let sentence = context.sentence(of: verb).words
        var word = verb - 1
        while word >= sentence.lowerBound,
            [.auxiliary, .adverb, .particle].contains(words.tag[word]) && words.pennTag[word] != .POS
        {
            word -= 1
        }
        var found: [Int] = []
        scan: while word >= sentence.lowerBound, verb - word <= 16 {
            switch words.tag[word] {
            case .adjective, .noun, .properNoun, .numeral, .determiner, .coordinator: break
            case .pronoun: break
            case .particle: if words.pennTag[word] != .POS { break scan }
            case .punctuation:
                guard
                    words.pennTag[word] == .HYPH || words.pennTag[word] == .comma && isNamed(word - 1) && !found.isEmpty
                else { break scan }
            default: break scan
            }
            if isNamed(word) { found.append(word) }
            word -= 1
        }
        var result: [EntityID] = []
        for word in found.reversed() {
            if let side = side(at: word), !result.contains(side) { result.append(side) }
        }
        return result
    }

    /// The verb right before a noun phrase, by order of words: `maintained full diplomatic relations`.
    func verbAhead(of noun: Int) -> Int? {
        let sentence = context.sentence(of: noun).words
        var word = noun - 1
        while word >= sentence.lowerBound, noun - word <= 8 {
            switch words.tag[word] {
            case .verb where words.relation[word] != .amod: return word
            case .adjective, .noun, .properNoun, .numeral, .determiner, .adverb, .verb: word -= 1
            case .pronoun where words.pennTag[word] == .PRPS: word -= 1
            case .particle where words.pennTag[word] == .POS: word -= 1
            case .punctuation where words.pennTag[word] == .HYPH: word -= 1
            default: return nil
            }
        }
        return nil
    }

    /// Who acts in a clause: by the tree, else by order of words.
    func agents(of verb: Int) -> [EntityID] {
        let arguments = context.arguments(of: verb)
        if let agent = arguments.agent {
            let sides = sides(of: agent)
            if !sides.isEmpty { return sides }
        }
        if arguments.isPassive { return [] }
        // `wants to join`: who stands before the verb that governs.
        var current = verb
        for _ in 0..<4 {
            let sides = sidesAhead(of: current)
            if !sides.isEmpty { return sides }
            let head = Int(words.head[current])
            guard words.relation[current] == .xcomp, head >= 0, head < current, words.tag[head] == .verb else { break }
            current = head
        }
        return []
    }

    /// The object of a verb; where the tree calls it an oblique, the first one without a preposition that is no time.
    func object(of verb: Int, _ arguments: Arguments) -> Int? {
        arguments.object
            ?? arguments.obliques.first {
                $0.preposition < 0 && $0.head > verb && context.timeOfWord[$0.head] < 0 && words.tag[$0.head] == .noun
            }?.head
    }

    private func anaphor(_ word: Int) -> [EntityID]? {
        if words.tag[word] == .pronoun, context.entity(ofHead: word) != nil { return nil }
        return focus.pair(before: word)
    }

    /// The sides behind a word that stand after one of some prepositions: by the tree, else by order of words.
    func sides(behind word: Int, _ prepositions: Set<String>) -> [EntityID] {
        var result: [EntityID] = []
        trees.forEachChild(word) { child in
            guard child > word else { return }
            switch words.relation[child] {
            case .nmod, .obl, .oblAgent, .nmodUnmarked, .advcl, .acl: break
            default: return
            }
            guard let preposition = preposition(of: child), prepositions.contains(preposition) else { return }
            for side in sides(of: child) where !result.contains(side) { result.append(side) }
            if result.isEmpty { for side in sidesBefore(child) where !result.contains(side) { result.append(side) } }
        }
        if result.isEmpty { return sidesFollowing(word, prepositions) }
        // `several Gulf states (Qatar, Oman and Kuwait)`: who is listed counts.
        if result.contains(where: { $0.rawValue.hasPrefix("grp:") }) {
            let listed = sidesFollowing(word, prepositions).filter(\.isState)
            if listed.count > result.count { return listed }
        }
        return result
    }

    /// The same by order of words: a preposition within a few words, and the names of the phrase behind it.
    private func sidesFollowing(_ word: Int, _ prepositions: Set<String>) -> [EntityID] {
        let sentence = context.sentence(of: word).words
        var position = word + 1
        search: while position < sentence.upperBound, position - word <= 7 {
            switch words.tag[position] {
            case .adposition:
                if prepositions.contains(form(position)) { break search }
                position += 1
            case .noun, .adjective, .adverb, .numeral, .symbol, .determiner: position += 1
            default: return []
            }
        }
        guard position < sentence.upperBound, words.tag[position] == .adposition,
            prepositions.contains(form(position))
        else { return [] }
        var result: [EntityID] = []
        position += 1
        let end = min(sentence.upperBound, position + 24)
        scan: while position < end {
            switch words.tag[position] {
            case .adjective, .noun, .properNoun, .numeral, .determiner, .coordinator, .pronoun: break
            case .punctuation:
                let isList = words.pennTag[position] == .comma && isNamed(position - 1) && isListed(position + 1, end)
                guard words.pennTag[position] == .HYPH || isList || words.pennTag[position] == .openBracket else {
                    break scan
                }
            case .particle where words.pennTag[position] == .POS: break
            case .adposition where prepositions.contains(form(position)) && result.isEmpty: break
            default: break scan
            }
            if let side = side(at: position), !result.contains(side) { result.append(side) }
            position += 1
        }
        return result
    }

    /// The sides that a sentence lists behind `including` or `such as` after a word.
    func examples(after word: Int) -> [EntityID] {
        let sentence = context.sentence(of: word).words
        for position in word..<sentence.upperBound where form(position) == "including" || form(position) == "such" {
            var result: [EntityID] = []
            for inside in position..<min(sentence.upperBound, position + 24) {
                if words.tag[inside] == .verb, inside > position { break }
                if let side = side(at: inside), !result.contains(side) { result.append(side) }
            }
            return result
        }
        return []
    }

    /// Whether a list goes on: names and commas up to an `and`.
    private func isListed(_ start: Int, _ end: Int) -> Bool {
        var word = start
        var named = false
        while word < end {
            switch words.tag[word] {
            case .coordinator: return true
            case .properNoun, .noun, .adjective, .determiner: if isNamed(word) { named = true }
            case .punctuation: if words.pennTag[word] != .comma { return named && words.pennTag[word] == .closeBracket }
            default: return false
            }
            word += 1
        }
        return false
    }

    /// The preposition of a phrase in lower case; of `such as` the first word.
    func preposition(of head: Int) -> String? {
        trees.child(of: head, in: words) { $0 == .case_ || $0 == .mark }.map { form($0) }
    }

    // MARK: - Frameworks

    /// The framework that a noun names, also as an apposition of its name or in place of it (`the pact`).
    func framework(of noun: Int, taking nouns: Set<String>) -> EntityID? {
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
        guard nouns.contains(lemma(noun)), words.tag[noun] == .noun else { return nil }
        var isDefinite = false
        trees.forEachChild(noun) { child in
            if ["the", "this", "these", "those", "that"].contains(form(child)) { isDefinite = true }
        }
        return isDefinite ? focus.framework(before: noun, context) : nil
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
    func time(around word: Int) -> StatedTime? {
        let sentence = context.sentence(of: word)
        guard !context.analysis.times.isEmpty else { return nil }
        var depth: [Int: Int] = [:]
        var current = word
        var steps = 0
        while current >= 0, steps < 24, depth[current] == nil {
            depth[current] = steps
            steps += 1
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
        while low < word, words.tag[low] == .punctuation { low += 1 }
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
        return Statement(
            document: context.document, span: span, region: context.sentence(of: word).region,
            speaker: attribution?.speaker, via: attribution?.via, modality: modality, time: time, content: content)
    }
}
