/// One row of a table of features while it is written.
struct FeatureRow {
    private let numbers: UnsafeMutableBufferPointer<Float>
    private var count = 0

    /// Longer rows than this there are none.
    private static let longest = 512

    private init(_ numbers: UnsafeMutableBufferPointer<Float>) { self.numbers = numbers }

    /// Lends a row to whoever writes a table with it.
    static func lend(to writer: (inout FeatureRow) -> Void) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: longest) { numbers in
            var row = FeatureRow(numbers)
            writer(&row)
        }
    }

    /// What was written since the row began.
    var values: UnsafeBufferPointer<Float> { UnsafeBufferPointer(rebasing: numbers[..<count]) }

    /// Begins the next row, which has the columns of the one before.
    mutating func clear() { count = 0 }

    /// Adds a column.
    ///
    /// - Parameter name: what the column is, for whoever reads the place where it is written; never worked out.
    @inline(__always)
    mutating func add(_ name: @autoclosure () -> String, _ value: Float) {
        precondition(count < numbers.count, "a row of features is longer than any that there is")
        numbers[count] = value
        count += 1
    }
}
