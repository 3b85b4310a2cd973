import Foundation
import SourceText
import Testing

@testable import Intake

/// Files that no one should have made: they are read in time that grows with their length, and nothing breaks.
@Suite struct HostileFormatTests {
    private static let pieces = [
        "<", ">", "&", "]]>", "<![CDATA[", "<item>", "</item>", "<entry>", "<title>", "</rss>", "\"", "\\u", "{", "]",
        "\r\n",
        "\n\n", "--outer", "=3D", "=?utf-8?Q?", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n", "From ", "\0", "é",
        "<!ENTITY a \"b\">",
    ]

    private static let mail = """
        From: Ada <ada@courier.example>
        Message-ID: <1@x>
        Subject: =?utf-8?B?QW1iZXI=?= bridge
        Content-Type: multipart/alternative; boundary=outer

        --outer
        Content-Transfer-Encoding: quoted-printable

        The toll is =E2=82=AC40 and it stays.
        > quoted
        --outer
        Content-Type: text/html

        <p>The toll is 40 and it <b>stays</b>.</p>
        --outer--
        """

    private static func seed(_ kind: String) -> [UInt8] {
        switch kind {
        case "rss": Array(FeedTests.rss.utf8)
        case "json":
            Array(
                #"{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"A \ud83d\ude00 b","content_html":"<p>One \u2013 two.<\/p>"}]}"#
                    .utf8)
        case "warc":
            ArchiveTests.response("https://a.example/1")
                + ArchiveTests.response(
                    "https://a.example/2", Array(FeedTests.rss.utf8), fields: ["Content-Type: text/xml"])
        default: Array(mail.utf8)
        }
    }

    @Test(
        "mutated files are read",
        arguments: [("rss", "a.xml"), ("json", "a.json"), ("warc", "a.warc"), ("mail", "a.eml")])
    func mutations(_ kind: String, _ name: String) throws {
        var generator = Generator(state: 11)
        let seed = HostileFormatTests.seed(kind)
        for round in 0..<120 {
            let bytes = generator.mutate(seed, pieces: HostileFormatTests.pieces)
            let reading = try Sources.read(bytes, name: name)
            for (document, source) in zip(reading.documents, reading.sources) {
                Sources.check(document, source, "\(kind) \(round)")
            }
        }
    }

    @Test(
        "every cut of a file is read",
        arguments: [("rss", "a.xml"), ("json", "a.json"), ("warc", "a.warc"), ("mail", "a.eml")])
    func cuts(_ kind: String, _ name: String) throws {
        let seed = HostileFormatTests.seed(kind)
        for end in stride(from: 1, to: seed.count, by: 23) {
            let reading = try Sources.read(Array(seed[..<end]), name: name)
            for (document, source) in zip(reading.documents, reading.sources) {
                Sources.check(document, source, "\(kind) cut at \(end)")
            }
        }
    }

    @Test("mutated feeds of other encodings are read", arguments: ["windows-1252", "euc-kr", "utf-16"])
    func encodings(_ encoding: String) throws {
        var generator = Generator(state: 17)
        var seed: [UInt8] = []
        let feed = FeedTests.rss.replacing("UTF-8", with: encoding)
        if encoding == "utf-16" {
            seed = [0xFF, 0xFE] + feed.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        } else {
            seed = Array(feed.replacing("Ferries", with: "F\u{1}\u{2}rries").utf8).flatMap { byte -> [UInt8] in
                byte == 1 ? [0xB3] : byte == 2 ? [0xE2] : [byte]
            }
        }
        for round in 0..<60 {
            let reading = try Sources.read(generator.mutate(seed, pieces: HostileFormatTests.pieces), name: "a.xml")
            for (document, source) in zip(reading.documents, reading.sources) {
                Sources.check(document, source, "\(encoding) \(round)")
            }
        }
        let whole = try Sources.read(seed, name: "a.xml")
        #expect(whole.documents.count == 2)
        for (document, source) in zip(whole.documents, whole.sources) { Sources.check(document, source, encoding) }
    }

    @Test func mutatedLayoutsOfPagesAreRead() throws {
        var generator = Generator(state: 19)
        let line = { (top: Int, text: String) in
            "<line xMin=\"50.0\" yMin=\"\(top)\" xMax=\"\(50 + text.utf8.count * 5)\" yMax=\"\(top + 10)\"><word>\(text)</word></line>"
        }
        let page =
            "<page width=\"600\" height=\"800\">" + (0..<30).map { line(60 + $0 * 20, "word\($0)-") }.joined()
            + "</page>"
        let tables = try #require(ReadingTables.standard)
        let pieces = [
            "<page width=\"nan\" height=\"-1\">", "<line>", "1e300", "-", "xMin=\"-99999\"", "</word>", "&#x0;",
        ]
        for _ in 0..<200 {
            let layout = PDFLayout(
                generator.mutate(Array((page + page).utf8), pieces: pieces), references: tables.references)
            let text = PDFText(layout.pages)
            #expect(text.bodyEnd <= text.markup.count)
        }
    }

