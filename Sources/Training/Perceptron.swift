import Language

/// An averaged perceptron over hashed features, that wants the right class to win by a margin.
struct Perceptron {
    let bits: Int
    let classes: Int
    /// How far the right class must be ahead.
    let margin: Float
    private var weights: [Float]
    private var sums: [Float]
    private var step: Float = 1
    private var scores: [Float]

    init(bits: Int, classes: Int, margin: Float = 4) {
        self.bits = bits
        self.classes = classes
        self.margin = margin
        weights = [Float](repeating: 0, count: classes << bits)
        sums = weights
        scores = [Float](repeating: 0, count: classes)
    }

    /// The scores of all classes.
    mutating func score(_ features: [UInt64]) -> [Float] {
        for index in 0..<classes { scores[index] = 0 }
        let shift = UInt64(64 - bits)
        for feature in features {
            let row = Int(feature >> shift) * classes
            for index in 0..<classes { scores[index] += weights[row + index] }
        }
        return scores
    }

    /// Moves weights so that `right` wins over `wrong`.
    mutating func update(_ features: [UInt64], right: Int, wrong: Int) {
        let shift = UInt64(64 - bits)
        for feature in features {
            let row = Int(feature >> shift) * classes
            weights[row + right] += 1
            weights[row + wrong] -= 1
            sums[row + right] += step
            sums[row + wrong] -= step
        }
    }

    /// Counts one example: sums are weighted by when an update was made.
    mutating func advance() { step += 1 }

    /// Learns one example; returns the class that won before.
    @discardableResult mutating func learn(_ features: [UInt64], _ label: Int) -> Int {
        _ = score(features)
        var best = 0
        for index in 1..<classes where scores[index] > scores[best] { best = index }
        let won = best
        scores[label] -= margin
        for index in 0..<classes where scores[index] > scores[best] || best == label && scores[index] > scores[label] {
            best = index
        }
        if best != label { update(features, right: label, wrong: best) }
        advance()
        return won
    }

    /// The averaged weights, rounded to bytes.
    var model: HashedModel {
        var average = weights
        for index in average.indices { average[index] -= sums[index] / step }
        return HashedModel(bits: bits, classes: classes, rounding: average)
    }

    /// A model of one class out of one of two: positive where class 1 wins.
    var binaryModel: HashedModel {
        var difference = [Float](repeating: 0, count: 1 << bits)
        for row in 0..<1 << bits {
            difference[row] =
                weights[row * 2 + 1] - weights[row * 2] - (sums[row * 2 + 1] - sums[row * 2]) / step
        }
        return HashedModel(bits: bits, classes: 1, rounding: difference)
    }
}
