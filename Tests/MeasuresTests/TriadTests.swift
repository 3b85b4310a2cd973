import Diplomacy
import SourceText
import Testing

@testable import Measures

/// Friends of friends who are rivals.
@Suite struct TriadTests {
    private func ties(_ events: [(EntityID, EntityID, Double)], standings: [Standing] = []) throws -> SignedTies {
        SignedTies(
            Record(standings: standings),
            events: events.enumerated().map { place, event in
                MeasuredEvent(
                    event.0, event.1, type: "CONSULT", score: event.2, story: "\(place)", statements: ["e\(place)"])
            }, signs: try SignedTies.Signs())
    }

    @Test("a triad is at odds where its signs multiply to minus one") func atOdds() throws {
        let ties = try ties([
            ("AAA", "BBB", 5), ("AAA", "CCC", 4), ("BBB", "CCC", -6), ("AAA", "DDD", 3), ("BBB", "DDD", 4),
        ])
        let triads = TriadsAtOdds(of: "AAA", in: ties)
        #expect(triads.atOdds.map(\.states) == [["AAA", "BBB", "CCC"]])
        #expect(triads.atOdds[0].signs == [1, 1, -1])
        #expect(triads.atOdds[0].statements == ["e0", "e1", "e2"])
        #expect(triads.total == 2)
        #expect(triads.share == 0.5)
        let shuffled = try #require(triads.shuffled)
        #expect(shuffled > 0.3 && shuffled < 0.9)
        #expect(TriadsAtOdds(of: "ZZZ", in: ties).share == nil)
    }

    @Test("a standing alliance outweighs a quarrel; an ended one says nothing") func standingTies() throws {
        func sign(until: String?) throws -> Int? {
            try ties(
                [("AAA", "BBB", -4)],
                standings: [
                    Standing(
                        subject: .pair("AAA", "BBB"), status: "alliance",
                        until: until.flatMap { CalendarPeriod(iso8601: $0) }, statements: ["t"])
                ]
            ).edge("BBB", "AAA")?.sign
        }
        #expect(try sign(until: nil) == 1)
        #expect(try sign(until: "2031") == -1)
    }

    @Test("a kind word and a harsh one are no friendship") func little() throws {
        #expect(try ties([("AAA", "BBB", 4), ("AAA", "BBB", -2)]).edge("AAA", "BBB") == nil)
    }

    @Test("the seed of the shuffles has nothing of names") func names() throws {
        let one = try ties([("AAA", "BBB", 5), ("AAA", "CCC", 4), ("BBB", "CCC", -6)])
        let other = try ties([("KAZ", "RUS", 5), ("KAZ", "USA", 4), ("RUS", "USA", -6)])
        #expect(TriadsAtOdds(of: "AAA", in: one).shuffled == TriadsAtOdds(of: "KAZ", in: other).shuffled)
    }

    @Test("positions: in a framework, out of it, with or against a third; agreement from twenty items on")
    func positions() throws {
        var events: [MeasuredEvent] = []
        for number in 10..<34 {
            let third = EntityID(rawValue: "T\(number)")
            events.append(MeasuredEvent("AAA", third, type: "AID", score: 5, story: "s"))
            events.append(MeasuredEvent("BBB", third, type: "AID", score: number % 4 == 0 ? -5 : 5, story: "s"))
            events.append(MeasuredEvent("CCC", third, type: "AID", score: -5, story: "s"))
        }
        let positions = StatedPositions(Record(), events: events)
        #expect(positions.common("AAA", "BBB") == 24)
        #expect(positions.agreement("AAA", "BBB")?.agreement == 0.75)
        #expect(positions.agreement("AAA", "CCC")?.agreement == 0)
        let few = StatedPositions(Record(), events: Array(events.prefix(30)))
        #expect(few.agreement("AAA", "BBB") == nil)
    }
}
