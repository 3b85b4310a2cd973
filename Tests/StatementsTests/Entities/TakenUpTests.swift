import Diplomacy
import Testing

/// Whom pronouns, bodies without a state and seats stand for; `«…»` marks what is asked for.
@Suite struct TakenUpTests {
    /// Who the marked words stand for; `nobody` where that is left open.
    private func entity(_ marked: String) throws -> String {
        let before = try #require(marked.split(separator: "«", omittingEmptySubsequences: false).first)
        let start = before.utf8.count
        let text = marked.replacing("«", with: "").replacing("»", with: "")
        return try ReadText.reading(text).mentions.first { $0.span.start == start }?.entity.rawValue ?? "nobody"
    }

    /// `She` is the woman, and the one whom the paragraph is about.
    @Test(arguments: [
        (
            "Justice Minister Laura Tamm met the banker John Niemi on Monday. «She» left early.",
            "person:laura-tamm"
        ),
        (
            """
            Defence Minister Laura Tamm visited the border on Tuesday. She praised the guards.

            Mary Keller was arrested last week. «She» denies the charges.
            """, "person:mary-keller"
        ),
    ])
    func aPronounIsWhomTheParagraphIsAbout(text: String, id: String) throws { #expect(try entity(text) == id) }

    /// Who follows a pronoun as the subject of its sentence; never whom a building is named after.
    @Test(arguments: [
        (
            "Peru gave money to the Niemi Center. After «his» trip to Lima, President Carlos Vidal flew to Quito.",
            "person:carlos-vidal"
        ),
        (
            "President Carlos Vidal opened the Niemi Center. «He» praised the builders.",
            "person:carlos-vidal"
        ),
    ])
    func aPronounIsWhomItsSentenceIsOf(text: String, id: String) throws { #expect(try entity(text) == id) }

    /// Somebody without a name is nobody else.
    @Test func aPronounOfSomebodyUnnamedIsNobody() throws {
        #expect(
            try entity("The spokeswoman Maria Santos said a Chilean engineer was expelled. «He» had been in prison.")
                == "nobody")
    }

    /// The state of the paragraph goes before that of the dateline.
    @Test func aGovernmentIsOfTheStateOfItsParagraph() throws {
        #expect(
            try entity(
                """
                WARSAW, 7 June 2024. Talks on fishing went on until the morning.

                Armenia has closed a border crossing. «The government» said the closure was temporary.
                """) == "gov:ARM")
        #expect(
            try entity(
                """
                WARSAW, 7 June 2024. Talks on fishing went on until the morning.

                In Georgia, thousands marched on Sunday. Speakers said «the government» had to resign.
                """) == "gov:GEO")
    }

    /// A city from which a body of many states governs stands for the body, unless the report is of the state around it.
    @Test(arguments: [
        ("«Brussels» has lent Moldova 300 million euros.", "fw:eu"),
        ("Belgium recalled its envoy on Monday. «Brussels» called the decision hostile.", "gov:BEL"),
        ("The International Criminal Court met on Thursday. «The Hague» issued a warrant.", "fw:icc"),
        ("«The Hague» sent an envoy to Morocco.", "gov:NLD"),
    ])
    func aSeatIsOfWhomTheReportNames(text: String, id: String) throws { #expect(try entity(text) == id) }

    /// A name with the common noun of a place behind it is of that place.
    @Test func aPlaceCalledLikeAnOutletIsNoOutlet() throws {
        let ids = try ReadText.reading("Guards closed the Forbes border post on Monday.").entities.map(\.id)
        #expect(!ids.contains("outlet:forbes"), "\(ids)")
    }

    /// `It` is the subject of the clause that tells, or of the sentence before, and no state that was named in between.
    @Test(arguments: [
        ("Sweden recalled its ambassador from Cuba. «It» also closed a consulate.", "SWE"),
        ("Ghana accused Togo of moving the fence. «It» called for a survey.", "GHA"),
        ("Chad praised the Tiu Pact. Gabon denied that «it» would sign the pact.", "GAB"),
        ("Norway and Iceland condemned Malta. «They» summoned the ambassador.", "NOR"),
    ])
    func aPronounIsTheSubjectBefore(text: String, id: String) throws { #expect(try entity(text) == id) }

    /// A title tells that a name is a person's, whatever else its last word means.
    @Test func aTitleInsideANameTellsThePerson() throws {
        #expect(try entity("«President Amadou Fall» met the delegation. He said nothing.") == "person:amadou-fall")
    }

    /// A short sentence of many names is no heading in capitals.
    @Test func aFrameworkIsNamedInAShortSentence() throws {
        #expect(try entity("Togo welcomed «the Volta Water Pact».") == "fw:volta-water-pact")
    }

    /// `Parliament` needs no article; people who are called by their seat in it and nothing more are it, some of them are not.
    @Test(arguments: [
        ("Kenya signed a pact with Chad in May. «Parliament» ratified it on Thursday.", "gov:ken-parliament"),
        ("Kenya signed a pact with Chad in May. «Lawmakers» approved it on Thursday.", "gov:ken-parliament"),
        ("Kenya signed a pact with Chad in May. «Ten lawmakers» walked out on Thursday.", "nobody"),
        ("The United States signed a pact with Chad in May. «Lawmakers» approved it.", "gov:usa-congress"),
    ])
    func aParliamentIsOfTheStateOfItsParagraph(text: String, id: String) throws { #expect(try entity(text) == id) }

    /// Who once held an office of no state is of the state whose office the report gives.
    @Test func anOfficeInTheReportTellsTheState() throws {
        #expect(
            try entity(
                """
                OSLO, 7 June 2025. Norway closed the strait on Monday.

                Polish Prime Minister Donald Tusk spoke on Sunday. «The government» said that it would help.
                """) == "gov:POL")
    }
}
