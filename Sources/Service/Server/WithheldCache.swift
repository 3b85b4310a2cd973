import Diplomacy
import Register
import Synchronization

/// The documents that may not go out, looked up once a revision.
final class WithheldCache: Sendable {
    private let register: Register
    private let kept = Mutex<[Bool: (revision: Int, withheld: WithheldDocuments)]>([:])

    init(_ register: Register) { self.register = register }

    /// The documents that may not go out now.
    ///
    /// - Parameter house: whether what goes out stays in the house.
    func withheld(inHouse house: Bool) throws -> WithheldDocuments {
        let revision = try register.lastRevision()
        if let known = kept.withLock({ $0[house] }), known.revision == revision { return known.withheld }
        let withheld = try register.withheldDocuments(inHouse: house)
        kept.withLock { $0[house] = (revision, withheld) }
        return withheld
    }
}
