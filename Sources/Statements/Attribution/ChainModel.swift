import Foundation
import Language

/// A linear-chain conditional random field over hashed features: scores for the label of each word, and for each pair of
/// labels of neighbours.
///
/// After Lafferty, McCallum and Pereira (2001), with features on pairs too, so that borders can be learnt where they are.
package struct ChainModel: Sendable {
    /// The number of labels; 0 means outside.
    package let labels: Int
    private let states: HashedModel
    private let steps: HashedModel
    /// What one unit of a weight is worth.
    private let stateUnit: Float
    private let stepUnit: Float

    private static let magic: [UInt8] = Array("CHCM".utf8) + [1]

    /// Rounds weights to a byte each.
    ///
    /// - Parameters:
    ///   - states: `labels` weights a bucket.
    ///   - steps: `labels * labels` weights a bucket, by the label before and the label.
    package init(labels: Int, stateBits: Int, states: [Float], stepBits: Int, steps: [Float]) {
        self.labels = labels
        let (stateBytes, stateUnit) = ChainModel.round(states)
        let (stepBytes, stepUnit) = ChainModel.round(steps)
        self.states = HashedModel(bits: stateBits, classes: labels, weights: stateBytes)
        self.steps = HashedModel(bits: stepBits, classes: labels * labels, weights: stepBytes)
        self.stateUnit = stateUnit
        self.stepUnit = stepUnit
    }

    private static func round(_ floats: [Float]) -> ([Int8], Float) {
        let used = floats.lazy.filter { $0 != 0 }.map(abs).sorted()
        let high = used.last.map { min($0, used[used.count * 999 / 1000] * 1.5) } ?? 1
        let unit = max(high, 1e-6) / 127
        return (floats.map { Int8(max(-127, min(127, ($0 / unit).rounded()))) }, unit)
    }

    /// Reads a model's file.
    ///
    /// - Throws: `HashedModel.Malformed`.
    package init(contentsOf url: URL) throws {
        let name = url.lastPathComponent
        guard let data = try? Data(contentsOf: url) else { throw HashedModel.Malformed(file: name) }
        let bytes = [UInt8](data)
        guard bytes.count > 18, bytes.starts(with: ChainModel.magic) else { throw HashedModel.Malformed(file: name) }
        func number(_ at: Int) -> UInt32 { (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[at + $1]) } }
        labels = Int(bytes[5])
        stateUnit = Float(bitPattern: number(6))
        stepUnit = Float(bitPattern: number(10))
        let middle = 18 + Int(number(14))
        guard middle <= bytes.count else { throw HashedModel.Malformed(file: name) }
        states = try HashedModel(Array(bytes[18..<middle]), file: name)
        steps = try HashedModel(Array(bytes[middle...]), file: name)
        guard states.classes == labels, steps.classes == labels * labels, labels > 1 else {
            throw HashedModel.Malformed(file: name)
        }
    }

    /// The bytes of the model's file.
    package var encoded: [UInt8] {
        let first = states.encoded
        var bytes = ChainModel.magic + [UInt8(labels)]
        for number in [stateUnit.bitPattern, stepUnit.bitPattern, UInt32(first.count)] {
            for shift in [24, 16, 8, 0] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        return bytes + first + steps.encoded
    }

    /// Scores a word that comes after the ones scored before.
    func score(states features: [UInt64], steps stepFeatures: [UInt64], into chain: inout Chain) {
        chain.grow()
        states.score(features, into: &chain.scratch)
        for label in 0..<labels { chain.states.append(Float(chain.scratch[label]) * stateUnit) }
        steps.score(stepFeatures, into: &chain.scratch)
        for pair in 0..<(labels * labels) { chain.steps.append(Float(chain.scratch[pair]) * stepUnit) }
    }
}

