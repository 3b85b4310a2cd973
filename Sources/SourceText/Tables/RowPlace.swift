/// Where a row of a table stands: small enough to go with every row that a reader holds.
///
/// ``TableFolder/row(at:)`` gives the row itself.
public struct RowPlace: Sendable, Hashable {
    /// The line of the file, counted from 1; 0 where the row is of no table.
    public var line: Int32
    /// The number of the table in its ``TableFolder``.
    public var table: Int16
    /// Whether the row is one of an analyst's own.
    public var isOwn: Bool

    /// A row of a table.
    public init(table: Int16, line: Int32, isOwn: Bool) {
        self.table = table
        self.line = line
        self.isOwn = isOwn
    }

    /// No row.
    public static let none = RowPlace(table: 0, line: 0, isOwn: false)
}
