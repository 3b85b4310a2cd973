import Diplomacy
import SourceText
import Testing

/// How states stand in frameworks, on affairs of many kinds.
@Suite struct StatusTests {
    @Test(
        arguments: [
            "The African Union is meeting. The bloc currently groups Chad, Niger and South Sudan.",
            "ECOWAS and the African Union are meeting. The African bloc comprises Chad, Niger and South Sudan.",
            "The African Union, which consists of Chad, Niger and South Sudan, is meeting.",
            "The African Union, whose members include Chad, Niger and South Sudan, is meeting.",
            "The African Union is made up of Chad, Niger and South Sudan.",
        ]) func aListOfMembersIsReadToItsEnd(text: String) throws
    {
        let facts = try ReadText.facts(text)
        for state in ["TCD", "NER", "SSD"] {
            #expect(facts.contains("status \(state) fw:african-union member"), "\(facts)")
        }
    }

    @Test func aBodyOfNoTableIsNotTheLastFramework() throws {
        let facts = try ReadText.facts("The World Bank helped Gabon. The Harbour Board granted Chad observer status.")
        #expect(!facts.contains { $0.contains("fw:world-bank observer") }, "\(facts)")
    }

    @Test(
        "who deals with a bloc, or comes to its summit, does not join it",
        arguments: [
            "Chile signed a trade deal with the European Union.",
            "Uruguay ratified the fisheries agreement between Mercosur and the European Union.",
            "ASEAN is meeting. Japan invited the Chilean president to a summit of ASEAN.",
            "The African Union is meeting. Norway urged both governments to accept.",
        ]) func dealsAreNoStandings(_ text: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(!facts.contains { $0.hasPrefix("status") }, "\(facts)")
    }

    @Test func whoIsTheFirstToJoinHasJoined() throws {
        let facts = try ReadText.facts("Vanuatu became the first Pacific state to join the Abraham Accords.")
        #expect(facts.contains("status VUT fw:abraham-accords acceded"), "\(facts)")
    }

    @Test func aBlocOfAnotherNameIsNotTheLastOne() throws {
        let facts = try ReadText.facts("Serbia joined the Energy Community. Croatia left the Andean bloc.")
        #expect(!facts.contains { $0.contains("HRV") }, "\(facts)")
    }

    @Test(
        arguments: [
            ("Malta belongs to the Council of Europe and the OSCE.", "status MLT fw:osce member"),
            ("Norway's admission to the European Union is a formality.", "status NOR fw:eu announced_joining"),
            ("Georgia is unlikely to enter the European Union before 2035.", "status GEO fw:eu candidate"),
            ("Laos spoke as chair of ASEAN.", "status LAO fw:asean member"),
            ("The European Union opened accession talks with Moldova.", "status MDA fw:eu candidate"),
            ("Chile was granted observer status in ASEAN.", "status CHL fw:asean observer"),
        ]) func standingsInOtherWords(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        arguments: [
            ("Finland joined NATO in April 2023.", "status FIN fw:nato acceded"),
            ("Chile has formally acceded to the CPTPP.", "status CHL fw:cptpp acceded"),
            ("Uzbekistan quit the CSTO in 2012.", "status UZB fw:csto left"),
            ("The United States withdrew from the Paris Agreement.", "status USA fw:paris-agreement left"),
            ("Venezuela was suspended from Mercosur in 2016.", "status VEN fw:mercosur suspended"),
            ("Ethiopia was invited to join BRICS.", "status ETH fw:brics invited"),
            ("Norway is an observer in the African Union.", "status NOR fw:african-union observer"),
            ("Albania is a candidate for EU membership.", "status ALB fw:eu candidate"),
        ]) func aStepIsRead(text: String, fact: String) throws
    {
        #expect(try ReadText.facts(text).contains(fact))
    }

