import Testing

@testable import Intake

/// What a source is taken for, by its first bytes and the ending of its name.
@Suite struct ContentKindTests {
    private static let spread = ContentKind.unsupported(
        "JSON over several lines", advice: "give JSON Lines, one document a line")

    private static let array = ContentKind.unsupported(
        "a JSON array", advice: "give JSON Lines, one document a line")

    @Test(arguments: [
        (#"{"text": "A treaty."}"#, "rows", ContentKind.rows),
        (#"{"title": "A treaty."}"#, "row.json", .rows),
        (#"{"title": "A treaty."}"#, "note.txt", .plain),
        ("{", "rows.jsonl", .rows),
        ("{\n  \"text\": \"A treaty.\"\n}", "row.json", spread),
        ("[{\"text\": \"A treaty.\"}]", "rows.json.gz", array),
        ("<p>A treaty.</p><p>A pact.</p>", "page", .page),
        ("<?xml version=\"1.0\"?><rss>", "feed.xml", .feed),
        ("A treaty was signed.", "report.txt", .plain),
    ])
    func isToldByBytesAndName(_ text: String, _ name: String, _ kind: ContentKind) {
        #expect(ContentKind(firstBytes: Array(text.utf8)[...], name: name) == kind)
    }
}
