import Diplomacy
import Foundation
import GRDB
import SourceText

/// What a register holds, in numbers.
public struct RegisterStatus: Sendable, Hashable {
    /// Documents that are in it now.
    public var documents = 0
    /// Bytes of their texts.
    public var textBytes = 0
    /// Statements that hold now, by kind.
    public var statements: [String: Int] = [:]
    /// Findings that hold now, by verdict.
    public var findings: [String: Int] = [:]
    /// Stories with a document.
    public var stories = 0
    /// Corrections in force, by what they do.
    public var corrections: [String: Int] = [:]
    /// Documents and statements that were entered by hand.
    public var entered = 0
    /// Entities seen at any time.
    public var entities = 0
    /// The first and the last day on which a report was published, entries by hand aside; nil where none is dated.
    public var published: CalendarPeriod?
    /// The last revision; nil in a new register.
    public var last: Revision?
    /// What waits for collation.
    public var waiting = Register.Waiting(documents: 0, stories: 0)
    /// Bytes of the file.
    public var fileBytes = 0
}

extension Register {
    /// What the register holds, in numbers.
    ///
    /// - Parameter withheld: documents that do not count, with what they say. Entities, corrections and the file are counted
    ///   whole.
    public func status(
        outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> RegisterStatus {
        let waiting = try waiting()
        return try read { database in
            var status = RegisterStatus()
            status.waiting = waiting
            if let row = try Row.fetchOne(
                database,
                sql: """
                    WITH entry AS (
                        SELECT number FROM document
                        WHERE withdrawn IS NULL AND desk IS NOT NULL AND json_extract(desk, '$.entry') IS NOT NULL
                    )
                    SELECT count(*), min(published) FILTER (WHERE number NOT IN entry),
                        max(published) FILTER (WHERE number NOT IN entry),
                        (SELECT sum(size) FROM content WHERE number IN (SELECT text FROM document WHERE withdrawn IS NULL)),
                        (SELECT count(*) FROM entry)
                    FROM document WHERE withdrawn IS NULL
                    """)
            {
                status.documents = row[0]
                if let first = row[1] as Int?, let last = row[2] as Int? {
                    status.published = CalendarPeriod(CalendarDay(number: first), CalendarDay(number: last))
                }
                status.textBytes = row[3] ?? 0
                status.entered = row[4]
            }
            for row in try Row.fetchAll(
                database, sql: "SELECT kind, count(*) FROM statement WHERE withdrawn IS NULL GROUP BY kind")
            {
                status.statements[row[0]] = row[1]
            }
            for row in try Row.fetchAll(
                database,
                sql: "SELECT label, count(*) FROM fact WHERE type = 'finding' AND withdrawn IS NULL GROUP BY label")
            {
                status.findings[row[0]] = row[1]
            }
            for correction in try Register.correctionsInForce(database).rows {
                status.corrections[correction.name, default: 0] += 1
            }
            status.stories = try Int.fetchOne(database, sql: "SELECT count(*) FROM story WHERE size > 0") ?? 0
            status.entities = try Int.fetchOne(database, sql: "SELECT count(*) FROM entity") ?? 0
            if let row = try Row.fetchOne(database, sql: "SELECT * FROM revision ORDER BY number DESC LIMIT 1") {
                status.last = Revision(row)
            }
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            status.fileBytes = pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
            try status.leaveOut(withheld, database)
            return status
        }
    }
}

extension RegisterStatus {
    /// Takes out of the counts what withheld documents are, and say.
    fileprivate mutating func leaveOut(_ withheld: WithheldDocuments, _ database: Database) throws {
        if withheld.isEmpty { return }
        for number in withheld.numbers {
            guard
                let document = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT size, json_extract(desk, '$.entry') IS NOT NULL AS entered FROM document JOIN content ON content.number = document.text
                        WHERE document.number = ? AND withdrawn IS NULL
                        """, arguments: [number])
            else { continue }
            documents -= 1
            textBytes -= document["size"]
            if document["entered"] { entered -= 1 }
            for row in try Row.fetchAll(
                database,
                cachedSQL:
                    "SELECT kind, count(*) FROM statement WHERE document = ? AND withdrawn IS NULL GROUP BY kind",
                arguments: [number])
            { statements[row[0], default: 0] -= row[1] }
        }
        for (story, gone) in withheld.stories {
            let row = try Row.fetchOne(
                database, cachedSQL: "SELECT number, size FROM story WHERE id = ?", arguments: [story])
            guard let row else { continue }
            if gone >= row["size"] as Int { stories -= 1 }
            // What is left of a finding without an answer is known only when the affair is collated: it does not count.
            for body in try Data.fetchAll(
                database,
                cachedSQL: "SELECT body FROM fact WHERE story = ? AND +type = 'finding' AND withdrawn IS NULL",
                arguments: [row["number"] as Int])
            {
                let finding = try Finding(packed: [UInt8](body))
                guard finding.answers.contains(where: { withheld.documents.contains($0.document) }) else { continue }
                findings[finding.verdict.rawValue, default: 0] -= 1
            }
        }
        statements = statements.filter { $0.value > 0 }
        findings = findings.filter { $0.value > 0 }
    }
}
