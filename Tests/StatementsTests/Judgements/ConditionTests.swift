import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct ConditionTests {
    @Test(arguments: [
        ("Lithuania will reopen the crossing only if Belarus returns the trucks.", "LTU", "Belarus returns the trucks"),
        ("Egypt will not sign the treaty until Ethiopia opens the dam.", "EGY", "Ethiopia opens the dam"),
        ("Hungary will block the loan unless Ukraine restores the transit.", "HUN", "Ukraine restores the transit"),
    ])
    func whoSetsWhat(_ text: String, _ actor: EntityID, _ requires: String) throws {
        let conditions = try JudgementsOf(.condition, text).conditions
        #expect(conditions.map(\.actor) == [actor])
        #expect(conditions.map(\.requires) == [requires])
        #expect(conditions.first?.met == nil)
    }

    @Test(arguments: [
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
