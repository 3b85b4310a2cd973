import Diplomacy
import Language
import SourceText

/// Which two states, and which framework, a passage speaks of: what `the two countries` and `the pact` take up.
struct StateFocus {
    /// The words that name a state, a government or an official of one, with the state, in order of the text.
    private var states: [(word: Int32, state: EntityID)] = []
    /// The words that name a framework, in order of the text.
    private var frameworks: [(word: Int32, framework: EntityID)] = []
    private let sentences: [Int32]

    /// How many sentences back a state still counts.
    private static let reach: Int32 = 4

    init(_ context: ReadingContext) {
        sentences = context.words.sentence
        for (mention, id) in zip(context.analysis.mentions, context.entities.ofMention) {
            guard let id, mention.head < context.words.count else { continue }
            if id.rawValue.hasPrefix("fw:") {
                frameworks.append((Int32(mention.head), id))
            } else if id.isState || id.rawValue.hasPrefix("gov:") || id.rawValue.hasPrefix("person:") {
                if let state = id.isState ? id : context[id]?.state { states.append((Int32(mention.head), state)) }
            }
        }
        states.sort { $0.word != $1.word ? $0.word < $1.word : $0.state < $1.state }
        frameworks.sort { $0.word != $1.word ? $0.word < $1.word : $0.framework < $1.framework }
    }

    /// The last two states named before a word, in order of the text; nil where fewer are near.
    func pair(before word: Int) -> [EntityID]? {
        var found: [EntityID] = []
        var index = StateFocus.lowerBound(states.count) { Int(states[$0].word) < word } - 1
        while index >= 0, found.count < 2 {
            let (at, state) = states[index]
            guard sentences[word] - sentences[Int(at)] <= StateFocus.reach else { break }
            if !found.contains(state) { found.append(state) }
            index -= 1
        }
        return found.count == 2 ? found.reversed() : nil
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
