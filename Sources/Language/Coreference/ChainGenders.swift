/// The gender of each chain so far: what one mention tells (`she`, `Mr`, a given name) holds for all of them, so that `he` is
/// nobody of whom `she` was said.
struct ChainGenders {
    /// The first mention of the chain of each mention.
    private var first: [Int32]
    /// By first mention.
    private var genders: [Gender]

    init(_ referents: [Referent]) {
        first = referents.indices.map(Int32.init)
        genders = referents.map(\.gender)
    }

    /// Whether two mentions are a man and a woman. Only people are asked: a ship is `she` and `it`.
    func exclude(_ current: Int, _ other: Int) -> Bool {
        switch (genders[Int(first[current])], genders[Int(first[other])]) {
        case (.male, .female), (.female, .male): true
        default: false
        }
    }

    /// Puts a mention into the chain of an earlier one.
    mutating func join(_ current: Int, _ earlier: Int) {
        let root = first[earlier]
        if genders[Int(root)] == .unknown { genders[Int(root)] = genders[current] }
        first[current] = root
    }

    /// The gender of each mention.
    func all() -> [Gender] { first.map { genders[Int($0)] } }
}
