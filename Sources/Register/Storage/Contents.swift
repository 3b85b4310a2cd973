import Foundation
import GRDB
import SourceText

// Bytes under their SHA-256, each once, packed.

extension Register {
    /// Keeps bytes and gives their number.
    static func keep(_ bytes: [UInt8], sha256: String, _ database: Database) throws -> Int {
        if let known = try Int.fetchOne(
            database, cachedSQL: "SELECT number FROM content WHERE sha256 = ?", arguments: [sha256])
        {
            return known
        }
        try database.cachedStatement(sql: "INSERT INTO content (sha256, size, packed) VALUES (?, ?, ?)").execute(
            arguments: [sha256, bytes.count, Compression.pack(bytes).data])
        return Int(database.lastInsertedRowID)
    }

    /// The bytes of a number; nil where there is none.
    static func content(_ number: Int, _ database: Database) throws -> [UInt8]? {
        guard
            let row = try Row.fetchOne(
                database, cachedSQL: "SELECT size, packed FROM content WHERE number = ?", arguments: [number])
        else { return nil }
        return try Compression.unpack([UInt8](row["packed"] as Data), size: row["size"])
    }
}
