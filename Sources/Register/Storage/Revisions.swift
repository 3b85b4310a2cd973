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
    /// What was done, in words: `reject a statement of wire.txt, by ana: a misprint`; nil where ``what`` says it all.
    public var note: String?

    init(_ row: Row) {
        number = row["number"]
        at = row["at"]
        what = row["what"]
        program = row["program"]
        note = row["note"]
    }
}

extension Register {
    /// Begins a revision inside a transaction.
    ///
    /// - Parameter note: what is done, in words.
    func revise(_ what: String, note: String? = nil, _ database: Database) throws -> Int {
        try database.execute(
            sql: "INSERT INTO revision (at, what, program, note) VALUES (?, ?, ?, ?)",
            arguments: [Register.now(), what, program, note])
        return Int(database.lastInsertedRowID)
    }

    /// This moment in UTC, to the second.
    public static func now() -> String {
        Date.now.formatted(.iso8601)
    }

    /// A moment in the history of a register.
    public enum Moment: Sendable, Hashable {
        /// As it is.
        case now
        /// The end of a day.
        case day(CalendarDay)
        /// A moment in UTC (ISO 8601): `2026-03-01T09:30`.
        case time(String)
        /// After the revision of a number.
        case revision(Int)

        /// `2026-03-01`, `2026-03`, `2026-03-01T09:30`, `r17` or `now`; nil for anything else.
        public init?(_ text: String) {
            if text == "now" {
                self = .now
            } else if text.hasPrefix("r"), let number = Int(text.dropFirst()), number >= 0 {
                self = .revision(number)
            } else if text.utf8.count >= 13, text.utf8.dropFirst(10).first == 0x54, CalendarDay(text.prefix(10)) != nil
            {
                self = .time(text)
            } else if let period = CalendarPeriod(iso8601: text) {
                self = .day(period.last)
            } else {
                return nil
            }
        }
    }

    /// The last revision at a moment; 0 where there is none.
    static func revision(_ moment: Moment, _ database: Database) throws -> Int {
        switch moment {
        case .now: try revision(nil as CalendarDay?, database)
        case .day(let day): try revision(day, database)
        case .revision(let number): number
        case .time(let time):
            // A minute is over when its last second is: `…09:30:59Z` sorts before `…09:30U`, and a whole second is `…Z`.
            try Int.fetchOne(
                database, sql: "SELECT max(number) FROM revision WHERE at <= ?",
                arguments: [time.hasSuffix("Z") ? time : time + "U"]) ?? 0
        }
    }

    /// The number of the last revision at a moment; 0 where there was none.
    public func revision(at moment: Moment) throws(RegisterFailure) -> Int {
        try read { try Register.revision(moment, $0) }
    }

    /// The number of the last revision; 0 in a new register.
    public func lastRevision() throws(RegisterFailure) -> Int {
        try read { try Register.revision(.now, $0) }
    }

    /// The last revision on or before a day; 0 where there is none.
    static func revision(_ day: CalendarDay?, _ database: Database) throws -> Int {
        guard let day else { return try Int.fetchOne(database, cachedSQL: "SELECT max(number) FROM revision") ?? 0 }
        // A day is over when its last second is: `2026-03-01T23:59:59Z` sorts before `2026-03-01U`.
        return try Int.fetchOne(database, sql: "SELECT max(number) FROM revision WHERE at < ?", arguments: ["\(day)U"])
            ?? 0
    }
}
