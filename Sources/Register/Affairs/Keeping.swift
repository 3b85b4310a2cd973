import Diplomacy
import Foundation
import GRDB
import SourceText

/// A story as it was collated.
public struct CollatedStory: Sendable {
    /// The register's number of the story.
    public var number: Int
    /// What its documents come to; empty where it has none any more.
    public var record: Diplomacy.Record
    /// The last revision that the record knows of; what came later makes the story wait again.
    public var seen: Int

    /// A story and what it comes to.
    public init(number: Int, record: Diplomacy.Record, seen: Int) {
        self.number = number
        self.record = record
        self.seen = seen
    }
}

extension Register {
    /// Keeps what stories come to: what is new comes with this revision, what is no longer so is withdrawn by it, and what
    /// is as it was stays untouched.
    public func keep(_ stories: [CollatedStory]) throws(RegisterFailure) {
        if stories.isEmpty { return }
        try write { database in
            let revision = try revise("collate", database)
            var keeper = StoryKeeper(revision: revision)
            for story in stories { try keeper.keep(story, database) }
        }
    }
}

/// Brings the rows of stories up to date inside one transaction.
struct StoryKeeper {
    let revision: Int
    private var entities: [EntityID: Int] = [:]
    /// The state that an entity of the story in hand acts for or lies in.
    private var states: [EntityID: EntityID] = [:]

    init(revision: Int) { self.revision = revision }

