import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct ConditionTests {
    @Test(arguments: [
        ("Lithuania will reopen the crossing only if Belarus returns the trucks.", "LTU", "Belarus returns the trucks"),
        ("Egypt will not sign the treaty until Ethiopia opens the dam.", "EGY", "Ethiopia opens the dam"),
        (
            "Hungary will block the loan unless Ukraine restores the transit.", "HUN",
            "unless Ukraine restores the transit"
        ),
        ("Latvia will not open the line unless Estonia pays.", "LVA", "Estonia pays"),
    ])
    func whoSetsWhat(_ text: String, _ actor: EntityID, _ requires: String) throws {
        let conditions = try JudgementsOf(.condition, text).conditions
        #expect(conditions.map(\.actor) == [actor])
        #expect(conditions.map(\.requires) == [requires])
        #expect(conditions.first?.met == nil)
    }

    @Test("what is not done unless something happens is done where it happens") func denialsAreTurned() throws {
        let read = try JudgementsOf(.condition, "China will not extend the loan until Laos opens its books.")
        #expect(read.conditions.map(\.purpose) == ["China will extend the loan"])
        #expect(read.conditions.map(\.requires) == ["Laos opens its books"])
    }

    @Test(
        "an auxiliary before its subject opens a condition",
        arguments: [
            ("Should the talks with Chad fail, Niger would turn to Algeria.", "the talks with Chad fail"),
            ("Were the ferry to stop, Malta could lose its supplies.", "the ferry to stop"),
        ])
    func invertedClauses(_ text: String, _ requires: String) throws {
        #expect(try JudgementsOf(.condition, text).conditions.map(\.requires) == [requires])
    }

    @Test(arguments: [
        "Should Kenya sign the pact?",
        "Had the envoy of Peru stayed for the vote?",
        "Once again Chile will host the talks.",
        "Togo is no safer than it was before Benin left.",
        "Egypt ruled Sudan until 1956.",
        "France did not answer before Friday.",
        "The minister of Peru left the room before the vote.",
        "Spain will vote even if Italy abstains.",
    ])
    func daysAndTalesAreNone(_ text: String) throws { #expect(try JudgementsOf(.condition, text).conditions == []) }

    @Test(arguments: [
        "The parliament of Chad must approve the treaty before it takes effect.",
        "The pact between Chad and Niger enters into force upon ratification.",
        "Serbia would first have to lift its tariffs.",
        "If oil is found, the treaty between Chad and Niger could be reopened.",
        "Turkey threatened to close the strait if Greece did not answer.",
        "Kenya will resume flights on the day when Somalia pays its debt.",
        "Norway offered a loan in return for access to the Icelandic fishing grounds.",
        "The rules bind nobody until Chad and Niger have ratified them.",
        "The loan of Chad is tied to a guarantee by Niger.",
    ])
    func otherTurnsAreRead(_ text: String) throws {
        #expect(try JudgementsOf(.condition, text).conditions.count == 1, "\(text)")
    }

    @Test(arguments: [
        "Egypt paid the debt the day it fell due.",
        "The minister of Peru spoke before the parliament voted.",
        "Upon arrival in Lima the envoy of Chile met the press.",
    ])
    func whatWasDoneIsNone(_ text: String) throws {
        #expect(try JudgementsOf(.condition, text, as: .news).conditions == [], "\(text)")
    }
}
