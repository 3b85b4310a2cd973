import Foundation
import SourceText
import Testing

@testable import Intake

/// Pages that no one should have made: they are read in time that grows with their length, and nothing breaks.
@Suite struct HostilePageTests {
    /// Spans inside the text, in order; segments inside both sides, equal bytes where they are of equal length.
    private func check(_ raw: [UInt8], _ label: String = "") throws {
        let extractor = try #require(HostilePageTests.extractor)
        let document: Document
        do {
            document = try extractor.document(from: RawSource(name: "page", kind: .page, bytes: raw))
        } catch is IntakeFailure {
            return
        }
        let count = document.text.count
        #expect(String(validating: document.text.bytes, as: UTF8.self) != nil, "\(label): the text is UTF-8")
        var last = 0
        for span in document.body {
            #expect(span.start >= last && span.end <= count, "\(label): body in order, inside")
            last = span.end
        }
        for span in document.furniture + document.captions + document.derived.map(\.span) {
            #expect(span.end <= count, "\(label): inside the text")
            #expect(!document.body.contains { $0.overlaps(span) }, "\(label): of one role")
        }
        let map = try #require(document.sourceMap)
        var end = 0
        for segment in map.segments {
            #expect(segment.text.start >= end && segment.text.end <= count, "\(label): segments in order")
            #expect(segment.raw.end <= raw.count, "\(label): segments inside the page")
            end = segment.text.end
            if segment.text.count == segment.raw.count {
                #expect(
                    document.text.bytes[segment.text.range].elementsEqual(raw[segment.raw.range]),
                    "\(label): the same bytes")
            }
        }
    }

    static let extractor = try? Extractor()

    /// A generator with a fixed seed.
    private struct Generator {
        var state: UInt64
        mutating func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % max(1, limit)
        }
    }

    @Test func mutatedPagesAreRead() throws {
        let page = Array(PageTests.page.utf8)
        var generator = Generator(state: 7)
        let pieces = [
            "<", ">", "\"", "'", "&", "</", "<!--", "-->", "<script>", "</script", "<![CDATA[", "]]>", "\0", "=", "&#x",
            "<table>", "</table>", "<td>", "<a href=x>", "</a>", "<svg>", "<title>", "<p", "/>", "\u{FEFF}", "é",
        ]
        for round in 0..<150 {
            var bytes = page
            for _ in 0...generator.next(12) {
                let at = generator.next(bytes.count)
                switch generator.next(4) {
                case 0: bytes[at] = UInt8(generator.next(256))
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + 1 + generator.next(40)))
                case 2: bytes.insert(contentsOf: Array(pieces[generator.next(pieces.count)].utf8), at: at)
                default:
                    let from = generator.next(bytes.count)
                    bytes.insert(contentsOf: Array(bytes[from..<min(bytes.count, from + 60)]), at: at)
                }
            }
            try check(bytes, "mutation \(round)")
        }
    }

    @Test func everyCutOfAPageIsRead() throws {
        let page = Array(PageTests.page.utf8)
        for end in stride(from: 0, to: page.count, by: 37) { try check(Array(page[..<end]), "cut at \(end)") }
    }

    @Test(arguments: [
        "<div>", "<p>", "<b>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<section><p>", "</div>", "</b>", "<!--",
        "<![CDATA[",
        "<x y=\"", "<svg>", "&", "&a", "&#", "<", "</", "<script>", "<title>", "\0", "<td><section>", "<i></u>", "<br>",
        "<h1>",
        "word ", "<select>", "<!-- -- ", "<a b", "=", "\u{AD}", "&nGg;",
    ])
    func repetitionsAreLinear(_ piece: String) throws {
        let bytes = Array(String(repeating: piece, count: 120_000 / piece.utf8.count).utf8)
        let start = ContinuousClock.now
        try check(Array("<p>Text before it all.</p>".utf8) + bytes, piece)
        // A quadratic pass over 120 kB would take minutes; the bound leaves room for a slow machine and a debug build.
        #expect(ContinuousClock.now - start < .seconds(30), "\(piece) is read in linear time")
    }

    @Test func hugeAttributesAreRead() throws {
        let class_ = String(repeating: "related-sidebar ", count: 40_000)
        try check(
            Array(
                "<div class=\"\(class_)\"><p>One paragraph in it, that a reader would want to see in full.</p></div>"
                    .utf8))
        let many = (0..<20_000).map { "a\($0)=\($0)" }.joined(separator: " ")
        try check(Array("<p \(many)>One paragraph in it, that a reader would want to see in full.</p>".utf8))
    }

    @Test func otherEncodingsLeadBackToTheirBytes() throws {
        let text =
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=ENC\"></head><body><p>"
            + "The café at the Señora's house was où the délégués met – for hours, naïve and façade apart.</p></body></html>"
        for (name, encoding) in [("iso-8859-1", String.Encoding.windowsCP1252), ("windows-1252", .windowsCP1252)] {
            let raw = [UInt8](try #require(text.replacing("ENC", with: name).data(using: encoding)))
            try check(raw, name)
            let document = try Extractor().document(from: RawSource(name: "p", kind: .page, bytes: raw))
            #expect(document.text[document.text.span].contains("où the délégués met – for"))
        }
        for encoding in [String.Encoding.utf16LittleEndian, .utf16BigEndian] {
            let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
            let raw = mark + [UInt8](try #require(text.data(using: encoding)))
            try check(raw, "utf-16")
            let document = try Extractor().document(from: RawSource(name: "p", kind: .page, bytes: raw))
            #expect(document.text[document.text.span].contains("où the délégués met"))
        }
        let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        try check(marked, "utf-8 with its mark")
    }
}
