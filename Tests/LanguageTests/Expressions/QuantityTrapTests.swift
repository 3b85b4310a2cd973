import SourceText
import Testing

@testable import Language

/// Amounts that are easily given a wrong value, bound or unit: rather none than another's.
@Suite struct QuantityTrapTests {
    @Test func boundsByVerbsAndMarks() throws {
        try expectQuantities("Aid may top «$5 billion».", "at_least 5000000000 USD")
        try expectQuantities("The toll is past «800,000».", "at_least 800000")
        try expectQuantities(
            "Debts topped «€3 trillion» and passed «40%».", "at_least 3000000000000 EUR",
            "at_least 40 percent")
        try expectQuantities("It needs >«100 tonnes» and (<«5%»).", "at_least 100 tons", "at_most 5 percent")
        try expectQuantities("It is in excess of «40,000 tonnes».", "at_least 40000 tons")
        // Words that bound nothing here.
        try expectQuantities("They passed «3 laws» and the top «10 firms» left.", "3 laws", "10 firms")
        try expectQuantities("Twice as many as «500» left.", "500")
    }

    @Test func byHowMuchAndWhatWasLeftAreTwo() throws {
        try expectQuantities("Sales fell by «a third» to «20 million tonnes».", "0.3333333333333333", "20000000 tons")
        try expectQuantities("They share it «60»–«40».", "60", "40")
    }

    @Test func signsOfCurrenciesByWords() throws {
        try expectQuantities(
            "It cost «NIS 500 million», «RMB 40bn» or «Ft 300 million».", "500000000 ILS",
            "40000000000 CNY", "300000000 HUF")
        try expectQuantities("It cost «Bt 2 billion», «50 zł» or «300 Ft».", "2000000000 THB", "50 PLN", "300 HUF")
        try expectQuantities("Sweden paid «Kr 20 million».", "20000000 SEK")
        try expectQuantities("Oslo paid «NKr 5 billion» and «kr 6 billion».", "5000000000 NOK", "6000000000 NOK")
        // Letters that no table knows are no bare sign, and a goal is no sum.
        try expectQuantities("It lent «NZ$7bn» and QX«$8bn» for SDG «16».", "7000000000 NZD", "8000000000", "16")
        // Whose crowns, nobody says.
        try expectQuantities("They paid «Kr 20 million».", "20000000")
        try expectQuantities("The wall is «300 ft» high.", "300 feet")
    }

    @Test func rates() throws {
        func per(_ text: String) throws -> [String?] { try Readers.quantities.get().read(Text(text)).map(\.per) }
        #expect(try per("Gas cost $2.58 per mmBtu.") == ["mmBtu"])
        #expect(try per("It pays C$6.2bn a quarter.") == ["quarter"])
        try expectQuantities("It had «12 murders per 100,000 people».", "12 murders per 100,000 people rate")
    }

    @Test func basisPointsAreGlued() throws {
        try expectQuantities("It cut by «25bp», then by «50 bps».", "25 basis points", "50 basis points")
    }

    @Test func aPartOfAWholeCountsWhatTheWholeDoes() throws {
        try expectQuantities("«401» of «497 deputies» voted.", "401 deputies", "497 deputies")
    }

    @Test func scoresAndVotesAreNoRanges() throws {
        try expectQuantities("They won 3-1, then lost 1-3; the court ruled 5-4.")
        try expectQuantities("It takes «3-5 firms».", "3..5 firms")
    }

    @Test func namesWithNumbers() throws {
        try expectQuantities("The S&P 500 fell after Form 10-K; Vision 2030 and phase two began.")
        try expectQuantities("Help is there 24/7, its 10-K says; Project 2025 goes on.")
        try expectQuantities("They meet every two months, every 3 weeks.")
    }

    @Test func numbersWrittenOtherwise() throws {
        try expectQuantities("It paid «3,5 million euros».", "3500000 EUR")
        try expectQuantities("It paid «5 grand».", "5000")
        try expectQuantities("«Two grand pianos» came.", "2 pianos")
    }

    @Test func numbersInPairs() throws {
        try expectQuantities(
            "A Boeing 737-800 fell; exports rose from «3m» to «4m tonnes».", "3000000 tons",
            "4000000 tons")
        try expectQuantities("Deaths per 100,000 fell to «12.3».", "12.3")
        try expectQuantities("A dispute over «$5bn» ran for over «$6bn».", "5000000000 USD", "at_least 6000000000 USD")
    }

    @Test("over after some verbs is theirs and no bound") func overOfVerbs() throws {
        try expectQuantities("Each side is to hand over «1,200 tons».", "1200 tons")
        try expectQuantities(
            "It took over «40 percent» of the vote after talks over «five rounds».", "at_least 40 percent", "5 rounds")
    }

    @Test("several hundred are fewer than a thousand, hundreds may be more") func severalOfAScale() throws {
        try expectQuantities("«Several hundred people» came.", "200..999 people")
        try expectQuantities("At least «several hundred people» came.", "at_least 200.. people")
        try expectQuantities("«Hundreds of people» came.", "at_least 200.. people")
    }

    @Test func looseNumbers() throws {
        try expectQuantities("«A couple of ships» sank in a couple of days.", "about 2 ships")
        try expectQuantities("She is in her «sixties», he in his late «40s».", "60..69 years age", "40..49 years age")
    }
}
