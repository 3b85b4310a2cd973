import Foundation
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Service

/// Who is let in, and what they may do.
@Suite struct DoorTests {
    @Test func onLoopbackNobodySignsIn() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            #expect(try await ask.get("/").status == .ok)
            #expect(try await ask.get("/sign-in?next=/states").headers[.location] == "/states")
        }
    }

    @Test func elsewhereEverythingLeadsToTheSignIn() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            let page = try await ask.get("/states?page=2")
            #expect(page.status == .seeOther)
            #expect(page.headers[.location] == "/sign-in?next=%2Fstates%3Fpage%3D2")
            for path in ["/export?format=csv", "/api/v1/status", "/metrics"] {
                #expect(try await ask.get(path).status == .unauthorized, "\(path)")
            }
            #expect(try await ask.get("/sign-in").status == .ok)
            #expect(try await ask.get("/static/style.css").status == .ok)
            #expect(try await ask.get("/health").status == .ok)
        }
    }

    @Test func anAddressBeyondThisMachineDemandsASignIn() {
        #expect(!HouseRules(host: "127.0.0.1", signIn: false, publicAddress: nil).demandsSignIn)
        #expect(!HouseRules(host: "::1", signIn: false, publicAddress: nil).demandsSignIn)
        #expect(HouseRules(host: "0.0.0.0", signIn: false, publicAddress: nil).demandsSignIn)
        #expect(HouseRules(host: "192.168.1.4", signIn: false, publicAddress: nil).demandsSignIn)
        #expect(HouseRules(host: "127.0.0.1.example.org", signIn: false, publicAddress: nil).demandsSignIn)
        #expect(HouseRules(host: "127.0.0.1", signIn: false, publicAddress: "https://room.example.org").demandsSignIn)
    }

    @Test func whoSignsInHasASession() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            let response = try await ask.post(
                "/sign-in",
                [
                    "name": "ana", "password": TestRoom.password, "next": "/states",
                    "form_token": ask.room.room.door.houseToken,
                ])
            #expect(response.status == .seeOther)
            #expect(response.headers[.location] == "/states")
            let cookie = try #require(response.headers[.setCookie])
            #expect(cookie.contains("HttpOnly"))
            #expect(cookie.contains("SameSite=Strict"))
            #expect(cookie.contains("Path=/"))
            let (held, token) = try await ask.signIn("ana")
            #expect(try await ask.get("/states", held).status == .ok)
            #expect(try await ask.post("/sign-out", ["form_token": token], held).headers[.location] == "/sign-in")
            #expect(try await ask.get("/states", held).status == .seeOther)
        }
    }

    @Test func behindHTTPSTheCookieIsSecure() async throws {
        try await TestRoom.with(signIn: true, { $0.publicAddress = "https://localhost" }) {
            (ask, _) async throws -> Void in
            let cookie = try await ask.post(
                "/sign-in", ["name": "ana", "password": TestRoom.password, "form_token": ask.room.room.door.houseToken]
            ).headers[.setCookie]
            #expect(cookie?.hasPrefix("__Host-chancery=") ?? false)
            #expect(cookie?.contains("Secure") ?? false)
            #expect(try await ask.get("/sign-in").headers[.strictTransportSecurity] != nil)
        }
    }

    @Test func aWrongPasswordOpensNothing() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            let token = ask.room.room.door.houseToken
            for (name, password) in [("ana", "wrong"), ("nobody", TestRoom.password), ("", ""), ("ana", "")] {
                let response = try await ask.post(
                    "/sign-in", ["name": name, "password": password, "form_token": token])
                #expect(response.status == .unauthorized)
                #expect(response.headers[.setCookie] == nil)
                #expect(response.text.contains("Name or password is wrong."))
            }
            #expect(try await ask.get("/", [.cookie: "chancery=guess"]).status == .seeOther)
        }
    }

    @Test func passwordsCannotBeTriedForLong() async throws {
        var limits = Limits()
        limits.passwords = RateLimit(burst: 3, perSecond: 0.001)
        try await TestRoom.with(signIn: true, limits: limits) { (ask, _) async throws -> Void in
            let token = ask.room.room.door.houseToken
            for _ in 0..<3 {
                #expect(
                    try await ask.post("/sign-in", ["name": "ana", "password": "wrong", "form_token": token]).status
                        == .unauthorized)
            }
            let response = try await ask.post(
                "/sign-in", ["name": "ana", "password": TestRoom.password, "form_token": token])
            #expect(response.status == .tooManyRequests)
            #expect(response.headers[.retryAfter] != nil)
        }
    }

    @Test func aReaderLooksAndChangesNothing() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            let (held, token) = try await ask.signIn("ben")
            #expect(try await ask.get("/", held).status == .ok)
            let id = TernAffair.signing(TernAffair.wire, day: 2).id
            let correction = try await ask.post("/correct/reject", ["statement": id, "form_token": token], held)
            #expect(correction.status == .forbidden)
            #expect(try await ask.post("/add", ["text": "Norway.", "form_token": token], held).status == .forbidden)
            #expect(try await ask.get("/export?format=csv&in_house=yes", held).status == .forbidden)
            #expect(try await ask.get("/api/v1/affairs?in_house=true", held).status == .forbidden)
            #expect(try await ask.get("/metrics", held).status == .forbidden)
        }
    }

    @Test func anAccountThatIsTakenAwayIsSignedOut() async throws {
        try await TestRoom.with(signIn: true) { (ask, room) async throws -> Void in
            let (held, _) = try await ask.signIn("ben")
            #expect(try await ask.get("/", held).status == .ok)
            try room.room.door.accounts.remove("ben")
            #expect(try await ask.get("/", held).status == .seeOther)
        }
    }

    @Test func programsGiveNameAndPassword() async throws {
        try await TestRoom.with(signIn: true) { (ask, _) async throws -> Void in
            func basic(_ words: String) -> HTTPFields {
                [.authorization: "Basic \(Data(words.utf8).base64EncodedString())"]
            }
            #expect(try await ask.get("/api/v1/status", basic("ana:\(TestRoom.password)")).status == .ok)
            #expect(try await ask.get("/api/v1/status", basic("ana:wrong")).status == .unauthorized)
            #expect(try await ask.get("/api/v1/status", basic("ana")).status == .unauthorized)
        }
    }

    @Test func sessionsEnd() {
        let sessions = Sessions()
        let now = Date(timeIntervalSince1970: 1_000_000)
        let id = sessions.begin("ana", at: now)
        #expect(sessions.session(id, at: now.addingTimeInterval(Sessions.idle - 1))?.name == "ana")
        #expect(sessions.session(id, at: now.addingTimeInterval(2 * Sessions.idle)) == nil)
        let other = sessions.begin("ana", at: now)
        for hour in 1..<24 { _ = sessions.session(other, at: now.addingTimeInterval(Double(hour) * 3600)) }
        #expect(sessions.session(other, at: now.addingTimeInterval(Sessions.longest + 1)) == nil)
        #expect(id.utf8.count == 43)
        #expect(sessions.session("") == nil)
    }
}

