import Diplomacy
import Foundation
import GRDB
import SourceText

/// A document as somebody reads it: its text, what it says, and who else says so.
public struct ReadDocument: Sendable {
    /// What its row says, and what analysts say of it.
    public var summary: DocumentSummary
    /// Its text.
    public var text: Text
    /// Whether the register holds it now; a document that was removed can be read as it was.
    public var isHeld: Bool
    /// Its affair; nil where it has none yet.
    public var story: StoryLine?
    /// What it says, in order of the text.
    public var statements: [Diplomacy.Statement]
    /// The findings that it answers, the most material first.
    public var findings: [Finding]
    /// The documents that answer them too, and itself.
    public var sources: [DocumentID: DocumentSummary]
    /// The names of the entities that its statements speak of.
    public var names: [EntityID: String]
}

/// A passage of a document with the words around it.
public struct PassageInContext: Sendable {
    /// The words before it, from the beginning of its paragraph where that is near.
    public var before: String
    /// The passage.
    public var words: String
    /// The words behind it.
    public var behind: String
    /// The line that it begins on, from 1.
    public var line: Int
}

extension Register {
    /// A document by its id or name; nil where there is none.
    public func reading(of id: String) throws(RegisterFailure) -> ReadDocument? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    cachedSQL: """
                        SELECT * FROM document WHERE id = ?1 OR name = ?1
                        ORDER BY withdrawn IS NOT NULL, withdrawn DESC, number DESC LIMIT 1
                        """, arguments: [id])
            else { return nil }
            let last = try Register.revision(.now, database)
            let moment = (row["withdrawn"] as Int?).map { $0 - 1 } ?? last
            let number: Int = row["number"]
            var opener = DocumentOpener(revision: moment)
            var summary = try Register.summary(row)
            summary.desk = try opener.remarks(on: summary, database)
            var read = ReadDocument(
                summary: summary, text: try Register.text(of: row, database), isHeld: row["withdrawn"] as Int? == nil,
                statements: [], findings: [], sources: [summary.id: summary], names: [:])
            if let collated = try Row.fetchOne(
                database,
                cachedSQL: """
                    SELECT statements FROM collated WHERE document = ?1 AND added <= ?2
                        AND (withdrawn IS NULL OR withdrawn > ?2)
                    """, arguments: [number, moment])
            {
                read.statements = try Register.collated(collated["statements"], PackedReading(row), summary).statements
                    .filter { $0.span.end <= read.text.count }
                read.statements.sort { ($0.span, $0.id) < ($1.span, $1.id) }
            }
            let story = try Int.fetchOne(
                database,
                cachedSQL: """
                    SELECT story FROM membership WHERE document = ?1 AND added <= ?2
                        AND (withdrawn IS NULL OR withdrawn > ?2)
                    """, arguments: [number, moment])
            if let story {
                read.story = try Row.fetchOne(
                    database, cachedSQL: "SELECT * FROM story WHERE number = ?", arguments: [story]
                ).map(StoryLine.init)
                read.findings = try Row.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT body FROM fact WHERE story = ?1 AND +type = 'finding' AND added <= ?2
                            AND (withdrawn IS NULL OR withdrawn > ?2) ORDER BY weight DESC, id
                        """, arguments: [story, moment]
                ).map(StoredFact.finding).filter { $0.answers.contains { $0.document == summary.id } }
                for document in try Register.documents(ofStory: story, database) where document.id != summary.id {
                    read.sources[document.id] = document
                }
            }
            var ids: Set<EntityID> = []
            for statement in read.statements { ids.formUnion(statement.parties) }
            for finding in read.findings { for answer in finding.answers { ids.formUnion(answer.entities) } }
            read.names = try Register.names(ids, database)
            return read
        }
    }

    /// Passages with the words around them; nil for one whose document is not there.
    ///
    /// - Parameter reach: how many bytes before and behind a passage are shown at most.
    public func passages(
        _ places: [(document: DocumentID, span: Span)], reach: Int = 240
    ) throws(RegisterFailure) -> [PassageInContext?] {
        try read { database in
            var texts: [DocumentID: Text] = [:]
            return try places.map { place in
                if texts[place.document] == nil {
                    guard
                        let row = try Row.fetchOne(
                            database,
                            cachedSQL: """
                                SELECT text FROM document WHERE id = ? ORDER BY withdrawn IS NOT NULL, number DESC
                                """, arguments: [place.document.rawValue])
                    else { return nil }
                    texts[place.document] = try Register.text(of: row, database)
                }
                guard let text = texts[place.document], place.span.end <= text.count else { return nil }
                return PassageInContext(place.span, of: text, reach: reach)
            }
        }
    }
}

extension PassageInContext {
    /// The passage of a span; a paragraph ends at a blank line, and words are not cut.
    init(_ span: Span, of text: Text, reach: Int) {
        let bytes = text.bytes
        func isBreak(_ place: Int) -> Bool {
            place + 1 < bytes.count && bytes[place] == 0x0A && (bytes[place + 1] == 0x0A || bytes[place + 1] == 0x0D)
        }
        var start = span.start
        while start > 0, span.start - start < reach, !(start > 1 && isBreak(start - 2)) { start -= 1 }
        if span.start - start >= reach { while start < span.start, bytes[start] != 0x20 { start += 1 } }
        while start < span.start, bytes[start] & 0xC0 == 0x80 { start += 1 }
        var end = span.end
        while end < bytes.count, end - span.end < reach, !isBreak(end) { end += 1 }
        if end - span.end >= reach { while end > span.end, bytes[end - 1] != 0x20 { end -= 1 } }
        while end > span.end, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        before = text[Span(start, span.start)]
        words = text[span]
        behind = text[Span(span.end, end)]
        line = text.line(of: span.start)
    }
}

extension Diplomacy.Statement {
    /// Everybody whom it speaks of: whom it is about, who says it, through whom, and where.
    public var parties: [EntityID] {
        var ids = subjects + [speaker, via].compactMap { $0 }
        switch content {
        case .event(let event): if let place = event.place { ids.append(place) }
        case .forecast(let forecast): if let by = forecast.by { ids.append(by) }
        case .assessment(let assessment): if let by = assessment.by { ids.append(by) }
        case .motive(let motive): if let by = motive.by { ids.append(by) }
        default: break
        }
        return ids
    }
}
