import Foundation
import Language
import SourceText

/// Trains the lower part of the network before there are labels: it guesses words that are left out of sentences of news by the
/// words around them (after Devlin et al. 2019), so that a word's state tells what may stand in its place.
///
/// ```
/// chancery-training guess-words NEWS.jsonl TRAIN.conllu WORD.vectors RESOURCES OUTPUT.weights [ROUNDS]
/// ```
///
/// `network` takes OUTPUT.weights up.
enum WordGuessTraining {
    static let batch = 500
    static let rate: Float = 0.002
    /// The number of other words that a hidden one is told from.
    static let others = 256
    /// Longer sentences of news are tables and lists.
    static let longest = 120

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 5 else {
            usage("guess-words NEWS.jsonl TRAIN.conllu WORD.vectors RESOURCES OUTPUT.weights [ROUNDS]")
        }
        let rounds = arguments.count > 5 ? Int(arguments[5]) ?? 1 : 1
        let (vocabulary, vectors) = try NetworkTraining.readVectors(arguments[2])
        let reader = try WordReader(resources: URL(fileURLWithPath: arguments[3]))
        var rows: [NetworkWord] = []
        var sentences: [Range<Int>] = []
        var facts = FormFacts()
        func append(_ analysis: Analysis) {
            analysis.text.bytes.withUnsafeBufferPointer { bytes in
                for sentence in analysis.sentences where (3...longest).contains(sentence.words.count) {
                    facts.read(sentence.words, analysis.words, bytes)
                    let first = rows.count
                    for (index, word) in facts.words.enumerated() {
                        rows.append(NetworkWord(word, index: index, vocabulary: vocabulary))
                    }
                    sentences.append(first..<rows.count)
                }
            }
        }
        for document in try treebank(arguments[1]) { append(document.analysis) }
        try NewsText.forEach(arguments[0]) { text in
            var analysis = Analysis(document: Document(plain: text))
            reader.read(&analysis)
            append(analysis)
        }
        print("\(rows.count) words, \(sentences.count) sentences")
        let network = FloatNetwork(vocabulary: vocabulary, vectors: vectors, tagCount: 1, seed: 17)
        let (draws, likelihood) = drawing(rows, vocabulary)
        var random = NamesTraining.Generator(state: 41)
        let total = Float(rows.count * rounds)
        var done = 0
        for _ in 1...rounds {
            sentences.shuffle(using: &random)
            var loss: Double = 0
            var guessed = 0
            var waiting = 0
            var others: [Int] = []
            for (position, sentence) in sentences.enumerated() {
                if waiting == 0 {
                    others = (0..<WordGuessTraining.others).map { _ in
                        Int(draws[Int(random.next() % UInt64(draws.count))])
                    }
                }
                let result = network.learnWords(Array(rows[sentence]), others: others, likelihood: likelihood)
                loss += Double(result.loss)
                guessed += result.count
                waiting += sentence.count
                if waiting >= batch {
                    done += waiting
                    waiting = 0
                    network.step(rate * min(1, Float(done) / 200_000) * max(0.02, 1 - Float(done) / total))
                }
                if position % 20_000 == 19_999 {
                    let part = String(format: "%.1f%%", 100 * Float(done) / total)
                    FileHandle.standardOutput.write(
                        Data("\(part): loss \(loss / Double(max(1, guessed)))\n".utf8))
                    (loss, guessed) = (0, 0)
                    try write(network, arguments[4])
                }
            }
        }
        try write(network, arguments[4])
    }

    /// The values that a run wrote.
    static func read(_ path: String) throws -> [Float] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return data.withUnsafeBytes { raw in
            (0..<data.count / 4).map { raw.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
        }
    }

    private static func write(_ network: FloatNetwork, _ path: String) throws {
        try network.generalValues.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
    }

    /// Rows to draw other words from, by counts to the power of three quarters, and the logarithm of how often each is among
    /// those drawn.
    private static func drawing(_ rows: [NetworkWord], _ vocabulary: Vocabulary) -> ([Int32], [Float]) {
        var counts = [Float](repeating: 0, count: vocabulary.marks.count)
        for row in rows where row.form >= 0 { counts[Int(row.form)] += 1 }
        let weights = counts.map { pow(max(1, $0), 0.75) }
        let sum = weights.reduce(0, +)
        var draws: [Int32] = []
        for (index, weight) in weights.enumerated() {
            draws.append(contentsOf: repeatElement(Int32(index), count: max(1, Int(weight / sum * 1_000_000))))
        }
        return (draws, weights.map { log(Float(others) * $0 / sum) })
    }
}
