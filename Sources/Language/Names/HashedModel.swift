import CKernels
import Foundation

/// A linear model over hashed features: one row of small weights for each bucket, one column a class.
package struct HashedModel: Sendable {
    /// Something is wrong with a model's file.
    package struct Malformed: Error, CustomStringConvertible {
        package var file: String
        package var description: String { "CH0210: \(file) is no model of this version" }

        package init(file: String) { self.file = file }
    }

    /// The base 2 logarithm of the number of buckets.
    package let bits: Int
    /// The number of classes.
    package let classes: Int
    /// `classes` weights a bucket, and room behind the last for a kernel that reads sixteen at a time.
    fileprivate let weights: Weights
    /// What a weight of 1 was before it was rounded; 1 for a model that was read.
    package private(set) var unit: Float = 1

    private static let magic: [UInt8] = Array("CHHM".utf8) + [1]

    /// Memory that is written once, before it is shared.
    fileprivate final class Weights: @unchecked Sendable {
        let start: UnsafeMutablePointer<Int8>
        let count: Int

        init(_ count: Int) {
            self.count = count
            // Zeros that are never looked at take no memory.
            start = calloc(count + 64, 1).bindMemory(to: Int8.self, capacity: count + 64)
        }

        deinit { free(start) }
    }

    package init(bits: Int, classes: Int, weights: [Int8]) {
        precondition(weights.count == classes << bits)
        self.bits = bits
        self.classes = classes
        self.weights = Weights(weights.count)
        self.weights.start.update(from: weights, count: weights.count)
    }

    /// Rounds weights to one byte each; the largest is 127.
    package init(bits: Int, classes: Int, rounding floats: [Float]) {
        let largest = floats.lazy.map(abs).max() ?? 0
        // A few outliers must not flatten the rest: the scale is by the 99.9th hundredth of the weights in use.
        let used = floats.lazy.filter { $0 != 0 }.map(abs).sorted()
        let high = used.isEmpty ? 1 : min(largest, used[used.count * 999 / 1000] * 1.5)
        let scale = 127 / max(high, .leastNormalMagnitude)
        self.init(
            bits: bits, classes: classes,
            weights: floats.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) })
        unit = 1 / scale
    }

    /// Reads a model. Runs of zeros are packed: a zero byte is followed by the number of zeros less one.
    package init(contentsOf url: URL) throws(Malformed) {
        try self.init(try ModelFile(contentsOf: url).all, file: url.lastPathComponent)
    }

    /// Reads a model out of the bytes of (a part of) a file.
    package init(_ data: [UInt8], file: String) throws(Malformed) {
        try self.init(ModelFile(data).all, file: file)
    }

    init(_ data: ModelBytes, file: String) throws(Malformed) {
        guard data.count > 7, data.bytes.starts(with: HashedModel.magic) else { throw Malformed(file: file) }
        let bits = Int(data.bytes[5])
        let classes = Int(data.bytes[6])
        guard (1...22).contains(bits), classes > 0 else { throw Malformed(file: file) }
        let weights = Weights(classes << bits)
        let packed = data.part(7..<data.count)
        let count = packed.withPointer { chancery_unpack($0, Int64(packed.count), weights.start, Int64(weights.count)) }
        guard count == weights.count else { throw Malformed(file: file) }
        self.bits = bits
        self.classes = classes
        self.weights = weights
    }

    /// The bytes of the model's file.
    package var encoded: [UInt8] {
        var bytes = HashedModel.magic + [UInt8(bits), UInt8(classes)]
        let weights = UnsafeBufferPointer(start: weights.start, count: weights.count)
        var index = 0
        while index < weights.count {
            if weights[index] != 0 {
                bytes.append(UInt8(bitPattern: weights[index]))
                index += 1
                continue
            }
            var run = 1
            while run < 256, index + run < weights.count, weights[index + run] == 0 { run += 1 }
            bytes.append(0)
            bytes.append(UInt8(run - 1))
            index += run
        }
        return bytes
    }

    /// The sums of the weights of some features, class by class.
    package func score(_ features: [UInt64], into scores: inout [Int32]) {
        precondition(scores.count >= classes)
        chancery_sum_rows(
            features, Int64(features.count), Int32(64 - bits), weights.start, Int64(classes), &scores)
    }

    /// The sum of the weights of some features, for a model of one class.
    package func score(_ features: [UInt64]) -> Int32 {
        let shift = UInt64(64 - bits)
        var sum: Int32 = 0
        for feature in features { sum &+= Int32(weights.start[Int(truncatingIfNeeded: feature >> shift)]) }
        return sum
    }
}

/// What takes features: a list for training, or the sum of a model's weights.
protocol FeatureSink {
    mutating func append(_ feature: UInt64)
}

extension [UInt64]: FeatureSink {}

/// The sum of the weights of features, added up as they are made; for a model of one class.
struct FeatureSum: FeatureSink {
    private(set) var value: Int32 = 0
    private let weights: UnsafePointer<Int8>
    private let shift: UInt64

    /// - Parameter model: must stay for as long as the sum is used.
    @inline(__always) init(_ model: borrowing HashedModel) {
        weights = UnsafePointer(model.weights.start)
        shift = UInt64(64 - model.bits)
    }

    @inline(__always) mutating func append(_ feature: UInt64) {
        value &+= Int32(weights[Int(truncatingIfNeeded: feature >> shift)])
    }
}

/// Makes features: a number that says which template, mixed with hashes of what stands there. The high bits choose the
/// bucket.
package enum Feature {
    @inlinable @inline(__always) package static func of(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) -> UInt64
    {
        var hash = (template &+ 1) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ a) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 31
        hash = (hash ^ b) &* 0x94D0_49BB_1331_11EB
        hash ^= hash >> 29
        return hash &* 0x9E37_79B9_7F4A_7C15
    }

    /// A hash of bytes (FNV-1a).
    @inlinable @inline(__always) package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