/// The scores of a sequence of words, and the best labels for them.
package struct Chain: Sendable {
    /// The number of labels.
    let labels: Int
    /// The number of words.
    private(set) var count = 0
    /// `labels` scores a word.
    var states: [Float] = []
    /// `labels * labels` scores a word, by the label before it and its own; for the first word the label before is 0.
    var steps: [Float] = []
    fileprivate var scratch: [Int32]
    private var back: [UInt8] = []
    private var forward: [Float] = []
    private var backward: [Float] = []

    package init(labels: Int) {
        self.labels = labels
        scratch = [Int32](repeating: 0, count: labels * labels)
    }

    /// An empty sequence; memory is kept.
    mutating func removeAll() {
        count = 0
        states.removeAll(keepingCapacity: true)
        steps.removeAll(keepingCapacity: true)
    }

    fileprivate mutating func grow() { count += 1 }

    /// A sequence of given scores, for the trainer.
    package mutating func set(count: Int, states: [Float], steps: [Float]) {
        self.count = count
        self.states = states
        self.steps = steps
    }

    /// Keeps a word out of every label but one.
    mutating func fix(_ word: Int, to label: Int) {
        for other in 0..<labels where other != label { states[word * labels + other] = -1e9 }
    }

    /// The best labels (Viterbi).
    package mutating func best(into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        guard count > 0 else { return }
        back.removeAll(keepingCapacity: true)
        forward.removeAll(keepingCapacity: true)
        for label in 0..<labels {
            forward.append(states[label] + steps[label])
            back.append(0)
        }
        for word in 1..<count {
            for label in 0..<labels {
                var best = -Float.infinity
                var from = 0
                for previous in 0..<labels {
                    let score =
                        forward[(word - 1) * labels + previous] + steps[(word * labels + previous) * labels + label]
                    if score > best { (best, from) = (score, previous) }
                }
                forward.append(best + states[word * labels + label])
                back.append(UInt8(from))
            }
        }
        var label = 0
        for other in 1..<labels where forward[(count - 1) * labels + other] > forward[(count - 1) * labels + label] {
            label = other
        }
        result.append(contentsOf: repeatElement(0, count: count))
        var word = count - 1
        while true {
            result[word] = UInt8(label)
            if word == 0 { break }
            label = Int(back[word * labels + label])
            word -= 1
        }
    }

    /// The probabilities of each label of each word and, where asked for, of each pair (forward-backward).
    ///
    /// - Returns: the logarithm of the sum over all label sequences.
    @discardableResult
    package mutating func marginals(into result: inout [Float], pairs: UnsafeMutablePointer<[Float]>? = nil) -> Float {
        result.removeAll(keepingCapacity: true)
        guard count > 0 else { return 0 }
        func sum(_ values: (Int) -> Float) -> Float {
            var high = -Float.infinity
            for label in 0..<labels { high = max(high, values(label)) }
            var total: Float = 0
            for label in 0..<labels { total += exp(values(label) - high) }
            return high + log(total)
        }
        forward.removeAll(keepingCapacity: true)
        backward.removeAll(keepingCapacity: true)
        for label in 0..<labels { forward.append(states[label] + steps[label]) }
        for word in 1..<count {
            for label in 0..<labels {
                let value = sum {
                    forward[(word - 1) * labels + $0] + steps[(word * labels + $0) * labels + label]
                }
                forward.append(value + states[word * labels + label])
            }
        }
        backward.append(contentsOf: repeatElement(0, count: count * labels))
        for word in stride(from: count - 2, through: 0, by: -1) {
            for label in 0..<labels {
                backward[word * labels + label] = sum {
                    backward[(word + 1) * labels + $0] + states[(word + 1) * labels + $0]
                        + steps[((word + 1) * labels + label) * labels + $0]
                }
            }
        }
        let total = sum { forward[(count - 1) * labels + $0] }
        for index in 0..<(count * labels) { result.append(exp(forward[index] + backward[index] - total)) }
        if let pairs {
            pairs.pointee.removeAll(keepingCapacity: true)
            for word in 0..<count {
                for previous in 0..<labels {
                    for label in 0..<labels {
                        if word == 0 {
                            pairs.pointee.append(previous == 0 ? result[label] : 0)
                        } else {
                            pairs.pointee.append(
                                exp(
                                    forward[(word - 1) * labels + previous]
                                        + steps[(word * labels + previous) * labels + label]
                                        + states[word * labels + label] + backward[word * labels + label] - total))
                        }
                    }
                }
            }
        }
        return total
    }
}
