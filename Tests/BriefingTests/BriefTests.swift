import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Briefing

@Suite struct BriefTests {
    static let brief = Brief(SampleAffair.record)

    static func section(_ kind: Brief.Section.Kind, of brief: Brief = BriefTests.brief) throws -> Brief.Section {
        try #require(brief.affairs.first?.sections.first { $0.kind == kind }, "no section \(kind)")
    }

    @Test(arguments: [60, 100, 140])
    func textIsThatOfTheGoldenFile(_ width: Int) throws {
        let text = TextRenderer(width: width).render(Self.brief)
        try expectGolden("brief-\(width).txt", Array(text.utf8))
        for line in text.split(separator: "\n") { #expect(DisplayWidth.columns(line) <= width, "\(line)") }
    }

    @Test func colourIsThatOfTheGoldenFile() throws {
        let coloured = TextRenderer(width: 80, colour: true).render(Self.brief)
        try expectGolden("brief-80-colour.txt", Array(coloured.utf8))
        let plain = TextRenderer(width: 80).render(Self.brief)
        #expect(withoutEscapes(coloured) == plain, "colour changes no word and no break")
    }

    @Test func markdownIsThatOfTheGoldenFile() throws {
        try expectGolden("brief.md", Array(MarkdownRenderer().render(Self.brief).utf8))
    }

    @Test func htmlIsThatOfTheGoldenFile() throws {
        try expectGolden("brief.html", Array(HTMLRenderer().render(Self.brief).utf8))
    }

    @Test func everyItemOutsideTheSourcesCites() {
        for section in Self.brief.affairs.flatMap(\.sections) where section.kind != .sources {
            for item in section.groups.flatMap(\.items) {
                let cites = item.line.contains { if case .citation = $0 { true } else { false } }
                #expect(cites, "\(section.title): \(item.label) \(item.line)")
            }
        }
    }

    @Test func everyCitationResolves() throws {
        let record = SampleAffair.record
        #expect(Self.brief.citations.map(\.number) == Array(1...Self.brief.citations.count))
        for citation in Self.brief.citations {
            let document = try #require(record.documents.first { $0.name == citation.document })
            #expect(record.text(document.id, citation.span) != nil)
            #expect(citation.line == record.excerpts[document.id]?.line(of: citation.span))
        }
    }

    @Test func aCopyIsNoSecondWitness() throws {
        let events = try Self.section(.events)
        let announced = try #require(events.groups[0].items.first { $0.label == "6 November 2025" })
        #expect(announced.line.contains(.note("one witness")))
    }

    @Test func valuesOfAConflictStandWithThoseWhoGiveThem() throws {
        let conflicts = try Self.section(.disagreements)
        let trade = try #require(
            conflicts.groups.first { $0.heading == [.strong("How large is bilateral trade of Israel and Kazakhstan?")] }
        )
        #expect(trade.items.map(\.label) == ["about $200 million", "about $480 million"])
        #expect(trade.items.map { $0.line.first } == [.plain("The Harbour Post:"), .plain("Steppe Review:")])
        #expect(trade.notes.contains([.quiet("It may be no contradiction: one names no year")]))
    }

    @Test func statesThatStandAlikeShareALine() throws {
        let frameworks = try Self.section(.frameworks)
        #expect(frameworks.groups[0].items.map(\.label) == ["Kazakhstan", "Bahrain, United Arab Emirates"])
    }

    @Test func forecastsComeByTheEndOfTheirHorizonWithTheirWords() throws {
        let forecasts = try Self.section(.forecasts)
        #expect(forecasts.groups[0].items.map(\.label) == ["almost certainly", "likely"])
        #expect(forecasts.groups[0].items[1].line.contains(.note("55–75%, scale PHIA")))
    }

    @Test func anAffairWithoutAStatementIsLeftOutWhereOthersHaveSome() {
        var record = SampleAffair.record
        let copy = record.documents.filter { $0.name == "morning-copy.txt" }.map(\.id)
        record.stories.append(Story(id: "story:x", title: "Nothing selected", documents: copy))
        record.statements.removeAll { copy.contains($0.document) }
        #expect(Brief(record).affairs.map(\.title) == ["Kazakhstan enters the Abraham Accords"])
    }

