import Diplomacy
import Foundation
import GRDB
import SourceText

/// An affair as a list shows it.
public struct AffairLine: Sendable {
    /// Its line.
    public var line: StoryLine
    /// How many independent witnesses its reports are: those of one origin count as one.
    public var witnesses: Int
}

/// An affair with what its reports come to, without their texts.
public struct AffairSheet: Sendable {
    /// Its line.
    public var line: StoryLine
    /// Its documents by the day they were published, those without a day last.
    public var documents: [DocumentSummary]
    /// Its findings, the most material first.
    public var findings: [Finding]
    /// Who draws on whom.
    public var lineage: [Lineage]
    /// The documents that count as one witness.
    public var origins: [Origin]
    /// The names of the entities that answers and lineage speak of.
    public var names: [EntityID: String]
}

extension Register {
    /// The affairs of one page of a list.
    ///
    /// - Parameters:
    ///   - offset: how many come before the first.
    /// - Returns: the affairs, and how many there are in all.
    public func affairs(
        order: StoryOrder, limit: Int, offset: Int = 0
    ) throws(RegisterFailure) -> (lines: [AffairLine], total: Int) {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT * FROM story WHERE size > 0 ORDER BY \(order.sql), id LIMIT ? OFFSET ?",
                arguments: [limit, offset])
            let lines = try rows.map { row in
                let repeated = try Register.origins(ofStory: row["number"], database).reduce(0) {
                    $0 + $1.documents.count - 1
                }
                let line = StoryLine(row)
                return AffairLine(line: line, witnesses: max(line.documents - repeated, 1))
            }
            let total = try Int.fetchOne(database, cachedSQL: "SELECT count(*) FROM story WHERE size > 0") ?? 0
            return (lines, total)
        }
    }

    private static func origins(ofStory story: Int, _ database: Database) throws -> [Origin] {
        try Data.fetchAll(
            database,
            cachedSQL: "SELECT body FROM fact WHERE story = ? AND +type = 'origin' AND withdrawn IS NULL",
            arguments: [story]
        ).map { try Origin(packed: [UInt8]($0)) }
    }

    /// The line of an affair; nil where there is none of that id.
    public func line(ofAffair id: String) throws(RegisterFailure) -> StoryLine? {
        try read { database in
            try Row.fetchOne(database, cachedSQL: "SELECT * FROM story WHERE id = ?", arguments: [id]).map(
                StoryLine.init)
        }
    }

    /// An affair by its id; nil where there is none.
    public func affair(_ id: String) throws(RegisterFailure) -> AffairSheet? {
        try read { database in
            guard
                let row = try Row.fetchOne(database, cachedSQL: "SELECT * FROM story WHERE id = ?", arguments: [id])
            else { return nil }
            let number: Int = row["number"]
            var sheet = AffairSheet(
                line: StoryLine(row), documents: try Register.documents(ofStory: number, database), findings: [],
                lineage: [], origins: [], names: [:])
            for fact in try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT type, body FROM fact
                    WHERE story = ? AND withdrawn IS NULL AND +type IN ('finding', 'lineage', 'origin')
                    ORDER BY weight DESC, id
                    """, arguments: [number])
            {
                let body = [UInt8](fact["body"] as Data)
                switch StoredFact.Kind(rawValue: fact["type"]) {
                case .finding: sheet.findings.append(try Finding(packed: body))
                case .lineage: sheet.lineage.append(try Lineage(packed: body))
                case .origin: sheet.origins.append(try Origin(packed: body))
                default: continue
                }
            }
            var ids: Set<EntityID> = []
            for finding in sheet.findings { for answer in finding.answers { ids.formUnion(answer.entities) } }
            for line in sheet.lineage { if case .cites(let entity, _) = line.relation { ids.insert(entity) } }
            sheet.names = try Register.names(ids, database)
            return sheet
        }
    }

    /// The documents of an affair, by the day they were published; none where the register does not know it.
    public func documents(ofAffair id: String) throws(RegisterFailure) -> [DocumentSummary] {
        try read { database in
            guard
                let number = try Int.fetchOne(
                    database, cachedSQL: "SELECT number FROM story WHERE id = ?", arguments: [id])
            else { return [] }
            return try Register.documents(ofStory: number, database)
        }
    }

    /// Documents of the register with the affair that each belongs to; those that it does not hold are left out.
    public func placed(
        _ documents: [DocumentID]
    ) throws(RegisterFailure) -> [(document: DocumentSummary, affair: StoryLine?)] {
        try read { database in
            try documents.compactMap { id in
                guard
                    let row = try Row.fetchOne(
                        database,
                        cachedSQL: "SELECT number, summary, desk FROM document WHERE id = ? AND withdrawn IS NULL",
                        arguments: [id.rawValue])
                else { return nil }
                let story = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT story.* FROM membership JOIN story ON story.number = membership.story
                        WHERE membership.document = ? AND membership.withdrawn IS NULL
                        """, arguments: [row["number"] as Int])
                return (try Register.summary(row), story.map(StoryLine.init))
            }
        }
    }

    /// The documents of a story, by the day they were published, with what analysts say of them.
    static func documents(ofStory story: Int, _ database: Database) throws -> [DocumentSummary] {
        var opener = DocumentOpener(revision: try revision(.now, database))
        return try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT document.summary, document.desk FROM membership
                JOIN document ON document.number = membership.document
                WHERE story = ? AND membership.withdrawn IS NULL
                ORDER BY published IS NULL, published, name
                """, arguments: [story]
        ).map { row in
            var summary = try summary(row)
            summary.desk = try opener.remarks(on: summary, database)
            return summary
        }
    }

    /// The affairs that speak of entities, the latest first.
    ///
    /// - Parameters:
    ///   - entities: a statement about all of them is wanted.
    ///   - documents: how many documents the affairs have together at most; the first affair comes whatever its size.
    public func affairs(
        about entities: [EntityID], documents most: Int, limit: Int
    ) throws(RegisterFailure) -> [StoryLine] {
        try read { database in
            guard let about = try AboutAll(entities, database) else { return [] }
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT membership.story FROM about
                    CROSS JOIN statement ON statement.number = about.statement AND statement.withdrawn IS NULL
                    CROSS JOIN membership ON membership.document = statement.document AND membership.withdrawn IS NULL
                    WHERE \(about.condition) ORDER BY about."day" DESC
                    """)
            var seen: Set<Int> = []
            var lines: [StoryLine] = []
            var count = 0
            while lines.count < limit, let row = try rows.next() {
                let story: Int = row[0]
                guard seen.insert(story).inserted,
                    let own = try Row.fetchOne(
                        database, cachedSQL: "SELECT * FROM story WHERE number = ?", arguments: [story])
                else { continue }
                let line = StoryLine(own)
                if count > 0, count + line.documents > most { break }
                count += line.documents
                lines.append(line)
            }
            return lines
        }
    }
}

extension Finding.Answer {
    /// The entities that its value lists, where it lists any: `KAZ, fw:abraham-accords`.
    public var entities: [EntityID] {
        let parts = value.split(separator: ",").map { EntityID(rawValue: String($0.drop { $0 == " " })) }
        return parts.allSatisfy { $0.isState || $0.rawValue.contains(":") && !$0.rawValue.contains(" ") } ? parts : []
    }
}

extension Register.StoryOrder {
    var sql: String {
        switch self {
        case .newest: "\"last\" DESC, size DESC"
        case .biggest: "size DESC, \"last\" DESC"
        case .mostDisputed: "conflicts DESC, size DESC"
        }
    }
}
