/// What a table of the program looks like, so that an analyst's rows for it can be known by their header, and looked at
/// before anything reads by them.
///
/// ```swift
/// TableForm("light_verbs", needs: ["lemma", "governs"], key: ["lemma", "governs"], words: ["lemma"],
///     values: ["governs": ["noun", "clause", "reverse"]])
/// ```
public struct TableForm: Sendable {
    /// The name of the table: that of its file without `.tsv`.
    public let name: String
    /// Columns that the header must name.
    public let needed: [String]
    /// Columns that it may name.
    public let optional: [String]
    /// The columns that make two rows say something of the same thing: of two such rows the analyst's holds. None where rows
    /// only add to one another.
    public let key: [String]
    /// Columns of words as texts are searched for them: in lower case, never empty.
    public let words: [String]
    /// Those of ``words`` that may be several with spaces between them: a verb with its particle, `pull out`.
    public let phrases: [String]
    /// What may stand in a column, where that is a closed list; several values of a cell are looked at one by one.
    public let values: [String: [String]]
    /// Whether the header may name any further column.
    public let takesMore: Bool

    /// The form of a table.
    public init(
        _ name: String, needs needed: [String], may optional: [String] = [], key: [String], words: [String] = [],
        phrases: [String] = [], values: [String: [String]] = [:], takesMore: Bool = false
    ) {
        self.name = name
        self.needed = needed
        self.optional = optional
        self.key = key
        self.words = words
        self.phrases = phrases
        self.values = values
        self.takesMore = takesMore
    }

    /// All columns, those that are needed first.
    public var columns: [String] { needed + optional }

    /// Whether a header can be that of this table. `note` may stand in any: it is for the analyst.
    func fits(_ header: [String]) -> Bool {
        lacks(header).isEmpty && foreign(header).isEmpty
    }

    /// The needed columns that a header leaves out.
    func lacks(_ header: [String]) -> [String] { needed.filter { !header.contains($0) } }

    /// The columns of a header that the table does not have.
    func foreign(_ header: [String]) -> [String] {
        takesMore ? [] : header.filter { $0 != TableForm.note && !columns.contains($0) }
    }

    /// A column of remarks that any own table may have.
    static let note = "note"

    /// What is wrong with the rows of an analyst's table, row by row, each with what to do.
    ///
    /// `CH0216`: a needed cell is empty, a word is not in lower case or is several, or a value is none of the column's.
    func faults(of table: TSVTable) -> [TSVTable.Failure] { table.rows.compactMap(fault) }

    /// The first thing that is wrong with a row; nil where nothing is.
    private func fault(in row: TSVTable.Row) -> TSVTable.Failure? {
        for column in words {
            let cell = row[column]
            if cell.isEmpty { return row.failure("CH0216", "\(column) is empty; write the word in lower case") }
            guard cell == cell.lowercased() else {
                return row.failure(
                    "CH0216",
                    "\(column): '\(cell)' has capitals, and words are looked up in lower case; write '\(cell.lowercased())'"
                )
            }
            if column != "words", !phrases.contains(column), cell.contains(" ") {
                return row.failure(
                    "CH0216",
                    "\(column): '\(cell)' is more than one word; write a lemma, with hyphens where it has them")
            }
        }
        for (column, allowed) in values.sorted(by: { $0.key < $1.key }) where row.has(column) {
            let cells = row.list(column)
            if cells.isEmpty, needed.contains(column), !allowed.contains("") {
                return row.failure("CH0216", "\(column) is empty; \(TableForm.choice(allowed))")
            }
            for cell in cells where !allowed.contains(cell) {
                return row.failure("CH0216", "\(column): '\(cell)' is no value of it; \(TableForm.choice(allowed))")
            }
        }
        return nil
    }

    private static func choice(_ allowed: [String]) -> String {
        let named = allowed.filter { !$0.isEmpty }
        let rest = allowed.contains("") ? ", or leave it empty" : ""
        return
            "write \(named.dropLast().joined(separator: ", "))\(named.count > 1 ? " or " : "")\(named.last ?? "")\(rest)"
    }
}
