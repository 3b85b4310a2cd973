import Diplomacy
import SourceText
import Testing

@testable import Briefing

/// Where a citation says that its words stand.
@Suite struct CitationTests {
    /// A brief of one report that says one thing.
    private func brief(_ change: (inout Record) -> Void) throws -> Brief {
        var make = RecordBuilder()
        make.document(
            "a.txt", "Ana Ruiz met Li Wei on 3 May 2031.", title: nil, publisher: nil, published: "2031-05-04")
        make.statement(
            "a.txt", "Ana Ruiz met Li Wei",
            .event(
                Event(
                    plover: "CONSULT", cameo: "040", who: ["CHL"], whom: ["NOR"],
                    date: CalendarPeriod(iso8601: "2031-05-03"))))
        var record = make.finished()
        change(&record)
        return Brief(record)
    }

    @Test func aFileIsCitedByLineAndBytes() throws {
        let citation = try #require(try brief { _ in }.citations.first)
        #expect(citation.source == "a.txt")
        #expect(citation.place == "line 1, bytes 0–19")
    }

    @Test func aPageIsCitedByTheBytesOfItsFile() throws {
        let citation = try #require(
            try brief { record in
                let id = record.documents[0].id
                record.excerpts[id]?.locate(
                    by: SourceMap(
                        segments: [SourceMap.Segment(text: Span(0, 34), raw: Span(40, 74))], behindLineBreaks: [10, 20])
                )
            }.citations.first)
        #expect(citation.place == "line 3, bytes 40–59")
        #expect(citation.passage == "Ana Ruiz met Li Wei")
    }

    @Test func aRowIsCitedByFileRowAndText() throws {
        let brief = try brief { $0.documents[0].row = Document.Row(file: "rows.jsonl", number: 3) }
        let citation = try #require(brief.citations.first)
        #expect(citation.source == "a.txt (rows.jsonl, row 3)")
        #expect(citation.place == "bytes 0–19 of its text")
        #expect(TextRenderer(width: 120).render(brief).contains("a.txt (rows.jsonl, row 3), bytes 0–19 of its text"))
        #expect(MarkdownRenderer().render(brief).contains("a.txt (rows.jsonl, row 3), bytes 0–19 of its text"))
        #expect(HTMLRenderer().render(brief).contains("(rows.jsonl, row 3), bytes 0–19 of its text"))
    }
}
