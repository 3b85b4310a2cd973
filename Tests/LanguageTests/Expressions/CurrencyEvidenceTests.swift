import SourceText
import Testing

@testable import Language

/// Whose dollars a bare sign means: the sentence before the text, the text before its publisher, and what is said of it.
@Suite struct CurrencyEvidenceTests {
    private func last(_ text: String, country: String? = nil) throws -> (String?, String?) {
        let found = try Readers.quantities.get().read(Text(text), country: country).last
        return (found?.amount.unit, found?.unitBasis)
    }

    @Test func theSentenceComesFirst() throws {
        let sentence = "a state named in the sentence"
        #expect(try last("It raised HK$10 billion. The United States then lent $5 billion.") == ("USD", sentence))
        #expect(try last("It raised C$10 billion. It got $5 billion, U.S. officials said.") == ("USD", sentence))
        #expect(try last("Washington will lend $5 billion.", country: "AUS") == ("USD", sentence))
        #expect(try last("It lent US$2bn and C$3bn. Canada will lend $5 billion.") == ("CAD", sentence))
    }

    @Test func theTextComesBeforeItsPublisher() throws {
        #expect(
            try last("It raised C$10 billion. It then lent $5 billion.", country: "AUS")
                == ("CAD", "named earlier in the text"))
        #expect(try last("It lent $5 billion.", country: "AUS") == ("AUD", "the country of the publisher"))
        #expect(try last("It lent $5 billion.") == ("USD", "usage of international news"))
    }

    @Test func twoStatesOfASentenceDecideNothing() throws {
        #expect(
            try last("It raised HK$9bn. Hong Kong owes America $5 billion.") == ("HKD", "named earlier in the text"))
        // Most reports of other states count in the dollars of the United States.
        #expect(try last("Canada will lend $5 billion.") == ("USD", "usage of international news"))
    }

    @Test func aSumGivenAnewIsAnotherCurrency() throws {
        let usage = "usage of international news"
        #expect(try last("Hong Kong's firm lost HK$4.20, or about $0.54.") == ("USD", usage))
        #expect(try last("It costs C$9bn or $6bn.", country: "CAN") == ("USD", usage))
    }

    @Test func aSignIsNoState() throws {
        #expect(
            try last("It raised C$9bn and owes $5 billion, or us that much.")
                == ("CAD", "named earlier in the text"))
    }
}
