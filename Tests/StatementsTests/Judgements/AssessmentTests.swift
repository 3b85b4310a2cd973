import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct AssessmentTests {
    private func passages(_ text: String, as kind: Document.Kind = .analysis) throws -> [String] {
        try JudgementsOf(.assessment, text, as: kind).passages
    }

    @Test(arguments: [
        "Poland's offer to Ukraine is largely symbolic.",
        "Relations between Chile and Peru are strained.",
        "The visit marks a turning point for Armenia.",
        "The pact undermines the credibility of France.",
        "Kenya's decision reflects a broader shift towards China.",
        "The summit was a setback for Germany.",
        "Latvia has chosen a more constructive path.",
        "Norway should not be left alone with the bill.",
        "Ghana has never turned away a friend who asked.",
        "Chile does not need the pact.",
        "Money rather than law keeps Peru in the union.",
        "Tunisia needs a quick success.",
    ])
    func judgementsAreRead(_ text: String) throws { #expect(try passages(text).count == 1, "\(text)") }

    @Test(arguments: [
        "The ministers of Chile and Peru met in Lima on Tuesday.",
        "Poland bought 200 tanks in 2023.",
        "Is the pact a mistake for France?",
        "The Kenyan delegation arrived late.",
        "Chile does not need the pact.",
        "Tunisia needs 40 buses.",
        "The president of Ghana thanked the hosts.",
        "Chile sells more copper to Japan than to any other country.",
    ])
    func reportsAreNone(_ text: String) throws { #expect(try passages(text, as: .news) == [], "\(text)") }

    @Test func whoeverTakesTheViewIsTheJudge() throws {
        let read = try JudgementsOf(
            .assessment, "Japan views the launch as a threat. Japan borders North Korea by sea.")
        #expect(read.assessments.first?.by == "JPN")
        #expect(read.assessments.first?.about.contains("JPN") == false)
    }

    @Test func aNameOfOnesOwnIsAJudgement() throws {
        let read = try JudgementsOf(
            .assessment, "Peru asked Chile to end what it called the plunder of the sea.", as: .news)
        #expect(read.assessments.map(\.by) == ["PER"])
    }

    @Test func aStepThatNobodyIsNamedForIsTheMainStates() throws {
        let read = try JudgementsOf(
            .assessment,
            "Oman closed its embassy in Syria on Monday. Oman gave no reason. The move is largely symbolic.")
        #expect(read.assessments.map(\.about) == [["OMN"]])
    }

    @Test(arguments: [
        "\"Norway has thrown away its best card,\" said Ingrid Dahl, a member of parliament in Oslo.",
        "\"They have traded a harbour for a handshake,\" said Omar Haddad, a lawmaker in Tunisia.",
        "The minister of Finland said that the offer from Estonia was generous.",
        "The president of Kenya described the Ugandan plan as a trap.",
        "The opposition in Ghana accused Togo of bullying its neighbours.",
        "The foreign minister of Chile thanked Norway for its tireless mediation.",
    ])
    func opinionsOfSpeakersAreRead(_ text: String) throws {
        #expect(try passages(text, as: .news).count == 1, "\(text)")
    }

    @Test(arguments: [
        "The treaty is the first border settlement between Chad and Niger in forty years.",
        "For Jordan, water matters more than the price of Israeli gas.",
        "Serbia needs the loan more than Hungary needs the railway.",
        "Neither Chad nor Niger can do without the other.",
        "The ceasefire between Chad and Niger has largely held.",
        "Bolivia has won a quarrel.",
        "Turkey and Greece may both be right.",
        "Qatar closed the strait in order to punish Bahrain.",
    ])
    func authorsJudgeWithoutAJudgingWord(_ text: String) throws { #expect(try passages(text).count == 1, "\(text)") }

    @Test(arguments: [
        "Relations between Chad and Niger soured in 2012.",
        "The treaty between Chad and Niger was signed in 2008.",
        "Chad and Niger are bound by a pact signed in 2008.",
        "Protesters in Lima called for the ambassador of Chile to be expelled.",
        "\"We thank Norway for its help,\" the minister of Ghana said.",
        "\"We hope that Chad and Niger will settle the matter,\" the envoy of France said.",
        "Bolivia lost 34 soldiers in the fighting with Peru.",
        "The ministry of Chile said that the embassy in Peru was closed.",
        "The largest delegation came from Brazil.",
        "Chad exports more than 100,000 barrels a day to Niger.",
    ])
    func plainFactsAreNone(_ text: String) throws { #expect(try passages(text, as: .news) == [], "\(text)") }

    @Test("what argues in its own voice is an opinion, whatever it is called") func anUnlabelledOpinion() throws {
        let text = """
            Why did Malta sell its harbour? I have asked three ministers. We should not have to guess. \
            The contract is a disgraceful bargain for the island. Our government must publish it.
            """
        #expect(try passages(text, as: .news).contains { $0.contains("disgraceful") })
    }

    @Test func twoSentencesOfOneQuotationAreOneClaim() throws {
        let read = try JudgementsOf(
            .assessment,
            "\"Turkey has kept the gate open. It has never shut it,\" Mehmet Demir, the Turkish envoy, told reporters in Greece.",
            as: .news)
        #expect(read.assessments.count == 1)
    }

    @Test(arguments: [
        "Laos is moving closer to Japan and away from Russia.",
        "Togo has begun to drift out of the orbit of France.",
        "Peru is distancing itself from Spain.",
        "Ghana has turned its back on Norway.",
        "Chile leans towards Canada.",
    ])
    func whichWayAStateTurnsIsAJudgementWhoeverSaysIt(_ text: String) throws {
        #expect(try passages(text, as: .news).count == 1, "\(text)")
    }

    @Test(arguments: [
        "Peru moved troops towards the border with Chile.",
        "If Laos moves closer to Japan, prices will fall.",
        "The ship drifted away from Malta.",
        "Togo promised to move closer to France.",
    ])
    func whatTurnsNobodyIsNone(_ text: String) throws { #expect(try passages(text, as: .news) == [], "\(text)") }
}

/// Who stands behind words that name nobody.
@Suite struct TellerTests {
    @Test func aPronounTakesUpWhoSpokeLast() throws {
        let read = try JudgementsOf(
            .assessment,
            "President Aino Virtanen of Finland said talks would resume. She dismissed the Swedish offer as a stunt.",
            as: .news)
        #expect(read.assessments.map(\.by) == ["person:aino-virtanen"])
    }

    @Test func whoIsQuotedThroughAnOutletIsTheJudge() throws {
        let read = try JudgementsOf(
            .assessment,
            "Reuters quoted Jorge Paz, the Bolivian envoy, as saying that the Chilean offer was insulting.",
            as: .news)
        #expect(read.assessments.map(\.by) == ["person:jorge-paz"])
    }
}
