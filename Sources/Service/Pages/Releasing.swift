import Diplomacy
import Register
import SourceText

/// What a visitor may see: documents that are marked for the house stay with its analysts, with all that rests on them alone.
extension PageWriter {
    /// Whether the visitor may see a document.
    func sees(_ document: DocumentID) -> Bool { !withheld.documents.contains(document) }

    /// The record of affairs, without what the visitor may not see.
    func record(of stories: [String]) throws -> Record {
        let record = try records.record(of: stories)
        return withheld.isEmpty ? record : record.released().record
    }

    /// An affair, without what the visitor may not see; nil where nothing of it is left.
    func sheet(_ story: String) throws -> AffairSheet? {
        guard withheld.stories[story] != nil, var sheet = try desk.register.affair(story) else {
            return try desk.register.affair(story)
        }
        let record = try record(of: [story])
        guard !record.documents.isEmpty else { return nil }
        sheet.documents.removeAll { !sees($0.id) }
        sheet.findings = record.findings
        sheet.lineage = record.lineage
        sheet.origins = record.origins
        if let title = record.stories.first?.title { sheet.line.title = title }
        sheet.line.documents = sheet.documents.count
        sheet.line.conflicts = sheet.findings.count { $0.verdict == .conflict }
        return sheet
    }

    /// The line of an affair; nil where nothing of it is left.
    func line(_ story: String) throws -> StoryLine? {
        withheld.stories[story] == nil ? try desk.register.line(ofAffair: story) : try sheet(story)?.line
    }

    /// Affairs, without those of which nothing is left.
    func seen(_ lines: [StoryLine]) throws -> [StoryLine] {
        if withheld.isEmpty { return lines }
        return try lines.compactMap { withheld.stories[$0.id] == nil ? $0 : try sheet($0.id)?.line }
    }

    /// What analysts said, without what they said of documents that the visitor may not see.
    func seen(_ corrections: [KeptCorrection]) throws -> [KeptCorrection] {
        if withheld.isEmpty { return corrections }
        let free = Set(
            try desk.register.released(corrections.map(\.correction), inHouse: false).rows.map(\.id))
        return corrections.filter { free.contains($0.correction.id) }
    }
}
