import SourceText
import Testing

@testable import Intake

/// Word documents.
@Suite struct OfficeTests {
    private static let space = #"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#

    private func document(_ body: String, _ more: [(name: String, text: String)] = []) throws -> [UInt8] {
        try Packed.zip(
            [
                (
                    "word/document.xml",
                    "<?xml version=\"1.0\"?><w:document \(OfficeTests.space)><w:body>\(body)</w:body></w:document>"
                )
            ]
                + more)
    }

    private static func paragraph(_ text: String, style: String? = nil) -> String {
        let style = style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? ""
        return "<w:p>\(style)<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    @Test func paragraphsHeadingsListsAndTablesStayWhatTheyAre() throws {
        let paragraph = OfficeTests.paragraph
        let styles =
            "<w:styles \(OfficeTests.space)><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
        let core =
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>Mira Oduya</dc:creator><dcterms:created>2024-03-05T08:10:00Z</dcterms:created></cp:coreProperties>"
        let cell = { (text: String) in "<w:tc>\(paragraph(text, nil))</w:tc>" }
        let body =
            paragraph("The Amber treaty", "berschrift1")
            + "<w:p><w:r><w:t>One toll </w:t></w:r><w:del><w:r><w:delText>two tolls </w:delText></w:r></w:del><w:ins><w:r><w:t>for all &amp; each.</w:t></w:r></w:ins></w:p>"
            + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Grain</w:t></w:r></w:p>"
            + "<w:tbl><w:tr>\(cell("State"))\(cell("Share"))</w:tr><w:tr>\(cell("Norland"))\(cell("a third"))</w:tr></w:tbl>"
        let bytes = try document(body, [("word/styles.xml", styles), ("docProps/core.xml", core)])
        let report = try #require(try Sources.read(bytes, name: "treaty.docx").documents.first)
        #expect(report.title == "The Amber treaty")
        #expect(Sources.body(report) == ["One toll for all & each.", "Grain", "State\tShare", "Norland\ta third"])
        #expect(report.authors == ["Mira Oduya"])
        #expect(report.published?.iso8601 == "2024-03-05")
    }

    @Test func footnotesStandApart() throws {
        let notes =
            "<w:footnotes \(OfficeTests.space)><w:footnote>\(OfficeTests.paragraph("See volume nine."))</w:footnote></w:footnotes>"
        let bytes = try document(OfficeTests.paragraph("The toll stays as it is."), [("word/footnotes.xml", notes)])
        let report = try #require(try Sources.read(bytes, name: "a.docx").documents.first)
        #expect(Sources.body(report) == ["The toll stays as it is."])
        #expect(report.furniture.map { report.text[$0] } == ["See volume nine."])
    }

    @Test(
        "what is no Word document is told",
        arguments: [
            ([("mimetype", "application/epub+zip")], "CH0107"), ([("word/document.xml", "")], "CH0115"),
        ])
    func others(_ files: [(String, String)], _ code: String) throws {
        let bytes = try Packed.zip(files.map { (name: $0.0, text: $0.1) })
        #expect(try Sources.read(bytes, name: "a.zip").failures.map(\.code) == [code])
    }

    @Test func aCutContainerIsTold() throws {
        let bytes = try document(OfficeTests.paragraph("The toll stays as it is."))
        #expect(try Sources.read(Array(bytes.dropLast(30)), name: "a.docx").failures.map(\.code) == ["CH0108"])
    }

    @Test func aZipBombIsStopped() throws {
        let bytes = try document(String(repeating: " ", count: 80 << 20))
        #expect(try Sources.read(bytes, name: "a.docx").failures.map(\.code) == ["CH0111"])
    }

    /// The properties of a file tell when it was made; the lines below the title tell of the report.
    @Test func theLinesBelowTheTitleGoBeforeTheProperties() throws {
        let core =
            "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>Mira Oduya</dc:creator><dcterms:created>2024-03-05T08:10:00Z</dcterms:created></cp:coreProperties>"
        let lines = [
            "The Amber treaty", "By Ana Rivera", "Port Alba, 4 March 2031",
            "The treaty that made the bridge possible is short, and it sets one toll for all of the states.",
        ]
        let bytes = try document(lines.map { OfficeTests.paragraph($0) }.joined(), [("docProps/core.xml", core)])
        let report = try #require(try Sources.read(bytes, name: "treaty.docx").documents.first)
        #expect(report.title == "The Amber treaty")
        #expect(report.authors == ["Ana Rivera"])
        #expect(report.published?.iso8601 == "2031-03-04")
        #expect(Sources.body(report) == [lines[3]])
    }
}
