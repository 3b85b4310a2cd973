import Diplomacy
import Language
import SourceText

/// Which two states, and which framework, a passage speaks of: what `the two countries` and `the pact` take up.
struct StateFocus {
    /// The words that name a state, a government or an official of one, with the state, in order of the text.
    private var states: [(word: Int32, state: EntityID)] = []
    /// For each number of them, the two that were named most so far; nil where that is open.
    private var leaders: [(first: EntityID, second: EntityID)?] = [nil]
    /// The words that name a framework, in order of the text.
    var frameworks: [(word: Int32, framework: EntityID)] = []
    /// Two states that a sentence joins, and no third (`Chad and Niger`), by the word of the second, in order of the text.
    private var joined: [(word: Int32, first: EntityID, second: EntityID, isOutside: Bool)] = []
    /// Three states or more that a sentence joins, by the word of the last, in order of the text.
    private var groups: [(word: Int32, states: [EntityID])] = []
    /// Each framework once, with the words of its names and the words that name it, in order.
    var named: [(framework: EntityID, names: [Set<String>], words: [Int32])] = []
    let sentences: [Int32]
    /// The framework that the document itself introduces: the one that it names most, where no table has that.
    var own: EntityID?
    /// Known ones of the document that states join and that are no side themselves.
    var rivals: Set<EntityID> = []
    /// Those of the document that nobody joins: banks and courts of many states.
    var bodies: Set<EntityID> = []
    /// The two states that share most sentences of the document: whom it is about.
    private(set) var main: (first: EntityID, second: EntityID)?
    /// The states by how often the document names them, the most named first.
    private(set) var byWeight: [EntityID] = []

    /// A sentence that lists more states than this is a list and tells of no pair.
    private static let mostOfSentence = 6

    /// How many sentences back a state still counts.
    static let reach: Int32 = 4

    /// - Parameter outsiders: verbs of what third states do about two others: to urge, to mediate, to welcome.
    init(
        _ context: ReadingContext, isDateline: [Bool], names: NameTable? = nil, vague: Set<String> = [],
        outsiders: Set<String> = []
    ) {
        sentences = context.words.sentence
        for (mention, id) in zip(context.analysis.mentions, context.entities.ofMention) {
            guard let id, mention.head < context.words.count, !isDateline[mention.head] else { continue }
            // `512 million US dollars` is not about the United States.
            let quantity = Int(context.quantityOfWord[mention.head])
            if quantity >= 0, context.analysis.quantities[quantity].kind == .money { continue }
            if id.rawValue.hasPrefix("fw:") {
                frameworks.append((Int32(mention.head), id))
            } else if id.isState || id.rawValue.hasPrefix("gov:") || id.rawValue.hasPrefix("person:") {
                if let state = id.isState ? id : context[id]?.state { states.append((Int32(mention.head), state)) }
            }
        }
        states.sort { $0.word != $1.word ? $0.word < $1.word : $0.state < $1.state }
        frameworks.sort { $0.word != $1.word ? $0.word < $1.word : $0.framework < $1.framework }
        findLeaders()
        findMain()
        findJoined(context, outsiders)
        findNames(context, names)
        findOwn(names, vague: vague)
    }

    /// Two states that stand in one sentence again and again are what the document is about, whoever else is named as
    /// often: a mediator stands beside both, and beside each seldom alone.
    private mutating func findMain() {
        struct Pair: Hashable {
            var first: EntityID
            var second: EntityID
        }
        var shared: [Pair: (count: Int, first: Int)] = [:]
        var weights: [EntityID: (count: Int, first: Int)] = [:]
        var index = 0
        while index < states.count {
            let sentence = sentences[Int(states[index].word)]
            var here: [EntityID] = []
            while index < states.count, sentences[Int(states[index].word)] == sentence {
                let state = states[index].state
                weights[state, default: (0, index)].count += 1
                if !here.contains(state) { here.append(state) }
                index += 1
            }
            guard here.count > 1, here.count <= StateFocus.mostOfSentence else { continue }
            for (place, one) in here.enumerated() {
                for other in here[(place + 1)...] {
                    let pair = one < other ? Pair(first: one, second: other) : Pair(first: other, second: one)
                    shared[pair, default: (0, index)].count += 1
                }
            }
        }
        byWeight = weights.sorted { ($0.value.count, $1.value.first) > ($1.value.count, $0.value.first) }.map(\.key)
        // The most, of those the earliest; of one sentence in order of the ids, so that every run chooses the same.
        let best = shared.min {
            ($1.value.count, $0.value.first, $0.key.first, $0.key.second)
                < ($0.value.count, $1.value.first, $1.key.first, $1.key.second)
        }
        main = best.map { ($0.key.first, $0.key.second) }
    }

