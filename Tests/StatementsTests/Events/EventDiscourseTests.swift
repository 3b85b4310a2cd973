import Diplomacy
import SourceText
import Testing

@testable import Statements

/// Who acts and who is acted upon where only the text before an act says so.
@Suite struct EventDiscourseTests {
    /// The last event of a text.
    private func last(_ text: String) throws -> String? { try EventsOf(text).lines.last }

    @Test(
        "a plural takes up those whom the text listed",
        arguments: [
            (
                "The foreign ministers of Peru and Chile met in Lima. Both ministers signed a treaty.",
                "gov:PER+CHL 057 SUPPORT"
            ),
            ("Peru and Chile met in Lima. Both sides signed a treaty.", "PER+CHL 057 SUPPORT"),
        ]) func plurals(_ text: String, _ line: String) throws
    { #expect(try last(text) == line) }

    @Test(
        "not those who only mediated or urged it, but the pair before them",
        arguments: [
            "Peru and Chile met in Lima. Oman and Qatar had urged an accord. The two countries signed a treaty.",
            "Peru closed its border with Chile. A truce was brokered by Oman and Qatar. The two countries signed a treaty.",
        ]) func pairsBeforeOutsiders(_ text: String) throws
    { #expect(try last(text) == "PER+CHL 057 SUPPORT") }

    @Test("each side is both, and three nations are three that the text joined")
    func numbers() throws {
        let each = "Peru and Chile met in Lima. Each side signed a treaty."
        #expect(try last(each) == "PER+CHL 057 SUPPORT")
        let three =
            "Peru, Chile and Bolivia share a lake. Brazil and Peru quarrelled. The three nations signed a treaty."
        #expect(try last(three) == "PER+CHL+BOL 057 SUPPORT")
        let none = "Peru and Chile share a lake. The four nations signed a treaty."
        #expect(try last(none) == nil)
    }

    @Test(
        "who follows suit does what was told before",
        arguments: ["followed suit", "did the same", "did so"])
    func echoes(_ words: String) throws {
        let text = "Togo closed its border to Ghana on 3 May. Benin \(words) on 5 May."
        #expect(try last(text) == "BEN 191 COERCE GHA")
        #expect(try EventsOf("Benin \(words) on 5 May.").events == [])
    }

    @Test("whom a clause leaves out is whom its passage names")
    func passages() throws {
        let text = "Norway, Peru and Kenya spoke. Kenya accused Peru of theft. Peru offered compensation."
        #expect(try last(text) == "PER 030 AGREE KEN")
    }

    @Test("an envoy who is sent is not who is visited")
    func envoys() throws {
        let text = "Peru and Chile share a lake. The African Union dispatched an envoy, Salma Idrissi, to Peru."
        #expect(try last(text) == "fw:african-union 042 CONSULT PER")
    }

    @Test("of two deeds the one is condemned that is named")
    func namedDeeds() throws {
        let text =
            "Peru imposed sanctions on Chile on Friday. Chile expelled the Peruvian consul. Cuba denounced the sanctions."
        #expect(try last(text) == "CUB 111 ACCUSE PER")
    }

    @Test("a reply is to who accused or asked", arguments: ["rejected", "denied", "dismissed", "refuted"])
    func replies(_ verb: String) throws {
        let text = "Peru accused Chile of spying on its navy. Brazil stayed silent. Chile \(verb) the charge."
        #expect(try last(text) == "CHL 120 REJECT PER")
    }

    @Test(
        "who rejects a claim rejects nobody that the claim is about",
        arguments: [
            "Egypt denied that anybody had been told.", "Egypt rejected the claim that it had cheated Sudan.",
        ]) func claims(_ text: String) throws
    { #expect(try EventsOf(text).lines.contains("EGY 120 REJECT")) }

    @Test("what is denied is told as denied, and the denial not beside it") func denials() throws {
        let events = try EventsOf("Egypt denied that it had attacked Kuwait.")
        #expect(events.statements.map(\.modality) == [.denied])
        #expect(events.events.map(\.whom) == [["KWT"]])
    }

    @Test("who does something of their own beside an act is not whom it is done to") func others() throws {
        #expect(try EventsOf("Peru voted against the resolution, while Chile abstained.").events.first?.whom == [])
    }

    @Test("talks that did not take place are denied, and what is dated ahead is planned") func unheld() throws {
        let talks = try EventsOf("Talks between Peru and Chile did not take place on Monday.")
        #expect(talks.statements.map(\.modality) == [.denied])
        let ahead = try EventsOf(
            "Peru passed a law on Friday banning imports from Chile from 1 March 2031.", published: "2030-11-02")
        #expect(ahead.statements.map(\.modality) == [.planned])
    }

    @Test("who regrets a decision of one of two blames neither of them") func thirds() throws {
        let text = "Peru and Chile share a border. Peru asked Chile for water. Brazil regretted the decision."
        #expect(try last(text) == "BRA 110 ACCUSE")
    }

    @Test("what is done again and again since a year has no date") func since() throws {
        #expect(
            try EventsOf("Since 2001 Peru has handed over eleven suspects to Chile.").events.map(\.date) == [nil])
        #expect(
            try EventsOf("Peru handed over eleven suspects to Chile in 2001.").events.map { $0.date?.description }
                == ["2001"])
    }

    @Test("what is condemned was done by somebody") func deeds() throws {
        let text = "Peru and Chile share a border. Chile expelled two Peruvian diplomats. Brazil condemned the move."
        #expect(try last(text) == "BRA 111 ACCUSE CHL")
    }

    @Test("talks that began are of the two whom the report is about") func talks() throws {
        let text = "Peru and Chile disagree over a river. Peru asked Chile for water. Talks began in March."
        #expect(try last(text) == "PER+CHL 046 CONSULT")
    }

    @Test(
        "what stands in a circumstance, or is only told, names nobody to whom",
        arguments: [
            "Peru promised, as chair of the Andean Community, to publish the report.",
            "The minister of Peru assured reporters that Chile would sign.",
        ]) func circumstances(_ text: String) throws
    {
        #expect(
            try !EventsOf(text).events.contains { $0.whom.contains { $0 == "CHL" || $0.rawValue.hasPrefix("fw:") } })
    }

