import SourceText
import Testing

@testable import Intake

/// What the lines above an article tell: outlet, section, title, authors, date.
@Suite struct CopiedHeaderTests {
    private static let tables = try? IntakeTables(folder: ResourceDirectory.locate("Intake"))

    private func read(_ text: String) throws -> Document {
        try Extractor().document(from: RawSource(name: "copied.txt", kind: .plain, bytes: Array(text.utf8)))
    }

    private static let article = """
        The ministers of both countries met on the river on Thursday, and they left without a common text.

        They had met for the third time in a month, and nobody at the landing would say whether there will be a fourth.
        """

    private func body(_ document: Document) -> [String] { document.body.map { document.text[$0] } }

    @Test func oneLineInCapitalsIsAMasthead() throws {
        let document = try read("THE DELTA LOOKOUT\n\nNobody waits at the landing\n\n" + Self.article)
        #expect(document.publisher == "THE DELTA LOOKOUT")
        #expect(document.title == "Nobody waits at the landing")
        let labelled = try read("WORLD NEWS\n\nNobody waits at the landing\n\n" + Self.article)
        #expect(labelled.publisher == nil)
        #expect(labelled.title == "Nobody waits at the landing")
    }

    @Test(arguments: [
        (
            "Comment | The Delta Courier | 18 May 2031", "The Delta Courier", "2031-05-18" as String?,
            .opinion as Document.Kind?
        ),
        ("Analysis · Delta Institute · May 18, 2031", "Delta Institute", "2031-05-18", .analysis),
        ("The Delta Lookout — Sunday 18 May 2031", "The Delta Lookout", "2031-05-18", nil),
        ("The Delta Lookout, 18 May 2031", "The Delta Lookout", "2031-05-18", nil),
        ("FERRIES & PORTS MONTHLY — weekly newsletter", "FERRIES & PORTS MONTHLY", nil, .news),
    ])
    func partsOfAnImprint(_ line: String, _ outlet: String, _ date: String?, _ kind: Document.Kind?) throws {
        let tables = try #require(Self.tables)
        let imprint = try #require(Imprint(line, tables))
        #expect(imprint.outlet == outlet)
        #expect(imprint.date?.iso8601 == date)
        #expect(imprint.label?.kind == kind)
    }

    @Test(arguments: [
        "Ferry talks end in silence | 18 May 2031", "18 May 2031", "Dushanbe, 18 May 2031", "Ana Rivera | 18 May 2031",
        "The talks ended on 18 May 2031", "Home | World | Sport",
    ])
    func otherLinesAreNoImprint(_ line: String) throws {
        let tables = try #require(Self.tables)
        #expect(Imprint(line, tables) == nil)
    }

    @Test func anImprintIsNoTextOfTheArticle() throws {
        let document = try read(
            "A landing is no harbour\nby Ana Rivera\nComment | The Delta Courier | 18 May 2031\n\n" + Self.article)
        #expect(document.title == "A landing is no harbour")
        #expect(document.publisher == "The Delta Courier")
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-05-18")
        #expect(document.kind == .opinion)
        #expect(body(document).count == 2)
    }

    @Test func namesAboveTheDateAreTheAuthorsBelowAMasthead() throws {
        let document = try read(
            """
            INSTITUTE FOR RIVER STUDIES
            Policy Brief No. 41

            The ministers and the river: a landing without a text

            Ana Rivera and Tom Okafor
            18 June 2031

            """ + Self.article)
        #expect(document.publisher == "INSTITUTE FOR RIVER STUDIES")
        #expect(document.authors == ["Ana Rivera", "Tom Okafor"])
        #expect(document.published?.iso8601 == "2031-06-18")
        #expect(document.kind == .brief)
    }

    @Test func anOutletAboveTheDateIsNoAuthor() throws {
        let document = try read("Nobody waits at the landing\nDelta Courier\n18 June 2031\n\n" + Self.article)
        #expect(document.publisher == "Delta Courier")
        #expect(document.authors.isEmpty)
    }

    @Test(arguments: [
        ("Port Sudan", nil as String?), ("New Delhi", nil), ("The Delta Courier", "The Delta Courier"),
        ("Reuters", "Reuters"),
    ])
    func aPlaceBelowAByLineIsNoOutlet(_ line: String, _ publisher: String?) throws {
        let document = try read("Nobody waits at the landing\nBy Ana Rivera\n\(line)\n18 June 2031\n\n" + Self.article)
        #expect(document.publisher == publisher)
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-06-18")
    }

    @Test(arguments: [
        ("ASUNCIÓN, May 14, 2031 (River Agency) - The ministers left.", "2031-05-14" as String?),
        ("LUSAKA, 3 February 2031 (ZPA) — The ministers left.", "2031-02-03"),
        ("LUSAKA, Feb. 3, 2031 — The ministers left.", "2031-02-03"),
        ("LUSAKA, May 14 (River Agency) - The ministers left.", nil),
        ("LUSAKA (River Agency) - The ministers left on 3 May 2031.", nil),
        ("The ministers left on 3 May 2031 - and came back.", nil),
    ])
    func theDayOfADateline(_ line: String, _ day: String?) {
        let bytes = Array(line.utf8)
        #expect(Dateline.date(bytes, Span(0, bytes.count))?.iso8601 == day)
    }

    @Test func theDatelineDatesAReportThatNothingElseDates() throws {
        let document = try read(
            "Ministers leave the river talks\n\nASUNCIÓN, May 14, 2031 (River Agency) - " + Self.article)
        #expect(document.published?.iso8601 == "2031-05-14")
        let dated = try read(
            "Ministers leave the river talks\n15 May 2031\n\nASUNCIÓN, May 14, 2031 (River Agency) - " + Self.article)
        #expect(dated.published?.iso8601 == "2031-05-15")
    }

