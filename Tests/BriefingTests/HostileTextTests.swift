import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Briefing

/// Words of sources are not to be trusted: no renderer lets them out of the place they stand in.
@Suite struct HostileTextTests {
    static let words = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\u{1B}[2J\u{1B}]0;title\u{7}", "a\u{202E}b",
        "[1](javascript:alert(1)) `code` *bold* # head", "]]>&lt;!--", "x\r\nSet-Cookie: y",
        String(repeating: "w", count: 5000),
        "\u{0}\u{8}\u{9B}31m", "<!-- -->", "\u{2028}line", "\u{FEFF}mark",
    ]

    static func brief(_ words: String) -> Brief {
        var make = RecordBuilder()
        make.document(
            "source.txt", "Before. \(words) After.", title: words, publisher: words, published: "2025-11-06", url: words
        )
        make.entity("person:x", .person, words)
        make.statement(
            "source.txt", words,
            .event(Event(plover: "CONSULT", who: ["person:x"], date: CalendarPeriod(iso8601: "2025-11-06"))))
        make.statement("source.txt", "Before. \(words)", .assessment(Assessment(by: "person:x", about: ["person:x"])))
        make.rejection(words, "CH0101", words)
        make.story(words, ["source.txt"])
        return Brief(make.finished())
    }

    @Test(arguments: words)
    func noMarkupComesOutOfASource(_ words: String) {
        let html = HTMLRenderer().render(Self.brief(words))
        for sign in ["<script", "<img", "<!--", "javascript:\"", "onerror=\""] { #expect(!html.contains(sign)) }
        // Every tag of the page is one that the renderer writes.
        let known: Set<Substring> = [
            "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "article", "header", "h1", "h2", "h3",
            "p", "section", "dl", "dt", "dd", "ul", "ol", "li", "b", "span", "a", "div", "nav",
        ]
        let inStyle = html.range(of: "</style>")?.upperBound ?? html.startIndex
        for tag in html[inStyle...].split(separator: "<").dropFirst() {
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
            #expect(known.contains(name), "<\(tag.prefix(40))")
        }
        #expect(!html.contains("href=\"javascript"))
    }

    @Test(arguments: words)
    func noControlCharacterReachesATerminal(_ words: String) {
        let text = TextRenderer(width: 60).render(Self.brief(words))
        for scalar in text.unicodeScalars where scalar != "\n" {
            #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
        }
        for line in text.split(separator: "\n") { #expect(DisplayWidth.columns(line) <= 60) }
    }

    @Test(arguments: words)
    func markdownShowsWordsAsWords(_ words: String) {
        // What stands behind a backslash is shown, not read; what is left must hold no mark of a source.
        var read = ""
        var escaped = false
        for character in MarkdownRenderer().render(Self.brief(words)) {
            if !escaped, character != "\\" { read.append(character) }
            escaped = !escaped && character == "\\"
        }
        for sign in ["<", "](", "`", " *bold*"] { #expect(!read.contains(sign), "\(read)") }
    }

    @Test func thePageLoadsNothing() {
        let html = HTMLRenderer().render(BriefTests.brief)
        for sign in ["<script", "<link", "<img", "@import", "url(", "src="] { #expect(!html.contains(sign)) }
        #expect(html.contains("default-src 'none'"))
    }
}