    @Test(
        arguments: [
            ("Bolivia will join Mercosur next year.", "status BOL fw:mercosur announced_joining"),
            ("Angola announced its decision to join OPEC.", "status AGO fw:opec announced_joining"),
            ("Moldova wants to join the European Union.", "status MDA fw:eu candidate"),
            ("Georgia could join NATO one day.", "status GEO fw:nato candidate"),
            ("Ireland is not a member of NATO.", "not status IRL fw:nato member"),
        ]) func whatIsNotYetSoIsNoStep(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact))
        #expect(!facts.contains { $0.hasSuffix("acceded") })
    }

    @Test(
        "what is weighed, hoped or only likely has not been done",
        arguments: [
            "Serbia is considering whether to join the European Union.",
            "There is an even chance that Botswana joins the Southern African Customs Union this year.",
            "The hope that Serbia joins the European Union is fading.",
        ]) func open(text: String) throws
    {
        let statuses = try ReadText.reading(text).statements.filter { $0.kind == .status }
        #expect(statuses.allSatisfy { $0.modality != .actual })
    }

    @Test func whoIsNoLongerAMemberHasLeft() throws {
        #expect(try ReadText.facts("Norway is no longer a member of OPEC.").contains("status NOR fw:opec left"))
    }

    @Test("a member named in passing is not one since what it says") func passing() throws {
        let text = "Finland, a founding member of the Arctic Council, said last week it would leave the body."
        let dates = try ReadText.reading(text).statements.compactMap { statement -> CalendarPeriod?? in
            guard case .status(let status) = statement.content, status.stage == .member else { return nil }
            return status.date
        }
        #expect(dates == [nil])
    }

    @Test func whoWasAskedToLeaveHasNotLeft() throws {
        for text in [
            "Norway asked Turkey to leave NATO.", "Norway denied that it had asked Turkey to leave NATO.",
            "Analysts say that Turkey may leave NATO.",
        ] {
            #expect(
                try ReadText.facts(text).filter { $0.hasPrefix("status") || $0.hasPrefix("not status") } == [],
                "\(text)")
        }
    }

    @Test func aSuspendedMembershipIsSuspended() throws {
        #expect(
            try ReadText.facts("Mali has suspended its participation in the African Union.")
                .contains("status MLI fw:african-union suspended"))
    }

    @Test func aProtocolIsNotTheBlocNamedBefore() throws {
        let text = "The European Union pledged money to Tajikistan. Its parliament will ratify the protocol in May."
        #expect(try ReadText.facts(text).filter { $0.hasPrefix("status") } == [])
    }

    @Test func aBodyOfAnotherStateIsNotThatOfTheTables() throws {
        let facts = try ReadText.facts("Paraguay's Senate ratified the Paris Agreement on 30 April.")
        #expect(facts.contains("status PRY fw:paris-agreement acceded"))
        #expect(!facts.contains { $0.contains(" USA ") })
    }

    @Test func aMentionOfAFrameworkIsNoStatus() throws {
        #expect(
            try ReadText.facts("NATO ministers met in Madrid. Spain welcomed the talks.").filter {
                $0.hasPrefix("status")
            }.isEmpty)
    }

    @Test func whatIsSaidTwiceIsOneFact() throws {
        let text = """
            Finland joined NATO. When Finland joined NATO, Russia protested. Finland joined NATO, and Sweden waited. \
            Everybody recalled that Finland joined NATO.
            """
        #expect(try ReadText.facts(text).filter { $0 == "status FIN fw:nato acceded" }.count <= 2)
    }

    @Test func aDatelineIsNoActor() throws {
        let facts = try ReadText.facts("BRUSSELS, April 4, 2023 - Finland became the 31st member of NATO on Tuesday.")
        #expect(!facts.contains { $0.contains("BEL") })
    }

    /// A framework that no table knows is what the document is about, also where a sentence leaves it out.
    @Test(
        arguments: [
            ("Peru joined on the spot.", "status PER fw:maranon-charter acceded"),
            ("Chile said it would come aboard.", "status CHL fw:maranon-charter announced_joining"),
            ("Peru and Chile are the founding members.", "status CHL fw:maranon-charter member"),
            ("Peru lodged a formal application on Friday.", "status PER fw:maranon-charter candidate"),
            ("Peru was invited and has not replied.", "status PER fw:maranon-charter invited"),
            ("Peru has asked to be let in.", "status PER fw:maranon-charter candidate"),
            ("Peru holds the seat of an observer.", "status PER fw:maranon-charter observer"),
        ]) func whatTheDocumentIntroducesIsTakenUp(sentence: String, fact: String) throws
    {
        let facts = try ReadText.facts("The Maranon Charter took effect in May. " + sentence)
        #expect(facts.contains(fact), "\(facts)")
    }

    /// A framework that is named in passing is not what the document is about where a known one is named as often.
    @Test func whatIsNamedInPassingTakesUpNothing() throws {
        let facts = try ReadText.facts(
            "Peru ratified the Paris Agreement. Ana Rojas, who directs the Otter Dialogue Forum, was pleased. "
                + "Chile joined afterwards.")
        #expect(!facts.contains { $0.contains("otter-dialogue-forum") }, "\(facts)")
    }

    @Test(
        arguments: [
            "Peru joined the protests.", "Peru joined in the celebrations.", "Peru is a member of the jury.",
            "Peru entered the final.", "Peru signed the order.",
        ]) func whatNamesSomethingElseIsNot(sentence: String) throws
    {
        let facts = try ReadText.facts("The Maranon Charter took effect in May. " + sentence)
        #expect(!facts.contains { $0.hasPrefix("status PER") }, "\(facts)")
    }

    @Test func aPaperIsTheOneThatTheTextGoesOnToName() throws {
        let facts = try ReadText.facts("Peru and Chile signed a charter on Monday. The Maranon Charter ends a quarrel.")
        #expect(facts.contains("status PER fw:maranon-charter signatory"), "\(facts)")
        #expect(facts.contains("status CHL fw:maranon-charter signatory"), "\(facts)")
    }

    @Test func whoBrokersStandsBehindBy() throws {
        let facts = try ReadText.facts(
            "The Maranon Charter, brokered over five rounds of talks by Uruguay and Chile, gives Peru a port.")
        #expect(facts.contains("status URY fw:maranon-charter broker"), "\(facts)")
        #expect(facts.contains("status CHL fw:maranon-charter broker"), "\(facts)")
    }

    @Test func aPartnerIsNoMember() throws {
        let facts = try ReadText.facts("Laos applied to join ASEAN but was admitted only as a partner.")
        #expect(facts.contains("status LAO fw:asean observer"), "\(facts)")
        #expect(!facts.contains("status LAO fw:asean acceded"), "\(facts)")
    }

    @Test func aPersonIsNoCandidateOfAFramework() throws {
        let facts = try ReadText.facts("NATO met in Madrid. Candidate Macron criticised the alliance.")
        #expect(!facts.contains { $0.contains("candidate") }, "\(facts)")
    }

    @Test(
        arguments: [
            ("Colombia's accession to the OECD was completed in 2020.", "status COL fw:oecd acceded"),
            ("Niger, Mali and Chad announced their withdrawal from ECOWAS.", "status MLI fw:ecowas left"),
        ]) func aStepToldByANounIsRead(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        arguments: [
            ("Gabon has no plans to join the Tiu Pact.", "not status GAB fw:tiu-pact acceded"),
            ("Norway's parliament has yet to ratify the Tiu Pact.", "not status NOR fw:tiu-pact acceded"),
            ("Kenya denied that it would join the Tiu Pact.", "not status KEN fw:tiu-pact acceded"),
            ("Chad signed the Tiu Pact. Togo has not joined the pact.", "not status TGO fw:tiu-pact acceded"),
            (
                "Chad signed the Tiu Pact. Togo said it would never sign the pact.",
                "not status TGO fw:tiu-pact signatory"
            ),
            ("Peru has not decided whether to join the Tiu Pact.", "status PER fw:tiu-pact candidate"),
            ("Peru is debating whether to join the Tiu Pact.", "status PER fw:tiu-pact candidate"),
        ]) func whatIsDeniedAndWhatIsOpen(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        "a framework that no table knows is known by the last word of its name",
        arguments: [
            ("Paraguay acceded to the Orinoco Water Compact in March.", "status PRY fw:orinoco-water-compact acceded"),
            ("Sri Lanka joined the Bengal Tuna Initiative.", "status LKA fw:bengal-tuna-initiative acceded"),
            ("Nepal is a signatory to the Pokhara Principles.", "status NPL fw:pokhara-principles signatory"),
            ("Estonia, a founding member of the Tartu Format, left it in May.", "status EST fw:tartu-format left"),
        ]) func byTheShapeOfItsName(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        "a standing keeps how sure it is",
        arguments: [
            ("If Laos joins the Tiu Pact, prices will fall.", Statement.Modality.conditional),
            ("Should Laos accede to the Tiu Pact, tolls would fall.", .conditional),
            ("Laos will probably join the Tiu Pact next year.", .possible),
            ("Laos could become a member of the Tiu Pact.", .possible),
            ("Laos may join the Tiu Pact.", .possible),
            ("Laos will join the Tiu Pact in May.", .actual),
            ("Laos wants to join the Tiu Pact.", .actual),
        ]) func howSureAStandingIs(text: String, modality: Statement.Modality) throws
    {
        let statuses = try ReadText.reading(text).statements.filter { $0.kind == .status }
        #expect(statuses.map(\.modality) == [modality], "\(statuses)")
    }
}