    @Test(arguments: [
        "SPONSORED: Delta Tours takes a fifth off every ferry. Book now!", "ADVERTISEMENT", "Advertorial",
    ])
    func advertisementsAreFurniture(_ line: String) throws {
        let document = try read("Nobody waits at the landing\n\n" + Self.article + "\n\n" + line)
        #expect(body(document).count == 2)
    }

    @Test(arguments: [
        "By Ana Rivera\n2 June 2031\n\nThe ministers left the landing on Monday.",
        "By Ana Rivera\n2 June 2031\n\nThe ministers of the two river states left the landing on 1 June 2031.",
        "Ana Rivera and Tom Okafor\n2 June 2031\n\nThe ministers left.",
        "2 June 2031\n\nThe two ministers left the landing in the evening without a word to anybody.",
    ])
    func aShortNoteKeepsTitleAndDate(_ rest: String) throws {
        let document = try read("Another headline here\n\n" + rest)
        #expect(document.title == "Another headline here")
        #expect(document.published?.iso8601 == "2031-06-02")
        #expect(body(document).count == 1)
        #expect(body(document).first?.hasPrefix("The") == true)
    }

    /// Headers as papers, agencies, institutes and firms write them: each tells the same.
    @Test(arguments: [
        "The landing waits\n\nThe Delta Courier\nPort Alba, 4 March 2031",
        "Delta Courier\nPort Alba\n4 March 2031\n\nThe landing waits\n\nAna Rivera",
        "The landing waits\nAna Rivera, Port Alba\nDelta Courier, 4 March 2031",
        "From Ana Rivera in Port Alba\nThe Delta Courier - 4 March 2031\nThe landing waits",
        "Delta Courier\nAnalyst: Ana Rivera\nPublished 4 March 2031. Outlook: stable, with a risk of strikes.\n\nThe landing waits",
        "The landing waits\n\nAna Rivera, Senior Fellow\nDelta Courier\nPort Alba, 4 March 2031",
        "DELTA COURIER\nNews | Business | Letters\n\nThe landing waits\nAna Rivera, River Correspondent\nTuesday 4 March 2031\nReading time: 3 minutes",
        "Delta Courier (English edition)\nPort Alba, March 4, 2031\n\nCommentary\n\nThe landing waits\n\nAna Rivera",
        "The landing waits | The Delta Courier\nAna Rivera | 4 March 2031 | Updated 09:40",
        "Date: 4 March 2031\nSource: Delta Courier\nAuthor: Ana Rivera\nTitle: The landing waits",
        "The landing waits\nWhat the ministers carried home from the river\n\nAna Rivera in Port Alba\n\nThe Delta Courier, Tuesday, March 4, 2031",
    ])
    func aHeaderIsReadAsAWhole(_ header: String) throws {
        let document = try read(header + "\n\n" + Self.article)
        #expect(document.title == "The landing waits")
        #expect(document.publisher?.lowercased().replacing("the ", with: "") == "delta courier")
        #expect(document.authors == (header.contains("Ana Rivera") ? ["Ana Rivera"] : []))
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document).suffix(2).first?.hasPrefix("The ministers of both") == true)
    }

    /// A title whose words all have capitals is one where nothing else is.
    @Test func aTitleInCapitalsIsNoOutlet() throws {
        let document = try read("FERRY TALKS END WITHOUT A TEXT AGAIN\n4 March 2031\n\n" + Self.article)
        #expect(document.title == "FERRY TALKS END WITHOUT A TEXT AGAIN")
        #expect(document.publisher == nil)
    }

    /// Whoever issues a release stands above its day, the headline below; also where that is in capitals.
    @Test(arguments: ["CHILE RECALLS ITS ENVOY FROM LIMA FOR TALKS", "Chile recalls its envoy from Lima for talks"])
    func theHeadlineOfAReleaseStandsBelowItsIssuer(_ headline: String) throws {
        let document = try read(
            "FOR IMMEDIATE RELEASE\n\nMinistry of Foreign Affairs of Chile\nSantiago, 4 March 2031\n\n\(headline)\n\n"
                + Self.article)
        #expect(document.title == headline)
        #expect(document.publisher == "Ministry of Foreign Affairs of Chile")
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(document.kind == .official)
    }

    /// A note of one sentence has a head like any other report.
    @Test func theHeadOfANoteIsRead() throws {
        let document = try read(
            "Delta Herald\nPeru withdraws ferries\nBy Ana Rivera\n4 March 2031\n\nPeru withdrew its ferries from the lake on 2 March."
        )
        #expect(document.title == "Peru withdraws ferries")
        #expect(document.publisher == "Delta Herald")
        #expect(document.authors == ["Ana Rivera"])
        #expect(body(document) == ["Peru withdrew its ferries from the lake on 2 March."])
    }

    /// In a page copied whole, the line right above the by-line is the title, though none of its words is in the article.
    @Test func theTitleOfAWholePageStandsAboveTheByline() throws {
        let document = try read(
            "Skip to content\nDelta Dispatch\nMenu\nHome\nWorld\nLog in\nSubscribe\n\nWORLD\n\nTwo delegations part in silence again\n\n"
                + "By Ana Rivera\nPublished March 4, 2031\nShare\nSave\n\n" + Self.article)
        #expect(document.title == "Two delegations part in silence again")
        #expect(document.authors == ["Ana Rivera"])
    }
}
