/// One row of a table of features while it is written, and the names of its columns where they are wanted.
struct FeatureRow {
    var values: [Float] = []
    var names: [String] = []
    var isNamed = false

    init() { values.reserveCapacity(256) }

    /// Begins the next row.
    mutating func clear(isNamed: Bool) {
        values.removeAll(keepingCapacity: true)
        self.isNamed = isNamed
    }

    @inline(__always)
    mutating func add(_ name: @autoclosure () -> String, _ value: Float) {
        values.append(value)
        if isNamed { names.append(name()) }
    }
}
