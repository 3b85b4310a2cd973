/// One row of a table of features while it is written, and the names of its columns where they are wanted.
struct FeatureRow {
    /// The names of the columns; empty where they are not wanted.
    private(set) var names: [String] = []
    private let numbers: UnsafeMutableBufferPointer<Float>
    private var count = 0
    private let isNamed: Bool

    /// Longer rows than this there are none.
    private static let longest = 512

    private init(_ numbers: UnsafeMutableBufferPointer<Float>, isNamed: Bool) {
        self.numbers = numbers
        self.isNamed = isNamed
    }

    /// Lends a row to whoever writes a table with it.
    ///
    /// - Parameter isNamed: whether the columns are named as they are written.
    static func lend(isNamed: Bool, to writer: (inout FeatureRow) -> Void) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: longest) { numbers in
            var row = FeatureRow(numbers, isNamed: isNamed)
            writer(&row)
        }
    }

    /// What was written since the row began.
    var values: UnsafeBufferPointer<Float> { UnsafeBufferPointer(rebasing: numbers[..<count]) }

    /// Begins the next row, which has the columns of the one before.
    mutating func clear() {
        count = 0
        names = []
    }

    @inline(__always)
    mutating func add(_ name: @autoclosure () -> String, _ value: Float) {
        precondition(count < numbers.count, "a row of features is longer than any that there is")
        numbers[count] = value
        count += 1
        if isNamed { names.append(name()) }
    }
}
