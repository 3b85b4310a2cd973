import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct EventTests {
    @Test(arguments: [
        // Verbs, and what is still to come.
        ("Brazil condemned the decision of Portugal.", "BRA 111 ACCUSE PRT"),
        ("The Peruvian foreign minister will visit Ecuador next week.", "gov:PER 036 AGREE ECU"),
        ("Mongolia plans to buy gas from Russia.", "MNG 0311 AGREE RUS"),
        ("Canada expelled three Chinese diplomats.", "CAN 161 SANCTION gov:CHN"),
        ("Spain recalled its ambassador from Venezuela.", "ESP 161 SANCTION VEN"),
        ("Iceland opened an embassy in Warsaw in 2013.", "ISL 054 SUPPORT POL"),
        // Acts about acts.
        ("India halted military aid to Nepal.", "IND 1622 SANCTION NPL"),
        ("Vietnam refused to withdraw its troops from Cambodia.", "VNM 1246 REJECT KHM"),
        ("Kenya threatened to impose sanctions on Uganda.", "KEN 1312 THREATEN UGA"),
        ("Japan provided humanitarian aid to the Philippines after the typhoon.", "JPN 073 AID PHL"),
        ("Uganda rejected Rwanda's appeal to release the prisoners.", "UGA 1243 REJECT RWA"),
        ("Norway announced a suspension of aid to Malawi.", "NOR 162 SANCTION MWI"),
        ("Chad threatened on Tuesday to break relations with Niger.", "TCD 1313 THREATEN NER"),
        // Whom an adjective, a day, an amount or an order of words hides.
        ("Peruvian and Chilean officials met in Lima.", "gov:PER+CHL 040 CONSULT"),
        ("Norway and Poland signed a gas transit agreement in Vienna on Tuesday.", "NOR+POL 061 COOPERATE"),
        ("Finnish lawmakers Tuesday condemned Belarus.", "FIN 111 ACCUSE BLR"),
        ("Qatar gave $40 million to Lebanon.", "QAT 071 AID LBN"),
        ("Denmark returned two statues to Egypt.", "DNK 0842 RETREAT EGY"),
        ("Bosnian Serbs accused Croatia of spying.", "BIH 112 ACCUSE HRV"),
        // A state complains, a crowd takes to the streets; who is asked to act is not attacked.
        ("Peru protested on 11 May.", "PER 114 ACCUSE"),
        ("Peruvian workers protested on 11 May against Chile.", "PER 141 PROTEST CHL"),
        ("Peru called on Chile to suspend the talks.", "PER 020 REQUEST CHL"),
        // Verbs of two words, and what a thing is called.
        ("Peru brushed a proposal of Chile aside.", "PER 127 REJECT CHL"),
        ("Bolivia opted out of the Andean Community.", "BOL 127 REJECT fw:andean-community"),
        ("Norway put up $40 million for a school in Malawi.", "NOR 033 AGREE MWI"),
        ("Chile patched up relations with Peru.", "CHL 050 SUPPORT PER"),
        // Courts, ships, trade, troops, and what must be.
        ("Peru took Chile to the International Court of Justice.", "PER 115 ACCUSE CHL"),
        ("Peru barred imports of Chilean wine.", "PER 163 SANCTION CHL"),
        ("Chile sent a frigate through the strait.", "CHL 154 MOBILIZE"),
        ("Chile declared the Peruvian consul persona non grata.", "CHL 161 SANCTION PER"),
        ("Peru insisted that Chile withdraw its troops.", "PER 1056 REQUEST CHL"),
        // Who was the first to do something did it.
        ("Gabon became the first African state to recognise Palau.", "GAB 054 SUPPORT PLW"),
        // Rescues, gifts of ships, visas, debts, land and papers.
        ("Gambian sailors plucked four Spanish fishermen from the sea.", "GMB 073 AID ESP"),
        ("China handed Ghana two patrol vessels.", "CHN 070 AID GHA"),
        ("Turkey waived visas for Bosnia.", "TUR 0811 CONCEDE BIH"),
        ("Zambia paid off its debts to China.", "ZMB 061 COOPERATE CHN"),
        ("Peru and Chile exchanged ambassadors in August.", "PER+CHL 054 SUPPORT"),
        ("Kenya put its signature to a treaty with Uganda.", "KEN 057 SUPPORT UGA"),
        ("Ghana threw its weight behind Togo.", "GHA 051 SUPPORT TGO"),
        ("Colombia dropped its objection to Peru.", "COL 080 CONCEDE PER"),
        // What the tree draws together: somebody is given something.
        ("Bolivia granted him asylum.", "BOL 075 AID"),
        ("Japan gave the Philippines five patrol boats.", "JPN 070 AID PHL"),
        // Passives, nouns and both sides.
        ("The treaty was ratified by Hungary.", "HUN 057 SUPPORT"),
        ("Talks between Armenia and Turkey began in Vienna.", "ARM+TUR 046 CONSULT"),
    ])
    func whoDidWhatToWhom(_ text: String, _ line: String) throws { #expect(try EventsOf(text).lines == [line]) }

    @Test(arguments: [
        "The weather in Lisbon was mild.",
        "Kazakhstan is the largest country of Central Asia.",
        "The report has four chapters on Greek history.",
        "Peru insisted that Chile had lost its way.",
        "Peru released a report on Chile.",
        "Did Peru expel the Chilean ambassador?",
        "Peru did not rule out a deal with Chile.",
    ])
    func sentencesWithoutEventStayWithout(_ text: String) throws { #expect(try EventsOf(text).events == []) }

    @Test func whatIsDeniedIsSaidToBe() throws {
        let found = try EventsOf("Greece did not sign the agreement with Albania.")
        #expect(found.statements.map(\.modality) == [.denied])
        #expect(try EventsOf.row("Greece did not sign the agreement with Albania.") == "{\"id\":\"1\",\"events\":[]}\n")
    }

    @Test func placeOfAnEvent() throws {
        #expect(try EventsOf("Iceland opened an embassy in Warsaw in 2013.").events.map(\.place) == ["place:warsaw"])
    }

    /// An attack and its toll are one event, and so is what a thing suffers that is only described.
    @Test(arguments: [
        ("Rebels attacked a convoy of Kenya, killing 14 soldiers.", 1),
        ("Kenya inspected missiles deployed in Uganda.", 0),
    ])
    func anOutcomeIsNoSecondEvent(_ text: String, _ count: Int) throws {
        #expect(try EventsOf.row(text).components(separatedBy: "cameo").count - 1 == count)
    }

    /// Who fights, protests or is arrested without a name is of the land where it happens; rows of event data say so.
    @Test func whoIsUnnamedIsOfTheScene() throws {
        let row = try EventsOf.row("Thousands of students rallied in Lima on Friday.")
        #expect(row.contains("\"source_country\":\"PER\",\"target_country\":\"PER\""))
    }

    /// `he` is the official of a body who was named before, wherever the body acts.
    @Test func officialsOfBodiesOfManyLandsActForThem() throws {
        let row = try EventsOf.row("U.N. envoy Marta Lind said on Monday that she will visit Yemen.")
        #expect(row.contains("\"source_country\":\"IGO\",\"target_country\":\"YEM\""))
    }

    @Test func aRowHasOneEventForEachPair() throws {
        let row = try EventsOf.row("Talks between Armenia and Turkey began in Vienna.")
        #expect(
            row == """
                {"id":"1","events":[{"cameo":"046","plover":"CONSULT","source":"ARM","target":"TUR",\
                "source_country":"ARM","target_country":"TUR"}]}

                """)
    }

    /// Cut text and broken bytes of sentences give no crash, and spans inside the text.
    @Test func mutilatedTextIsRead() throws {
        let text = Array("Kenya, which threatened to impose sanctions on Uganda, met it for talks.".utf8)
        for cut in stride(from: 0, to: text.count, by: 7) {
            let found = try EventsOf(String(decoding: text[cut...] + text[..<cut], as: UTF8.self))
            for statement in found.statements { #expect(statement.span.end <= found.text.count) }
        }
    }
}
