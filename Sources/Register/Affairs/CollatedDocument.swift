import Diplomacy
import Foundation
import SourceText

/// What collation made of a document's statements, attributions and mentions: the same, under the names that the story's
/// documents share.
struct CollatedDocument: Equatable {
    var statements: [Statement] = []
    var attributions: [Attribution] = []
    var mentions: [EntityMention] = []

    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: PackedStatements.known)
        writer.write(statements) { $1.write($0) }
        writer.write(attributions) { $1.write($0) }
        writer.write(mentions) { mention, writer in
            writer.write(mention.span)
            writer.write(mention.entity)
        }
        return writer.bytes
    }

    init() {}

    /// In the order of the record.
    var sorted: CollatedDocument {
        var sorted = self
        sorted.statements = Dictionary(statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }).values
            .sorted { ($0.span, $0.id) < ($1.span, $1.id) }
        sorted.attributions.sort { ($0.content, $0.id) < ($1.content, $1.id) }
        sorted.mentions.sort { ($0.span, $0.entity) < ($1.span, $1.entity) }
        return sorted
    }

    /// - Parameter form: of the bytes; the older one is met only on the way to a newer schema.
    init(
        _ packed: [UInt8], of document: DocumentID, form: Int = PackedReading.version
    ) throws(PackedReader.Damage) {
        var reader = PackedReader(packed, known: PackedStatements.known, form: form)
        statements = try reader.list { reader throws(PackedReader.Damage) in try reader.statement(of: document) }
        attributions = try reader.list { reader throws(PackedReader.Damage) in try reader.attribution(of: document) }
        mentions = try reader.list { reader throws(PackedReader.Damage) in
            let span = try reader.span()
            return EntityMention(document: document, span: span, entity: try reader.entityID())
        }
    }
}

extension CollatedDocument {
    /// The statements alone, which stand first.
    static func statements(_ packed: [UInt8], of document: DocumentID) throws(PackedReader.Damage) -> [Statement] {
        var reader = PackedReader(packed, known: PackedStatements.known, form: PackedReading.version)
        return try reader.list { reader throws(PackedReader.Damage) in try reader.statement(of: document) }
    }
}

extension Register {
    /// The statements of a document as collation left it, in no order; arguments as of ``collated(_:_:_:)``.
    static func collatedStatements(
        _ packed: Data?, _ reading: @autoclosure () throws -> PackedReading, _ summary: DocumentSummary
    ) throws -> [Statement] {
        if let packed {
            return try CollatedDocument.statements(Compression.unpack([UInt8](packed)), of: summary.id)
        }
        return try reading().reading(of: summary, text: Text(utf8: [])).statements
    }

    /// A document as collation left it.
    ///
    /// - Parameters:
    ///   - packed: of the row of `collated`; nil where it is as it was read.
    ///   - reading: the document as it was read; unpacked only where it is so.
    static func collated(
        _ packed: Data?, _ reading: @autoclosure () throws -> PackedReading, _ summary: DocumentSummary
    ) throws -> CollatedDocument {
        if let packed { return try CollatedDocument(Compression.unpack([UInt8](packed)), of: summary.id) }
        // Passages are not asked for, and so needs no text.
        let reading = try reading().reading(of: summary, text: Text(utf8: []))
        var document = CollatedDocument()
        document.statements = reading.statements
        document.attributions = reading.attributions
        document.mentions = reading.mentions
        return document.sorted
    }
}
