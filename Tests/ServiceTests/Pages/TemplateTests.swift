import Foundation
import Testing

@testable import Service

/// What templates do with what they are given.
@Suite struct TemplateTests {
    @Test func whatASourceSaysIsText() throws {
        var view = View()
        view.set("title", "<script>alert(1)</script>")
        view.set("message", "\"><img src=x onerror=alert(1)>")
        let html = try Templates().render("failure", view)
        #expect(!html.contains("<script>alert"))
        #expect(html.contains("&lt;script&gt;"))
        #expect(!html.contains("<img"))
    }

    /// Three braces, or an ampersand, take HTML as it is: only what is made as HTML may stand in them.
    @Test func onlyMarkupGoesThroughAsItIs() throws {
        for (name, text) in try Templates.sources() {
            for part in text.components(separatedBy: "{{{").dropFirst() {
                #expect(part.prefix { $0 != "}" }.hasSuffix("Markup"), "\(name): {{{\(part.prefix(20))")
            }
            #expect(!text.contains("{{&"), "\(name)")
            #expect(!text.contains("{{%"), "\(name)")
        }
    }

    /// An attribute without quotation marks would end where a value has a space.
    @Test func everyAttributeStandsInQuotationMarks() throws {
        for (name, text) in try Templates.sources() { #expect(!text.contains("={{"), "\(name)") }
    }

    @Test func formsThatAreSentCarryTheToken() throws {
        for (name, text) in try Templates.sources() {
            let forms = text.components(separatedBy: "<form").dropFirst().filter { $0.contains("method=\"post\"") }
            for form in forms { #expect(form.contains("{{>hidden}}") || form.contains("{{formToken}}"), "\(name)") }
        }
    }

    @Test func markupEscapesWords() {
        var markup = Markup()
        markup.link("a <b> & \"c\" 'd'", to: "/x?a=1&b=\"2\"")
        #expect(
            markup.html
                == "<a href=\"/x?a=1&amp;b=&quot;2&quot;\">a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</a>")
    }

    /// Marks that turn the direction of writing would let a source reorder a page.
    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{061C}", "\u{FEFF}", "\u{0000}", "\u{0008}", "\u{007F}"])
    func markupLeavesOutWhatSteers(_ sign: String) {
        var markup = Markup()
        markup.text("a\(sign)b")
        #expect(markup.html == "ab")
    }

    @Test(arguments: ["Ñandú", "Алма-Ата", "北京", "الرياض", "“quoted” – so", "👩🏽‍⚕️", "naïve"])
    func markupKeepsWords(_ words: String) {
        var markup = Markup()
        markup.text(words)
        #expect(markup.html == words)
    }
}

/// The style sheet: its colours are those of the brief's page, and text stands out from its ground.
@Suite struct StyleTests {
    @Test func textStandsOutFromItsGround() throws {
        for scheme in try StyleTests.schemes().prefix(2) {
            for ground in ["--ground", "--mark", "--raised"] {
                for text in ["--ink", "--quiet", "--link", "--flag", "--conflict", "--refine", "--agree"] {
                    let contrast = StyleTests.contrast(
                        try #require(scheme[ground]), try #require(scheme[text]))
                    #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
                }
            }
            let edge = StyleTests.contrast(try #require(scheme["--ground"]), try #require(scheme["--edge"]))
            #expect(edge >= 3, "the edge of a field on the ground: \(edge)")
        }
    }

    static func schemes() throws -> [[String: UInt32]] {
        let sheet = try String(contentsOf: file("style.css"), encoding: .utf8)
        return sheet.components(separatedBy: ":root {").dropFirst().map { block in
            var colours: [String: UInt32] = [:]
            for part in block.prefix(while: { $0 != "}" }).split(separator: ";") {
                let pair = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                guard pair.count == 2, pair[1].hasPrefix("#") else { continue }
                var digits = String(pair[1].dropFirst())
                if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
                colours[pair[0]] = UInt32(digits, radix: 16)
            }
            return colours
        }
    }

    private static func file(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/Service/Resources/Static").appendingPathComponent(name)
    }

    static func contrast(_ one: UInt32, _ other: UInt32) -> Double {
        func luminance(_ colour: UInt32) -> Double {
            let parts = [16, 8, 0].map { shift -> Double in
                let value = Double((colour >> UInt32(shift)) & 255) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        }
        let pair = [luminance(one), luminance(other)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }
}
