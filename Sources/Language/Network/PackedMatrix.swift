import CKernels

/// Weights in the order in which the kernels take them; see `chancery_pack`.
package struct PackedMatrix: @unchecked Sendable {
    /// The number of rows, rounded up to whole groups; rows that were added hold zeros.
    let rows: Int
    /// How many numbers come in.
    let width: Int
    /// The value of a weight of 1, row by row; 0 for rows that were added.
    let scales: [Float]
    // Written in the initializer only.
    private let weights: Scratch<Int8>

    /// How many rows stand side by side.
    static let group = Int(CHANCERY_GROUP)

    /// The smallest whole number of groups with room for some rows.
    static func rounded(_ rows: Int) -> Int { (rows + group - 1) / group * group }

    /// Packs blocks of a matrix one below the other, each rounded up to whole groups.
    ///
    /// - Parameters:
    ///   - width: how many columns each block has, a multiple of four.
    ///   - blocks: the rows of each block, and its first column.
    init(_ matrix: Matrix, width: Int, blocks: [(rows: Range<Int>, column: Int)]) {
        precondition(width % 4 == 0)
        let count = blocks.reduce(0) { $0 + PackedMatrix.rounded($1.rows.count) }
        let weights = Scratch<Int8>(count * width)
        var scales: [Float] = []
        scales.reserveCapacity(count)
        for (rows, column) in blocks {
            precondition(rows.upperBound <= matrix.rows && column + width <= matrix.width)
            matrix.weights.withPointer { source in
                chancery_pack(
                    source + rows.lowerBound * matrix.width + column, Int64(matrix.width), Int64(rows.count),
                    Int64(width), weights.start + scales.count * width)
            }
            scales += matrix.scales[rows]
            while scales.count % PackedMatrix.group != 0 { scales.append(0) }
        }
        rows = count
        self.width = width
        self.scales = scales
        self.weights = weights
    }

    /// Packs all of a matrix.
    init(_ matrix: Matrix) { self.init(matrix, width: matrix.width, blocks: [(0..<matrix.rows, 0)]) }

    /// The sums of each row for some places: ``rows`` numbers a place.
    ///
    /// - Parameters:
    ///   - step: how far the places are apart in `input`.
    ///   - columns: which numbers come in, both ends multiples of four; `input` begins at the first.
    @inline(__always) func multiply(
        _ input: UnsafePointer<UInt8>, step: Int, count: Int, columns: Range<Int>? = nil,
        _ output: UnsafeMutablePointer<Int32>
    ) {
        let columns = columns ?? 0..<width
        chancery_multiply_bytes(
            input, Int64(step), Int64(count), weights.start + columns.lowerBound * PackedMatrix.group, Int64(rows),
            Int64(width * PackedMatrix.group), Int64(columns.count), output)
    }

    /// What bytes that are 128 too large add to the sums of each row: kernels take bytes without sign.
    func shifts(columns: Range<Int>? = nil) -> [Int32] {
        let input = [UInt8](repeating: 128, count: width)
        var sums = [Int32](repeating: 0, count: rows)
        multiply(input, step: 0, count: 1, columns: columns, &sums)
        return sums
    }
}
