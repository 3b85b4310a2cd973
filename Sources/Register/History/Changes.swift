import Diplomacy
import Foundation
import GRDB
import SourceText

/// Something that a register says otherwise at one moment than at another.
public struct RegisterChange: Sendable {
    /// How it changed.
    public enum Kind: String, Sendable, CaseIterable {
        case new, revised, withdrawn
    }

    /// What changed: as it was, and as it is.
    public enum Subject: Sendable {
        case document(before: DocumentSummary?, after: DocumentSummary?)
        case statement(before: FoundStatement?, after: FoundStatement?)
        case finding(before: FoundFinding?, after: FoundFinding?)
        case standing(before: Standing?, after: Standing?)
    }

    /// How it changed.
    public var kind: Kind
    /// What changed.
    public var subject: Subject
    /// The change in which the register learnt of it.
    public var revision: Revision
    /// Where that was a collation: what led to it.
    public var reasons: [Revision]
}

/// What a register says otherwise at one moment than at another.
public struct RegisterChanges: Sendable {
    /// What was done between the two.
    public var revisions: [Revision] = []
    /// What changed: documents, then statements, findings and standings; of each the first so many.
    public var changes: [RegisterChange] = []
    /// How many changed, by what it is (`document`, …) and how.
    public var counts: [String: [RegisterChange.Kind: Int]] = [:]

    /// No change.
    public init() {}
}

extension Register {
    /// Compares what the register said at two moments.
    ///
    /// What came and went in between is in neither, and so is not listed; the revisions tell of it.
    ///
    /// - Parameters:
    ///   - from: the first moment.
    ///   - to: the second; which of the two is earlier does not matter.
    ///   - limit: how many documents, statements, findings and standings are listed of each at most; all are counted.
    public func changes(from: Moment, to: Moment = .now, limit: Int = 1000) throws(RegisterFailure) -> RegisterChanges {
        try read { database in
            let first = try Register.revision(from, database)
            let second = try Register.revision(to, database)
            var comparison = Comparison(from: min(first, second), to: max(first, second), limit: limit)
            return try comparison.changes(database)
        }
    }
}

/// Pairs the rows that held at one revision with those that hold at another.
private struct Comparison {
    let from: Int
    let to: Int
    let limit: Int
    private var result = RegisterChanges()
    private var revisions: [Int: Revision] = [:]

    init(from: Int, to: Int, limit: Int) {
        self.from = from
        self.to = to
        self.limit = limit
    }

