import Diplomacy
import SourceText

/// What collation made of a document's statements, attributions and mentions: the same, under the names that the story's
/// documents share.
struct CollatedDocument {
    var statements: [Statement] = []
    var attributions: [Attribution] = []
    var mentions: [EntityMention] = []

    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter()
        writer.write(statements) { $1.write($0) }
        writer.write(attributions) { $1.write($0) }
        writer.write(mentions) { mention, writer in
            writer.write(mention.span)
            writer.write(mention.entity)
        }
        return writer.bytes
    }

    init() {}

    init(_ packed: [UInt8], of document: DocumentID) throws(PackedReader.Damage) {
        var reader = PackedReader(packed)
        statements = try reader.list { reader throws(PackedReader.Damage) in try reader.statement(of: document) }
        attributions = try reader.list { reader throws(PackedReader.Damage) in try reader.attribution(of: document) }
        mentions = try reader.list { reader throws(PackedReader.Damage) in
            let span = try reader.span()
            return EntityMention(document: document, span: span, entity: try reader.entityID())
        }
    }
}
