import Diplomacy
import Foundation
import GRDB
import SourceText
import Testing

@testable import Register

/// What a register keeps, forgets only on purpose, and says of its past.
@Suite struct RegisterTests {
    @Test(
        "a report that new ones show to belong elsewhere is told of: how many of which affair, and where they are now")
    func regrouped() throws {
        try Reports.withRegister { register, _ in
            let old = try register.stories()[0]
            try register.receive([Reports.report("c.txt", "Peru and Chile signed.", day: 5, who: "PER")])
            let all = try register.candidates(window: 3)
            let apart = all.filter { $0.summary.name != "a.txt" }
            let told = try register.group([all.filter { $0.summary.name == "a.txt" }, apart])
            try Reports.collate(register)
            #expect(told.map(\.from) == [old.id])
            #expect(told.map(\.title) == [old.title])
            #expect(told.map(\.before) == [2])
            #expect(told.map(\.moved) == [1])
            #expect(told[0].to != old.id)
            #expect(!told[0].isWhole)
        }
    }

    @Test("a new report alone moves no other") func addedAlone() throws {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("c.txt", "Peru and Chile signed.", day: 5, who: "PER")])
            #expect(try register.group([register.candidates(window: 3)]).isEmpty)
        }
    }

    @Test("what was added is there when the register is opened again") func lasts() throws {
        try Reports.withRegister { register, path in
            try register.close()
            let again = try Register(path: path, access: .read)
            let record = try again.record()
            #expect(record.documents.map(\.name) == ["a.txt", "b.txt"])
            #expect(record.statements.count == 2)
            let first = try #require(record.statements.first { $0.document == record.documents[0].id })
            #expect(record.text(first.document, first.span) == "Norway and Chile signed a pact.")
        }
    }

    @Test("a register at rest is one file") func oneFile() throws {
        try Reports.withRegister { register, path in
            try register.close()
            let reader = try Register(path: path, access: .read)
            _ = try reader.status()
            try reader.close()
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["test.chancery"])
        }
    }

    @Test("adding a report again changes nothing") func again() throws {
        try Reports.withRegister { register, _ in
            let before = try register.status()
            #expect(try register.receive([Reports.report("a.txt", "Norway and Chile signed a pact.")]).isEmpty)
            let waiting = try register.waiting()
            #expect(waiting.isNothing)
            #expect(try register.status() == before)
        }
    }

    @Test("another report of a name that is taken gets a number") func names() throws {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("a.txt", "Norway now denies it.")])
            try Reports.collate(register)
            #expect(try register.record().documents.map(\.name) == ["a.txt", "a.txt#2", "b.txt"])
        }
    }

    @Test("a story goes on under its id while it grows") func stableStory() throws {
        try Reports.withRegister { register, _ in
            let id = try #require(try register.stories().first?.id)
            try register.receive([Reports.report("c.txt", "The pact is in force.", day: 3)])
            #expect(try register.waiting() == Register.Waiting(documents: 1, stories: 0))
            try Reports.collate(register)
            let stories = try register.stories()
            #expect(stories.map(\.id) == [id])
            #expect(stories.first?.documents == 3)
        }
    }

    @Test("a removed report is in no view of today, and in those of the days before") func removed() throws {
        try Reports.withRegister { register, _ in
            let outcome = try register.remove(["a.txt", "nothing.txt"])
            #expect(outcome.removed.map(\.name) == ["a.txt"] && outcome.unknown == ["nothing.txt"])
            try Reports.collate(register)
            #expect(try register.record().documents.map(\.name) == ["b.txt"])
            #expect(try register.search("Norway").isEmpty)
            var query = StatementQuery()
            query.about = ["NOR"]
            #expect(try register.statements(query).map(\.document.name) == ["b.txt"])
            // Everything happened today: what held before the removal is asked for by its revision.
            let before = try register.read { database in
                try RecordReader(revision: 3).record(of: nil, database)
            }
            #expect(before.documents.map(\.name) == ["a.txt", "b.txt"])
            #expect(before.statements.count == 2)
            #expect(before.findings.count == 2)
            #expect(try register.verify().faults == [])
        }
    }

    @Test("a register on a day before it was begun holds nothing") func asOf() throws {
        try Reports.withRegister { register, _ in
            let before = try register.record(asOf: CalendarDay(year: 2020, month: 1, day: 1))
            #expect(before.documents.isEmpty)
            let after = try register.record(asOf: CalendarDay(year: 2999, month: 1, day: 1))
            #expect(after.documents.count == 2)
        }
    }

    @Test("statements come in order of their days, those of a pair only where they are about both") func timeline()
        throws
    {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("c.txt", "Norway and Peru signed.", day: 3, whom: "PER")])
            try Reports.collate(register)
            var query = StatementQuery()
            query.about = ["NOR"]
            #expect(try register.statements(query).map(\.document.name) == ["a.txt", "b.txt", "c.txt"])
            query.isLatestFirst = true
            query.limit = 1
            #expect(try register.statements(query).map(\.document.name) == ["c.txt"])
            query.limit = 100
            query.about = ["NOR", "CHL"]
            #expect(try register.statements(query).map(\.document.name) == ["b.txt", "a.txt"])
            query.since = CalendarDay(year: 2026, month: 3, day: 2)
            #expect(try register.statements(query).map(\.document.name) == ["b.txt"])
            query.type = "CONSULT"
            #expect(try register.statements(query).isEmpty)
        }
    }
}
