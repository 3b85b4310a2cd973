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

    private static func trainPairs(_ reader: MentionReader, _ documents: [NamesDocument]) -> HashedModel {
        var weights = [Float](repeating: 0, count: 1 << pairBits)
        var sums = weights
        var step: Float = 1
        let shift = UInt64(64 - pairBits)
        func score(_ features: [UInt64]) -> Float {
            var sum: Float = 0
            for feature in features { sum += weights[Int(feature >> shift)] }
            return sum
        }
        func update(_ features: [UInt64], _ by: Float) {
            for feature in features {
                weights[Int(feature >> shift)] += by
                sums[Int(feature >> shift)] += by * step
            }
        }
        var random = Generator(state: 11)
        var order = Array(documents.indices)
        for epoch in 0..<10 {
            order.shuffle(using: &random)
            var wrong = 0
            var total = 0
            for index in order {
                let document = documents[index]
                let (mentions, choices) = reader.choices(document.analysis)
                let chains = mentions.map { document.chains[$0.span] }
                for (current, choice) in choices.enumerated() where choice.settled < 0 {
                    total += 1
                    let isGold = { (candidate: Int) in chains[current] != nil && chains[candidate] == chains[current] }
                    let hasGold = choice.candidates.contains { isGold($0.index) }
                    let alone = score(choice.alone) + (hasGold ? falseNew : 0)
                    var best = (alone, -1)
                    var right = (hasGold ? -Float.infinity : alone, -1)
                    for (slot, candidate) in choice.candidates.enumerated() {
                        var value = score(candidate.features)
                        if isGold(candidate.index) {
                            if value > right.0 { right = (value, slot) }
                        } else {
                            value += hasGold ? wrongLink : falseLink
                        }
                        if value > best.0 { best = (value, slot) }
                    }
                    if best.1 != right.1, best.1 < 0 ? hasGold : !hasGold || !isGold(choice.candidates[best.1].index) {
                        wrong += 1
                        update(right.1 < 0 ? choice.alone : choice.candidates[right.1].features, 1)
                        update(best.1 < 0 ? choice.alone : choice.candidates[best.1].features, -1)
                    }
                    step += 1
                }
            }
            print("coreference, round \(epoch + 1): \(wrong) of \(total) not by the margin")
        }
        for index in weights.indices { weights[index] -= sums[index] / step }
        return HashedModel(bits: pairBits, classes: 1, rounding: weights)
    }

    /// The margins by which the right choice must win: over being alone, over a link where there should be none, over a
    /// link to something else.
    private static let falseNew: Float = 6
    private static let falseLink: Float = 3
    private static let wrongLink: Float = 4

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
