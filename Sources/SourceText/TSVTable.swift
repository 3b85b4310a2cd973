import Foundation

/// A table of tab-separated values with a header row: the form in which Chancery keeps what it knows.
///
/// Lines that begin with `#` and empty lines are comments. A row may leave out cells at its end; a row with more cells
/// than the header is an error. White space around a cell is not part of it. `;` stands between the values of a cell
/// that holds several.
///
/// ```swift
/// let table = try TSVTable.resource("frameworks", of: "Diplomacy", columns: ["code", "names"])
/// for row in table.rows { names[row["code"]] = row.list("names") }
/// ```
public struct TSVTable: Sendable {
    /// A row of a table that cannot be read as what it should be.
    public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong, `CH02xx`.
        public var code: String
        /// The file, as the user named it.
        public var file: String
        /// The line, counted from 1.
        public var line: Int
        /// What is wrong, in words.
        public var reason: String

        /// A failure in a line of a file.
        public init(code: String, file: String, line: Int, reason: String) {
            self.code = code
            self.file = file
            self.line = line
            self.reason = reason
        }

        /// One line: the code, the file and line, what is wrong.
        public var description: String { "\(code): \(file), line \(line): \(reason)" }
    }

    /// The file's name, for messages.
    public let file: String
    /// The names of the columns.
    public let columns: [String]
    /// The line of the header row.
    private let headerLine: Int
    /// The number of the table in its ``TableFolder``; -1 where it is in none.
    var number: Int16 = -1
    /// Whether it is one of an analyst's own.
    var isOwn = false
    private let bytes: [UInt8]
    /// Start and end of each cell in ``bytes``, row by row, as many a row as there are ``columns``.
    private let cells: [(start: Int32, end: Int32)]
    private let lines: [Int32]

    /// The number of rows.
    public var count: Int { lines.count }

    /// The number of a column; nil where the table has none of that name. A table has few, so that it looks at each.
    private func number(of column: String) -> Int? { columns.firstIndex { $0 == column } }

    /// An error about the header row, with file and line.
    func failure(_ code: String, _ reason: String) -> Failure {
        Failure(code: code, file: file, line: headerLine, reason: reason)
    }

    /// The rows in order of the file.
    public var rows: some Sequence<Row> { (0..<lines.count).lazy.map { Row(table: self, index: $0) } }

    /// One row.
    public struct Row: Sendable {
        fileprivate let table: TSVTable
        fileprivate let index: Int

        /// The line of the file, counted from 1.
        public var line: Int { Int(table.lines[index]) }

        /// Where the row stands; ``RowPlace/none`` where its table is in no folder of tables.
        public var place: RowPlace {
            table.number < 0 ? .none : RowPlace(table: table.number, line: table.lines[index], isOwn: table.isOwn)
        }

        /// The cell of a column by its number; empty where the row leaves it out.
        public subscript(column: Int) -> String {
            let cell = table.cells[index * table.columns.count + column]
            return String(decoding: table.bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
        }

        /// The cell of a column by its name; empty where the row leaves it out or the table has no such column.
        public subscript(column: String) -> String {
            guard let number = table.number(of: column) else { return "" }
            return self[number]
        }

        /// Whether the table has a column of a name.
        func has(_ column: String) -> Bool { table.number(of: column) != nil }

        /// The cell of a column; nil where it is empty.
        public func optional(_ column: String) -> String? {
            let cell = self[column]
            return cell.isEmpty ? nil : cell
        }

        /// The values of a cell that holds several with `;` between them; none where it is empty.
        public func list(_ column: String) -> [String] {
            guard let number = table.number(of: column) else { return [] }
            let cell = table.cells[index * table.columns.count + number]
            guard cell.start < cell.end else { return [] }
            var values: [String] = []
            var start = Int(cell.start)
            for position in start...Int(cell.end) where position == Int(cell.end) || table.bytes[position] == 0x3B {
                var end = position
                while start < end, table.bytes[start] == 0x20 { start += 1 }
                while end > start, table.bytes[end - 1] == 0x20 { end -= 1 }
                if start < end { values.append(String(decoding: table.bytes[start..<end], as: UTF8.self)) }
                start = position + 1
            }
            return values
        }

        /// A whole number; nil where the cell is empty.
        ///
        /// - Throws: ``Failure`` `CH0204` where the cell is no number.
        public func integer(_ column: String) throws -> Int? {
            guard let cell = optional(column) else { return nil }
            guard let number = Int(cell) else { throw failure("CH0204", "\(column): '\(cell)' is no whole number") }
            return number
        }

        /// A number; nil where the cell is empty.
        ///
        /// - Throws: ``Failure`` `CH0204` where the cell is no number.
        public func number(_ column: String) throws -> Double? {
            guard let cell = optional(column) else { return nil }
            guard let number = Double(cell) else { throw failure("CH0204", "\(column): '\(cell)' is no number") }
            return number
        }

        /// An error about this row, with file and line.
        public func failure(_ code: String, _ reason: String) -> Failure {
            Failure(code: code, file: table.file, line: line, reason: reason)
        }
    }

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - file: its name, for messages.
    ///   - required: columns that the header must name.
    ///   - firstLine: the number of its first line, where it is only a part of a file.
    /// - Throws: ``Failure``: `CH0202` no header row, or a required column is not in it; `CH0203` a row with too many cells.
    public init(bytes: [UInt8], file: String, columns required: [String] = [], firstLine: Int = 1) throws {
        var cells: [(start: Int32, end: Int32)] = []
        var lines: [Int32] = []
        var columns: [String] = []
        var line = Int32(clamping: firstLine - 1)
        var headerLine = firstLine
        var position = 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < bytes.count {
            line += 1
            let start = position
            let first = cells.count
            let end = TSVTable.readCells(of: bytes, from: start, into: &cells)
            position = end + 1
            if cells.count == first { continue }
            if columns.isEmpty {
                columns = cells.map { String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self) }
                cells.removeAll()
                headerLine = Int(line)
                for name in required where !columns.contains(name) {
                    throw Failure(
                        code: "CH0202", file: file, line: Int(line),
                        reason:
                            "the header row has no column '\(name)'; it must name \(required.joined(separator: ", "))")
                }
                continue
            }
            let found = cells.count - first
            guard found <= columns.count else {
                throw Failure(
                    code: "CH0203", file: file, line: Int(line),
                    reason: "\(found) cells, but the header names \(columns.count)")
            }
            for _ in found..<columns.count { cells.append((Int32(end), Int32(end))) }
            lines.append(line)
        }
        guard !columns.isEmpty else {
            throw Failure(code: "CH0202", file: file, line: max(1, Int(line)), reason: "there is no header row")
        }
        self.file = file
        self.bytes = bytes
        self.cells = cells
        self.lines = lines
        self.columns = columns
        self.headerLine = headerLine
    }

    /// Reads the cells of a line; none of an empty one or of a comment.
    ///
    /// - Returns: where the line ends.
    private static func readCells(
        of bytes: [UInt8], from start: Int, into cells: inout [(start: Int32, end: Int32)]
    ) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var end = start
            var isEmpty = true
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] > 0x20 { isEmpty = false }
                end += 1
            }
            if isEmpty || bytes[start] == 0x23 { return end }
            var cell = start
            while cell <= end {
                var stop = cell
                while stop < end, bytes[stop] != 0x09 { stop += 1 }
                var low = cell
                var high = stop
                while low < high, bytes[low] <= 0x20 { low += 1 }
                while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
                cells.append((Int32(low), Int32(high)))
                cell = stop + 1
            }
            return end
        }
    }

    /// Reads the table in a file.
    ///
    /// - Throws: ``Failure``: `CH0201` where the file cannot be read, and the errors of ``init(bytes:file:columns:firstLine:)``.
    public init(contentsOf url: URL, columns required: [String] = []) throws {
        guard let data = try? Data(contentsOf: url) else {
            throw Failure(code: "CH0201", file: url.path, line: 0, reason: "the table cannot be read")
        }
        try self.init(bytes: [UInt8](data), file: url.lastPathComponent, columns: required)
    }

    /// The same with the number of the table in its folder of tables.
    init(contentsOf url: URL, columns required: [String], number: Int16) throws {
        try self.init(contentsOf: url, columns: required)
        self.number = number
    }

    /// Reads a target's own table: `NAME.tsv` in its resources.
    ///
    /// - Throws: ``Failure`` and ``ResourceDirectory/NotFound``.
    public static func resource(_ name: String, of target: String, columns required: [String] = []) throws -> TSVTable {
        try TSVTable(
            contentsOf: ResourceDirectory.locate(target).appendingPathComponent(name + ".tsv"), columns: required)
    }
}
