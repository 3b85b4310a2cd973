import SourceText
import Testing

@testable import Intake

/// What is said of input that is nearly right.
@Suite struct InputHintTests {
    @Test(arguments: [
        ("a.jsonl", "{\"text\":\"\"}\n", "line 1 has an empty 'text'; give the report's text in it"),
        ("a.jsonl", "{\"title\":\"A\"}\n", "line 1 has neither text nor html; one of them is needed"),
        (
            "a.json", "[{\"text\":\"The ministers left.\"}]\n",
            "is a JSON array, which is not read yet; give JSON Lines, one document a line"
        ),
        ("a.txt", "\u{FEFF}", "is empty; remove it or fetch it again"),
    ])
    func reasons(_ name: String, _ bytes: String, _ reason: String) throws {
        #expect(try Sources.read(bytes, name: name).failures.map(\.reason) == [reason])
    }

    @Test func fieldsOfOtherProgramsAreNamed() throws {
        let rows = "{\"headline\":\"A\",\"author\":\"B\",\"text\":\"The ministers left the landing in the evening.\"}\n"
        let notes = try Sources.read(rows, name: "a.jsonl").notes
        #expect(notes.warnings.contains("rename: author to authors, headline to title"))
    }

    @Test func aPageThatSaysItIsFrenchIsRemarkedOn() throws {
        let page = "<html lang=\"fr\"><body><p>Les ministres ont parlé.</p></body></html>"
        let document = try #require(try Sources.read(page, name: "a.html").documents.first)
        let report = try #require(ForeignReport(document))
        #expect(
            report.remark == "a.html: is not in English (fr, as it says itself); little or nothing is read out of it")
    }
}
