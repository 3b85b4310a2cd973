/// Brings items together by their pairs, the nearest first: every item takes at most one partner in each document, no group
/// holds two of one document, and all of a group are alike, so that no chain of likenesses leads from one matter to another.
struct PassageGroups {
    private var groupOf: [Int]
    private var members: [[Int]]
    private var documents: [Set<Int>]
    private var partners: [Set<Int>]
    private let documentOf: [Int]

    init(documentOf: [Int]) {
        self.documentOf = documentOf
        groupOf = Array(documentOf.indices)
        members = documentOf.indices.map { [$0] }
        documents = documentOf.map { [$0] }
        partners = Array(repeating: [], count: documentOf.count)
    }

    /// Joins the groups of two items where that is allowed, and every item of the one is like every item of the other.
    mutating func join(_ a: Int, _ b: Int, areAlike: (Int, Int) -> Bool) {
        let one = groupOf[a]
        let other = groupOf[b]
        guard one != other, !partners[a].contains(documentOf[b]), !partners[b].contains(documentOf[a]),
            documents[one].isDisjoint(with: documents[other]),
            members[one].allSatisfy({ left in members[other].allSatisfy { areAlike(left, $0) } })
        else { return }
        partners[a].insert(documentOf[b])
        partners[b].insert(documentOf[a])
        unite(one, other)
    }

    /// Joins the groups of two items that exclude each other, where neither group has an answer of the other's document.
    ///
    /// A third document may stand in both: it tells of the dispute. Half of the items of the one at least are like those of the other:
    /// that all are would be too much, for what says the same in other words lies far from what it is disputed by.
    ///
    /// - Returns: false where one of the two documents gives both answers, so that it cannot be at odds with the other.
    @discardableResult
    mutating func oppose(_ a: Int, _ b: Int, areAlike: (Int, Int) -> Bool) -> Bool {
        let one = groupOf[a]
        let other = groupOf[b]
        guard one != other else { return true }
        guard !documents[one].contains(documentOf[b]), !documents[other].contains(documentOf[a]) else { return false }
        var alike = 0
        var all = 0
        for left in members[one] {
            for right in members[other] where documentOf[left] != documentOf[right] {
                all += 1
                if areAlike(left, right) { alike += 1 }
            }
        }
        if alike * 2 >= all { unite(one, other) }
        return true
    }

    private mutating func unite(_ one: Int, _ other: Int) {
        let (kept, gone) = (min(one, other), max(one, other))
        for member in members[gone] { groupOf[member] = kept }
        members[kept] += members[gone]
        documents[kept].formUnion(documents[gone])
        members[gone] = []
    }

    /// The groups of more than one item, each in order of its items, in order of their first.
    var groups: [[Int]] { members.filter { $0.count > 1 }.map { $0.sorted() } }
}
