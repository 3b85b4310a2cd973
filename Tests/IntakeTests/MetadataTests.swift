import SourceText
import Testing

@testable import Intake

@Suite struct MetadataTests {
    private static let tables = try? IntakeTables(folder: ResourceDirectory.locate("Intake"))

    @Test(arguments: [
        ("By Ana Rivera and Tom Okafor", ["Ana Rivera", "Tom Okafor"]),
        ("Ana Rivera, PhD", ["Ana Rivera"]),
        ("Words by: Ana Rivera", ["Ana Rivera"]),
        ("ByAna Rivera", ["Ana Rivera"]),
        ("Ana Rivera The Delta Courier", ["Ana Rivera"]),
        ("The Delta Courier", []),
        ("Senior correspondent", []),
        ("https://example.com/ana", []),
        ("Ana Rivera | Photograph by Li Wei", ["Ana Rivera"]),
        ("newsdesk@example.com", []),
    ])
    func personsAmongAuthors(_ text: String, _ expected: [String]) throws {
        let names = try #require(MetadataTests.tables).authorNames
        #expect(names.clean([text], publisher: "The Delta Courier", site: "deltacourier") == expected)
    }

    @Test(arguments: [
        ("https://www.example.co.uk/2019/11/18/a-story", "example", "2019-11-18"),
        ("https://news.example.com/a-story-2021-03-04.html", "example", "2021-03-04"),
        ("http://example.org:8080/20240229/x", "example", "2024-02-29"),
        ("https://example.org/story/12345678", "example", nil),
        ("https://example.org/2023/45/99/x", "example", nil),
    ])
    func addressesTellSiteAndDay(_ address: String, _ site: String, _ day: String?) throws {
        let read = try #require(PageAddress(address))
        #expect(read.siteName == site)
        #expect(read.date?.iso8601 == day)
    }

    @Test func titlesComeInParts() {
        #expect(
            TitleParts("A quiet year - for some | The Courier").parts == ["A quiet year", "for some", "The Courier"])
        #expect(TitleParts("Half-hearted talks").parts == ["Half-hearted talks"])
        var title = TitleParts("The Courier | A quiet year - for some | The Courier")
        title.removeLast()
        #expect(title.whole == "The Courier | A quiet year - for some")
        title.removeFirst()
        #expect(title.whole == "A quiet year - for some")
    }

    /// A title that says the name of its site thousands of times ends in time, and without a deep stack.
    @Test func aTitleOfNothingButSitesEnds() throws {
        let page = """
            <html><head><link rel="canonical" href="https://courier.example.org/a"><title>A quiet year\(String(
                repeating: " - example", count: 50_000))</title></head>
            <body><p>The talks on the ferry ended late in the evening, and neither side would say more.</p></body></html>
            """
        let document = try Extractor().document(from: RawSource(name: "p", kind: .page, bytes: Array(page.utf8)))
        #expect(document.title == "A quiet year")
    }

    /// A page whose clock runs in UTC is dated a day late; the day that readers saw stands above the article.
    @Test func theDayShownCorrectsTheClock() throws {
        let page = """
            <html><head><title>Ferry talks end</title><meta property="article:published_time" content="2024-05-02T03:12:00Z"></head>
            <body><h1>Ferry talks end</h1><p class="stamp">May 1, 2024 11:12 p.m.</p>
            <p>The talks on the ferry ended late in the evening, and neither side would say whether there will be more of them.</p>
            <p>The owners of the boats had asked for a year without tolls, which the ministry had called a dream.</p></body></html>
            """
        let document = try Extractor().document(from: RawSource(name: "p", kind: .page, bytes: Array(page.utf8)))
        #expect(document.published?.iso8601 == "2024-05-01")
    }

    @Test func damagedLinkedDataIsPassedOver() throws {
        let tables = try #require(MetadataTests.tables)
        for script in [
            "", "{", "[]", "{\"@type\":", "nonsense", "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"It holds\"} -->",
        ] {
            let data = LinkedData([Array(script.utf8)], references: tables.references)
            #expect(data.title == (script.contains("It holds") ? "It holds" : nil))
        }
        let graph = """
            {"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#o","name":"The Courier"},
            {"@type":["Article","BlogPosting"],"headline":"Ferries &amp; tolls","author":{"@id":"#p"},"publisher":{"@id":"#o"}},
            {"@type":"Person","@id":"#p","name":"Ana Rivera"}]}
            """
        let data = LinkedData([Array(graph.utf8)], references: tables.references)
        #expect(data.title == "Ferries & tolls")
        #expect(data.authors == ["Ana Rivera"])
        #expect(data.publisher == "The Courier")
    }
}
