import Testing

@testable import Diplomacy

/// Runs of words found in passages.
@Suite struct PhrasesTests {
    @Test(arguments: [
        ("curry favo*", "They curry favour with the north.", true),
        ("curry favo*", "They curry no favour with the north.", false),
        ("win ~ favo*", "They win the lasting favour of the north.", true),
        ("win ~ favo*", "They win it all, and only then and there by favour.", false),
        ("détente", "A “détente” at last.", true),
        ("entente", "A café-table entente—no more.", true),
        ("tente", "A détente at last.", false),
        ("two words", "Two\u{A0}words, joined.", true),
        ("self-made", "A self-made rift", true),
    ])
    func areFound(_ phrase: String, _ passage: String, _ isFound: Bool) {
        var phrases = Phrases()
        phrases.add(phrase, value: 7)
        #expect(phrases.values(in: passage) == (isFound ? [7] : []))
    }
}
