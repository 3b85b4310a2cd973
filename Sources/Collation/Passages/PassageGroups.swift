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
        let (kept, gone) = (min(one, other), max(one, other))
        for member in members[gone] { groupOf[member] = kept }
        members[kept] += members[gone]
        documents[kept].formUnion(documents[gone])
        members[gone] = []
    }

    /// The groups of more than one item, each in order of its items, in order of their first.
    var groups: [[Int]] { members.filter { $0.count > 1 }.map { $0.sorted() } }
}
