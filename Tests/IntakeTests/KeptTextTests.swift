import SourceText
import Testing

@testable import Intake

/// What stands between and behind the paragraphs of a short report takes none of them with it.
@Suite struct KeptTextTests {
    private static let lead =
        "The foreign ministers of Arvania and Belmar met in Port Alba on Tuesday and agreed to reopen the river crossing."
    private static let second =
        "The crossing carries most of the grain that the two countries trade, and farmers on both banks have asked for it."

    private func body(_ paragraphs: [String]) throws -> [String] {
        let text = (["Ministers agree to reopen crossing", "4 March 2031"] + paragraphs).joined(separator: "\n\n")
        let source = RawSource(name: "copied.txt", kind: .plain, bytes: Array(text.utf8))
        let document = try Extractor().document(from: source)
        return document.body.map { document.text[$0] }
    }

    /// The line behind the second paragraph is of the article.
    @Test(arguments: [
        "Talks go on in May.", "\"It is over.\"", "The next round is in June", "The ministry declined to comment",
        "Subscribe to that view, the minister told parliament, and nothing is left of the treaty.",
        "Related: the two capitals disagree about the price of the water that the dam releases in spring.",
    ])
    func aLineOfTheArticle(_ line: String) throws {
        for foot in [["Share"], ["© 2031 Delta Courier"], ["Topics", "Arvania", "Belmar"]] {
            #expect(try body([Self.lead, Self.second, line] + foot) == [Self.lead, Self.second, line])
        }
    }

    /// The line is furniture, and the paragraph behind it is not.
    @Test(arguments: [
        ["READ MORE", "Fishing fleet returns to harbour after storm"], ["READ MORE"],
        ["RELATED ARTICLES", "Fishing fleet returns to harbour after storm", "Grain prices rise for a third month"],
        ["Related: Fishing fleet returns to harbour"], ["Subscribe to the daily briefing for more from the region."],
    ])
    func aListBetweenParagraphs(_ list: [String]) throws {
        #expect(try body([Self.lead] + list + [Self.second]) == [Self.lead, Self.second])
        #expect(try body(list + [Self.lead, Self.second]) == [Self.lead, Self.second])
        #expect(try body([Self.lead] + list + ["Belmar said it would reply."]).last == "Belmar said it would reply.")
    }

    @Test(arguments: [
        "<p>The talks are to go on in May</p>", "<b><p>The talks are to go on in May</b>",
        "<table><tr><td>The talks are to go on in May</table>", "and the talks are to go on in May",
    ])
    func theEndOfAPage(_ end: String) throws {
        let page =
            "<html><body><h1>Ministers agree to reopen crossing</h1><p>\(Self.lead)</p><p>\(Self.second)</p>\(end)</body></html>"
        let document = try Extractor().document(from: RawSource(name: "a.html", kind: .page, bytes: Array(page.utf8)))
        #expect(document.title == "Ministers agree to reopen crossing")
        #expect(document.body.last.map { document.text[$0] }?.hasSuffix("talks are to go on in May") == true)
        #expect(document.body.count == 3)
    }
}
