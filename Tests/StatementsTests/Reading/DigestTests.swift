import Diplomacy
import Testing

/// What Collation is given of a document's words.
@Suite struct DigestTests {
    private let passage = """
        The ministers of water met at the dam on Friday and agreed to share the river in dry years. A commission will \
        measure the flow at three stations, and its engineers will report to both governments every spring. Farmers on \
        both banks had asked for such a treaty for two decades, and some of them came to watch the signing.
        """

    @Test func aCopiedPassageSharesFingerprints() throws {
        let original = try ReadText.reading(passage).digest
        let copy = try ReadText.reading(
            "Our correspondent writes from the valley. " + passage + " Rain is expected at the weekend."
        ).digest
        let other = try ReadText.reading(
            "The bank raised its rate by a quarter point on Thursday, and the currency rose against its neighbours."
        )
        .digest
        #expect(original.fingerprints.count > 8)
        let shared = Set(original.fingerprints).intersection(copy.fingerprints)
        #expect(shared.count * 10 >= original.fingerprints.count * 8)
        #expect(Set(original.fingerprints).isDisjoint(with: other.fingerprints))
    }

    @Test func termsAndFingerprintsAreSorted() throws {
        let digest = try ReadText.reading(passage).digest
        #expect(digest.terms.map(\.hash) == digest.terms.map(\.hash).sorted())
        #expect(digest.fingerprints == digest.fingerprints.sorted())
        #expect(digest.words > 50)
    }

    @Test func anEmptyTextIsNoTrouble() throws {
        let reading = try ReadText.reading("")
        #expect(reading.digest == Digest())
        #expect(reading.statements.isEmpty)
    }
}
