import SourceText
import Testing

@testable import Intake

/// Feeds: each entry is a document of its own.
@Suite struct FeedTests {
    static let rss = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel><title>The Delta Courier | World</title><link>https://deltacourier.example/world/</link><language>en-GB</language>
        <image><title>A picture</title><link>https://elsewhere.example/</link></image>
        <item><title>Three states &amp;amp; a bridge</title><link>/world/amber-bridge</link>
        <guid isPermaLink="false">amber-1</guid><dc:creator>Mira Oduya and Jon Viel</dc:creator>
        <pubDate>Tue, 05 Mar 2024 23:10:00 EST</pubDate>
        <description>A short summary.</description>
        <content:encoded><![CDATA[<p>The bridge over the Amber river opened again on Tuesday.</p>
        <figure><img src="b.jpg"><figcaption>The bridge. Photo: K. Ro</figcaption></figure>
        <p>&ldquo;We have lost nine years,&rdquo; said the harbour master.</p>
        <p>The post <a href="/">Three states</a> appeared first on The Delta Courier.</p>]]></content:encoded></item>
        <item><title>Ferries</title><link>https://deltacourier.example/ferries</link>
        <description>Ferry owners fear for &lt;b&gt;their trade&lt;/b&gt; &#8211; and say so.</description></item>
        </channel></rss>
        """

    @Test func anEntryIsADocument() throws {
        let reading = try Sources.read(FeedTests.rss, name: "world.xml")
        #expect(reading.failures.isEmpty)
        let first = try #require(reading.documents.first)
        #expect(first.title == "Three states & a bridge")
        #expect(first.url == "https://deltacourier.example/world/amber-bridge")
        #expect(first.publisher == "The Delta Courier")
        #expect(first.authors == ["Mira Oduya", "Jon Viel"])
        #expect(first.published?.iso8601 == "2024-03-05")
        #expect(first.publishedAt == "2024-03-06T04:10:00Z")
        #expect(
            Sources.body(first) == [
                "The bridge over the Amber river opened again on Tuesday.",
                "“We have lost nine years,” said the harbour master.",
            ])
        #expect(first.captions.map { first.text[$0] } == ["The bridge. Photo: K. Ro"])
        let second = try #require(reading.documents.last)
        #expect(Sources.body(second) == ["Ferry owners fear for their trade – and say so."])
        #expect(
            second.row == Document.Row(file: "world.xml", number: 2, kind: .entry, offset: second.row?.offset, line: 13)
        )
    }

    @Test func anEntryThatIsOnlyATitleSaysThat() throws {
        let reading = try Sources.read(
            """
            <rss version="2.0"><channel><title>The Delta Courier</title>
            <item><title>Ministers sign the treaty of the river</title><link>https://deltacourier.example/treaty</link></item>
            </channel></rss>
            """, name: "titles.xml")
        let document = try #require(reading.documents.first)
        #expect(document.title == "Ministers sign the treaty of the river")
        #expect(Sources.body(document) == ["Ministers sign the treaty of the river"])
    }

    @Test(
        "a citation opens the bytes of the feed",
        arguments: [
            ("The bridge over the Amber river", "The bridge over the Amber river"),
            ("said the harbour master", "said the harbour master"),
            ("“We have lost", "&ldquo;We have lost"),
            ("their trade – and", "their trade&lt;/b&gt; &#8211; and"),
            ("Three states & a", "Three states &amp;amp; a"),
        ])
    func citations(_ passage: String, _ bytes: String) throws {
        let reading = try Sources.read(FeedTests.rss, name: "world.xml")
        let document = try #require(
            reading.documents.first { $0.text[$0.text.span].contains(passage) })
        #expect(try Sources.cited(passage, in: document, of: Array(FeedTests.rss.utf8)) == bytes)
    }

    @Test func atomHasTypesBasesAndInheritedAuthors() throws {
        let feed = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://institute.example/">
            <title type="text">Institute for River Studies</title><link href="briefs/"/><author><name>Lena Osk</name></author>
            <entry><title type="html">The &amp;lsquo;Amber&amp;rsquo; treaty</title><link href="../briefs/7"/><link rel="enclosure" href="7.pdf"/>
            <id>tag:institute.example,2024:7</id><updated>2024-03-07T01:30:00+02:00</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Summary</h2><p>One toll &lt; two tolls.</p></div></content></entry>
            <entry><title>Plain &lt;text&gt;</title><id>tag:x</id><content type="text">First line.
            Second line.</content></entry></feed>
            """
        let documents = try Sources.read(feed, name: "briefs.atom").documents
        #expect(documents.map(\.title) == ["The ‘Amber’ treaty", "Plain <text>"])
        #expect(documents[0].url == "https://institute.example/briefs/7")
        #expect(documents[0].authors == ["Lena Osk"])
        #expect(documents[0].published?.iso8601 == "2024-03-07")
        #expect(Sources.body(documents[0]) == ["Summary", "One toll < two tolls."])
        #expect(Sources.body(documents[1]) == ["First line.", "Second line."])
    }

    @Test func jsonFeedsKeepTheirBytes() throws {
        let feed = #"""
            {"version": "https://jsonfeed.org/version/1.1", "title": "River Wire", "home_page_url": "https://wire.example/",
             "items": [{"id": "1", "url": "https://wire.example/1", "title": "Tolls \u0026 grain", "authors": [{"name": "Tom Okafor"}],
              "content_html": "<p>Grain is \"cheaper\" \u2013 a little.<\/p>", "date_published": "2024-03-05T08:10:00Z"},
             {"id": 2, "content_text": "One line.\nAnother line."}]}
            """#
        let reading = try Sources.read(feed, name: "wire.json")
        #expect(reading.documents.map(\.title) == ["Tolls & grain", nil])
        #expect(Sources.body(reading.documents[0]) == ["Grain is \"cheaper\" – a little."])
        #expect(Sources.body(reading.documents[1]) == ["One line.", "Another line."])
        let cited = try Sources.cited("cheaper\" –", in: reading.documents[0], of: Array(feed.utf8))
        #expect(cited == #"cheaper\" \u2013"#)
    }

    @Test func aBrokenFeedGivesWhatIsThereAndSaysWhereItBreaks() throws {
        let cut = FeedTests.rss.components(separatedBy: "</channel>")[0].replacing(
            "Ferries</title>", with: "Ferries & more</title>")
        let reading = try Sources.read(cut, name: "cut.xml")
        #expect(reading.documents.map(\.title) == ["Three states & a bridge", "Ferries & more"])
        #expect(reading.failures.map(\.code) == ["CH0118"])
        #expect(reading.failures[0].reason.contains("breaks at byte \(cut.utf8.count)"))
    }

    @Test(arguments: [
        ("Thu, 06 Nov 2025 17:05:00 EST", "2025-11-06", "2025-11-06T22:05:00Z"),
        ("7 Nov 25 08:00 GMT", "2025-11-07", "2025-11-07T08:00:00Z"),
        ("Thu Nov  6 17:05:00 2025", "2025-11-06", "2025-11-06T17:05:00Z"),
        ("2025-12-08T01:30:00+02:00", "2025-12-08", "2025-12-07T23:30:00Z"),
        ("2025-12-31T23:30:00-01:00", "2025-12-31", "2026-01-01T00:30:00Z"),
        ("2025-12-08", "2025-12-08", "2025-12-08"),
    ])
    func moments(_ text: String, _ day: String, _ utc: String) throws {
        let moment = try #require(FeedMoment(text))
        #expect(moment.day.description == day)
        #expect(moment.utc == utc)
    }

    @Test(arguments: [
        ("briefs/12", "https://a.example/x/", "https://a.example/x/briefs/12"),
        ("/b", "https://a.example/x/y", "https://a.example/b"),
        ("../b", "https://a.example/x/y/z", "https://a.example/x/b"),
        ("//c.example/d", "https://a.example/", "https://c.example/d"),
        ("?q", "https://a.example/x", "https://a.example/x?q"),
        ("mailto:a@b.example", "https://a.example/", "mailto:a@b.example"), ("x", nil, "x"),
    ])
    func references(_ reference: String, _ base: String?, _ resolved: String) {
        #expect(WebReference.resolve(reference, against: base) == resolved)
    }

    @Test func aCallToReadOnIsNoText() throws {
        let feed = """
            <rss version="2.0"><channel><title>Delta Courier</title><item><title>The landing waits</title><author>Staff</author>
            <description>&lt;p&gt;The ministers left without a text. &lt;a href="x"&gt;Continue reading...&lt;/a&gt;&lt;/p&gt;</description>
            </item></channel></rss>
            """
        let entry = try #require(try Sources.read(feed, name: "feed.xml").documents.first)
        #expect(Sources.body(entry) == ["The ministers left without a text."])
        #expect(entry.authors.isEmpty)
    }
}
