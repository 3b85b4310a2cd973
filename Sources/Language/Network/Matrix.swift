/// Weights in bytes, row by row, each row with its scale; kept in memory as 16-bit numbers, as the kernels take them.
package struct Matrix: Sendable {
    package let rows: Int
    package let width: Int
    /// The value of a weight of 1, row by row.
    package let scales: [Float]
    package let weights: [Int16]

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
        weights = values.indices.map { Int16((values[$0] / scales[$0 / width]).rounded()) }
    }

    init(reading bytes: inout ByteReader) throws(HashedModel.Malformed) {
        rows = try bytes.number()
        width = try bytes.number()
        guard rows <= 1 << 20, width <= 1 << 12 else { throw bytes.malformed }
        scales = try bytes.floats(rows)
        weights = try bytes.bytes(rows * width).map { Int16(Int8(bitPattern: $0)) }
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(number: rows)
        bytes.append(number: width)
        bytes.append(floats: scales)
        for weight in weights { bytes.append(UInt8(bitPattern: Int8(weight))) }
    }
}

/// Reads the parts of a model's file, one after the other.
struct ByteReader {
    private var bytes: ArraySlice<UInt8>
    let malformed: HashedModel.Malformed

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes[...]
        malformed = HashedModel.Malformed(file: file)
    }

    mutating func bytes(_ count: Int) throws(HashedModel.Malformed) -> ArraySlice<UInt8> {
        guard count >= 0, bytes.count >= count else { throw malformed }
        defer { bytes = bytes.dropFirst(count) }
        return bytes.prefix(count)
    }

    mutating func number() throws(HashedModel.Malformed) -> Int {
        Int(try bytes(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }

    mutating func numbers(_ count: Int) throws(HashedModel.Malformed) -> [UInt32] {
        guard count <= 1 << 24 else { throw malformed }
        return try bytes(count * 4).withUnsafeBytes { raw in
            (0..<count).map { UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        }
    }

    mutating func floats(_ count: Int) throws(HashedModel.Malformed) -> [Float] {
        try numbers(count).map { Float(bitPattern: $0) }
    }
}

extension [UInt8] {
    mutating func append(number: Int) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(floats: [Float]) { for value in floats { append(number: Int(value.bitPattern)) } }
}