    @Test func sectionsSayWhatTheyLeaveOut() throws {
        var make = RecordBuilder()
        let days = (1...28).map {
            "On \($0) May 2024 minister number \($0) met the guest of the day at the old harbour."
        }
        make.document("days.txt", days.joined(separator: "\n"), title: "Days", publisher: nil, published: nil)
        for day in 1...28 {
            make.statement(
                "days.txt", "On \(day) May 2024 minister number \(day) met",
                .event(
                    Event(
                        plover: "CONSULT", who: [EntityID(kind: .person, name: "minister \(day)")],
                        date: CalendarPeriod(year: 2024, month: 5, day: day))))
        }
        let record = make.finished()
        let events = try Self.section(.events, of: Brief(record))
        #expect(events.more == 28 - events.groups[0].items.count && events.more > 0)
        #expect(try Self.section(.events, of: Brief(record, options: BriefOptions(all: true))).more == 0)
    }

    @Test func storiesComeLargestFirstUnderAListOfThem() throws {
        var record = SampleAffair.record
        let small = try #require(record.documents.last)
        record.stories = [
            Story(id: "story:b", title: "A small one", documents: [small.id]),
            Story(id: "story:a", title: "The large one", documents: record.documents.map(\.id)),
        ]
        let brief = Brief(record)
        #expect(brief.affairs.map(\.title) == ["The large one", "A small one"])
        #expect(TextRenderer(width: 80).render(brief).hasPrefix("AFFAIRS\n  1  "))
    }

    @Test func theOrderOfARecordsListsChangesNothing() {
        var record = SampleAffair.record
        record.statements.reverse()
        record.findings.reverse()
        record.standings.reverse()
        record.entities.reverse()
        let turned = Brief(record)
        #expect(turned.affairs.first?.sections.map(\.kind) == Self.brief.affairs.first?.sections.map(\.kind))
    }

    @Test func anEmptyRecordSaysSo() {
        let brief = Brief(Record())
        #expect(brief.isEmpty)
        #expect(TextRenderer().render(brief) == "There is nothing to brief on.\n")
        #expect(MarkdownRenderer().render(brief) == "There is nothing to brief on.\n")
    }

    private func withoutEscapes(_ text: String) -> String {
        text.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated().map { place, part in
            place == 0 ? String(part) : String(part.drop { $0 != "m" }.dropFirst())
        }.joined()
    }

    @Test func whoDeniesADealIsNoWitnessOfIt() throws {
        var builder = RecordBuilder()
        builder.entity("NOR", .state, "Norway", state: "NOR")
        builder.entity("POL", .state, "Poland", state: "POL")
        builder.document(
            "wire.txt", "Norway and Poland signed a gas agreement in Vienna on Tuesday, officials in Oslo said.",
            title: nil, publisher: "Fjord Wire", published: "2026-03-12")
        builder.document(
            "courier.txt", "Warsaw denied that it had signed a gas agreement with Norway in Vienna on Tuesday.",
            title: nil, publisher: "Baltic Courier", published: "2026-03-13")
        let deal = Deal(parties: ["NOR", "POL"], sector: "energy", instrument: "agreement", status: .signed)
        builder.statement("wire.txt", "Norway and Poland signed a gas agreement in Vienna on Tuesday", .deal(deal))
        builder.statement(
            "courier.txt", "it had signed a gas agreement with Norway in Vienna on Tuesday", .deal(deal),
            speaker: "POL", modality: .denied)
        let item = try #require(try Self.section(.deals, of: Brief(builder.finished())).groups[0].items.first)
        let denial = try #require(item.line.firstIndex(of: .flag("denied by some")))
        func cites(_ runs: ArraySlice<Brief.Run>) -> Int {
            runs.count { if case .citation = $0 { true } else { false } }
        }
        #expect(cites(item.line[..<denial]) == 1 && cites(item.line[denial...]) == 1)
    }
}
