import SourceText
import Testing

@testable import Language

/// Forms of amounts that reports of any affair have, and what each comes to.
@Suite struct QuantityFormsTests {
    @Test func signsOfCurrencies() throws {
        try expectQuantities("They lent «R500 million».", "500000000 ZAR")
        try expectQuantities("A «N500bn» plan, a «GH¢2 billion» one.", "500000000000 NGN", "2000000000 GHS")
        try expectQuantities("It cost «A$840 million» and «C$45m».", "840000000 AUD", "45000000 CAD")
        try expectQuantities("It cost «Rp15,000».", "15000 IDR")
        try expectQuantities("It cost «S/ 500 million» or «99p».", "500000000 PEN", "0.99 GBP")
        try expectQuantities("Reserves were «minus $10bn».", "-10000000000 USD")
        // Letters and words that are no sign here.
        try expectQuantities("The R-18 and the N of «5 members»; ALL «27 states» agreed.", "5 members", "27 states")
        try expectQuantities("It begins at 5 p.m. today.")
    }

    @Test func millionsOfUnits() throws {
        try expectQuantities("Stocks fell by «5.5m barrels» and «4m tonnes».", "5500000 barrels", "4000000 tons")
        try expectQuantities("Denmark pledged «500m kroner».", "500000000 DKK")
        try expectQuantities("The wall is «3m» high.", "3 meters")
        // Tens are exact, whatever binary fractions make of them.
        try expectQuantities("It paid «136.2 billion euros» for «16.4m people».", "136200000000 EUR", "16400000 people")
        try expectQuantities("«Three quarters of a million votes» were cast.", "750000 votes")
    }

    @Test func negatedBounds() throws {
        let reader = try Readers.quantities.get()
        let found = reader.read(Text("It needs not fewer than 12 states and not over 5 vetoes."))
        #expect(found.map(\.amount.bound) == [.atLeast, .atMost])
    }

