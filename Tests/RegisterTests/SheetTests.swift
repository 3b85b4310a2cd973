import Diplomacy
import SourceText
import Testing

@testable import Register

/// What the pages of the reading room look up.
@Suite struct SheetTests {
    @Test func aListOfAffairsHasPages() throws {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("c.txt", "Peru and Chile met.", day: 9, who: "PER")])
            try Reports.collate(register)
            let (first, total) = try register.affairs(order: .newest, limit: 1)
            #expect(total == (try register.stories().count))
            #expect(first.count == 1)
            #expect(try register.affairs(order: .newest, limit: 9, offset: total).lines.isEmpty)
        }
    }

    @Test func reportsOfOneOriginAreOneWitness() throws {
        try Reports.withPath { path in
            let register = try Register(path: path, access: .create)
            try register.receive([
                Reports.report("a.txt", "Norway and Chile signed a pact."),
                Reports.report("b.txt", "Norway and Chile signed the pact.", day: 2),
            ])
            try register.group([try register.candidates(window: 3)])
            try register.keep(
                try register.staleStories(documents: 10).map { story in
                    var kept = Reports.collated(story)
                    kept.record.origins = [
                        Origin(id: "origin:1", documents: story.readings.map(\.document.id).sorted(), why: "a copy")
                    ]
                    return kept
                })
            let line = try #require(try register.affairs(order: .biggest, limit: 5).lines.first)
            #expect(line.line.documents == 2)
            #expect(line.witnesses == 1)
        }
    }

    @Test func aSheetHoldsWhatReportsComeTo() throws {
        try Reports.withRegister { register, _ in
            let story = try #require(try register.stories().first?.id)
            let sheet = try #require(try register.affair(story))
            #expect(sheet.documents.map(\.name) == ["a.txt", "b.txt"])
            #expect(sheet.findings.count == 2)
            #expect(try register.affair("story:none") == nil)
        }
    }

    @Test func aDocumentIsReadWithWhatItSays() throws {
        try Reports.withRegister { register, _ in
            let read = try #require(try register.reading(of: "a.txt"))
            #expect(read.text[read.text.span] == "Norway and Chile signed a pact.")
            #expect(read.statements.map(\.kind) == [.event])
            #expect(read.names == ["NOR": "NOR", "CHL": "CHL"])
            #expect(read.findings.map(\.id) == ["finding:a.txt"])
            #expect(read.sources.count == 2)
            #expect(read.isHeld)
            #expect(try register.reading(of: read.summary.id.rawValue)?.summary.name == "a.txt")
            #expect(try register.reading(of: "none.txt") == nil)
        }
    }

    @Test func aPassageComesWithTheWordsAroundIt() throws {
        try Reports.withPath { path in
            let register = try Register(path: path, access: .create)
            try register.receive([
                Reports.report("a.txt", "Before that.\n\nNorway met Chile in Östersund today.\n\nLater.")
            ])
            let document = try #require(try register.reading(of: "a.txt")).summary.id
            let found = try register.passages([(document, Span(14, 20)), (document, Span(900, 901))])
            let passage = try #require(found[0])
            #expect(passage.before == "")
            #expect(passage.words == "Norway")
            #expect(passage.behind == " met Chile in Östersund today.")
            #expect(passage.line == 3)
            #expect(found[1] == nil)
        }
    }

    @Test func wordsAndCharactersAroundAPassageAreWhole() {
        let text = Text("öööö öööö öööö word öööö öööö öööö")
        for reach in 0..<20 {
            let passage = PassageInContext(Span(27, 31), of: text, reach: reach)
            #expect(passage.words == "word")
            #expect(!passage.before.contains("\u{FFFD}") && !passage.behind.contains("\u{FFFD}"), "reach \(reach)")
        }
    }

    @Test func affairsThatSpeakOfSomebodyAreFound() throws {
        try Reports.withRegister { (register, _) throws -> Void in
            #expect(try register.affairs(about: ["NOR"], documents: 10, limit: 5).count == 1)
            #expect(try register.affairs(about: ["NOR", "CHL"], documents: 10, limit: 5).count == 1)
            #expect(try register.affairs(about: ["NOR", "PER"], documents: 10, limit: 5).isEmpty)
            #expect(try register.affairs(about: [], documents: 10, limit: 5).isEmpty)
        }
    }

    @Test func anEntitysDaysAreThoseOfItsStatements() throws {
        try Reports.withRegister { register, _ in
            let sheet = try register.sheet(of: "NOR")
            #expect(sheet.days.map(\.day.day) == [2, 1])
            #expect(try register.sheet(of: "NOR", and: "CHL").days.count == 2)
            #expect(try register.sheet(of: "PER").days.isEmpty)
            #expect(try register.entity("NOR")?.name == "NOR")
            #expect(try register.entity("PER") == nil)
            #expect(try register.entities(of: .state).map(\.id) == ["CHL", "NOR"])
        }
    }

    @Test func publishersAreCountedOnce() throws {
        try Reports.withPath { path in
            let register = try Register(path: path, access: .create)
            var reports = [
                Reports.report("a.txt", "Norway met Chile."), Reports.report("b.txt", "Chile met Norway.", day: 5),
                Reports.report("c.txt", "Nobody met."),
            ]
            reports[0].reading.document.publisher = "Northern Wire"
            reports[1].reading.document.publisher = "NORTHERN WIRE"
            try register.receive(reports)
            let (lines, total) = try register.publishers(limit: 10)
            #expect(total == 3)
            #expect(Set(lines.map(\.publisher)) == ["Northern Wire", "NORTHERN WIRE", nil])
            _ = try register.correct([
                Correction(
                    .regrade(source: "northern wire", name: "Northern Wire", .b), by: "ana", at: "2026-03-09T10:00:00Z")
            ])
            #expect(try register.publishers(limit: 10).lines.compactMap(\.grade) == [.b, .b])
        }
    }

    @Test func statementsAndHitsHavePages() throws {
        try Reports.withRegister { register, _ in
            var query = StatementQuery()
            query.about = ["NOR"]
            query.limit = 1
            let first = try register.statements(query).map(\.statement.id)
            query.offset = 1
            let second = try register.statements(query).map(\.statement.id)
            query.offset = 2
            #expect(first.count == 1 && second.count == 1 && first != second)
            #expect(try register.statements(query).isEmpty)
            var search = SearchQuery()
            search.words = "pact"
            search.limit = 1
            let hit = try register.search(search).map(\.document.name)
            search.offset = 1
            #expect(try register.search(search).map(\.document.name) != hit)
            search.offset = 2
            #expect(try register.search(search).isEmpty)
        }
    }

    @Test func aValueListsEntitiesOrNone() {
        func entities(_ value: String) -> [EntityID] {
            Finding.Answer(document: DocumentID(rawValue: "doc:1"), value: value).entities
        }
        #expect(entities("KAZ, fw:abraham-accords") == ["KAZ", "fw:abraham-accords"])
        #expect(entities("2026-03-02").isEmpty)
        #expect(entities("USD 200000000").isEmpty)
    }
}
