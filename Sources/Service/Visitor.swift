import Diplomacy

/// Who asks.
struct Visitor: Sendable, Hashable {
    /// What somebody may do.
    enum Role: String, Sendable, Hashable, CaseIterable {
        /// Look, search, export what may leave the house.
        case reader
        /// All that, and add, correct, note.
        case analyst
    }

    /// The name that corrections are signed with.
    var name: String
    /// What the visitor may do.
    var role: Role
    /// What a form has to send back, so that it is known to come from a page of ours.
    var formToken: String
    /// Whether there is somebody to sign out: not so on loopback, where nobody signs in.
    var isSignedIn: Bool

    /// Whether the visitor may change the register.
    var mayWrite: Bool { role == .analyst }

    /// Whether the visitor may see a document, and what it says: what is marked stays with the analysts of the house.
    func sees(_ remarks: DeskRemarks?) -> Bool { role == .analyst || remarks?.mayGoOut(inHouse: false) ?? true }
}
