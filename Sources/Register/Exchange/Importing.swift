import Diplomacy
import Foundation
import GRDB
import SourceText

extension Register {
    /// What the import of a record came to.
    public struct Imported: Sendable, Hashable {
        /// Documents that are new in the register.
        public var added = 0
        /// Documents that it had already; they stay as they were.
        public var known = 0

        /// Nothing yet.
        public init() {}
    }

    /// Takes over a record that another register or another run came to, affair by affair.
    ///
    /// An affair of which the register has no document comes in as it is, under its id. Where it has some of them, the others join
    /// theirs, which waits for collation afterwards. Each affair is committed by itself.
    ///
    /// - Parameters:
    ///   - record: the record; its documents are named by ``ReceivedReport/reading`` of `reports` too.
    ///   - reports: the documents with their bytes, what was read out of each and no digest.
    ///   - progress: told of the documents done so far.
    public func take(
        _ record: Diplomacy.Record, reports: [DocumentID: ReceivedReport], progress: (Int) -> Void = { _ in }
    ) throws(RegisterFailure) -> Imported {
        var result = Imported()
        var isFirst = true
        for story in RecordParts(record).stories {
            let wanted = story.record.documents.compactMap { reports[$0.id] }
            let packed = try packing(wanted)
            let (added, known) = try write { database in
                var importer = AffairImporter(register: self, keepsEntities: isFirst ? record.entities : [])
                return try importer.take(story, wanted, packed, database)
            }
            isFirst = false
            result.added += added
            result.known += known
            progress(result.added + result.known)
        }
        return result
    }
}

/// Takes one affair over inside a transaction.
private struct AffairImporter {
    let register: Register
    /// Entities whose names are to be kept whatever affair they are in.
    let keepsEntities: [Entity]

    mutating func take(
        _ part: RecordParts.Part, _ reports: [ReceivedReport], _ packed: [PackedReading], _ database: Database
    ) throws -> (added: Int, known: Int) {
        var known: [Int] = []
        var new: [(ReceivedReport, PackedReading)] = []
        for (report, packed) in zip(reports, packed) {
            let number = try Int.fetchOne(
                database, cachedSQL: "SELECT number FROM document WHERE id = ? AND withdrawn IS NULL",
                arguments: [report.reading.document.id.rawValue])
            if let number { known.append(number) } else { new.append((report, packed)) }
        }
        if new.isEmpty { return (0, known.count) }
        let revision = try register.revise(
            "import", note: new.count == 1 ? new[0].0.reading.document.name : "\(new.count) documents", database)
        let terms = TermList()
        var numbers: [Int] = []
        for (report, packed) in new {
            let number = try register.insert(report, packed, terms, revision: revision, database)
            try database.cachedStatement(sql: "UPDATE document SET imported = 1 WHERE number = ?").execute(
                arguments: [number])
            numbers.append(number)
        }
        let story = try story(part, of: known, database)
        for number in numbers {
            try database.cachedStatement(sql: "INSERT INTO membership (document, story, added) VALUES (?, ?, ?)")
                .execute(arguments: [number, story, revision])
        }
        try Register.markStale(story, because: revision, database)
        if known.isEmpty {
            var keeper = StoryKeeper(revision: revision)
            var record = part.record
            record.entities += keepsEntities
            try keeper.keep(CollatedStory(number: story, record: record, seen: revision), database)
        }
        return (numbers.count, known.count)
    }

    /// The number of the story that the new documents come into.
    private func story(_ part: RecordParts.Part, of known: [Int], _ database: Database) throws -> Int {
        for number in known {
            let story = try Int.fetchOne(
                database, cachedSQL: "SELECT story FROM membership WHERE document = ? AND withdrawn IS NULL",
                arguments: [number])
            if let story { return story }
        }
        let line = part.record.stories.first
        let title = line?.title ?? part.record.documents.first?.title ?? part.record.documents.first?.name ?? ""
        if let story = try Int.fetchOne(
            database, cachedSQL: "SELECT number FROM story WHERE id = ?", arguments: [part.id])
        {
            return story
        }
        try database.cachedStatement(sql: "INSERT INTO story (id, title, size) VALUES (?, ?, ?)").execute(
            arguments: [part.id, title, part.record.documents.count])
        return Int(database.lastInsertedRowID)
    }
}

/// A record taken apart into its affairs.
struct RecordParts {
    /// An affair with all that belongs to it.
    struct Part {
        var id: String
        var record: Diplomacy.Record
    }

    private(set) var stories: [Part] = []

    init(_ record: Diplomacy.Record) {
        var partOf: [DocumentID: Int] = [:]
        for story in record.stories {
            var part = Diplomacy.Record()
            part.stories = [story]
            for document in story.documents where partOf[document] == nil { partOf[document] = stories.count }
            stories.append(Part(id: story.id, record: part))
        }
        // A document of no affair is one of its own.
        for document in record.documents where partOf[document.id] == nil {
            partOf[document.id] = stories.count
            stories.append(
                Part(id: ContentID.make("story", [document.id.rawValue]), record: Diplomacy.Record()))
        }
        guard !stories.isEmpty else { return }
        var statements: [String: Int] = [:]
        for document in record.documents { stories[partOf[document.id] ?? 0].record.documents.append(document) }
        var used: [EntityID: Int] = [:]
        func use(_ ids: [EntityID?], _ part: Int) { for case let id? in ids where used[id] == nil { used[id] = part } }
        for statement in record.statements {
            let part = partOf[statement.document] ?? 0
            statements[statement.id] = part
            stories[part].record.statements.append(statement)
            use(statement.subjects + [statement.speaker, statement.via], part)
        }
        for attribution in record.attributions {
            let part = partOf[attribution.document] ?? 0
            stories[part].record.attributions.append(attribution)
            use([attribution.speaker, attribution.via], part)
        }
        for mention in record.mentions {
            stories[partOf[mention.document] ?? 0].record.mentions.append(mention)
            use([mention.entity], partOf[mention.document] ?? 0)
        }
        for finding in record.findings {
            stories[finding.answers.first.flatMap { partOf[$0.document] } ?? 0].record.findings.append(finding)
        }
        for row in record.lineage { stories[partOf[row.document] ?? 0].record.lineage.append(row) }
        for origin in record.origins {
            stories[origin.documents.first.flatMap { partOf[$0] } ?? 0].record.origins.append(origin)
        }
        for standing in record.standings {
            stories[standing.statements.first.flatMap { statements[$0] } ?? 0].record.standings.append(standing)
        }
        for resolution in record.resolutions {
            stories[statements[resolution.forecast] ?? 0].record.resolutions.append(resolution)
        }
        for vector in record.vectors {
            stories[vector.statements.first.flatMap { statements[$0] } ?? 0].record.vectors.append(vector)
        }
        for entity in record.entities { stories[used[entity.id] ?? 0].record.entities.append(entity) }
    }
}
