import SourceText
import Testing

@testable import Language

/// Times that are easily given a wrong value: rather none than another's.
@Suite struct TimeTrapTests {
    @Test func yearsAgoAreNoDay() throws {
        try expectTimes("The dam broke «30 years ago».", "approximate 1995")
        try expectTimes("She fled «a decade ago».", "approximate 2015")
        try expectTimes("It was built «two centuries ago».", "approximate 1820-01-01/1829-12-31")
        try expectTimes(
            "He left «two months ago» and came back «three days ago».", "approximate 2025-09-07", "2025-11-04")
    }

    @Test func whatIsCountedFromAnEventHasNoDay() throws {
        try expectTimes("They fled «a week» after the «1987» coup.", "after P1W", "1987")
        try expectTimes("He quit «two days» before the «May» summit.", "before P2D", "2025-05")
        try expectTimes("He quit «a year after 1987».", "1988-01-01")
        try expectTimes("It is shut for «six months» from «16 September».", "after P6M", "2025-09-16")
    }

    @Test func whatIsNotBeforeADayIsFromThen() throws {
        try expectTimes("The ban ends not before «June 2026».", "since 2026-06-01/..")
    }

    @Test func whatLastsHasALength() throws {
        try expectTimes("The truce is to last «six weeks».", "P6W")
        try expectTimes("It may last «three months», and did last «10 days».", "P3M", "P10D")
    }

    @Test func namesOfProgrammesAreNoYears() throws {
        try expectTimes("They praised Vision 2030, Agenda 2063 and the 2030 Agenda.")
        try expectTimes("Their vision for «2030» is bold.", "2030")
    }

    @Test func byAMonthFollowsTheYearTold() throws {
        try expectTimes("The law passed in «May 2019», and by «March» it was dead.", "2019-05", "before 2020-03")
        try expectTimes("It passed in «May 2019» and will end by «March».", "2019-05", "before 2026-03")
        try expectTimes("The law will pass by «March».", "before 2026-03")
    }

    @Test func lateAndEarlyMonthsOfTheTextsOwn() throws {
        try expectTimes("Rebels had taken it in «late January».", "late 2024-01", reference: "2025-01-10")
        try expectTimes("It will open in «early January».", "early 2026-01", reference: "2025-01-20")
    }

    @Test func aVerbThatIsAPluralNounLooksAhead() throws {
        try expectTimes("Uganda votes on «Sunday».", "2025-11-09")
        try expectTimes("Officials counted votes on «Sunday».", "2025-11-02")
        try expectTimes("The year, which ends on «31 March», was good.", "2026-03-31")
        try expectTimes("Chile elects a senate on «Sunday».", "2025-11-09")
    }

    @Test func erasBeforeTheCalendar() throws {
        try expectTimes("It fell in «the seventh century BC».", "?")
        try expectTimes("He died in «44 BC», she in «AD 61».", "?", "0061")
        try expectTimes("It was built in «300 BCE» and burnt in «410 AD».", "?", "0410")
    }

    @Test func agesAreNoDecades() throws {
        try expectTimes("He was in his late 40s, she in her 50s.")
        try expectTimes("It was built in «the late 50s».", "late 1950-01-01/1959-12-31")
    }

    @Test func weekendsByTense() throws {
        try expectTimes("Fights broke out over «the weekend».", "2025-11-01/2025-11-02")
        try expectTimes("Talks will resume over «the weekend».", "2025-11-08/2025-11-09")
    }

    @Test func timesOfDayWithTheirDay() throws {
        try expectTimes("It began at «6 a.m. local time on Sunday».", "2025-11-02T06:00:00")
        try expectTimes("It began at «1800 hours» and took «1800 hours».", "T18:00:00", "PT1800H")
    }

    @Test func rangesWrittenOtherwise() throws {
        try expectTimes("They sought a «5- to 10-year» term.", "P5Y/P10Y")
        try expectTimes("In «the winter of 2008-09» it froze.", "2008-12-01/2009-02-28")
        try expectTimes("It was cut to 300p from 320p.")
    }

    @Test func yearsThatAreRough() throws {
        try expectTimes("He was born c. «1870».", "approximate 1870")
    }

    @Test func soFarEndsToday() throws {
        try expectTimes("Exports fell so far in «2025».", "2025-01-01/2025-11-07")
        try expectTimes("Exports fell so far «this year».", "2025-01-01/2025-11-07")
        try expectTimes("Exports fell «this year».", "2025")
    }

    @Test func holidaysOfTheMoonByTheirList() throws {
        try expectTimes("Prices rose before «Diwali».", "before ../2025-10-20")
        try expectTimes("Trains were full on «Lunar New Year».", "2025-01-29")
        try expectTimes("Trains were full in «Lunar New Year 1950».", "?")
    }
}
