import Diplomacy
import Foundation
import GRDB
import SourceText

/// The hashes of all terms of a register's digests, each once, by number.
final class TermList {
    private var numbers: [UInt64: Int] = [:]
    private var hashes: [Int: UInt64] = [:]
    private var isWhole = false

    init() {}

    /// The number of a hash; a new one for a hash that is new.
    func number(of hash: UInt64, _ database: Database) throws -> Int {
        if let known = numbers[hash] { return known }
        let value = Int64(bitPattern: hash)
        var number = try Int.fetchOne(
            database, cachedSQL: "SELECT number FROM term WHERE hash = ?", arguments: [value])
        if number == nil {
            try database.cachedStatement(sql: "INSERT INTO term (hash) VALUES (?)").execute(arguments: [value])
            number = Int(database.lastInsertedRowID)
        }
        numbers[hash] = number
        return number ?? 0
    }

    /// Reads the whole list: quicker where many digests are to be unpacked.
    func readAll(_ database: Database) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT number, hash FROM term")
        while let row = try rows.next() { hashes[row[0]] = UInt64(bitPattern: row[1] as Int64) }
        isWhole = true
    }

    /// Unpacks the digest of a row of `document`.
    ///
    /// - Parameters:
    ///   - reading: what else was read out of the document.
    ///   - text: the document's text.
    func digest(_ row: Row, of reading: Reading, text: Text, _ database: Database) throws -> Digest {
        try PackedDigest.digest(
            Compression.unpack([UInt8](row["digest"] as Data)), of: reading, form: row["form"],
            derived: { TermList.fingerprints(of: reading.document, text) }
        ) { hash($0, database) }
    }

    /// The terms of a packed digest alone.
    func terms(_ packed: Data, _ database: Database) throws -> [Digest.Term] {
        try PackedDigest.terms(Compression.unpack([UInt8](packed))) { hash($0, database) }
    }

    private func hash(_ number: Int, _ database: Database) -> UInt64? {
        if let known = hashes[number] { return known }
        if isWhole { return nil }
        let value = try? Int64.fetchOne(
            database, cachedSQL: "SELECT hash FROM term WHERE number = ?", arguments: [number])
        guard let value else { return nil }
        hashes[number] = UInt64(bitPattern: value)
        return hashes[number]
    }

    /// The fingerprints that a document's text gives.
    static func fingerprints(of summary: DocumentSummary, _ text: Text) -> [UInt64] {
        guard
            ([summary.headline].compactMap { $0 } + summary.body + summary.captions + summary.derived.map(\.span))
                .allSatisfy({ $0.end <= text.count })
        else { return [] }
        return PassageFingerprints(
            of: Document(
                id: summary.id, name: summary.name, sha256: summary.sha256, extractor: summary.extractor, text: text,
                body: summary.body, headline: summary.headline, captions: summary.captions, derived: summary.derived)
        ).hashes
    }
}
