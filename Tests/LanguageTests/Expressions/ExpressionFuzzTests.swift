import SourceText
import Testing

@testable import Language

/// What holds of any bytes: spans in order, inside the text, without overlap; periods that run forward; no crash.
@Suite struct ExpressionFuzzTests {
    private static let samples = [
        "On Friday, May 3, 2024, 12–13 envoys paid US$3.7 billion (up to 5%) between 2016 and 2018, two weeks ago.",
        "From 4pm to 5:30 p.m. on 1/1/2015 about two-thirds of 1,234,567.89 tonnes, «½» of it, left; every other day.",
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

    @Test func longRunsOfOneThingAreRead() throws {
        for piece in [
            "1", "1,", "1/1/", "one ", "million ", "two and ", "the last week of ", "3-", "$", "between 3 and ",
        ] {
            try check(Array(String(repeating: piece, count: 5000).utf8))
        }
    }
}
