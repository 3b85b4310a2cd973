import Briefing
import Diplomacy
import Foundation
import Intake
import Register
import SourceText

extension Chancery {
    /// Takes a record in JSON Lines, or a bundle, over into a register.
    ///
    /// - Parameters:
    ///   - path: a file that `chancery export` or `collate` wrote, packed or not; `-` for standard input; or the folder of a
    ///     bundle, whose raw bytes and texts come with it.
    ///   - register: open for writing.
    ///   - progress: told of the documents done so far.
    /// - Throws: ``ImportFailure``, `RegisterFailure`.
    public func importing(
        _ path: String, into register: Register, progress: (Int) -> Void = { _ in }
    ) throws -> Register.Imported {
        let bundle = BundleReader(path)
        if bundle != nil, let fault = try BundleCheck(folder: path).faults.first {
            throw ImportFailure(path: path, reason: "\(fault.place): \(fault.reason), so nothing is taken over")
        }
        let (record, texts) = try Chancery.rows(bundle?.recordPath ?? path)
        var reports: [DocumentID: ReceivedReport] = [:]
        let parts = ReadingParts(record)
        for document in record.documents {
            var text = texts[document.id] ?? Text(utf8: [])
            var raw: [UInt8]?
            if let bundle {
                text = try bundle.text(of: document) ?? text
                raw = bundle.raw(of: document)
            }
            var report = ReceivedReport(
                raw: raw ?? text.bytes, text: text, reading: parts.reading(of: document, text), origin: path)
            report.isWhole = SHA256.hexadecimal(of: report.raw) == document.sha256
            reports[document.id] = report
        }
        let imported = try register.take(record, reports: reports, progress: progress)
        if try !register.waiting().isNothing { try collate(register) }
        return imported
    }

    /// The record of a file in JSON Lines, and the texts of its documents.
    static func rows(_ path: String) throws -> (record: Record, texts: [DocumentID: Text]) {
        var parser = RecordParser()
        do {
            var lines = try InputLines(path: path)
            while let line = try lines.next() { try parser.read(line.bytes) }
            let (record, texts) = try parser.finish()
            if record.documents.isEmpty {
                throw RecordParser.Fault(line: 0, reason: "there is no row of a document in it")
            }
            return (record, texts)
        } catch let fault as RecordParser.Fault {
            throw ImportFailure(path: path, reason: fault.description)
        } catch let failure as IntakeFailure {
            throw ImportFailure(path: path, reason: failure.reason)
        }
    }
}

/// Why a record cannot be taken over.
public struct ImportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file or folder.
    public var path: String
    /// What is wrong.
    public var reason: String

    /// One line: the file, what is wrong, what to do.
    public var description: String {
        "\(path): \(reason); give what 'chancery export --format jsonl' or '--bundle' wrote [CH0914]"
    }
}

/// What each document of a record says, as a reading of it.
private struct ReadingParts {
    private let entities: [EntityID: Entity]
    private let mentions: [DocumentID: [EntityMention]]
    private let attributions: [DocumentID: [Attribution]]
    private let statements: [DocumentID: [Statement]]
    private let excerpts: [DocumentID: Excerpts]

    init(_ record: Record) {
        entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        mentions = Dictionary(grouping: record.mentions, by: \.document)
        attributions = Dictionary(grouping: record.attributions, by: \.document)
        statements = Dictionary(grouping: record.statements, by: \.document)
        excerpts = record.excerpts
    }

    func reading(of document: DocumentSummary, _ text: Text) -> Reading {
        var reading = Reading(document: document)
        reading.mentions = mentions[document.id] ?? []
        reading.attributions = attributions[document.id] ?? []
        reading.statements = statements[document.id] ?? []
        var ids = Set(reading.mentions.map(\.entity))
        for attribution in reading.attributions {
            ids.formUnion([attribution.speaker, attribution.via].compactMap { $0 })
        }
        for statement in reading.statements {
            ids.formUnion(statement.subjects + [statement.speaker, statement.via].compactMap { $0 })
        }
        reading.entities = ids.sorted().compactMap { entities[$0] }
        reading.excerpts = Excerpts(of: text, spans: excerpts[document.id]?.passages ?? [])
        return reading
    }
}
