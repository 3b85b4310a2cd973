import Diplomacy
import Testing

/// Who is who in one document.
@Suite struct DocumentEntitiesTests {
    private func entities(_ text: String, publisher: String? = nil, authors: [String] = []) throws -> [Entity] {
        try ReadText.reading(text, publisher: publisher, authors: authors).entities
    }

    @Test func aTitleGivesStateAndRole() throws {
        let person = try #require(
            try entities("Kenyan President Daniel Okoth met reporters in Nairobi.").first { $0.kind == .person })
        #expect(person.name == "Daniel Okoth")
        #expect(person.state == "KEN")
        #expect(person.role == "president of Kenya")
    }

    @Test func aSurnameIsTheFullNameOfTheText() throws {
        let people = try entities(
            "Chilean Foreign Minister Marta Silva arrived on Monday. Silva said the talks went well."
        )
        .filter { $0.kind == .person }
        #expect(people.map(\.name) == ["Marta Silva"])
        #expect(people.first?.names.contains("Silva") == true)
    }

    @Test func aLeaderKnownBySurnameHasAState() throws {
        let entities = try entities("Macron flew to Oslo on Monday. Norway's Marta Haug met him at the airport.")
        let leader = try #require(entities.first { $0.id == "person:emmanuel-macron" })
        #expect(leader.state == "FRA")
        #expect(leader.role == "president of France")
        // A genitive tells the state of whom no table knows.
        #expect(entities.first { $0.name == "Marta Haug" }?.state == "NOR")
    }

    @Test func aNamesakeIsNotTheLeader() throws {
        let people = try entities("Adele Macron, a painter from Lyon, opened her exhibition on Monday.")
        #expect(!people.contains { $0.id == "person:emmanuel-macron" })
    }

    @Test func anAppositionGivesTheRole() throws {
        let people = try entities(
            "The plan will fail, said Joana Prates, director of the Atlantic Policy Institute in Lisbon.")
        let person = try #require(people.first { $0.name == "Joana Prates" })
        #expect(person.role?.hasPrefix("director of the Atlantic Policy Institute") == true)
        #expect(person.state == nil)
    }

    @Test func aFormerOfficialActsForNobody() throws {
        let people = try entities("Former Kenyan President Daniel Okoth criticised the plan on Monday.")
        let person = try #require(people.first { $0.name == "Daniel Okoth" })
        #expect(person.state == nil)
    }

    @Test func aGovernmentIsToldFromItsSeat() throws {
        let ids = try entities("The Kenyan government rejected the offer. The talks were held in Nairobi.").map(\.id)
        #expect(ids.contains("gov:KEN"))
        #expect(ids.contains("place:nairobi"))
    }

    @Test func theSourceIsAnEntity() throws {
        let reading = try ReadText.reading(
            "Kenya signed.", publisher: "Lakeside Courier", authors: ["Ruth Amani"])
        #expect(reading.document.outlet == "outlet:lakeside-courier")
        #expect(reading.entities.contains { $0.name == "Ruth Amani" && $0.kind == .person })
    }

    @Test func aTitleAloneIsNobody() throws {
        #expect(
            try entities("The Prime Minister spoke. Special Envoy talks went on.").filter { $0.kind == .person }.isEmpty
        )
    }

    /// An unknown name is what the text calls it, whatever it looks like.
    @Test(
        arguments: [
            ("The story ran in the Lisbon weekly Estrela.", "outlet:estrela"),
            ("Three states back the scheme called Otter Watch.", "fw:otter-watch"),
            ("Known as the Otter Shield, the scheme starts in May.", "fw:otter-shield"),
            ("Longhai Shipping paid for the repairs.", "co:longhai-shipping"),
        ]) func aNameIsWhatTheTextCallsIt(text: String, id: String) throws
    {
        let ids = try entities(text).map(\.id.rawValue)
        #expect(ids.contains(id), "\(ids)")
    }

    @Test func aShortNameIsTheLongOne() throws {
        let ids = try entities("Sahil Terminals, a port operator, won the tender. Sahil will build two berths.").map(
            \.id)
        #expect(ids.contains("co:sahil-terminals"), "\(ids)")
        #expect(!ids.contains("person:sahil"), "\(ids)")
    }

    @Test func aSpeakerIsNotWhatTheNextClauseNames() throws {
        let ids = try entities("Marta Silva, the newspaper reported, will resign.").map(\.id)
        #expect(ids.contains("person:marta-silva"), "\(ids)")
    }
}
