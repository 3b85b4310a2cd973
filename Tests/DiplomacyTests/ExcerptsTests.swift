import SourceText
import Testing

@testable import Diplomacy

/// Passages of a document, and where they stand in its file.
@Suite struct ExcerptsTests {
    private let text = Text("Ana met Li.\nLi left.")

    @Test func aPassageOfAPlainTextStandsWhereItStands() {
        let excerpts = Excerpts(of: text, spans: [Span(12, 20)])
        #expect(excerpts[Span(12, 14)] == "Li")
        #expect(excerpts.raw(of: Span(12, 14)) == Span(12, 14))
        #expect(excerpts.rawLine(of: Span(12, 14)) == 2)
        #expect(excerpts.raw(of: Span(0, 3)) == nil)
    }

    @Test func aPassageOfAPageStandsInTheFileOfThePage() {
        var excerpts = Excerpts(of: text, spans: [Span(12, 20)])
        let page = Array("<p>Ana met Li.</p>\n\n<p>Li left.</p>".utf8)
        excerpts.locate(
            by: SourceMap(
                segments: [
                    SourceMap.Segment(text: Span(0, 11), raw: Span(3, 14)),
                    SourceMap.Segment(text: Span(12, 20), raw: Span(23, 31)),
                ], behindLineBreaks: [19, 20]))
        let raw = excerpts.raw(of: Span(12, 19))
        #expect(raw == Span(23, 30))
        #expect(raw.map { String(decoding: page[$0.range], as: UTF8.self) } == "Li left")
        #expect(excerpts.rawLine(of: Span(12, 19)) == 3)
        #expect(excerpts.line(of: Span(12, 19)) == 2)
    }
}
