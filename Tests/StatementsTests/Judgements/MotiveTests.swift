import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct MotiveTests {
    @Test(arguments: [
        ("Egypt sent a delegation in an effort to save the talks.", "EGY", "save the talks"),
        ("Serbia aims to reduce its dependence on Russia.", "SRB", "reduce its dependence on Russia"),
        ("Bahrain froze the payments to shield its banks from sanctions.", "BHR", "shield its banks from sanctions"),
        ("Egypt closed the border in order to stop the smugglers.", "EGY", "stop the smugglers"),
        ("Bolivia wants a corridor.", "BOL", "a corridor"),
        ("Kenya closed the port because it feared the tariff.", "KEN", "it feared the tariff"),
    ])
    func whoWantsWhat(_ text: String, _ actor: EntityID, _ aim: String) throws {
        let motives = try JudgementsOf(.motive, text).motives
        #expect(motives.map(\.actor) == [actor])
        #expect(motives.map(\.aim) == [aim])
    }

    @Test(arguments: [
        "The president of Ghana flew to Togo to attend the summit.",
        "France asked Italy to close the port.",
        "Chile is about to vote.",
        "Turkey threatened to close the strait.",
        "Norway offered last week to pay in kroner.",
        "Kenya unveiled a plan to drain the lake.",
    ])
    func errandsAndRequestsAreNone(_ text: String) throws { #expect(try JudgementsOf(.motive, text).motives == []) }
}
