import SourceText
import Testing

@testable import Language

@Suite struct WordTests {
    @Test(arguments: [
        ("The envoy left.", ["The", "envoy", "left", "."]),
        ("They don't know.", ["They", "do", "n't", "know", "."]),
        ("We can’t say; it’s late.", ["We", "ca", "n’t", "say", ";", "it", "’s", "late", "."]),
        ("Nobody cannot vote.", ["Nobody", "can", "not", "vote", "."]),
        ("Northland's bank lent US$3.7bn.", ["Northland", "'s", "bank", "lent", "US$", "3.7", "bn", "."]),
        ("It cost USD 482m in all.", ["It", "cost", "USD", "482", "m", "in", "all", "."]),
        ("Prices rose 12.5% to $2.1 billion.", ["Prices", "rose", "12.5", "%", "to", "$", "2.1", "billion", "."]),
        ("Gen. A. B. Orlov met Dr. Lin.", ["Gen.", "A.", "B.", "Orlov", "met", "Dr.", "Lin", "."]),
        ("The talks -- the third -- failed.", ["The", "talks", "--", "the", "third", "--", "failed", "."]),
        ("See https://example.org/a?b=c.", ["See", "https://example.org/a?b=c", "."]),
        ("Write to desk@example.com, please.", ["Write", "to", "desk@example.com", ",", "please", "."]),
        ("“Never,” she said…", ["“", "Never", ",", "”", "she", "said", "…"]),
        ("At 5:30 p.m. 1,200 troops left.", ["At", "5:30", "p.m.", "1,200", "troops", "left", "."]),
    ])
    func cutsAsUniversalDependenciesDoes(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func contractionsAreTokensOfTwoWords() {
        #expect(
            contractions("Northland's envoys didn’t sign, and we cannot say why.") == [
                "Northland's", "didn’t", "cannot",
            ])
        #expect(contractions("It cost 482m and 5s.") == [])
    }

    @Test func partsOfADocumentAreReadForThemselves() {
        let text = "Treaty signed Menu The treaty holds. A river. Sum of it."
        var document = Document(plain: text)
        document.headline = Span(0, 13)
        document.furniture = [Span(14, 18)]
        document.body = [Span(19, 36)]
        document.captions = [Span(37, 45)]
        document.derived = [Document.DerivedPassage(what: "summary", span: Span(46, 56))]
        let sentences = english.parse(document).sentences
        #expect(sentences.map(\.region) == [.headline, .body, .caption, .derived])
        #expect(
            sentences.map { document.text[$0.span] } == [
                "Treaty signed", "The treaty holds.", "A river.", "Sum of it.",
            ])
    }

    @Test func aPartInsideAnotherCutsIt() {
        let flat = WordReader.flat([(Span(0, 30), .body), (Span(10, 20), .caption)])
        #expect(flat.map(\.span) == [Span(0, 10), Span(10, 20), Span(20, 30)])
        #expect(flat.map(\.region) == [.body, .caption, .body])
    }
}
