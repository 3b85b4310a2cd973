import SourceText
import Testing

@testable import Language

@Suite struct SyntaxTests {
    @Test(arguments: [
        ("The president visited the capital .", "DET NOUN VERB DET NOUN PUNCT"),
        ("She has signed two treaties .", "PRON AUX VERB NUM NOUN PUNCT"),
    ])
    func tags(text: String, expected: String) {
        let words = english.parse(Document(plain: text)).words
        #expect(words.tag.map(\.code).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        ("The ministers were signing agreements.", ["the", "minister", "be", "sign", "agreement", "."]),
        ("Northland's children went home.", ["Northland", "'s", "child", "go", "home", "."]),
        ("They have not seen better days.", ["they", "have", "not", "see", "good", "day", "."]),
    ])
    func lemmas(text: String, expected: [String]) {
        let words = english.parse(Document(plain: text)).words
        #expect((0..<words.count).map { words.lemmaText($0) } == expected)
    }

    /// `head` and its relation, as `form<relation`.
    private func arcs(_ text: String) -> [String: String] {
        let analysis = english.parse(Document(plain: text))
        var arcs: [String: String] = [:]
        for word in 0..<analysis.words.count {
            let head = Int(analysis.words.head[word])
            let form =
                head < 0 ? "root" : analysis.text[analysis.words.span(head)] + "<" + analysis.words.relation[word].code
            arcs[analysis.text[analysis.words.span(word)]] = form
        }
        return arcs
    }

    @Test func trees() {
        let active = arcs("The president visited the capital.")
        #expect(active["visited"] == "root")
        #expect(active["president"] == "visited<nsubj")
        #expect(active["capital"] == "visited<obj")
        let passive = arcs("The treaty was signed by both ministers.")
        #expect(passive["treaty"] == "signed<nsubj:pass")
        #expect(passive["was"] == "signed<aux:pass")
    }

    @Test func featuresAreThoseOfUniversalDependencies() {
        let words = english.parse(Document(plain: "The ministers signed it.")).words
        #expect(words.featureSets[Int(words.features[1])] == "Number=Plur")
        #expect(words.featureSets[Int(words.features[2])].contains("Tense=Past"))
    }

    /// The invariants of a tree hold for anything that is read as words.
    static func check(_ analysis: Analysis) {
        let words = analysis.words
        for sentence in analysis.sentences {
            let roots = sentence.words.filter { words.head[$0] < 0 }
            #expect(roots.count == 1)
            for word in sentence.words {
                var at = word
                var steps = 0
                while words.head[at] >= 0, steps <= sentence.words.count {
                    #expect(sentence.words.contains(Int(words.head[at])))
                    at = Int(words.head[at])
                    steps += 1
                }
                // More steps than words would be a cycle.
                #expect(steps < sentence.words.count)
                if sentence.words.count > 200 { break }
            }
        }
    }
}
