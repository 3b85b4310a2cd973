import SourceText
import Testing

@testable import Language

/// What is written in one of the usual forms is read back as it was: days, months, years, ranges, lengths, sums, shares,
/// ordinals, counts; drawn with a fixed seed.
@Suite struct ExpressionPropertyTests {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private func period(_ text: String) throws -> CalendarPeriod? {
        let found = try Readers.times.get().read(Text("It was open \(text)."), reference: CalendarDay("2025-11-07"))
        #expect(found.count == 1, "\(text)")
        return found.first?.time.period
    }

    @Test func rangesOfDaysAreReadBack() throws {
        var random = Generator(state: 5)
        for _ in 0..<200 {
            let first = CalendarDay(number: Int(random.next() % 20_000) - 2_000)
            let last = first.adding(days: 1 + Int(random.next() % 200))
            let (a, b) = (Self.months[first.month - 1], Self.months[last.month - 1])
            let wanted = CalendarPeriod(first, last)
            var texts = [
                "from \(first.day) \(a) \(first.year) to \(last.day) \(b) \(last.year)",
                "between \(a) \(first.day), \(first.year) and \(b) \(last.day), \(last.year)",
            ]
            if first.year == last.year, first.month != last.month {
                texts.append("from \(a) \(first.day) to \(b) \(last.day), \(last.year)")
                texts.append("on \(first.day) \(a)–\(last.day) \(b) \(last.year)")
            }
            if first.year == last.year, first.month == last.month {
                texts.append("on \(a) \(first.day)-\(last.day), \(last.year)")
                texts.append("on \(first.day)–\(last.day) \(a) \(last.year)")
            }
            for text in texts { #expect(try period(text) == wanted, "\(text)") }
        }
    }

    @Test func monthsQuartersAndYearsAreReadBack() throws {
        for year in stride(from: 1951, through: 2049, by: 7) {
            #expect(try period("in \(year)") == CalendarPeriod(year: year))
            for month in 1...12 {
                #expect(try period("in \(Self.months[month - 1]) \(year)") == CalendarPeriod(year: year, month: month))
            }
            for quarter in 1...4 {
                let first = try #require(CalendarDay(year: year, month: quarter * 3 - 2, day: 1))
                let wanted = CalendarPeriod(first, first.adding(months: 3).adding(days: -1))
                #expect(try period("in Q\(quarter) \(year)") == wanted)
                #expect(try period("in \(quarter)Q \(year)") == wanted)
            }
            let last = year + 1 + year % 9
            guard last % 100 > year % 100 else { continue }
            let wanted = CalendarPeriod(
                try #require(CalendarDay(year: year, month: 1, day: 1)),
                try #require(CalendarDay(year: last, month: 12, day: 31)))
            #expect(try period("in \(year)–\(last % 100 < 10 ? "0" : "")\(last % 100)") == wanted)
            #expect(try period("between \(year) and \(last)") == wanted)
        }
    }

    @Test func lengthsAreReadBack() throws {
        let reader = try Readers.times.get()
        for (unit, code) in [("day", "D"), ("week", "W"), ("month", "M"), ("year", "Y")] {
            for count in 2...40 {
                for text in ["a \(count)-\(unit) truce", "It took \(count) \(unit)s."] {
                    #expect(reader.read(Text(text)).map(\.value) == ["P\(count)\(code)"], "\(text)")
                }
            }
        }
    }

    @Test func sumsOfMoneyAreReadBack() throws {
        let reader = try Readers.quantities.get()
        var random = Generator(state: 9)
        let scales: [(word: String, value: Double)] = [
            (" thousand", 1e3), (" million", 1e6), (" billion", 1e9), (" trillion", 1e12), ("m", 1e6), ("bn", 1e9),
        ]
        let currencies = [
            ("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("A$", "AUD"), ("HK$", "HKD"), ("R$", "BRL"),
            ("₹", "INR"), ("₦", "NGN"), ("₸", "KZT"),
        ]
        for index in 0..<300 {
            let (sign, code) = currencies[index % currencies.count]
            let scale = scales[Int(random.next() % UInt64(scales.count))]
            let tenths = Int(random.next() % 9000) + 11
            let number = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
            let wanted = Double(tenths) / 10 * scale.value
            for text in [
                "They paid \(sign)\(number)\(scale.word) for it.", "They paid \(code) \(number)\(scale.word) for it.",
            ] {
                let found = reader.read(Text(text))
                #expect(found.count == 1 && found.first?.amount.unit == code && found.first?.kind == .money, "\(text)")
                #expect(abs((found.first?.amount.value ?? 0) - wanted) <= 1e-9 * wanted, "\(text)")
            }
        }
    }

    @Test func percentagesOrdinalsAndCountsAreReadBack() throws {
        let reader = try Readers.quantities.get()
        for number in stride(from: 2, through: 400, by: 3) {
            for text in ["It fell \(number)%.", "It fell \(number) percent.", "It fell \(number) per cent."] {
                #expect(reader.read(Text(text)).map(\.amount) == [Amount(value: Double(number), unit: "percent")])
            }
            let ending =
                (11...13).contains(number % 100) ? "th" : ["th", "st", "nd", "rd"][number % 10 < 4 ? number % 10 : 0]
            let ordinal = reader.read(Text("He came \(number)\(ending)."))
            #expect(ordinal.map(\.kind) == [.ordinal] && ordinal.first?.amount.value == Double(number), "\(number)")
            #expect(
                reader.read(Text("It has \(number) villages.")).map(\.amount)
                    == [Amount(value: Double(number), unit: "villages")])
        }
    }

    /// `FunctionWord.of` reads a number as a tag.
    @Test func wordsOfTheGrammarHaveTheirNumbers() {
        #expect(MemoryLayout<FunctionWord>.size == MemoryLayout<UInt16>.size)
        #expect(FunctionWord.allCases.last == .forward)
        for (index, word) in FunctionWord.allCases.enumerated() {
            #expect(Int(word.rawValue) == index && FunctionWord.of(UInt16(index)) == word)
        }
        #expect(FunctionWord.of(UInt16(FunctionWord.allCases.count)) == .unknown)
        #expect(FunctionWord.of(.max) == .unknown)
    }

    /// The head is the word of the span that hangs on a word outside of it.
    @Test func headsAreWordsOfTheirSpans() {
        let analysis = english.analyze(
            Document(plain: "Exports of wheat fell 4.5 percent in May 2019, to 30 million tonnes."))
        #expect(analysis.times.count == 1 && analysis.quantities.count == 2)
        for (span, head) in analysis.times.map({ ($0.span, $0.head) }) + analysis.quantities.map({ ($0.span, $0.head) })
        {
            guard let head else {
                Issue.record("no head")
                continue
            }
            #expect(Int(analysis.words.start[head]) >= span.start && Int(analysis.words.end[head]) <= span.end)
            let above = Int(analysis.words.head[head])
            #expect(
                above < 0 || Int(analysis.words.end[above]) <= span.start
                    || Int(analysis.words.start[above]) >= span.end)
        }
    }
}
