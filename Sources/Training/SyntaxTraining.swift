import Foundation
import Language
import SourceText

/// Trains tags, features, lemmas and trees.
///
/// ```
/// chancery-training syntax TRAIN.conllu OUTPUT-FOLDER
/// ```
enum SyntaxTraining {
    static let tagRounds = 8
    static let treeRounds = 12

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { usage("syntax TRAIN.conllu OUTPUT-FOLDER") }
        let folder = URL(fileURLWithPath: arguments[1])
        let documents = try treebank(arguments[0])
        let inflections = Inflections(documents)
        print("\(inflections.pairs.count) pairs of tags, \(inflections.featureSets.count) feature sets")
        try Data(inflections.encoded).write(to: folder.appendingPathComponent("inflections.model"))
        var sentences = documents.flatMap { TrainingSentence.all($0, inflections) }
        let tagger = trainTagger(sentences, inflections, rounds: tagRounds)
        try Data(tagger.model.encoded).write(to: folder.appendingPathComponent("tagger.model"))
        // The parser learns on tags as a tagger gives them that has not seen the sentence.
        let folds = 4
        for fold in 0..<folds {
            let others = sentences.enumerated().filter { $0.offset * folds / sentences.count != fold }.map(\.element)
            let tagger = trainTagger(others, inflections, rounds: 5)
            var state = Tagger.State()
            for index in sentences.indices where index * folds / sentences.count == fold {
                tagger.tag(sentences[index].facts, &state)
                sentences[index].predicted = state.tags
            }
        }
        let parser = trainParser(sentences)
        try Data(parser.actions.encoded).write(to: folder.appendingPathComponent("steps.model"))
        try Data(parser.relations.encoded).write(to: folder.appendingPathComponent("relations.model"))
    }

    private static func trainTagger(_ sentences: [TrainingSentence], _ inflections: Inflections, rounds: Int) -> Tagger
    {
        var perceptron = Perceptron(bits: 16, classes: inflections.pairs.count)
        var order = Array(sentences.indices)
        var random = NamesTraining.Generator(state: 5)
        var features: [UInt64] = []
        var tags: [UInt8] = []
        for round in 1...rounds {
            order.shuffle(using: &random)
            var wrong = 0
            var total = 0
            for index in order {
                tags.removeAll(keepingCapacity: true)
                for (word, gold) in sentences[index].gold.enumerated() {
                    features.removeAll(keepingCapacity: true)
                    Tagger.append(word, sentences[index].facts, tags: tags, to: &features)
                    let won = perceptron.learn(features, Int(gold))
                    tags.append(UInt8(won))
                    total += 1
                    if won != Int(gold) { wrong += 1 }
                }
            }
            print("tags, round \(round): \(wrong) of \(total) wrong")
        }
        return Tagger(model: perceptron.model)
    }

    private static func trainParser(_ sentences: [TrainingSentence]) -> LinearParser {
        var actions = Perceptron(bits: 20, classes: 3)
        var relations = Perceptron(bits: 16, classes: Relation.allCases.count)
        var order = Array(sentences.indices)
        var random = NamesTraining.Generator(state: 9)
        var state = ArcHybrid()
        var input = LinearParser.Input()
        var features: [UInt64] = []
        for round in 1...treeRounds {
            order.shuffle(using: &random)
            var wrong = 0
            var total = 0
            for index in order {
                let sentence = sentences[index]
                state.start(sentence.heads.count)
                input.read(sentence.facts, tags: sentence.predicted)
                while !state.isDone {
                    let costs = state.costs(gold: sentence.heads, lastChild: sentence.lastChild)
                    let all = [costs.shift, costs.left, costs.right]
                    let least = all.compactMap { $0 }.min() ?? 0
                    features.removeAll(keepingCapacity: true)
                    LinearParser.appendActions(state, input, to: &features)
                    let scores = actions.score(features)
                    var right = -1
                    var best = -1
                    var guess = -1
                    for (action, cost) in all.enumerated() {
                        guard let cost else { continue }
                        if guess < 0 || scores[action] > scores[guess] { guess = action }
                        if cost == least {
                            if right < 0 || scores[action] > scores[right] { right = action }
                        } else if best < 0 || scores[action] > scores[best] {
                            best = action
                        }
                    }
                    if best >= 0, scores[best] + actions.margin > scores[right] {
                        actions.update(features, right: right, wrong: best)
                    }
                    actions.advance()
                    total += 1
                    if all[guess] != least { wrong += 1 }
                    // After the first round, the parser follows its own steps, wrong ones too.
                    let step = round > 1 && random.next() % 10 != 0 ? guess : right
                    guard let action = ArcHybrid.Action(rawValue: step) else { break }
                    var relation: UInt8 = 0
                    if action != .shift {
                        let child = state.top(0)
                        let head = action == .left ? state.next : state.top(1)
                        if head < sentence.heads.count {
                            features.removeAll(keepingCapacity: true)
                            LinearParser.appendRelation(
                                child: child, head: head, state, input, to: &features)
                            if sentence.heads[child] == Int32(head) {
                                relation = UInt8(relations.learn(features, Int(sentence.relations[child])))
                            } else {
                                let scores = relations.score(features)
                                relation = UInt8(scores.indices.max { scores[$0] < scores[$1] } ?? 0)
                            }
                        }
                    }
                    state.apply(action, relation: relation)
                }
            }
            print("trees, round \(round): \(wrong) of \(total) steps wrong")
        }
        return LinearParser(actions: actions.model, relations: relations.model)
    }
}

/// A sentence to learn from.
struct TrainingSentence {
    var facts: FormFacts
    /// The class of each word's pair of tags.
    var gold: [UInt8]
    /// The same as a tagger gave it.
    var predicted: [UInt8]
    /// The head of each word in the sentence; the number of words for the root.
    var heads: [Int32]
    var relations: [UInt8]
    /// The last child of each word, and of the root; -1 where there is none.
    var lastChild: [Int32]

    static func all(_ document: ConlluDocument, _ inflections: Inflections) -> [TrainingSentence] {
        let analysis = document.analysis
        let words = analysis.words
        return analysis.text.bytes.withUnsafeBufferPointer { bytes in
            analysis.sentences.map { sentence in
                var facts = FormFacts()
                facts.read(sentence.words, words, bytes)
                let count = sentence.words.count
                let first = sentence.words.lowerBound
                var result = TrainingSentence(
                    facts: facts, gold: [], predicted: [], heads: [], relations: [],
                    lastChild: Array(repeating: -1, count: count + 1))
                for word in sentence.words {
                    let pair = inflections.pairs.firstIndex {
                        $0.tag == words.tag[word] && $0.penn == words.pennTag[word]
                    }
                    result.gold.append(UInt8(pair ?? 0))
                    let head = words.head[word] < 0 ? count : Int(words.head[word]) - first
                    result.heads.append(Int32(head))
                    result.relations.append(words.relation[word].rawValue)
                    result.lastChild[head] = Int32(word - first)
                }
                result.predicted = result.gold
                return result
            }
        }
    }
}
