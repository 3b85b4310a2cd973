import SourceText
import Testing

@testable import Language

@Suite struct TimeTests {
    @Test func datesInTheirUsualForms() throws {
        try expectTimes("The treaty was signed on «March 3, 2019».", "2019-03-03")
        try expectTimes("The ministers met on «14 June 2021» in Oslo.", "2021-06-14")
        try expectTimes("The talks of «12–13 May 2024» failed.", "2024-05-12/2024-05-13")
        try expectTimes("He resigned in «October 2008».", "2008-10")
        try expectTimes("It dates from «2023-07-04».", "2023-07-04")
        try expectTimes("The border was open between «2016 and 2018».", "2016-01-01/2018-12-31")
        try expectTimes("Trade fell in «the early 1990s».", "early 1990-01-01/1999-12-31")
        try expectTimes("Sales rose in «the third quarter of 2022».", "2022-07-01/2022-09-30")
    }

    @Test func daysLaterCountFromADayAndOnlyWhereNothingCoarserWasNamedSince() throws {
        try expectTimes("They met on «March 3, 2019». «Two days later» he left.", "2019-03-03", "2019-03-05")
        let text = Text("They met on March 3, 2019. Ties date from 1992, and embassies opened two days later.")
        let found = try Readers.times.get().read(text, reference: CalendarDay("2025-11-07"))
        #expect(found.last?.kind == .duration)
        #expect(found.last?.time.period == nil)
    }

    @Test func aYearLeftOutIsResolvedByTenseAndReference() throws {
        try expectTimes("The envoy arrived on «November 3».", "2025-11-03")
        try expectTimes("A summit will be held on «November 28».", "2025-11-28")
        try expectTimes("The accord was signed in «December».", "2024-12")
        try expectTimes("The vote is scheduled for «March».", "2026-03")
    }

    @Test func withoutAnyReferenceNothingIsGuessed() throws {
        try expectTimes("The envoy arrived on «November 3».", "?", reference: nil)
        try expectTimes("The council met on «Tuesday».", "?", reference: nil)
        try expectTimes("It was founded in «1994».", "1994", reference: nil)
    }

    @Test func aDateOfTheTextServesAsReference() throws {
        try expectTimes(
            "The pact was signed on «May 3, 1998». Its annex followed on «May 9».", "1998-05-03", "1998-05-09",
            reference: nil)
        try expectTimes(
            "By A. Writer | «8 December 2023»\n\nThe envoy arrived «yesterday».", "2023-12-08", "2023-12-07",
            reference: nil)
    }

    @Test func periodsCountedFromTheReference() throws {
        try expectTimes("They spoke «yesterday».", "2025-11-06")
        try expectTimes("The law passed «last month».", "2025-10")
        try expectTimes("Prices rose «this year».", "2025")
        try expectTimes("The cabinet fell «two years ago».", "approximate 2023")
        try expectTimes("They met «on Monday».".replacing("«on ", with: "on «"), "2025-11-03")
        try expectTimes("A vote will follow within «the next three weeks».", "2025-11-07/2025-11-27")
        try expectTimes("Horizon («3-12 months»)", "P3M/P12M")
        try expectTimes("«Now - 3 months»", "2025-11-07/2026-02-07")
    }

    @Test func whatBoundsATimeIsKept() throws {
        try expectTimes("They have had ties since «April 1992».", "since 1992-04")
        try expectTimes("It must be done by «June 2026».", "before 2026-06")
        try expectTimes("No one left after «2018».", "after 2019-01-01/..")
        try expectTimes("He stayed until «May 4, 2020».", "until ../2020-05-04")
    }

    @Test func lengthsAndRecurringTimes() throws {
        try expectTimes("They signed a «27-year» lease.", "P27Y")
        try expectTimes("The talks took «six straight days».", "P6D")
        try expectTimes("The council meets «every other Friday».", "XXXX-WXX-5")
        try expectTimes("A «weekly» report is due.", "P1W")
    }

    @Test func timesOfDay() throws {
        try expectTimes("It began at «8 p.m. on Friday».", "2025-11-07T20:00:00")
        try expectTimes("The statement came at «14:30 UTC».", "2025-11-07T14:30:00")
    }

    @Test func whatIsNoTime() throws {
        try expectTimes("They may march; the second man, aged 60, bought 2000 tonnes.")
        try expectTimes("USA Today and the Sunday Times reported it at the same time.")
        try expectTimes("Ms. May sat beside April Smith on an A380 with 12 seats.")
        try expectTimes("There is no 30 February.".replacing("30 February", with: "«30 February»"), "?")
    }

    /// A day written in any of these forms is read back as that day.
    @Test func aDayThatIsWrittenIsReadBack() throws {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let reader = try Readers.times.get()
        for number in stride(from: -20_000, through: 45_000, by: 127) {
            let day = CalendarDay(number: number)
            let month = months[day.month - 1]
            for text in [
                "\(month) \(day.day), \(day.year)", "\(day.day) \(month) \(day.year)", day.description,
                "\(month.prefix(3)). \(day.day), \(day.year)", "\(day.day)-\(month.prefix(3))-\(day.year)",
            ] {
                let found = reader.read(Text("It was on \(text)."), reference: CalendarDay("2025-11-07"))
                #expect(found.count == 1 && found.first?.time.period == CalendarPeriod(day), "\(text)")
            }
        }
    }

    /// Moving a day there and back is where it was.
    @Test func daysCountedBothWaysAgree() throws {
        let reader = try Readers.times.get()
        let reference = try #require(CalendarDay("2025-11-07"))
        for count in 2...60 {
            let past = reader.read(Text("He left \(count) days ago."), reference: reference)
            #expect(past.first?.time.period == CalendarPeriod(reference.adding(days: -count)))
        }
    }

    @Test func holidaysFallOnTheirDays() {
        #expect(HolidayRule("easter+0")?.day(in: 2025)?.description == "2025-04-20")
        #expect(HolidayRule("11-w4.4")?.day(in: 2025)?.description == "2025-11-27")
        #expect(HolidayRule("05-w-1.1")?.day(in: 2025)?.description == "2025-05-26")
        #expect(HolidayRule("12-25")?.day(in: 2025)?.description == "2025-12-25")
        #expect(HolidayRule("nonsense") == nil)
    }
}
