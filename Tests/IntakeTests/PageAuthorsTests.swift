import Foundation
import SourceText
import Testing

@testable import Intake

/// Who wrote a page, when it appeared, and what is left out of it where its mark-up speaks with two voices.
@Suite struct PageAuthorsTests {
    private static let prose = (1...4).map { number in
        "<p>The ministry said in its report of the year that the canal would be deepened in \(number) stages, and that "
            + "ships of the larger kind would pass it from the spring on, if the banks hold.</p>"
    }.joined()

    private func read(head: String = "", above: String = "", below: String = "", url: String? = nil) throws -> Document
    {
        let html = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The canal is deepened</title>\(head)</head>
            <body><main><article><h1>The canal is deepened</h1>\(above)\(PageAuthorsTests.prose)</article>\(below)</main>
            </body></html>
            """
        var source = RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8))
        source.stated.url = url
        return try Extractor().document(from: source)
    }

    private func authors(head: String = "", above: String = "", below: String = "") throws -> [String] {
        try read(head: head, above: above, below: below).authors
    }

    @Test func aPersonGoesBeforeTheDesk() throws {
        let desk = #"<meta name="author" content="Courier Staff">"#
        #expect(try authors(head: desk, above: "<p class=byline>By Mira Oduya</p>") == ["Mira Oduya"])
        #expect(try authors(head: desk) == ["Courier Staff"])
        #expect(try authors(head: #"<meta name="author" content="admin">"#) == [])
    }

    @Test func aPersonWhoseSiteHasHerName() throws {
        let head = #"<meta property="og:site_name" content="Mira Oduya"><meta name="author" content="Mira Oduya">"#
        #expect(try authors(head: head) == ["Mira Oduya"])
    }

    @Test func shareCardsNameTheAuthorBesideALabel() throws {
        let card = #"<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Tom Okafor">"#
        #expect(try authors(head: card) == ["Tom Okafor"])
        let other =
            #"<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Four Minutes">"#
        #expect(try authors(head: other) == [])
    }

    @Test(arguments: [
        (#"<div><a href="/contributor/li-wei">Li Wei</a></div>"#, ["Li Wei"]),
        (#"<div>Words by Li Wei</div>"#, ["Li Wei"]),
        (#"<div><a href="/section/canals">Canals and Rivers</a></div>"#, []),
    ])
    func linksAndLinesAboveTheArticle(_ above: String, _ expected: [String]) throws {
        #expect(try authors(above: above) == expected)
    }

    @Test func aPageThatStampsItsChangesShowsAnOlderDay() throws {
        let head = """
            <meta property="article:published_time" content="2024-06-20T09:00:00Z">
            <meta property="article:modified_time" content="2024-06-20T09:00:00Z">
            """
        #expect(try read(head: head, above: "<div>Published 3 May 2023</div>").published?.iso8601 == "2023-05-03")
        #expect(try read(head: head, above: "<div>20/06/2024</div>").published?.iso8601 == "2024-06-20")
        #expect(try read(head: head, above: "<div>Updated 3 May 2023</div>").published?.iso8601 == "2024-06-20")
    }

    @Test func todaysDateInTheHeadOfAPageIsNotThatOfTheArticle() throws {
        let html = """
            <html><body><header><div>Friday, 9 August 2024</div><nav><a href="/">Home</a><a href="/w">World</a></nav></header>
            <article><h1>The canal is deepened</h1><div>Published on 7 August 2024</div>\(PageAuthorsTests.prose)</article>
            </body></html>
            """
        let source = RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8))
        #expect(try Extractor().document(from: source).published?.iso8601 == "2024-08-07")
    }

    @Test func longCommentsBelowAShortArticleStayOut() throws {
        let comments = (1...12).map { number in
            "<div class=comment><p>I have lived on this canal for \(number) years, and I have seen four ministers promise "
                + "the same thing, so I will believe it when I can see the dredgers from my own kitchen window.</p></div>"
        }.joined()
        let document = try read(below: "<section id=comments><h2>Comments</h2>\(comments)</section>")
        let body = document.body.map { document.text[$0] }
        #expect(body.contains { $0.hasPrefix("The ministry said") })
        #expect(!body.contains { $0.contains("kitchen window") })
    }

    @Test func theMarkOfANoteIsNoPartOfANumber() throws {
        let html = """
            <html><body><article><h1>The canal is deepened</h1>\(PageAuthorsTests.prose)
            <p>The states agreed to pay $12<sup>2</sup> million for the dredging of 40 km<sup>2</sup> in 2025<sup><a href="#n">1</a></sup>.</p>
            </article></body></html>
            """
        let document = try Extractor().document(
            from: RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8)))
        let body = document.body.map { document.text[$0] }
        #expect(body.contains("The states agreed to pay $12 million for the dredging of 40 km2 in 2025."))
    }

    @Test func aDateInANoteOrASentenceIsNotThatOfThePage() throws {
        let note = "<ol><li>Office of the Ministry of Canals, speech of 15 September 2023.</li></ol>"
        #expect(try read(below: note).published == nil)
        #expect(
            try read(below: "<p>The last such agreement dates from 15 September 2003 and was never applied.</p>")
                .published == nil)
        #expect(try read(above: "<div>15 September 2023 | Canals</div>").published?.iso8601 == "2023-09-15")
    }

    @Test func theLanguageTellsWhetherTheDayStandsFirst() throws {
        func published(_ language: String) throws -> String? {
            let html = """
                <html lang="\(language)"><head><meta name="date" content="12/08/2025"></head><body><article>
                <h1>The canal is deepened</h1>\(PageAuthorsTests.prose)</article></body></html>
                """
            return try Extractor().document(from: RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8)))
                .published?.iso8601
        }
        #expect(try published("en-GB") == "2025-08-12")
        #expect(try published("fr") == "2025-08-12")
        #expect(try published("en-US") == "2025-12-08")
    }

    @Test func aWindowThatNamesOnlyTheSiteGivesWayToTheHeading() throws {
        let html = """
            <html><head><title>Ministry of Canals</title></head><body><h1>Two states sign the treaty of the canal</h1>
            \(PageAuthorsTests.prose)</body></html>
            """
        let source = RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8))
        #expect(try Extractor().document(from: source).title == "Two states sign the treaty of the canal")
    }

    @Test func wordsTellCallsAndCaptions() throws {
        let kinds = try IntakeTables(folder: ResourceDirectory.locate("Intake")).wordKinds
        let counts = kinds.count(LineShape.hashes(of: "Subscribe to our newsletter, photo: Getty"))
        #expect(counts.call == 1 && counts.consent == 2 && counts.reader == 1 && counts.picture == 2)
    }

    @Test func treesGiveEachRowTheSumOfItsLeaves() {
        let split = [
            BoostedTrees.Node(feature: 0, left: 1, value: 0.5), BoostedTrees.Node(feature: -1, left: 0, value: -2),
            BoostedTrees.Node(feature: 1, left: 3, value: 0), BoostedTrees.Node(feature: -1, left: 0, value: 1),
            BoostedTrees.Node(feature: -1, left: 0, value: 3),
        ]
        let model = BoostedTrees(
            width: 2, bias: 1, trees: [split, [BoostedTrees.Node(feature: -1, left: 0, value: -1)]])
        // More rows than go side by side, and a number of them that is no multiple of it.
        let rows = (0..<11).flatMap { [Float($0 % 2), Float($0) - 5] }
        let expected = (0..<11).map { row -> Float in
            let leaf: Float = row % 2 == 0 ? -2 : row <= 5 ? 1 : 3
            return 1 / (1 + Foundation.exp(-leaf))
        }
        #expect(model.probabilities(rows) == expected)
    }
}
