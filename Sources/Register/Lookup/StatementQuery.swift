import Diplomacy
import Foundation
import GRDB
import SourceText

/// Which statements are wanted.
public struct StatementQuery: Sendable, Hashable {
    /// About whom: ids of entities; a statement about all of them is wanted. A state stands for those who act for it.
    public var about: [EntityID] = []
    /// Of which kind; nil for all.
    public var kind: Diplomacy.Statement.Kind?
    /// Of which type inside the kind: a PLOVER type, a type of tie, a stage.
    public var type: String?
    /// By which source: an outlet's id or name, or a document's id or name.
    public var source: String?
    /// Said to be so in which way; nil for all.
    public var modality: Diplomacy.Statement.Modality?
    /// The first day.
    public var since: CalendarDay?
    /// The last day.
    public var until: CalendarDay?
    /// When the register is asked.
    public var moment = Register.Moment.now
    /// How many, at most.
    public var limit = 100
    /// How many come before the first that is wanted.
    public var offset = 0
    /// The latest first.
    public var isLatestFirst = false

    /// A query; by default for everything.
    public init() {}
}

/// A statement with what is needed to cite it.
public struct FoundStatement: Sendable {
    /// The statement.
    public var statement: Diplomacy.Statement
    /// The document that makes it.
    public var document: DocumentSummary
    /// The day it is looked up by: its own, else that of its document; nil where neither has one.
    public var day: CalendarDay?
    /// The words of its span.
    public var text: String
    /// The line of the text that the span begins on, from 1.
    public var line: Int
    /// The names of the entities that it speaks of, and of those who say it.
    public var names: [EntityID: String] = [:]
}

extension Register {
    /// That a row of `document` is of a source, which is given four times: its id, its name, its outlet, its publisher.
    static let isOfSource = """
        (document.id = ? OR document.name = ? OR document.outlet = ? OR document.publisher = ?)
        """

    /// The entities that a name stands for: by id, name or any form seen, without regard to case; one that a correction puts
    /// under another gives that.
    public func entities(named name: String) throws(RegisterFailure) -> [Entity] {
        try read { try Register.entities(named: name, $0) }
    }

