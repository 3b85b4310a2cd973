import Diplomacy
import SourceText
import Testing

@testable import Service

/// How marks that nest and overlap are cut into pieces.
@Suite struct ReaderTextTests {
    /// The markup of a text in which `«1…»` marks the statement `event:1`; marks may nest and overlap where their numbers tell them
    /// apart: `«1a «2b 1»c 2»`.
    private func markup(_ marked: String, cited: Span? = nil) -> String {
        var text: [UInt8] = []
        var starts: [Character: Int] = [:]
        var spans: [(Character, Span)] = []
        var rest = Substring(marked)
        while let character = rest.popFirst() {
            if character == "«", let name = rest.popFirst() {
                starts[name] = text.count
            } else if let next = rest.first, next == "»" {
                rest.removeFirst()
                spans.append((character, Span(starts[character] ?? 0, text.count)))
            } else {
                text += Array(String(character).utf8)
            }
        }
        let document = Document(plain: String(decoding: text, as: UTF8.self))
        return ReaderText(
            text: document.text, summary: DocumentSummary(document),
            marks: spans.sorted { $0.1 < $1.1 }.map { name, span in
                ReaderText.Mark(id: "event:\(name)", span: span, classes: "event", words: "w")
            }, cited: cited
        ).markup.html
    }

    private func link(_ own: String, _ all: String, _ words: String, several: Bool = false) -> String {
        "<a class=\"s event\(several ? " several" : "")\" href=\"/statement/event:\(own)\" title=\"w\" data-s=\"\(all)\">\(words)</a>"
    }

    private func anchor(_ name: String) -> String { "<span id=\"s-event:\(name)\"></span>" }

    @Test func aMarkIsALink() {
        #expect(markup("so «1it was1».") == "<p>so \(anchor("1"))\(link("1", "event:1", "it was")).</p>\n")
    }

    @Test func aMarkInsideAnotherGoesFirst() {
        let html = markup("«1a «2b2» c1»")
        #expect(
            html
                == "<p>\(anchor("1"))\(link("1", "event:1", "a "))\(anchor("2"))"
                + "\(link("2", "event:1 event:2", "b", several: true))\(link("1", "event:1", " c"))</p>\n")
    }

    @Test func marksThatOverlapAreCut() {
        let html = markup("«1aa «2bbbb1» c2»")
        #expect(html.contains(link("1", "event:1", "aa ")))
        #expect(html.contains(">bbbb</a>"))
        #expect(html.contains(link("2", "event:2", " c")))
        #expect(html.components(separatedBy: "id=\"s-").count == 3, "each statement has one anchor")
    }

    @Test func theCitedPassageIsMarkedOnce() {
        let html = markup("a «1b c1» d", cited: Span(2, 6))
        #expect(html.components(separatedBy: "id=\"mark\"").count == 2)
        #expect(html.contains("<mark id=\"mark\" tabindex=\"-1\">" + link("1", "event:1", "b c")))
    }

    @Test func aBlankLineEndsAParagraph() {
        #expect(markup("one\n\ntwo") == "<p>one</p>\n<p>two</p>\n")
    }

    @Test func aMarkGoesOnInTheNextParagraph() {
        let html = markup("«1one\n\ntwo1»")
        #expect(html == "<p>\(anchor("1"))\(link("1", "event:1", "one"))</p>\n<p>\(link("1", "event:1", "two"))</p>\n")
    }

    @Test func wordsAreEscapedAndCharactersWhole() {
        #expect(markup("«1<i>1» & ü«2é2»").contains("&lt;i&gt;"))
        // A cited span that begins inside a character does not break it.
        #expect(markup("üü", cited: Span(1, 3)).contains("üü") || markup("üü", cited: Span(1, 3)).contains("ü"))
        #expect(!markup("üü", cited: Span(1, 3)).contains("\u{FFFD}"))
    }

    /// Whatever the marks, the words of the text come out in their order, each once.
    @Test func noWordIsLost() {
        let text = "one two three four five six seven"
        let document = Document(plain: text)
        for seed in 0..<200 {
            var number = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
            func next(_ bound: Int) -> Int {
                number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(number >> 33) % bound
            }
            let marks = (0..<4).map { place -> ReaderText.Mark in
                let (one, other) = (next(text.utf8.count), next(text.utf8.count))
                return ReaderText.Mark(
                    id: "event:\(place)", span: Span(min(one, other), max(one, other) + 1), classes: "event", words: "")
            }.sorted { $0.span < $1.span }
            let html = ReaderText(text: document.text, summary: DocumentSummary(document), marks: marks, cited: nil)
                .markup.html
            var words = ""
            var isInside = false
            for character in html {
                if character == "<" {
                    isInside = true
                } else if character == ">" {
                    isInside = false
                } else if !isInside {
                    words.append(character)
                }
            }
            #expect(words == text + "\n", "seed \(seed)")
        }
    }
}
