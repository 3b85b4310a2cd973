import SourceText
import Testing

/// The way from an extracted text back to the bytes and the lines of the file.
@Suite struct SourceMapTests {
    /// `Ana met Li.` out of `<p>Ana\nmet</p>\n<b>Li&#46;</b>`.
    private let map = SourceMap(
        segments: [
            SourceMap.Segment(text: Span(0, 7), raw: Span(3, 10)),
            SourceMap.Segment(text: Span(8, 10), raw: Span(18, 20)),
            SourceMap.Segment(text: Span(10, 11), raw: Span(20, 25)),
        ], behindLineBreaks: [7, 15])

    @Test func aSpanLeadsToTheBytesThatItCameFrom() {
        #expect(map.raw(of: Span(4, 7)) == Span(7, 10))
        #expect(map.raw(of: Span(4, 11)) == Span(7, 25))
        #expect(map.raw(of: Span(7, 8)) == nil)
    }

    @Test func linesAreThoseOfTheFile() {
        #expect([0, 6, 7, 14, 15, 99].map { map.line(ofRaw: $0) } == [1, 1, 2, 2, 3, 3])
        #expect(SourceMap().line(ofRaw: 5) == 1)
    }

    @Test func aPartAnswersForItsSpansAsTheWholeDoes() {
        for spans in [[Span(0, 3)], [Span(4, 6), Span(8, 9)], [Span(10, 11)]] {
            let part = map.restricted(to: spans)
            for span in spans {
                #expect(part.raw(of: span) == map.raw(of: span))
                let start = map.raw(of: span)?.start ?? 0
                #expect(part.line(ofRaw: start) == map.line(ofRaw: start))
            }
        }
        #expect(map.restricted(to: [Span(8, 9)]).segments.count == 1)
    }
}
