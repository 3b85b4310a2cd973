import GRDB

/// The numbers of the documents that a search finds, in the order in which they are shown, as far as somebody asks for them.
///
/// BM25 looks at every report that has the words: where those are many it takes long, and a word that every report has ranks none
/// of them. Such words are looked for in titles first, and then from the latest report backwards.
struct SearchOrder {
    private let database: Database
    /// The queries that are still to come, the next last.
    private var queries: [(sql: String, arguments: StatementArguments)] = []
    private var cursor: FastDatabaseValueCursor<Int>?
    /// What came already, where a later query finds it again.
    private var seen: Set<Int> = []

    /// - Parameters:
    ///   - conditions: what holds of `document`, in SQL.
    ///   - arguments: of the conditions.
    ///   - frequent: in more reports than so many, words are frequent.
    init(
        _ words: SearchWords, _ conditions: String, _ arguments: [any DatabaseValueConvertible], _ database: Database,
        frequent: Int = SearchWords.frequent
    ) throws {
        self.database = database
        guard let expression = words.expression, let titled = words.titled else {
            add("document WHERE \(conditions)", "document.published DESC, document.number", arguments)
            return
        }
        if try SearchOrder.isRare(expression, frequent, database) {
            addRanked(expression, conditions, arguments)
            return
        }
        addLatest(expression, conditions, arguments)
        if try SearchOrder.isRare(titled, frequent, database) {
            addRanked(titled, conditions, arguments)
        } else {
            addLatest(titled, conditions, arguments)
        }
    }

    /// The next document; nil where there is none.
    mutating func next() throws -> Int? {
        while true {
            if let number = try cursor?.next() {
                if seen.insert(number).inserted { return number }
            } else if let query = queries.popLast() {
                cursor = try Int.fetchCursor(
                    database, sql: "SELECT document.number FROM \(query.sql)", arguments: query.arguments)
            } else {
                return nil
            }
        }
    }

    private mutating func addRanked(
        _ expression: String, _ conditions: String, _ arguments: [any DatabaseValueConvertible]
    ) {
        add(
            "passage JOIN document ON document.number = passage.rowid WHERE passage MATCH ? AND \(conditions)",
            "bm25(passage, 4.0, 1.0), document.number", [expression] + arguments)
    }

    private mutating func addLatest(
        _ expression: String, _ conditions: String, _ arguments: [any DatabaseValueConvertible]
    ) {
        // The index of days holds all that is needed but the words: rows are long, and none is looked at. Whether a report has
        // the words is asked of all that do at once: one by one, words that few titles have take half a second.
        add(
            """
            document INDEXED BY document_held WHERE document.number IN (SELECT rowid FROM passage WHERE passage MATCH ?)
                AND \(conditions)
            """, "document.published DESC, document.number DESC", [expression] + arguments)
    }

    private mutating func add(_ tables: String, _ order: String, _ arguments: [any DatabaseValueConvertible]) {
        queries.append(("\(tables) ORDER BY \(order)", StatementArguments(arguments)))
    }

    /// Whether so few reports have the words that each can be looked at.
    private static func isRare(_ expression: String, _ frequent: Int, _ database: Database) throws -> Bool {
        let count = try Int.fetchOne(
            database, cachedSQL: "SELECT count(*) FROM (SELECT rowid FROM passage WHERE passage MATCH ? LIMIT ?)",
            arguments: [expression, frequent + 1])
        return count ?? 0 <= frequent
    }
}
