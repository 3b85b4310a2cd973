import Diplomacy
import Foundation
import GRDB
import SourceText
import Testing

@testable import Register

/// What a register says otherwise than it did, and why; and everything about one thing.
@Suite struct ChangesTests {
    @Test("what came since is new, with the change in which it came and what led to it") func new() throws {
        try Reports.withRegister { register, _ in
            let before = try register.lastRevision()
            try register.receive([Reports.report("c.txt", "Oslo confirmed the pact.", day: 3)])
            try Reports.collate(register)
            let changes = try register.changes(from: .revision(before))
            #expect(changes.counts["document"] == [.new: 1])
            #expect(changes.counts["statement"] == [.new: 1])
            #expect(changes.counts["finding"] == [.new: 1])
            #expect(changes.revisions.map(\.what) == ["add", "group", "collate"])
            let statement = try #require(
                changes.changes.first { if case .statement = $0.subject { true } else { false } })
            #expect(statement.revision.what == "collate" && statement.reasons.map(\.what) == ["add"])
            // And the other way round it is withdrawn from nothing: order does not matter.
            #expect(try register.changes(from: .now, to: .revision(before)).counts == changes.counts)
        }
    }

    @Test("a rejected statement is withdrawn, because somebody rejected it") func withdrawn() throws {
        try Reports.withRegister { register, _ in
            let before = try register.lastRevision()
            let statement = try #require(try register.record().statements.first)
            _ = try register.correct([
                Correction(
                    .reject(StatementAddress(statement)), by: "ana", at: "2026-03-01T09:00:00Z", why: "a misprint")
            ])
            try Reports.collate(register)
            let changes = try register.changes(from: .revision(before))
            #expect(changes.counts["statement"] == [.withdrawn: 1])
            let change = try #require(changes.changes.first)
            #expect(change.reasons.first?.note?.hasSuffix("by ana: a misprint") ?? false)
            guard case .statement(let old?, nil) = change.subject else {
                Issue.record("no statement")
                return
            }
            #expect(old.statement == statement)
        }
    }

    @Test("what analysts say of a document revises it") func remarks() throws {
        try Reports.withRegister { register, _ in
            let before = try register.lastRevision()
            let id = try #require(try register.record().documents.first?.id)
            _ = try register.correct([Correction(.mark(id, [.internal]), by: "ana", at: "2026-03-01T09:00:00Z")])
            let changes = try register.changes(from: .revision(before))
            #expect(changes.counts == ["document": [.revised: 1]])
            guard case .document(let old?, let new?) = changes.changes.first?.subject else {
                Issue.record("no document")
                return
            }
            #expect(old.desk == nil && new.desk?.handling == [.internal])
        }
    }

    @Test("a document that was read anew is revised, and what it says as before is not told") func reread() throws {
        try Reports.withRegister { register, _ in
            let before = try register.lastRevision()
            let numbers = try register.documentNumbers(["a.txt"])
            var report = Reports.report("a.txt", "Norway and Chile signed a pact.")
            #expect(try register.replace([(numbers[0], report)]) == 0)
            report.reading.digest.words = 99
            #expect(try register.replace([(numbers[0], report)]) == 1)
            try Reports.collate(register)
            let changes = try register.changes(from: .revision(before))
            #expect(changes.counts == ["document": [.revised: 1]])
            #expect(try register.record().documents.map(\.name) == ["a.txt", "b.txt"])
            #expect(try register.search("Norway").map(\.document.name) == ["a.txt"])
            let check = try register.verify()
            #expect(check.faults.isEmpty)
        }
    }

    @Test(
        "a moment is a day, a minute, a change, or now",
        arguments: [
            ("2026-03-01", true), ("2026-03", true), ("2026-03-01T09:30", true), ("r17", true), ("now", true),
            ("spring", false), ("r", false), ("2026-13-01", false), ("09:30", false),
        ]) func moments(text: String, isMoment: Bool)
    {
        #expect((Register.Moment(text) != nil) == isMoment)
    }

    @Test("a minute is no whole day") func minutes() {
        #expect(Register.Moment("2026-03-01T09:30") == .time("2026-03-01T09:30"))
        #expect(Register.Moment("2026-03-01") == .day(CalendarDay("2026-03-01") ?? CalendarDay(number: 0)))
    }

    @Test("a thing is shown by its id or name, with what hangs on it") func show() throws {
        try Reports.withRegister { register, _ in
            let record = try register.record()
            guard case .document(let document) = try register.show("a.txt").first else {
                Issue.record("no document")
                return
            }
            #expect(document.statements.count == 1 && document.findings == 1 && document.held.withdrawn == nil)
            #expect(document.origin == "reports/a.txt" && document.story?.documents == 2)
            guard case .statement(let statement) = try register.show(record.statements[0].id).first else {
                Issue.record("no statement")
                return
            }
            #expect(statement.held.added.what == "collate" && statement.held.reasons.map(\.what) == ["add"])
            guard case .finding(let finding) = try register.show("finding:a.txt").first else {
                Issue.record("no finding")
                return
            }
            #expect(finding.found.names.values.contains("a.txt"))
            guard case .entity(let entity) = try register.show("nor").first else {
                Issue.record("no entity")
                return
            }
            #expect(entity.statements == ["event": 2] && entity.latest.count == 2)
            guard case .story(let story) = try register.show(try #require(record.stories.first?.id)).first else {
                Issue.record("no story")
                return
            }
            #expect(story.documents.map(\.name) == ["a.txt", "b.txt"] && story.findings.count == 2)
            #expect(try register.show("nobody").isEmpty)
            #expect(try register.show("event:0000000000000000").isEmpty)
        }
    }

    @Test("a removed document is still shown, with the change that took it away") func removed() throws {
        try Reports.withRegister { register, _ in
            try register.remove(["a.txt"])
            try Reports.collate(register)
            guard case .document(let document) = try register.show("a.txt").first else {
                Issue.record("no document")
                return
            }
            #expect(document.held.withdrawn?.what == "remove" && document.statements.count == 1)
        }
    }

    @Test("findings are asked for by verdict, entity, source and day") func findings() throws {
        try Reports.withRegister { register, _ in
            func ids(_ query: FindingQuery) throws -> [String] { try register.findings(query).map(\.finding.id) }
            var query = FindingQuery()
            let all = try ids(query)
            #expect(all.count == 2)
            query.source = "a.txt"
            let ofSource = try ids(query)
            #expect(ofSource == ["finding:a.txt"])
            query.source = nil
            query.since = CalendarDay(year: 2026, month: 3, day: 2)
            let late = try ids(query)
            #expect(late == ["finding:b.txt"])
            query.verdict = .conflict
            let disputed = try ids(query)
            #expect(disputed.isEmpty)
        }
    }

    @Test("reports are asked for by what they say, without any word") func search() throws {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("c.txt", "Norway and Peru signed.", day: 3, whom: "PER")])
            try Reports.collate(register)
            var query = SearchQuery()
            query.about = ["NOR", "CHL"]
            #expect(try register.search(query).map(\.document.name) == ["b.txt", "a.txt"])
            query.type = "SUPPORT"
            query.source = "b.txt"
            let hit = try #require(try register.search(query).first)
            #expect(hit.document.name == "b.txt" && hit.text == "Oslo signed the pact with Chile.")
            query.words = "peru"
            #expect(try register.search(query).isEmpty)
            query = SearchQuery()
            query.verdict = .single
            query.words = "peru"
            #expect(try register.search(query).map(\.document.name) == ["c.txt"])
        }
    }
}
