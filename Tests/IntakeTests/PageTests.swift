import Foundation
import SourceText
import Testing

@testable import Intake

@Suite struct PageTests {
    private func read(_ html: String, url: String? = nil) throws -> Document {
        var source = RawSource(name: "page.html", kind: .page, bytes: Array(html.utf8))
        source.stated.url = url
        return try Extractor().document(from: source)
    }

    private func body(_ document: Document) -> [String] { document.body.map { document.text[$0] } }

    /// A page as sites make them: menus, share bar, teaser list, newsletter box, footer around an article in `div`s.
    static let page = """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
        <title>Three states reopen the Amber bridge | The Delta Courier</title>
        <meta property="og:title" content="Three states reopen the Amber bridge">
        <meta property="og:site_name" content="The Delta Courier">
        <meta property="article:published_time" content="2024-03-05T08:10:00+00:00">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Three states reopen the Amber bridge","author":[{"@type":"Person","name":"Mira Oduya"}],
        "dateModified":"2024-03-06"}</script>
        <link rel="canonical" href="https://deltacourier.example/world/amber-bridge">
        <style>.x > p { color: red }</style></head><body class="single sidebar">
        <nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/b">Business</a></li></ul></nav>
        <div class="page"><div class="story-wrap"><h1>Three states reopen the Amber bridge</h1>
        <div class="byline">By <a href="/mira" rel="author">Mira Oduya</a></div>
        <div class="share-bar"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
        <div class="story-body">
        <p>The bridge over the Amber river opened again on Tuesday, nine years after the three states along its banks closed it in a quarrel over tolls.</p>
        <p>Lorries queued on both sides before dawn, and officials said that about four hundred of them had crossed by noon &ndash; more than in any week before the closure.</p>
        <h2>A treaty of eleven pages</h2>
        <p>The treaty that made it possible is short. It sets one toll for all, divides the income by thirds, and leaves quarrels to a panel of five judges.</p>
        <ul><li>Northland keeps the customs house on its bank, which it had wanted from the start.</li><li>Southland pays for the repair of the western arch, which will take until autumn.</li></ul>
        <blockquote>We have lost nine years over a sum that would not buy one pillar of this bridge.</blockquote>
        <p>Traders in the port said that they expect prices of grain to fall within a month, although none of them would say by how much.</p>
        </div>
        <div class="newsletter-signup"><h3>Get our newsletter</h3><p>Sign up for the best of the Courier, every morning in your inbox.</p><form><input name="mail"><button>Sign up</button></form></div>
        <div class="author-bio"><p>Mira Oduya is a reporter who covers the river states.</p></div>
        </div>
        <aside class="related"><h3>Related stories</h3><ul><li><a href="/1">Ferry owners fear for their trade after bridge deal</a></li><li><a href="/2">Who pays for the western arch of the bridge?</a></li><li><a href="/3">Nine years in pictures: life on two banks</a></li></ul></aside>
        <div id="comments"><h3>Comments</h3><div class="comment"><p>About time! My cousin waited for this since she was at school.</p></div></div></div>
        <footer><p>&copy; 2024 The Delta Courier. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer>
        <script>document.write("<p>No text of the page</p>")</script></body></html>
        """

    @Test func partsArticleFromPage() throws {
        let document = try read(PageTests.page)
        let body = body(document)
        for start in [
            "The bridge over", "Lorries queued", "The treaty that", "Northland keeps", "We have lost", "Traders in",
        ] {
            #expect(body.contains { $0.hasPrefix(start) }, "\(start) … is missing")
        }
        for part in ["newsletter", "Ferry owners", "About time", "All rights", "Share on", "is a reporter", "Business"]
        {
            #expect(!body.contains { $0.contains(part) }, "\(part) … is no part of the article")
        }
        let text = document.text[document.text.span]
        #expect(text.contains("Ferry owners fear"))
        #expect(!text.contains("No text of the page"))
        #expect(!text.contains("color: red"))
    }

    /// A page whose article ends in what is given.
    private func pageEnding(_ end: String) throws -> Document {
        try read(
            """
            <html lang="en"><head><title>The western arch</title></head><body><article><h1>The western arch</h1>
            <p>The bridge over the Amber river opened again on Tuesday, nine years after the three states along its banks closed it in a quarrel over tolls.</p>
            <p>Lorries queued on both sides before dawn, and officials said that about four hundred of them had crossed by noon, more than in any week before.</p>
            <p>Traders in the port said that they expect prices of grain to fall within a month, although none of them would say by how much.</p>
            \(end)
            <p>The treaty that made it possible sets one toll for all, divides the income by thirds, and leaves quarrels to a panel of five judges.</p>
            </article></body></html>
            """)
    }

