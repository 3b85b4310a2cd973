import Diplomacy
import Foundation
import GRDB
import SourceText

/// A finding with the names of its documents.
public struct FoundFinding: Sendable {
    /// The finding.
    public var finding: Finding
    /// The story that it belongs to.
    public var story: String
    /// The names of the documents that answer.
    public var names: [DocumentID: String]
    /// The days on which they were published.
    public var reported: [DocumentID: CalendarPeriod]
}

/// Which findings are wanted.
public struct FindingQuery: Sendable, Hashable {
    /// Of which verdict; nil for all.
    public var verdict: Finding.Verdict?
    /// Of which kind of question; nil for all.
    public var kind: Finding.Kind?
    /// About whom: entities that a statement which answers is about, or that the question names; all of them.
    public var about: [EntityID] = []
    /// A source that answers: an outlet's id or name, or a document's id or name.
    public var source: String?
    /// The id of an affair.
    public var story: String?
    /// The first day on which a report that answers was published.
    public var since: CalendarDay?
    /// The last.
    public var until: CalendarDay?
    /// When the register is asked.
    public var moment = Register.Moment.now
    /// How many, at most.
    public var limit = 100

    /// A query; by default for everything.
    public init() {}
}

extension Register {
    /// Findings of a verdict that hold now, the most material first.
    public func findings(verdict: Finding.Verdict, limit: Int) throws(RegisterFailure) -> [FoundFinding] {
        var query = FindingQuery()
        query.verdict = verdict
        query.limit = limit
        return try findings(query)
    }

    /// Findings, the most material first.
    public func findings(_ query: FindingQuery) throws(RegisterFailure) -> [FoundFinding] {
        try read { database in
            let revision = try Register.revision(query.moment, database)
            var conditions = [
                "fact.type = 'finding'", "fact.added <= \(revision)",
                "(fact.withdrawn IS NULL OR fact.withdrawn > \(revision))",
            ]
            var arguments: [any DatabaseValueConvertible] = []
            if let verdict = query.verdict {
                conditions.append("fact.label = ?")
                arguments.append(verdict.rawValue)
            }
            if let story = query.story {
                conditions.append("story.id = ?")
                arguments.append(story)
            }
            var sieve = try FindingSieve(query, database)
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT fact.body, story.id AS story FROM fact JOIN story ON story.number = fact.story
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY fact.weight DESC, fact.id
                    """, arguments: StatementArguments(arguments))
            var found: [FoundFinding] = []
            while found.count < query.limit, let row = try rows.next() {
                let finding = try Register.found(row, database)
                if try sieve.keeps(finding, database) { found.append(finding) }
            }
            return found
        }
    }

    /// The finding of a row with `body` and the id of its `story`.
    static func found(_ row: Row, _ database: Database) throws -> FoundFinding {
        try found(StoredFact.finding(row), story: row["story"], database)
    }

    static func found(_ finding: Finding, story: String, _ database: Database) throws -> FoundFinding {
        var found = FoundFinding(finding: finding, story: story, names: [:], reported: [:])
        for answer in finding.answers where found.names[answer.document] == nil {
            guard
                let row = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT name, summary, desk FROM document WHERE id = ? ORDER BY withdrawn IS NOT NULL, number DESC
                        """, arguments: [answer.document.rawValue])
            else { continue }
            found.names[answer.document] = row["name"]
            found.reported[answer.document] = try summary(row).published
        }
        for document in finding.silent where found.names[document] == nil {
            found.names[document] = try String.fetchOne(
                database,
                cachedSQL: "SELECT name FROM document WHERE id = ? ORDER BY withdrawn IS NOT NULL, number DESC",
                arguments: [document.rawValue])
        }
        return found
    }
}

/// What of a query the rows of findings cannot tell.
private struct FindingSieve {
    private let query: FindingQuery
    /// Of each entity that is asked for: the statements about it, and the names that a question may have for it.
    private var wanted: [(statements: Set<Int64>, names: [String])] = []
    private var isOfSource: [DocumentID: Bool] = [:]

    init(_ query: FindingQuery, _ database: Database) throws {
        self.query = query
        for id in query.about {
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT number, name FROM entity WHERE id = ?", arguments: [id.rawValue])
            else {
                wanted.append(([], []))
                continue
            }
            let number: Int = row["number"]
            let statements = try Set(
                Int64.fetchAll(
                    database,
                    sql: """
                        SELECT statement.id FROM about JOIN statement ON statement.number = about.statement
                        WHERE about.entity = ?
                        """, arguments: [number]))
            wanted.append((statements, [row["name"]]))
        }
    }

    /// Whether a question names somebody: `Niger` is no part of `Nigeria`.
    static func names(_ question: String, _ name: String) -> Bool {
        var rest = question[...]
        while let place = rest.range(of: name) {
            let before = question[..<place.lowerBound].last
            let behind = question[place.upperBound...].first
            if !(before?.isLetter ?? false), !(behind?.isLetter ?? false) { return true }
            rest = question[place.upperBound...]
        }
        return false
    }

    mutating func keeps(_ found: FoundFinding, _ database: Database) throws -> Bool {
        let finding = found.finding
        if let kind = query.kind, finding.kind != kind { return false }
        for one in wanted {
            let isAbout =
                finding.answers.contains { answer in
                    answer.statement.map { one.statements.contains(StatementKey($0).value) } ?? false
                } || one.names.contains { FindingSieve.names(finding.question, $0) }
            if !isAbout { return false }
        }
        if query.since != nil || query.until != nil, !found.reported.isEmpty {
            let isInTime = found.reported.values.contains { day in
                if let since = query.since, day.last < since { return false }
                if let until = query.until, day.first > until { return false }
                return true
            }
            if !isInTime { return false }
        }
        guard let source = query.source else { return true }
        for document in Set(finding.answers.map(\.document)) {
            if isOfSource[document] == nil {
                isOfSource[document] =
                    try Int.fetchOne(
                        database, sql: "SELECT 1 FROM document WHERE id = ? AND \(Register.isOfSource) LIMIT 1",
                        arguments: [document.rawValue, source, source, source, source]) != nil
            }
            if isOfSource[document] == true { return true }
        }
        return false
    }
}
