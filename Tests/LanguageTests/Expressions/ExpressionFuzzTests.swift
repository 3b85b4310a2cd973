import SourceText
import Testing

@testable import Language

/// What holds of any bytes: spans in order, inside the text, without overlap; periods that run forward; no crash.
@Suite struct ExpressionFuzzTests {
    private static let samples = [
        "On Friday, May 3, 2024, 12–13 envoys paid US$3.7 billion (up to 5%) between 2016 and 2018, two weeks ago.",
        "From 4pm to 5:30 p.m. on 1/1/2015 about two-thirds of 1,234,567.89 tonnes, «½» of it, left; every other day.",
        "LIMA, May 3 (Agency) - Output rose 4% to 13.2 million b/d in the year to June; Rs 20 crore ($5m) at 0900 GMT.",
        "Four in ten, aged 7 and 12, paid R500 million a year from 10pm to 2am on Friday; the next day, 2019–23, 1.5C.",
        "The last week of March, the early 1990s, Q3 2020, '82, 20263 days ago, 5 ft 2 in, a 27-year-old, $ 10 million.",
    ]

    private func check(_ bytes: [UInt8]) throws {
        let times = try Readers.times.get()
        let quantities = try Readers.quantities.get()
        bytes.withUnsafeBufferPointer { buffer in
            let found = times.read(buffer, in: [Span(0, buffer.count)], reference: CalendarDay("2025-11-07"))
            var last = 0
            for time in found {
                #expect(time.span.start >= last && time.span.end <= bytes.count && !time.span.isEmpty)
                if let period = time.time.period { #expect(period.first <= period.last) }
                // Ends of an interval in ISO 8601 stand in the order of their letters, where both have their day.
                if let ends = time.value?.split(separator: "/"), ends.count == 2, ends.allSatisfy({ $0.count > 9 }),
                    ends.allSatisfy({ $0.first?.isNumber == true })
                {
                    #expect(ends[0] <= ends[1], "\(time)")
                }
                last = time.span.end
            }
            last = 0
            for quantity in quantities.read(buffer, in: [Span(0, buffer.count)], times: found) {
                #expect(quantity.span.start >= last && quantity.span.end <= bytes.count && !quantity.span.isEmpty)
                if let low = quantity.amount.low, let high = quantity.amount.high { #expect(low <= high) }
                last = quantity.span.end
            }
        }
    }

    @Test func changedBytesKeepTheRules() throws {
        for sample in Self.samples {
            let bytes = Array(sample.utf8)
            for index in bytes.indices {
                for byte: UInt8 in [0x00, 0x0A, 0x20, 0x24, 0x2D, 0x2E, 0x2F, 0x39, 0x61, 0xC2, 0xE2, 0xFF] {
                    var changed = bytes
                    changed[index] = byte
                    try check(changed)
                }
                try check(Array(bytes[..<index]))
                try check(Array(bytes[index...]))
                var without = bytes
                without.remove(at: index)
                try check(without)
            }
        }
    }

    /// Cost grows with the text, also where all of it could be a time or a number.
    @Test func costGrowsWithTheText() throws {
        let reader = try ExpressionReader()
        for pattern in [
            "1", "1,", "1/1/", "1-", "twenty ", "hundred million ", "the last week of ", "from Monday to ",
            "between 3 and ",
            "$3.7 billion to ", "Rs 20 crore (", "Kenya 5 shillings ", "a third of a ", "on 3 May 2021 ", "12 in 30 ",
            "Sept. 6, ", "aged 7 and ", "the next day ", "last four months of ", "the second half of the ",
            "first ten days of the ", "the year to the year to ",
            "two weeks before ", "since since ", "March and ", "rest of the ", "early in ", "3/7/",
        ] {
            func seconds(_ bytes: Int) -> Double {
                let text = Text(HostileTexts.text(pattern, bytes: bytes))
                return (0..<3).map { _ in
                    WorkClock.seconds { _ = reader.read(text, reference: CalendarDay("2025-11-07")) }
                }.min() ?? 0
            }
            let small = seconds(16_000)
            let large = seconds(128_000)
            // Eight times the text; three times that leaves room for caches, and is far below the 64 of a square.
            #expect(large < max(small, 0.002) * 24, "\(pattern): \(small) s, then \(large) s")
        }
    }

    @Test func longRunsOfOneThingAreRead() throws {
        for piece in [
            "1", "1,", "1/1/", "one ", "million ", "two and ", "the last week of ", "3-", "$", "between 3 and ",
        ] {
            try check(Array(String(repeating: piece, count: 5000).utf8))
        }
    }
}
