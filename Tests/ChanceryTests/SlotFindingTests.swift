import Diplomacy
import SourceText
import Testing

@testable import Chancery

/// Where an act was, who stood between the sides and who signed, as several reports tell it.
@Suite struct SlotFindingTests {
    /// The rules of the disputes among reports of one day.
    private func disputes(_ reports: [String]) throws -> [String] {
        let chancery = try OneAffair.chancery()
        let readings = reports.enumerated().map { number, text in
            chancery.reading(
                of: Document(
                    plain: text, name: "report \(number)", published: CalendarPeriod(iso8601: "2031-05-20")))
        }
        return chancery.collator.collate(readings).findings.filter { $0.verdict == .conflict && $0.kind == .identity }
            .map(\.rule)
    }

    @Test("one signing is not in two capitals") func capitals() throws {
        #expect(
            try disputes([
                "Peru and Bolivia signed their accord on the ferries in Lima on Monday.",
                "The accord on the ferries was signed on Monday in La Paz by the ministers of Peru and Bolivia.",
            ]) == ["in Lima in one, in La Paz in the other"])
    }

    @Test("a capital lies in its state, and what nobody knows may lie in it too") func within() throws {
        #expect(
            try disputes([
                "Peru and Bolivia signed their accord on the ferries in Lima on Monday.",
                "The accord on the ferries was signed on Monday in Peru by the ministers of both states.",
                "The accord on the ferries was signed on Monday in the Casa Quintal by the ministers of Peru and Bolivia.",
            ]).isEmpty)
    }

    @Test("signings on days far apart are two, and so are those of which one report knows both") func twoActs() throws {
        #expect(
            try disputes([
                "Peru and Bolivia signed their accord on the ferries in Lima on 2 March 2031.",
                "The accord on the ferries was signed in La Paz on 9 May 2031 by the ministers of Peru and Bolivia.",
            ]).isEmpty)
        #expect(
            try disputes([
                "Peru and Bolivia signed their accord on the ferries in Lima. They signed a second one in Quito.",
                "The accord on the ferries was signed in La Paz by the ministers of Peru and Bolivia.",
            ]).isEmpty)
    }

    @Test("who stood between the sides") func mediators() throws {
        #expect(
            try disputes([
                "The truce between Peru and Bolivia was brokered by Chile, an official said.",
                "Uruguay brokered the truce between Peru and Bolivia, according to the mayor.",
            ]) == ["by Chile in one, by Uruguay in the other"])
    }

    @Test("where somebody speaks of it is not where it was") func speaker() throws {
        #expect(
            try disputes([
                "Peru and Bolivia signed their accord on the ferries in Lima on Monday.",
                "The ministers of Peru and Bolivia signed the accord on the ferries, the mayor told reporters in La Paz on Monday.",
            ]).isEmpty)
    }
}
