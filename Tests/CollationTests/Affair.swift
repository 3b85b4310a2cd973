import Diplomacy
import SourceText

@testable import Collation

/// Builds readings of an affair, a report at a time, for tests.
struct Affair {
    /// Read once for all tests.
    static let tables = Result { try Tables.load() }

    private(set) var readings: [Reading] = []
    private var entities: [Entity] = []

    /// Knows a person of a state.
    mutating func person(_ name: String, of state: EntityID, role: String? = nil) -> EntityID {
        let entity = Entity(
            id: EntityID(kind: .person, name: name), kind: .person, name: name, names: [name], state: state, role: role)
        entities.append(entity)
        return entity.id
    }

    mutating func framework(_ name: String) -> EntityID {
        let entity = Entity(id: EntityID(kind: .framework, name: name), kind: .framework, name: name, names: [name])
        entities.append(entity)
        return entity.id
    }

    mutating func place(_ name: String, in state: EntityID) -> EntityID {
        let entity = Entity(
            id: EntityID(kind: .place, name: name), kind: .place, name: name, names: [name], state: state)
        entities.append(entity)
        return entity.id
    }

    /// A report: each line is one sentence with the statement that it makes.
    mutating func report(
        _ name: String, published: String? = nil, fingerprints: [UInt64] = [], via: EntityID? = nil,
        _ lines: [(String, Statement.Content)], modality: [Int: Statement.Modality] = [:]
    ) {
        let text = lines.map(\.0).joined(separator: "\n")
        let document = Document(
            plain: text, name: name, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        var start = 0
        var statements: [Statement] = []
        for (index, (line, content)) in lines.enumerated() {
            let span = Span(start, start + line.utf8.count)
            start = span.end + 1
            statements.append(
                Statement(
                    document: document.id, span: span, via: via, modality: modality[index] ?? .actual, content: content)
            )
        }
        readings.append(
            Reading(
                document: DocumentSummary(document), entities: entities, statements: statements,
                digest: Digest(fingerprints: fingerprints, entities: entities.map { .init(entity: $0.id, count: 1) }),
                excerpts: Excerpts(of: Text(text), spans: statements.map(\.span))))
    }

    /// A report of one sentence that makes several statements.
    mutating func report(_ name: String, oneLine text: String, _ contents: [Statement.Content]) {
        let document = Document(plain: text, name: name)
        let statements = contents.map {
            Statement(document: document.id, span: Span(0, text.utf8.count), content: $0)
        }
        readings.append(
            Reading(
                document: DocumentSummary(document), entities: entities, statements: statements, digest: Digest(),
                excerpts: Excerpts(of: Text(text), spans: statements.map(\.span))))
    }

    /// The record of all reports, taken as one story.
    func record() throws -> Record {
        var options = CollationOptions()
        options.oneStory = true
        return try Collator(tables: Affair.tables.get(), options: options).collate(readings)
    }
}

extension Record {
    /// The findings of a kind and verdict, as `answer | answer`.
    func lines(_ kind: Finding.Kind, _ verdict: Finding.Verdict) -> [String] {
        findings.filter { $0.kind == kind && $0.verdict == verdict }
            .map { finding in
                var values: [String] = []
                for answer in finding.answers where !values.contains(answer.value) { values.append(answer.value) }
                return values.joined(separator: " | ")
            }.sorted()
    }
}

/// A visit of one to another's state.
func visit(_ who: EntityID, to state: EntityID, _ date: String?, place: EntityID? = nil) -> Statement.Content {
    .event(
        Event(
            plover: "CONSULT", mode: "visit", who: [who], whom: [state],
            date: date.flatMap { CalendarPeriod(iso8601: $0) },
            place: place))
}

func act(_ plover: String, _ who: [EntityID], _ whom: [EntityID] = [], _ date: String? = nil, cameo: String? = nil)
    -> Statement.Content
{
    .event(
        Event(
            plover: plover, cameo: cameo, who: who, whom: whom, date: date.flatMap { CalendarPeriod(iso8601: $0) }))
}

func figure(
    _ value: Double?, _ unit: String, _ what: String, _ between: [EntityID] = [], _ bound: Amount.Bound = .exact,
    low: Double? = nil, high: Double? = nil, period: String? = nil
) -> Statement.Content {
    .figure(
        Figure(
            amount: Amount(value: value, low: low, high: high, bound: bound, unit: unit), what: what, between: between,
            period: period.flatMap { CalendarPeriod(iso8601: $0) }))
}

func status(_ state: EntityID, _ framework: EntityID, _ stage: FrameworkStatus.Stage, _ date: String? = nil)
    -> Statement.Content
{
    .status(
        FrameworkStatus(
            framework: framework, state: state, stage: stage, date: date.flatMap { CalendarPeriod(iso8601: $0) }))
}
