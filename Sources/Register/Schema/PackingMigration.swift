import Diplomacy
import Foundation
import GRDB
import SourceText

/// Documents can come from another's record. Summaries and facts, which the first registers kept as JSON, become packed, and fingerprints that the text gives anew go.
enum PackingMigration {
    static func run(_ database: Database) throws {
        try database.execute(sql: "ALTER TABLE document ADD COLUMN imported INTEGER NOT NULL DEFAULT 0")
        for (table, column) in [("document", "summary"), ("fact", "body")] {
            try database.execute(sql: "ALTER TABLE \(table) ADD COLUMN packed BLOB NOT NULL DEFAULT x''")
            if table == "document" { try documents(database) } else { try facts(database) }
            try database.execute(
                sql: """
                    ALTER TABLE \(table) DROP COLUMN \(column);
                    ALTER TABLE \(table) RENAME COLUMN packed TO \(column);
                    """)
        }
    }

    private static func documents(_ database: Database) throws {
        let terms = TermList()
        for number in try Int.fetchAll(database, sql: "SELECT number FROM document") {
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM document WHERE number = ?", arguments: [number])
            else { continue }
            let summary = try Register.value(DocumentSummary.self, row["summary"])
            let text = try Register.text(of: row, database)
            let reading = try PackedReading(row).reading(of: summary, text: text)
            let digest = try PackedDigest.pack(
                terms.digest(row, of: reading, text: text, database), of: reading,
                derived: TermList.fingerprints(of: summary, text)
            ) { try terms.number(of: $0, database) }
            try database.cachedStatement(
                sql: "UPDATE document SET packed = ?, statements = ?, digest = ?, form = ? WHERE number = ?"
            ).execute(arguments: [
                PackedSummary.pack(summary).data, Compression.pack(PackedReading(reading).bytes).data,
                Compression.pack(digest).data, PackedReading.version, number,
            ])
            try collated(of: number, summary.id, database)
        }
    }

    private static func collated(of document: Int, _ id: DocumentID, _ database: Database) throws {
        for row in try Row.fetchAll(
            database,
            cachedSQL: "SELECT number, statements FROM collated WHERE document = ? AND statements IS NOT NULL",
            arguments: [document])
        {
            let packed = try Compression.unpack([UInt8](row["statements"] as Data))
            let collated = try CollatedDocument(packed, of: id, form: 1)
            try database.cachedStatement(sql: "UPDATE collated SET statements = ? WHERE number = ?").execute(
                arguments: [Compression.pack(collated.packed).data, row["number"] as Int])
        }
    }

    private static func facts(_ database: Database) throws {
        for number in try Int.fetchAll(database, sql: "SELECT number FROM fact") {
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT type, id, body FROM fact WHERE number = ?", arguments: [number])
            else { continue }
            let body: String = row["body"]
            var id: String = row["id"]
            let packed: [UInt8]
            switch StoredFact.Kind(rawValue: row["type"]) {
            case .finding: packed = try Register.value(Finding.self, body).packed
            case .standing: packed = try Register.value(Standing.self, body).packed
            case .vector: packed = try Register.value(Vector.self, body).packed
            case .lineage:
                let fact = StoredFact(try Register.value(Lineage.self, body))
                (packed, id) = (fact.body, fact.id)
            case .origin: packed = try Register.value(Origin.self, body).packed
            case .merge: packed = try Register.value([Entity.Merge].self, body).packed
            case .resolution: packed = try Register.value(ForecastResolution.self, body).packed
            case nil: continue
            }
            try database.cachedStatement(sql: "UPDATE fact SET packed = ?, id = ? WHERE number = ?").execute(
                arguments: [packed.data, id, number])
        }
    }
}
