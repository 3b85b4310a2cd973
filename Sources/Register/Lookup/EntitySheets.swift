import Diplomacy
import Foundation
import GRDB
import SourceText

/// A standing with whose word it rests on first.
public struct StandingLine: Sendable {
    /// The standing.
    public var standing: Standing
    /// The statement of the earliest report that it rests on; nil where none of them holds any more.
    public var first: String?
    /// That report's document.
    public var document: DocumentSummary?
    /// Who says so there, where that is not the report itself.
    public var speaker: EntityID?
    /// Whether some of what was looked at denies it.
    public var isDenied = false
    /// Whether nothing that was looked at says it: all of it denies it.
    public var isOnlyDenied = false
}

/// What is looked up of a state, a framework or anybody else beside the statements about it.
public struct EntitySheet: Sendable {
    /// How it stands, what rests on most statements first.
    public var standings: [StandingLine]
    /// How many standings there are.
    public var standingCount: Int
    /// Which way it leans: a state's vectors, those that rest on most statements first.
    public var vectors: [Vector]
    /// The latest days on which something is said of it, with the kind of what is said; at most a thousand.
    public var days: [(day: CalendarDay, kind: Diplomacy.Statement.Kind)]
    /// The names of whom these speak of.
    public var names: [EntityID: String]
}

extension Register {
    /// The names of entities; without those that are not known.
    public func names(_ ids: Set<EntityID>) throws(RegisterFailure) -> [EntityID: String] {
        try read { try Register.names(ids, $0) }
    }

    static func names(_ ids: Set<EntityID>, _ database: Database) throws -> [EntityID: String] {
        var names: [EntityID: String] = [:]
        for id in ids {
            names[id] = try String.fetchOne(
                database, cachedSQL: "SELECT name FROM entity WHERE id = ?", arguments: [id.rawValue])
        }
        return names
    }

