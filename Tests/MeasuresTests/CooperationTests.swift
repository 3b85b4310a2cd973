import Diplomacy
import SourceText
import Testing

@testable import Measures

/// The four measures by their formulas, and what must leave them as they are.
@Suite struct CooperationTests {
    /// Events of two states, a story each.
    private func events(
        _ a: EntityID, _ b: EntityID, _ scores: [Double], days: [String]? = nil, story: String = "s"
    ) -> [MeasuredEvent] {
        scores.enumerated().map { place, score in
            MeasuredEvent(
                a, b, type: score < 0 ? "ACCUSE" : "CONSULT", score: score, story: "\(story)\(a)\(b)\(place)",
                day: days.flatMap { CalendarDay($0[place]) })
        }
    }

    /// Events with four partners, over twenty stories.
    private var world: [MeasuredEvent] {
        events("KAZ", "RUS", [1, 3, 4, 7, -2, 3, 5]) + events("KAZ", "USA", [4, 6, 8, 6, 7, 8])
            + events("KAZ", "CHN", [6, 1]) + events("UZB", "CHN", [6, 6, 7]) + events("UZB", "RUS", [1, -5])
    }

    @Test("net cooperation is drawn to the long-run mean, and that to nothing") func net() throws {
        let events = events("NOR", "CHL", [8, 4])
        let cooperation = try #require(NetCooperation(events, of: events))
        // m = 12 / 7; C = (12 + 5 m) / 7.
        #expect(abs(cooperation.value.value - (12 + 5 * 12.0 / 7) / 7) < 1e-12)
        #expect(cooperation.value.low == nil, "two stories have no interval")
        #expect(NetCooperation([], of: []) == nil)
    }

    @Test("an interval holds its value, and shrinks as stories are added") func intervals() throws {
        func width(_ count: Int) throws -> Double {
            let events = events("NOR", "CHL", (0..<count).map { Double($0 % 7) - 1 })
            let value = try #require(NetCooperation(events, of: events)).value
            let (low, high) = (try #require(value.low), try #require(value.high))
            #expect(low <= value.value && value.value <= high)
            return high - low
        }
        #expect(try width(140) < width(14))
    }

    @Test("neither the order of events nor the names of stories change an interval") func order() throws {
        let events = events("KAZ", "RUS", [1, 3, 4, 7, -2, 3, 5])
        let value = try #require(NetCooperation(events, of: events)).value
        let renamed = events.reversed().map { event in
            var event = event
            event.story = "other-" + event.story
            return event
        }
        #expect(NetCooperation(renamed, of: renamed)?.value == value)
    }

    @Test("a step is called where the interval excludes zero, and never of four stories") func steps() throws {
        let split = try #require(CalendarDay("2031-07-01"))
        func call(_ before: [Double], _ after: [Double]) -> CooperationStep.Call? {
            let days =
                Array(repeating: "2031-03-01", count: before.count) + Array(repeating: "2031-09-01", count: after.count)
            return CooperationStep(events("NOR", "CHL", before + after, days: days), split: split)?.call
        }
        #expect(call([-4, -5, -6, -4, -5], [6, 7, 8, 6, 7]) == .closer)
        #expect(call([6, 7, 8, 6, 7], [-4, -5, -6, -4, -5]) == .away)
        #expect(call([6, -7, 8, -6, 7], [-4, 5, -6, 4, 5]) == .steady)
        #expect(call([-4, -5], [6, 7]) == .tooFew)
        #expect(call([-4], [6, 7, 8, 6, 7, 8]) == .tooFew)
    }

    @Test("shares add up to one; breadth and concentration by their formulas") func shares() throws {
        let shares = try #require(VectorShares(of: "KAZ", powers: ["RUS", "USA", "CHN"], in: world))
        #expect(shares.shares.map(\.flow) == [23, 39, 7])
        #expect(abs(shares.shares.reduce(0) { $0 + $1.share.value } - 1) < 1e-12)
        #expect(abs(shares.concentration.value - (23.0 * 23 + 39 * 39 + 7 * 7) / (69 * 69)) < 1e-12)
        #expect(shares.breadth.value > 1 && shares.breadth.value < 3)
        // All others: 19 with China and 1 with Russia, none with the United States.
        #expect(shares.shares.map(\.world) == [0.05, 0, 0.95])
        #expect((shares.shares[2].attention ?? 0) < 0)
        #expect(VectorShares(of: "KAZ", powers: ["FRA"], in: world) == nil)
    }

    @Test("scaling all counts leaves shares alone", arguments: [2, 5]) func scaling(_ factor: Int) throws {
        let powers: [EntityID] = ["RUS", "USA", "CHN"]
        let once = try #require(VectorShares(of: "KAZ", powers: powers, in: world))
        let more = try #require(
            VectorShares(of: "KAZ", powers: powers, in: (0..<factor).flatMap { _ in world }))
        for (one, other) in zip(once.shares, more.shares) {
            #expect(abs(one.share.value - other.share.value) < 1e-12)
            #expect(one.world == other.world)
        }
        #expect(abs(once.breadth.value - more.breadth.value) < 1e-12)
    }

    @Test("swapping the rivals flips the lean and leaves the hedge") func swapping() throws {
        let one = try #require(LeanAndHedge(of: "KAZ", between: "USA", and: "RUS", in: world))
        let other = try #require(LeanAndHedge(of: "KAZ", between: "RUS", and: "USA", in: world))
        #expect(one.lean.value == -other.lean.value)
        #expect(one.hedge == other.hedge)
        #expect(one.lean.value > 0)
        let flipped = [one.call, other.call]
        #expect(flipped == [.leansToFirst, .leansToSecond] || one.call == other.call)
    }

