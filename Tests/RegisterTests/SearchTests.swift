import SourceText
import Testing

@testable import Register

/// What a search means, and where it finds it.
@Suite struct SearchTests {
    @Test(
        "words, phrases, alternatives, exclusions and beginnings become an expression of FTS5",
        arguments: [
            ("grain deal", "\"grain\" AND \"deal\""),
            ("\"grain deal\" odesa", "\"grain deal\" AND \"odesa\""),
            ("odesa OR izmail port", "(\"odesa\" OR \"izmail\") AND \"port\""),
            ("grain -poland", "(\"grain\") NOT (\"poland\")"),
            ("export*", "\"export\"*"),
            ("AND (x) \"", "\"AND\" AND \"(x)\""),
        ])
    func expressions(words: String, expression: String) { #expect(SearchWords(words).expression == expression) }

    @Test("nothing to look for is no expression", arguments: ["", "  ", "-", "\"\"", "OR", "-x", "***"])
    func nothing(words: String) { #expect(SearchWords(words).expression == nil) }

    @Test("a hit cites the bytes that it shows, and marks the words") func hit() throws {
        try Reports.withRegister { register, _ in
            let hit = try #require(try register.search("PACT chile").first)
            #expect(hit.document.name == "a.txt" || hit.document.name == "b.txt")
            let bytes = Array(hit.text.utf8)
            #expect(hit.passage.count == bytes.count)
            #expect(
                hit.marks.map { String(decoding: bytes[$0.range], as: UTF8.self).lowercased() }.sorted() == [
                    "chile", "pact",
                ])
        }
    }
}
