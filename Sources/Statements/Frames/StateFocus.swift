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
    private var frameworks: [(word: Int32, framework: EntityID)] = []
    private let sentences: [Int32]

    /// How many sentences back a state still counts.
    private static let reach: Int32 = 4

    init(_ context: ReadingContext, isDateline: [Bool]) {
        sentences = context.words.sentence
        for (mention, id) in zip(context.analysis.mentions, context.entities.ofMention) {
            guard let id, mention.head < context.words.count, !isDateline[mention.head] else { continue }
            if id.rawValue.hasPrefix("fw:") {
                frameworks.append((Int32(mention.head), id))
            } else if id.isState || id.rawValue.hasPrefix("gov:") || id.rawValue.hasPrefix("person:") {
                if let state = id.isState ? id : context[id]?.state { states.append((Int32(mention.head), state)) }
            }
        }
        states.sort { $0.word != $1.word ? $0.word < $1.word : $0.state < $1.state }
        frameworks.sort { $0.word != $1.word ? $0.word < $1.word : $0.framework < $1.framework }
        findLeaders()
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
    func nearPair(before word: Int) -> [EntityID]? {
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

    /// The two states that the text has named most up to a word; nil where that is open.
    func mainPair(before word: Int) -> [EntityID]? {
        let end = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word }
        return leaders[end].map { [$0.first, $0.second] }
    }

    /// The two states that a passage is about, before a word, in order of the text: the only two of its sentence or the one
    /// before; else the two that the text has named most so far; nil where fewer than two are named.
    func pair(before word: Int) -> [EntityID]? {
        if let near = nearPair(before: word) { return near }
        let end = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word }
        return leaders[end].map { [$0.first, $0.second] }
    }

    /// The framework named last before a word, or, where it is the only one, right behind it in the same sentence.
    func framework(before word: Int, _ context: ReadingContext) -> EntityID? {
        let index = StateFocus.lowerBound(frameworks.count) { Int(frameworks[$0].word) < word }
        if index > 0 {
            let (at, framework) = frameworks[index - 1]
            if sentences[word] - sentences[Int(at)] <= StateFocus.reach { return framework }
        }
        if index < frameworks.count, sentences[Int(frameworks[index].word)] == sentences[word] {
            return frameworks[index].framework
        }
        return nil
    }

    private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
