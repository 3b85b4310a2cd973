import Diplomacy
import Foundation
import GRDB
import SourceText

/// From when to when a register said something, and why it began and ended.
public struct Held: Sendable {
    /// The change that brought it.
    public var added: Revision
    /// The change that took it away; nil while it holds.
    public var withdrawn: Revision?
    /// Where it came with a collation: what led to that.
    public var reasons: [Revision] = []
}

/// Something in a register that has an id, with everything that the register knows of it.
public enum Shown: Sendable {
    case document(ShownDocument)
    case statement(ShownStatement)
    case finding(ShownFinding)
    case entity(ShownEntity)
    case story(ShownStory)
    case correction(KeptCorrection, revision: Revision, note: String)

    /// Its id.
    public var id: String {
        switch self {
        case .document(let shown): shown.summary.id.rawValue
        case .statement(let shown): shown.found.statement.id
        case .finding(let shown): shown.found.finding.id
        case .entity(let shown): shown.entity.id.rawValue
        case .story(let shown): shown.line.id
        case .correction(let kept, _, _): kept.correction.id
        }
    }
}

/// A document with what hangs on it.
public struct ShownDocument: Sendable {
    /// What its row says, and what analysts say of it.
    public var summary: DocumentSummary
    /// Its text.
    public var text: Text
    /// Where it came from.
    public var origin: String
    /// When its bytes came in, in UTC.
    public var retrieved: String
    /// The program that read it.
    public var program: String
    /// From when to when it was in the register, as it was read then.
    public var held: Held
    /// Its affair; nil where it has none yet.
    public var story: StoryLine?
    /// What it says, in order of the text.
    public var statements: [FoundStatement]
    /// What analysts said of it and its statements.
    public var corrections: [KeptCorrection]
    /// How many findings it answers.
    public var findings: Int
}

/// A statement with what leans on it.
public struct ShownStatement: Sendable {
    /// The statement, its document and its words.
    public var found: FoundStatement
    /// From when to when it held.
    public var held: Held
    /// Findings that it answers.
    public var findings: [FoundFinding]
    /// Standings that rest on it.
    public var standings: [Standing]
    /// How it came out, where it is a forecast that is resolved.
    public var resolution: ForecastResolution?
    /// What analysts said of it.
    public var corrections: [KeptCorrection]
}

/// A finding with the passages of its answers.
public struct ShownFinding: Sendable {
    /// The finding and the names of its documents.
    public var found: FoundFinding
    /// From when to when it held.
    public var held: Held
    /// The statements that answer, by their ids.
    public var statements: [String: FoundStatement]
    /// The words of answers that no statement covers, by their place among the answers.
    public var passages: [Int: String]
    /// What analysts said of it.
    public var corrections: [KeptCorrection]
}

/// An entity with what is said about it.
public struct ShownEntity: Sendable {
    /// The entity, with every form seen.
    public var entity: Entity
    /// How many statements are about it now, by kind.
    public var statements: [String: Int]
    /// How it stands in frameworks and to others.
    public var standings: [Standing]
    /// The latest statements about it.
    public var latest: [FoundStatement]
    /// What analysts said of it.
    public var corrections: [KeptCorrection]
}

/// A story with its documents.
public struct ShownStory: Sendable {
    /// Its line.
    public var line: StoryLine
    /// Its documents, by the day they were published.
    public var documents: [DocumentSummary]
    /// Its findings, the most material first.
    public var findings: [FoundFinding]
    /// What analysts said of it.
    public var corrections: [KeptCorrection]
}

extension Register {
    /// What stands under an id: of a document (or its name), a statement, a finding, an affair, a correction, an entity (or a
    /// name of it).
    ///
    /// What holds now comes before what held once. Of several under one name all are given.
    public func show(_ id: String) throws(RegisterFailure) -> [Shown] {
        try read { database in
            let viewer = Viewer(database: database, last: try Register.revision(.now, database))
            switch id.split(separator: ":").first.map(String.init) ?? "" {
            case "doc": return try viewer.documents(id)
            case "finding": return try viewer.findings(id)
            case "story": return try viewer.stories(id)
            case "correction": return try viewer.corrections(id)
            case _ where Statement.Kind(ofID: id) != nil:
                return try viewer.statements(id)
            default:
                let documents = try viewer.documents(id)
                return documents.isEmpty ? try viewer.entities(id) : documents
            }
        }
    }

    /// A statement by its id, as the register says it now, or said it last.
    public func statement(_ id: String) throws(RegisterFailure) -> FoundStatement? {
        for shown in try show(id) { if case .statement(let statement) = shown { return statement.found } }
        return nil
    }
}

private struct Viewer {
    let database: Database
    /// The last revision.
    let last: Int

    private func revision(_ number: Int) throws -> Revision? {
        try Row.fetchOne(database, cachedSQL: "SELECT * FROM revision WHERE number = ?", arguments: [number])
            .map(Revision.init)
    }

