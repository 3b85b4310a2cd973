import SourceText
import Testing

@testable import Diplomacy

/// Grades of sources, handling marks, entries by hand.
@Suite struct DeskTests {
    private static let documents = ["one", "two", "three"].map { Document(plain: "Oslo met \($0).", name: "\($0).txt") }

    private func finding(_ verdict: Finding.Verdict, _ values: [String], independent: Int, grade: Int) -> Finding {
        Finding(
            id: "finding:1", question: "How much?", kind: .figure,
            answers: zip(DeskTests.documents, values).map { Finding.Answer(document: $0.id, value: $1) },
            verdict: verdict, rule: "", severity: 0.5, independent: independent, grade: grade)
    }

    private func graded(_ finding: Finding, _ grades: [SourceGrade?]) -> Int {
        var finding = finding
        var byDocument: [DocumentID: SourceGrade] = [:]
        for (document, grade) in zip(DeskTests.documents, grades) { byDocument[document.id] = grade }
        finding.regrade(by: byDocument, homes: [:])
        return finding.grade
    }

    @Test("sources of the grades D and E confirm nothing and speak against nothing") func grades() {
        let agree = finding(.agree, ["5", "5", "5"], independent: 3, grade: 1)
        #expect(graded(agree, [nil, nil, nil]) == 1)
        #expect(graded(agree, [.e, nil, nil]) == 1)
        #expect(graded(agree, [.e, .d, nil]) == 2)
        #expect(graded(agree, [.e, .d, .e]) == 4)
        let conflict = finding(.conflict, ["5", "5", "7"], independent: 3, grade: 5)
        #expect(graded(conflict, [nil, nil, .e]) == 1)
        #expect(graded(conflict, [.b, nil, nil]) == 5)
        let single = finding(.single, ["5"], independent: 1, grade: 6)
        #expect([SourceGrade.a, .b, .c, .e, .f].map { graded(single, [$0]) } == [2, 3, 6, 4, 6])
    }

    /// Two free reports and one that is marked, of one affair.
    private func record(_ marks: [HandlingMark]) -> Record {
        var record = Record()
        record.documents = DeskTests.documents.map { DocumentSummary($0) }
        record.documents[2].desk = DeskRemarks(handling: marks)
        record.documents[2].title = "The secret"
        for document in DeskTests.documents {
            let statement = Statement(
                document: document.id, span: Span(0, 4), content: .assessment(Assessment(about: ["NOR"])))
            record.statements.append(statement)
            record.mentions.append(
                EntityMention(
                    document: document.id, span: Span(0, 4), entity: document.name == "three.txt" ? "person:x" : "NOR"))
        }
        record.entities = [
            Entity(id: "NOR", kind: .state, name: "Norway", names: ["Norway", "the fjords"]),
            Entity(id: "person:x", kind: .person, name: "X", names: ["X"]),
        ]
        record.findings = [
            Finding(
                id: "finding:1", question: "How much?", kind: .figure,
                answers: zip(record.documents, ["5", "5", "7"]).map {
                    Finding.Answer(document: $0.id, value: $1, span: Span(0, 4))
                }, verdict: .conflict, rule: "", severity: 0.5, independent: 3, grade: 5)
        ]
        record.stories = [Story(id: "story:1", title: "The secret", documents: record.documents.map(\.id))]
        return record
    }

    @Test("what is marked does not go out, nor what only it tells") func release() throws {
        let (released, withheld) = record([.doNotExport]).released(inHouse: true)
        #expect(withheld.map(\.name) == ["three.txt"])
        #expect(released.documents.map(\.name) == ["one.txt", "two.txt"])
        #expect(released.statements.count == 2)
        #expect(released.entities.map(\.id) == ["NOR"])
        #expect(released.entities[0].names == ["Norway"])
        let finding = try #require(released.findings.first)
        #expect(finding.answers.count == 2 && finding.verdict == .agree && finding.independent == 2)
        #expect(released.stories[0].title == "one.txt" && released.stories[0].documents.count == 2)
    }

    @Test("what an entry by hand rests on goes out with it, or neither does") func entryOnSource() {
        var record = record([.doNotExport])
        record.documents[0].desk = DeskRemarks(
            entry: DeskRemarks.Entry(by: "ana", at: "2026-03-01T09:00:00Z", document: record.documents[2].id))
        #expect(record.released().withheld.map(\.name) == ["one.txt", "three.txt"])
    }

    @Test("what is internal goes out where it stays in the house") func house() {
        #expect(record([.internal]).released().withheld.count == 1)
        #expect(record([.internal]).released(inHouse: true).withheld.isEmpty)
        #expect(record([]).released().withheld.isEmpty)
    }

    @Test("an entry by hand comes back from its raw bytes, and says its statement in words") func entry() throws {
        let entry = try HandEntry(
            .status,
            fields: ["framework": "fw:pact", "state": "KAZ", "status": "announced_joining", "date": "2025-11"],
            named: ["fw:pact": "the Pact", "KAZ": "Kazakhstan"], by: "Ana Rivera", at: "2026-03-01T09:00:00Z",
            source: "a call", handling: [.internal])
        #expect(HandEntry(raw: entry.raw) == entry)
        let document = entry.asDocument
        #expect(
            document.text[document.text.span]
                == "Kazakhstan: announced joining in the Pact, since 2025-11.\n\nSource: a call. Entered by Ana Rivera, 2026-03-01.\n"
        )
        #expect(document.name == "ana-rivera-2026-03-01")
        #expect(document.sha256 == SHA256.hexadecimal(of: entry.raw))
        var reading = Reading(document: DocumentSummary(document))
        try entry.enter(into: &reading)
        #expect(reading.statements.count == 1)
        #expect(
            document.text[reading.statements[0].span] == "Kazakhstan: announced joining in the Pact, since 2025-11.")
        #expect(reading.document.desk?.handling == [.internal])
    }
}
