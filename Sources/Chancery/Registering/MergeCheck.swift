import Diplomacy
import Register

extension Register {
    /// Why two entities cannot be one; nil where they may be.
    ///
    /// What reading took somebody for may be wrong, and is not asked too closely: an organisation may be a company, a
    /// framework the organisation that keeps it. A person is nobody else, and a state no other state.
    ///
    /// - Throws: `RegisterFailure`.
    public func objection(toMerging one: Correction.EntityName, _ two: Correction.EntityName) throws -> String? {
        if one.id == two.id { return "\(one.name) and \(two.name) are one already (\(one.id))" }
        let kinds = try [one, two].map { try entity($0.id)?.kind ?? .other }
        if kinds == [.state, .state] {
            return
                "\(one.name) and \(two.name) are two states, and stay two; amend the statements that take one for the other"
        }
        let isPerson = kinds.map { $0 == .person }
        if isPerson[0] != isPerson[1], !kinds.contains(.other) {
            let kind = kinds[isPerson[0] ? 1 : 0].rawValue
            let (person, other) = isPerson[0] ? (one, two) : (two, one)
            return
                "\(person.name) is a person, and \(other.name) is \(kind.withArticle); amend the statements that take one for the other"
        }
        return nil
    }
}

extension String {
    /// `a framework`, `an outlet`.
    fileprivate var withArticle: String { ("aeiou".contains(prefix(1)) ? "an " : "a ") + self }
}
