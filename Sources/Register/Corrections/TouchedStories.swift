import Diplomacy
import Foundation
import GRDB
import SourceText

// Which affairs a correction touches, so that they are collated anew.

extension Register {
    /// The numbers of the affairs that a correction touches.
    static func touched(_ correction: Correction, _ database: Database) throws -> Set<Int> {
        switch correction.action {
        case .reject(let address), .amend(let address, _, _), .resolve(let address, _, _, _):
            return try stories(of: address.document.rawValue, database)
        case .retract(let document):
            return try entries(on: document, database).reduce(into: stories(of: document.rawValue, database)) {
                $0.formUnion(try stories(of: $1.id.rawValue, database))
            }
        case .merge(let entity, let other): return try stories(of: [entity, other], database)
        case .split(let entity, let name):
            return try stories(of: [entity], also: [name], database)
        case .regrade(let source, let name, _):
            if source.hasPrefix("doc:") { return try stories(of: source, database) }
            return Set(
                try Int.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT story FROM membership JOIN document ON document.number = membership.document
                        WHERE membership.withdrawn IS NULL AND (document.outlet = ?1 OR document.publisher = ?2)
                        """, arguments: [source, name]))
        case .mark, .note: return []
        case .undo(let id):
            return try undone(id, database).map { try touched($0, database) } ?? []
        }
    }

    private static func stories(of document: String, _ database: Database) throws -> Set<Int> {
        Set(
            try Int.fetchAll(
                database,
                cachedSQL: """
                    SELECT story FROM membership JOIN document ON document.number = membership.document
                    WHERE document.id = ? AND membership.withdrawn IS NULL
                    """, arguments: [document]))
    }

    /// Forgets the names of the entities that a correction joins or parts: the lists are made again when the affairs that it
    /// touches are collated.
    static func forgetNames(_ correction: Correction, _ database: Database) throws {
        let entities: [Correction.EntityName]
        switch correction.action {
        case .merge(let entity, let other): entities = [entity, other]
        case .split(let entity, _): entities = [entity]
        case .undo(let id):
            guard let undone = try undone(id, database) else { return }
            return try forgetNames(undone, database)
        default: return
        }
        for entity in entities {
            try database.cachedStatement(
                sql: "DELETE FROM entity_name WHERE entity = (SELECT number FROM entity WHERE id = ?)"
            ).execute(arguments: [entity.id.rawValue])
        }
    }

    /// The correction that an undoing takes back.
    private static func undone(_ id: String, _ database: Database) throws -> Correction? {
        try String.fetchOne(database, cachedSQL: "SELECT body FROM correction WHERE id = ?", arguments: [id])
            .flatMap { try? CorrectionLines.correction($0) }
    }

    /// The affairs that speak of entities: by statements about them or of theirs, and by their names in the texts.
    private static func stories(
        of entities: [Correction.EntityName], also names: [String] = [], _ database: Database
    ) throws -> Set<Int> {
        var stories: Set<Int> = []
        var forms = Set(names + entities.map(\.name))
        for entity in entities {
            guard
                let number = try Int.fetchOne(
                    database, cachedSQL: "SELECT number FROM entity WHERE id = ?", arguments: [entity.id.rawValue])
            else { continue }
            forms.formUnion(
                try String.fetchAll(
                    database, cachedSQL: "SELECT name FROM entity_name WHERE entity = ?", arguments: [number]))
            stories.formUnion(
                try Int.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT membership.story FROM statement
                        JOIN membership ON membership.document = statement.document
                        WHERE membership.withdrawn IS NULL AND statement.withdrawn IS NULL AND (speaker = ?1 OR via = ?1
                            OR statement.number IN (SELECT statement FROM about WHERE entity = ?1))
                        """, arguments: [number]))
        }
        for form in forms {
            guard form.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { continue }
            let phrase = "\"" + form.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            stories.formUnion(
                try Int.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT membership.story FROM passage JOIN membership ON membership.document = passage.rowid
                        WHERE passage MATCH ? AND membership.withdrawn IS NULL
                        """, arguments: [phrase]))
        }
        return stories
    }
}
