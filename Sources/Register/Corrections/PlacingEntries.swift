import Diplomacy
import GRDB
import SourceText

extension Register {
    /// Entries by hand on the word of a document.
    public func entries(on document: DocumentID) throws(RegisterFailure) -> [DocumentSummary] {
        try read { try Register.entries(on: document, $0) }
    }

    static func entries(on document: DocumentID, _ database: Database) throws -> [DocumentSummary] {
        let corrections = try Register.correctionsInForce(database)
        return try Row.fetchAll(
            database, sql: "SELECT * FROM document WHERE desk IS NOT NULL AND withdrawn IS NULL ORDER BY number"
        ).map { row in
            var summary = try Register.summary(row)
            summary.desk = corrections.remarks(on: summary)
            return summary
        }.filter { $0.desk?.entry?.document == document }
    }

    /// Finds the affair of each entry by hand: the one that the entry names; that of the report it rests on; the one that says
    /// most about the same states, frameworks and bodies; else one of its own.
    ///
    /// To be called after ``group(_:)``, which may have moved the reports that entries go with.
    public func placeEntries() throws(RegisterFailure) {
        let isNeeded = try read {
            try Int.fetchOne($0, sql: "SELECT 1 FROM document WHERE entered = 1 AND withdrawn IS NULL LIMIT 1") != nil
        }
        if !isNeeded { return }
        try write { database in
            var revision: Int?
            for row in try Row.fetchAll(
                database, sql: "SELECT * FROM document WHERE entered = 1 AND withdrawn IS NULL ORDER BY number")
            {
                let number: Int = row["number"]
                let current = try Int.fetchOne(
                    database, cachedSQL: "SELECT story FROM membership WHERE document = ? AND withdrawn IS NULL",
                    arguments: [number])
                guard let home = try home(of: row, current, database), home != current else { continue }
                let place = try revision ?? revise("group", note: "entries by hand", database)
                revision = place
                if let current {
                    try database.execute(
                        sql: "UPDATE membership SET withdrawn = ? WHERE document = ? AND withdrawn IS NULL",
                        arguments: [place, number])
                    try Register.markStale(current, because: place, database)
                }
                try database.execute(
                    sql: "INSERT INTO membership (document, story, added) VALUES (?, ?, ?)",
                    arguments: [number, home, place])
                let because = current == nil ? try Register.added(number, database) : nil
                try Register.markStale(home, because: because ?? place, database)
            }
        }
    }

    /// The affair that an entry belongs to; nil where it stays.
    private func home(of row: Row, _ current: Int?, _ database: Database) throws -> Int? {
        func hasReports(_ story: Int) throws -> Bool {
            try Int.fetchOne(
                database,
                cachedSQL: """
                    SELECT 1 FROM membership JOIN document ON document.number = membership.document
                    WHERE membership.story = ? AND membership.withdrawn IS NULL AND entered = 0 LIMIT 1
                    """, arguments: [story]) != nil
        }
        let summary = try Register.summary(row)
        let entry = try Register.content(row["raw"], database).flatMap { HandEntry(raw: $0) }
        if let affair = entry?.affair,
            let story = try Int.fetchOne(database, sql: "SELECT number FROM story WHERE id = ?", arguments: [affair]),
            try story == current || hasReports(story)
        {
            return story
        }
        if let source = summary.desk?.entry?.document,
            let story = try Int.fetchOne(
                database,
                sql: """
                    SELECT story FROM membership JOIN document ON document.number = membership.document
                    WHERE document.id = ? AND membership.withdrawn IS NULL
                    """, arguments: [source.rawValue])
        {
            return story
        }
        if let current, try hasReports(current) { return nil }
        let reading = try PackedReading(row).reading(of: summary, text: Text(utf8: []))
        if let story = try Register.mostAbout(Set(reading.statements.flatMap(\.subjects)), database) { return story }
        if current != nil { return nil }
        let terms = TermList()
        return try Register.beginStory(
            [
                StoryCandidate(
                    number: row["number"], summary: summary,
                    digest: Digest(terms: try terms.terms(row["digest"], database)))
            ], database)
    }

    /// The affair of reports with most statements about all of some entities at once; of those with as many the latest.
    private static func mostAbout(_ subjects: Set<EntityID>, _ database: Database) throws -> Int? {
        var numbers: [Int] = []
        for subject in subjects.sorted() {
            guard
                let number = try Int.fetchOne(
                    database, cachedSQL: "SELECT number FROM entity WHERE id = ?", arguments: [subject.rawValue])
            else { continue }
            numbers.append(number)
        }
        guard numbers.count == subjects.count, let first = numbers.first else { return nil }
        let others = numbers.dropFirst().map {
            " AND EXISTS (SELECT 1 FROM about AS other WHERE other.entity = \($0) AND other.statement = about.statement)"
        }.joined()
        return try Int.fetchOne(
            database,
            sql: """
                SELECT membership.story FROM about
                JOIN statement ON statement.number = about.statement
                JOIN document ON document.number = statement.document
                JOIN membership ON membership.document = document.number
                WHERE about.entity = \(first)\(others) AND statement.withdrawn IS NULL AND entered = 0
                    AND membership.withdrawn IS NULL
                GROUP BY membership.story ORDER BY count(*) DESC, membership.story DESC LIMIT 1
                """)
    }
}
