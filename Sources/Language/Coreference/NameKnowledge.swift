/// What is known of the bearers of names so far: titles, gender and state told at one mention hold for the others that the
/// rules settle as the same.
struct NameKnowledge {
    private var root: [Int32]

    init(_ referents: [Referent]) { root = [Int32](repeating: -1, count: referents.count) }

    /// Lets a mention and the earlier one that it is the same as share what they tell; the latest mention of a name always
    /// knows all of it.
    mutating func join(_ current: Int, _ earlier: Int, _ referents: inout [Referent]) {
        let first = root[earlier] >= 0 ? Int(root[earlier]) : earlier
        root[current] = Int32(first)
        referents[first].roles.insert(referents[current].roles)
        if referents[first].gender == .unknown { referents[first].gender = referents[current].gender }
        if referents[first].state == 0 { referents[first].state = referents[current].state }
        for index in [current, earlier] {
            referents[index].roles = referents[first].roles
            referents[index].gender = referents[first].gender
            referents[index].state = referents[first].state
        }
    }
}
