import Diplomacy
import Hummingbird
import HummingbirdTesting
import Register
import Testing

@testable import Service

/// What is marked for the house.
@Suite struct MarkTests {
    /// A room in which the report of the gazette is marked.
    private func with(
        _ mark: HandlingMark, _ body: @escaping @Sendable (TestRoom.Asker, HTTPFields, HTTPFields) async throws -> Void
    ) async throws {
        try await TestRoom.with(signIn: true) { (ask, room) async throws -> Void in
            let ana = try await ask.signIn("ana")
            let marked = try await ask.post(
                "/correct/mark",
                ["document": TernAffair.gazette.id.rawValue, "handling": mark.rawValue, "form_token": ana.token],
                ana.cookie)
            #expect(marked.status == .seeOther)
            try await body(ask, ana.cookie, try await ask.signIn("ben").cookie)
        }
    }

    @Test func analystsSeeIt() async throws {
        try await with(.internal) { (ask, ana, _) async throws -> Void in
            let id = TernAffair.gazette.id.rawValue
            #expect(try await ask.get("/document/\(id)", ana).status == .ok)
            #expect(try await ask.get("/api/v1/documents/\(id)?in_house=true", ana).status == .ok)
        }
    }

    @Test func readersSeeNothingOfIt() async throws {
        try await with(.internal) { (ask, _, ben) async throws -> Void in
            let id = TernAffair.gazette.id.rawValue
            #expect(try await ask.get("/document/\(id)", ben).status != .ok)
            for path in [
                "/", "/sources", "/states", "/search?q=accord", "/api/v1/documents", "/api/v1/statements",
                "/api/v1/findings",
                "/export?format=jsonl",
            ] {
                let response = try await ask.get(path, ben)
                #expect(!response.text.contains(TernAffair.gazette.name), "\(path)")
                #expect(!response.text.contains(id), "\(path)")
            }
        }
    }

    @Test func aReaderIsToldNothingByWhatTheyMayNotDo() async throws {
        try await with(.internal) { (ask, _, ben) async throws -> Void in
            let own = try await ask.signIn("ben")
            for statement in ["event:0000000000000000", TernAffair.signing(TernAffair.gazette, day: 3).id] {
                let fields = ["statement": statement, "set.whom": "Nobody", "form_token": own.token]
                let answer = try await ask.post("/correct/amend", fields, own.cookie)
                #expect(answer.status == .forbidden)
            }
            // What a marked report is silent on is told without its name.
            #expect(try await ask.get("/api/v1/findings", ben).text.contains("Tern Council"))
        }
    }

    @Test func noExportHasItUnlessItStaysInTheHouse() async throws {
        try await with(.internal) { (ask, ana, _) async throws -> Void in
            #expect(!(try await ask.get("/export?format=csv", ana)).text.contains("gazette"))
            #expect(try await ask.get("/export?format=csv&in_house=yes", ana).text.contains("gazette"))
            #expect(!(try await ask.get("/api/v1/statements", ana)).text.contains("gazette"))
            #expect(try await ask.get("/api/v1/statements?in_house=true", ana).text.contains("gazette"))
            // The mark itself is a correction that speaks of it.
            let id = TernAffair.gazette.id.rawValue
            #expect(!(try await ask.get("/export/corrections", ana)).text.contains(id))
            #expect(try await ask.get("/export/corrections?in_house=yes", ana).text.contains(id))
        }
        try await with(.doNotExport) { (ask, ana, _) async throws -> Void in
            let id = TernAffair.gazette.id.rawValue
            #expect(!(try await ask.get("/export/corrections?in_house=yes", ana)).text.contains(id))
            #expect(!(try await ask.get("/export?format=csv&in_house=yes", ana)).text.contains("gazette"))
            #expect(!(try await ask.get("/api/v1/statements?in_house=true", ana)).text.contains("gazette"))
        }
    }
}
