/// Weights in bytes, row by row, each row with its scale; they stay where they are in the model's file.
package struct Matrix: Sendable {
    package let rows: Int
    package let width: Int
    /// The value of a weight of 1, row by row.
    package let scales: [Float]
    package let weights: ModelBytes

    /// Rounds values, `rows` times `width` of them.
    ///
    /// - Parameter isEven: whether all rows share one scale.
    package init(rows: Int, width: Int, rounding values: [Float], isEven: Bool = false) {
        precondition(values.count == rows * width)
        self.rows = rows
        self.width = width
        var scales: [Float] = []
        let all = values.lazy.map(abs).max() ?? 0
        for row in 0..<rows {
            let largest = isEven ? all : values[row * width..<(row + 1) * width].lazy.map(abs).max() ?? 0
            scales.append(max(largest, 1e-6) / 127)
        }
        self.scales = scales
        weights =
            ModelFile(values.indices.map { UInt8(bitPattern: Int8((values[$0] / scales[$0 / width]).rounded())) }).all
    }

    init(reading bytes: inout ByteReader) throws(HashedModel.Malformed) {
        rows = try bytes.number()
        width = try bytes.number()
        guard rows <= 1 << 20, width <= 1 << 12 else { throw bytes.malformed }
        // What is no number, as a broken model may hold it, is zero.
        scales = try bytes.floats(rows).map { $0.isFinite ? $0 : 0 }
        weights = try bytes.bytes(rows * width)
    }

    /// The scale that all rows share; nil where they do not.
    var evenScale: Float? { scales.allSatisfy { $0 == scales[0] } ? scales.first ?? 1 : nil }

    func append(to bytes: inout [UInt8]) {
        bytes.append(number: rows)
        bytes.append(number: width)
        bytes.append(floats: scales)
        bytes.append(contentsOf: weights.bytes)
    }
}
