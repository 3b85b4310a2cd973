import SourceText
import Testing

@testable import Briefing

@Suite struct WordingTests {
    @Test(arguments: [
        ("2025-11-06", "6 November 2025"), ("2025-11", "November 2025"), ("2025", "2025"),
        ("2025-11-12/2025-11-13", "12–13 November 2025"), ("2025-10-30/2025-11-02", "30 October – 2 November 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"), ("2026-01-01/2026-03-31", "January–March 2026"),
        ("1990-01-01/1999-12-31", "the 1990s"), ("2019-01-01/2021-12-31", "2019–2021"),
        ("2025-11-01/2026-02-28", "November 2025 – February 2026"),
    ])
    func datesReadAsPeopleWriteThem(_ iso8601: String, _ words: String) throws {
        #expect(DateWords.words(try #require(CalendarPeriod(iso8601: iso8601))) == words)
    }

    @Test(arguments: [
        (Amount(value: 2e8, bound: .about, unit: "USD"), "about $200 million"),
        (Amount(value: 4.82e8, unit: "USD"), "$482 million"),
        (Amount(value: 1.7e10, bound: .atLeast, unit: "USD"), "at least $17 billion"),
        (Amount(value: 3e8, unit: "KZT"), "KZT 300 million"), (Amount(value: 0.25, unit: "share"), "25%"),
        (Amount(value: 38, unit: "percent"), "38%"), (Amount(value: 60000, unit: "people"), "60,000 people"),
        (Amount(value: nil, low: 3e9, high: 5e9, unit: "EUR"), "€3 billion to €5 billion"),
        (Amount(value: nil, low: 1e9, high: 1e12, unit: "USD"), "billions of dollars"),
        (Amount(value: nil, unit: "USD"), "an amount not given"), (Amount(value: 12.5, unit: ""), "12.5"),
        (Amount(value: -2.5e6, unit: "USD"), "-$2.5 million"),
        (Amount(value: .infinity, unit: "tonnes"), "an unknown number tonnes"),
        (Amount(value: nil, low: 2e9, bound: .atLeast, unit: "USD"), "billions of dollars"),
        (Amount(value: nil, low: 2e7, bound: .atLeast, unit: "EUR"), "tens of millions of euros"),
        (Amount(value: nil, low: 24, bound: .atLeast, unit: "people"), "dozens of people"),
        (Amount(value: 2e9, low: 2e9, bound: .atLeast, unit: "USD"), "at least $2 billion"),
        (Amount(value: nil, low: 0.5, bound: .atLeast, unit: "share"), "at least 50%"),
    ])
    func amountsReadAsPeopleWriteThem(_ amount: Amount, _ words: String) {
        #expect(AmountWords.words(amount) == words)
    }

    @Test(arguments: [
        ("2025-11-11", "11 November 2025"), ("about USD 200000000", "about $200 million"),
        ("announced_joining", "announced joining"), ("at most USD 4.2e9", "at most $4.2 billion"),
        ("USD 1000000000-1000000000000", "billions of dollars"), ("not announced_joining", "not announced joining"),
        ("share 0.25", "25%"), ("a free phrase of the text", "a free phrase of the text"), ("", ""),
    ])
    func valuesOfFindingsReadAsPeopleWriteThem(_ value: String, _ words: String) {
        #expect(ValueWords.plain(value) == words)
    }

    @Test func rulesReadAsSentences() {
        #expect(
            ValueWords.sentence("2025-11-11 and 2025-11-12/2025-11-13 share no day")
                == "11 November 2025 and 12–13 November 2025 share no day")
        #expect(
            ValueWords.sentence(
                "the ranges of about USD 200000000 and USD 482000000 do not touch; see announced_joining.")
                == "the ranges of about $200 million and $482 million do not touch; see announced joining.")
        #expect(ValueWords.sentence("half of USD, in 2025, is 7") == "half of USD, in 2025, is 7")
    }

    @Test(arguments: [
        ("  • The   step is\n\tsymbolic. ", "The step is symbolic"),
        ("“We will join,” he said", "‘We will join,’ he said"),
        ("“We will join,”", "We will join"),
        ("He said: “we will", "He said: ‘we will’"),
        ("and was glad,” he said", "and was glad, he said"),
        ("- \u{202E}reversed\u{1B}[31m text", "reversed [31m text"),
    ])
    func passagesAreFitForQuotation(_ text: String, _ words: String) {
        #expect(PassageWords.quotable(text) == words)
    }

    @Test func aPassageOfNothingIsNone() {
        for text in ["", " \n\t", "•", "\u{0}\u{1}", "“”", "…".filter { $0 != "…" }] {
            #expect(PassageWords.quotable(text) == nil)
        }
    }

    @Test func longPassagesAreCutBehindAWord() {
        let text = "The ministers met in the capital, and they signed a paper that nobody outside the room has read"
        #expect(PassageWords.cut(text, 60) == "The ministers met in the capital, and they signed a paper…")
        #expect(PassageWords.cut(text, 50) == "The ministers met in the capital…")
        #expect(PassageWords.cut(String(repeating: "x", count: 90), 20).count == 20)
        #expect(PassageWords.cut(text, 400) == text)
    }

    @Test(arguments: [
        ("GREAT LAKES POLICY CENTRE", "Great Lakes Policy Centre"), ("THE MORNING CABLE", "The Morning Cable"),
        ("INSTITUTE FOR RIVER STUDIES", "Institute for River Studies"), ("FERRIES & PORTS", "Ferries & Ports"),
        ("BBC NEWS", "BBC News"), ("UN NEWS", "UN News"), ("TASS", "TASS"), ("REUTERS", "Reuters"),
        ("ASIA-PLUS", "Asia-Plus"), ("RFE/RL", "RFE/RL"), ("The Delta Courier", "The Delta Courier"),
        ("CRÓNICA DEL RÍO", "Crónica del Río"),
    ])
    func aNameInCapitalsStandsInTitleCase(_ name: String, _ words: String) {
        #expect(NameWords.inTitleCase(name) == words)
    }
}
