import CKernels
import Language

/// Weights that Adam moves: every value at each step.
final class Parameters {
    let count: Int
    let values: UnsafeMutablePointer<Float>
    let gradients: UnsafeMutablePointer<Float>
    private let first: UnsafeMutablePointer<Float>
    private let second: UnsafeMutablePointer<Float>
    /// The values of matrices, turned; empty since the last step.
    private var turned: [Float] = []

    /// Values spread evenly between -range and range.
    init(_ count: Int, range: Float, _ random: inout NamesTraining.Generator) {
        self.count = count
        func zeros() -> UnsafeMutablePointer<Float> {
            let pointer = UnsafeMutablePointer<Float>.allocate(capacity: count)
            pointer.initialize(repeating: 0, count: count)
            return pointer
        }
        (values, gradients, first, second) = (zeros(), zeros(), zeros(), zeros())
        if range > 0 { for index in 0..<count { values[index] = (random.uniform() * 2 - 1) * range } }
    }

    deinit { for pointer in [values, gradients, first, second] { pointer.deallocate() } }

    func step(_ rate: Float, _ correction1: Float, _ correction2: Float) {
        chancery_adam(values, gradients, first, second, Int64(count), rate, correction1, correction2)
        turned.removeAll(keepingCapacity: true)
    }

    /// Hands over a matrix that stands at some place among others of its shape, with rows and columns exchanged.
    func withTurned(rows: Int, columns: Int, at part: Int, _ body: (UnsafePointer<Float>) -> Void) {
        if turned.isEmpty {
            turned.append(contentsOf: repeatElement(0, count: count))
            turned.withUnsafeMutableBufferPointer {
                guard let base = $0.baseAddress else { return }
                for first in stride(from: 0, to: count, by: rows * columns) {
                    chancery_transpose(values + first, Int64(rows), Int64(columns), base + first)
                }
            }
        }
        turned.withUnsafeBufferPointer {
            guard let base = $0.baseAddress else { return }
            body(base + part)
        }
    }

    /// A step for some of the values only.
    func step(_ range: Range<Int>, _ rate: Float, _ correction1: Float, _ correction2: Float) {
        let from = range.lowerBound
        chancery_adam(
            values + from, gradients + from, first + from, second + from, Int64(range.count), rate, correction1,
            correction2)
    }

    var array: [Float] { Array(UnsafeBufferPointer(start: values, count: count)) }
}

/// A table of vectors of which a step moves only those that were used.
final class VectorTable {
    let size: Int
    let parameters: Parameters
    private var isUsed: [Bool]
    private var used: [Int] = []

    init(_ rows: Int, _ size: Int, range: Float, _ random: inout NamesTraining.Generator) {
        self.size = size
        parameters = Parameters(rows * size, range: range, &random)
        isUsed = Array(repeating: false, count: rows)
    }

    @inline(__always) func values(_ row: Int) -> UnsafeMutablePointer<Float> { parameters.values + row * size }

    /// Where to add to the gradient of a row.
    @inline(__always) func gradients(_ row: Int) -> UnsafeMutablePointer<Float> {
        if !isUsed[row] {
            isUsed[row] = true
            used.append(row)
        }
        return parameters.gradients + row * size
    }

    func step(_ rate: Float, _ correction1: Float, _ correction2: Float) {
        for row in used {
            parameters.step(row * size..<(row + 1) * size, rate, correction1, correction2)
            isUsed[row] = false
        }
        used.removeAll(keepingCapacity: true)
    }
}

extension NamesTraining.Generator {
    /// A number from 0 up to 1.
    mutating func uniform() -> Float { Float(next() >> 40) / Float(1 << 24) }
}
