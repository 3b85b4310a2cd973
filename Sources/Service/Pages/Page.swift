/// A page as it is sent.
struct Page: Sendable, Hashable {
    /// The status of HTTP.
    var status = 200
    /// The whole document of HTML.
    var html: String
}
