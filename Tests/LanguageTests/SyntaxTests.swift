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

    /// A name of a thing that begins like one of a person is headed by the word that tells what it is.
    @Test func namesAfterPersonsAreHeadedByTheirLastWord() {
        let arcs = arcs("The ministers signed the Camp David Accords.")
        #expect(arcs["Accords"] == "signed<obj")
        #expect(arcs["David"] == "Accords<compound")
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

    /// The invariants of a tree hold for anything that is read as words: one root, heads inside the sentence, no cycle.
    static func check(_ analysis: Analysis) {
        let words = analysis.words
        var faults = 0
        /// The word that a walk up began at when it came by.
        var seen = [Int](repeating: -1, count: words.count)
        for sentence in analysis.sentences {
            if sentence.words.lazy.filter({ words.head[$0] < 0 }).count != 1 { faults += 1 }
            for word in sentence.words {
                var at = word
                while seen[at] < 0 {
                    seen[at] = word
                    let head = Int(words.head[at])
                    guard head >= 0 else { break }
                    guard sentence.words.contains(head) else {
                        faults += 1
                        break
                    }
                    at = head
                    // Back where this very walk has been: a cycle.
                    if seen[at] == word { faults += 1 }
                }
            }
        }
        #expect(faults == 0)
    }
}
