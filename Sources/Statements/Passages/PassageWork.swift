import Diplomacy
import Language
import SourceText

/// What the reader of passages works with in one document.
struct PassageWork {
    let context: ReadingContext
    var passages = Passages()
    private let like: LikeWords
    private let roles: PassageWords
    private let units: FigureUnits
    /// The hash of each lemma.
    private let lemmas: [UInt64]
    /// For each word the number of its entity in the passages; -1 where it names none.
    private var entityOfWord: [Int32]
    /// Whether a word is one of a source or a cue.
    private var isVoice: [Bool]
    /// The currency of the last sum of money, and the sentence of the sum.
    private var lastMoney: (unit: String, sentence: Int32)?

    /// From so much on a bare number behind a sum of money is a sum too.
    private static let leastOfBareMoney = 1e6

    var words: Words { context.words }

    init(
        _ context: ReadingContext, like: LikeWords, roles: PassageWords, units: FigureUnits, attributions: [Attribution]
    ) {
        self.context = context
        self.like = like
        self.roles = roles
        self.units = units
        lemmas = context.words.lemmas.map { TermHash.of($0.utf8) }
        entityOfWord = [Int32](repeating: -1, count: context.words.count)
        isVoice = [Bool](repeating: false, count: context.words.count)
        var numbers: [EntityID: Int32] = [:]
        // Outer mentions come before inner ones, which win.
        for (mention, entity) in zip(context.analysis.mentions, context.entities.ofMention) {
            guard let entity, mention.form != .pronoun else { continue }
            let number = numbers[entity] ?? Int32(passages.entities.count)
            if numbers[entity] == nil {
                numbers[entity] = number
                passages.entities.append(entity)
            }
            for word in mention.words where word < entityOfWord.count { entityOfWord[word] = number }
        }
        let voices = attributions.flatMap { [$0.source, $0.cue].compactMap { $0 } }.sorted()
        var next = 0
        for word in 0..<context.words.count {
            let span = context.words.span(word)
            while next < voices.count, voices[next].end <= span.start { next += 1 }
            if next < voices.count, voices[next].contains(span) { isVoice[word] = true }
        }
    }

    // MARK: Clauses

    /// Whether a word is the head of a clause.
    func isClause(_ word: Int) -> Bool {
        switch words.relation[word] {
        case .root, .ccomp, .advcl, .acl, .aclRelcl, .advclRelcl, .parataxis, .csubj, .csubjPass: true
        case .conj: words.tag[word] == .verb || words.tag[word] == .auxiliary
        default: words.head[word] < 0
        }
    }

    /// The words of a clause in order, without those of the clauses in it.
    func clause(_ head: Int) -> [Int] {
        var found: [Int] = []
        var open = [head]
        while let word = open.popLast() {
            found.append(word)
            context.trees.forEachChild(word) { if !isClause($0) { open.append($0) } }
        }
        return found.sorted()
    }

    // MARK: Terms

    func role(_ word: Int) -> PassageWords.Role? { roles[lemmas[Int(words.lemma[word])]] }

    /// Whether a word is one that says what a passage is about.
    private func isTerm(_ word: Int) -> Bool {
        switch words.tag[word] {
        case .noun, .properNoun, .verb, .adjective: break
        default: return false
        }
        guard !isVoice[word], context.timeOfWord[word] < 0, !context.isDateline[word] else { return false }
        switch role(word) {
        case .empty, .negation, .condition: return false
        default: break
        }
        // Signs of currencies and units that stand in a quantity are compared as its unit.
        let quantity = context.quantityOfWord[word]
        if quantity >= 0 {
            let known = context.analysis.quantities[Int(quantity)]
            guard known.kind == .count || known.kind == .number else { return false }
        }
        return words.span(word).count > 1
    }

    /// The terms of a word: what it names, and its lemma where that says more than the name.
    private func terms(_ word: Int) -> [Passages.Term] {
        guard isTerm(word) else { return [] }
        var terms: [Passages.Term] = []
        let entity = entityOfWord[word]
        if entity >= 0 {
            terms.append(Passages.Term(entity: Int(entity)))
            let isName = words.tag[word] == .properNoun || words.tag[word] == .adjective
            if isName, context.entities.state(passages.entities[Int(entity)]) == passages.entities[Int(entity)] {
                return terms
            }
        }
        terms.append(Passages.Term(hash: like.term(lemmas[Int(words.lemma[word])])))
        return terms
    }

    /// Appends the terms of words, each once.
    ///
    /// - Parameter first: from where on a term is known already; the end unless given.
    /// - Returns: how many were appended.
    mutating func addTerms(_ some: [Int], after first: Int? = nil) -> Int {
        let start = passages.terms.count
        let first = first ?? start
        for word in some {
            for term in terms(word) where !passages.terms[first...].contains(term) { passages.terms.append(term) }
        }
        return passages.terms.count - start
    }

    // MARK: Values

