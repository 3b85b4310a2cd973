import Diplomacy
import Hummingbird
import Intake
import Logging
import Register
import SourceText

/// What requests come to: pages, forms, exports, the interface for programs.
struct Room: Sendable {
    let desk: Desk
    let pages: PageMaker
    let door: Door
    let jobs: JobQueue
    let files: StaticFiles
    let cache: PageCache
    let pool: WorkPool
    /// Looks whether a reply is kept: it does not wait for those that have to be made.
    let lane = WorkPool(width: 2)
    /// Makes pages that are likely to be asked for next.
    let ahead = PagesAhead()
    let withheld: WithheldCache
    let metrics: RoomMetrics
    /// Bytes of one upload at most.
    let largestUpload: Int
    /// Stands in kept pages where the form token goes.
    let placeholder = Secrets.token()
    /// Bytes of a form without files.
    static let largestForm = 256 << 10

    /// The router: a handler an address, behind the middlewares.
    func router(log: Logger) -> Router<RoomContext> {
        let router = Router(context: RoomContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            AccessLog(
                log: log, metrics: metrics, failures: Failures(pages: pages, log: log), isSecure: door.rules.isSecure)
            GateMiddleware(rules: door.rules, limits: door.limits)
            SignInMiddleware(door: door)
            MethodMiddleware()
        }
        router.get("/health") { _, _ in try await health() }
        router.get("/metrics") { _, context in try await numbers(context) }
        router.get("/static/{name}") { request, context in
            try files.response(Percent.decode((context.parameters.get("name") ?? "").utf8), to: request)
        }
        addForms(to: router)
        Exports(room: self).add(to: router)
        Interface(room: self).add(to: router)
        // An address that forms are posted to is found before the catch-all: its page is told here.
        for path: RouterPath in ["/", "/add", "/account"] {
            router.get(path) { request, context in try await page(request, context) }
        }
        router.get("**") { request, context in try await page(request, context) }
        return router
    }

    // MARK: Pages

    /// A page; one that was made at the register's present revision is not made again.
    func page(_ request: Request, _ context: RoomContext) async throws -> Response {
        guard let address = PageAddress(path: request.parts, query: request.fields.dictionary) else {
            throw Refusal.notFound
        }
        let response = try await reply(
            request, context, path: address.path, type: "text/html; charset=utf-8"
        ) { visitor, placeholder in
            try entry(of: address, for: visitor, placeholder)
        }
        // Behind the page itself, whose record they are made of.
        if response.status == .ok || response.status == .notModified {
            var visitor = context.visitor
            visitor.formToken = placeholder
            makeAhead(address.neighbours, for: visitor)
        }
        return response
    }

    /// A page as it is kept.
    private func entry(of address: PageAddress, for visitor: Visitor, _ placeholder: String) throws -> PageCache.Entry {
        let page = try ReaderWall(withheld: withheld).page(try pages.page(address, for: visitor), for: visitor)
        return PageCache.Entry(status: page.status, text: page.html, placeholder: placeholder)
    }

    /// Makes pages when there is nothing else to do, where they are not kept as they are now.
    private func makeAhead(_ addresses: [PageAddress], for visitor: Visitor) {
        ahead.want(
            addresses.map { address in
                {
                    let key = PageCache.Key(path: address.path, visitor: visitor)
                    // What cannot be made is told to whoever asks for it.
                    guard let revision = try? desk.register.lastRevision(), cache.entry(key, at: revision) == nil,
                        let made = try? entry(of: address, for: visitor, placeholder), made.status == 200
                    else { return }
                    cache.keep(made, as: key, at: revision)
                }
            })
    }

    /// Makes the pages that the first page leads to, for whoever sits at this machine: where somebody has to sign in, nobody is
    /// known before. As many briefs as a page of a list has rows.
    func makeFrontAhead() throws {
        try pages.prepare()
        guard var visitor = door.house else { return }
        visitor.formToken = placeholder
        var pages: [PageAddress] = []
        for order in PageAddress.AffairOrder.allCases {
            pages.append(.affairs(order))
            pages += try desk.register.stories(order: order.stories, limit: PageWriter.rows).map { .brief($0.id) }
        }
        makeAhead(pages, for: visitor)
    }

