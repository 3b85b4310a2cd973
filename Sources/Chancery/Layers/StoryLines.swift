import Collation
import Diplomacy
import Intake
import SourceText

extension Chancery {
    /// The lines of `chancery stories`: document and story, tab-separated, in order of the documents' names.
    ///
    /// Stories are numbered from 1 in that order.
    public func storyLines(_ paths: [String], _ reject: (IntakeFailure) -> Void) -> [UInt8] {
        let readings = self.readings(paths, reject) { document in
            let digest = self.statements.digest(self.analysis(of: document))
            return Reading(document: DocumentSummary(document), digest: digest)
        }.sorted {
            ($0.document.name, $0.document.id.rawValue) < ($1.document.name, $1.document.id.rawValue)
        }
        var lines: [UInt8] = []
        for (reading, story) in zip(readings, collator.group(readings)) {
            lines += "\(Chancery.cell(reading.document.name))\t\(story + 1)\n".utf8
        }
        return lines
    }

    /// The lines of `chancery stories --mentions`: document, first byte, byte after the last, entity, and the alpha-3 code
    /// of the state that the entity is or belongs to, `-` where there is none.
    public func mentionLines(_ paths: [String], _ reject: (IntakeFailure) -> Void) -> [UInt8] {
        let record = collator.collate(readings(paths, reject) { self.reading(of: $0) })
        let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(record.documents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var lines: [UInt8] = []
        for mention in record.mentions {
            let entity = entities[mention.entity]
            let state = mention.entity.isState ? mention.entity : entity?.state
            lines += "\(Chancery.cell(names[mention.document] ?? mention.document.rawValue))\t".utf8
            lines += "\(mention.span.start)\t\(mention.span.end)\t".utf8
            lines += "\(Chancery.cell(mention.entity.rawValue))\t\(state?.rawValue ?? "-")\n".utf8
        }
        return lines
    }

    private func readings(
        _ paths: [String], _ reject: (IntakeFailure) -> Void, read: @Sendable (Document) -> Reading
    ) -> [Reading] {
        var readings: [Reading] = []
        intake.forEachDocument(paths) {
            read($0)
        } deliver: { result in
            switch result {
            case .success(let reading): readings.append(reading)
            case .failure(let failure): reject(failure)
            }
        }
        return readings
    }

    /// A name as a cell of a tab-separated line.
    private static func cell(_ text: String) -> String {
        String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
    }
}
