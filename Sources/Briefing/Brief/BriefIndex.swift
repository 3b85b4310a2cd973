import Diplomacy
import SourceText

/// A record looked up by document, so that each affair of many is briefed on without reading the whole record again; a class, for
/// it is shared and never copied.
final class BriefIndex: Sendable {
    let record: Record
    let names: NameWords
    let documents: [DocumentID: DocumentSummary]
    /// The origin that a document belongs to; a document without one is its own.
    let origins: [DocumentID: String]
    private let statements: [DocumentID: [Statement]]
    private let findings: [DocumentID: [Int]]
    private let standings: [DocumentID: [Int]]
    private let lineage: [DocumentID: [Lineage]]

    init(_ record: Record, stateNames: [EntityID: String]) {
        self.record = record
        names = NameWords(record.entities, stateNames: stateNames)
        documents = Dictionary(record.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var origins: [DocumentID: String] = [:]
        for origin in record.origins { for document in origin.documents { origins[document] = origin.id } }
        self.origins = origins
        statements = Dictionary(grouping: record.statements, by: \.document)
        lineage = Dictionary(grouping: record.lineage, by: \.document)
        var findings: [DocumentID: [Int]] = [:]
        for (index, finding) in record.findings.enumerated() {
            for document in Set(finding.answers.map(\.document)) { findings[document, default: []].append(index) }
        }
        self.findings = findings
        let homes = Dictionary(record.statements.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
        var standings: [DocumentID: [Int]] = [:]
        for (index, standing) in record.standings.enumerated() {
            for document in Set(standing.statements.compactMap { homes[$0] }) {
                standings[document, default: []].append(index)
            }
        }
        self.standings = standings
    }

    /// The stories to brief on: those of the record, largest first; one of everything where the record tells none apart.
    var stories: [Story] {
        guard record.stories.isEmpty else {
            return record.stories.sorted {
                ($1.documents.count, $0.title, $0.id) < ($0.documents.count, $1.title, $1.id)
            }
        }
        guard !record.documents.isEmpty else { return [] }
        let title = record.documents.compactMap(\.title).min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return [Story(id: "story:all", title: title ?? "All reports", documents: record.documents.map(\.id))]
    }

    func statements(of documents: [DocumentID]) -> [Statement] { documents.flatMap { statements[$0] ?? [] } }

    func lineage(of documents: [DocumentID]) -> [Lineage] { documents.flatMap { lineage[$0] ?? [] } }

    func findings(of documents: [DocumentID]) -> [Finding] {
        Set(documents.flatMap { findings[$0] ?? [] }).sorted().map { record.findings[$0] }
    }

    func standings(of documents: [DocumentID]) -> [Standing] {
        Set(documents.flatMap { standings[$0] ?? [] }).sorted().map { record.standings[$0] }
    }
}
