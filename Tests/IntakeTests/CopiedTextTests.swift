import SourceText
import Testing

@testable import Intake

@Suite struct CopiedTextTests {
    private func read(_ text: String) throws -> Document {
        try Extractor().document(from: RawSource(name: "copied.txt", kind: .plain, bytes: Array(text.utf8)))
    }

    private func body(_ document: Document) -> [String] { document.body.map { document.text[$0] } }

    @Test func partsArticleFromWhatStandsAroundIt() throws {
        let document = try read(
            """
            Menu
            Sign in
            River states sign a water treaty after nine years

            The Delta Courier
            March 3, 20242 days ago

            Ministers of the four river states signed a treaty on Sunday that divides the water of the Amber.
            A long road
            The talks began nine years ago, and they had failed twice before the drought brought all sides back.

            Rate this article
            No comments yet. Be the first to comment!
            """)
        #expect(document.title == "River states sign a water treaty after nine years")
        #expect(document.publisher == "The Delta Courier")
        #expect(document.published?.iso8601 == "2024-03-03")
        #expect(body(document).count == 3)
        #expect(body(document)[1] == "A long road")
    }

    @Test func machineMadeSummaryIsDerived() throws {
        let document = try read(
            """
            Northland opens its border with Southland

            AI-Generated Summary
            Auto-generated

            Northland has opened its border. Traders are pleased with the step, and officials expect more of it.

            Northland opened its border with Southland on Monday, after a decade in which nobody could cross it.
            """)
        #expect(document.derived.count == 1)
        #expect(document.derived.first?.what == "AI-generated summary")
        #expect(
            body(document) == [
                "Northland opened its border with Southland on Monday, after a decade in which nobody could cross it."
            ])
    }

    @Test func plainTextIsTheFileByteForByte() throws {
        let text = "\u{FEFF}First line of a short note.\r\n\r\nA second line – with a dash.\r\n"
        let document = try read(text)
        #expect(document.text.bytes == Array(text.utf8))
        #expect(document.sourceMap == nil)
    }
}
