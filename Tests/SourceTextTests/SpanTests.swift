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
        // Many blocks in one call, which the processor's own instructions take where it has them.
        #expect(
            SHA256.hexadecimal(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        // Bytes that all differ, of which a wrong order would show.
        let bytes = (0..<4096).map { UInt8(truncatingIfNeeded: $0) }
        #expect(
            SHA256.hexadecimal(of: bytes) == "c8f5d0341d54d951a71b136e6e2afcb14d11ed8489a7ae126a8fee0df6ecf193")
        #expect(
            SHA256.hexadecimal(of: Array(bytes[..<250]))
                == "369d7da16156c5e2c0d519cdbab3996a7249e20d3e48c36a3a873e987190bd89")
        #expect(SHA1.hexadecimal(of: bytes) == "e9dded8c84614e894501965af60c2525794a8c7d")
        #expect(SHA1.hexadecimal(of: Array("abc".utf8)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(SHA1.hexadecimal(of: []) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(
            SHA1.hexadecimal(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
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
