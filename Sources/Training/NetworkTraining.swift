import Foundation
import Language
import SourceText

/// Trains the network of tags and trees.
///
/// ```
/// chancery-training network TRAIN.conllu WORD.vectors GUESS-WORDS.weights|- OUTPUT-FOLDER [ROUNDS] [CONSENSUS.conllu|-] [SEED]
/// ```
///
/// CONSENSUS.conllu holds more sentences to learn from, as many words of them in each round as of TRAIN.conllu. No rounds leave
/// the network as it is and make the tables of features and lemmas anew.
enum NetworkTraining {
    /// The number of words after which the weights are moved.
    static let batch = 250
    static let rate: Float = 0.002

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 4 else {
            usage(
                "network TRAIN.conllu WORD.vectors GUESS-WORDS.weights|- OUTPUT-FOLDER [ROUNDS] [CONSENSUS.conllu|-] "
                    + "[SEED]")
        }
        let folder = URL(fileURLWithPath: arguments[3])
        let rounds = arguments.count > 4 ? Int(arguments[4]) ?? 20 : 20
        let hasConsensus = arguments.count > 5 && arguments[5] != "-"
        let seed = arguments.count > 6 ? UInt64(arguments[6]) ?? 17 : 17
        let documents = try treebank(arguments[0])
        let inflections = Inflections(documents)
        try Data(inflections.encoded).write(to: folder.appendingPathComponent("inflections.model"))
        guard rounds > 0 else { return }
        let (vocabulary, vectors) = try readVectors(arguments[1])
        let sentences = documents.flatMap { TrainingSentence.all($0, inflections, vocabulary) }
        let more = try hasConsensus ? moreSentences(arguments[5], inflections, vocabulary) : []
        let network = FloatNetwork(
            vocabulary: vocabulary, vectors: vectors, tagCount: inflections.pairs.count, seed: seed)
        if arguments[2] != "-" { network.take(generalValues: try WordGuessTraining.read(arguments[2])) }
        var random = NamesTraining.Generator(state: 14 &+ seed)
        var order = Array(sentences.indices)
        let total = sentences.reduce(0) { $0 + $1.heads.count } * rounds * (more.isEmpty ? 1 : 2)
        var done = 0
        var nextMore = 0
        var owed = 0
        for round in 1...rounds {
            order.shuffle(using: &random)
            network.clearTally()
            var waiting = 0
            func learn(_ sentence: TrainingSentence) {
                network.learn(sentence, explores: round > 1 && random.next() % 10 != 0)
                waiting += sentence.heads.count
            }
            for index in order {
                learn(sentences[index])
                if !more.isEmpty {
                    owed += sentences[index].heads.count
                    while owed > 0 {
                        learn(more[nextMore])
                        owed -= more[nextMore].heads.count
                        nextMore = (nextMore + 1) % more.count
                    }
                }
                if waiting >= batch {
                    done += waiting
                    waiting = 0
                    let share = Float(done) / Float(total)
                    network.step(rate * max(0.02, 1 - share))
                }
            }
            let tally = network.tally
            FileHandle.standardOutput.write(
                Data(
                    ("round \(round): wrong tags \(percent(tally.wrongTags, tally.tags)), "
                        + "steps \(percent(tally.wrongSteps, tally.steps)), "
                        + "relations \(percent(tally.wrongRelations, tally.relations))\n").utf8))
            try Data(Network.encode(network.parts)).write(to: folder.appendingPathComponent("network.model"))
        }
    }

    /// Sentences of news with trees that several networks gave them, in a random order.
    private static func moreSentences(
        _ path: String, _ inflections: Inflections, _ vocabulary: Vocabulary
    ) throws -> [TrainingSentence] {
        var sentences = try treebank(path).flatMap { TrainingSentence.all($0, inflections, vocabulary) }
            .filter { (2...100).contains($0.heads.count) }
        var random = NamesTraining.Generator(state: 37)
        sentences.shuffle(using: &random)
        return sentences
    }

    private static func percent(_ part: Int, _ whole: Int) -> String {
        String(format: "%.2f%%", 100 * Double(part) / Double(max(1, whole)))
    }

    /// The vectors that ``VectorsTraining`` wrote, scaled so that an average component is about 0.3 away from zero.
    static func readVectors(_ path: String) throws -> (Vocabulary, [Float]) {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let size = NetworkShape.wordSize
        let count = data.count / (8 + 4 * size)
        return data.withUnsafeBytes { raw in
            var marks: [UInt32] = []
            var vectors: [Float] = []
            for row in 0..<count {
                marks.append(
                    Vocabulary.mark(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: row * 8, as: UInt64.self))))
                for unit in 0..<size {
                    vectors.append(
                        raw.loadUnaligned(fromByteOffset: count * 8 + (row * size + unit) * 4, as: Float.self))
                }
            }
            var squares: Double = 0
            for value in vectors { squares += Double(value * value) }
            let scale = Float(0.3 / (squares / Double(max(1, vectors.count))).squareRoot())
            // Far-off components would cost all others their precision.
            for index in vectors.indices { vectors[index] = max(-2, min(2, vectors[index] * scale)) }
            return (Vocabulary(marks: marks), vectors)
        }
    }
}
