import Diplomacy
import GRDB
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

    @Test(
        "where many have the words, those with them in the title come first, and then the latest", arguments: [0, 1, 2])
    func frequent(most: Int) throws {
        try Reports.withPath { path in
            let register = try Register(path: path, access: .create, program: "test 1")
            try register.receive([
                Reports.report("The pact", "The pact was signed.", day: 1),
                Reports.report("Rain", "It rained.", day: 2),
                Reports.report("Harbour", "The pact is of no use to the harbour.", day: 3),
                Reports.report("Fish", "The pact of the pacts: a pact on fish.", day: 4),
                Reports.report("A pact", "Both signed the pact.", day: 5),
            ])
            let names = try register.read { database in
                var order = try SearchOrder(
                    SearchWords("pact"), "document.withdrawn IS NULL", [], database, frequent: most)
                var names: [String] = []
                while let number = try order.next() {
                    names += try String.fetchAll(
                        database, sql: "SELECT name FROM document WHERE number = ?", arguments: [number])
                }
                return names
            }
            // Two titles have it: they are ranked where two are few, else told from the latest.
            #expect(Set(names.prefix(2)) == ["The pact", "A pact"])
            if most < 2 { #expect(names.first == "A pact") }
            #expect(names.dropFirst(2) == ["Fish", "Harbour"])
        }
    }

    @Test("what is said of two is found whoever is named first, with words and without", arguments: ["", "pact"])
    func two(words: String) throws {
        try Reports.withRegister { register, _ in
            try register.receive([Reports.report("c.txt", "Norway welcomed a pact.", day: 3, whom: "PER")])
            try Reports.collate(register)
            var query = SearchQuery()
            query.words = words
            for about in [["NOR", "CHL"], ["CHL", "NOR"]] as [[EntityID]] {
                query.about = about
                #expect(try Set(register.search(query).map(\.document.name)) == ["a.txt", "b.txt"])
            }
            query.about = ["NOR"]
            #expect(try register.search(query).count == 3)
            query.about = ["NOR", "USA"]
            #expect(try register.search(query).isEmpty)
        }
    }
}
