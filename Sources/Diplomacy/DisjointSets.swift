/// Disjoint sets over the numbers 0..<count; the smallest member stands for its set, whatever the order of the unions.
///
/// ```swift
/// var sets = DisjointSets(count: 4)
/// sets.union(0, 2)
/// sets.sets()  // [[0, 2], [1], [3]]
/// ```
public struct DisjointSets {
    private var parent: [Int32]

    /// Every number in a set of its own.
    public init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

    /// The smallest member of the set of a member.
    public mutating func find(_ member: Int) -> Int {
        var root = member
        while Int(parent[root]) != root { root = Int(parent[root]) }
        var step = member
        while Int(parent[step]) != root {
            let next = Int(parent[step])
            parent[step] = Int32(root)
            step = next
        }
        return root
    }

    /// Joins the sets of two members.
    public mutating func union(_ one: Int, _ other: Int) {
        let a = find(one)
        let b = find(other)
        if a < b { parent[b] = Int32(a) } else if b < a { parent[a] = Int32(b) }
    }

    /// The sets, each sorted, in order of their smallest members.
    public mutating func sets() -> [[Int]] {
        var members: [Int: [Int]] = [:]
        for index in parent.indices { members[find(index), default: []].append(index) }
        return members.keys.sorted().map { members[$0] ?? [] }
    }
}
