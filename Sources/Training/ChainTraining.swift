import Foundation
import Language
import Statements

/// Trains a linear-chain conditional random field over hashed features by AdaGrad.
struct ChainTraining {
    let labels: Int
    let stateBits: Int
    let stepBits: Int
    /// The learning rate of AdaGrad.
    var rate: Float = 0.1
    /// The weight of the squared weights in the loss of each word.
    var decay: Float = 0.003
    /// The share of features that a word loses at random while it is learnt from, so that others learn to stand in.
    var dropout: Float = 0.5
    /// Added to the weight of every step from outside into label 1: above 0 for more runs of it, below for fewer.
    var readiness: Float = 0
    /// Features that fewer words than this have are left out: names and rare words stay out of the model.
    var leastCount = 3

    /// Runs of words in flat arrays.
    struct Store {
        var starts: [Int] = [0]
        var labels: [Int8] = []
        var stateStarts: [Int] = [0]
        var states: [UInt32] = []
        var stepStarts: [Int] = [0]
        var steps: [UInt32] = []

        mutating func add(_ sequence: AttributionExamples.Sequence, stateBits: Int, stepBits: Int) {
            for (word, label) in zip(sequence.words, sequence.labels) {
                labels.append(label.map { Int8($0) } ?? -1)
                states += word.states.map { UInt32($0 >> UInt64(64 - stateBits)) }
                steps += word.steps.map { UInt32($0 >> UInt64(64 - stepBits)) }
                stateStarts.append(states.count)
                stepStarts.append(steps.count)
            }
            starts.append(labels.count)
        }

        var count: Int { starts.count - 1 }
    }

    /// Trains on the sequences of a store.
    ///
    /// Several trainings, each with an order and a choice of lost features of its own, give the mean of their weights: what
    /// one of them learnt by chance weighs less, and the model is as large and as fast as that of one.
    func train(_ store: Store, rounds: Int, seeds: [UInt64] = [5, 6, 7]) -> ChainModel {
        var states = [Float](repeating: 0, count: labels << stateBits)
        var steps = [Float](repeating: 0, count: labels * labels << stepBits)
        for seed in seeds {
            let weights = weights(store, rounds: rounds, seed: seed)
            for index in states.indices { states[index] += weights.states[index] / Float(seeds.count) }
            for index in steps.indices { steps[index] += weights.steps[index] / Float(seeds.count) }
        }
        // Every step has this feature; see `CueFeatures.appendSteps`.
        steps[Int(Feature.of(0) >> UInt64(64 - stepBits)) * labels * labels + 1] += readiness
        return ChainModel(labels: labels, stateBits: stateBits, states: states, stepBits: stepBits, steps: steps)
    }

    /// The weights of one training. The rate sinks to nothing over the rounds, so that the last examples do not have the
    /// last word.
    private func weights(_ store: Store, rounds: Int, seed: UInt64) -> (states: [Float], steps: [Float]) {
        let pairs = labels * labels
        let limit = UInt64(dropout * Float(1 << 24))
        var states = [Float](repeating: 0, count: labels << stateBits)
        var stateSquares = states
        var steps = [Float](repeating: 0, count: pairs << stepBits)
        var stepSquares = steps
        let keepsState = frequent(store.states, bits: stateBits)
        let keepsStep = frequent(store.steps, bits: stepBits)
        var random = NamesTraining.Generator(state: seed)
        var order = Array(0..<store.count)
        var chain = Chain(labels: labels)
        var free: [Float] = []
        var freePairs: [Float] = []
        var bound: [Float] = []
        var boundPairs: [Float] = []
        var done = 0
        for round in 0..<rounds {
            order.shuffle(using: &random)
            var loss: Double = 0
            for index in order {
                let rate = self.rate * (1 - Float(done) / Float(rounds * store.count))
                done += 1
                let words = store.starts[index]..<store.starts[index + 1]
                var stateScores = [Float](repeating: 0, count: words.count * labels)
                var stepScores = [Float](repeating: 0, count: words.count * pairs)
                let seed = random.next()
                func isDropped(_ index: Int) -> Bool {
                    (seed ^ UInt64(truncatingIfNeeded: index)) &* 0x9E37_79B9_7F4A_7C15 >> 40 < limit
                }
                for word in words {
                    let place = word - words.lowerBound
                    for index in store.stateStarts[word]..<store.stateStarts[word + 1] where !isDropped(index) {
                        let base = Int(store.states[index]) * labels
                        for label in 0..<labels { stateScores[place * labels + label] += states[base + label] }
                    }
                    for index in store.stepStarts[word]..<store.stepStarts[word + 1] where !isDropped(index) {
                        let base = Int(store.steps[index]) * pairs
                        for pair in 0..<pairs { stepScores[place * pairs + pair] += steps[base + pair] }
                    }
                }
                chain.set(count: words.count, states: stateScores, steps: stepScores)
                let all = chain.marginals(into: &free, pairs: &freePairs)
                for word in words where store.labels[word] >= 0 {
                    for label in 0..<labels where label != Int(store.labels[word]) {
                        stateScores[(word - words.lowerBound) * labels + label] = -1e6
                    }
                }
                chain.set(count: words.count, states: stateScores, steps: stepScores)
                let right = chain.marginals(into: &bound, pairs: &boundPairs)
                loss += Double(all - right)
                for word in words {
                    let place = word - words.lowerBound
                    for label in 0..<labels {
                        let gradient = bound[place * labels + label] - free[place * labels + label]
                        guard abs(gradient) > 1e-4 else { continue }
                        for index in store.stateStarts[word]..<store.stateStarts[word + 1]
                        where keepsState[Int(store.states[index])] && !isDropped(index) {
                            let at = Int(store.states[index]) * labels + label
                            stateSquares[at] += gradient * gradient
                            states[at] +=
                                rate * (gradient - decay * states[at]) / (stateSquares[at].squareRoot() + 1e-3)
                        }
                    }
                    for pair in 0..<pairs {
                        let gradient = boundPairs[place * pairs + pair] - freePairs[place * pairs + pair]
                        guard abs(gradient) > 1e-4 else { continue }
                        for index in store.stepStarts[word]..<store.stepStarts[word + 1]
                        where keepsStep[Int(store.steps[index])] && !isDropped(index) {
                            let at = Int(store.steps[index]) * pairs + pair
                            stepSquares[at] += gradient * gradient
                            steps[at] +=
                                rate * (gradient - decay * steps[at]) / (stepSquares[at].squareRoot() + 1e-3)
                        }
                    }
                }
            }
            print("round \(round + 1): loss \(Int(loss)) over \(store.labels.count) words")
        }
        return (states.map { $0 * (1 - dropout) }, steps.map { $0 * (1 - dropout) })
    }

    private func frequent(_ features: [UInt32], bits: Int) -> [Bool] {
        var counts = [UInt32](repeating: 0, count: 1 << bits)
        for feature in features { counts[Int(feature)] += 1 }
        return counts.map { $0 >= UInt32(leastCount) }
    }
}