    @Test("what a speaker says next was said on the same day") func occasions() throws {
        let text = """
            Peruvian President Rosa Quispe said on 4 May 2026 that the river had fallen. She condemned Chile. \
            Bolivia condemned Chile too.
            """
        #expect(try EventsOf(text).events.map { $0.date?.description } == ["2026-05-04", nil])
    }

    @Test(
        "who did nothing to nobody did not do it",
        arguments: [
            "Peru expelled no one.", "No state condemned Peru.", "Peru did not sign the treaty with Chile.",
        ]) func nobody(_ text: String) throws
    { #expect(try EventsOf(text).statements.allSatisfy { $0.modality == .denied }) }

    @Test("what somebody is accused of is not said to be so") func accusations() throws {
        #expect(try EventsOf("Peru accused Chile of having rejected the plan.").lines == ["PER 112 ACCUSE CHL"])
    }

    @Test(
        "a plan is planned, a promise is made",
        arguments: [
            ("Peru is expected to sign a treaty with Chile.", Statement.Modality.planned),
            ("Both Peru and Chile are to withdraw their troops.", .planned),
            ("Peru promised to sign a treaty with Chile.", .actual),
        ]) func plans(_ text: String, _ modality: Statement.Modality) throws
    {
        #expect(try EventsOf(text).statements.map(\.modality) == [modality])
    }

    @Test("trade that goes on is no event") func standingTrade() throws {
        #expect(try EventsOf("Peru sells more copper to China than to anyone else.").lines == [])
        #expect(try EventsOf("Peru sold copper to China in May.").lines == ["PER 061 COOPERATE CHN"])
    }

    @Test("a pronoun is the thing that it takes up") func pronouns() throws {
        let text = "Peru imposed sanctions on Chile in March and eased them in May."
        #expect(try EventsOf(text).events.map(\.plover) == ["SANCTION", "RETREAT"])
    }
}
