/// Lists in ascending order, each value once.
enum Ascending {
    /// The values that two such lists share, ascending.
    static func shared<Value: Comparable>(_ a: [Value], _ b: [Value]) -> [Value] {
        var result: [Value] = []
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i] == b[j] {
                result.append(a[i])
                i += 1
                j += 1
            } else if a[i] < b[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return result
    }
}
