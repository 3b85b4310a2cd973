import SourceText
import Testing

@testable import Intake

/// Web archives: each page that was fetched is a document.
@Suite struct ArchiveTests {
    private static let page =
        "<html><head><title>Three states reopen the bridge</title></head><body><h1>Three states reopen the bridge</h1><p>The bridge over the Amber river opened again on Tuesday, nine years after the states along its banks closed it.</p></body></html>"

    /// A record with its head.
    static func record(
        _ type: String, _ fields: [String], _ block: [UInt8], version: String = "1.1", length: Int? = nil
    )
        -> [UInt8]
    {
        let head =
            ["WARC/\(version)", "WARC-Type: \(type)", "WARC-Date: 2024-03-05T08:10:00Z"] + fields
            + ["Content-Length: \(length ?? block.count)", "", ""]
        return Array(head.joined(separator: "\r\n").utf8) + block + Array("\r\n\r\n".utf8)
    }

    /// A response of a server.
    static func response(
        _ address: String, _ payload: [UInt8] = Array(page.utf8), status: String = "200 OK",
        fields: [String] = ["Content-Type: text/html; charset=utf-8"], digest: String = "sha1:AAAA"
    ) -> [UInt8] {
        let head = (["HTTP/1.1 \(status)"] + fields + ["", ""]).joined(separator: "\r\n")
        return record(
            "response",
            [
                "WARC-Target-URI: \(address)", "WARC-Payload-Digest: \(digest)",
                "Content-Type: application/http; msgtype=response",
            ], Array(head.utf8) + payload)
    }

    private static let info = record(
        "warcinfo", ["Content-Type: application/warc-fields"], Array("software: test\r\n".utf8))

    @Test func aResponseIsADocument() throws {
        let archive =
            ArchiveTests.info + ArchiveTests.response("https://deltacourier.example/bridge")
            + ArchiveTests.response("https://deltacourier.example/gone", status: "404 Not Found")
            + ArchiveTests.response(
                "https://deltacourier.example/i.png", [1, 2, 3], fields: ["Content-Type: image/png"])
        let reading = try Sources.read(archive, name: "captures.warc")
        #expect(reading.failures.isEmpty)
        let document = try #require(reading.documents.first)
        #expect(document.name == "https://deltacourier.example/bridge")
        #expect(document.url == document.name)
        #expect(document.row?.number == 2)
        #expect(try Sources.cited("nine years after", in: document, of: archive) == "nine years after")
        #expect(reading.notes.passedOver == ["records of status 404": 1, "records of type image/png": 1])
    }

    @Test func recordsArePackedOneByOne() throws {
        let archive =
            try Packed.gzip(ArchiveTests.info) + Packed.gzip(ArchiveTests.response("https://a.example/1"))
            + Packed.gzip(
                ArchiveTests.response("https://a.example/2", Array("<p>Another page, of another day.</p>".utf8)))
        #expect(try Sources.read(archive, name: "a.warc.gz").documents.count == 2)
    }

    @Test("codings are taken off", arguments: ["gzip", "deflate", "raw deflate", "chunked", "chunked gzip"])
    func codings(_ coding: String) throws {
        var payload = Array(ArchiveTests.page.utf8)
        var fields = ["Content-Type: text/html"]
        if coding.hasSuffix("gzip") {
            payload = try Packed.gzip(payload)
            fields.append("Content-Encoding: gzip")
        } else if coding.hasSuffix("deflate") {
            payload = try Packed.deflate(payload, windowBits: coding == "deflate" ? 15 : -15)
            fields.append("Content-Encoding: deflate")
        }
        if coding.hasPrefix("chunked") {
            let half = payload.count / 2
            payload =
                Array("\(String(half, radix: 16))\r\n".utf8) + payload[..<half]
                + Array("\r\n\(String(payload.count - half, radix: 16)); x=1\r\n".utf8) + payload[half...]
                + Array("\r\n0\r\n\r\n".utf8)
            fields.append("Transfer-Encoding: chunked")
        }
        let archive = ArchiveTests.response("https://a.example/", payload, fields: fields)
        let document = try #require(try Sources.read(archive, name: "a.warc").documents.first)
        #expect(document.title == "Three states reopen the bridge")
        // Its bytes do not stand in the archive as they are.
        #expect(document.row?.offset == nil)
    }

