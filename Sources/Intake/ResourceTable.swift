import Foundation
import SourceText

/// A table of the resources: tab-separated, first a header row, lines that start with `#` are comments.
struct ResourceTable: Sendable {
    /// One row, by column name.
    struct Row: Sendable {
        fileprivate let columns: [String: Int]
        /// The cells, in the order of the header.
        let cells: [String]

        /// The cell of a column; nil where it is empty or absent.
        subscript(name: String) -> String? {
            guard let column = columns[name], column < cells.count, !cells[column].isEmpty else { return nil }
            return cells[column]
        }
    }

    let rows: [Row]

    /// Reads a table's text.
    init(text: String) {
        var columns: [String: Int] = [:]
        var rows: [Row] = []
        for line in text.utf8.split(separator: 0x0A) {
            if line.first == UInt8(ascii: "#") || line.isEmpty { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map { String($0) ?? "" }
            if columns.isEmpty {
                for (index, name) in cells.enumerated() { columns[name] = index }
            } else {
                rows.append(Row(columns: columns, cells: cells))
            }
        }
        self.rows = rows
    }

    /// Reads `name`.tsv of a folder.
    init(_ name: String, in folder: URL) throws {
        let url = folder.appendingPathComponent(name + ".tsv")
        self.init(text: String(decoding: try Data(contentsOf: url), as: UTF8.self))
    }
}
