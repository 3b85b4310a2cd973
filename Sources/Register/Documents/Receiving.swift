import Diplomacy
import Foundation
import GRDB
import SourceText

extension Register {
    /// Whether a document is in the register, by what its id is made from.
    public func holds(_ documents: [DocumentID]) throws(RegisterFailure) -> Set<DocumentID> {
        try read { database in
            var known: Set<DocumentID> = []
            for id in documents
            where try Int.fetchOne(
                database, cachedSQL: "SELECT 1 FROM document WHERE id = ? AND withdrawn IS NULL",
                arguments: [id.rawValue]) != nil
            {
                known.insert(id)
            }
            return known
        }
    }

    /// Keeps reports, all of them or, where that fails, none; those that are there already change nothing.
    ///
    /// They wait for collation: see ``waiting()``.
    ///
    /// - Returns: the ids of those that are new.
    @discardableResult
    public func receive(_ reports: [ReceivedReport]) throws(RegisterFailure) -> [DocumentID] {
        // Packing is the dear part, and needs no lock.
        let packed = try packing(reports)
        return try write { database in
            var revision: Int?
            var new: [DocumentID] = []
            let terms = TermList()
            for (report, reading) in zip(reports, packed) {
                let id = report.reading.document.id.rawValue
                let known = try Int.fetchOne(
                    database, cachedSQL: "SELECT 1 FROM document WHERE id = ? AND withdrawn IS NULL", arguments: [id])
                if known != nil { continue }
                let number =
                    try revision ?? revise(report.reading.document.desk?.entry == nil ? "add" : "enter", database)
                revision = number
                try insert(report, reading, terms, revision: number, database)
                new.append(report.reading.document.id)
            }
            if let revision, !new.isEmpty {
                let first = reports[0].reading.document.name
                try database.execute(
                    sql: "UPDATE revision SET note = ? WHERE number = ?",
                    arguments: [new.count == 1 && reports.count == 1 ? first : "\(new.count) documents", revision])
            }
            return new
        }
    }

    func packing(_ reports: [ReceivedReport]) throws(RegisterFailure) -> [PackedReading] {
        do {
            return try reports.map { try PackedReading($0.reading) }
        } catch {
            throw RegisterFailure(.other("\(error)"), path: path)
        }
    }

    /// Adds the row of a document, with its text for search.
    ///
    /// - Parameters:
    ///   - retrieved: when its bytes came in; nil for now.
    ///   - action: what the custody log says of it.
    /// - Returns: its number.
    @discardableResult
    func insert(
        _ report: ReceivedReport, _ reading: PackedReading, _ terms: TermList, revision: Int,
        retrieved: String? = nil, action: CustodyLog.Action = .received, _ database: Database
    ) throws -> Int {
        var summary = report.reading.document
        summary.name = try Register.freeName(summary.name, database)
        // What is said of the document stands in a column of its own.
        let desk = summary.desk
        summary.desk = nil
        let hash = report.isWhole ? summary.sha256 : SHA256.hexadecimal(of: report.raw)
        let raw = try Register.keep(report.raw, sha256: hash, database)
        var text = raw
        if report.text.bytes != report.raw {
            text = try Register.keep(
                report.text.bytes, sha256: SHA256.hexadecimal(of: report.text.bytes), database)
        }
        let digest = try PackedDigest.pack(
            report.reading.digest, of: report.reading, derived: TermList.fingerprints(of: summary, report.text)
        ) { try terms.number(of: $0, database) }
        try database.cachedStatement(
            sql: """
                INSERT INTO document (id, name, published, raw, text, summary, origin, retrieved, program, form, statements,
                    digest, source, desk, entered, outlet, publisher, added)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            summary.id.rawValue, summary.name, summary.published.map { Int($0.first.number) }, raw, text,
            PackedSummary.pack(summary).data, report.origin, retrieved ?? Register.now(), program,
            PackedReading.version,
            Compression.pack(reading.bytes).data, Compression.pack(digest).data,
            report.source, try desk.map { try Register.json($0) }, summary.extractor == HandEntry.extractor ? 1 : 0,
            summary.outlet?.rawValue, summary.publisher, revision,
        ])
        let number = Int(database.lastInsertedRowID)
        try database.cachedStatement(sql: "INSERT INTO passage (rowid, title, body) VALUES (?, ?, ?)").execute(
            arguments: [number, summary.title ?? "", Register.bodyText(summary, report.text)])
        try CustodyLog.append(action, summary.id.rawValue, sha256: summary.sha256, revision: revision, database)
        return number
    }

    /// The words that search looks through: the article without page furniture.
    static func bodyText(_ summary: DocumentSummary, _ text: Text) -> String {
        summary.body.filter { $0.end <= text.count }
            .map { String(decoding: text.bytes[$0.range], as: UTF8.self) }.joined(separator: "\n")
    }

    /// The name, or, where another report has it, the name with the next free number: `a.txt#2`.
    private static func freeName(_ name: String, _ database: Database) throws -> String {
        var candidate = name
        var number = 1
        while try Int.fetchOne(
            database, cachedSQL: "SELECT 1 FROM document WHERE name = ? AND withdrawn IS NULL", arguments: [candidate])
            != nil
        {
            number += 1
            candidate = "\(name)#\(number)"
        }
        return candidate
    }

    /// A value as JSON with its keys sorted, so that the same value gives the same bytes.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// A value from JSON.
    static func value<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(json.utf8))
        } catch {
            throw PackedReader.Damage()
        }
    }
}
