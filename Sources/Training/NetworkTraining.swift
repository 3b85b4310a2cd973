import Foundation
import Language
import SourceText

/// Trains the network of tags and trees.
///
/// ```
/// chancery-training network TRAIN.conllu WORD.vectors OUTPUT-FOLDER [ROUNDS]
/// ```
///
/// No rounds leave the network as it is and make the tables of features and lemmas anew.
enum NetworkTraining {
    /// The number of words after which the weights are moved.
    static let batch = 250
    static let rate: Float = 0.002

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else { usage("network TRAIN.conllu WORD.vectors OUTPUT-FOLDER [ROUNDS]") }
        let folder = URL(fileURLWithPath: arguments[2])
        let rounds = arguments.count > 3 ? Int(arguments[3]) ?? 20 : 20
        let documents = try treebank(arguments[0])
        let inflections = Inflections(documents)
        try Data(inflections.encoded).write(to: folder.appendingPathComponent("inflections.model"))
        guard rounds > 0 else { return }
        let sentences = documents.flatMap { TrainingSentence.all($0, inflections) }
        let (vocabulary, vectors) = try readVectors(arguments[1])
        let network = FloatNetwork(
            vocabulary: vocabulary, vectors: vectors, tagCount: inflections.pairs.count, seed: 17)
        var random = NamesTraining.Generator(state: 31)
        var order = Array(sentences.indices)
        let total = sentences.reduce(0) { $0 + $1.heads.count } * rounds
        var done = 0
        for round in 1...rounds {
            order.shuffle(using: &random)
            network.clearTally()
            var waiting = 0
            for index in order {
                network.learn(sentences[index], explores: round > 1 && random.next() % 10 != 0)
                waiting += sentences[index].heads.count
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

    private static func percent(_ part: Int, _ whole: Int) -> String {
        String(format: "%.2f%%", 100 * Double(part) / Double(max(1, whole)))
    }

    /// The vectors that ``VectorsTraining`` wrote, scaled so that an average component is about 0.3 away from zero.
    private static func readVectors(_ path: String) throws -> (Vocabulary, [Float]) {
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
