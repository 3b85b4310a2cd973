import Diplomacy
import Foundation
import GRDB
import SourceText

/// A document as a register keeps it, to be read again.
public struct KeptReport: Sendable {
    /// The register's number of it.
    public var number: Register.DocumentNumber
    /// The raw bytes that it came in.
    public var raw: [UInt8]
    /// Its text.
    public var text: Text
    /// What its row says, without corrections.
    public var summary: DocumentSummary
    /// Where it came from.
    public var origin: String
    /// What reading its bytes again needs beside them; nil where that is not known.
    public var source: String?
    /// The way from passages of its text to its raw bytes; nil where the text is the file.
    public var sourceMap: SourceMap?
}

extension Register {
    /// The numbers of all documents that are in it now, or of those named.
    ///
    /// - Parameter names: ids or names; nil for all.
    public func documentNumbers(_ names: [String]? = nil) throws(RegisterFailure) -> [DocumentNumber] {
        try read { database in
            guard let names else {
                return try Int.fetchAll(
                    database, sql: "SELECT number FROM document WHERE withdrawn IS NULL ORDER BY number")
            }
            return try names.flatMap {
                try Int.fetchAll(
                    database,
                    cachedSQL: "SELECT number FROM document WHERE (id = ?1 OR name = ?1) AND withdrawn IS NULL",
                    arguments: [$0])
            }
        }
    }

    /// Documents to be read again.
    public func keptReports(_ numbers: [DocumentNumber]) throws(RegisterFailure) -> [KeptReport] {
        try read { database in
            try numbers.compactMap { number in
                guard
                    let row = try Row.fetchOne(
                        database, cachedSQL: "SELECT * FROM document WHERE number = ? AND withdrawn IS NULL",
                        arguments: [number])
                else { return nil }
                guard let raw = try Register.content(row["raw"], database) else { throw PackedReader.Damage() }
                // What came from another's record without its bytes cannot be read again.
                if row["imported"] as Int == 1, SHA256.hexadecimal(of: raw) != (try Register.summary(row)).sha256 {
                    return nil
                }
                let text = try Register.text(of: row, database)
                return KeptReport(
                    number: number, raw: raw, text: text, summary: try Register.summary(row), origin: row["origin"],
                    source: row["source"], sourceMap: try PackedReading(row).excerpts(of: text).sourceMap)
            }
        }
    }

    /// Puts what was read out of documents anew in the place of what was read before. What came out as it was stays
    /// untouched; the affairs of the rest wait for collation.
    ///
    /// - Parameter reports: under the numbers of the documents; their ids and names stay.
    /// - Returns: how many came out otherwise.
    public func replace(_ reports: [(number: DocumentNumber, report: ReceivedReport)]) throws(RegisterFailure) -> Int {
        let packed = try packing(reports.map(\.report))
        return try write { database in
            var revision: Int?
            var count = 0
            let terms = TermList()
            for ((number, report), reading) in zip(reports, packed) {
                guard
                    let row = try Row.fetchOne(
                        database, cachedSQL: "SELECT * FROM document WHERE number = ? AND withdrawn IS NULL",
                        arguments: [number])
                else { continue }
                if try isSame(row, report, reading, terms, database) { continue }
                let change =
                    try revision ?? revise("rebuild", note: "read anew with today's tables and models", database)
                revision = change
                let stories = try Register.withdraw(row, revision: change, database)
                let new = try insert(
                    report, reading, terms, revision: change, retrieved: row["retrieved"], action: .reread, database)
                for story in stories {
                    try database.execute(
                        sql: "INSERT INTO membership (document, story, added) VALUES (?, ?, ?)",
                        arguments: [new, story, change])
                    try Register.markStale(story, because: change, database)
                }
                count += 1
            }
            return count
        }
    }

    private func isSame(
        _ row: Row, _ report: ReceivedReport, _ reading: PackedReading, _ terms: TermList, _ database: Database
    ) throws -> Bool {
        guard try PackedReading(row).bytes == reading.bytes,
            try Register.summary(row) == report.reading.document,
            try Register.text(of: row, database).bytes == report.text.bytes
        else { return false }
        return try terms.digest(row, of: report.reading, text: report.text, database) == report.reading.digest
    }
}
