import Diplomacy
import GRDB

/// A story whose documents changed, with the readings of all that are in it now.
public struct StaleStory: Sendable {
    /// The register's number of the story.
    public var number: Int
    /// Its id, which stays while it grows.
    public var id: String
    /// What its documents say; empty where it has ended.
    public var readings: [Reading]
    /// The last revision of the register that they were read from.
    public var seen: Int
}

extension Register {
    /// Stories to collate.
    ///
    /// - Parameter documents: how many documents they may have together, so that memory is bounded; one story at least.
    public func staleStories(documents: Int) throws(RegisterFailure) -> [StaleStory] {
        try read { database in
            var stories: [StaleStory] = []
            let seen = try Register.revision(.now, database)
            var count = 0
            let rows = try Row.fetchCursor(
                database, sql: "SELECT number, id, size FROM story WHERE stale = 1 ORDER BY number")
            var wanted: [(number: Int, id: String)] = []
            while let row = try rows.next() {
                let size: Int = row["size"]
                if !wanted.isEmpty, count + size > documents { break }
                wanted.append((row["number"], row["id"]))
                count += size
            }
            for (number, id) in wanted {
                stories.append(
                    StaleStory(
                        number: number, id: id,
                        readings: try Register.readings(Register.documents(of: number, database), database), seen: seen)
                )
            }
            return stories
        }
    }

    /// The documents that are in a story now.
    static func documents(of story: Int, _ database: Database) throws -> [DocumentNumber] {
        try Int.fetchAll(
            database,
            cachedSQL: "SELECT document FROM membership WHERE story = ? AND withdrawn IS NULL ORDER BY document",
            arguments: [story])
    }
}
