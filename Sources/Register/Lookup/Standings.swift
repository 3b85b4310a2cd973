import Diplomacy
import GRDB
import SourceText

/// A standing with the words that it rests on.
public struct FoundStanding: Sendable {
    /// The standing.
    public var standing: Standing
    /// The statements behind it, those of the earliest report first.
    public var statements: [FoundStatement]
    /// The names of the entities that it speaks of.
    public var names: [EntityID: String]
}

extension Register {
    /// How states stand in a framework, how a state stands in all, or how two sides stand to each other.
    ///
    /// - Parameters:
    ///   - entities: one, or two that are both to be in it.
    ///   - moment: when.
    public func standings(of entities: [EntityID], at moment: Moment = .now) throws(RegisterFailure) -> [FoundStanding]
    {
        try read { database in
            let revision = try Register.revision(moment, database)
            var opener = DocumentOpener(revision: revision)
            return try Register.standings(of: entities, revision: revision, database).map { standing in
                var statements: [FoundStatement] = []
                for id in standing.statements {
                    guard
                        let row = try Row.fetchOne(
                            database,
                            cachedSQL: """
                                SELECT * FROM statement WHERE id = ?1 AND added <= ?2
                                    AND (withdrawn IS NULL OR withdrawn > ?2)
                                """, arguments: [StatementKey(id).value, revision]),
                        let found = try opener.statement(row, database)
                    else { continue }
                    statements.append(found)
                }
                statements.sort {
                    ($0.document.published?.first.number ?? .max, $0.document.name, $0.statement.span.start)
                        < ($1.document.published?.first.number ?? .max, $1.document.name, $1.statement.span.start)
                }
                var names: [EntityID: String] = [:]
                for id in standing.sides {
                    names[id] = try String.fetchOne(
                        database, cachedSQL: "SELECT name FROM entity WHERE id = ?", arguments: [id.rawValue])
                }
                return FoundStanding(standing: standing, statements: statements, names: names)
            }
        }
    }

    /// What is said of a standing without being said to be so: that it is denied, planned or possible; the latest first.
    ///
    /// - Parameters:
    ///   - entities: one, or two that are both to be in it.
    ///   - moment: when.
    public func openStandings(
        of entities: [EntityID], at moment: Moment = .now
    ) throws(RegisterFailure) -> [FoundStatement] {
        var open: [FoundStatement] = []
        for kind in [Statement.Kind.status, .tie] {
            for modality in Statement.Modality.allCases where modality != .actual {
                var query = StatementQuery()
                query.about = entities
                query.kind = kind
                query.modality = modality
                query.moment = moment
                query.isLatestFirst = true
                open += try statements(query)
            }
        }
        return open.sorted {
            ($1.day?.number ?? .min, $0.document.name, $0.statement.span.start)
                < ($0.day?.number ?? .min, $1.document.name, $1.statement.span.start)
        }
    }

    static func standings(of entities: [EntityID], revision: Int, _ database: Database) throws -> [Standing] {
        guard let first = entities.first else { return [] }
        // The label is `framework|state` or `one|other`.
        let rows = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT body FROM fact WHERE type = 'standing' AND added <= ?2 AND (withdrawn IS NULL OR withdrawn > ?2)
                    AND (label LIKE ?1 || '|%' OR label LIKE '%|' || ?1) ORDER BY label, id
                """, arguments: [first.rawValue, revision])
        return RecordReader.together(try rows.map(StoredFact.standing))
            .filter { standing in entities.allSatisfy { standing.sides.contains($0) } }
            .sorted { ($0.order, $0.status) < ($1.order, $1.status) }
    }
}

extension Standing {
    /// The two that it is between.
    public var sides: [EntityID] {
        switch subject {
        case .framework(let framework, let state): [framework, state]
        case .pair(let a, let b): [a, b]
        }
    }

    fileprivate var order: String {
        sides.map(\.rawValue).joined(separator: "|") + "|" + (since?.iso8601 ?? "~")
    }
}
