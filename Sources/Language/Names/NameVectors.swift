import Foundation

/// Short vectors of usual forms: what words of news look like by the company they keep.
///
/// Made from the vectors that the network of trees begins with, shortened to their main directions, so that words of a kind
/// (first names, cities, verbs of saying) point the same way. A file of its own, so that a network trained anew leaves the
/// models of names as they are.
package struct NameVectors: Sendable {
    /// The length of a vector.
    package static let size = 32

    private let vocabulary: Vocabulary
    /// The vectors row by row, in units of ``unit``.
    private let values: ModelBytes
    /// What 1 stands for.
    package let unit: Float

    private static let magic: [UInt8] = Array("CHNV".utf8) + [1]

    /// Vectors of forms, rounded to bytes.
    ///
    /// - Parameters:
    ///   - marks: the marks of the forms (``Vocabulary/mark(_:)``).
    ///   - values: ``size`` numbers a form.
    package init(marks: [UInt32], rounding values: [Float]) {
        self.init(
            marks: marks, Matrix(rows: marks.count, width: NameVectors.size, rounding: values, isEven: true))
    }

    private init(marks: [UInt32], _ matrix: Matrix) {
        vocabulary = Vocabulary(marks: marks)
        values = matrix.weights
        unit = matrix.scales.first ?? 1
    }

    package init(contentsOf url: URL) throws(HashedModel.Malformed) {
        var bytes = try ByteReader(contentsOf: url)
        guard try bytes.begins(with: NameVectors.magic) else { throw bytes.malformed }
        let marks = try bytes.numbers(try bytes.number())
        let matrix = try Matrix(reading: &bytes)
        guard matrix.rows == marks.count, matrix.width == NameVectors.size else { throw bytes.malformed }
        self.init(marks: marks, matrix)
    }

    /// The bytes of the file.
    package var encoded: [UInt8] {
        var bytes = NameVectors.magic
        bytes.append(number: vocabulary.marks.count)
        for mark in vocabulary.marks { bytes.append(number: Int(mark)) }
        Matrix(
            rows: vocabulary.marks.count, width: NameVectors.size,
            rounding: values.bytes.map { Float(Int8(bitPattern: $0)) * unit },
            isEven: true
        ).append(to: &bytes)
        return bytes
    }

    /// The row of a form by its key (``FormFacts/Word/key``); -1 where it has none.
    @inline(__always) package func row(_ key: UInt64) -> Int32 { vocabulary.row(key) }

    /// Puts the vector of a row into a place of a longer one; zeros for -1.
    @inline(__always) package func copy(_ row: Int32, to target: UnsafeMutablePointer<Int8>) {
        guard row >= 0 else { return target.update(repeating: 0, count: NameVectors.size) }
        values.withPointer { target.update(from: $0 + Int(row) * NameVectors.size, count: NameVectors.size) }
    }
}