    /// Rows that held at the first revision and not at the second, and the other way round.
    private func rows(_ table: String, _ columns: String, where condition: String = "1", _ database: Database) throws
        -> (gone: [Row], come: [Row])
    {
        (
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(columns) FROM \(table) WHERE \(condition) AND added <= \(from)
                        AND withdrawn > \(from) AND withdrawn <= \(to) ORDER BY number
                    """),
            try Row.fetchAll(
                database,
                sql: """
                    SELECT \(columns) FROM \(table) WHERE \(condition) AND added > \(from) AND added <= \(to)
                        AND (withdrawn IS NULL OR withdrawn > \(to)) ORDER BY number
                    """)
        )
    }

    /// Pairs rows of one key, those that are the same first; pairs that are the same are left out.
    private func pairs(
        _ rows: (gone: [Row], come: [Row]), key: (Row) -> String, isSame: (Row, Row) -> Bool
    ) -> [(before: Row?, after: Row?)] {
        var waiting: [String: [Row]] = [:]
        var order: [String] = []
        for row in rows.gone {
            let key = key(row)
            if waiting[key] == nil { order.append(key) }
            waiting[key, default: []].append(row)
        }
        var left: [Row] = []
        for row in rows.come {
            let key = key(row)
            if let same = waiting[key]?.firstIndex(where: { isSame($0, row) }) {
                waiting[key]?.remove(at: same)
            } else {
                left.append(row)
            }
        }
        var pairs: [(before: Row?, after: Row?)] = []
        for row in left {
            let key = key(row)
            let known = waiting[key] ?? []
            pairs.append((known.first, row))
            if !known.isEmpty { waiting[key]?.removeFirst() }
        }
        for key in order { pairs += (waiting[key] ?? []).map { ($0, nil) } }
        return pairs
    }

    mutating func changes(_ database: Database) throws -> RegisterChanges {
        for row in try Row.fetchAll(
            database, sql: "SELECT * FROM revision WHERE number > \(from) AND number <= \(to) ORDER BY number")
        {
            let revision = Revision(row)
            revisions[revision.number] = revision
            result.revisions.append(revision)
        }
        try documents(database)
        try statements(database)
        try findings(database)
        try standings(database)
        return result
    }

    /// Counts a change, and lists it where there is room.
    ///
    /// - Parameter number: the revision in which it came, or went.
    private mutating func note(
        _ name: String, before: Bool, after: Bool, _ number: Int, story: Int?, _ database: Database,
        _ subject: () throws -> RegisterChange.Subject?
    ) throws {
        let kind: RegisterChange.Kind = before && after ? .revised : after ? .new : .withdrawn
        result.counts[name, default: [:]][kind, default: 0] += 1
        guard result.counts[name]?.values.reduce(0, +) ?? 0 <= limit, let revision = revisions[number],
            let subject = try subject()
        else { return }
        var reasons: [Revision] = []
        if let story {
            reasons = try Row.fetchAll(
                database,
                cachedSQL: """
                    SELECT revision.* FROM stir JOIN revision ON revision.number = stir.because
                    WHERE stir.story = ? AND stir.collated = ? ORDER BY revision.number
                    """, arguments: [story, number]
            ).map(Revision.init)
        }
        result.changes.append(
            RegisterChange(kind: kind, subject: subject, revision: revision, reasons: reasons))
    }

    private mutating func documents(_ database: Database) throws {
        let old = try Register.correctionsInForce(database, revision: from)
        let all = try Register.corrections(database, revision: to)
        let new = Corrections(all)
        let rows = try rows("document", "*", database)
        for (before, after) in pairs(rows, key: { "\($0["id"] as DatabaseValue)" }, isSame: { _, _ in false }) {
            guard let row = after ?? before else { continue }
            try note(
                "document", before: before != nil, after: after != nil, after?["added"] ?? row["withdrawn"], story: nil,
                database
            ) {
                func summary(_ row: Row?, _ corrections: Corrections) throws -> DocumentSummary? {
                    guard let row else { return nil }
                    var summary = try Register.summary(row)
                    summary.desk = corrections.remarks(on: summary)
                    return summary
                }
                return .document(before: try summary(before, old), after: try summary(after, new))
            }
        }
        // What analysts say of documents is kept beside their rows.
        var seen: Set<String> = []
        for row in try Row.fetchAll(
            database,
            sql: """
                SELECT document.*, correction.added AS corrected FROM correction
                JOIN document ON document.id = correction.subject AND document.added <= \(from)
                    AND (document.withdrawn IS NULL OR document.withdrawn > \(to))
                WHERE correction.added > \(from) AND correction.added <= \(to)
                UNION SELECT document.*, redo.added FROM correction AS redo
                JOIN correction ON correction.id = redo.subject
                JOIN document ON document.id = correction.subject AND document.added <= \(from)
                    AND (document.withdrawn IS NULL OR document.withdrawn > \(to))
                WHERE redo.added > \(from) AND redo.added <= \(to)
                ORDER BY corrected DESC
                """)
        {
            var before = try Register.summary(row)
            var after = before
            before.desk = old.remarks(on: before)
            after.desk = new.remarks(on: after)
            guard before != after, seen.insert(before.id.rawValue).inserted else { continue }
            try note("document", before: true, after: true, row["corrected"], story: nil, database) {
                .document(before: before, after: after)
            }
        }
    }

    private mutating func statements(_ database: Database) throws {
        let rows = try rows(
            "statement",
            """
            number, statement.id, kind, type, document, "start", "end", speaker, via, "day", added, withdrawn,
            (SELECT id FROM document WHERE document.number = statement.document) AS name
            """, database)
        let pairs = pairs(
            rows, key: { "\($0["name"] as String) \($0["kind"] as String) \($0["start"] as Int) \($0["end"] as Int)" },
            isSame: {
                $0["id"] as Int64 == $1["id"] && $0["speaker"] as Int? == $1["speaker"]
                    && $0["via"] as Int? == $1["via"]
            })
        var old = DocumentOpener(revision: from)
        var new = DocumentOpener(revision: to)
        for (before, after) in pairs {
            guard let row = after ?? before else { continue }
            let number: Int = after?["added"] ?? row["withdrawn"]
            let story = try Int.fetchOne(
                database,
                cachedSQL: """
                    SELECT story FROM membership WHERE document = ?1 AND added <= ?2
                        AND (withdrawn IS NULL OR withdrawn >= ?2) ORDER BY added DESC
                    """, arguments: [row["document"] as Int, number])
            try note(
                "statement", before: before != nil, after: after != nil, number, story: story, database
            ) {
                .statement(
                    before: try before.flatMap { try old.statement($0, database) },
                    after: try after.flatMap { try new.statement($0, database) })
            }
        }
    }

    private mutating func findings(_ database: Database) throws {
        let rows = try rows(
            "fact",
            "number, fact.story AS home, body, added, withdrawn, (SELECT id FROM story WHERE number = fact.story) AS story",
            where: "type = 'finding'", database)
        // Who else is in the affair and says nothing of it is no news of a finding.
        let findings = Dictionary(
            try (rows.gone + rows.come).map { row -> (Int, Finding) in
                var finding = try StoredFact.finding(row)
                finding.silent = []
                finding.severity = 0
                return (row["number"], finding)
            }, uniquingKeysWith: { first, _ in first })
        let pairs = pairs(
            rows, key: { findings[$0["number"]]?.question ?? "" },
            isSame: { findings[$0["number"]] == findings[$1["number"]] })
        for (before, after) in pairs {
            guard let row = after ?? before else { continue }
            try note(
                "finding", before: before != nil, after: after != nil, after?["added"] ?? row["withdrawn"],
                story: row["home"], database
            ) {
                .finding(
                    before: try before.map { try Register.found($0, database) },
                    after: try after.map { try Register.found($0, database) })
            }
        }
    }

    private mutating func standings(_ database: Database) throws {
        let rows = try rows(
            "fact", "number, story AS home, id, body, added, withdrawn", where: "type = 'standing'", database)
        let pairs = pairs(
            rows, key: { "\($0["id"] as DatabaseValue)" }, isSame: { $0["body"] as DatabaseValue == $1["body"] })
        for (before, after) in pairs {
            guard let row = after ?? before else { continue }
            try note(
                "standing", before: before != nil, after: after != nil, after?["added"] ?? row["withdrawn"],
                story: row["home"], database
            ) {
                .standing(
                    before: try before.map(StoredFact.standing),
                    after: try after.map(StoredFact.standing))
            }
        }
    }
}
