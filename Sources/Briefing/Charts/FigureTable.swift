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

    /// The table as CSV (RFC 4180, with a line break at the end of each row).
    public var csv: String {
        ([columns] + rows).map { row in row.map(FigureTable.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
