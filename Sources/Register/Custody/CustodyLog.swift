import GRDB
import SourceText

/// The custody log: what came in, what was read anew, what was said against it and what was taken out, in order, each entry under a hash that
/// takes in the one before, so that no entry can be altered, moved or lost without notice (Berkeley Protocol on Digital
/// Open Source Investigations, 2022, chapter VI).
enum CustodyLog {
    /// What is logged.
    enum Action: String {
        case received, removed, reread, corrected
    }

    /// The hash before the first entry.
    static let beginning = String(repeating: "0", count: 64)

    /// The hash of an entry.
    static func hash(previous: String, number: Int, at: String, action: String, subject: String, sha256: String?)
        -> String
    {
        let parts = [previous, "\(number)", at, action, subject, sha256 ?? ""]
        return SHA256.hexadecimal(of: Array(parts.joined(separator: "\u{1F}").utf8))
    }

    /// Adds an entry inside a transaction.
    static func append(
        _ action: Action, _ subject: String, sha256: String? = nil, revision: Int, _ database: Database
    ) throws {
        let last = try Row.fetchOne(
            database, cachedSQL: "SELECT number, hash FROM custody ORDER BY number DESC LIMIT 1")
        let number = (last?["number"] ?? 0) + 1
        let at = Register.now()
        let hash = hash(
            previous: last?["hash"] ?? beginning, number: number, at: at, action: action.rawValue, subject: subject,
            sha256: sha256)
        try database.cachedStatement(
            sql:
                "INSERT INTO custody (number, revision, at, action, subject, sha256, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [number, revision, at, action.rawValue, subject, sha256, hash])
    }
}
