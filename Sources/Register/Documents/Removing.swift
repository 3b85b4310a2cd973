import Diplomacy
import Foundation
import GRDB
import SourceText

extension Register {
    /// Takes documents out: they are in no view of today any more, and stay in those of the days before.
    ///
    /// Their stories wait for collation afterwards.
    ///
    /// - Parameter names: ids or names of documents.
    /// - Returns: what was taken out, and the names for which there is no document.
    @discardableResult
    public func remove(_ names: [String]) throws(RegisterFailure) -> (removed: [DocumentSummary], unknown: [String]) {
        try write { database in
            var unknown: [String] = []
            var rows: [Row] = []
            for name in names {
                let found = try Row.fetchAll(
                    database, cachedSQL: "SELECT * FROM document WHERE (id = ? OR name = ?) AND withdrawn IS NULL",
                    arguments: [name, name])
                if found.isEmpty { unknown.append(name) }
                rows += found
            }
            guard !rows.isEmpty else { return ([], unknown) }
            var removed: [DocumentSummary] = []
            let names = rows.map { $0["name"] as String }
            let revision = try revise("remove", note: names.prefix(5).joined(separator: ", "), database)
            for row in rows {
                try Register.withdraw(row, revision: revision, database)
                let summary = try Register.summary(row)
                try CustodyLog.append(
                    .removed, summary.id.rawValue, sha256: summary.sha256, revision: revision, database)
                removed.append(summary)
            }
            return (removed, unknown)
        }
    }

    /// Takes the row of a document away, and what hangs on it; its stories wait for collation.
    ///
    /// - Returns: its stories.
    @discardableResult
    static func withdraw(_ row: Row, revision: Int, _ database: Database) throws -> [Int] {
        let number: Int = row["number"]
        let summary = try Register.summary(row)
        let text = try Register.text(of: row, database)
        // The index keeps no words of its own: it must be given back those that it got.
        try database.execute(
            sql: "INSERT INTO passage (passage, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            arguments: [number, summary.title ?? "", Register.bodyText(summary, text)])
        let stories = try Int.fetchAll(
            database, sql: "SELECT story FROM membership WHERE document = ? AND withdrawn IS NULL", arguments: [number])
        for table in ["membership", "collated", "statement"] {
            try database.execute(
                sql: "UPDATE \(table) SET withdrawn = ? WHERE document = ? AND withdrawn IS NULL",
                arguments: [revision, number])
        }
        try database.execute(
            sql: "UPDATE document SET withdrawn = ? WHERE number = ?", arguments: [revision, number])
        for story in stories { try Register.markStale(story, because: revision, database) }
        return stories
    }
}