    /// The two states that the document is about; nil where fewer than two are named.
    var mainPair: [EntityID]? { main.map { [$0.first, $0.second] } }

    private mutating func findJoined(_ context: ReadingContext, _ outsiders: Set<String>) {
        let words = context.words
        // The word that a name hangs on the rest of the sentence by.
        func top(_ word: Int) -> Int {
            var current = word
            for _ in 0..<4 {
                let head = Int(words.head[current])
                guard head >= 0, [.flat, .nmodDesc, .compound].contains(words.relation[current]) else { break }
                current = head
            }
            return current
        }
        var stateOfTop: [Int: EntityID] = [:]
        var groupHead = -1
        for (word, state) in states { stateOfTop[top(Int(word))] = stateOfTop[top(Int(word))] ?? state }
        for (word, state) in states {
            let own = top(Int(word))
            let head = Int(words.head[own])
            guard words.relation[own] == .conj, head >= 0, let other = stateOfTop[head], other != state else {
                continue
            }
            if groups.last.map({ Int($0.states.count) > 1 && groupHead == head }) ?? false {
                let last = groups.count - 1
                groups[last].word = word
                if !groups[last].states.contains(state) { groups[last].states.append(state) }
            } else {
                groups.append((word, [other, state]))
                groupHead = head
            }
            var count = 0
            context.trees.forEachChild(head) { child in if words.relation[child] == .conj { count += 1 } }
            if count == 1 { joined.append((word, other, state, isOutside(head, context, outsiders))) }
        }
    }

    /// Whether two that stand at a word only do something about others: `brokered by Oman and Qatar`, `Oman and Qatar had urged a
    /// truce`. What `the two countries` takes up then is rather the pair before them.
    private func isOutside(_ head: Int, _ context: ReadingContext, _ outsiders: Set<String>) -> Bool {
        let words = context.words
        let verb = Int(words.head[head])
        guard verb >= 0 else { return false }
        switch words.relation[head] {
        case .oblAgent: return true
        case .obl, .nmod: return context.preposition(of: head) == "by"
        case .nsubj:
            return outsiders.contains(words.lemmaText(verb))
        default: return false
        }
    }

    /// Where the two that were joined last before a word are third parties, the pair before them; nil where they are not, or where
    /// the text has no other.
    private func pairBeforeOutsiders(_ word: Int) -> [EntityID]? {
        let index = StateFocus.lowerBound(joined.count) { Int(joined[$0].word) < word } - 1
        guard index >= 0, joined[index].isOutside, sentences[word] - sentences[Int(joined[index].word)] <= 1 else {
            return nil
        }
        let outside = [joined[index].first, joined[index].second]
        func isOther(_ pair: [EntityID]) -> Bool { pair.allSatisfy { !outside.contains($0) } }
        let sentence = sentences[Int(joined[index].word)]
        var earlier = index - 1
        while earlier >= 0, sentence - sentences[Int(joined[earlier].word)] <= StateFocus.reach {
            let pair = [joined[earlier].first, joined[earlier].second]
            if !joined[earlier].isOutside, isOther(pair) { return pair }
            earlier -= 1
        }
        let first = StateFocus.lowerBound(states.count) { sentences[Int(states[$0].word)] < sentence }
        if first < states.count, let near = lastPair(before: Int(states[first].word)), isOther(near) { return near }
        return mainPair.flatMap { isOther($0) ? $0 : nil }
    }

    /// So many states as a text last joined before a word: `the three nations`; nil where it joined none.
    func group(of count: Int, before word: Int) -> [EntityID]? {
        var index = StateFocus.lowerBound(groups.count) { Int(groups[$0].word) < word } - 1
        while index >= 0 {
            if groups[index].states.count == count { return groups[index].states }
            index -= 1
        }
        return nil
    }

    /// The states that a sentence names, some aside, each once.
    func states(inSentence sentence: Int32, besides: [EntityID]) -> [EntityID] {
        var result: [EntityID] = []
        var index = StateFocus.lowerBound(states.count) { sentences[Int(states[$0].word)] < sentence }
        while index < states.count, sentences[Int(states[index].word)] == sentence {
            let state = states[index].state
            if !besides.contains(state), !result.contains(state) { result.append(state) }
            index += 1
        }
        return result
    }