    @Test func theCharsetOfTheHeadCounts() throws {
        let payload =
            Array("<html><body><p>Die M".utf8) + [0xFC] + Array("nchner Gespr".utf8) + [0xE4]
            + Array("che endeten.</p></body></html>".utf8)
        let archive = ArchiveTests.response(
            "https://a.example/", payload, fields: ["Content-Type: text/html; charset=\"ISO-8859-1\""])
        let document = try #require(try Sources.read(archive, name: "a.warc").documents.first)
        #expect(document.text[document.text.span].contains("Münchner Gespräche"))
    }

    @Test func aRevisitNeedsItsCapture() throws {
        let revisit = { (digest: String) in
            ArchiveTests.record(
                "revisit", ["WARC-Target-URI: https://a.example/1", "WARC-Payload-Digest: \(digest)"], [])
        }
        let archive =
            ArchiveTests.response("https://a.example/1", digest: "sha1:ONE") + revisit("sha1:ONE") + revisit("sha1:TWO")
        let reading = try Sources.read(archive, name: "a.warc")
        #expect(reading.documents.count == 1)
        #expect(reading.failures.map(\.code) == ["CH0123"])
        #expect(reading.notes.passedOver["revisits of unchanged pages"] == 2)
    }

    @Test func aTruncatedArchiveGivesWhatIsThere() throws {
        let whole =
            ArchiveTests.response("https://a.example/1")
            + ArchiveTests.response("https://a.example/2", Array("<p>The second page has a text of its own.</p>".utf8))
        let cut = Array(whole[..<(whole.count - 40)])
        let reading = try Sources.read(cut, name: "cut.warc")
        #expect(reading.documents.first?.name == "https://a.example/1")
        #expect(reading.failures.map(\.code) == ["CH0118"])
        #expect(reading.failures.first?.reason.contains("at byte \(cut.count)") == true)
        let packed = Array(
            try (Packed.gzip(ArchiveTests.response("https://a.example/1")) + Packed.gzip(whole)).dropLast(60))
        let other = try Sources.read(packed, name: "cut.warc.gz")
        #expect(other.documents.first?.name == "https://a.example/1")
        #expect(other.failures.last?.code == "CH0118")
    }

    @Test func whatIsNoRecordIsPassedOver() throws {
        let archive =
            ArchiveTests.response("https://a.example/1") + Array("<!doctype html>\nleft over\n".utf8)
            + ArchiveTests.response("https://a.example/2", Array("<p>The second page has a text of its own.</p>".utf8))
        let reading = try Sources.read(archive, name: "a.warc")
        #expect(reading.documents.count == 2)
        #expect(reading.failures.first?.reason.hasPrefix("is damaged from byte") == true)
    }

    @Test func theOlderFormatIsReadToo() throws {
        let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + ArchiveTests.page
        let archive =
            "filedesc://a.arc 0.0.0.0 20240305081000 text/plain 8\n1 0 Test\n\nhttps://a.example/old page 10.0.0.1 20240305081000 text/html \(block.utf8.count)\n\(block)\n"
        let document = try #require(try Sources.read(archive, name: "a.arc").documents.first)
        #expect(document.name == "https://a.example/old page")
    }

    @Test func aFeedInAnArchiveIsRead() throws {
        let archive = ArchiveTests.response(
            "https://a.example/feed", Array(FeedTests.rss.utf8), fields: ["Content-Type: application/rss+xml"])
        let documents = try Sources.read(archive, name: "a.warc").documents
        #expect(documents.map(\.title) == ["Three states & a bridge", "Ferries"])
        #expect(try Sources.cited("their trade", in: documents[1], of: archive) == "their trade")
    }

    @Test func anArchiveWithoutPagesIsTold() throws {
        #expect(try Sources.read(ArchiveTests.info, name: "a.warc").failures.map(\.code) == ["CH0115"])
    }

    @Test func aBombIsStopped() throws {
        let payload = try Packed.gzip([UInt8](repeating: 0x20, count: 80 << 20))
        let archive = ArchiveTests.response(
            "https://a.example/", payload, fields: ["Content-Type: text/html", "Content-Encoding: gzip"])
        #expect(try Sources.read(archive, name: "a.warc").failures.map(\.code) == ["CH0111"])
    }
}
