import Diplomacy
import Foundation
import GRDB
import SourceText

/// A story of a register as a list names it.
public struct StoryLine: Sendable, Hashable {
    /// Its id, which stays while it grows.
    public var id: String
    /// The title of the report that shares most terms with the rest.
    public var title: String
    /// How many documents it has.
    public var documents: Int
    /// How many of its findings are conflicts.
    public var conflicts: Int
    /// The days of its first and last dated report.
    public var period: CalendarPeriod?

    init(_ row: Row) {
        id = row["id"]
        title = row["title"]
        documents = row["size"]
        conflicts = row["conflicts"]
        if let first = row["first"] as Int?, let last = row["last"] as Int? {
            period = CalendarPeriod(CalendarDay(number: first), CalendarDay(number: last))
        }
    }
}

extension Register {
    /// How stories are listed.
    public enum StoryOrder: Sendable {
        case newest, biggest, mostDisputed
    }

    /// The stories that have documents.
    public func stories(order: StoryOrder = .biggest, limit: Int = 100) throws(RegisterFailure) -> [StoryLine] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM story WHERE size > 0 ORDER BY \(order.sql), id LIMIT ?",
                arguments: [limit]
            ).map(StoryLine.init)
        }
    }

    /// The record of stories as it is, or as it was on a past day.
    ///
    /// - Parameters:
    ///   - stories: ids; nil for everything.
    ///   - day: the day at whose end the register is asked; nil for now.
    ///   - isNamed: whether entities come with every name ever seen, of which a government may have thousands; else with the one
    ///     that they go by.
    public func record(
        of stories: [String]? = nil, asOf day: CalendarDay? = nil, withNames isNamed: Bool = true
    ) throws(RegisterFailure) -> Diplomacy.Record {
        try read { database in
            let revision = try Register.revision(day, database)
            return try RecordReader(revision: revision, isNamed: isNamed).record(of: stories, database)
        }
    }
}

/// Puts a record together out of the rows that held at a revision.
struct RecordReader {
    let revision: Int
    /// Whether entities come with every name ever seen.
    var isNamed = true

    /// The condition that a row held at the revision, the second argument of a query.
    private func held(_ table: String) -> String {
        "\(table).added <= ?2 AND (\(table).withdrawn IS NULL OR \(table).withdrawn > ?2)"
    }

