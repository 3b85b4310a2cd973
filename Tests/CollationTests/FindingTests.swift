import Diplomacy
import Testing

@testable import Collation

/// What becomes of reports that answer the same question: affairs of many kinds.
@Suite struct FindingTests {
    @Test("two days of one visit conflict; a month and its day do not") func visitDates() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        affair.report("a", [("Belmonte flew to Lima on 3 May 2024.", visit(minister, to: "PER", "2024-05-03"))])
        affair.report(
            "b", [("He was in Lima from 5 to 6 May 2024.", visit(minister, to: "PER", "2024-05-05/2024-05-06"))])
        #expect(try affair.record().lines(.date, .conflict) == ["2024-05-03 | 2024-05-05/2024-05-06"])

        var other = Affair()
        let envoy = other.person("Arturo Belmonte", of: "CHL")
        other.report("a", [("Belmonte went to Lima in May 2024.", visit(envoy, to: "PER", "2024-05"))])
        other.report("b", [("Belmonte went to Lima on 3 May 2024.", visit(envoy, to: "PER", "2024-05-03"))])
        #expect(try other.record().lines(.date, .refine) == ["2024-05 | 2024-05-03"])
    }

    @Test("two visits a month apart stay two") func twoVisits() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        affair.report("a", [("Belmonte came on 3 May.", visit(minister, to: "PER", "2024-05-03"))])
        affair.report("b", [("Belmonte came on 4 June.", visit(minister, to: "PER", "2024-06-04"))])
        let record = try affair.record()
        #expect(record.lines(.date, .conflict).isEmpty)
        #expect(record.lines(.date, .single) == ["2024-05-03", "2024-06-04"])
    }

    @Test("two visits that one report tells apart stay two, though they lie close") func toldApart() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        affair.report(
            "a",
            [
                ("Belmonte came on 3 May.", visit(minister, to: "PER", "2024-05-03")),
                ("He returned on 9 May.", visit(minister, to: "PER", "2024-05-09")),
            ])
        affair.report("b", [("Belmonte's talks of 9 May.", visit(minister, to: "PER", "2024-05-09"))])
        let record = try affair.record()
        #expect(record.lines(.date, .conflict).isEmpty)
        #expect(record.lines(.date, .agree) == ["2024-05-09"])
    }

    @Test("states that meet twice within days are not one meeting, unless the people are the same") func statesAlone()
        throws
    {
        var affair = Affair()
        affair.report("a", [("Officials met on 3 May.", visit("CHL", to: "PER", "2024-05-03"))])
        affair.report("b", [("Officials met on 10 May.", visit("CHL", to: "PER", "2024-05-10"))])
        #expect(try affair.record().lines(.date, .conflict).isEmpty)
    }

    @Test("money far apart without parties, or of different objects, is no conflict") func otherMoney() throws {
        var affair = Affair()
        affair.report("a", [("A loan for roads of 40 million.", figure(40e6, "USD", "road loan", ["BRA", "NGA"]))])
        affair.report("b", [("A loan for clinics of 90 million.", figure(90e6, "USD", "clinic loan", ["BRA", "NGA"]))])
        affair.report("c", [("A loan of 700 million.", figure(700e6, "USD", "loan"))])
        #expect(try affair.record().lines(.figure, .conflict).isEmpty)
    }

    @Test("an accession that is planned is announced, not done") func plannedAccession() throws {
        var affair = Affair()
        let pact = affair.framework("Lagoon Pact")
        affair.report(
            "a", published: "2023-06-20", [("Chad will accede.", status("TCD", pact, .acceded))],
            modality: [0: .planned])
        affair.report("b", published: "2023-06-21", [("Chad is to join.", status("TCD", pact, .announcedJoining))])
        #expect(try affair.record().lines(.status, .agree) == ["announced_joining"])
    }

    @Test("visits of two people are two events") func twoPeople() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        let president = affair.person("Inés Quiroga", of: "CHL")
        affair.report("a", [("Belmonte came on 3 May.", visit(minister, to: "PER", "2024-05-03"))])
        affair.report("b", [("President Quiroga came on 5 May.", visit(president, to: "PER", "2024-05-05"))])
        #expect(try affair.record().lines(.date, .conflict).isEmpty)
    }

    @Test("sanctions on two dates conflict, denied against asserted too") func sanctions() throws {
        var affair = Affair()
        affair.report("a", [("Ottawa imposed sanctions on 2 March.", act("SANCTION", ["CAN"], ["BLR"], "2023-03-02"))])
        affair.report("b", [("The sanctions of 4 March.", act("SANCTION", ["CAN"], ["BLR"], "2023-03-04"))])
        #expect(try affair.record().lines(.date, .conflict) == ["2023-03-02 | 2023-03-04"])

        var denied = Affair()
        denied.report("a", [("Ottawa imposed sanctions.", act("SANCTION", ["CAN"], ["BLR"]))])
        denied.report(
            "b", [("Ottawa has imposed no sanctions.", act("SANCTION", ["CAN"], ["BLR"]))], modality: [0: .denied])
        #expect(try denied.record().lines(.event, .conflict) == ["yes | no"])
    }

    @Test("ranges apart conflict; an order of magnitude holds a number; a rounded number is refined")
    func numbers() throws {
        func verdicts(_ a: Statement.Content, _ b: Statement.Content) throws -> [Finding.Verdict] {
            var affair = Affair()
            affair.report("a", [("The first report on it.", a)])
            affair.report("b", [("The second report on it.", b)])
            return try affair.record().findings.filter { $0.kind == .figure }.map(\.verdict)
        }
        let pair: [EntityID] = ["BRA", "NGA"]
        #expect(
            try verdicts(
                figure(2e9, "USD", "bilateral trade", pair, .about), figure(5.1e9, "USD", "trade turnover", pair))
                == [.conflict])
        #expect(
            try verdicts(
                figure(nil, "USD", "deals", pair, low: 1e9, high: 1e12),
                figure(17e9, "USD", "investment", pair, .atLeast))
                == [.refine])
        #expect(
            try verdicts(figure(200, "people", "hostages freed"), figure(203, "people", "hostages released")) == [
                .refine
            ])
        #expect(try verdicts(figure(12, "people", "soldiers killed"), figure(14, "people", "dead")) == [.conflict])
        #expect(
            try verdicts(figure(12, "people", "soldiers killed"), figure(12, "people", "soldiers killed")) == [.agree])
        #expect(
            try verdicts(
                figure(0.25, "share", "share of gas imports", pair), figure(25, "percent", "share of gas imports", pair)
            )
                == [.agree])
    }

    @Test("another year, another direction and another currency are other questions") func otherQuestions() throws {
        let pair: [EntityID] = ["BRA", "NGA"]
        var affair = Affair()
        affair.report("a", [("Trade in 2021.", figure(2e9, "USD", "bilateral trade", pair, period: "2021"))])
        affair.report("b", [("Trade in 2022.", figure(5e9, "USD", "bilateral trade", pair, period: "2022"))])
        affair.report("c", [("Trade in naira.", figure(9e12, "NGN", "bilateral trade", pair, period: "2022"))])
        let record = try affair.record()
        #expect(record.lines(.figure, .conflict).isEmpty)
        #expect(record.lines(.figure, .single).count == 3)
    }

    @Test("an undated figure far off conflicts, and the missing year is named") func undated() throws {
        let pair: [EntityID] = ["BRA", "NGA"]
        var affair = Affair()
        affair.report("a", [("Trade of about two billion.", figure(2e9, "USD", "bilateral trade", pair, .about))])
        affair.report("b", [("Trade in 2022.", figure(5e9, "USD", "total trade", pair, period: "2022"))])
        let finding = try #require(try affair.record().findings.first { $0.kind == .figure })
        #expect(finding.verdict == .conflict)
        #expect(finding.scope?.contains("gives no time") ?? false)
        #expect(finding.question == "How large is trade between Brazil and Nigeria?")
    }

    @Test("two deals of one ministry stay two") func twoDeals() throws {
        var affair = Affair()
        let pair: [EntityID] = ["BRA", "NGA"]
        affair.report(
            "a",
            [
                ("A contract for tractors worth 40 million.", figure(40e6, "USD", "tractor contract", pair)),
                ("A contract for vaccines worth 90 million.", figure(90e6, "USD", "vaccine contract", pair)),
            ])
        affair.report("b", [("The vaccines cost 90 million.", figure(90e6, "USD", "vaccine contract", pair))])
        let record = try affair.record()
        #expect(record.lines(.figure, .agree) == ["USD 90000000"])
        #expect(record.lines(.figure, .single) == ["USD 40000000"])
    }

    @Test("pledged and signed are steps of one deal") func pledgedAndSigned() throws {
        var affair = Affair()
        func deal(_ status: Deal.Status) -> Statement.Content {
            .deal(Deal(parties: ["BRA", "NGA"], sector: "energy", status: status))
        }
        affair.report("a", [("The two announced an energy deal.", deal(.announced))])
        affair.report("b", [("The two signed an energy deal.", deal(.signed))])
        #expect(try affair.record().lines(.status, .refine) == ["announced | signed"])
    }

    @Test("done by a day on which another still awaits it is a conflict; a later stage later is none") func stages()
        throws
    {
        func verdict(_ second: String) throws -> Finding.Verdict? {
            var affair = Affair()
            let pact = affair.framework("Lagoon Pact")
            affair.report(
                "a", published: second, [("Chad is to join the pact.", status("TCD", pact, .announcedJoining))])
            affair.report(
                "b", published: "2023-07-01",
                [("Chad acceded on 10 June.", status("TCD", pact, .acceded, "2023-06-10"))])
            return try affair.record().findings.first { $0.kind == .status && $0.question.hasPrefix("How final") }?
                .verdict
        }
        #expect(try verdict("2023-06-20") == .conflict)
        #expect(try verdict("2023-05-20") == .refine)
    }

    @Test("lists of members that do not claim to be whole refine one another") func lists() throws {
        var affair = Affair()
        let pact = affair.framework("Lagoon Pact")
        affair.report(
            "a",
            [
                ("Mali and Niger belong.", status("MLI", pact, .member)),
                ("So does Niger.", status("NER", pact, .member)),
            ])
        affair.report("b", [("Mali belongs.", status("MLI", pact, .member))])
        let record = try affair.record()
        #expect(
            record.findings.contains { $0.question == "Which states belong to Lagoon Pact?" && $0.verdict == .refine })
        #expect(record.lines(.status, .conflict).isEmpty)
    }

    @Test("copies and reports through one outlet count as one witness") func witnesses() throws {
        let prints: [UInt64] = Array(1...20)
        var affair = Affair()
        let content = act("RETREAT", ["COL"], ["grp:rebels"], "2022-08-01")
        affair.report("a", fingerprints: prints, [("The truce began on 1 August.", content)])
        affair.report("b", fingerprints: prints, [("The truce began on 1 August, it says.", content)])
        let copied = try affair.record()
        #expect(copied.findings.first { $0.kind == .date }?.independent == 1)
        #expect(copied.findings.first { $0.kind == .date }?.grade == 2)
        #expect(copied.origins.count == 1)

        var cited = Affair()
        cited.report("a", via: "outlet:daily", [("The truce began on 1 August.", content)])
        cited.report("b", via: "outlet:daily", [("On 1 August the truce began.", content)])
        cited.report("c", [("A truce since 1 August.", content)])
        let finding = try #require(try cited.record().findings.first { $0.kind == .date })
        #expect(finding.independent == 2)
        #expect(finding.grade == 1)
    }

    @Test("the order of input changes nothing, and conflicts come first") func order() throws {
        var affair = Affair()
        let minister = affair.person("Arturo Belmonte", of: "CHL")
        let pair: [EntityID] = ["CHL", "PER"]
        affair.report(
            "a",
            [
                ("Belmonte came on 3 May.", visit(minister, to: "PER", "2024-05-03")),
                ("Trade of two billion.", figure(2e9, "USD", "trade", pair)),
            ])
        affair.report(
            "b",
            [
                ("Belmonte came on 5 May.", visit(minister, to: "PER", "2024-05-05")),
                ("Trade of two billion.", figure(2e9, "USD", "trade", pair)),
            ])
        affair.report("c", [("Belmonte came in May.", visit(minister, to: "PER", "2024-05"))])
        var options = CollationOptions()
        options.oneStory = true
        let collator = try Collator(tables: Affair.tables.get(), options: options)
        let one = collator.collate(affair.readings)
        let other = collator.collate(affair.readings.reversed())
        #expect(one.findings == other.findings)
        #expect(one.statements == other.statements)
        #expect(one.entities == other.entities)
        #expect(one.findings.first?.verdict == .conflict)
    }
}
