import SourceText
import Testing

@testable import Language

/// Forms of times that reports of any affair have, and what each comes to.
@Suite struct TimeFormsTests {
    @Test func rangesOfDaysMonthsAndYears() throws {
        try expectTimes("The games are on «6-9 June».", "2026-06-06/2026-06-09", reference: "2026-05-30")
        try expectTimes("Talks ran «30 November–12 December».", "2024-11-30/2024-12-12", reference: "2024-12-20")
        try expectTimes("They met on «4 and 5 May 2023».", "2023-05-04/2023-05-05")
        try expectTimes("It was closed in «2019–23».", "2019-01-01/2023-12-31")
        try expectTimes("The «1980-88» war ended.", "1980-01-01/1988-12-31")
        try expectTimes("The «2008-09» winter was cold.", "approximate 2008-01-01/2009-12-31")
        try expectTimes("Between «January and November» trade grew.", "2025-01-01/2025-11-30", reference: "2026-02-12")
        try expectTimes("It rained in «Jan-Mar 2021».", "2021-01-01/2021-03-31")
        try expectTimes("Floods of «March» and «April 2022» hit the coast.", "2022-03", "2022-04")
        try expectTimes("It was dated «2021-11».", "2021-11")
    }

    @Test func quartersAndHalves() throws {
        try expectTimes("«Q1–Q3 2024» sales rose.", "2024-01-01/2024-09-30")
        try expectTimes("«Q3–Q4» sales rose.", "2024-07-01/2024-12-31", reference: "2025-03-04")
        try expectTimes("«4Q 2024» and «2H25» were weak.", "2024-10-01/2024-12-31", "2025-07-01/2025-12-31")
        try expectTimes("It opens in «the second half of 2027».", "2027-07-01/2027-12-31")
        try expectTimes("Few came in «the second half of the 1990s».", "1995-01-01/1999-12-31")
        try expectTimes("It posted a «third-quarter» profit.", "2025-07-01/2025-09-30")
        try expectTimes("In «the first decade of the 21st century» it grew.", "2000-01-01/2009-12-31")
        try expectTimes("Canals of «the late 19th century» remain.", "late 1800-01-01/1899-12-31")
    }

    @Test func aStretchThatADayOrMonthEnds() throws {
        try expectTimes("In «the year to September» exports rose.", "2024-10-01/2025-09-30")
        try expectTimes("In «the six months ended June 30, 2024» it lost.", "2024-01-01/2024-06-30")
        try expectTimes("Over «the three years to 2024» it grew.", "2022-01-01/2024-12-31")
        try expectTimes("It fell in «the 12 months to end-June».", "2024-07-01/2025-06-30")
    }

    @Test func whatEndsAheadIsTheNearer() throws {
        try expectTimes("Tariffs were paused until «July 9».", "until ../2025-07-09", reference: "2025-04-10")
        try expectTimes("The bridge was closed until «February 3».", "until ../2025-02-03", reference: "2025-04-10")
        try expectTimes("Wheat for «July» delivery rose.", "2025-07", reference: "2025-04-10")
    }

    @Test func aPriceIsNoTimeOfDay() throws {
        try expectTimes("Shares closed at 12.40.")
        try expectTimes("The train left at «12.40».", "T12:40:00")
    }

    @Test func weekdaysCountFromTheDateLine() throws {
        try expectTimes(
            "KISUMU, «April 12» (Agency) - The lake rose on «Tuesday».", "2023-04-12", "2023-04-11",
            reference: "2023-04-16")
        try expectTimes(
            "QUITO, Ecuador — «March 3, 2021» — The road shut «yesterday».", "2021-03-03", "2021-03-02", reference: nil)
        // A date of another time is no date line.
        try expectTimes(
            "CHRONICLE, «April 12, 1990» - He fled on «Tuesday».", "1990-04-12", "2023-04-11", reference: "2023-04-16")
        // Nor is a day in a sentence.
        try expectTimes("They met on «April 3» - and on «Monday».", "2023-04-03", "2023-04-10", reference: "2023-04-16")
    }

