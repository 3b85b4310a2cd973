import Diplomacy
import Foundation
import GRDB
import SourceText
import Testing

@testable import Register

/// Statements that an analyst enters by hand: where they go, and that they verify.
@Suite struct EntryTests {
    /// An entry as the register receives it.
    private func report(_ fields: [String: String], document: DocumentID? = nil, affair: String? = nil) throws
        -> ReceivedReport
    {
        let entry = try HandEntry(
            .tie, fields: fields, named: ["NOR": "Norway", "CHL": "Chile", "PER": "Peru"], by: "ana",
            at: "2026-06-01T09:00:00Z", source: document.map { _ in "a report" }, document: document, affair: affair)
        let document = entry.asDocument
        var reading = Reading(
            document: DocumentSummary(document), excerpts: Excerpts(of: document.text, spans: document.body))
        try entry.enter(into: &reading)
        return ReceivedReport(raw: entry.raw, text: document.text, reading: reading, origin: "by hand")
    }

    private let tie = ["a": "NOR", "b": "CHL", "type": "trade"]

    private func collate(_ register: Register) throws {
        let candidates = try register.candidates(window: 3)
        if !candidates.isEmpty { try register.group([candidates]) }
        try register.placeEntries()
        try Reports.collate(register)
    }

    @Test("an entry goes to the affair that says most about the same, whatever their days") func home() throws {
        try Reports.withRegister { register, _ in
            try register.receive([try report(tie)])
            try collate(register)
            #expect(try register.stories().map(\.documents) == [3])
            let record = try register.record()
            #expect(record.documents.first { $0.desk?.entry != nil }?.name == "ana-2026-06-01")
            #expect(record.statements.contains { $0.kind == .tie })
            let check = try register.verify()
            #expect(check.faults.isEmpty)
            #expect(try register.status().entered == 1)
        }
    }

    @Test("an entry about what nobody speaks of is an affair of its own, until a report speaks of it") func alone()
        throws
    {
        try Reports.withRegister { register, _ in
            try register.receive([try report(["a": "PER", "b": "CHL", "type": "trade"])])
            try collate(register)
            #expect(try register.stories().map(\.documents) == [2, 1])
            try register.receive([Reports.report("c.txt", "Peru and Chile signed.", day: 5, who: "PER")])
            let new = try register.candidates(window: 0)
            try register.group([new.filter { $0.summary.name != "c.txt" }, new.filter { $0.summary.name == "c.txt" }])
            try register.placeEntries()
            try Reports.collate(register)
            try register.placeEntries()
            try Reports.collate(register)
            #expect(try register.stories().map(\.documents).sorted() == [2, 2])
        }
    }

    @Test("an entry goes where its source is, or where it is told to") func told() throws {
        try Reports.withRegister { register, _ in
            let record = try register.record()
            let peru = ["a": "PER", "b": "CHL", "type": "trade"]
            try register.receive([
                try report(peru, document: record.documents[0].id),
                try report(peru, affair: record.stories[0].id),
            ])
            try collate(register)
            #expect(try register.stories().map(\.documents) == [4])
            #expect(try register.entries(on: record.documents[0].id).count == 1)
        }
    }

    @Test("an entry falls with the report on whose word it was made, and comes back with it") func fallen() throws {
        try Reports.withRegister { register, _ in
            let source = try #require(register.record().documents.first?.id)
            try register.receive([try report(["a": "PER", "b": "CHL", "type": "trade"], document: source)])
            try collate(register)
            func ties() throws -> Int { try register.record().statements.count { $0.kind == .tie } }
            let before = try ties()
            let retraction = Correction(
                .retract(source), by: "ana", at: "2026-06-02T09:00:00Z", why: "withdrawn by its editor")
            _ = try register.correct([retraction])
            try collate(register)
            #expect(try ties() < before)
            #expect(
                try register.entries(on: source).allSatisfy { $0.desk?.retraction?.why == "withdrawn by its editor" })
            _ = try register.correct([Correction(.undo(retraction.id), by: "ana", at: "2026-06-03T09:00:00Z")])
            try collate(register)
            #expect(try ties() == before)
        }
    }
}
