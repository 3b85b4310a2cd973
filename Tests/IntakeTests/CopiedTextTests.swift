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

    @Test(arguments: ["Read more:", "Related stories", "See also:"])
    func titlesBelowALabelAreNoArticle(_ label: String) throws {
        let document = try read(
            """
            River states sign a water treaty

            Ministers of the four river states signed a treaty on Sunday that divides the water of the Amber.

            \(label)
            Ferry owners fear for the treaty and the water
            Who pays for the water of the Amber states?

            The talks began nine years ago, and they had failed twice before the drought brought all sides back.
            """)
        #expect(body(document).count == 2)
        #expect(body(document).last?.hasPrefix("The talks") == true)
    }

    @Test func aSectionLabelAndAMastheadStandAboveTheTitle() throws {
        let opinion = try read(
            """
            OPINION

            Bridges are no gift

            The ministry opened a bridge last week, and everybody was told to be glad about it. I am not glad.

            It was paid for with the tolls of the ferries, which were promised to the harbour and its three hundred workers.
            """)
        #expect(opinion.title == "Bridges are no gift")
        #expect(body(opinion).count == 2)

        let letter = try read(
            """
            Crier of the Valley
            The week in four minutes
            14 November 2025

            The engineers are home

            They came down the stairs one after the other, in borrowed coats, and were met by nobody at all that night.

            Their ministry had announced on Monday that they would be received by the president and by their families.
            """)
        #expect(letter.title == "The engineers are home")
        #expect(letter.publisher == "Crier of the Valley")
        #expect(letter.published?.iso8601 == "2025-11-14")
    }

    @Test func theAgencyOfADatelineIsThePublisher() throws {
        let document = try read(
            """
            Ministers leave the river talks

            ASUNCIÓN (River Agency) -- The ministers of both countries left the talks on the river on Thursday evening.

            They had met for the third time in a month (the first two meetings were cut short) and found no common text.
            """)
        #expect(document.publisher == "River Agency")
        #expect(document.title == "Ministers leave the river talks")
        let bytes = Array("The ministers (all of them) - and their wives - left.".utf8)
        #expect(Dateline.agency(bytes, Span(0, bytes.count)) == nil)
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

    @Test func aThreadOfCommentsIsNoArticle() throws {
        let document = try read(
            """
            Ferry talks end without a word
            The talks on the ferry ended late in the evening, and neither side would say whether there will be more of them.
            The owners of the boats had asked for a year without tolls, which the ministry had called a dream when it first heard of it.
            Three of the five boats have been idle since March, and the mayor of the lower town said that she does not expect them back.
            4 responses to this article
            boatman
            May 2, 2024 at 6:34 am
            It was clear from the start that nobody wanted to pay for this, least of all the ministry.
            amber_fan
            May 2, 2024 at 7:02 am
            My uncle has two of these boats and he says that the tolls ate all that he earned last year.
            boatman
            May 2, 2024 at 7:40 am
            Same here.
            """)
        let text = body(document).joined(separator: " ")
        #expect(text.contains("Three of the five boats"))
        #expect(!text.contains("My uncle"))
    }

    @Test(arguments: [
        "A ferry lies at the quay of Port Amber, March 2, 2024. © Agency / Ana Rivera",
        "Image: The four ministers at the quay of Port Amber on Sunday",
        "FILE PHOTO: The four ministers at the quay of Port Amber in an earlier year",
        "Photo by Tom Okafor",
    ])
    func aCreditedOrLabelledLineIsNoParagraph(_ caption: String) throws {
        let document = try read(
            """
            River states sign a water treaty after nine years

            By Ana Rivera

            Ministers of the four river states signed a treaty on Sunday that divides the water of the Amber.

            \(caption)

            The talks began nine years ago, and they had failed twice before the drought brought all sides back.

            Nobody had expected a signature before the summer, when the water is at its lowest.
            """)
        #expect(body(document).count == 3)
    }

    @Test func captionsOfTwoSizesOfAPictureAreNoParagraphs() throws {
        let document = try read(
            """
            River states sign a water treaty after nine years

            By Ana Rivera

            Ministers of the four river states signed a treaty on Sunday that divides the water of the Amber.

            The talks began nine years ago, and they had failed twice before the drought brought all sides back.

            The four ministers stand at the quay of Port Amber in front of the ferry that bears the river's name on Sunday.

            The four ministers stand at the quay of Port Amber in front of the ferry that bears the river's name.

            Nobody had expected a signature before the summer, when the water is at its lowest.
            """)
        #expect(body(document).count == 3)
    }

    @Test func whatStandsBehindATableOfCellsIsStillArticle() throws {
        let cells = ["North", "41%", "3", "South", "12%", "no data", "Delta", "40%", "5", "Upper valley", "7%", "2"]
        let document = try read(
            """
            River states sign a water treaty after nine years
            By Ana Rivera
            Ministers of the four river states signed a treaty on Sunday that divides the water of the Amber.
            The talks began nine years ago, and they had failed twice before the drought brought all sides back.
            State
            Share
            Dams
            \((cells + cells).joined(separator: "\n"))
            Nobody had expected a signature before the summer, when the water of the Amber is at its lowest.
            The treaty goes to the four parliaments next, and two of them have elections before the year is over.
            """)
        #expect(body(document).last?.hasPrefix("The treaty goes") == true)
    }

    @Test func textWithoutFurnitureIsWhollyBody() throws {
        let paragraphs = (1...8).map {
            "In year \($0) of the treaty the river commission met twice, and its members agreed on the water levels of the season."
        }
        let document = try read(paragraphs.joined(separator: "\n\n"))
        #expect(body(document) == paragraphs)
    }

    /// Lines that were wrapped at a column are one paragraph; a text that is one such paragraph costs no more than its length.
    @Test func wrappedLinesAreOneParagraph() throws {
        let line = "the river commission met twice, and its members agreed on the levels\n"
        let paragraph = String(repeating: line, count: 40_000)
        let document = try read("The talks of May\n\n" + paragraph + "\n" + String(repeating: line, count: 3))
        #expect(document.body.map(\.count).suffix(2) == [paragraph.utf8.count - 1, 3 * line.utf8.count - 1])
    }

    @Test func theRunThatHoldsMostDecides() {
        let chosen = LineChoice.choose(
            [0.8, 0.1, 0.9, 0.4, 0.9, 0.35, 0.1, 0.95], words: [4, 5, 40, 6, 40, 10, 30, 12])
        #expect(chosen == [false, false, true, true, true, true, false, true])
    }

    @Test func aHeadingBetweenSureParagraphsIsArticle() {
        let chosen = LineChoice.choose(
            [0.95, 0.2, 0.95, 0.2, 0.2, 0.2, 0.2, 0.95, 0.05, 0.95], words: [40, 3, 40, 3, 3, 3, 3, 40, 3, 40])
        #expect(chosen == [true, true, true, false, false, false, false, true, false, true])
    }
}
