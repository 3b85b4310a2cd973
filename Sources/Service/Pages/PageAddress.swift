/// The address of a page: what it shows, stable for as long as the register knows the thing.
enum PageAddress: Sendable, Hashable {
    /// All affairs.
    case affairs

    /// The page that a path names; nil for a path that names none.
    ///
    /// - Parameters:
    ///   - path: the parts of the path, decoded.
    ///   - query: the fields behind the question mark, decoded.
    init?(path: [String], query: [String: String]) {
        switch path.first {
        case nil: self = .affairs
        default: return nil
        }
    }

    /// The path, with its query.
    var path: String {
        switch self {
        case .affairs: "/"
        }
    }
}
