import Hummingbird

/// A request that is not served, with one line that says why and what to do.
struct Refusal: Error, Sendable {
    /// The status of HTTP.
    var status: HTTPResponse.Status
    /// One line.
    var message: String
    /// Headers that go with it: `Allow`, `Retry-After`.
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]) {
        self.status = status
        self.message = message
        self.headers = headers
    }

    static let notFound = Refusal(.notFound, "There is nothing at this address; it may have been corrected away.")
    static let noToken = Refusal(
        .forbidden, "This form is too old, or not of this room; open its page again and send it once more.")
    static let foreignSite = Refusal(
        .forbidden, "Another site sent this request; open the page here and send it again.")
    static let noAnalyst = Refusal(
        .forbidden, "Only analysts may do this; ask whoever keeps the accounts for the role.")
    static let wrongHost = Refusal(
        .misdirectedRequest, "This name is not served here; use the address that 'chancery serve' printed.")
    static let busy = Refusal(
        .serviceUnavailable, "Too much is being asked at once; try again in some seconds.", headers: [.retryAfter: "5"])
    static let tooSlow = Refusal(.requestTimeout, "The request took too long to arrive; send it again.")
    static let longAddress = Refusal(.uriTooLong, "The address is too long; ask for less at once.")

    /// More came than is taken.
    static func tooLarge(_ most: Int) -> Refusal {
        Refusal(
            .contentTooLarge,
            most >= 1 << 20
                ? "More than \(most >> 20) MiB are not taken at once; send fewer files, or use 'chancery add'."
                : "More than \(most >> 10) KiB are not taken here.")
    }

    /// A field is missing, or is not what it should be.
    static func field(_ message: String) -> Refusal { Refusal(.badRequest, message) }

    /// A name or an id stands for nothing.
    static func unknown(_ message: String) -> Refusal { Refusal(.notFound, message) }

    /// What is asked does not go with what is there.
    static func unfit(_ message: String) -> Refusal { Refusal(.unprocessableContent, message) }

    /// The address takes other methods.
    static func method(_ allowed: String) -> Refusal {
        Refusal(.methodNotAllowed, "This address takes \(allowed) only.", headers: [.allow: allowed])
    }

    /// Asked too often.
    static func tooOften(_ seconds: Int) -> Refusal {
        Refusal(
            .tooManyRequests, "Asked too often; try again in \(max(seconds, 1)) s.",
            headers: [.retryAfter: "\(max(seconds, 1))"])
    }
}
