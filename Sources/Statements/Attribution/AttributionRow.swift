import Diplomacy
import Language
import SourceText

extension StatementReader {
    /// Writes a row of `chancery annotate --layer attributions`: `{id, attributions: [{source, cue, content}]}`, each a list of
    /// spans in bytes.
    ///
    /// The row follows PolNeAR: beliefs, wishes and plans are attributed like speech, a quotation that goes on in the next
    /// sentences belongs to the attribution that begins it, and pieces stand apart where something is between them.
    ///
    /// - Parameters:
    ///   - id: the document's id in the row.
    ///   - analysis: the document.
    ///   - json: the buffer that the row and its line break are appended to.
    public func writeAttributionRow(id: String, of analysis: Analysis, to json: inout JSONWriter) {
        let context = ReadingContext(spansOf: analysis)
        let passages = attributions.passages(context)
        json.object { json in
            json.member("id", id)
            json.key("attributions")
            json.array { json in
                for passage in passages {
                    json.object { json in
                        json.member("source", passage.source)
                        json.member("cue", passage.cue.map { [$0] } ?? [])
                        json.member("content", passage.content)
                    }
                }
            }
        }
        json.endLine()
    }
}

extension ReadingContext {
    /// A context in which no mention is known as an entity: enough to find spans.
    convenience init(spansOf analysis: Analysis) {
        var entities = DocumentEntities()
        entities.ofMention = [EntityID?](repeating: nil, count: analysis.mentions.count)
        self.init(analysis, entities: entities)
    }
}
