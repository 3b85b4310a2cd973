/// Figures as a table: what a chart shows, in numbers.
public struct FigureTable: Sendable, Hashable {
    /// What it shows.
    public var title: String
    /// The heads of the columns.
    public var columns: [String]
    /// The cells, row by row; as many as there are columns.
    public var rows: [[String]]

    /// A table.
    public init(title: String, columns: [String], rows: [[String]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// The table as CSV (RFC 4180, with a line feed at the end of each row).
    public var csv: String { ([columns] + rows).map { CSVRow($0).line }.joined() }
}
