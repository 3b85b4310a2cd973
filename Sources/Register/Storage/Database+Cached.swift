import Foundation
import GRDB

extension [UInt8] {
    /// The bytes as SQLite takes them.
    var data: Data { Data(self) }
}

extension DatabaseValueConvertible where Self: StatementColumnConvertible {
    /// The first value of a query whose statement is kept for the next time.
    static func fetchOne(_ database: Database, cachedSQL sql: String, arguments: StatementArguments = []) throws
        -> Self?
    {
        try fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// All values of a query whose statement is kept for the next time.
    static func fetchAll(_ database: Database, cachedSQL sql: String, arguments: StatementArguments = []) throws
        -> [Self]
    {
        try fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Row {
    /// The first row of a query whose statement is kept for the next time.
    static func fetchOne(_ database: Database, cachedSQL sql: String, arguments: StatementArguments = []) throws -> Row?
    {
        try fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// All rows of a query whose statement is kept for the next time.
    static func fetchAll(_ database: Database, cachedSQL sql: String, arguments: StatementArguments = []) throws
        -> [Row]
    {
        try fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }
}