    /// Appends the times and amounts that stand in a clause.
    mutating func addValues(_ own: [Int], head: Int) {
        var seen: Set<Int32> = []
        for word in own {
            let time = context.timeOfWord[word]
            let quantity = context.quantityOfWord[word]
            if time >= 0, seen.insert(time).inserted {
                let known = context.analysis.times[Int(time)]
                if let content = PassageValues.content(known) { add(content, known.span, own, head, word) }
            } else if quantity >= 0, time < 0, seen.insert(-2 - quantity).inserted {
                let known = context.analysis.quantities[Int(quantity)]
                if let content = PassageValues.content(known) {
                    add(inPeople(content, quantity, own), known.span, own, head, word)
                } else if let unit = unitLeftOut(known, quantity, own) {
                    var amount = known.amount
                    amount.unit = unit
                    add(.amount(amount), known.span, own, head, word)
                }
                if known.amount.isMoney { lastMoney = (known.amount.unit, words.sentence[word]) }
            }
        }
    }

    /// The unit of a bare number whose words leave it out: `two of the dredgers` are dredgers, `2,400 fishing days` are days, and `Kenya
    /// will invest 130 million` is of the currency that the sentences before it spoke of.
    private func unitLeftOut(_ quantity: Quantity, _ number: Int32, _ own: [Int]) -> String? {
        guard quantity.kind == .number, quantity.amount.unit.isEmpty,
            let value = quantity.amount.value ?? quantity.amount.low, value >= 2
        else { return nil }
        guard
            let top = own.first(where: {
                context.quantityOfWord[$0] == number
                    && (words.head[$0] < 0 || context.quantityOfWord[Int(words.head[$0])] != number)
            })
        else { return nil }
        // Of the whole that it is a part of, else what it counts.
        var noun: Int?
        context.trees.forEachChild(top) { child in
            if words.relation[child] == .nmod, words.tag[child] == .noun, child > top, noun == nil { noun = child }
        }
        if noun == nil, words.relation[top] == .nummod, Int(words.head[top]) > top { noun = Int(words.head[top]) }
        if let noun, words.pennTag[noun] == .NNS, words.sentence[noun] == words.sentence[top] {
            return isOfPeople(noun) ? "people" : context.analysis.text[words.span(noun)].lowercased()
        }
        guard noun == nil, words.relation[top] != .nummod, value >= PassageWork.leastOfBareMoney, let lastMoney,
            words.sentence[top] - lastMoney.sentence <= 2
        else { return nil }
        return lastMoney.unit
    }

    /// A count of people under one unit, whatever they are called: `43 fishermen` are `43 persons`.
    private func inPeople(
        _ content: Passages.Value.Content, _ quantity: Int32, _ own: [Int]
    ) -> Passages.Value.Content {
        guard case .amount(var amount) = content, context.analysis.quantities[Int(quantity)].kind == .count,
            let noun = own.last(where: { context.quantityOfWord[$0] == quantity }), isOfPeople(noun)
        else { return content }
        amount.unit = "people"
        return .amount(amount)
    }

    private func isOfPeople(_ noun: Int) -> Bool {
        // `34 Colombians`: a people in numbers.
        if words.pennTag[noun] == .NNPS, entityOfWord[noun] >= 0 {
            let entity = passages.entities[Int(entityOfWord[noun])]
            return context.entities.state(entity) != nil
        }
        guard let row = units.row(words.lemmaText(noun), isPerson: false) else { return false }
        return row.kind == .person && row.unit == "people"
    }

    private mutating func add(
        _ content: Passages.Value.Content, _ span: Span, _ own: [Int], _ head: Int, _ first: Int
    ) {
        let inside = own.filter { span.contains(words.span($0)) }
        guard let top = inside.first(where: { !inside.contains(Int(words.head[$0])) }) ?? inside.first else { return }
        let start = passages.terms.count
        var governing: [Int] = []
        var near: [Int] = []
        // What the value hangs on, up to three steps within the clause.
        var step = top
        for _ in 0..<3 where step != head {
            step = Int(words.head[step])
            guard step >= 0, own.contains(step) else { break }
            if !inside.contains(step) { near.append(step) }
        }
        for word in [near.first, head].compactMap({ $0 }) where words.tag[word] == .verb || words.tag[word] == .noun {
            let isLight = role(word) == .light
            guard isLight || words.relation[word] == .acl else {
                governing.append(word)
                continue
            }
            let count = governing.count
            context.trees.forEachChild(word) { child in
                switch words.relation[child] {
                case .obj, .nsubj, .nsubjPass, .obl: if words.tag[child] == .noun { governing.append(child) }
                default: break
                }
            }
            let above = Int(words.head[word])
            if above >= 0, words.tag[above] == .noun { governing.append(above) }
            // What a light verb has beside it says more than the verb: `building takes four years`.
            if !isLight || governing.count == count { governing.insert(word, at: count) }
        }
        let governors = addTerms(governing)
        for word in near + [top] {
            context.trees.forEachChild(word) { child in
                guard own.contains(child), !inside.contains(child) else { return }
                switch words.relation[child] {
                case .nsubj, .nsubjPass, .obj, .compound, .amod, .nmod, .nmodPoss, .obl: near.append(child)
                default: break
                }
            }
        }
        if case .amount = content { near += inside }
        _ = addTerms(near, after: start)
        passages.values.append(
            Passages.Value(
                content: content, span: span, near: start..<passages.terms.count, governors: governors))
    }
}
