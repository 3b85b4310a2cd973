import Diplomacy
import Foundation
import GRDB
import SourceText
import Testing

@testable import Register

/// A register of the first schema becomes one of today when it is opened, and says what it said.
@Suite struct MigrationTests {
    /// Turns a register back into one of the first schema: summaries and facts as JSON, digests with all that they have.
    private func age(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { database in
            try database.execute(sql: "ALTER TABLE document ADD COLUMN json TEXT NOT NULL DEFAULT ''")
            try database.execute(sql: "ALTER TABLE fact ADD COLUMN json TEXT NOT NULL DEFAULT ''")
            for row in try Row.fetchAll(database, sql: "SELECT * FROM document") {
                let summary = try Register.summary(row)
                var old = OldWriter()
                old.reading(try PackedReading(row).reading(of: summary, text: Register.text(of: row, database)))
                var digest = OldWriter()
                digest.emptyDigest(words: 5)
                try database.execute(
                    sql: "UPDATE document SET json = ?, statements = ?, digest = ?, form = 1 WHERE number = ?",
                    arguments: [
                        try Register.json(summary), Compression.pack(old.bytes).data,
                        Compression.pack(digest.bytes).data, row["number"] as Int,
                    ])
            }
            for row in try Row.fetchAll(database, sql: "SELECT number, body FROM fact WHERE type = 'finding'") {
                let finding = try Finding(packed: [UInt8](row["body"] as Data))
                try database.execute(
                    sql: "UPDATE fact SET json = ?, id = ? WHERE number = ?",
                    arguments: [try Register.json(finding), finding.id, row["number"] as Int])
            }
            try database.execute(
                sql: """
                    ALTER TABLE document DROP COLUMN summary; ALTER TABLE document RENAME COLUMN json TO summary;
                    ALTER TABLE fact DROP COLUMN body; ALTER TABLE fact RENAME COLUMN json TO body;
                    ALTER TABLE document DROP COLUMN imported;
                    DELETE FROM grdb_migrations WHERE identifier LIKE '3:%' OR identifier LIKE '6:%';
                    """)
        }
        try database.close()
    }

    @Test("summaries, readings and facts of the first schema are read", arguments: [Register.Access.read, .write])
    func old(access: Register.Access) throws {
        try Reports.withRegister { register, path in
            let before = try register.record()
            try register.close()
            try age(path)
            let again = try Register(path: path, access: access)
            #expect(try again.verify().faults == [])
            let after = try again.record()
            #expect(after.documents == before.documents)
            #expect(after.statements == before.statements)
            #expect(after.findings == before.findings)
            #expect(after.mentions == before.mentions)
        }
    }
}

/// Writes what the first form of packed readings was, as far as the reports of these tests need it: spans from the beginning
/// of the text, no known strings, entities with their ids.
private struct OldWriter {
    private(set) var bytes: [UInt8] = []
    private var strings: [String: Int] = [:]

    private mutating func number(_ value: Int) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func string(_ value: String) {
        if let known = strings[value] { return number(known) }
        strings[value] = strings.count + 1
        number(0)
        number(value.utf8.count)
        bytes += Array(value.utf8)
    }

    private mutating func span(_ span: Span) {
        number(span.start)
        number(span.count)
    }

    mutating func emptyDigest(words: Int) {
        number(0)
        number(0)
        number(words)
        // No entities; no passages: entities, terms, clauses, values.
        for _ in 0..<5 { number(0) }
    }

    mutating func reading(_ reading: Reading) {
        number(reading.excerpts.passages.count)
        for passage in reading.excerpts.passages { span(passage) }
        number(0)
        number(reading.entities.count)
        for entity in reading.entities {
            string(entity.id.rawValue)
            string(entity.kind.rawValue)
            string(entity.name)
            number(entity.names.count)
            for name in entity.names { string(name) }
            number(1)
            string(entity.id.rawValue)
            number(0)
            number(0)
        }
        number(reading.mentions.count)
        for mention in reading.mentions {
            span(mention.span)
            string(mention.entity.rawValue)
        }
        number(0)
        number(reading.statements.count)
        for statement in reading.statements {
            guard case .event(let event) = statement.content, let date = event.date else { continue }
            span(statement.span)
            string(statement.region.rawValue)
            number(0)
            number(0)
            string(statement.modality.rawValue)
            number(0)
            string("event")
            string(event.plover)
            for _ in 0..<3 { number(0) }
            for side in [event.who, event.whom] {
                number(side.count)
                for id in side { string(id.rawValue) }
            }
            number(1)
            number(Int(date.first.number) * 2)
            number(0)
            number(0)
        }
        number(0)
    }
}
