import Diplomacy
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
}

extension Register {
    /// Findings of a verdict that hold now, the most material first.
    public func findings(verdict: Finding.Verdict, limit: Int) throws(RegisterFailure) -> [FoundFinding] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT fact.body, story.id AS story FROM fact JOIN story ON story.number = fact.story
                    WHERE fact.type = 'finding' AND fact.label = ? AND fact.withdrawn IS NULL
                    ORDER BY fact.weight DESC, fact.id LIMIT ?
                    """, arguments: [verdict.rawValue, limit]
            ).map { try Register.found($0, database) }
        }
    }

    private static func found(_ row: Row, _ database: Database) throws -> FoundFinding {
        let finding = try value(Finding.self, row["body"])
        var names: [DocumentID: String] = [:]
        for answer in finding.answers where names[answer.document] == nil {
            names[answer.document] = try String.fetchOne(
                database, cachedSQL: "SELECT name FROM document WHERE id = ? ORDER BY withdrawn IS NOT NULL",
                arguments: [answer.document.rawValue])
        }
        return FoundFinding(finding: finding, story: row["story"], names: names)
    }
}