    /// A reply that depends on the register, on the path, and on who asks.
    ///
    /// - Parameter make: makes it for a visitor whose form token is a placeholder.
    func reply(
        _ request: Request, _ context: RoomContext, path: String, type: String,
        make: @escaping @Sendable (Visitor, String) throws -> PageCache.Entry
    ) async throws -> Response {
        let token = context.visitor.formToken
        var visitor = context.visitor
        visitor.formToken = placeholder
        let key = PageCache.Key(path: path, visitor: visitor)
        let kept = try await lane.run { [desk, cache] in
            let revision = try desk.register.lastRevision()
            return cache.entry(key, at: revision).map { ($0, revision) }
        }
        let entry: PageCache.Entry
        let revision: Int
        if let kept {
            (entry, revision) = kept
        } else {
            (entry, revision) = try await made(key, visitor, make)
        }
        let tag = "\"r\(revision)-\(Secrets.digest(path + "\u{1F}" + visitor.name + "\u{1F}" + token).prefix(16))\""
        if entry.status == 200, ETags.match(request, tag) {
            return Response(status: .notModified, headers: [.eTag: tag, .vary: "Cookie"])
        }
        var headers: HTTPFields = [.contentType: type, .vary: "Cookie"]
        if entry.status == 200 { headers[.eTag] = tag }
        return Response(
            status: .init(code: entry.status), headers: headers, body: .init(byteBuffer: entry.body(token: token)))
    }

    /// Makes a reply and keeps it, with the revision that it was made at.
    private func made(
        _ key: PageCache.Key, _ visitor: Visitor,
        _ make: @escaping @Sendable (Visitor, String) throws -> PageCache.Entry
    ) async throws -> (PageCache.Entry, Int) {
        try await pool.run { [desk, cache, placeholder] in
            let revision = try desk.register.lastRevision()
            // Somebody else may have asked for it meanwhile.
            if let kept = cache.entry(key, at: revision) { return (kept, revision) }
            let made = try make(visitor, placeholder)
            if made.status == 200 { cache.keep(made, as: key, at: revision) }
            return (made, revision)
        }
    }

    // MARK: How the room is

    private func health() async throws -> Response {
        _ = try await lane.run { [desk] in try desk.register.lastRevision() }
        return Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: "well\n")))
    }

    private func numbers(_ context: RoomContext) async throws -> Response {
        guard context.visitor.mayWrite else { throw Refusal.noAnalyst }
        let revision = try await pool.run { [desk] in try desk.register.lastRevision() }
        for (label, value) in [
            ("chancery_register_revision", revision), ("chancery_jobs", jobs.load),
            ("chancery_sessions", door.sessions.count),
            ("chancery_page_cache_bytes", cache.bytes), ("chancery_work_pool", pool.load),
            ("chancery_pages_ahead", ahead.load),
        ] { metrics.makeMeter(label: label, dimensions: []).set(Int64(value)) }
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: metrics.text)))
    }
}

/// An address that takes other methods than the one that came says so; without this it would seem not to be there.
struct MethodMiddleware: RouterMiddleware {
    typealias Context = RoomContext

    func handle(
        _ request: Request, context: RoomContext, next: (Request, RoomContext) async throws -> Response
    ) async throws -> Response {
        let parts = request.parts
        if parts.first == "api" {
            let methods = Interface.methods(parts)
            if methods.isEmpty { throw Refusal.notFound }
            if !methods.contains(request.method.rawValue) { throw Refusal.method(methods.joined(separator: ", ")) }
        } else {
            let posts = parts.first == "correct" || parts == ["sign-out"] || parts == ["account", "password"]
            let both = parts == ["add"] || parts == ["sign-in"]
            switch request.method {
            case .get, .head: if posts { throw Refusal.method("POST") }
            case .post: if !posts, !both { throw Refusal.method("GET, HEAD") }
            default: throw Refusal.method(posts ? "POST" : both ? "GET, HEAD, POST" : "GET, HEAD")
            }
        }
        return try await next(request, context)
    }
}

extension Request {
    /// The parts of the path, decoded, without empty ones at its ends.
    var parts: [String] { uri.path.utf8.split(separator: 0x2F).map { Percent.decode($0) } }

    /// The fields behind the question mark, decoded.
    var fields: QueryFields { QueryFields(encoded: uri.query ?? "") }
}
