import Diplomacy
import Foundation
import Language
import SourceText
import Statements

/// Trains the models of mentions and coreference, and writes rows for the scorer.
///
/// ```
/// chancery-training names TRAIN.jsonl TRAIN.conllu RESOURCES [DEV.jsonl DEV.conllu ROWS.jsonl] [--predicted]
/// ```
///
/// RESOURCES is the folder of Language's tables; the models are written into it.
/// With `--predicted`, the models learn on gold trees and on those that the shipped parser gives, and are scored on the latter.
enum NamesTraining {
    static let pairBits = 18

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else {
            FileHandle.standardError.write(
                Data("usage: names TRAIN.jsonl TRAIN.conllu RESOURCES [DEV.jsonl DEV.conllu ROWS.jsonl]\n".utf8))
            exit(64)
        }
        let file = { (index: Int) in URL(fileURLWithPath: arguments[index]) }
        let folder = file(2)
        var reader = try MentionReader(gazetteer: Gazetteer(Tables.load().names), resources: folder)
        let english = arguments.contains("--predicted") ? try English(gazetteer: Gazetteer()) : nil
        let skipsTraining = arguments.contains("--no-training")
        if !skipsTraining {
            var train = try NamesDocument.read(mentions: file(0), treebank: file(1))
            // The program sees predicted trees, with their mistakes.
            if let english { train += train.map { $0.parsed(english) } }
            print("\(train.count) documents, \(train.reduce(0) { $0 + $1.analysis.words.count }) words")
            if !arguments.contains("--coreference-only") {
                let kinds = trainKinds(reader, train)
                try Data(kinds).write(to: folder.appendingPathComponent("mentions.model"))
                reader.setKinds(try MentionModel(kinds, file: "mentions.model"))
            }
            let pairs = trainPairs(reader, train)
            try Data(pairs.encoded).write(to: folder.appendingPathComponent("coreference.model"))
            reader.setCoreference(pairs)
        }
        guard arguments.count >= 6 else { return }
        var dev = try NamesDocument.read(mentions: file(3), treebank: file(4))
        if let english { dev = dev.map { $0.parsed(english) } }
        var json = JSONWriter()
        let clock = ContinuousClock()
        var words = 0
        var spent = Duration.zero
        for document in dev {
            var analysis = document.analysis
            spent += clock.measure { reader.read(&analysis) }
            words += analysis.words.count
            analysis.writeEntityRow(id: document.id, to: &json)
        }
        try Data(json.bytes).write(to: file(5))
        let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) / 1e18
        print("\(words) words, \(Int(Double(words) / seconds)) words a second")
    }

    // MARK: - Mentions

    private static func trainKinds(_ reader: MentionReader, _ documents: [NamesDocument]) -> [UInt8] {
        let shift = UInt64(64 - MentionModelTraining.bits)
        var examples: [MentionModelTraining.Example] = []
        var lost = 0
        for document in documents {
            var gold: [Int: NamesDocument.GoldMention] = [:]
            for mention in document.mentions {
                if let other = gold[mention.head], other.span.count <= mention.span.count { continue }
                gold[mention.head] = mention
            }
            var used = 0
            for candidate in reader.candidates(document.analysis) {
                var label = 0
                if let mention = gold[Int(document.analysis.words.start[candidate.head])] {
                    label = 1 + (Mention.Kind.allCases.firstIndex(of: mention.kind) ?? 0)
                    used += 1
                }
                examples.append(
                    MentionModelTraining.Example(
                        features: candidate.features.map { Int32($0 >> shift) }, vectors: candidate.vectors,
                        label: label))
            }
            lost += gold.count - used
        }
        print("\(examples.count) candidates, \(lost) gold heads are none")
        return MentionModelTraining.train(examples, vectorUnit: reader.vectorUnit)
    }

    // MARK: - Coreference

    /// Ranks antecedents by the likelihood that one of the chain's is chosen (Durrett and Klein 2013), with costs for mistakes
    /// and AdaGrad.
    private static func trainPairs(_ reader: MentionReader, _ documents: [NamesDocument]) -> HashedModel {
        var weights = [Float](repeating: 0, count: 1 << pairBits)
        var squares = weights
        let shift = UInt64(64 - pairBits)
        /// A mention: the features of each choice, the first of which is to be alone, and whether the choice is right.
        struct Example {
            var choices: [[Int32]]
            var isRight: [Bool]
        }
        var examples: [[Example]] = []
        for document in documents {
            let (mentions, choices) = reader.choices(document.analysis)
            let chains = mentions.map { document.chains[$0.span] }
            var own: [Example] = []
            for (current, choice) in choices.enumerated() where choice.settled < 0 {
                let right = choice.candidates.map { chains[current] != nil && chains[$0.index] == chains[current] }
                own.append(
                    Example(
                        choices: ([choice.alone] + choice.candidates.map(\.features)).map {
                            $0.map { Int32($0 >> shift) }
                        },
                        isRight: [!right.contains(true)] + right))
            }
            examples.append(own)
        }
        var random = Generator(state: 11)
        var order = Array(documents.indices)
        var scores: [Float] = []
        var free: [Float] = []
        for epoch in 0..<pairRounds {
            order.shuffle(using: &random)
            var loss: Double = 0
            var total = 0
            for index in order {
                for example in examples[index] {
                    let hasGold = !example.isRight[0]
                    scores.removeAll(keepingCapacity: true)
                    free.removeAll(keepingCapacity: true)
                    for (choice, features) in example.choices.enumerated() {
                        var sum: Float = 0
                        for feature in features { sum += weights[Int(feature)] }
                        free.append(example.isRight[choice] ? sum : -1e9)
                        let cost =
                            example.isRight[choice] ? 0 : choice == 0 ? falseNew : hasGold ? wrongLink : falseLink
                        scores.append(sum + cost)
                    }
                    loss += Double(shares(&scores) - shares(&free))
                    total += 1
                    for (choice, features) in example.choices.enumerated() {
                        let gradient = scores[choice] - free[choice]
                        guard abs(gradient) > 1e-4 else { continue }
                        for feature in features {
                            let place = Int(feature)
                            squares[place] += gradient * gradient
                            weights[place] -= pairRate * gradient / (squares[place].squareRoot() + 1e-2)
                            // Towards zero, so that what was seen once does not decide.
                            weights[place] *= 1 - pairDecay
                        }
                    }
                }
            }
            print("coreference, round \(epoch + 1): loss \(loss / Double(max(1, total)))")
        }
        return HashedModel(bits: pairBits, classes: 1, rounding: weights)
    }

    /// Turns scores into shares; returns the logarithm of the sum that they are shares of.
    private static func shares(_ scores: inout [Float]) -> Float {
        let highest = scores.max() ?? 0
        var sum: Float = 0
        for index in scores.indices {
            scores[index] = exp(scores[index] - highest)
            sum += scores[index]
        }
        for index in scores.indices { scores[index] /= sum }
        return highest + log(sum)
    }

    private static let pairRounds = 8
    private static let pairRate: Float = 0.03
    private static let pairDecay: Float = 1e-5

    /// The costs of mistakes: to be alone where there is an antecedent, to have one where there is none, to have a wrong one.
    private static let falseNew: Float = 4
    private static let falseLink: Float = 0.2
    private static let wrongLink: Float = 2

    /// Deterministic numbers for shuffling (SplitMix64).
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
