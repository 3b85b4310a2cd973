import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct ForecastTests {
    private func terms(_ text: String) throws -> [String] { try JudgementsOf(.forecast, text).forecasts.map(\.term) }

    @Test(arguments: [
        ("Kenya will almost certainly reject the request.", "almost certainly"),
        ("Russia is unlikely to withdraw from the port.", "unlikely"),
        ("It is highly likely that Egypt will reopen the crossing.", "highly likely"),
        ("There is a realistic possibility that Hungary blocks the loan.", "realistic possibility"),
        ("The embargo could weaken the government of Belarus.", "could"),
        ("The agreement will strengthen Serbia.", "will"),
        ("Brazil is not likely to support the text.", "not likely"),
        ("Clashes between Chad and Niger cannot be ruled out.", "cannot be ruled out"),
        ("Niger has a better than even chance of joining.", "better than even chance"),
        ("China will be irritated.", "will"),
        ("Climate researchers expect the ice to retreat from the coast of Norway.", "expect"),
        ("Norway will very likely have finished the survey by then.", "very likely"),
    ])
    func wordsOfProbabilityMakeForecasts(_ text: String, _ term: String) throws {
        #expect(try terms(text) == [term])
    }

    @Test(arguments: [
        "The foreign minister of Peru will visit Chile on Monday.",
        "Poland and Lithuania will sign the treaty in June.",
        "Reporters could not reach the embassy of Sudan.",
        "Will Turkey ratify the protocol?",
        "The attack on Yemen may have killed two people.",
        "Canada may be the largest buyer.",
        "Jordan likely knew of the plan.",
        "The bridge to Denmark will cost 4 billion euros.",
        "Oman may be hiding the losses.",
        "Estonia would drop the claim if Latvia paid.",
    ])
    func plansAndPastsAreNone(_ text: String) throws { #expect(try terms(text) == []) }

    @Test func aScaleThatTheTextNamesGivesTheRange() throws {
        let named = try JudgementsOf(
            .forecast, "Iran is likely to resume talks.\n\nTerms follow the PHIA probability yardstick.\n")
        #expect(named.forecasts.map(\.scale) == ["PHIA"])
        #expect(named.forecasts.first?.low == 0.55)
        #expect(named.forecasts.first?.high == 0.75)
        // Where no scale is named, a word gets no number.
        let bare = try JudgementsOf(.forecast, "Iran is likely to resume talks.\n").forecasts
        #expect(bare.map(\.scale) == [nil])
        #expect(bare.first?.low == nil)
    }

    @Test func headingsGiveTheHorizon() throws {
        let read = try JudgementsOf(
            .forecast,
            """
            Outlook

            Next six months

              - Serbia will probably sign a contract with Azerbaijan.

            Beyond 2 years

              - Russian gas is unlikely to remain dominant in Serbia.
            """, published: "2026-03-14")
        #expect(read.forecasts.map(\.horizon) == ["Next six months", "Beyond 2 years"])
        #expect(read.forecasts.map { $0.from?.description } == ["2026-03-14", "2028-03-14"])
        #expect(read.forecasts.map { $0.to?.description } == ["2026-09-14", nil])
    }

    @Test func eachClauseWithATermOfItsOwnIsOne() throws {
        let read = try JudgementsOf(
            .forecast, "Kenya will probably close the camp, but Somalia is unlikely to protest.")
        #expect(read.forecasts.map(\.term) == ["probably", "unlikely"])
        #expect(read.forecasts.map(\.about) == [["KEN"], ["SOM"]])
    }

    @Test(arguments: [
        ("Sanctions on Belarus are unlikely to be lifted.", "unlikely"),
        ("The chances of a truce between Chad and Niger are about even.", "about even"),
        ("A contract between Peru and Chile is very unlikely before the road has been built.", "very unlikely"),
        ("The bridge between Chad and Niger should be open by the end of 2031.", "should"),
        ("The envoy of Norway said that the Chilean team would be in place by May 2031.", "would"),
    ])
    func predicatesOfAllKindsAreRead(_ text: String, _ term: String) throws {
        #expect(try terms(text) == [term], "\(text)")
    }

    @Test(arguments: [
        "Under the accord, Chad and Niger will split the revenue.",
        "\"We hope that Chad and Niger will settle the matter,\" the envoy of France said.",
        "Chad should apologise to Niger by Friday.",
    ])
    func provisionsAndWishesAreNone(_ text: String) throws { #expect(try terms(text) == [], "\(text)") }

    @Test func aHeadingDoesNotLeakIntoTheNext() throws {
        let read = try JudgementsOf(
            .forecast,
            """
            Outlook

            Within a month: Chad will probably sign the truce with Niger.

            By the end of 2026: Niger is likely to reopen the border.

            Beyond 2027: The pipeline could weaken Chad.
            """, published: "2026-03-14")
        #expect(read.forecasts.map { $0.from?.description } == ["2026-03-14", "2026-03-14", "2028-01-01"])
        #expect(read.forecasts.map { $0.to?.description } == ["2026-04-14", "2026-12-31", nil])
    }

    @Test func whoExpectsIsWhoForecasts() throws {
        let read = try JudgementsOf(
            .forecast, "\"I expect an answer from Chile by August,\" the Peruvian minister, Rosa Quispe, said.",
            published: "2026-03-14", as: .news)
        #expect(read.forecasts.map(\.term) == ["expect"])
        #expect(read.forecasts.first?.by == "person:rosa-quispe")
    }

    @Test(arguments: [
        ("Chad will in all likelihood ratify the pact.", "in all likelihood"),
        ("We consider it likely that Chad and Niger will ratify the pact.", "likely"),
        ("Another clash between Chad and Niger is close to a certainty.", "close to a certainty"),
        ("Blackouts in Chad are all but inevitable.", "all but inevitable"),
        ("The pipeline might well end in Niger.", "might well"),
        ("We reckon at 40 percent the chance that Chad leaves the pact.", "40 percent"),
        ("The odds that gas flows to Chad are slightly better than even.", "slightly better than even"),
    ])
    func wordsOfSeveralPartsAreReadWhole(_ text: String, _ term: String) throws {
        #expect(try terms(text) == [term], "\(text)")
    }

    @Test func aTimeThatOpensAParagraphHoldsForWhatFollows() throws {
        let read = try JudgementsOf(
            .forecast,
            "Up to the end of 2026 Chad is likely to ratify the pact. Accession by Niger is highly improbable.\n\n"
                + "A truce between Chad and Niger is unlikely.", published: "2026-03-14")
        #expect(read.forecasts.map { $0.to?.description } == ["2026-12-31", "2026-12-31", nil])
    }

    @Test func aHeadingMayRunIntoItsText() throws {
        let read = try JudgementsOf(
            .forecast,
            """
            What to expect

            Through August. Chad will probably ratify the pact.

            By May 2027. A truce with Niger is likely.

            Beyond that. Full membership of Niger is improbable.
            """, published: "2026-03-14")
        #expect(read.forecasts.map { $0.from?.description } == ["2026-03-14", "2026-03-14", nil])
        #expect(read.forecasts.map { $0.to?.description } == ["2026-08-31", "2027-05-31", nil])
    }
}
