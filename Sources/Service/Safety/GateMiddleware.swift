import HTTPTypes
import Hummingbird

/// Lets in what asks by a name of ours, from a page of ours, and not too often.
struct GateMiddleware: RouterMiddleware {
    typealias Context = RoomContext

    let rules: HouseRules
    let limits: Limits

    private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")
    private static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    func handle(
        _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if rules.isBehindProxy, let list = GateMiddleware.forwardedFor.flatMap({ request.headers[$0] }),
            let last = list.split(separator: ",").last
        {
            // What stands before the last was said by the client, and may be anything.
            context.address = String(last).trimmed
        }
        // Whoever watches over the room asks by its number.
        if request.uri.path == "/health", request.method == .get { return try await next(request, context) }
        guard let authority = request.head.authority, rules.goesBy(authority) else { throw Refusal.wrongHost }
        if rules.demandsSignIn { try limits.requests.take(context.address ?? "") }
        if request.method != .get, request.method != .head {
            guard
                rules.isOwn(
                    origin: request.headers[.origin], site: GateMiddleware.fetchSite.flatMap { request.headers[$0] },
                    authority: authority)
            else { throw Refusal.foreignSite }
            if rules.demandsSignIn { try limits.writes.take(context.address ?? "") }
        }
        return try await next(request, context)
    }
}

/// How often what may be asked.
struct Limits: Sendable {
    /// Requests, by address.
    var requests = RateLimit(burst: 600, perSecond: 100)
    /// Requests that change something, by address.
    var writes = RateLimit(burst: 60, perSecond: 2)
    /// Passwords, by address: whoever gives the right one gets it back.
    var passwords = RateLimit(burst: 10, perSecond: 0.1)
    /// Passwords, by account, whatever address they come from.
    var accounts = RateLimit(burst: 10, perSecond: 1.0 / 60)
}
