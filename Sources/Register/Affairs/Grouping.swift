import Diplomacy
import Foundation
import GRDB
import SourceText

/// A document as the grouping into stories sees it.
public struct StoryCandidate: Sendable {
    /// The register's number of the document.
    public var number: Register.DocumentNumber
    /// What the document's row says.
    public var summary: DocumentSummary
    /// Its terms, and nothing else.
    public var digest: Digest
}

extension Register {
    /// What waits for collation.
    public struct Waiting: Sendable, Hashable {
        /// Documents that no story has yet.
        public var documents: Int
        /// Stories whose documents changed since they were collated.
        public var stories: Int

        /// Whether nothing waits.
        public var isNothing: Bool { documents == 0 && stories == 0 }
    }

    /// Up to how many documents a register is grouped anew as a whole, so that it comes to what one reading of all of them
    /// comes to; above it, only the documents near in time to the new ones are.
    static let wholeGrouping = 5000

    /// How much waits for collation.
    public func waiting() throws(RegisterFailure) -> Waiting {
        try read { database in
            Waiting(
                documents: try Int.fetchOne(database, sql: "SELECT count(*) FROM (\(Register.ungrouped))") ?? 0,
                stories: try Int.fetchOne(database, sql: "SELECT count(*) FROM story WHERE stale = 1") ?? 0)
        }
    }

    private static let ungrouped = """
        SELECT number, published FROM document WHERE withdrawn IS NULL AND NOT EXISTS
            (SELECT 1 FROM membership WHERE document = number AND membership.withdrawn IS NULL)
        """

    /// The documents that are to be grouped: the new ones, and those that may belong with them.
    ///
    /// Entries by hand are left out: they go where ``placeEntries()`` finds that they belong.
    ///
    /// - Parameter window: how many days two documents of one story may lie apart.
    /// - Returns: empty where no document is new.
    public func candidates(window: Int) throws(RegisterFailure) -> [StoryCandidate] {
        try read { database in
            let waiting = try Row.fetchAll(database, sql: Register.ungrouped + " AND entered = 0")
            if waiting.isEmpty { return [] }
            let count =
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM document WHERE withdrawn IS NULL AND entered = 0") ?? 0
            var numbers: [DocumentNumber]
            if count <= Register.wholeGrouping || waiting.count * 2 > count {
                numbers = try Int.fetchAll(
                    database,
                    sql: """
                        SELECT number FROM document WHERE withdrawn IS NULL AND entered = 0 AND imported = 0 ORDER BY number
                        """)
            } else {
                numbers = try Register.near(waiting, window: window, database)
            }
            let terms = TermList()
            if numbers.count > 200 { try terms.readAll(database) }
            return try numbers.compactMap { number in
                // Documents of another's record come without their terms, and stay in the stories that they came in.
                guard
                    let row = try Row.fetchOne(
                        database,
                        cachedSQL: "SELECT summary, name, digest FROM document WHERE number = ? AND imported = 0",
                        arguments: [number])
                else { return nil }
                let summary = try Register.summary(row)
                return StoryCandidate(
                    number: number, summary: summary,
                    digest: Digest(terms: try terms.terms(row["digest"], database)))
            }
        }
    }

