import Testing

/// Agreements on goods, money and technology.
@Suite struct DealTests {
    @Test(
        arguments: [
            ("Bulgaria and Turkey signed a gas agreement on Tuesday.", "deal BGR TUR energy signed"),
            ("Hungary agreed to buy four fighter jets from Sweden.", "deal HUN SWE defense planned"),
            ("Tajikistan will supply electricity to Kyrgyzstan.", "deal KGZ TJK energy planned"),
            ("Finland has ordered 64 fighter jets from the United States.", "deal FIN USA defense signed"),
        ]) func aDealIsRead(text: String, fact: String) throws
    {
        #expect(try ReadText.facts(text).contains(fact))
    }

    @Test(
        arguments: [
            ("Chad pledged $30 million to Niger for a hospital.", "deal NER TCD health announced"),
            ("Peru donated 500 tonnes of rice to Haiti.", "deal HTI PER agriculture announced"),
            ("Serbia and Albania agreed a ceasefire on Friday.", "deal ALB SRB diplomatic announced"),
            ("Japan has offered to build a railway in Laos.", "deal JPN LAO transport planned"),
            ("The mining treaty, signed in 2004 by Chile and Bolivia, is old.", "deal BOL CHL mining signed"),
            ("Japan will give Fiji five patrol boats.", "deal FJI JPN security announced"),
            ("Fiji and Tonga are bound by a fisheries pact signed in 1998.", "deal FJI TON fisheries signed"),
            ("Norway signed a contract to sell Chile four frigates.", "deal CHL NOR defense signed"),
            ("Japan will lend Fiji $90 million for a road to the port.", "deal FJI JPN transport announced"),
        ]) func giftsOffersTrucesAndSignersAreDeals(text: String, fact: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains(fact), "\(facts)")
    }

    @Test(
        arguments: [
            "Senegal ordered eleven Spanish trawlers out of its waters.",
            "Niger has supplied uranium to France since 1978.",
            "ASEAN granted Chile observer status in 1994.",
            "Chile and Peru discussed the implementation of the truce.",
            "Parliament will debate the budget once the agreement with Chile has been ratified.",
            "Chile and Peru plan to ratify the fisheries agreement in May.",
        ]) func whatRunsAlreadyOrIsOnlyHandledIsNoDeal(text: String) throws
    {
        #expect(try ReadText.facts(text).filter { $0.hasPrefix("deal") }.isEmpty)
    }

    @Test func talkOfAgreementsIsNoDeal() throws {
        let text = "The agreement matters to Chile. Peru spoke of the treaty, and of trade policy in general."
        #expect(try ReadText.facts(text).filter { $0.hasPrefix("deal") }.isEmpty)
    }

    @Test(
        arguments: [
            ("Japan will provide about $80 million for sea walls in Tonga.", "deal JPN TON"),
            ("China had offered Tonga $100 million.", "deal CHN TON"),
            ("Japan will extend a $2 billion loan to Kenya.", "deal JPN KEN"),
            ("The World Bank approved a $500 million loan for Pakistan.", "deal PAK fw:world-bank"),
            ("Morocco and Spain resumed talks on free trade.", "deal ESP MAR trade planned"),
            ("Germany will supply Chad with 18 tanks.", "deal DEU TCD defense planned"),
            ("Sweden and Estonia adopted a plan to pool patrol boats.", "deal EST SWE security signed"),
        ]) func dealsInOtherWords(text: String, start: String) throws
    {
        let facts = try ReadText.facts(text)
        #expect(facts.contains { $0.hasPrefix(start) }, "\(facts)")
    }

    @Test func aCompanyOfAStateIsNotTheState() throws {
        let facts = try ReadText.facts(
            "Paraguay's state energy company signed a contract with Brazil's Petrobras worth 2 billion dollars.")
        #expect(!facts.contains { $0.contains(" PRY ") }, "\(facts)")
        #expect(facts.contains { $0.contains("co:pry-state-energy-company") }, "\(facts)")
    }
}