    /// Every form under which reports name somebody or something.
    public func entityNames() throws(RegisterFailure) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT DISTINCT name FROM entity_name ORDER BY name") }
    }

    static func entities(named name: String, _ database: Database) throws -> [Entity] {
        var name = name
        for claim in try correctionsInForce(database).identities.same
        where claim.other.id.rawValue.lowercased() == name.lowercased() {
            name = claim.entity.id.rawValue
        }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT * FROM entity WHERE id IN (?1, upper(?1), lower(?1))
                UNION SELECT entity.* FROM entity_name JOIN entity ON entity.number = entity_name.entity
                    WHERE entity_name.name = ?1
                ORDER BY id
                """, arguments: [name])
        return rows.map { row in
            Entity(
                id: EntityID(rawValue: row["id"]), kind: Entity.Kind(rawValue: row["kind"]) ?? .other,
                name: row["name"], state: (row["state"] as String?).map(EntityID.init(rawValue:)), role: row["role"])
        }
    }

    /// Statements in order of their days; those without a day last.
    public func statements(_ query: StatementQuery) throws(RegisterFailure) -> [FoundStatement] {
        try read { database in
            let revision = try Register.revision(query.moment, database)
            return try StatementFinder(query: query, revision: revision).find(database)
        }
    }
}

struct StatementFinder {
    let query: StatementQuery
    let revision: Int

    func find(_ database: Database) throws -> [FoundStatement] {
        var opener = DocumentOpener(revision: revision)
        var rows = try rows(dated: true, most: query.offset + query.limit, database)
        if rows.count < query.offset + query.limit {
            rows += try self.rows(dated: false, most: query.offset + query.limit - rows.count, database)
        }
        return try rows.dropFirst(query.offset).compactMap { try opener.statement($0, database) }
    }

    /// The rows of those that have a day, or of those that have none: an undated one is neither before nor behind the others.
    private func rows(dated: Bool, most: Int, _ database: Database) throws -> [Row] {
        var conditions = [
            "statement.added <= \(revision)", "(statement.withdrawn IS NULL OR statement.withdrawn > \(revision))",
        ]
        var arguments: [any DatabaseValueConvertible] = []
        var tables = "statement"
        var day = "statement.\"day\""
        if !query.about.isEmpty {
            guard let about = try AboutAll(query.about, database) else { return [] }
            // In order of the day: the first rows are found without sorting all.
            tables = "about CROSS JOIN statement ON statement.number = about.statement"
            conditions.append(about.condition)
            day = "about.\"day\""
        }
        let wanted = WantedStatements.terms(kind: query.kind, type: query.type)
        conditions += wanted.terms
        arguments += wanted.arguments
        if let modality = query.modality {
            conditions.append("statement.modality = ?")
            arguments.append(modality.rawValue)
        }
        if let source = query.source {
            conditions.append(
                "EXISTS (SELECT 1 FROM document WHERE document.number = statement.document AND \(Register.isOfSource))")
            arguments += Array(repeating: source, count: 4)
        }
        if dated, let since = query.since { conditions.append("\(day) >= \(since.number)") }
        if dated, let until = query.until { conditions.append("\(day) <= \(until.number)") }
        conditions.append(dated ? "\(day) <> 0" : "(\(day) = 0 OR \(day) IS NULL)")
        let direction = query.isLatestFirst ? "DESC" : "ASC"
        return try Row.fetchAll(
            database,
            sql: """
                SELECT statement.* FROM \(tables) WHERE \(conditions.joined(separator: " AND "))
                ORDER BY \(day) \(direction), statement.number \(direction) LIMIT \(most)
                """, arguments: StatementArguments(arguments))
    }
}

/// Opens documents, each once, to give the words of statements.
struct DocumentOpener {
    let revision: Int
    private var corrections: Corrections?
    private var names: [EntityID: String] = [:]
    private var opened: [Int: (summary: DocumentSummary, text: Text, statements: [Int64: Statement])] = [:]

    init(revision: Int) { self.revision = revision }

    /// What an analyst said of a document up to the revision.
    mutating func remarks(on summary: DocumentSummary, _ database: Database) throws -> DeskRemarks? {
        let corrections = try corrections ?? Register.correctionsInForce(database, revision: revision)
        self.corrections = corrections
        return corrections.remarks(on: summary)
    }

    /// The statement of a row; nil where the document does not hold it at the revision.
    mutating func statement(_ row: Row, _ database: Database) throws -> FoundStatement? {
        let number: Int = row["document"]
        if opened[number] == nil {
            guard
                let document = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM document WHERE number = ?", arguments: [number]),
                let packed = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT statements FROM collated WHERE document = ?1 AND added <= ?2
                            AND (withdrawn IS NULL OR withdrawn > ?2)
                        """, arguments: [number, revision])
            else { return nil }
            var summary = try Register.summary(document)
            let statements = try Register.collatedStatements(
                packed["statements"], PackedReading(document), summary)
            summary.desk = try remarks(on: summary, database)
            opened[number] = (
                summary, try Register.text(of: document, database),
                Dictionary(
                    statements.map { (StatementKey($0.id).value, $0) }, uniquingKeysWith: { first, _ in first }
                )
            )
        }
        guard let document = opened[number], let statement = document.statements[row["id"]],
            statement.span.end <= document.text.count
        else { return nil }
        let bytes = document.text.bytes
        return FoundStatement(
            statement: statement, document: document.summary,
            day: (row["day"] as Int?).map { CalendarDay(number: $0) },
            text: String(decoding: bytes[statement.span.range], as: UTF8.self),
            line: bytes[..<statement.span.start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 },
            names: try names(of: statement, database))
    }

    private mutating func names(of statement: Statement, _ database: Database) throws -> [EntityID: String] {
        var own: [EntityID: String] = [:]
        for id in statement.subjects + [statement.speaker, statement.via].compactMap({ $0 }) {
            if names[id] == nil {
                names[id] = try String.fetchOne(
                    database, cachedSQL: "SELECT name FROM entity WHERE id = ?", arguments: [id.rawValue])
            }
            own[id] = names[id]
        }
        return own
    }
}