    @Test func aSharedNameFollowsTheStateNamedBefore() throws {
        func read(_ text: String, country: String? = nil) throws -> Quantity? {
            try Readers.quantities.get().read(Text(text), country: country).last
        }
        let lakh = try read("Pakistan spent Rs 20 crore.")
        #expect(
            lakh?.amount.unit == "PKR" && lakh?.amount.value == 2e8
                && lakh?.unitBasis == "a state named in the sentence")
        let usual = try read("They spent Rs 20 crore.")
        #expect(usual?.amount.unit == "INR" && usual?.unitBasis == "usage of international news")
        let shillings = try read("Kenya allocated Sh 4 billion.")
        #expect(shillings?.amount.unit == "KES" && shillings?.amount.value == 4e9)
        let unknown = try read("They allocated Sh 4 billion.")
        #expect(unknown?.kind == .money && unknown?.amount.unit == "" && unknown?.unitBasis == nil)
        // Two states in one sentence: neither.
        #expect(try read("Mexico told Chile that 40 pesos are due.")?.amount.unit == "")
        // Dollars are the United States' whoever is named.
        #expect(try read("Canada lent Jamaica $5 million.")?.amount.unit == "USD")
    }

    @Test func aSumInBracketsIsAnotherCurrency() throws {
        let reader = try Readers.quantities.get()
        let found = reader.read(Text("It spent A$840 million ($555m); profit was $2bn."), country: "AUS")
        #expect(found.map(\.amount.unit) == ["AUD", "USD", "USD"])
        #expect(found.map(\.unitBasis) == [nil, "usage of international news", "named earlier in the text"])
    }

    @Test func rates() throws {
        func per(_ text: String) throws -> [String?] { try Readers.quantities.get().read(Text(text)).map(\.per) }
        #expect(try per("Oil cost $70.45 a barrel, power £92.50/MWh.") == ["barrel", "megawatt hour"])
        #expect(
            try per("It grew 6.4% a year; 350 per dollar; 7.2 yuan to the dollar.") == ["year", "dollar", "dollar"])
        #expect(try per("It paid $5 and left a year later.") == [nil])
        try expectQuantities("It ships «15 tankers a year».", "15 tankers per year rate")
        try expectQuantities("It makes «25 TWh annually».", "25 terawatt hours per year")
        try expectQuantities(
            "They pump «13.2 million b/d» or «13.2 mb/d».", "13200000 barrels per day",
            "13200000 barrels per day")
    }

    @Test func oneUnitWhateverItIsCalled() throws {
        try expectQuantities(
            "It sent «32 bcm», or «32 billion cubic metres».", "32000000000 cubic meters",
            "32000000000 cubic meters")
        try expectQuantities(
            "A «1,224-km» line; «16.2 GW»; «66.2 mtpa».", "1224 kilometers", "16.2 gigawatts",
            "66200000 tons per year")
        try expectQuantities(
            "It was «1.5C», «113°F», «45 degrees Celsius».", "1.5 degrees Celsius",
            "113 degrees Fahrenheit", "45 degrees Celsius")
    }

    @Test func rangesAndChanges() throws {
        try expectQuantities("Duties range from «10 to 32 cents».", "0.1..0.32 USD")
        try expectQuantities("It rose from «3» to «5 percent».", "3 percent", "5 percent")
        try expectQuantities("Oil lost «85 cents» to «$67.52».", "0.85 USD", "67.52 USD")
        try expectQuantities("It rose «4%» to «9%».", "4 percent", "9 percent")
        try expectQuantities("It costs «$5 to $10».", "5..10 USD")
        try expectQuantities("A «$9.5-$10 billion» plan.", "9500000000..10000000000 USD")
    }

    @Test func sharesAndPoints() throws {
        try expectQuantities("«Four in ten» Argentines agree.", "0.4 share")
        try expectQuantities("«Nine out of 10» people agree.", "0.9 share")
        try expectQuantities("He won «12» in 30 days.", "12")
        try expectQuantities("They cut by «a quarter of a percentage point».", "0.25 percentage points")
        try expectQuantities(
            "They cut by «half a percentage point», then «0.25pp», then «5.5pc».",
            "0.5 percentage points", "0.25 percentage points", "5.5 percent")
        try expectQuantities(
            "He seeks a «third» term; a «third» of them do not.".replacing(
                "a «third» of", with: "«a third» of"), "3 ordinal", "\(1.0 / 3) share")
    }

    @Test func agesByPlace() throws {
        try expectQuantities("Ibrahim Diallo, «45», a farmer, fled.", "45 years age")
        try expectQuantities("Her sons, aged «7» and «12», stayed.", "7 years age", "12 years age")
        try expectQuantities(
            "In rooms 3, 15, «61», they slept.".replacing("3, 15,", with: "«3», «15»,"), "3", "15", "61")
    }

    @Test func boundsThatAreJoinedOn() throws {
        try expectQuantities("«3,000-odd firms» and «50-plus states» came.", "about 3000 firms", "at_least 50 states")
        try expectQuantities("«500+ firms» came.", "at_least 500 firms")
        try expectQuantities("«Several thousand men» came.", "2000..9999 men")
        try expectQuantities("They got «tens of millions of euros».", "at_least 20000000.. EUR")
    }

    @Test func millionsAndMeters() throws {
        try expectQuantities("«60m people» live there.", "60000000 people")
        try expectQuantities("Jobs rose to «2.5m» from «1.9m».", "2500000", "1900000")
        try expectQuantities("The wall is «12m» high.", "12 meters")
    }

    @Test func numbersOfNames() throws {
        try expectQuantities("Under Article 5 and Phase 2 the No. 3 man flew a Boeing 737 to Reactor 4.")
        try expectQuantities("A «third»-degree burn at the 7-Eleven in case No. 18-1323.", "3 ordinal")
        try expectQuantities("The Nord Lake 2 pipe leaked.")
        try expectQuantities("In Gaza «35 people» died.", "35 people")
    }

    @Test func whatAHyphenJoinsIsCounted() throws {
        let found = try Readers.quantities.get().read(Text("The 27-nation bloc met."))
        #expect(found.first?.amount == Amount(value: 27, unit: "nation") && found.first?.span == Span(4, 6))
    }
}
