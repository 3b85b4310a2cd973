import Testing

@testable import SourceText

@Suite struct SpanTests {
    @Test func holdsItsFirstByteAndNotItsLast() {
        let span = Span(4, 10)
        #expect(span.count == 6)
        #expect(span.contains(4))
        #expect(!span.contains(10))
        #expect(!span.overlaps(Span(10, 12)))
    }

    @Test func hashIsThatOfTheStandard() {
        // FIPS 180-4, examples of one and two blocks.
        #expect(SHA256.hexadecimal(of: Array("abc".utf8)).hasPrefix("ba7816bf8f01cfea"))
        #expect(
            SHA256.hexadecimal(of: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                .hasPrefix("248d6a61d20638b8"))
        #expect(SHA256.hexadecimal(of: []).hasPrefix("e3b0c44298fc1c14"))
    }

    @Test(arguments: ["2025-11-06", "2025-11", "2025", "2025-11-12/2025-11-13", "0400-02-29", "2024-02-29"])
    func periodsReadWhatTheyWrite(_ text: String) {
        #expect(CalendarPeriod(iso8601: text)?.iso8601 == text)
    }

    @Test(arguments: ["2025-13", "2025-02-29", "11/2025", "", "2025-1-1", "2025-11-13/2025-11-12"])
    func noPeriodIsMadeOfWhatIsNone(_ text: String) {
        #expect(CalendarPeriod(iso8601: text) == nil)
    }

    @Test func everyDayOfFourCenturiesRoundTrips() {
        var day = CalendarDay(year: 1899, month: 12, day: 31)!
        var weekday = day.weekday
        for _ in 0..<146_097 {
            let next = day.adding(days: 1)
            #expect(CalendarDay(next.description) == next)
            #expect(next.weekday == weekday % 7 + 1)
            weekday = next.weekday
            day = next
        }
    }
}