    private func held(_ row: Row, story: Int? = nil) throws -> Held {
        guard let added = try revision(row["added"]) else { throw PackedReader.Damage() }
        var held = Held(added: added)
        if let withdrawn = row["withdrawn"] as Int? { held.withdrawn = try revision(withdrawn) }
        if let story {
            held.reasons = try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT revision.* FROM stir JOIN revision ON revision.number = stir.because
                    WHERE stir.story = ? AND stir.collated = ? ORDER BY revision.number
                    """, arguments: [story, added.number]
            ).map(Revision.init)
        }
        return held
    }

    /// The revision at which a row can be looked at: now, or the last at which it held.
    private func moment(_ row: Row) -> Int { (row["withdrawn"] as Int?).map { $0 - 1 } ?? last }

    private func story(of document: Int, at moment: Int) throws -> Int? {
        try Int.fetchOne(
            database,
            cachedSQL: """
                SELECT story FROM membership WHERE document = ?1 AND added <= ?2 AND (withdrawn IS NULL OR withdrawn > ?2)
                """, arguments: [document, moment])
    }

    func documents(_ id: String) throws -> [Shown] {
        let rows = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT * FROM document WHERE (id = ?1 OR name = ?1)
                ORDER BY withdrawn IS NOT NULL, withdrawn DESC, number DESC
                """, arguments: [id])
        var seen: Set<String> = []
        return try rows.compactMap { row in
            // Of a document that was read anew the last reading stands for all.
            guard seen.insert(row["id"]).inserted else { return nil }
            let moment = moment(row)
            var opener = DocumentOpener(revision: moment)
            let number: Int = row["number"]
            var summary = try Register.summary(row)
            summary.desk = try opener.remarks(on: summary, database)
            let story = try story(of: number, at: moment)
            let statements = try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT * FROM statement WHERE document = ?1 AND added <= ?2 AND (withdrawn IS NULL OR withdrawn > ?2)
                    ORDER BY "start", number
                    """, arguments: [number, moment]
            ).compactMap { try opener.statement($0, database) }
            let answered = try facts(of: story, at: moment).count { row in
                try row["type"] == "finding"
                    && StoredFact.finding(row).answers.contains { $0.document == summary.id }
            }
            return .document(
                ShownDocument(
                    summary: summary, text: try Register.text(of: row, database), origin: row["origin"],
                    retrieved: row["retrieved"], program: row["program"], held: try held(row),
                    story: try story.flatMap {
                        try Row.fetchOne(
                            database, cachedSQL: "SELECT * FROM story WHERE number = ?", arguments: [$0]
                        ).map(StoryLine.init)
                    }, statements: statements,
                    corrections: try Register.keptCorrections(on: summary.id.rawValue, database), findings: answered))
        }
    }

    func statements(_ id: String) throws -> [Shown] {
        let kind = id.split(separator: ":").first.map(String.init) ?? ""
        let rows = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT * FROM statement WHERE id = ? AND kind = ?
                ORDER BY withdrawn IS NOT NULL, withdrawn DESC, number DESC LIMIT 8
                """, arguments: [StatementKey(id).value, kind])
        var seen: Set<DocumentID> = []
        return try rows.compactMap { row in
            let moment = moment(row)
            var opener = DocumentOpener(revision: moment)
            guard let found = try opener.statement(row, database), found.statement.id == id,
                seen.insert(found.document.id).inserted
            else { return nil }
            let story = try story(of: row["document"], at: moment)
            let facts = try facts(of: story, at: moment)
            let own = try Register.keptCorrections(on: found.document.id.rawValue, database).filter {
                guard let address = $0.correction.address else { return false }
                return address.kind == found.statement.kind && address.span.overlaps(found.statement.span)
            }
            return .statement(
                ShownStatement(
                    found: found, held: try held(row, story: story),
                    findings: try findings(facts, answeredBy: id),
                    standings: try facts.filter { $0["type"] == "standing" }.map(StoredFact.standing).filter {
                        $0.statements.contains(id)
                    },
                    resolution: try facts.filter { $0["type"] == "resolution" }.map(StoredFact.resolution).first {
                        $0.forecast == id
                    },
                    corrections: own + (try Register.keptCorrections(on: id, database))))
        }
    }

