import Foundation
import GRDB
import SourceText

/// One committed change of a register: everything that came or went together.
public struct Revision: Sendable, Hashable {
    /// From 1.
    public var number: Int
    /// When, in UTC (ISO 8601).
    public var at: String
    /// What was done: `add`, `collate`, `remove`, ….
    public var what: String
    /// The program that did it.
    public var program: String
}

extension Register {
    /// Begins a revision inside a transaction.
    func revise(_ what: String, _ database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT INTO revision (at, what, program) VALUES (?, ?, ?)",
            arguments: [Register.now(), what, program])
        return Int(database.lastInsertedRowID)
    }

    /// This moment in UTC, to the second.
    static func now() -> String {
        Date.now.formatted(.iso8601)
    }

    /// The last revision on or before a day; 0 where there is none.
    static func revision(_ day: CalendarDay?, _ database: Database) throws -> Int {
        guard let day else { return try Int.fetchOne(database, sql: "SELECT max(number) FROM revision") ?? 0 }
        // A day is over when its last second is: `2026-03-01T23:59:59Z` sorts before `2026-03-01U`.
        return try Int.fetchOne(database, sql: "SELECT max(number) FROM revision WHERE at < ?", arguments: ["\(day)U"])
            ?? 0
    }
}
