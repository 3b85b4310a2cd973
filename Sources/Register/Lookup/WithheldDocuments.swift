import Diplomacy
import GRDB
import SourceText

/// Documents that may not go out, and where they stand: what everything that is told outside has to leave out.
public struct WithheldDocuments: Sendable, Hashable {
    /// Their ids.
    public var documents: Set<DocumentID> = []
    /// Their names and titles.
    public var words: Set<String> = []
    /// How many of them an affair has, by its id.
    public var stories: [String: Int] = [:]

    /// Whether there is none.
    public var isEmpty: Bool { documents.isEmpty }

    /// None.
    public init() {}
}

extension Register {
    /// The documents that may not go out now.
    ///
    /// - Parameter house: whether what goes out stays in the house, so that what is internal may go with it.
    public func withheldDocuments(inHouse house: Bool) throws(RegisterFailure) -> WithheldDocuments {
        try read { database in
            let all = try Register.corrections(database)
            let corrections = Corrections(all)
            var rows = try Row.fetchAll(
                database, sql: "SELECT * FROM document WHERE withdrawn IS NULL AND desk IS NOT NULL")
            for row in all {
                guard case .mark(let document, _) = row.action else { continue }
                rows += try Row.fetchAll(
                    database, cachedSQL: "SELECT * FROM document WHERE id = ? AND withdrawn IS NULL",
                    arguments: [document.rawValue])
            }
            var withheld = WithheldDocuments()
            for row in rows {
                let summary = try Register.summary(row)
                guard !(corrections.remarks(on: summary)?.mayGoOut(inHouse: house) ?? true),
                    withheld.documents.insert(summary.id).inserted
                else { continue }
                withheld.words.insert(summary.name)
                if let title = summary.title { withheld.words.insert(title) }
                let stories = try String.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT story.id FROM membership JOIN story ON story.number = membership.story
                        WHERE membership.document = ? AND membership.withdrawn IS NULL
                        """, arguments: [row["number"] as Int])
                for story in stories { withheld.stories[story, default: 0] += 1 }
            }
            return withheld
        }
    }
}
