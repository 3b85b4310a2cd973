import Diplomacy
import SourceText

/// What one affair's brief is made from: the statements of its documents, and what hangs on them.
///
/// A class, for every section holds it: it is shared and never copied.
final class AffairContext: Sendable {
    let names: NameWords
    let options: BriefOptions
    let story: Story
    /// By date of publication, then by name.
    let documents: [DocumentSummary]
    let statements: [Statement]
    let findings: [Finding]
    let standings: [Standing]
    let lineage: [Lineage]
    let origins: [Origin]
    let vectors: [Vector]
    let excerpts: [DocumentID: Excerpts]
    /// How much of the affair's talk is about a party, 0...1, the party most talked of having 1.
    let weight: [EntityID: Double]
    /// Documents that hold another's text.
    let copies: Set<DocumentID>
    /// Statements that stand in a finding whose answers cannot all be right, and those that tell the same thing in the same words.
    let disputed: Set<String>
    private let byID: [String: Statement]
    private let originOf: [DocumentID: String]
    private let documentByID: [DocumentID: DocumentSummary]

    init(story: Story, index: BriefIndex, options: BriefOptions) {
        self.story = story
        self.options = options
        names = index.names
        excerpts = index.record.excerpts
        originOf = index.origins
        documentByID = index.documents
        documents = story.documents.compactMap { index.documents[$0] }.sorted {
            let left = ($0.published?.first.number ?? .max, $0.name)
            return left < ($1.published?.first.number ?? .max, $1.name)
        }
        let order = documents.map(\.id)
        let names = names
        statements = index.statements(of: order).filter { $0.region != .furniture && $0.region != .derived }
        let kept = Dictionary(statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byID = kept
        findings = index.findings(of: order).sorted {
            ($1.severity, $0.question, $0.id) < ($0.severity, $1.question, $1.id)
        }
        standings = index.standings(of: order).filter { $0.statements.contains { kept[$0] != nil } }
        lineage = index.lineage(of: order)
        let members = Set(order)
        origins = index.record.origins.filter { $0.documents.contains { members.contains($0) } }
        vectors = index.record.vectors.filter { vector in
            vector.statements.contains { kept[$0] != nil }
        }
        copies = Set(
            lineage.compactMap {
                if case .copies = $0.relation { $0.document } else { nil }
            })
        var counts: [EntityID: Double] = [:]
        for statement in statements {
            for party in Set(statement.subjects.map(names.party)) { counts[party, default: 0] += 1 }
        }
        let most = counts.values.max() ?? 1
        weight = counts.mapValues { $0 / most }
        disputed = AffairContext.disputed(findings, statements, kept)
    }

    /// What answers a conflict; where it is about an act, also what else is read out of the same words: `Peru has joined the pact` is a
    /// status and an event, and whoever denies the one denies the other.
    private static func disputed(
        _ findings: [Finding], _ statements: [Statement], _ byID: [String: Statement]
    ) -> Set<String> {
        let acts: Set<Statement.Kind> = [.event, .status, .tie, .deal]
        var disputed: Set<String> = []
        var places: [DocumentID: [Span]] = [:]
        for finding in findings where finding.verdict == .conflict {
            for answer in finding.answers {
                guard let id = answer.statement else { continue }
                disputed.insert(id)
                guard let statement = byID[id], acts.contains(statement.kind) else { continue }
                places[statement.document, default: []].append(statement.span)
            }
        }
        for statement in statements where acts.contains(statement.kind) {
            let isSame = places[statement.document]?.contains { span in
                span.overlap(statement.span) * 2 > max(span.count, statement.span.count)
            }
            if isSame == true { disputed.insert(statement.id) }
        }
        return disputed
    }

    func statement(_ id: String?) -> Statement? { id.flatMap { byID[$0] } }

    func document(_ id: DocumentID) -> DocumentSummary? { documentByID[id] }

    /// How a reader knows a document: its publisher, else its name.
    func source(_ id: DocumentID) -> String {
        guard let document = documentByID[id] else { return id.rawValue }
        if let publisher = document.publisher, !publisher.isEmpty {
            return NameWords.inTitleCase(PassageWords.clean(publisher))
        }
        if let outlet = document.outlet { return names[outlet] }
        return PassageWords.clean(document.name)
    }

    /// The outlet that published a document, where it is known.
    func outlet(of id: DocumentID) -> EntityID? { documentByID[id]?.outlet }

    /// How many independent witnesses some documents are.
    func witnesses(_ documents: some Sequence<DocumentID>) -> Int {
        Set(documents.map { originOf[$0] ?? $0.rawValue }).count
    }

    /// The words of a statement, fit for quotation.
    func quote(_ statement: Statement, limit: Int = 220) -> String? {
        excerpts[statement.document]?[statement.span].flatMap { PassageWords.quotable($0, limit: limit) }
    }

    /// Who says what a statement says, where that is not the document itself: `Acuña, via Radio Illimani`.
    func voice(_ statement: Statement) -> String? {
        let outlet = documentByID[statement.document]?.outlet
        let via = statement.via.flatMap { $0 == outlet || $0 == statement.speaker ? nil : names[$0] }
        guard let speaker = statement.speaker, speaker != outlet else { return via }
        return via.map { "\(names[speaker]), via \($0)" } ?? names[speaker]
    }

    /// Of statements that say the same, the one to quote: from the article rather than its headline, from the first
    /// witness rather than a copy, neither clipped nor long.
    func best(_ statements: [Statement]) -> Statement? {
        statements.min { rank($0) < rank($1) }
    }

    private func rank(_ statement: Statement) -> (Int, Int32, String, Int) {
        var faults = 0
        if statement.region != .body { faults += 4 }
        if copies.contains(statement.document) { faults += 3 }
        let length = statement.span.count
        if length < 40 { faults += 2 }
        if length > 200 { faults += 1 }
        if length > 400 { faults += 2 }
        if excerpts[statement.document]?[statement.span] == nil { faults += 8 }
        let document = documentByID[statement.document]
        return (faults, document?.published?.first.number ?? .max, document?.name ?? "", statement.span.start)
    }
}
