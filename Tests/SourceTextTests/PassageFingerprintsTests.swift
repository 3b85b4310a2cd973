import Testing

@testable import SourceText

/// What is kept of an article to find its copies.
@Suite struct PassageFingerprintsTests {
    private func prints(_ text: String) -> PassageFingerprints { PassageFingerprints(of: Document(plain: text)) }

    private let sentence = "The ministers of water met at the dam on Friday and agreed to share the river in dry years"

    @Test("quotation marks, dashes, apostrophes, capitals and line breaks make no difference") func marks() {
        let plain = prints("the town's mayor - a farmer - said \"we won't sell\" and left the hall at noon today")
        #expect(
            plain
                == prints("THE town’s mayor\n— a farmer — said “we won’t sell” and left the hall, at noon\u{A0}today."))
        #expect(plain.words == 16)
        #expect(plain.text != nil)
    }

    @Test("a shared passage of a run and a window of words is noticed wherever it stands") func passage() {
        let passage = sentence.split(separator: " ").prefix(PassageFingerprints.run + PassageFingerprints.window - 1)
            .joined(separator: " ")
        let one = prints("Early snow closed two passes. " + passage + " yesterday while the markets were calm.")
        let other = prints("Nobody knew for how long " + passage + " or why the talks had been moved there at all.")
        #expect(!Set(one.hashes).isDisjoint(with: other.hashes))
    }

    @Test("sentences that stand between those of another report are all found again") func interleaved() {
        let copied = [
            sentence + ".", "\"Nobody loses,\" the minister of the lower valley said after the signing.",
            sentence + " once more.",
        ]
        let own = [
            "Snow had closed the pass that leads to it.", "Farmers waited at the gate with their lists of claims.",
        ]
        let source = prints(copied.joined(separator: " "))
        let copy = prints([copied[0], own[0], copied[1], own[1], copied[2]].joined(separator: " "))
        #expect(Set(source.hashes).isSubset(of: copy.hashes))
    }

    @Test("hashes are sorted, each once") func sorted() {
        let hashes = prints(sentence + ". " + sentence + ".").hashes
        #expect(hashes == Array(Set(hashes)).sorted())
    }

    @Test("title, captions and derived passages do not count") func body() {
        var document = Document(plain: "A headline of the day\n" + sentence)
        document.headline = Span(0, 21)
        #expect(PassageFingerprints(of: document) == prints(sentence))
    }

    @Test("short and empty texts are no trouble") func short() {
        #expect(prints("") == prints("…"))
        #expect(prints("").hashes.isEmpty)
        #expect(prints("Three words only").hashes.isEmpty)
        #expect(prints("Just four words here").hashes.count == 1)
        #expect(prints("Just four words here").text == nil)
    }
}