    @Test("who feeds two alike hedges; who has little to do with them is not called") func hedging() throws {
        let even = events("SRB", "USA", [4, 5, 3, 6]) + events("SRB", "CHN", [5, 4, 6, 3])
        #expect(LeanAndHedge(of: "SRB", between: "USA", and: "CHN", in: even)?.call == .hedges)
        let few = events("SRB", "USA", [4, 5]) + events("SRB", "CHN", [5])
        #expect(LeanAndHedge(of: "SRB", between: "USA", and: "CHN", in: few)?.call == .tooFew)
        let hostile = events("SRB", "USA", [-4, -5])
        #expect(LeanAndHedge(of: "SRB", between: "USA", and: "CHN", in: hostile)?.hedge == nil)
        #expect(LeanAndHedge(of: "SRB", between: "FRA", and: "CHN", in: few)?.lean.value ?? 0 < 0)
    }

    @Test(
        "windows follow one another in whole months, quarters or years, at most twelve",
        arguments: [
            ("2031-03-05/2031-08-01", 6, "2031-03"), ("2030-03-05/2032-02-01", 9, "2030-01-01/2030-03-31"),
            ("2001-01-01/2031-01-01", 7, "2000-01-01/2004-12-31"), ("2031-01-01", 1, "2031-01"),
        ])
    func windows(days: String, count: Int, first: String) throws {
        let windows = CooperationStrip.windows(over: try #require(CalendarPeriod(iso8601: days)))
        #expect(windows.count == count)
        #expect(windows.first?.iso8601 == first)
        for (one, next) in zip(windows, windows.dropFirst()) {
            #expect(one.last.adding(days: 1) == next.first)
        }
    }
}

/// What a record comes to depends on what was told, and not on how often, by whom or in which order.
@Suite struct MeasuredRecordTests {
    typealias Told = EventAffair.Told

    /// Eight stories in two halves of a year, in the second of which two states fall out.
    private func affair(copies: Int = 0, reversed: Bool = false) -> EventAffair {
        var reports: [(String, String, String, [Told])] = []
        for number in 0..<8 {
            let month = number < 4 ? "2031-0\(number + 1)" : "2031-1\(number - 4 > 2 ? 2 : number - 4)"
            let told =
                number < 4
                ? Told("NOR", "AGREE", "CHL", score: 5 + Double(number % 2), date: month + "-03")
                : Told("NOR", "SANCTION", "CHL", score: -6 - Double(number % 2), date: month + "-0\(number)")
            for copy in 0...copies { reports.append(("report-\(number)-\(copy)", "\(number)", month + "-10", [told])) }
        }
        var affair = EventAffair()
        for (name, story, published, told) in reversed ? reports.reversed() : reports {
            affair.report(name, story: story, published: published, told)
        }
        return affair
    }

    /// Everything about a vector but the statements and the number of reports behind it.
    private func lines(_ affair: EventAffair) throws -> [String] {
        try EventAffair.measures().vectors(of: affair.record).map { vector in
            "\(vector.state) \(vector.toward) \(vector.domain) \(vector.direction) \(vector.value ?? 0) "
                + "\(vector.low ?? 0) \(vector.high ?? 0) \(vector.stories) \(vector.period?.iso8601 ?? "")"
        }
    }

    @Test("a measured vector carries value, interval, stories, period and statements") func rows() throws {
        let vectors = try EventAffair.measures().vectors(of: affair().record)
        let vector = try #require(vectors.first { $0.domain == "overall" && $0.state == "NOR" })
        #expect(vector.direction == .away)
        #expect(vector.basis == .measured)
        #expect((vector.high ?? 0) < 0 && (vector.low ?? 0) < (vector.value ?? 0))
        #expect(vector.stories == 8)
        #expect(vector.statements.count == 8)
        #expect(vector.period?.iso8601 == "2031-01-03/2031-12-07")
    }

    @Test("copies change nothing", arguments: [1, 4]) func copies(_ copies: Int) throws {
        #expect(try lines(affair(copies: copies)) == lines(affair()))
    }

    @Test("the order of reports changes nothing") func order() throws {
        #expect(try lines(affair(copies: 1, reversed: true)) == lines(affair(copies: 1)))
    }

    @Test("four stories are too few for a row") func few() throws {
        var affair = EventAffair()
        for number in 1...4 {
            affair.report(
                "r\(number)", story: "\(number)", published: "2031-0\(number * 2)-01",
                [Told("NOR", "AGREE", "CHL", date: "2031-0\(number * 2)-01")])
        }
        #expect(try EventAffair.measures().vectors(of: affair.record).isEmpty)
    }

    @Test("a profile reads the same whatever the order") func profile() throws {
        let measures = try EventAffair.measures()
        let one = StateProfile("NOR", record: affair(copies: 2).record, measures: measures)
        let other = StateProfile("NOR", record: affair(copies: 2, reversed: true).record, measures: measures)
        #expect(one.powers == ["CHL"])
        #expect(one.pairs[0].cooperation?.value == other.pairs[0].cooperation?.value)
        #expect(one.pairs[0].step?.call == .away)
        #expect(one.stories == 8)
        #expect(one.shares?.shares.map(\.share.value) == [1])
    }
}