    func record(of stories: [String]?, _ database: Database) throws -> Record {
        var record = Record()
        let corrections = try Register.correctionsInForce(database, revision: revision)
        // What may go out is asked today, whatever day the record is of.
        let today = try Register.correctionsInForce(database)
        var entities: Set<EntityID> = []
        var merges: Merges = [:]
        let wanted = try numbers(of: stories, database)
        for story in wanted {
            var documents: [DocumentID] = []
            for row in try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT document.* FROM membership JOIN document ON document.number = membership.document
                    WHERE membership.story = ?1 AND \(held("membership")) ORDER BY document.name
                    """, arguments: [story, revision])
            {
                let summary = try add(row, to: &record, &entities, database)
                var desk = corrections.remarks(on: summary)
                if let handling = today.remarks(on: summary)?.handling, handling != desk?.handling ?? [] {
                    var marked = desk ?? DeskRemarks()
                    marked.handling = handling
                    desk = marked
                }
                record.documents[record.documents.count - 1].desk = desk
                documents.append(summary.id)
            }
            try addFacts(of: story, to: &record, &merges, database)
            if !documents.isEmpty,
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM story WHERE number = ?", arguments: [story])
            {
                let line = StoryLine(row)
                record.stories.append(
                    Story(
                        id: line.id, title: line.title, documents: documents.sorted(), from: line.period?.first,
                        to: line.period?.last))
            }
        }
        record.entities = try self.entities(entities, merges, database).sorted { $0.id < $1.id }
        record.documents.sort { ($0.name, $0.id) < ($1.name, $1.id) }
        record.findings.sort { $0.severity != $1.severity ? $0.severity > $1.severity : $0.id < $1.id }
        record.stories.sort {
            $0.documents.count != $1.documents.count ? $0.documents.count > $1.documents.count : $0.id < $1.id
        }
        record.standings = RecordReader.together(record.standings)
        record.vectors = RecordReader.together(record.vectors)
        record.arrange()
        return record
    }

    private func numbers(of stories: [String]?, _ database: Database) throws -> [Int] {
        guard let stories else { return try Int.fetchAll(database, sql: "SELECT number FROM story ORDER BY number") }
        return try stories.compactMap {
            try Int.fetchOne(database, cachedSQL: "SELECT number FROM story WHERE id = ?", arguments: [$0])
        }
    }

    /// Adds a document with its statements.
    private func add(
        _ row: Row, to record: inout Record, _ entities: inout Set<EntityID>, _ database: Database
    ) throws -> DocumentSummary {
        let summary = try Register.summary(row)
        if let outlet = summary.outlet { entities.insert(outlet) }
        record.documents.append(summary)
        let number: Int = row["number"]
        let packed = try PackedReading(row)
        record.excerpts[summary.id] = try packed.excerpts(of: Register.text(of: row, database))
        guard
            let collated = try Row.fetchOne(
                database, cachedSQL: "SELECT statements FROM collated WHERE document = ?1 AND \(held("collated"))",
                arguments: [number, revision])
        else { return summary }
        let document = try Register.collated(collated["statements"], packed, summary)
        record.statements += document.statements
        record.attributions += document.attributions
        record.mentions += document.mentions
        for mention in document.mentions { entities.insert(mention.entity) }
        for attribution in document.attributions {
            for id in [attribution.speaker, attribution.via] { if let id { entities.insert(id) } }
        }
        for statement in document.statements {
            entities.formUnion(statement.subjects)
            for id in [statement.speaker, statement.via] { if let id { entities.insert(id) } }
        }
        return summary
    }

    /// Why names were taken for one in the stories that are read, by the key of the entity; each reason once.
    private typealias Merges = [DatabaseValue: Set<Entity.Merge>]

    private func addFacts(
        of story: Int, to record: inout Record, _ merges: inout Merges, _ database: Database
    ) throws {
        for row in try Row.fetchAll(
            database, cachedSQL: "SELECT type, body, id FROM fact WHERE story = ?1 AND \(held("fact")) ORDER BY id",
            arguments: [story, revision])
        {
            let body = [UInt8](row["body"] as Data)
            switch StoredFact.Kind(rawValue: row["type"]) {
            case .finding: record.findings.append(try Finding(packed: body))
            case .standing: record.standings.append(try Standing(packed: body))
            case .vector: record.vectors.append(try Vector(packed: body))
            case .lineage: record.lineage.append(try Lineage(packed: body))
            case .origin: record.origins.append(try Origin(packed: body))
            case .resolution: record.resolutions.append(try ForecastResolution(packed: body))
            case .merge:
                merges[row[2], default: []].formUnion(try [Entity.Merge](packed: body))
            case nil: continue
            }
        }
    }

    /// Entities with all names seen: two questions in all, however many entities a record speaks of.
    private func entities(_ ids: Set<EntityID>, _ merges: Merges, _ database: Database) throws -> [Entity] {
        var entities: [Int: Entity] = [:]
        for row in try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT number, id, kind, name, state, role FROM entity
                WHERE id IN (SELECT value FROM json_each(?))
                """, arguments: [KeyList.json(ids.lazy.map(\.rawValue.databaseValue))])
        {
            // One that no report calls by a name is kept under its id alone, and is nobody yet.
            if row[1] as String == row[3] { continue }
            entities[row[0]] = Entity(
                id: EntityID(rawValue: row[1]), kind: Entity.Kind(rawValue: row[2]) ?? .other, name: row[3],
                state: (row[4] as String?).map(EntityID.init(rawValue:)), role: row[5])
        }
        if isNamed {
            for row in try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT entity, name FROM entity_name WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity
                    """, arguments: [KeyList.json(entities.keys.lazy.map(\.databaseValue))])
            { entities[row[0]]?.names.append(row[1]) }
        }
        return entities.values.map { entity in
            var entity = entity
            entity.names.sort()
            entity.merged = (merges[FactKey.of(entity.id.rawValue)] ?? []).sorted {
                ($0.names.joined(), $0.why) < ($1.names.joined(), $1.why)
            }
            return entity
        }
    }

    /// One standing for a subject and status, whatever the stories: the earliest beginning, all statements.
    static func together(_ standings: [Standing]) -> [Standing] {
        struct Key: Hashable {
            var subject: Standing.Subject
            var status: String
        }
        var places: [Key: Int] = [:]
        var result: [Standing] = []
        // Gathered first and put in order once: a standing of an archive may rest on thousands.
        var statements: [Int: Set<String>] = [:]
        for standing in standings {
            let key = Key(subject: standing.subject, status: standing.status)
            guard let place = places[key] else {
                places[key] = result.count
                result.append(standing)
                continue
            }
            statements[place, default: Set(result[place].statements)].formUnion(standing.statements)
            if let since = standing.since, result[place].since.map({ since.first < $0.first }) ?? true {
                result[place].since = since
            }
        }
        for (place, all) in statements { result[place].statements = all.sorted() }
        return result
    }

    /// One vector for an id, whatever the stories.
    static func together(_ vectors: [Vector]) -> [Vector] {
        var places: [String: Int] = [:]
        var result: [Vector] = []
        var statements: [Int: Set<String>] = [:]
        for vector in vectors {
            guard let place = places[vector.id] else {
                places[vector.id] = result.count
                result.append(vector)
                continue
            }
            statements[place, default: Set(result[place].statements)].formUnion(vector.statements)
            result[place].stories += vector.stories
        }
        for (place, all) in statements { result[place].statements = all.sorted() }
        return result
    }
}
