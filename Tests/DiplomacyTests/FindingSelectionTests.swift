import SourceText
import Testing

@testable import Diplomacy

/// What becomes of findings, standings and vectors when part of a record is selected.
@Suite struct FindingSelectionTests {
    private let ids = (1...4).map { DocumentID(rawValue: "doc:\($0)") }

    /// Four reports of 2031 to 2034; 1 and 2 say one thing, 3 another, 4 nothing. 1 and 2 are one witness.
    private func record() -> Record {
        var record = Record()
        for (place, id) in ids.enumerated() {
            var document = Document(
                plain: "Norway met Chile.", name: "\(place + 1).txt",
                published: CalendarPeriod(iso8601: "\(2031 + place)-05-01"))
            document.id = id
            record.documents.append(DocumentSummary(document))
            record.statements.append(
                Statement(document: id, span: Span(0, 17), content: .assessment(Assessment(about: ["CHL"]))))
        }
        let statements = record.statements.map(\.id)
        record.origins = [Origin(id: "origin:1", documents: [ids[0], ids[1]], why: "a copy")]
        record.findings = [
            Finding(
                id: "finding:1", question: "How many?", kind: .figure,
                answers: zip(0..<3, ["5", "5", "7"]).map {
                    Finding.Answer(document: ids[$0], value: $1, statement: statements[$0])
                }, silent: [ids[3]], verdict: .conflict, rule: "5 is not 7", severity: 0.8, independent: 2, grade: 5)
        ]
        record.standings = [Standing(subject: .pair("CHL", "NOR"), status: "trade", statements: statements)]
        return record
    }

    private func selected(since: String? = nil, until: String? = nil) -> Record {
        record().selecting(
            Selection(since: since.flatMap { CalendarDay($0) }, until: until.flatMap { CalendarDay($0) }))
    }

    @Test("no answer, and no silence, of a document that was left out stays") func answers() throws {
        let all = Set(ids)
        for (since, until) in [("2032-01-01", nil), (nil, "2032-12-31"), ("2033-01-01", "2033-12-31")]
            as [(String?, String?)]
        {
            let part = selected(since: since, until: until)
            let kept = Set(part.documents.map(\.id))
            #expect(kept != all)
            let finding = try #require(part.findings.first)
            #expect(finding.answers.allSatisfy { kept.contains($0.document) })
            #expect(finding.silent.allSatisfy(kept.contains))
            #expect(part.standings.flatMap(\.statements).allSatisfy(Set(part.statements.map(\.id)).contains))
        }
    }

    @Test("a finding without answers goes") func withoutAnswers() {
        let part = selected(since: "2034-01-01")
        #expect(part.documents.map(\.name) == ["4.txt"])
        #expect(part.findings.isEmpty)
    }

    @Test("answers of one document are single") func single() throws {
        let finding = try #require(selected(since: "2033-01-01").findings.first)
        #expect(finding.verdict == .single && finding.independent == 1 && finding.grade == 6)
        #expect(finding.rule == "one document only")
        #expect(finding.silent == [ids[3]])
    }

    @Test("answers that are left and say the same agree") func agree() throws {
        let finding = try #require(selected(until: "2032-12-31").findings.first)
        #expect(finding.verdict == .agree && finding.independent == 1)
        #expect(finding.silent.isEmpty)
    }

    @Test("answers that still differ still conflict") func conflict() throws {
        let finding = try #require(selected(since: "2032-01-01").findings.first)
        #expect(finding.verdict == .conflict && finding.rule == "5 is not 7" && finding.independent == 2)
    }
}
