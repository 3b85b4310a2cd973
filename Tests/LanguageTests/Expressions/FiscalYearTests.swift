import SourceText
import Testing

@testable import Language

/// Fiscal years, whose days are the state's whose year it is, and are not said where nobody says whose.
@Suite struct FiscalYearTests {
    @Test func ofAStateNamedWithThem() throws {
        try expectTimes("Chad's neighbour saw India's «FY25» deficit fall.", "FY2025 IND 2024-04-01/2025-03-31")
        try expectTimes("The US «fiscal year 2026» has begun.", "FY2026 USA 2025-10-01/2026-09-30")
        try expectTimes("Japan's «fiscal 2025» budget passed.", "FY2025 JPN 2025-04-01/2026-03-31")
        try expectTimes("The Egyptian government's «FY2024/25» plan failed.", "FY2024-25 EGY 2024-07-01/2025-06-30")
        try expectTimes("The UK «financial year 2024/25» ended.", "FY2024-25 GBR 2024-04-01/2025-03-31")
        try expectTimes("China's «fiscal 2024» spending fell.", "FY2024 CHN 2024")
        try expectTimes(
            "Thailand's ministry told of «fiscal years 2023» and «2024».", "FY2023 THA 2022-10-01/2023-09-30",
            "FY2024 THA 2023-10-01/2024-09-30")
    }

    @Test func ofABudget() throws {
        try expectTimes("Ethiopia's «2025/26» budget passed.", "FY2025-26 ETH 2025-07-08/2026-07-07")
        try expectTimes("Australia's «2024-25» budget passed.", "FY2024-25 AUS 2024-07-01/2025-06-30")
    }

    @Test func ofTheSentenceTheTextOrThePublisher() throws {
        try expectTimes("Pakistan missed its targets for «FY24».", "FY2024 PAK 2023-07-01/2024-06-30")
        try expectTimes(
            "Kenya's «FY2024» was poor. Debt rose in «FY2025».", "FY2024 KEN 2023-07-01/2024-06-30",
            "FY2025 KEN 2024-07-01/2025-06-30")
        try expectTimes("Debt rose in «FY2025».", "FY2025 AUS 2024-07-01/2025-06-30", country: "AUS")
        try expectTimes(
            "Debt rose in the «2024-25 fiscal year».", "FY2024-25 BGD 2024-07-01/2025-06-30", country: "BGD")
        // Whoever buys is not whose year it is.
        try expectTimes("Exports to Kenya rose in «FY25».", "FY2025 IND 2024-04-01/2025-03-31", country: "IND")
    }

    @Test func ofNobodyHaveNoDays() throws {
        try expectTimes("Debt rose in «FY2025» and «fiscal 2024-25».", "FY2025 ?", "FY2024-25 ?")
        // One year alone names either in these states.
        try expectTimes("Canada's «fiscal 2025» was poor.", "FY2025 ?")
        try expectTimes("The «2024/25» harvest was poor; the «2023/2024» season was not.", "2024/25 ?", "2023/24 ?")
        try expectTimes("Debt rose in «this fiscal year» and «the fiscal third quarter».", "?", "?")
        try expectTimes("Debt rose from «FY22 to FY24».", "FY2022/FY2024 ?")
    }

    @Test func ofFirmsAreTheirOwn() throws {
        try expectTimes("Acme's «fiscal 2025» was good.", "FY2025 ?", country: "USA")
        try expectTimes("The company paid a dividend for «fiscal 2025».", "FY2025 ?", country: "USA")
        try expectTimes("It hopes for more in its «fiscal 2025».", "FY2025 ?", country: "USA")
        // In India the law binds them to the state's.
        try expectTimes("The company paid a dividend for «FY25».", "FY2025 IND 2024-04-01/2025-03-31", country: "IND")
    }

    @Test func haveParts() throws {
        try expectTimes(
            "Debt rose in «the first quarter of fiscal 2025».", "FY2025 USA 2024-10-01/2024-12-31", country: "USA")
        try expectTimes("Debt rose in «the second half of India's FY25».", "FY2025 IND 2024-10-01/2025-03-31")
        try expectTimes(
            "Debt rose in «Q1FY26» and «FY25 Q4».", "FY2026 IND 2025-04-01/2025-06-30",
            "FY2025 IND 2025-01-01/2025-03-31", country: "IND")
        try expectTimes("Pakistan's debt rose in «this fiscal year».", "PAK 2025-07-01/2026-06-30")
        try expectTimes("Pakistan's debt rose in «last fiscal year».", "PAK 2024-07-01/2025-06-30")
    }

    @Test func sayHowTheirStateIsKnown() throws {
        func basis(_ text: String, country: String? = nil) throws -> [String?] {
            let text = Text(text)
            return try text.bytes.withUnsafeBufferPointer { bytes in
                try Readers.times.get().read(bytes, in: [Span(0, bytes.count)], reference: nil, country: country)
                    .map { $0.year?.basis }
            }
        }
        #expect(
            try basis("India's FY25 was good. FY26 may be.") == ["a state named with it", "named earlier in the text"])
        #expect(try basis("Debt of Kenya rose in FY25.") == ["a state named in the sentence"])
        #expect(try basis("Debt rose in FY25.", country: "KEN") == ["the country of the publisher"])
        #expect(try basis("Debt rose in FY25.") == [nil])
    }

    @Test func everyRowIsAYear() throws {
        let calendars = try ExpressionLexicon().tables.fiscalCalendars
        #expect(calendars.count > 90)
        for (state, calendar) in calendars {
            for year in stride(from: 1960, through: 2040, by: 7) {
                guard let days = calendar.days(.one(year), reference: nil) else { continue }
                #expect((365...366).contains(days.days), "\(state)")
                #expect(days.first.year == year || days.last.year == year, "\(state)")
            }
        }
    }
}
