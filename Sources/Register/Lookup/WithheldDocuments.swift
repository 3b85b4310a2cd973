import Diplomacy
import GRDB
import SourceText

/// Documents that may not go out, and where they stand: what everything that is told outside has to leave out.
public struct WithheldDocuments: Sendable, Hashable {
    /// Their ids.
    public var documents: Set<DocumentID> = []
    /// The numbers of their rows.
    var numbers: Set<Int> = []
    /// Their names and titles.
    public var words: Set<String> = []
    /// How many of them an affair has, by its id.
    public var stories: [String: Int] = [:]

    /// Whether there is none.
    public var isEmpty: Bool { documents.isEmpty }

    /// None.
    public init() {}
}

extension Register {
    /// The documents that may not go out now.
    ///
    /// - Parameter house: whether what goes out stays in the house, so that what is internal may go with it.
    public func withheldDocuments(inHouse house: Bool) throws(RegisterFailure) -> WithheldDocuments {
        try read { database in
            let corrections = try Register.correctionsInForce(database)
            // Also those that are in it no more: what the register said on a past day is asked for, too.
            var rows = try Row.fetchAll(database, sql: "SELECT * FROM document WHERE desk IS NOT NULL")
            for document in corrections.markedDocuments.sorted() {
                rows += try Row.fetchAll(
                    database, cachedSQL: "SELECT * FROM document WHERE id = ?", arguments: [document.rawValue])
            }
            let all = try rows.map { (row: $0, summary: try Register.summary($0)) }
            let marked = Set(
                all.filter { corrections.remarks(on: $0.summary)?.mayGoOut(inHouse: house) == false }.map(\.summary.id))
            var withheld = WithheldDocuments()
            for (row, summary) in all {
                // An entry by hand says in its words what it rests on: it goes out only where that does.
                let isOfMarked = summary.desk?.entry?.document.map(marked.contains) ?? false
                guard marked.contains(summary.id) || isOfMarked else { continue }
                withheld.numbers.insert(row["number"])
                guard withheld.documents.insert(summary.id).inserted else { continue }
                withheld.words.insert(summary.name)
                if let title = summary.title { withheld.words.insert(title) }
                let stories = try String.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT story.id FROM membership JOIN story ON story.number = membership.story
                        WHERE membership.document = ? AND membership.withdrawn IS NULL
                        """, arguments: [row["number"] as Int])
                for story in stories { withheld.stories[story, default: 0] += 1 }
            }
            return withheld
        }
    }

    /// Whether a document that may go out says something of an entity, quotes it, or is published by it.
    ///
    /// - Parameter entity: the number of its row.
    static func isSeen(_ entity: Int, outside withheld: WithheldDocuments, _ database: Database) throws -> Bool {
        if withheld.isEmpty { return true }
        return try Int.fetchOne(
            database,
            cachedSQL: """
                SELECT 1 FROM about CROSS JOIN statement ON statement.number = about.statement
                    WHERE about.entity = ?1 AND statement.withdrawn IS NULL
                        AND statement.document NOT IN (SELECT value FROM json_each(?2))
                UNION ALL SELECT 1 FROM statement
                    WHERE (speaker = ?1 OR via = ?1) AND withdrawn IS NULL
                        AND document NOT IN (SELECT value FROM json_each(?2))
                UNION ALL SELECT 1 FROM document WHERE outlet = (SELECT id FROM entity WHERE number = ?1)
                    AND withdrawn IS NULL AND number NOT IN (SELECT value FROM json_each(?2))
                LIMIT 1
                """, arguments: [entity, withheld.numberList]) != nil
    }
}

extension WithheldDocuments {
    /// The numbers of their rows, for SQLite's `json_each`.
    var numberList: String { KeyList.json(numbers.lazy.map(\.databaseValue)) }
}
