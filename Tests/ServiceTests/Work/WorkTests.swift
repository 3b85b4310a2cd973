import Diplomacy
import Hummingbird
import HummingbirdTesting
import Register
import Testing

@testable import Service

/// Adding and correcting.
@Suite struct WorkTests {
    @Test func aPastedTextBecomesAReport() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let response = try await ask.post(
                "/add",
                [
                    "text": "Norway and Chile signed a fisheries agreement in Oslo on 3 March 2026.",
                    "title": "../<b>Fish",
                    "publisher": "Port Ledger", "published": "2026-03-04", "handling": "internal",
                    "form_token": room.room.door.houseToken,
                ])
            #expect(response.status == .seeOther)
            let place = try #require(response.headers[.location])
            let events = try await ask.get(place + "/events")
            #expect(events.headers[.contentType] == "text/event-stream")
            #expect(events.text.contains("event: done"))
            #expect(events.text.contains("\"added\":1"))
            #expect(try await ask.get(place).status == .ok)
            var query = SearchQuery()
            query.words = "fisheries"
            let found = try #require(try room.room.desk.register.search(query).first?.document)
            #expect(found.publisher == "Port Ledger")
            #expect(found.desk?.handling == [.internal])
            guard case .document(let shown)? = try room.room.desk.register.show(found.id.rawValue).first else { return }
            #expect(shown.origin == "the reading room, sent by ana")
            // The page of the work leads to what it added.
            let done = try await ask.get(place)
            #expect(done.text.contains(PageAddress.document(found.id.rawValue).path))
            #expect(try done.text.contains(PageAddress.brief(#require(shown.story).id).path))
        }
    }

    @Test func whatIsNoFormIsToldSo() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let token = room.room.door.houseToken
            #expect(try await ask.post("/add", ["form_token": token]).status == .badRequest)
            #expect(
                try await ask.post("/add", ["text": "a", "published": "soon", "form_token": token]).status
                    == .badRequest)
            #expect(try await ask.post("/correct/reject", ["form_token": token]).status == .badRequest)
            #expect(
                try await ask.post("/correct/reject", ["statement": "event:0", "form_token": token]).status == .notFound
            )
            #expect(try await ask.post("/correct/burn", ["form_token": token]).status == .notFound)
            #expect(try await ask.get("/add/nothing").status == .notFound)
            let json = try await ask.client.execute(uri: "/add", method: .post, body: ByteBuffer(string: "{}"))
            #expect(json.status == .unsupportedMediaType)
        }
    }

    @Test func aCorrectionIsKeptWithWhoWhenAndWhyAndCanBeUndone() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let token = room.room.door.houseToken
            let register = room.room.desk.register
            let statement = TernAffair.signing(TernAffair.gazette, day: 3)
            let response = try await ask.post(
                "/correct/reject",
                ["statement": statement.id, "why": "a misprint", "next": "/states", "form_token": token])
            #expect(response.status == .seeOther)
            let kept = try #require(try register.keptCorrections().first)
            #expect(response.headers[.location] == "/states?done=" + Percent.encode(kept.correction.id))
            #expect(kept.correction.by == "ana")
            #expect(kept.correction.why == "a misprint")
            #expect(try register.statements(StatementQuery()).allSatisfy { $0.statement.id != statement.id })
            let undone = try await ask.post("/correct/undo", ["correction": kept.correction.id, "form_token": token])
            #expect(undone.status == .seeOther)
            #expect(try register.statements(StatementQuery()).contains { $0.statement.id == statement.id })
        }
    }

    @Test func ofAFormWithAllFieldsThoseThatChangeAreAmended() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let statement = TernAffair.signing(TernAffair.gazette, day: 3)
            var fields = ["statement": statement.id, "form_token": room.room.door.houseToken]
            for (name, value) in statement.formValues { fields["set.\(name)"] = value }
            #expect(try await ask.post("/correct/amend", fields).status == .badRequest)
            fields["set.date"] = "2026-03-02"
            fields["set.whom"] = "Chile"
            #expect(try await ask.post("/correct/amend", fields).status == .seeOther)
            guard case .amend(_, let set, _)? = try room.room.desk.register.corrections().first?.action else {
                Issue.record("no amendment")
                return
            }
            #expect(set == ["date": "2026-03-02"])
        }
    }

    @Test func whatIsAmendedIsFoundUnderItsNewIDAndFromItsOldOne() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let statement = TernAffair.signing(TernAffair.gazette, day: 3)
            let page = PageAddress.statement(statement.id).path
            let response = try await ask.post(
                "/correct/amend",
                [
                    "statement": statement.id, "set.cameo": "051", "set.whom": "Chile", "set.who": "Norway",
                    "set.date": "2026-03-03", "set.plover": "SUPPORT", "set.mode": "sign", "set.goldstein": "8",
                    "set.modality": "actual", "next": page, "form_token": room.room.door.houseToken,
                ])
            let now = try #require(response.headers[.location]?.split(separator: "?").first.map(String.init))
            #expect(now.hasPrefix("/statement/event:") && now != page)
            let amended = try await ask.get(now)
            #expect(amended.status == .ok && amended.text.contains("3 March 2026"))
            #expect(try await ask.get(page).text.contains("It was amended: <a href=\"\(now)\">"))
        }
    }

    @Test func correctionsAreExportedAsTheyAreImported() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            _ = try await ask.post(
                "/correct/note", ["subject": "NOR", "why": "seen", "form_token": room.room.door.houseToken])
            let exported = try await ask.get("/export/corrections")
            #expect(try CorrectionLines.read(Array(exported.text.utf8)) == room.room.desk.register.corrections())
            #expect(try await ask.get("/export/corrections?format=csv").status == .badRequest)
            #expect(try await ask.get("/export/nothing").status == .notFound)
        }
    }

    @Test func everyKindOfCorrectionGoesThrough() async throws {
        try await TestRoom.with { (ask, room) async throws -> Void in
            let token = room.room.door.houseToken
            let statement = TernAffair.signing(TernAffair.wire, day: 2).id
            for (verb, fields) in [
                ("accept", ["statement": statement]), ("regrade", ["source": "Harbour Gazette", "grade": "d"]),
                ("note", ["subject": statement, "why": "seen in print"]),
                ("mark", ["document": "wire.txt", "handling": "internal"]),
                ("split", ["entity": "fw:tern-accord", "name": "Tern Accord"]),
                ("retract", ["document": TernAffair.copy.id.rawValue, "why": "withdrawn"]),
            ] {
                let response = try await ask.post(
                    "/correct/\(verb)", fields.merging(["form_token": token]) { one, _ in one })
                #expect(response.status == .seeOther, "\(verb): \(response.text.suffix(400))")
            }
            let merge = ["entity": "fw:tern-accord", "other": "Ana Rivera", "form_token": token]
            let refused = try await ask.post("/correct/merge", merge)
            #expect(refused.status == .unprocessableContent && refused.text.contains("Ana Rivera is a person"))
            #expect(try room.room.desk.register.corrections().count == 6)
        }
    }
}
