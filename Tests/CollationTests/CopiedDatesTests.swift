import Diplomacy
import SourceText
import Testing

@testable import Collation

/// One text that appears on several days: its `Tuesday` is that of the first.
@Suite struct CopiedDatesTests {
    private func visit(_ who: EntityID, _ date: String) -> Statement.Content {
        .event(Event(plover: "CONSULT", mode: "visit", who: [who], whom: ["PER"], date: CalendarPeriod(iso8601: date)))
    }

    private let sentence = "Foreign Minister Arturo Belmonte flew to Lima on Tuesday for talks on the border."

    @Test("a copy's days are those of the earliest report that says the same") func copies() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        let prints: [UInt64] = Array(1...12)
        affair.report("a", published: "2024-05-08", fingerprints: prints, [(sentence, visit(minister, "2024-05-07"))])
        affair.report("b", published: "2024-05-15", fingerprints: prints, [(sentence, visit(minister, "2024-05-14"))])
        affair.report("c", published: "2024-05-22", fingerprints: prints, [(sentence, visit(minister, "2024-05-21"))])
        let record = try affair.record()
        let days = record.statements.compactMap { statement -> String? in
            if case .event(let event) = statement.content { event.date?.iso8601 } else { nil }
        }
        #expect(days == ["2024-05-07", "2024-05-07", "2024-05-07"])
        #expect(record.lines(.date, .conflict).isEmpty)
    }

    @Test("reports that share no text keep their own days") func others() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        affair.report(
            "a", published: "2024-05-08", fingerprints: Array(1...12), [(sentence, visit(minister, "2024-05-07"))])
        affair.report(
            "b", published: "2024-05-15", fingerprints: Array(21...32), [(sentence, visit(minister, "2024-05-14"))])
        let days = Set(
            try affair.record().statements.compactMap { statement -> String? in
                if case .event(let event) = statement.content { event.date?.iso8601 } else { nil }
            })
        #expect(days == ["2024-05-07", "2024-05-14"])
    }
}
