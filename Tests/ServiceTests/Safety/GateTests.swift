import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Service

/// What other sites, and hostile clients, come to.
@Suite struct GateTests {
    @Test func everyReplyForbidsWhatNoPageOfOursDoes() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            for path in [
                "/", "/nothing-here", "/static/style.css", "/api/v1/status", "/api/v1/nothing", "/export?format=x",
            ] {
                let headers = try await ask.get(path).headers
                let policy = try #require(headers[.contentSecurityPolicy], "\(path)")
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
                #expect(!policy.contains("unsafe"))
                #expect(headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test func anotherNameForOurAddressIsRefused() {
        let rules = HouseRules(host: "127.0.0.1", signIn: false, publicAddress: nil)
        for name in ["localhost:8080", "127.0.0.1:8080", "[::1]:8080", "LOCALHOST"] {
            #expect(rules.goesBy(name), "\(name)")
        }
        for name in ["evil.example:8080", "127.0.0.1.evil.example", "", "[::2]", "localhost.evil"] {
            #expect(!rules.goesBy(name), "\(name)")
        }
        let room = HouseRules(host: "0.0.0.0", signIn: false, publicAddress: "https://room.example.org")
        #expect(room.goesBy("room.example.org"))
        #expect(!room.goesBy("other.example.org"))
    }

    @Test func anotherSiteCannotSendForms() {
        let rules = HouseRules(host: "127.0.0.1", signIn: false, publicAddress: nil)
        #expect(rules.isOwn(origin: "http://localhost:8080", site: "same-origin", authority: "localhost:8080"))
        #expect(rules.isOwn(origin: nil, site: nil, authority: "localhost:8080"))
        #expect(!rules.isOwn(origin: nil, site: "cross-site", authority: "localhost:8080"))
        #expect(!rules.isOwn(origin: nil, site: "same-site", authority: "localhost:8080"))
        #expect(!rules.isOwn(origin: "https://evil.example", site: nil, authority: "localhost:8080"))
        #expect(!rules.isOwn(origin: "http://localhost:9999", site: nil, authority: "localhost:8080"))
        #expect(!rules.isOwn(origin: "null", site: nil, authority: "localhost:8080"))
    }

    @Test func aFormNeedsTheTokenOfItsPage() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let id = TernAffair.signing(TernAffair.wire, day: 2).id
            for token in ["", "guess", String(room.room.door.houseToken.dropLast())] {
                let response = try await ask.post("/correct/reject", ["statement": id, "form_token": token])
                #expect(response.status == .forbidden)
            }
            #expect(try room.room.desk.register.corrections().isEmpty)
            let page = try await ask.get("/statement/\(id)").text
            #expect(page.contains(room.room.door.houseToken))
            #expect(!page.contains(room.room.placeholder))
        }
    }

    @Test func theTokenOfOneSessionIsNotThatOfAnother() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            let ana = try await ask.signIn("ana")
            let other = try await ask.signIn("ana")
            #expect(ana.token != other.token)
            let fields = ["statement": TernAffair.signing(TernAffair.wire, day: 2).id, "form_token": other.token]
            #expect(try await ask.post("/correct/reject", fields, ana.cookie).status == .forbidden)
            // A page kept for one is not given to the other with its token.
            let path = "/statement/\(TernAffair.signing(TernAffair.wire, day: 2).id)"
            #expect(try await ask.get(path, ana.cookie).text.contains(ana.token))
            let second = try await ask.get(path, other.cookie).text
            #expect(second.contains(other.token) && !second.contains(ana.token))
        }
    }

    @Test func noPathOfTheDiskIsReached() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            for path in [
                "/static/../../../etc/passwd", "/static/..%2f..%2f..%2fetc%2fpasswd", "/static/%2e%2e/style.css",
                "/static//etc/passwd", "/static/style.css%00.txt", "/../etc/passwd",
            ] { #expect(try await ask.get(path).status == .notFound, "\(path)") }
        }
    }

    @Test func tooMuchIsRefused() async throws {
        try await TestRoom.with({ $0.largestUpload = 10_000 }) { (ask, room) async throws -> Void in
            let large = String(repeating: "a", count: 20_000)
            let upload = try await ask.post("/add", ["text": large, "form_token": room.room.door.houseToken])
            #expect(upload.status == .contentTooLarge)
            let form = try await ask.post("/correct/note", ["why": String(repeating: "a", count: Room.largestForm)])
            #expect(form.status == .contentTooLarge)
            #expect(try await ask.get("/search?q=" + String(repeating: "a", count: 9000)).status == .uriTooLong)
        }
    }

    @Test func anAddressSaysWhichMethodsItTakes() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            for (method, path, allowed) in [
                (HTTPRequest.Method.post, "/states", "GET, HEAD"), (.get, "/correct/reject", "POST"),
                (.delete, "/add", "GET, HEAD, POST"), (.put, "/api/v1/status", "GET, HEAD"),
                (.get, "/api/v1/corrections/x", ""),
            ] {
                let response = try await ask.client.execute(uri: path, method: method)
                if allowed.isEmpty {
                    #expect(response.status == .notFound)
                } else {
                    #expect(response.status == .methodNotAllowed, "\(path)")
                    #expect(response.headers[.allow] == allowed, "\(path)")
                }
            }
        }
    }

    @Test func howOftenIsLimitedByKey() throws {
        let limit = RateLimit(burst: 2, perSecond: 1)
        let now = ContinuousClock.now
        try limit.take("a", at: now)
        try limit.take("a", at: now)
        #expect(throws: Refusal.self) { try limit.take("a", at: now) }
        try limit.take("b", at: now)
        try limit.take("a", at: now.advanced(by: .seconds(1)))
        #expect(throws: Refusal.self) { try limit.take("a", at: now.advanced(by: .seconds(1))) }
    }

    @Test func aFormLeadsToAPageOfOurs() {
        #expect(NextPage("/states?page=2").path == "/states?page=2")
        for hostile in [
            "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y", "",
        ] {
            #expect(NextPage(hostile).path == "/", "\(hostile)")
        }
        #expect(NextPage("/a?done=old&x=1#s", done: "correction:1").path == "/a?x=1&done=correction%3A1#s")
        #expect(NextPage(nil, done: "c").path == "/?done=c")
    }
}
