import Foundation

/// A target's tables together with an analyst's own rows for them.
///
/// ```swift
/// let folder = TableFolder(url, lexicon: lexicon, forms: StatementReader.forms)
/// for row in try folder.table("light_verbs", columns: ["lemma", "governs"]) { … }
/// ```
public struct TableFolder: Sendable {
    /// Where the target's resources lie.
    public let url: URL
    private let lexicon: Lexicon
    private let forms: [TableForm]

    /// A folder of tables.
    ///
    /// - Parameters:
    ///   - url: the folder of the target's resources.
    ///   - lexicon: the analyst's tables.
    ///   - forms: the tables of the folder that the analyst may add to.
    public init(_ url: URL, lexicon: Lexicon = Lexicon(), forms: [TableForm] = []) {
        self.url = url
        self.lexicon = lexicon
        self.forms = forms
    }

    /// The folder of a target's resources, found by ``ResourceDirectory``.
    ///
    /// - Throws: ``ResourceDirectory/NotFound``.
    public static func of(_ target: String, lexicon: Lexicon, forms: [TableForm]) throws -> TableFolder {
        TableFolder(try ResourceDirectory.locate(target), lexicon: lexicon, forms: forms)
    }

    /// The rows of a table: the analyst's first, then those of the program that no row of the analyst replaces.
    ///
    /// - Parameters:
    ///   - name: the file's name without `.tsv`.
    ///   - columns: columns that the program's own table must have.
    /// - Throws: `TSVTable.Failure`.
    public func table(_ name: String, columns: [String]) throws -> [TSVTable.Row] {
        let number = forms.firstIndex { $0.name == name }
        let program = try TSVTable(contentsOf: file(name), columns: columns, number: Int16(number ?? -1))
        let own = ownTables(name)
        guard let number, !own.isEmpty else { return Array(program.rows) }
        let key = forms[number].key
        var rows = own.flatMap { Array($0.rows) }
        guard !key.isEmpty else { return rows + Array(program.rows) }
        let replaced = Set(rows.map { row in key.map { row[$0] } })
        rows += program.rows.filter { row in !replaced.contains(key.map { row[$0] }) }
        return rows
    }

    /// A row as it stands in its table.
    public struct Found: Sendable, Hashable {
        /// The name of the table: `event_frames`.
        public var table: String
        /// The file: of the program its name, of the analyst the path as given.
        public var file: String
        /// The line, counted from 1.
        public var line: Int
        /// Whether the row is one of an analyst's own.
        public var isOwn: Bool
        /// The cells that are not empty, with their columns.
        public var cells: [Cell]

        /// A cell.
        public struct Cell: Sendable, Hashable {
            /// The column's name.
            public var column: String
            /// What stands in it.
            public var value: String
        }
    }

    /// The row at a place; nil where there is none. Reads the table again, so it is for those who ask, not for readers.
    public func row(at place: RowPlace) -> Found? {
        let tables: [TSVTable]
        let name: String
        if place.isOwn {
            guard lexicon.tables.indices.contains(Int(place.table)) else { return nil }
            name = lexicon.tables[Int(place.table)].form.name
            tables = [lexicon.tables[Int(place.table)].table]
        } else {
            guard forms.indices.contains(Int(place.table)) else { return nil }
            name = forms[Int(place.table)].name
            tables = [try? TSVTable(contentsOf: file(name))].compactMap { $0 }
        }
        for table in tables {
            guard let row = table.rows.first(where: { $0.line == Int(place.line) }) else { continue }
            let cells = table.columns.compactMap { column in
                row.optional(column).map { Found.Cell(column: column, value: $0) }
            }
            return Found(table: name, file: table.file, line: row.line, isOwn: place.isOwn, cells: cells)
        }
        return nil
    }

    private func file(_ name: String) -> URL { url.appendingPathComponent(name + ".tsv") }

    private func ownTables(_ name: String) -> [TSVTable] {
        lexicon.tables.enumerated().filter { $0.element.form.name == name }.map { index, own in
            var table = own.table
            table.number = Int16(clamping: index)
            table.isOwn = true
            return table
        }
    }
}