    @Test(arguments: [
        """
        <ol class="footnotes"><li>The sum is that of the budget of 2019, which the parliament of Northland passed in its last week.</li>
        <li>Southland counts the months from the day on which its own engineers had left the western arch.</li></ol>
        """,
        """
        <div class="newsletter-box"><p>The best of the Courier comes to your inbox every morning.</p></div>
        """,
    ])
    func notesAndBoxesToSubscribeInAreNoArticle(_ end: String) throws {
        let document = try pageEnding(end)
        #expect(body(document).count == 4)
        #expect(body(document).last?.hasPrefix("The treaty") == true)
    }

    @Test func aParagraphThatBeginsWithTheMarkOfANoteIsArticle() throws {
        let document = try pageEnding(
            "<p><span class=\"footnote\">*</span> The harbour keeps its own toll until the end of the year, as both ministers said on Monday.</p>"
        )
        #expect(body(document).contains { $0.contains("The harbour keeps") })
    }

    @Test func readsWhatThePageSaysOfItself() throws {
        let document = try read(PageTests.page)
        #expect(document.title == "Three states reopen the Amber bridge")
        #expect(document.headline.map { document.text[$0] } == "Three states reopen the Amber bridge")
        #expect(document.publisher == "The Delta Courier")
        #expect(document.authors == ["Mira Oduya"])
        #expect(document.published?.iso8601 == "2024-03-05")
        #expect(document.modified?.iso8601 == "2024-03-06")
        #expect(document.language == "en")
        #expect(document.url == "https://deltacourier.example/world/amber-bridge")
    }

    @Test func whatTheUserSaysWins() throws {
        var source = RawSource(name: "page.html", kind: .page, bytes: Array(PageTests.page.utf8))
        source.stated = StatedMetadata(publisher: "The Row", published: CalendarPeriod(year: 2024, month: 3, day: 1))
        source.ruled = StatedMetadata(publisher: "The User")
        let document = try Extractor().document(from: source)
        #expect(document.publisher == "The User")
        #expect(document.published?.iso8601 == "2024-03-01")
    }

    @Test func everyByteLeadsBackToThePage() throws {
        let document = try read(PageTests.page)
        let raw = Array(PageTests.page.utf8)
        let map = try #require(document.sourceMap)
        let words = try #require(document.body.first { document.text[$0].hasPrefix("Lorries") })
        let source = try #require(map.raw(of: words))
        let slice = String(decoding: raw[source.range], as: UTF8.self)
        #expect(slice.hasPrefix("Lorries queued") && slice.hasSuffix("before the closure."))
        #expect(slice.contains("&ndash;"))
        for segment in map.segments where segment.text.count == segment.raw.count {
            #expect(document.text.bytes[segment.text.range].elementsEqual(raw[segment.raw.range]))
        }
    }

    @Test func machineMadeSummaryOfAPageIsDerived() throws {
        let html = PageTests.page.split(separator: "<div class=\"story-body\">", maxSplits: 1)
        let document = try read(
            html[0]
                + "<div><h4>AI-generated summary</h4><p>The bridge is open again, and three states share its tolls. "
                + "Traders hope for cheaper grain.</p></div><div class=\"story-body\">" + html[1])
        let passage = try #require(document.derived.first)
        #expect(document.text[passage.span].hasPrefix("The bridge is open again"))
        #expect(!document.body.contains { $0.overlaps(passage.span) })
    }

    @Test func rowsMayCarryPages() throws {
        let page =
            "<html><head><title>Envoy meets council</title></head><body><p>The envoy met the council of the island for two "
            + "hours on Friday and left without a word to the press that had waited outside.</p></body></html>"
        var json = JSONWriter()
        json.object {
            $0.member("id", "row-7")
            $0.member("html", page)
            $0.member("date", "2023-05-05")
        }
        let source = try #require(TestFolder.rows(json.bytes).first)
        let document = try Extractor().document(from: source)
        #expect(document.name == "row-7")
        #expect(document.published?.iso8601 == "2023-05-05")
        #expect(document.body.map { document.text[$0] }.first?.hasPrefix("The envoy met") == true)
        #expect(!document.text[document.text.span].contains("<p>"))
    }
}

/// Files of a test's own.
enum TestFolder {
    /// The sources that a JSON Lines file of some bytes holds.
    static func rows(_ bytes: [UInt8]) throws -> [RawSource] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("rows.jsonl")
        try Data(bytes).write(to: file)
        var sources: [RawSource] = []
        SourceReader(paths: [file.path]).forEach { if let source = try? $0.get() { sources.append(source) } }
        return sources
    }
}
