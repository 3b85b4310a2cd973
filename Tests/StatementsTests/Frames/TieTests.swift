import Testing

/// Standing relations of two sides.
@Suite struct TieTests {
    @Test(
        arguments: [
            ("Kenya and Rwanda have maintained diplomatic relations since 1965.", "tie KEN RWA diplomatic_relations"),
            ("Hungary depends on Russia for its gas.", "tie HUN RUS dependence"),
            ("Oman is a close partner of India.", "tie IND OMN partnership"),
            ("Finland shares a long border with Russia.", "tie FIN RUS border"),
            ("Trade between Hungary and Sweden reached a record.", "tie HUN SWE trade"),
            ("Angola has exported oil to China.", "tie AGO CHN energy_supply"),
            ("Greece bought fighter jets from France.", "tie FRA GRC arms"),
            ("Norway is an ally of the United Kingdom.", "tie GBR NOR alliance"),
        ]) func aTieIsRead(text: String, fact: String) throws
    {
        #expect(try ReadText.facts(text).contains(fact))
    }

    @Test func theTwoCountriesAreThoseOfThePassage() throws {
        let text = "Bulgaria and Turkey signed a contract. Relations between the two neighbours have been close."
        #expect(try ReadText.facts(text).contains("tie BGR TUR diplomatic_relations"))
    }

    @Test(
        arguments: [
            ("Norway takes 40 percent of Denmark's electricity exports.", "tie DNK NOR energy_supply"),
            ("Hungary supplies Serbia with electricity.", "tie HUN SRB energy_supply"),
            ("China accounts for 45 percent of Gabon's oil exports.", "tie CHN GAB energy_supply"),
            ("Chad handles a quarter of Niger's imports.", "tie NER TCD transport"),
            ("Laos and Vietnam are bound by a defence pact signed in 1977.", "tie LAO VNM alliance"),
            ("Peru and Chile met. Chile has supplied coal to its neighbour since 1990.", "tie CHL PER energy_supply"),
            ("Peru and Chile met in Rome. Relations soured in 2011.", "tie CHL PER rivalry"),
            ("Peru and Chile met in Rome. Trade with Chile was worth $3 million.", "tie CHL PER trade"),
        ]) func supplyPactsAndQuarrelsAreTies(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test func aThirdStateIsNotTheOtherOfTheTwo() throws {
        let text = "Gabon and Chad met in Rome. China put its share at 45 percent of Gabon's exports."
        #expect(try !ReadText.facts(text).contains("tie GAB TCD trade"))
    }

    @Test func tiesThatAreOverAreNone() throws {
        let text = "Serbia severed ties with Bulgaria in 1913 and joined the Energy Community in 2006."
        #expect(try ReadText.facts(text).filter { $0.hasPrefix("tie") } == [])
    }

    @Test func noRelationsAreDenied() throws {
        let facts = try ReadText.facts("Washington and Tehran have had no diplomatic relations since 1980.")
        #expect(facts.contains("not tie IRN USA diplomatic_relations"))
        #expect(!facts.contains("tie IRN USA diplomatic_relations"))
    }

    @Test func whatIsBrokenOffIsNoTie() throws {
        #expect(
            try ReadText.facts("Paraguay has severed its diplomatic ties with Venezuela.").filter {
                $0.hasPrefix("tie")
            }
            .isEmpty)
    }

    @Test(
        arguments: [
            ("Denmark, at odds with Spain over fish, recalled its envoy.", "tie DNK ESP rivalry"),
            ("Chad is at war with Sudan.", "tie SDN TCD rivalry"),
            ("France ran a military base in Chad until 2024.", "tie FRA TCD defense"),
            ("Kenya switched its recognition from Taiwan to China in 2019.", "tie CHN KEN diplomatic_relations"),
            ("Finland sells more pulp to China than to anyone else.", "tie CHN FIN trade"),
        ]) func tiesInOtherWords(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        arguments: [
            "Vietnam has not had diplomatic relations with Taiwan since 1975.",
            "Peru does not maintain diplomatic relations with Bhutan.",
        ]) func relationsThatThereAreNotAreDenied(text: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(!facts.isEmpty && facts.allSatisfy { $0.hasPrefix("not tie") }, "\(facts)")
    }

    @Test(
        arguments: [
            ("Estonia relies on Latvian power.", "tie EST LVA dependence"),
            ("Mali owes Morocco 40 million dollars.", "tie MAR MLI dependence"),
            ("Mali owes its creditors in Morocco 40 million dollars.", "tie MAR MLI dependence"),
            ("Kenya's main supplier of tea machines is Japan.", "tie JPN KEN trade"),
            ("Ghana, whose largest customer is Spain, said nothing.", "tie ESP GHA trade"),
            ("Ghana shipped cocoa worth 600 million euros to Spain in 2023.", "tie ESP GHA trade"),
            ("Cyprus and Malta have been bound by a treaty of alliance since 1999.", "tie CYP MLT alliance"),
        ]) func tiesByDebtsCustomersAndWhoseAThingIs(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }
}
