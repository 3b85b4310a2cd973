import CKernels
import Foundation
import Language

/// Trains `Language.MentionModel`: logistic regression over hashed features and a small network over vectors, one on top of
/// the other's scores, by Adam.
///
/// Names of the training texts are all known, those of other texts are not. So features and the vector of the head word are
/// left out at random, and the model learns to do without them.
enum MentionModelTraining {
    /// The base 2 logarithm of the number of buckets for features.
    static let bits = 17
    static let rounds = 6
    static let batch = 256
    /// Rates of the network and of the linear part; they sink to nothing over the rounds.
    static let rate: Float = 0.002
    static let linearRate: Float = 0.002
    /// The shares of what is left out at random: features, vectors of the head word, hidden units.
    static let featureDropout: Float = 0.4
    static let headDropout: Float = 0.25
    static let hiddenDropout: Float = 0.2

    /// A word that may head a mention.
    struct Example {
        /// Buckets.
        var features: [Int32]
        var vectors: [Int8]
        /// The class.
        var label: Int
    }

    /// The bytes of the model's file.
    ///
    /// - Parameter vectorUnit: what 1 in the examples' vectors stands for.
    static func train(_ examples: [Example], vectorUnit: Float) -> [UInt8] {
        let classes = MentionModel.classes
        let input = MentionModel.input
        let width = MentionModel.hidden
        var random = NamesTraining.Generator(state: 7)
        let linear = VectorTable(1 << bits, classes, range: 0, &random)
        let hidden = Parameters(input * width, range: (3 / Float(input)).squareRoot(), &random)
        let hiddenBias = Parameters(width, range: 0, &random)
        let output = Parameters(width * classes, range: (3 / Float(width)).squareRoot(), &random)
        let outputBias = Parameters(classes, range: 0, &random)
        var order = Array(examples.indices)
        var vectors = [Float](repeating: 0, count: input)
        var states = [Float](repeating: 0, count: width)
        var stateGradient = states
        var mask = states
        var scores = [Float](repeating: 0, count: classes)
        var kept: [Int] = []
        var (power1, power2): (Float, Float) = (1, 1)
        let steps = rounds * ((examples.count + batch - 1) / batch)
        var step = 0
        for round in 1...rounds {
            order.shuffle(using: &random)
            var loss: Double = 0
            var waiting = 0
            for (position, index) in order.enumerated() {
                let example = examples[index]
                // Forward.
                kept.removeAll(keepingCapacity: true)
                for feature in example.features where random.uniform() >= featureDropout { kept.append(Int(feature)) }
                for class_ in 0..<classes { scores[class_] = outputBias.values[class_] }
                let share = 1 / (1 - featureDropout)
                for feature in kept {
                    chancery_scaled_add(share, linear.values(feature), Int64(classes), &scores)
                }
                let losesHead = random.uniform() < headDropout
                for place in 0..<input {
                    vectors[place] =
                        losesHead && place < NameVectors.size ? 0 : Float(example.vectors[place]) * vectorUnit
                }
                for unit in 0..<width { states[unit] = hiddenBias.values[unit] }
                chancery_forward(vectors, Int64(input), hidden.values, Int64(width), &states)
                for unit in 0..<width {
                    mask[unit] =
                        states[unit] <= 0 || random.uniform() < hiddenDropout ? 0 : 1 / (1 - hiddenDropout)
                    states[unit] *= mask[unit]
                }
                chancery_forward(states, Int64(width), output.values, Int64(classes), &scores)
                loss -= Double(normalise(&scores, example.label))
                // Backward: the scores are now probabilities.
                scores[example.label] -= 1
                for class_ in 0..<classes { outputBias.gradients[class_] += scores[class_] }
                for feature in kept {
                    chancery_scaled_add(share, scores, Int64(classes), linear.gradients(feature))
                }
                for unit in 0..<width { stateGradient[unit] = 0 }
                chancery_backward(
                    states, Int64(width), output.values, Int64(classes), scores, &stateGradient, output.gradients)
                for unit in 0..<width {
                    stateGradient[unit] *= mask[unit]
                    hiddenBias.gradients[unit] += stateGradient[unit]
                }
                chancery_backward(
                    vectors, Int64(input), hidden.values, Int64(width), stateGradient, nil, hidden.gradients)
                waiting += 1
                guard waiting == batch || position == order.count - 1 else { continue }
                waiting = 0
                let left = 1 - Float(step) / Float(steps)
                step += 1
                power1 *= 0.9
                power2 *= 0.999
                let correction1 = 1 / (1 - power1)
                let correction2 = 1 / (1 - power2)
                linear.step(linearRate * left, correction1, correction2)
                for part in [hidden, hiddenBias, output, outputBias] {
                    part.step(rate * left, correction1, correction2)
                }
            }
            print("mentions, round \(round): loss \(loss / Double(max(1, examples.count)))")
        }
        let parts = MentionModel.Parts(
            linear: HashedModel(bits: bits, classes: classes, rounding: linear.parameters.array),
            hidden: transposed(hidden.array, rows: input), hiddenBias: hiddenBias.array,
            output: transposed(output.array, rows: width), outputBias: outputBias.array)
        return MentionModel.encode(parts, vectorUnit: vectorUnit)
    }

    /// Turns scores into probabilities.
    ///
    /// - Returns: the logarithm of the probability of one class.
    private static func normalise(_ scores: inout [Float], _ label: Int) -> Float {
        let highest = scores.max() ?? 0
        let own = scores[label] - highest
        var sum: Float = 0
        for index in scores.indices {
            scores[index] = exp(scores[index] - highest)
            sum += scores[index]
        }
        for index in scores.indices { scores[index] /= sum }
        return own - log(sum)
    }

    private static func transposed(_ values: [Float], rows: Int) -> [Float] {
        let columns = values.count / rows
        return (0..<values.count).map { values[$0 % rows * columns + $0 / rows] }
    }
}
