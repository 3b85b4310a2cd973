import Foundation
import Hummingbird
import HummingbirdTesting
import Register
import Testing

@testable import Service

/// The interface for programs, and its description.
@Suite struct InterfaceTests {
    private static func object(_ response: TestResponse) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any])
    }

    @Test func everyAddressIsDescribedAndAnswers() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let description = try Self.object(try await ask.get("/api/v1/openapi.json"))
            #expect(description["openapi"] as? String == "3.1.0")
            let paths = try #require(description["paths"] as? [String: [String: Any]])
            #expect(Set(paths.keys) == Set(Endpoints.all.map(\.path)))
            let story = try #require(try room.room.desk.register.stories().first?.id)
            for path in [
                "/status", "/affairs", "/affairs/\(story)", "/findings", "/statements?about=NOR",
                "/timeline?about=NOR&about=CHL",
                "/documents", "/documents/wire.txt", "/documents/\(TernAffair.wire.id)/text", "/search?q=accord",
                "/standing?of=fw:tern-accord", "/forecasts?affair=\(story)", "/corrections",
                "/statements?as_of=r1&limit=5",
            ] {
                let response = try await ask.get("/api/v1" + path)
                #expect(response.status == .ok, "\(path): \(response.text)")
                #expect(response.headers[.contentType] == "application/json")
                let object = try Self.object(response)
                #expect(object["rows"] != nil || object["record"] != nil || object["text"] != nil, "\(path)")
            }
        }
    }

    @Test func whatIsWrongIsAProblem() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            for (path, status) in [
                ("/statements?abuot=NOR", 422), ("/statements?limit=0", 422), ("/statements?kind=evnt", 422),
                ("/statements?since=2026-13", 422), ("/statements?about=Nobodyland", 404), ("/affairs/none", 404),
                ("/search", 422),
                ("/documents/none", 404), ("/nothing", 404),
            ] {
                let response = try await ask.get("/api/v1" + path)
                #expect(Int(response.status.code) == status, "\(path)")
                #expect(response.headers[.contentType] == "application/problem+json")
                let problem = try Self.object(response)
                #expect(problem["status"] as? Int == status)
                #expect((problem["detail"] as? String)?.isEmpty == false)
            }
        }
    }

    private static func send(_ ask: TestRoom.Asker, _ path: String, _ json: String, type: String = "application/json")
        async throws -> TestResponse
    {
        try await ask.client.execute(
            uri: "/api/v1" + path, method: .post, headers: [.contentType: type], body: ByteBuffer(string: json))
    }

    @Test func aProgramCorrects() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let id = TernAffair.signing(TernAffair.gazette, day: 3).id
            let made = try await Self.send(
                ask, "/corrections",
                "{\"do\":\"amend\",\"statement\":\"\(id)\",\"set\":{\"date\":\"2026-03-02\"},\"why\":\"page 3\"}")
            #expect(made.status == .created, "\(made.text)")
            #expect(try Self.object(made)["do"] as? String == "amend")
            for (json, status) in [
                ("{\"do\":\"burn\"}", 422), ("{\"do\":\"reject\"}", 422), ("{", 400), ("[]", 422),
                ("{\"do\":\"reject\",\"statement\":\"event:0\"}", 404),
                ("{\"do\":\"reject\",\"statement\":\"\(id)\",\"x\":\"y\"}", 422),
                ("{\"do\":\"reject\",\"statement\":7}", 422),
            ] {
                let response = try await Self.send(ask, "/corrections", json)
                #expect(Int(response.status.code) == status, "\(json)")
            }
            // What a browser's form can send, a page of another site can send too.
            #expect(try await Self.send(ask, "/corrections", "{}", type: "text/plain").status == .unsupportedMediaType)
            #expect(try room.room.desk.register.corrections().count == 1)
        }
    }

    @Test func aProgramAddsAReport() async throws {
        try await TestRoom.with { (ask, _) async throws -> Void in
            let made = try await Self.send(
                ask, "/documents",
                "{\"text\":\"Norway sent grain to Chile on 4 March 2026.\",\"publisher\":\"Port Ledger\"}")
            #expect(made.status == .accepted)
            let place = try #require(made.headers[.location])
            var state = ""
            for _ in 0..<400 where state != "done" {
                state = try Self.object(try await ask.get(place))["state"] as? String ?? ""
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(state == "done")
            #expect(try await ask.get("/api/v1/search?q=grain").text.contains("Port Ledger"))
        }
    }

    @Test func everyViewIsExportedInEveryForm() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let story = try #require(try room.room.desk.register.stories().first?.id)
            for view in [
                "", "/affair/\(story)", "/affair/\(story)/timeline", "/state/NOR", "/pair/NOR/CHL",
                "/framework/fw:tern-accord",
                "/document/\(TernAffair.wire.id)", "/search?q=accord", "/forecasts",
            ] {
                for format in [
                    "jsonl", "csv", "events-gdelt", "events-plover", "ftm", "gexf", "graphml", "annotations",
                    "markdown",
                ] {
                    let response = try await ask.get("/export\(view)\(view.contains("?") ? "&" : "?")format=\(format)")
                    #expect(response.status == .ok, "\(view) \(format)")
                    #expect(response.headers[.contentDisposition]?.hasPrefix("attachment") ?? false)
                }
            }
            #expect(try await ask.get("/export?format=xls").status == .badRequest)
            #expect(try await ask.get("/export/affair/none?format=csv").status == .notFound)
        }
    }

    @Test func aViewOfAPartIsExportedAlone() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let register = room.room.desk.register
            let story = try #require(try register.stories().first?.id)
            let finding = try #require(try register.findings(FindingQuery()).first?.finding)
            let statement = try #require(try register.statements(StatementQuery()).first?.statement)
            func rows(_ view: String, _ record: String) async throws -> [[String: Any]] {
                let text = try await ask.get("/export\(view)\(view.contains("?") ? "&" : "?")format=jsonl").text
                return try text.split(separator: "\n").compactMap {
                    try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
                }.filter { $0["record"] as? String == record }
            }
            #expect(try await rows("/forecasts", "statement").allSatisfy { $0["kind"] as? String == "forecast" })
            let question = try await rows("/affair/\(story)/question/\(finding.id)", "finding")
            #expect(question.map { $0["id"] as? String } == [finding.id])
            let verdict = finding.verdict.rawValue
            let asked = try await rows("/affair/\(story)/matrix?verdict=\(verdict)", "finding")
            #expect(!asked.isEmpty && asked.allSatisfy { $0["verdict"] as? String == verdict })
            let one = try await rows("/statement/\(statement.id)", "statement")
            #expect(one.map { $0["id"] as? String } == [statement.id])
        }
    }
}