/// Passwords as they are kept.
@Suite struct AccountTests {
    @Test func aHashBearsItsParametersAndFitsItsPasswordAlone() throws {
        let hash = try PasswordHash(
            password: "Grüße aus Oslo", cost: PasswordHash.Cost(logN: 4, blockSize: 8, parallelism: 1))
        #expect(hash.rawValue.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
        #expect(hash.matches("Grüße aus Oslo"))
        // The same letters in another coding.
        #expect(hash.matches("Gru\u{308}ße aus Oslo"))
        #expect(!hash.matches("Grüsse aus Oslo"))
        for broken in ["", "$scrypt$", "$scrypt$ln=40,r=8,p=1$AA$AA", "$argon2$x$y$z", hash.rawValue + "A"] {
            #expect(!PasswordHash(rawValue: broken).matches("Grüße aus Oslo"))
        }
    }

    @Test func theDefaultParametersWork() throws {
        let hash = try PasswordHash(password: "correct horse battery")
        #expect(hash.rawValue.hasPrefix("$scrypt$ln=15,r=8,p=3$"))
        #expect(hash.matches("correct horse battery"))
    }

    @Test func accountsAreKeptBesideTheRegister() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).accounts").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let cost = PasswordHash.Cost(logN: 4, blockSize: 8, parallelism: 1)
        let accounts = Accounts(path: path, cost: cost)
        try accounts.add("ana", role: "analyst", password: "a long password")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        #expect(!kept.contains("a long password"))
        // Another program sees it at once.
        #expect(try Accounts(path: path).account("ana")?.role == "analyst")
        #expect(throws: Accounts.Failure.known("ana")) {
            try accounts.add("ana", role: "reader", password: "a long password")
        }
        #expect(throws: Accounts.Failure.role("chief")) {
            try accounts.add("bo", role: "chief", password: "a long password")
        }
        #expect(throws: Accounts.Failure.password) { try accounts.add("bo", role: "reader", password: "short") }
        #expect(throws: Accounts.Failure.name("<b>")) {
            try accounts.add("<b>", role: "reader", password: "a long password")
        }
        try Data("{}\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: Accounts.Failure.line(path: path, number: 1)) { try accounts.account("ana") }
    }

    @Test func comparingLooksAtEveryByte() {
        #expect(Secrets.areEqual("same", "same"))
        #expect(!Secrets.areEqual("same", "sama"))
        #expect(!Secrets.areEqual("same", "same "))
        #expect(Secrets.token() != Secrets.token())
    }
}