    mutating func keep(_ story: CollatedStory, _ database: Database) throws {
        let record = story.record
        states = Dictionary(
            record.entities.compactMap { entity in entity.state.map { (entity.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        for entity in record.entities { try keep(entity, database) }
        var documents: [DocumentID: CollatedDocument] = [:]
        for statement in record.statements {
            documents[statement.document, default: CollatedDocument()].statements.append(statement)
        }
        for attribution in record.attributions {
            documents[attribution.document, default: CollatedDocument()].attributions.append(attribution)
        }
        for mention in record.mentions {
            documents[mention.document, default: CollatedDocument()].mentions.append(mention)
        }
        for document in record.documents {
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM document WHERE id = ? AND withdrawn IS NULL",
                    arguments: [document.id.rawValue])
            else { continue }
            try keep(documents[document.id] ?? CollatedDocument(), row, document, database)
        }
        try keep(StoredFact.all(of: record), of: story.number, database)
        try database.cachedStatement(
            sql: "UPDATE stir SET collated = ? WHERE story = ? AND collated IS NULL AND because <= ?"
        ).execute(arguments: [revision, story.number, story.seen])
        let title = record.stories.first
        try database.cachedStatement(
            sql: """
                UPDATE story SET title = coalesce(?1, title), "first" = ?2, "last" = ?3, conflicts = ?4,
                    stale = EXISTS (SELECT 1 FROM stir WHERE story = ?5 AND collated IS NULL)
                WHERE number = ?5
                """
        ).execute(arguments: [
            title?.title, title?.from.map { Int($0.number) }, title?.to.map { Int($0.number) },
            record.findings.count { $0.verdict == .conflict }, story.number,
        ])
    }

    private mutating func keep(_ entity: Entity, _ database: Database) throws {
        let number = try number(of: entity.id, entity, database)
        try database.cachedStatement(
            sql: "UPDATE entity SET kind = ?, name = ?, state = ?, role = ? WHERE number = ?"
        ).execute(arguments: [entity.kind.rawValue, entity.name, entity.state?.rawValue, entity.role, number])
        for name in entity.names {
            try database.cachedStatement(sql: "INSERT OR IGNORE INTO entity_name (name, entity) VALUES (?, ?)").execute(
                arguments: [name, number])
        }
    }

    private mutating func number(of id: EntityID, _ entity: Entity? = nil, _ database: Database) throws -> Int {
        if let known = entities[id] { return known }
        if let known = try Int.fetchOne(
            database, cachedSQL: "SELECT number FROM entity WHERE id = ?", arguments: [id.rawValue])
        {
            entities[id] = known
            return known
        }
        try database.cachedStatement(
            sql: "INSERT INTO entity (id, kind, name, state, role) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            id.rawValue, (entity?.kind ?? .other).rawValue, entity?.name ?? id.rawValue, entity?.state?.rawValue,
            entity?.role,
        ])
        let number = Int(database.lastInsertedRowID)
        entities[id] = number
        return number
    }

    private mutating func keep(
        _ document: CollatedDocument, _ row: Row, _ summary: DocumentSummary, _ database: Database
    ) throws {
        let number: Int = row["number"]
        // Most documents are alone in their story, and collation leaves them as they were read.
        let packed: [UInt8]? =
            try document == Register.collated(nil, PackedReading(row), summary) ? nil : document.packed
        let known = try Row.fetchOne(
            database, cachedSQL: "SELECT number, statements FROM collated WHERE document = ? AND withdrawn IS NULL",
            arguments: [number])
        if let known {
            let old = try (known["statements"] as Data?).map { try Compression.unpack([UInt8]($0)) }
            if old == packed { return }
            try database.cachedStatement(sql: "UPDATE collated SET withdrawn = ? WHERE number = ?").execute(
                arguments: [revision, known["number"] as Int])
        }
        try database.cachedStatement(sql: "INSERT INTO collated (document, statements, added) VALUES (?, ?, ?)")
            .execute(
                arguments: [number, packed.map { Compression.pack($0).data }, revision])
        try keep(document.statements, of: number, summary.published, database)
    }

    private struct Key: Hashable {
        var id: Int64
        var speaker: Int?
        var via: Int?
        /// No part of the id: an analyst may give a statement another day.
        var day: Int?
    }

    private mutating func keep(
        _ statements: [Statement], of document: Int, _ published: CalendarPeriod?, _ database: Database
    ) throws {
        var known: [Key: Int] = [:]
        for row in try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT number, id, speaker, via, "day" FROM statement WHERE document = ? AND withdrawn IS NULL
                """,
            arguments: [document])
        {
            known[Key(id: row["id"], speaker: row["speaker"], via: row["via"], day: row["day"])] = row["number"]
        }
        for statement in statements {
            let speaker = try statement.speaker.map { try number(of: $0, nil, database) }
            let via = try statement.via.map { try number(of: $0, nil, database) }
            let day = (statement.happened ?? published).map { Int($0.first.number) }
            let key = Key(id: StatementKey(statement.id).value, speaker: speaker, via: via, day: day)
            if known.removeValue(forKey: key) != nil { continue }
            try database.cachedStatement(
                sql: """
                    INSERT INTO statement (id, kind, type, document, "start", "end", modality, speaker, via, "day", added)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                key.id, statement.kind.rawValue, statement.type, document, statement.span.start, statement.span.end,
                statement.modality.rawValue, speaker, via, day, revision,
            ])
            let row = Int(database.lastInsertedRowID)
            // Whoever asks for a state asks for those who act for it.
            let subjects = Set(statement.subjects)
            for entity in subjects.union(subjects.compactMap { states[$0] }) {
                try database.cachedStatement(
                    sql: "INSERT OR IGNORE INTO about (entity, \"day\", statement) VALUES (?, ?, ?)"
                ).execute(arguments: [try number(of: entity, nil, database), day ?? 0, row])
            }
        }
        for row in known.values.sorted() {
            try database.cachedStatement(sql: "UPDATE statement SET withdrawn = ? WHERE number = ?").execute(
                arguments: [revision, row])
        }
    }

    private func keep(_ facts: Set<StoredFact>, of story: Int, _ database: Database) throws {
        struct Key: Hashable {
            var kind: String
            var id: DatabaseValue
        }
        var wanted: [Key: StoredFact] = [:]
        for fact in facts { wanted[Key(kind: fact.kind.rawValue, id: FactKey.of(fact.id))] = fact }
        for row in try Row.fetchAll(
            database, cachedSQL: "SELECT number, type, id, body FROM fact WHERE story = ? AND withdrawn IS NULL",
            arguments: [story])
        {
            let key = Key(kind: row["type"], id: row["id"])
            if let fact = wanted[key], fact.body == [UInt8](row["body"] as Data) {
                wanted[key] = nil
                continue
            }
            try database.cachedStatement(sql: "UPDATE fact SET withdrawn = ? WHERE number = ?").execute(
                arguments: [revision, row["number"] as Int])
        }
        for fact in wanted.values.sorted(by: { ($0.kind.rawValue, $0.id) < ($1.kind.rawValue, $1.id) }) {
            try database.cachedStatement(
                sql: "INSERT INTO fact (story, type, id, label, weight, body, added) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(arguments: [
                story, fact.kind.rawValue, FactKey.of(fact.id), fact.label, fact.weight, fact.body.data, revision,
            ])
        }
    }
}
