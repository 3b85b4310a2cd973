import Diplomacy
import Foundation
import GRDB
import SourceText

extension Register {
    /// The number that a register knows a document by: rises with the time of its coming.
    public typealias DocumentNumber = Int

    /// What a row of `document` says: `summary`, and `desk` where the row has it.
    static func summary(_ row: Row) throws -> DocumentSummary {
        var summary = try PackedSummary.summary([UInt8](row["summary"] as Data))
        if let desk = row["desk"] as String? { summary.desk = try value(DeskRemarks.self, desk) }
        return summary
    }

    static func text(of row: Row, _ database: Database) throws -> Text {
        guard let bytes = try content(row["text"], database) else { throw PackedReader.Damage() }
        return Text(utf8: bytes)
    }

    /// The readings of documents as they were received.
    static func readings(_ numbers: [DocumentNumber], _ database: Database) throws -> [Reading] {
        let terms = TermList()
        return try numbers.compactMap { number in
            guard
                let row = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM document WHERE number = ?", arguments: [number])
            else { return nil }
            let packed = try PackedReading(row)
            let summary = try summary(row)
            let text = try text(of: row, database)
            var reading = try packed.reading(of: summary, text: text)
            reading.digest = try terms.digest(row, of: reading, text: text, database)
            return reading
        }
    }
}
