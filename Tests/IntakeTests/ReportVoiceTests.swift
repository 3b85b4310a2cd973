import SourceText
import Testing

@testable import Intake

/// The kind of a report: by its label, its address, its headings, its voice.
@Suite struct ReportVoiceTests {
    private static let tables = try? IntakeTables(folder: ResourceDirectory.locate("Intake"))

    private func kind(_ text: String, url: String? = nil) throws -> Document.Kind {
        var document = Document(plain: text)
        document.url = url
        document.body = text.split(separator: "\n").reduce(into: []) { spans, line in
            let start = (spans.last?.end ?? -1) + 1
            spans.append(Span(start, start + line.utf8.count))
        }
        return try #require(Self.tables).reportKinds.guess(document)
    }

    @Test func aReportThatQuotesOpinionsIsNews() throws {
        let report = """
            The minister said on Monday that the ferry would stay.
            “We must not give way, and I will not,” she told reporters. “We should have built our bridge.”
            "Our boats are old, and we know it," the owner said.
            """
        #expect(try kind(report) == .news)
    }

    @Test func aCommentSaysSoItself() throws {
        let comment = """
            I do not blame the owners of our boats. They played a strong hand.
            Will the council stop it? Of course not. But we should remember what it said.
            """
        #expect(try kind(comment) == .opinion)
        #expect(try kind("The council met. Nothing came of it.", url: "https://example.org/opinion/ferry") == .opinion)
    }

    @Test func whatIsExpectedIsNoAnalysis() throws {
        #expect(try kind("The council is expected to vote on the ferry on Thursday, the mayor said.") == .news)
        #expect(
            try kind("The step is largely symbolic, and a bridge is unlikely before 2040, as analysts see it.")
                == .analysis
        )
    }

    @Test func headingsOfAPaperMakeABrief() throws {
        #expect(
            try kind("Key judgements\nThe ferry is weak.\nAnalysis\nWe see no bridge, and we should not.") == .brief)
    }

    @Test func theLabelAboveDecides() throws {
        let document = Document(plain: "We must not give way, and I will not.")
        let tables = try #require(Self.tables)
        #expect(tables.reportKinds.guess(document, labelled: .news) == .news)
        #expect(tables.sectionLabels[["policy", "brief", "no", "41"]]?.kind == .brief)
        #expect(tables.sectionLabels[["world"]] == SectionLabels.Label(kind: nil))
        #expect(tables.sectionLabels[["nobody", "waits"]] == nil)
    }
}
