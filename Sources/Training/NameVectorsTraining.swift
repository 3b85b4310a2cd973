import Foundation
import Language

/// Shortens the vectors of `vectors` to their main directions (principal components), for names.
///
/// ```
/// chancery-training name-vectors WORD.vectors RESOURCES
/// ```
///
/// Writes `names.vectors` into RESOURCES.
enum NameVectorsTraining {
    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { usage("name-vectors WORD.vectors RESOURCES") }
        let data = try Data(contentsOf: URL(fileURLWithPath: arguments[0]))
        let size = VectorsTraining.size
        let count = data.count / (8 + 4 * size)
        var marks: [UInt32] = []
        var values: [Double] = []
        data.withUnsafeBytes { raw in
            for row in 0..<count {
                marks.append(
                    Vocabulary.mark(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: row * 8, as: UInt64.self))))
            }
            for index in 0..<count * size {
                values.append(Double(raw.loadUnaligned(fromByteOffset: count * 8 + index * 4, as: Float.self)))
            }
        }
        // Around the mean, but for what is written: the same shift for all would only move the biases.
        var covariance = [Double](repeating: 0, count: size * size)
        var mean = [Double](repeating: 0, count: size)
        for row in 0..<count { for unit in 0..<size { mean[unit] += values[row * size + unit] / Double(count) } }
        var length: Double = 0
        for row in 0..<count {
            var squares: Double = 0
            for one in 0..<size {
                let value = values[row * size + one]
                squares += value * value
                for other in 0..<size {
                    covariance[one * size + other] += (value - mean[one]) * (values[row * size + other] - mean[other])
                }
            }
            length += squares.squareRoot() / Double(count)
        }
        let directions = mainDirections(covariance, size, count: NameVectors.size)
        // Vectors of the usual length of 4; few reach farther than 3 in any direction.
        let scale = 4 / length
        var short: [Float] = []
        for row in 0..<count {
            for direction in directions {
                var sum: Double = 0
                for unit in 0..<size { sum += values[row * size + unit] * direction[unit] }
                short.append(Float(max(-3, min(3, sum * scale))))
            }
        }
        let vectors = NameVectors(marks: marks, rounding: short)
        try Data(vectors.encoded).write(
            to: URL(fileURLWithPath: arguments[1]).appendingPathComponent("names.vectors"))
        print("\(count) vectors of \(NameVectors.size)")
    }

    /// The directions in which a covariance is greatest, by repeated multiplication, each at right angles to those before.
    private static func mainDirections(_ covariance: [Double], _ size: Int, count: Int) -> [[Double]] {
        var found: [[Double]] = []
        for number in 0..<count {
            var direction = (0..<size).map { $0 == number ? 1.0 : 0.01 }
            for _ in 0..<500 {
                var next = [Double](repeating: 0, count: size)
                for row in 0..<size {
                    for unit in 0..<size { next[row] += covariance[row * size + unit] * direction[unit] }
                }
                for other in found {
                    var along: Double = 0
                    for unit in 0..<size { along += next[unit] * other[unit] }
                    for unit in 0..<size { next[unit] -= along * other[unit] }
                }
                let length = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
                direction = next.map { $0 / max(length, 1e-12) }
            }
            found.append(direction)
        }
        return found
    }
}
