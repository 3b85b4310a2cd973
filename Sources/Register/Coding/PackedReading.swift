import Diplomacy
import Foundation
import GRDB
import SourceText

/// A reading as the register keeps it: entities, mentions, statements, attributions, citations and passages, packed.
///
/// The document's summary, its text and its digest are kept apart; passages are spans, whose words the text gives.
struct PackedReading {
    /// The version of the form of a document's row: one more where the order or the meaning of a field changes.
    static let version = 2

    var bytes: [UInt8]
    /// The form that they are in.
    var form: Int

    init(bytes: [UInt8], form: Int = PackedReading.version) {
        self.bytes = bytes
        self.form = form
    }

    /// The reading of a row of `document`.
    init(_ row: Row) throws {
        form = row["form"]
        guard (1...PackedReading.version).contains(form) else { throw PackedReader.Damage() }
        bytes = try Compression.unpack([UInt8](row["statements"] as Data))
    }

    init(_ reading: Reading) throws {
        form = PackedReading.version
        var writer = PackedWriter(known: PackedStatements.known)
        writer.write(reading.excerpts.passages)
        // Without an order of their own, keys come in another one in each run, and the same reading would give other bytes.
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let map = try reading.excerpts.sourceMap.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        writer.write(map)
        writer.write(reading.entities) { $1.write($0) }
        writer.write(reading.mentions) { mention, writer in
            writer.write(mention.span)
            writer.write(mention.entity)
        }
        writer.write(reading.attributions) { $1.write($0) }
        writer.write(reading.statements) { $1.write($0) }
        writer.write(reading.citations) { citation, writer in
            writer.write(citation.cites)
            writer.write(citation.span)
        }
        bytes = writer.bytes
    }

    private func reader() -> PackedReader {
        PackedReader(bytes, known: PackedStatements.known, form: form)
    }

    /// The passages alone, which stand first.
    func excerpts(of text: Text) throws(PackedReader.Damage) -> Excerpts {
        var reader = reader()
        return try PackedReading.excerpts(&reader, text)
    }

    private static func excerpts(_ reader: inout PackedReader, _ text: Text) throws(PackedReader.Damage) -> Excerpts {
        let passages = try reader.spans()
        var excerpts = Excerpts(of: text, spans: passages)
        if let map = try reader.stringOrNone() {
            guard let map = try? JSONDecoder().decode(SourceMap.self, from: Data(map.utf8)) else {
                throw PackedReader.Damage()
            }
            excerpts.locate(by: map)
        }
        return excerpts
    }

    /// The reading of a document, without its digest.
    ///
    /// - Parameters:
    ///   - summary: what the document's row says.
    ///   - text: the document's text, which the passages are cut from.
    func reading(of summary: DocumentSummary, text: Text) throws(PackedReader.Damage) -> Reading {
        var reader = reader()
        let id = summary.id
        var reading = Reading(document: summary)
        reading.excerpts = try PackedReading.excerpts(&reader, text)
        reading.entities = try reader.list { reader throws(PackedReader.Damage) in try reader.entity() }
        reading.mentions = try reader.list { reader throws(PackedReader.Damage) in
            let span = try reader.span()
            return EntityMention(document: id, span: span, entity: try reader.entityID())
        }
        reading.attributions = try reader.list { reader throws(PackedReader.Damage) in
            try reader.attribution(of: id)
        }
        reading.statements = try reader.list { reader throws(PackedReader.Damage) in try reader.statement(of: id) }
        reading.citations = try reader.list { reader throws(PackedReader.Damage) in
            let cites = try reader.entityID()
            return Citation(document: id, cites: cites, span: try reader.span())
        }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        return reading
    }
}

extension PackedWriter {
    fileprivate mutating func write(_ entity: Entity) {
        write(entity.kind.rawValue)
        write(entity.name)
        // Most ids are made from the name, and most have one form only.
        let isSlug = entity.id == EntityID(kind: entity.kind, name: entity.name)
        write(isSlug)
        if isSlug { know(entity.id.rawValue) } else { write(entity.id) }
        let isOnly = entity.names == [entity.name]
        write(isOnly)
        if !isOnly { write(entity.names) { $1.write($0) } }
        write(entity.state)
        write(entity.role)
        write(entity.merged) { merge, writer in
            writer.write(merge.names) { $1.write($0) }
            writer.write(merge.why)
        }
    }
}

extension PackedReader {
    fileprivate mutating func entity() throws(Damage) -> Entity {
        let first = form == 1 ? try entityID() : nil
        let kind = try choice(Entity.Kind.self)
        let name = try string()
        let id: EntityID
        if let first {
            id = first
        } else if try flag() {
            id = EntityID(kind: kind, name: name)
            know(id.rawValue)
        } else {
            id = try entityID()
        }
        let isOnly = form == 1 ? false : try flag()
        let names = try isOnly ? [name] : list { reader throws(Damage) in try reader.string() }
        let state = try entityIDOrNone()
        let role = try stringOrNone()
        let merged = try list { reader throws(Damage) in
            let names = try reader.list { reader throws(Damage) in try reader.string() }
            return Entity.Merge(names: names, why: try reader.string())
        }
        return Entity(id: id, kind: kind, name: name, names: names, state: state, role: role, merged: merged)
    }
}