    /// The two states joined last before a word, in its sentence or the one before.
    private func joinedPair(before word: Int) -> [EntityID]? {
        let index = StateFocus.lowerBound(joined.count) { Int(joined[$0].word) < word } - 1
        guard index >= 0, sentences[word] - sentences[Int(joined[index].word)] <= 1 else { return nil }
        return [joined[index].first, joined[index].second]
    }

    /// Whether the sentence of a word names no state but two.
    func isOfTwo(_ pair: [EntityID], sentenceOf word: Int) -> Bool {
        var index = StateFocus.lowerBound(states.count) { sentences[Int(states[$0].word)] < sentences[word] }
        while index < states.count, sentences[Int(states[index].word)] == sentences[word] {
            if !pair.contains(states[index].state) { return false }
            index += 1
        }
        return true
    }

    /// The other of the two states that the document is about; nil for a third.
    func other(than state: EntityID) -> EntityID? {
        guard let main else { return nil }
        return main.first == state ? main.second : main.second == state ? main.first : nil
    }

    /// The state named last before a word, in its sentence or the two before, some aside.
    func last(before word: Int, besides: [EntityID] = []) -> EntityID? {
        var index = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word } - 1
        while index >= 0, sentences[word] - sentences[Int(states[index].word)] <= 2 {
            if !besides.contains(states[index].state) { return states[index].state }
            index -= 1
        }
        return nil
    }

    private mutating func findLeaders() {
        // The most named first; of those named as often, the one named last.
        var order: [(state: EntityID, count: Int)] = []
        var place: [EntityID: Int] = [:]
        for (_, state) in states {
            var index = place[state] ?? order.count
            if index == order.count { order.append((state, 0)) }
            let count = order[index].count + 1
            while index > 0, order[index - 1].count <= count {
                order[index] = order[index - 1]
                place[order[index].state] = index
                index -= 1
            }
            order[index] = (state, count)
            place[state] = index
            // Where the third is named as often as the second, nobody can tell.
            let isOpen = order.count < 2 || order.count > 2 && order[1].count == order[2].count
            leaders.append(isOpen ? nil : (order[0].state, order[1].state))
        }
    }

    /// The only two states of the sentence up to a word, or of the sentence before; nil where there are more or fewer.
    func nearPair(before word: Int) -> [EntityID]? { pairBeforeOutsiders(word) ?? lastPair(before: word) }

    private func lastPair(before word: Int) -> [EntityID]? {
        let end = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word }
        var near: [EntityID] = []
        var sentence = sentences[word]
        var index = end - 1
        while index >= 0, sentences[word] - sentences[Int(states[index].word)] <= 1 {
            if sentences[Int(states[index].word)] != sentence, near.count >= 2 { break }
            sentence = sentences[Int(states[index].word)]
            if !near.contains(states[index].state) { near.append(states[index].state) }
            index -= 1
        }
        return near.count == 2 ? near.reversed() : nil
    }

    /// The two states that a passage is about, before a word, in order of the text: the only two of its sentence, or of the
    /// one before; else the two that the document is about; else the two that the text has named most so far. Nil where
    /// fewer than two are named.
    func pair(before word: Int) -> [EntityID]? {
        if let pair = pairBeforeOutsiders(word) { return pair }
        let near = lastPair(before: word)
        // `Presidents Déby and Tiani met. The two leaders`: joined they are the two, whoever else the sentence names.
        if let joined = joinedPair(before: word), near.map({ Set($0) != Set(joined) }) ?? true, !isHere(near, word) {
            return joined
        }
        if let near, isOfOneSentence(near, before: word) { return near }
        let end = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word }
        if let main, near.map({ $0.contains(main.first) || $0.contains(main.second) }) ?? true, end > 0 {
            return [main.first, main.second]
        }
        return near ?? leaders[end].map { [$0.first, $0.second] }
    }

    /// Whether two states are named in the sentence of a word, before it.
    private func isHere(_ pair: [EntityID]?, _ word: Int) -> Bool {
        guard let pair else { return false }
        var index = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word } - 1
        var found: Set<EntityID> = []
        while index >= 0, sentences[Int(states[index].word)] == sentences[word] {
            found.insert(states[index].state)
            index -= 1
        }
        return pair.allSatisfy(found.contains)
    }

    /// Whether two states stand in one sentence, that of a word or the one before.
    private func isOfOneSentence(_ pair: [EntityID], before word: Int) -> Bool {
        var index = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word } - 1
        guard index >= 0 else { return false }
        let sentence = sentences[Int(states[index].word)]
        var found: Set<EntityID> = []
        while index >= 0, sentences[Int(states[index].word)] == sentence {
            found.insert(states[index].state)
            index -= 1
        }
        return pair.allSatisfy(found.contains)
    }

    static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