    /// An entity by its id; nil where no report ever named it.
    ///
    /// - Parameter withheld: documents that are not to be heard.
    public func entity(
        _ id: EntityID, outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> Entity? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM entity WHERE id = ?", arguments: [id.rawValue]),
                try Register.isSeen(row["number"], outside: withheld, database)
            else { return nil }
            return Entity(
                id: id, kind: Entity.Kind(rawValue: row["kind"]) ?? .other, name: row["name"],
                names: try String.fetchAll(
                    database, cachedSQL: "SELECT name FROM entity_name WHERE entity = ? ORDER BY name LIMIT 60",
                    arguments: [row["number"] as Int]),
                state: (row["state"] as String?).map(EntityID.init(rawValue:)), role: row["role"])
        }
    }

    /// The entities of a kind by name.
    ///
    /// - Parameter withheld: documents that are not to be heard.
    public func entities(
        of kind: Entity.Kind, limit: Int = 1000, outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> [Entity] {
        try read { database in
            try Row.fetchAll(
                database, cachedSQL: "SELECT number, id, name FROM entity WHERE kind = ? ORDER BY name, id LIMIT ?",
                arguments: [kind.rawValue, limit]
            ).filter {
                try Register.isSeen($0["number"], outside: withheld, database)
            }.map { Entity(id: EntityID(rawValue: $0["id"]), kind: kind, name: $0["name"]) }
        }
    }

    /// The frameworks in which states stand, with how many do; those with most first.
    ///
    /// - Parameter withheld: documents that are not to be heard.
    public func frameworks(
        outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> [(framework: Entity, states: Int)] {
        try read { database in
            // What rests on withheld documents alone does not count.
            let gone = try Register.standings(restingOn: withheld, database)
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT entity.id, entity.name, entity.kind, together.states FROM (
                        SELECT substr(label, 1, instr(label, '|') - 1) AS id, count(DISTINCT label) AS states FROM fact
                        WHERE type = 'standing' AND withdrawn IS NULL AND label >= 'fw:' AND label < 'fw;'
                            AND number NOT IN (SELECT value FROM json_each(?))
                        GROUP BY 1
                    ) AS together JOIN entity ON entity.id = together.id ORDER BY together.states DESC, entity.name
                    """, arguments: [KeyList.json(gone.lazy.map(\.databaseValue))]
            ).map { row in
                (
                    Entity(
                        id: EntityID(rawValue: row["id"]), kind: Entity.Kind(rawValue: row["kind"]) ?? .framework,
                        name: row["name"]), row["states"]
                )
            }
        }
    }

    /// The numbers of the facts that tell a standing on the word of withheld documents alone.
    private static func standings(
        restingOn withheld: WithheldDocuments, _ database: Database
    ) throws -> [Int] {
        var gone: [Int] = []
        for story in withheld.stories.keys.sorted() {
            for row in try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT number, body FROM fact WHERE story = (SELECT number FROM story WHERE id = ?)
                        AND +type = 'standing' AND withdrawn IS NULL
                    """, arguments: [story])
            {
                let standing = try Standing(packed: [UInt8](row["body"] as Data))
                if try heard(standing.statements, outside: withheld, database).isEmpty { gone.append(row["number"]) }
            }
        }
        return gone
    }

    /// Those of some statements that a document makes which may be heard.
    private static func heard(
        _ statements: [String], outside withheld: WithheldDocuments, _ database: Database
    ) throws -> [String] {
        if withheld.isEmpty { return statements }
        return try statements.filter { id in
            try Int.fetchOne(
                database, cachedSQL: "SELECT document FROM statement WHERE id = ? AND withdrawn IS NULL",
                arguments: [StatementKey(id).value]
            ).map { !withheld.numbers.contains($0) } ?? false
        }
    }

    /// What is looked up of an entity.
    ///
    /// - Parameters:
    ///   - other: where it is given, only what is between the two.
    ///   - standings: how many of these at most.
    ///   - withheld: documents that are not to be heard.
    public func sheet(
        of entity: EntityID, and other: EntityID? = nil, standings most: Int = 60,
        outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> EntitySheet {
        try read { database in
            let all = try Register.standings(about: entity, database).compactMap { standing -> Standing? in
                if let other, !standing.sides.contains(other) { return nil }
                let heard = try Register.heard(standing.statements, outside: withheld, database)
                if heard.isEmpty || heard.count == standing.statements.count { return heard.isEmpty ? nil : standing }
                // Who dates it is not known here: what is left comes without its days.
                return Standing(subject: standing.subject, status: standing.status, statements: heard)
            }
            let ranked = all.sorted {
                ($1.statements.count, $0.sides.map(\.rawValue).joined(), $0.status)
                    < ($0.statements.count, $1.sides.map(\.rawValue).joined(), $1.status)
            }
            var sheet = EntitySheet(
                standings: try ranked.prefix(most).map { try Register.line($0, database) }, standingCount: all.count,
                vectors: try Register.vectors(of: entity, toward: other, database), days: [], names: [:])
            if let other { sheet.vectors += try Register.vectors(of: other, toward: entity, database) }
            sheet.vectors = try sheet.vectors.compactMap { vector in
                var vector = vector
                vector.statements = try Register.heard(vector.statements, outside: withheld, database)
                return vector.statements.isEmpty ? nil : vector
            }
            sheet.days = try Register.days(of: entity, and: other, outside: withheld, database)
            var ids: Set<EntityID> = [entity]
            for line in sheet.standings {
                ids.formUnion(line.standing.sides)
                if let speaker = line.speaker { ids.insert(speaker) }
            }
            for vector in sheet.vectors { ids.formUnion([vector.state, vector.toward]) }
            sheet.names = try Register.names(ids, database)
            return sheet
        }
    }

    private static func standings(about entity: EntityID, _ database: Database) throws -> [Standing] {
        // Labels are `framework|state` and `one|other`: the first part is a range of the index, the second is looked for in it.
        let rows = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT body FROM fact WHERE type = 'standing' AND withdrawn IS NULL AND label >= ?1 AND label < ?2
                UNION ALL
                SELECT body FROM fact WHERE type = 'standing' AND withdrawn IS NULL AND label LIKE ?3
                """, arguments: [entity.rawValue + "|", entity.rawValue + "}", "%|" + entity.rawValue])
        return RecordReader.together(try rows.map(StoredFact.standing))
    }

    private static func vectors(
        of state: EntityID, toward other: EntityID?, _ database: Database
    ) throws -> [Vector] {
        let bounds =
            other.map { (state.rawValue + "|" + $0.rawValue, state.rawValue + "|" + $0.rawValue + "!") }
            ?? (state.rawValue + "|", state.rawValue + "}")
        let rows = try Data.fetchAll(
            database,
            cachedSQL: """
                SELECT body FROM fact WHERE type = 'vector' AND withdrawn IS NULL AND label >= ? AND label < ?
                """, arguments: [bounds.0, bounds.1])
        return RecordReader.together(try rows.map { try Vector(packed: [UInt8]($0)) }).sorted {
            ($1.statements.count, $0.id) < ($0.statements.count, $1.id)
        }
    }

    /// The latest days of statements about somebody, the latest first.
    private static func days(
        of entity: EntityID, and other: EntityID?, outside withheld: WithheldDocuments, _ database: Database
    ) throws -> [(day: CalendarDay, kind: Diplomacy.Statement.Kind)] {
        guard let about = try AboutAll([entity] + [other].compactMap { $0 }, database) else { return [] }
        return try Row.fetchAll(
            database,
            sql: """
                SELECT about."day", statement.kind FROM about CROSS JOIN statement ON statement.number = about.statement
                WHERE \(about.condition) AND about."day" <> 0 AND statement.withdrawn IS NULL
                    AND statement.document NOT IN (SELECT value FROM json_each(?))
                ORDER BY about."day" DESC LIMIT 1000
                """, arguments: [withheld.numberList]
        ).compactMap { row in
            Statement.Kind(rawValue: row[1]).map { (CalendarDay(number: row[0]), $0) }
        }
    }

    /// A standing with the earliest of the first reports that it rests on.
    private static func line(_ standing: Standing, _ database: Database) throws -> StandingLine {
        var line = StandingLine(standing: standing)
        var earliest: (day: Int, document: Int, row: Row)?
        var isClaimed = false
        // A standing of an archive may rest on hundreds: the first few tell enough.
        for id in standing.statements.prefix(8) {
            guard
                let row = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT ?2 AS name, statement.document, document.published, statement.modality = 'denied' AS denies,
                            (SELECT id FROM entity WHERE number = statement.speaker) AS speaker
                        FROM statement JOIN document ON document.number = statement.document
                        WHERE statement.id = ?1 AND statement.withdrawn IS NULL
                        """, arguments: [StatementKey(id).value, id])
            else { continue }
            if row["denies"] {
                line.isDenied = true
                // Who denies it is not on whose word it stands.
                if isClaimed { continue }
            } else if !isClaimed {
                isClaimed = true
                earliest = nil
            }
            let day = row["published"] as Int? ?? .max
            let document: Int = row["document"]
            if let earliest, (earliest.day, earliest.document) <= (day, document) { continue }
            earliest = (day, document, row)
        }
        line.isOnlyDenied = line.isDenied && !isClaimed
        guard let earliest else { return line }
        line.first = earliest.row["name"]
        line.speaker = (earliest.row["speaker"] as String?).map(EntityID.init(rawValue:))
        line.document = try Row.fetchOne(
            database, cachedSQL: "SELECT summary, desk FROM document WHERE number = ?", arguments: [earliest.document]
        ).map(summary)
        return line
    }
}
