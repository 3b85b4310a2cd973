import Diplomacy
import SourceText
import Testing

@testable import Collation

/// What is a dispute, and that each is told once.
@Suite struct DisputeTests {
    @Test("signing on one day and ratifying on another is no dispute over a day") func steps() throws {
        func conflicts(_ first: String, _ second: String) throws -> [String] {
            var affair = Affair()
            affair.report("a", [(first, act("AGREE", ["NOR", "ISL"], [], "2024-03-04", cameo: "057"))])
            affair.report("b", [(second, act("AGREE", ["NOR", "ISL"], [], "2024-03-06", cameo: "057"))])
            return try affair.record().lines(.date, .conflict)
        }
        #expect(
            try conflicts("Norway and Iceland signed the pact on 4 March.", "Both signed it on 6 March.")
                == ["2024-03-04 | 2024-03-06"])
        #expect(
            try conflicts("Norway and Iceland signed the pact on 4 March.", "Both ratified it on 6 March.").isEmpty)
        #expect(
            try conflicts("The two initialled the pact on 4 March.", "They signed the pact on 6 March.").isEmpty)
    }

    @Test("one dispute over a day is listed once, though more than one pair of actors can be asked about it")
    func once()
        throws
    {
        var affair = Affair()
        let envoy = affair.person("Arne Solvang", of: "NOR")
        affair.report(
            "a",
            [
                ("Norway and Iceland met on 4 March.", act("CONSULT", ["NOR"], ["ISL"], "2024-03-04")),
                ("Solvang went to Finland too.", act("CONSULT", [envoy], ["ISL", "FIN"], "2024-03-04")),
            ])
        affair.report(
            "b",
            [
                ("Norway and Iceland met on 6 March.", act("CONSULT", ["NOR"], ["ISL"], "2024-03-06")),
                ("Solvang and the Finns met.", act("CONSULT", [envoy], ["ISL", "FIN"], "2024-03-06")),
            ])
        #expect(try affair.record().lines(.date, .conflict) == ["2024-03-04 | 2024-03-06"])
    }

    @Test("lists that are given as whole exclude each other; a list that says that there are others does not")
    func lists() throws {
        func verdict(_ words: String, _ states: [EntityID]) throws -> Finding.Verdict? {
            var affair = Affair()
            let pact = affair.framework("Lagoon Pact")
            affair.report(
                "a", oneLine: "The pact binds Benin, Ghana, Togo, Nigeria and Ivory Coast.",
                ["BEN", "GHA", "TGO", "NGA", "CIV"].map { status($0, pact, .member) })
            affair.report("b", oneLine: words, states.map { status($0, pact, .member) })
            return try affair.record().findings.first { $0.question == "Which states belong to Lagoon Pact?" }?.verdict
        }
        let four: [EntityID] = ["BEN", "GHA", "TGO", "NGA"]
        #expect(try verdict("Its members are Benin, Ghana, Togo and Nigeria.", four) == .conflict)
        #expect(try verdict("Its members include Benin, Ghana, Togo and Nigeria.", four) == .refine)
        #expect(try verdict("Benin and Ghana are in it.", ["BEN", "GHA"]) == .refine)
    }

    @Test("an observer is no member; who joins later may have been one") func observers() throws {
        func verdict(_ date: String?) throws -> Finding.Verdict? {
            var affair = Affair()
            let pact = affair.framework("Lagoon Pact")
            affair.report(
                "a", published: "2024-03-04", [("Ghana sits in as an observer.", status("GHA", pact, .observer))])
            affair.report(
                "b", published: "2024-06-01", [("Ghana is a member.", status("GHA", pact, .member, date))])
            return try affair.record().findings.first { $0.question == "Is Ghana in Lagoon Pact?" }?.verdict
        }
        #expect(try verdict(nil) == .conflict)
        #expect(try verdict("2024-02-01") == .conflict)
        #expect(try verdict("2024-05-20") == .refine)
    }

    @Test("an accession that is only expected is no standing") func expected() throws {
        var affair = Affair()
        let pact = affair.framework("Lagoon Pact")
        affair.report("a", [("Ghana is likely to have acceded by May.", status("GHA", pact, .acceded))])
        let statement = affair.readings[0].statements[0]
        let forecast = Statement(
            document: statement.document, span: statement.span, modality: .possible,
            content: .forecast(Forecast(term: "likely", about: ["GHA"])))
        let side: (EntityID) -> EntityID = { $0 }
        #expect(StandingMaker(side: side).standings([statement]).count == 1)
        #expect(StandingMaker(side: side).standings([statement, forecast]).isEmpty)
    }

    @Test("a rate and an amount may be of one thing; a price by the barrel and a sum are not") func units() throws {
        let like = try LikeWords()
        func areOne(_ a: String, _ b: String) -> Bool {
            UnitTerm(Amount(value: 1, unit: a), like).isOne(with: UnitTerm(Amount(value: 1, unit: b), like))
        }
        #expect(areOne("tons per year", "tons"))
        #expect(areOne("ships", "vessel"))
        #expect(!areOne("tons per year", "tons per day"))
        #expect(!areOne("USD per barrel", "USD"))
        #expect(areOne("percent", "share"))
        #expect(!areOne("percent", "people"))
        #expect(UnitTerm.areOneWord("berths", "berth"))
        #expect(!UnitTerm.areOneWord("berths", "ports"))
    }

    @Test("a tender that is about so much does not reach a tenth further") func about() {
        func relation(_ a: Double, _ b: Double) -> Relation {
            Relation.of(Amount(value: a, bound: .about, unit: "EUR"), Amount(value: b, unit: "EUR"))
        }
        // "About 640 million" allows for 640 million, give or take a twentieth.
        guard case .apart = relation(640e6, 690e6) else {
            Issue.record("690 is not about 640")
            return
        }
        guard case .refines = relation(640e6, 652e6) else {
            Issue.record("652 is about 640")
            return
        }
    }
}