    /// The facts of a story, findings by their weight.
    private func facts(of story: Int?, at moment: Int) throws -> [Row] {
        guard let story else { return [] }
        return try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT fact.type, fact.body, story.id AS story FROM fact JOIN story ON story.number = fact.story
                WHERE fact.story = ?1 AND added <= ?2 AND (withdrawn IS NULL OR withdrawn > ?2)
                ORDER BY weight DESC, fact.id
                """, arguments: [story, moment])
    }

    /// Those of a story's facts that are findings to which a statement is an answer.
    private func findings(_ facts: [Row], answeredBy id: String) throws -> [FoundFinding] {
        try facts.filter { $0["type"] == "finding" }.compactMap { row in
            let finding = try StoredFact.finding(row)
            guard finding.answers.contains(where: { $0.statement == id }) else { return nil }
            return try Register.found(finding, story: row["story"], database)
        }
    }

    func findings(_ id: String) throws -> [Shown] {
        let row = try Row.fetchOne(
            database,
            cachedSQL: """
                SELECT fact.*, fact.story AS home, story.id AS affair FROM fact JOIN story ON story.number = fact.story
                WHERE +fact.type = 'finding' AND fact.id = ? ORDER BY withdrawn IS NOT NULL, withdrawn DESC
                """, arguments: [FactKey.of(id)])
        guard let row else { return [] }
        let moment = moment(row)
        let found = try Register.found(
            StoredFact.finding(row), story: row["affair"], database)
        var statements: [String: FoundStatement] = [:]
        var passages: [Int: String] = [:]
        var opener = DocumentOpener(revision: moment)
        for (index, answer) in found.finding.answers.enumerated() {
            if let statement = answer.statement {
                for row in try Row.fetchAll(
                    database,
                    cachedSQL:
                        "SELECT * FROM statement WHERE id = ? AND added <= ? ORDER BY withdrawn IS NOT NULL, number DESC",
                    arguments: [StatementKey(statement).value, moment])
                {
                    guard let one = try opener.statement(row, database), one.statement.id == statement else { continue }
                    statements[statement] = one
                    break
                }
            } else if let span = answer.span {
                passages[index] = try words(of: answer.document, span, at: moment)
            }
        }
        return [
            .finding(
                ShownFinding(
                    found: found, held: try held(row, story: row["home"]), statements: statements, passages: passages,
                    corrections: try Register.keptCorrections(on: id, database)))
        ]
    }

    private func words(of document: DocumentID, _ span: Span, at moment: Int) throws -> String? {
        guard
            let row = try Row.fetchOne(
                database, cachedSQL: "SELECT text FROM document WHERE id = ? AND added <= ? ORDER BY number DESC",
                arguments: [document.rawValue, moment])
        else { return nil }
        let text = try Register.text(of: row, database)
        return span.end <= text.count ? String(decoding: text.bytes[span.range], as: UTF8.self) : nil
    }

    func stories(_ id: String) throws -> [Shown] {
        guard let row = try Row.fetchOne(database, cachedSQL: "SELECT * FROM story WHERE id = ?", arguments: [id])
        else {
            return []
        }
        let number: Int = row["number"]
        var opener = DocumentOpener(revision: last)
        let documents = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT document.* FROM membership JOIN document ON document.number = membership.document
                WHERE story = ? AND membership.withdrawn IS NULL ORDER BY published, name
                """, arguments: [number]
        ).map { row in
            var summary = try Register.summary(row)
            summary.desk = try opener.remarks(on: summary, database)
            return summary
        }
        let findings = try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT body, ?1 AS story FROM fact WHERE fact.story = ?2 AND +type = 'finding' AND withdrawn IS NULL
                ORDER BY weight DESC, id
                """, arguments: [id, number]
        ).map { try Register.found($0, database) }
        return [
            .story(
                ShownStory(
                    line: StoryLine(row), documents: documents, findings: findings,
                    corrections: try Register.keptCorrections(on: id, database)))
        ]
    }

    func corrections(_ id: String) throws -> [Shown] {
        guard
            let kept = try Register.keptCorrections(on: nil, database).first(where: { $0.correction.id == id }),
            let revision = try revision(kept.revision)
        else { return [] }
        return [.correction(kept, revision: revision, note: try Register.note(kept.correction, database))]
    }

    func entities(_ name: String) throws -> [Shown] {
        try Register.entities(named: name, database).compactMap { known in
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM entity WHERE id = ?", arguments: [known.id.rawValue])
            else { return nil }
            let number: Int = row["number"]
            var entity = known
            entity.names = try String.fetchAll(
                database, cachedSQL: "SELECT name FROM entity_name WHERE entity = ? ORDER BY name", arguments: [number])
            // The plus keeps SQLite from the index by type, in which all merges of the register are one range.
            for row in try Row.fetchAll(
                database, cachedSQL: "SELECT body FROM fact WHERE +type = 'merge' AND id = ? AND withdrawn IS NULL",
                arguments: [FactKey.of(known.id.rawValue)])
            {
                entity.merged += try StoredFact.merges(row)
            }
            entity.merged = Array(Set(entity.merged)).sorted {
                ($0.names.joined(), $0.why) < ($1.names.joined(), $1.why)
            }
            var counts: [String: Int] = [:]
            for row in try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT kind, count(*) FROM about JOIN statement ON statement.number = about.statement
                    WHERE about.entity = ? AND withdrawn IS NULL GROUP BY kind
                    """, arguments: [number])
            {
                counts[row[0]] = row[1]
            }
            var query = StatementQuery()
            query.about = [known.id]
            query.limit = 5
            query.isLatestFirst = true
            return .entity(
                ShownEntity(
                    entity: entity, statements: counts,
                    standings: try Register.standings(of: [known.id], revision: last, database),
                    latest: try StatementFinder(query: query, revision: last).find(database),
                    corrections: try Register.keptCorrections(on: known.id.rawValue, database)))
        }
    }
}
