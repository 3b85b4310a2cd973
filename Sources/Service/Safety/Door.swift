import Crypto
import Foundation
import Hummingbird
import Synchronization

/// Tells who asks: by the session that the browser holds, or, for programs, by name and password.
final class Door: Sendable {
    let rules: HouseRules
    let limits: Limits
    let accounts: Accounts
    let sessions = Sessions()
    /// Hashing takes 32 MiB each: so many at once.
    private let hashing = WorkPool(width: 2, longestQueue: 16)
    /// The name under which somebody on this machine corrects.
    private let user: String
    /// The form token of whoever need not sign in.
    let houseToken = Secrets.token()
    /// Names and passwords of programs that were right lately, as keyed hashes.
    private let known = Mutex<[String: Date]>([:])
    private let key = SymmetricKey(size: .bits256)
    /// A hash that takes as long as a real one, for accounts that are not there.
    private let nobodysHash: PasswordHash?

    init(rules: HouseRules, limits: Limits, accounts: Accounts, user: String) {
        self.rules = rules
        self.limits = limits
        self.accounts = accounts
        self.user = user
        nobodysHash = rules.demandsSignIn ? try? PasswordHash(password: Secrets.token()) : nil
    }

    /// The name of the cookie: with https one that a browser takes from no other host and no other path.
    var cookieName: String { rules.isSecure ? "__Host-chancery" : "chancery" }

    /// What the browser holds.
    func heldSession(_ request: Request) -> String? { request.cookies[cookieName]?.value }

    /// Whoever sits at this machine; nil where somebody has to sign in.
    var house: Visitor? {
        rules.demandsSignIn ? nil : Visitor(name: user, role: .analyst, formToken: houseToken, isSignedIn: false)
    }

    /// Who asks; nil where nobody has signed in and somebody has to.
    func visitor(_ request: Request, _ context: RoomContext) async throws -> Visitor? {
        if let house { return house }
        if let id = heldSession(request), let session = sessions.session(id) {
            // An account that is gone, or another's now, is asked for each time.
            if let account = try? accounts.account(session.name), let role = Visitor.Role(rawValue: account.role) {
                return Visitor(name: session.name, role: role, formToken: session.formToken, isSignedIn: true)
            }
            sessions.end(id)
            return nil
        }
        if let words = request.headers[.authorization], words.lowercased().hasPrefix("basic ") {
            return try await program(String(words.dropFirst(6)).trimmed, context)
        }
        return nil
    }

    /// A program that gives name and password with each request (RFC 7617). It has no session, and so no form token: no page
    /// of another site can make a browser send them.
    private func program(_ credentials: String, _ context: RoomContext) async throws -> Visitor? {
        guard let bytes = Data(base64Encoded: credentials) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let name = String(text[..<colon])
        let tag = HMAC<SHA256>.authenticationCode(for: bytes, using: key).map { String($0, radix: 16) }.joined(
            separator: ".")
        let isKnown = known.withLock { known in
            known[tag].map { $0 > Date.now } ?? false
        }
        if !isKnown {
            guard try await isRight(name, password: String(text[text.index(after: colon)...]), context) else {
                return nil
            }
            known.withLock { known in
                if known.count > 1000 { known.removeAll() }
                known[tag] = Date.now.addingTimeInterval(300)
            }
        }
        guard let account = try? accounts.account(name), let role = Visitor.Role(rawValue: account.role) else {
            return nil
        }
        return Visitor(name: name, role: role, formToken: "", isSignedIn: false)
    }

    /// Forgets which passwords were right, after one was changed.
    func forgetPasswords() { known.withLock { $0.removeAll() } }

    /// Whether a password is that of an account. An account that is not there takes as long as one that is.
    ///
    /// - Throws: ``Refusal`` 429 where it was asked too often.
    func isRight(_ name: String, password: String, _ context: RoomContext) async throws -> Bool {
        let address = context.address ?? ""
        try limits.passwords.take(address)
        try limits.accounts.take(name)
        guard password.utf8.count <= 1024 else { return false }
        let account = try accounts.account(name)
        guard let hash = account?.password ?? nobodysHash else { return false }
        let isRight = try await hashing.run { hash.matches(password) } && account != nil
        if isRight {
            limits.passwords.giveBack(address)
            limits.accounts.giveBack(name)
        }
        return isRight
    }

    /// Begins a session.
    ///
    /// - Returns: the cookie that the browser is to hold.
    func begin(_ name: String) -> Cookie {
        cookie(sessions.begin(name), lasting: Int(Sessions.longest))
    }

    /// The cookie that takes the session away.
    var gone: Cookie { cookie("gone", lasting: 0) }

    private func cookie(_ value: String, lasting seconds: Int) -> Cookie {
        Cookie(
            name: cookieName, value: value, maxAge: seconds, path: "/", secure: rules.isSecure, httpOnly: true,
            sameSite: .strict)
    }

    /// Checks that a form comes from a page that was made for whoever sends it.
    ///
    /// - Throws: ``Refusal/noToken``.
    func check(_ form: QueryFields, of visitor: Visitor) throws(Refusal) {
        // Who gives a password with each request has no page to send a form from.
        guard !visitor.formToken.isEmpty, let token = form.raw("form_token"), Secrets.areEqual(token, visitor.formToken)
        else { throw .noToken }
    }
}

/// Asks at the ``Door``. Whoever has not signed in sees the sign-in page, static files and whether the room is well.
struct SignInMiddleware: RouterMiddleware {
    typealias Context = RoomContext

    let door: Door

    func handle(
        _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let path = request.uri.path
        if path == "/health" || path.hasPrefix("/static/") { return try await next(request, context) }
        if let visitor = try await door.visitor(request, context) {
            context.visitor = visitor
            context.trail.visitor = visitor
            return try await next(request, context)
        }
        // Their forms have a token too: that of the house, which a page of another site cannot read.
        context.visitor.formToken = door.houseToken
        if path == "/sign-in" { return try await next(request, context) }
        if path.hasPrefix("/api/") || path == "/metrics" || path.hasPrefix("/export") || request.method == .post {
            throw Refusal(
                .unauthorized, "Sign in first, or give name and password of an account with the request.",
                headers: path.hasPrefix("/api/") || path == "/metrics"
                    ? [.wwwAuthenticate: "Basic realm=\"Chancery\""] : [:])
        }
        guard request.method == .get || request.method == .head else { throw Refusal.notFound }
        let next = path == "/" ? "" : "?next=" + Percent.encode(request.uri.string)
        return Response(status: .seeOther, headers: [.location: "/sign-in" + next])
    }
}