    @Test func daysBesideTheOneLastNamed() throws {
        try expectTimes("Rebels took it on «March 3, 2024». «The next day» they left.", "2024-03-03", "2024-03-04")
        try expectTimes("He was shot on «5 May 1990» and died «the same day».", "1990-05-05", "1990-05-05")
        try expectTimes("It burnt on «5 May 1990». «That year» others did.", "1990-05-05", "1990")
        try expectTimes("She came in «May 2019»; he left «the previous month».", "2019-05", "2019-04")
        try expectTimes("He was jailed in «2010». «Three years later» he fled.", "2010", "2013")
        try expectTimes(
            "Profit in «the third quarter of 2024» beat that of «a year earlier».", "2024-07-01/2024-09-30",
            "2023-07-01/2023-09-30")
        // Nothing is named that it could stand beside.
        try expectTimes("He left «the previous month».", "?")
    }

    @Test func whatHangsOnAnEventStaysOpen() throws {
        try expectTimes("«Two days» after the quake they left.", "after P2D")
        try expectTimes("It ends «within 30 days» of the ruling.", "P30D")
        try expectTimes("They left «a week» before the vote.", "before P1W")
    }

    @Test func timesOfDayWithTheirZoneAndEdge() throws {
        try expectTimes("It began at «0900 local time».", "T09:00:00")
        try expectTimes("It struck at «1143 GMT».", "2025-11-07T11:43:00")
        try expectTimes("He called «today before 4pm».", "before ../2025-11-07T16:00:00")
        try expectTimes("It is open «Tuesday from 2:00 to 2:30 pm».", "2025-11-04T14:00:00/2025-11-04T14:30:00")
    }

    @Test func holidays() throws {
        try expectTimes("They met on «Orthodox Easter 2024».", "2024-05-05")
        try expectTimes("The park opens on «Independence Day».", "2026-07-04", reference: "2026-07-01")
        // Of another nation it is another day.
        try expectTimes("They marked Poland's Independence Day.")
    }

    @Test func theOrderOfDayAndMonthFollowsTheText() throws {
        let reader = try Readers.times.get()
        func read(_ text: String, _ country: String?) -> String? {
            let text = Text(text)
            return text.bytes.withUnsafeBufferPointer {
                reader.read($0, in: [Span(0, $0.count)], reference: nil, country: country).first?.shown
            }
        }
        #expect(read("He was born on 3/7/1961.", nil) == "1961-03-07")
        #expect(read("He was born on 3/7/1961.", "GBR") == "1961-07-03")
        #expect(read("He was born on 3/7/1961.", "USA") == "1961-03-07")
        #expect(read("He was born on 3/7/1961 and died on 25/12/1999.", nil) == "1961-07-03")
        #expect(read("He was born on 3/7/1961 and died on 12/25/1999.", "GBR") == "1961-03-07")
    }

    @Test func tenseOfWhatIsPutOffAndCompared() throws {
        try expectTimes("The vote was postponed to «March 24».", "2026-03-24")
        try expectTimes("The vote was moved to «March 24».", "2026-03-24")
        try expectTimes("The signing has been put back to «March 24».", "2026-03-24")
        try expectTimes("The signing has been brought forward to «March 24».", "2026-03-24")
        try expectTimes("Schools stay shut until «Friday».", "until ../2025-11-14", reference: "2025-11-08")
        try expectTimes("It is up compared to «December».", "2024-12")
        try expectTimes("Rain is forecast for «Wednesday».", "2025-11-12")
        try expectTimes("He was jailed in the last year of the war.")
    }

    @Test func yearsBefore1900ByTheirPlace() throws {
        try expectTimes("The Treaty of «1648» and the «1848» uprising came first.", "1648", "1848")
        try expectTimes("They sold 1850 tonnes to about 1812 buyers; a 2000-page report says so.")
    }

    @Test func yearsThatStandBeforeAPlural() throws {
        try expectTimes("Output fell from «2019» levels after the «2015» attacks.", "2019", "2015")
        try expectTimes("They sold 2019 tonnes and 1950 cows.")
        try expectTimes("The shop is open 24/7.")
    }
}