    @Test func mutatedContainersAreRead() throws {
        var generator = Generator(state: 13)
        let seed = try Packed.zip([
            (
                "word/document.xml",
                "<w:document><w:body><w:p><w:r><w:t>The toll stays as it is.</w:t></w:r></w:p></w:body></w:document>"
            ),
            ("docProps/core.xml", "<c><dc:title>Toll</dc:title></c>"),
        ])
        for round in 0..<200 {
            let reading = try Sources.read(
                generator.mutate(seed, pieces: ["PK\u{1}\u{2}", "\0\0\0\0"]), name: "a.docx")
            for (document, source) in zip(reading.documents, reading.sources) {
                Sources.check(document, source, "\(round)")
            }
        }
    }

    @Test(
        "repetitions are read in linear time",
        arguments: [
            ("<rss><channel>", "<item><title>"), ("<rss><channel><item>", "<description>"), ("<rss><channel>", "<a>"),
            ("<rss><channel><item><title>", "&amp;"), ("<rss><channel>", "</item>"),
            ("<rss><channel>", "<item xmlns:a='b'>"),
            ("<rss><!DOCTYPE x [", "<!ENTITY a \"b\">"),
            ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>", "<div>"),
            ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"title\":\"a\"},"),
            ("{\"version\":\"https://jsonfeed.org/version/1\",\"x\":", "["),
            (
                "Message-ID: 1\nFrom: a\nContent-Type: multipart/mixed; boundary=b\n\n",
                "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
            ),
            ("Message-ID: 1\nFrom: a\nSubject: ", "=?utf-8?Q?a?= "), ("Message-ID: 1\nFrom: a\n\n", "> a\n"),
            ("Message-ID: 1\nFrom: a\n\n", "From: b\n"), ("Message-ID: 1\nFrom: a\n\n", "On a wrote:\n"),
            ("From a\nSubject: b\n\n", "\n\nFrom a\n"), ("WARC/1.0\r\n", "WARC-Type: x\r\n"),
            ("WARC/1.0\r\n\r\n", "left over\n"),
            ("WARC/1.0\r\nContent-Length: 0\r\n\r\n", "WARC/1.0\r\n\r\n"),
        ])
    func repetitions(_ start: String, _ piece: String) throws {
        let began = ContinuousClock.now
        let bytes = Array((start + String(repeating: piece, count: 200_000 / piece.utf8.count)).utf8)
        _ = try Sources.read(bytes, name: "a")
        // A quadratic pass over 200 kB would take minutes; the bound leaves room for a slow machine.
        #expect(ContinuousClock.now - began < .seconds(30))
    }

    @Test func hugeAttributesAndDeepNestingAreRead() throws {
        let attribute =
            "<rss x=\"" + String(repeating: "a", count: 1 << 20)
            + "\"><channel><item><title>One</title></item></channel></rss>"
        #expect(try Sources.read(attribute, name: "a.xml").documents.count == 1)
        let deep =
            "<rss><channel>" + String(repeating: "<x>", count: 100_000) + String(repeating: "</x>", count: 100_000)
            + "<item><title>One</title></item></channel></rss>"
        #expect(try Sources.read(deep, name: "a.xml").documents.count == 1)
    }

    @Test func entitiesDoNotGrow() throws {
        let laughs =
            "<!DOCTYPE rss [<!ENTITY a \"ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><rss><channel><item><title>&c;</title></item></channel></rss>"
        let document = try #require(try Sources.read(laughs, name: "a.xml").documents.first)
        #expect(document.text.count < 60)
    }

    @Test func aRedirectIsFollowedNowhere() throws {
        let page =
            "<html><head><meta http-equiv=\"refresh\" content=\"0; url=a.html\"></head><body><p>The page has moved to another place.</p></body></html>"
        let reading = try Sources.read([("a.html", Array(page.utf8))])
        #expect(reading.documents.count == 1)
    }

    @Test func theSameBytesAreReadOnce() throws {
        let text = Array("The bridge over the Amber river opened again on Tuesday.\n".utf8)
        let reading = try Sources.read([("a.txt", text), ("b.txt", text)])
        #expect(reading.documents.map(\.name) == ["a.txt"])
        #expect(reading.notes.duplicates.map(\.name) == ["a.txt"])
        #expect(reading.notes.warnings.contains { $0.hasSuffix("b.txt: the same bytes as a.txt, read once") })
    }
}
