import SourceText
import Testing

@testable import Language

@Suite struct QuantityTests {
    @Test func moneyWithItsCurrency() throws {
        try expectQuantities("The deal is worth «$3.7 billion».", "3700000000 USD")
        try expectQuantities("Exports came to «USD 482m».", "482000000 USD")
        try expectQuantities("The loan of «€1.2bn» was repaid.", "1200000000 EUR")
        try expectQuantities("He paid «500,000 tenge».", "500000 KZT")
        try expectQuantities("Fines of «361 million pounds» were set.", "361000000 GBP")
        try expectQuantities("They signed a «$1 billion» pact.", "1000000000 USD")
    }

    @Test func whatBoundsANumberIsKept() throws {
        try expectQuantities("Trade reached nearly «$2 billion».", "about 2000000000 USD")
        try expectQuantities("It may cost upwards of «USD 17b».", "at_least 17000000000 USD")
        try expectQuantities("The grant is up to «$5 million».", "at_most 5000000 USD")
        try expectQuantities(
            "More than «300 soldiers» and «40 or more» of theirs fled.", "at_least 300 soldiers", "at_least 40")
        try expectQuantities("The gap is more than «10 and less than 40».", "10..40")
    }

    @Test func anOrderOfMagnitudeHasNoValue() throws {
        try expectQuantities("They pledged «billions of dollars».", "at_least 2000000000.. USD")
        try expectQuantities("«Hundreds of protesters» came.", "at_least 200.. protesters")
    }

    @Test func aBareSignSaysWhereItsCurrencyComesFrom() throws {
        let reader = try Readers.quantities.get()
        func read(_ text: String, _ country: String?) -> Quantity? { reader.read(Text(text), country: country).last }
        let bare = read("It cost $5 million.", nil)
        #expect(bare?.amount.unit == "USD" && bare?.unitBasis == "usage of international news")
        let local = read("It cost $5 million.", "CAN")
        #expect(local?.amount.unit == "CAD" && local?.unitBasis == "the country of the publisher")
        let named = read("It cost A$3 million; the rest was $5 million.", "CAN")
        #expect(named?.amount.unit == "AUD" && named?.unitBasis == "named earlier in the text")
        let said = read("It cost US$5 million.", "CAN")
        #expect(said?.amount.unit == "USD" && said?.unitBasis == nil)
        let unknown = read("It cost 40 pesos.", nil)
        #expect(unknown?.kind == .money && unknown?.amount.unit == "" && unknown?.unitBasis == nil)
    }

    @Test func percentSharesAndRanges() throws {
        try expectQuantities("Output fell «4.5 percent».", "4.5 percent")
        try expectQuantities("Growth of «3 to 5 percent» is likely.", "3..5 percent")
        try expectQuantities("It supplies roughly «a quarter» of the oil.", "about 0.25 share")
        try expectQuantities("«Two-thirds» of the seats are theirs.", "\(2.0 / 3) share")
        try expectQuantities("«The majority» of its people agree.", "at_least 0.5.. share")
    }

    @Test func countsMeasuresAndAges() throws {
        try expectQuantities("It killed «203 people» and hurt «two children».", "203 people", "2 children")
        try expectQuantities(
            "The pipe is «1.6 km» long and carries «30,000 barrels» of oil.", "1.6 kilometers", "30000 barrels")
        try expectQuantities("The «55-year-old» general is «87 years old».", "55 years age", "87 years age")
        try expectQuantities("He came «third» of «12 runners».", "3 ordinal", "12 runners")
    }

    @Test func whatIsNoQuantity() throws {
        try expectQuantities("The C5+1 and the G20 met third countries at 16x9.")
        try expectQuantities("One of them said that no one knew.")
        try expectQuantities("It happened on 6 November 2025 and in 1992.")
    }

    /// A whole number written with commas or words of scale is read back.
    @Test func aNumberThatIsWrittenIsReadBack() throws {
        let reader = try Readers.quantities.get()
        var value = 3
        for _ in 0..<200 {
            value = (value * 7919 + 13) % 999_999_937
            var text = ""
            for (index, digit) in String(value).reversed().enumerated() {
                if index > 0, index % 3 == 0 { text = "," + text }
                text = String(digit) + text
            }
            let found = reader.read(Text("They paid $\(text) for it."))
            #expect(found.count == 1 && found.first?.amount.value == Double(value), "\(text)")
        }
        for (text, value) in [
            ("three million", 3e6), ("twenty-five thousand", 25e3), ("one hundred and six", 106),
            ("half a million", 5e5),
        ] {
            #expect(reader.read(Text("They paid \(text) euros.")).first?.amount.value == value)
        }
    }
}