    /// The documents that wait, those published within the window around them, and all of the stories of these.
    private static func near(_ waiting: [Row], window: Int, _ database: Database) throws -> [DocumentNumber] {
        var days: Set<Int> = []
        var isUndated = false
        for row in waiting {
            if let day = row["published"] as Int? {
                for near in (day - window)...(day + window) { days.insert(near) }
            } else {
                isUndated = true
            }
        }
        var numbers = Set(waiting.map { $0["number"] as Int })
        for day in days {
            numbers.formUnion(
                try Int.fetchAll(
                    database,
                    cachedSQL: "SELECT number FROM document WHERE published = ? AND withdrawn IS NULL AND entered = 0",
                    arguments: [day]))
        }
        if isUndated {
            // Undated documents know no window: those that came last stand for all.
            numbers.formUnion(
                try Int.fetchAll(
                    database,
                    sql: """
                        SELECT number FROM document WHERE withdrawn IS NULL AND published IS NULL AND entered = 0
                        ORDER BY number DESC LIMIT ?
                        """, arguments: [wholeGrouping]))
        }
        var whole = numbers
        for number in numbers {
            whole.formUnion(
                try Int.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT other.document FROM membership AS own JOIN membership AS other ON other.story = own.story
                        JOIN document ON document.number = other.document
                        WHERE own.document = ? AND own.withdrawn IS NULL AND other.withdrawn IS NULL AND document.entered = 0
                        """, arguments: [number]))
        }
        return whole.sorted()
    }

    /// Makes stories of groups of documents. A story goes on in the group that has most of its documents; the others begin.
    ///
    /// - Parameter groups: documents of ``candidates(window:)``, each in one group.
    /// - Returns: what left its story for another, in the order of the stories.
    @discardableResult
    public func group(_ groups: [[StoryCandidate]]) throws(RegisterFailure) -> [Regrouping] {
        if groups.isEmpty { return [] }
        return try write { database in
            let revision = try revise("group", database)
            var storyOf: [DocumentNumber: Int] = [:]
            for candidate in groups.joined() {
                storyOf[candidate.number] = try Int.fetchOne(
                    database, cachedSQL: "SELECT story FROM membership WHERE document = ? AND withdrawn IS NULL",
                    arguments: [candidate.number])
            }
            // A story that only new documents came to changed because they were added.
            var changed: [Int: Set<Int>] = [:]
            var taken: Set<Int> = []
            // The largest share of a story first; ties by the oldest document.
            let claims = groups.enumerated().flatMap {
                index, group -> [(group: Int, story: Int, share: Int, oldest: Int)] in
                var shares: [Int: Int] = [:]
                for candidate in group { if let story = storyOf[candidate.number] { shares[story, default: 0] += 1 } }
                let oldest = group.map(\.number).min() ?? 0
                return shares.map { (index, $0.key, $0.value, oldest) }
            }.sorted { ($1.share, $0.oldest, $0.story) < ($0.share, $1.oldest, $1.story) }
            var goesOn: [Int: Int] = [:]
            for claim in claims where goesOn[claim.group] == nil && !taken.contains(claim.story) {
                goesOn[claim.group] = claim.story
                taken.insert(claim.story)
            }
            struct Move: Hashable { var from, to: Int }
            var moves: [Move: Int] = [:]
            for (index, group) in groups.enumerated() {
                let story = try goesOn[index] ?? Register.beginStory(group, database)
                for candidate in group where storyOf[candidate.number] != story {
                    var because = revision
                    if let old = storyOf[candidate.number] {
                        moves[Move(from: old, to: story), default: 0] += 1
                        changed[old, default: []].insert(revision)
                        try database.cachedStatement(
                            sql: "UPDATE membership SET withdrawn = ? WHERE document = ? AND withdrawn IS NULL"
                        ).execute(arguments: [revision, candidate.number])
                    } else {
                        because = try Register.added(candidate.number, database) ?? revision
                    }
                    try database.cachedStatement(
                        sql: "INSERT INTO membership (document, story, added) VALUES (?, ?, ?)"
                    ).execute(arguments: [candidate.number, story, revision])
                    changed[story, default: []].insert(because)
                }
            }
            // Before the counts of the stories are brought up to date.
            let regroupings = try moves.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }.map {
                try Register.regrouping(from: $0.key.from, to: $0.key.to, moved: $0.value, database)
            }
            for story in changed.keys.sorted() {
                for because in (changed[story] ?? []).sorted() {
                    try Register.markStale(story, because: because, database)
                }
            }
            return regroupings
        }
    }

    private static func regrouping(
        from: Int, to: Int, moved: Int, _ database: Database
    ) throws -> Regrouping {
        let sql = "SELECT id, title, size FROM story WHERE number = ?"
        guard let old = try Row.fetchOne(database, cachedSQL: sql, arguments: [from]),
            let new = try Row.fetchOne(database, cachedSQL: sql, arguments: [to])
        else { throw PackedReader.Damage() }
        return Regrouping(from: old["id"], title: old["title"], before: old["size"], to: new["id"], moved: moved)
    }

    static func beginStory(_ group: [StoryCandidate], _ database: Database) throws -> Int {
        let id = ContentID.make("story", group.map(\.summary.id.rawValue).sorted())
        if let known = try Int.fetchOne(
            database, cachedSQL: "SELECT number FROM story WHERE id = ?", arguments: [id])
        {
            return known
        }
        try database.cachedStatement(sql: "INSERT INTO story (id, title, size) VALUES (?, ?, ?)").execute(
            arguments: [id, group.first?.summary.title ?? group.first?.summary.name ?? "", group.count])
        return Int(database.lastInsertedRowID)
    }

    /// The revision that brought a document.
    static func added(_ document: DocumentNumber, _ database: Database) throws -> Int? {
        try Int.fetchOne(
            database, cachedSQL: "SELECT added FROM document WHERE number = ?", arguments: [document])
    }

    /// Says that a story's documents changed.
    ///
    /// - Parameter revision: the one that changed something.
    static func markStale(_ story: Int, because revision: Int, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE story SET stale = 1,
                    size = (SELECT count(*) FROM membership WHERE story = number AND withdrawn IS NULL)
                WHERE number = ?
                """
        ).execute(arguments: [story])
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO stir (story, because) VALUES (?, ?)").execute(
            arguments: [story, revision])
    }
}
