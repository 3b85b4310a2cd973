import CKernels
import Foundation
import Language
import SourceText

/// Trains vectors of words over news without labels, by structured skip-gram with negative samples (Ling et al. 2015):
/// every place of the window has its own output vectors, which suits syntax.
///
/// ```
/// chancery-training vectors NEWS.jsonl TRAIN.conllu RESOURCES OUTPUT.vectors
/// ```
enum VectorsTraining {
    static let size = 64
    static let vocabulary = 40_000
    static let places = [-2, -1, 1, 2]
    static let rounds = 4
    static let negatives = 5

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 4 else { usage("vectors NEWS.jsonl TRAIN.conllu RESOURCES OUTPUT.vectors") }
        let reader = try WordReader(resources: URL(fileURLWithPath: arguments[2]))
        var keys: [UInt64] = []
        var ends: [Int] = []
        var facts = FormFacts()
        func append(_ analysis: Analysis) {
            analysis.text.bytes.withUnsafeBufferPointer { bytes in
                for sentence in analysis.sentences {
                    facts.read(sentence.words, analysis.words, bytes)
                    for word in facts.words { keys.append(word.key) }
                    ends.append(keys.count)
                }
            }
        }
        var trainCounts: [UInt64: Int] = [:]
        for document in try treebank(arguments[1]) { append(document.analysis) }
        for key in keys { trainCounts[key, default: 0] += 1 }
        try NewsText.forEach(arguments[0]) { text in
            var analysis = Analysis(document: Document(plain: text))
            reader.read(&analysis)
            append(analysis)
        }
        print("\(keys.count) words, \(ends.count) sentences")
        var counts: [UInt64: Int] = [:]
        for key in keys { counts[key, default: 0] += 1 }
        let kept = counts.map { (key: $0.key, weight: $0.value + 10 * (trainCounts[$0.key] ?? 0)) }
            .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.key < $1.key }.prefix(vocabulary)
        var index: [UInt64: Int32] = [:]
        for (number, row) in kept.enumerated() { index[row.key] = Int32(number) }
        print("\(kept.count) words have vectors, the last one of weight \(kept.last?.weight ?? 0)")
        let ids = keys.map { index[$0] ?? -1 }
        keys = []
        let vectors = train(ids, ends, counts: kept.map { counts[$0.key] ?? 0 })
        var data = Data()
        for row in kept { withUnsafeBytes(of: row.key.littleEndian) { data.append(contentsOf: $0) } }
        vectors.withUnsafeBytes { data.append(contentsOf: $0) }
        try data.write(to: URL(fileURLWithPath: arguments[3]))
    }

    private static func train(_ ids: [Int32], _ ends: [Int], counts: [Int]) -> [Float] {
        let count = counts.count
        var random = NamesTraining.Generator(state: 21)
        func uniform() -> Float { Float(random.next() >> 40) / Float(1 << 24) }
        var input = (0..<count * size).map { _ in (uniform() - 0.5) / Float(size) }
        var output = [Float](repeating: 0, count: count * size * places.count)
        // A table to draw from, by counts to the power of three quarters.
        let weights = counts.map { Float(pow(Double($0), 0.75)) }
        let sum = weights.reduce(0, +)
        var draws: [Int32] = []
        for (index, weight) in weights.enumerated() {
            draws.append(contentsOf: repeatElement(Int32(index), count: max(1, Int(weight / sum * 1_000_000))))
        }
        let total = Float(ids.count)
        // Very frequent words are passed over now and then.
        let keep = counts.map { min(1, (total * 2e-4 / Float(max(1, $0))).squareRoot()) }
        let sigmoid = (0..<1024).map { 1 / (1 + exp(-(Float($0) - 512) / 64)) }
        var gradient = [Float](repeating: 0, count: size)
        let width = Int64(size)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                guard let input = input.baseAddress, let output = output.baseAddress else { return }
                var done: Float = 0
                for round in 1...rounds {
                    var start = 0
                    for end in ends {
                        let rate = max(0.0005, 0.05 * (1 - done / (total * Float(rounds))))
                        done += Float(end - start)
                        for position in start..<end {
                            let word = Int(ids[position])
                            guard word >= 0, uniform() < keep[word] else { continue }
                            let vector = input + word * size
                            for index in 0..<size { gradient[index] = 0 }
                            for (place, offset) in places.enumerated() {
                                let other = position + offset
                                guard other >= start, other < end, ids[other] >= 0 else { continue }
                                for draw in 0...negatives {
                                    let target =
                                        draw == 0
                                        ? Int(ids[other]) : Int(draws[Int(random.next() % UInt64(draws.count))])
                                    if draw > 0, target == Int(ids[other]) { continue }
                                    let row = output + (place * count + target) * size
                                    let score = chancery_dot(vector, row, width)
                                    let slot = Int(max(0, min(1023, score * 64 + 512)))
                                    let step = ((draw == 0 ? 1 : 0) - sigmoid[slot]) * rate
                                    chancery_scaled_add(step, row, width, &gradient)
                                    chancery_scaled_add(step, vector, width, row)
                                }
                            }
                            chancery_scaled_add(1, gradient, width, vector)
                        }
                        start = end
                    }
                    print("vectors, round \(round)")
                }
            }
        }
        return Array(input)
    }
}
