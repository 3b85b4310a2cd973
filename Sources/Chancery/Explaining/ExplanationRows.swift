import Briefing
import Diplomacy
import SourceText
import Statements

/// An explained passage as rows of JSON Lines: one `passage`, then `sentence`, `statement`, `attribution` and `idle` rows.
///
/// Spans are UTF-8 bytes of the document's text, `[start, end]` without the end.
public struct ExplanationRows {
    private let passage: ExplainedPassage

    /// The rows of a passage.
    public init(_ passage: ExplainedPassage) { self.passage = passage }

    /// All rows, a line each.
    public var bytes: [UInt8] {
        var json = JSONWriter()
        let explanation = passage.explanation
        row("passage", &json) {
            $0.member("document", passage.document.name)
            $0.member("id", passage.document.id.rawValue)
            $0.member("span", explanation.span)
        }
        for sentence in explanation.sentences { row("sentence", &json) { write(sentence, &$0) } }
        for statement in explanation.statements { row("statement", &json) { write(statement, &$0) } }
        for attribution in explanation.attributions { row("attribution", &json) { write(attribution, &$0) } }
        for idle in explanation.idle { row("idle", &json) { write(idle, &$0) } }
        return json.bytes
    }

    private func row(_ kind: String, _ json: inout JSONWriter, _ body: (inout JSONWriter) -> Void) {
        json.object {
            $0.member("explains", kind)
            body(&$0)
        }
        json.endLine()
    }

    private func write(_ sentence: Explanation.Tree, _ json: inout JSONWriter) {
        json.member("span", sentence.span)
        json.member("text", passage.text(sentence.span))
        json.member("line", passage.lines.lines(of: sentence.span)?.lowerBound)
        json.member("in", sentence.region.rawValue)
        json.key("words")
        json.array { json in
            for node in sentence.nodes {
                json.object {
                    $0.member("form", node.form)
                    $0.member("lemma", node.lemma)
                    $0.member("tag", node.tag)
                    $0.member("relation", node.relation)
                    $0.member("head", node.head)
                    $0.member("span", node.span)
                }
            }
        }
    }

    private func write(_ reason: Explanation.StatementReason, _ json: inout JSONWriter) {
        let statement = reason.statement
        json.member("id", statement.id)
        json.member("kind", statement.kind.rawValue)
        json.member("span", statement.span)
        json.member("text", passage.text(statement.span))
        json.key("says")
        json.object { json in
            for field in StatementFields(statement, codes: passage.codes).fields {
                json.member(field.name, field.words)
            }
        }
        words("told_by", reason.words, &json)
        json.key("roles")
        json.array { json in
            for role in reason.roles {
                json.object {
                    $0.member("role", role.role)
                    $0.member("entity", role.entity.rawValue)
                    $0.member("name", passage.name(role.entity))
                    words("words", role.words, &$0)
                }
            }
        }
        json.key("modality")
        json.object { json in
            json.member("is", statement.modality.rawValue)
            json.member("said", reason.modality?.modality.rawValue)
            words("words", reason.modality?.words, &json)
            if let row = reason.modality?.row { table("row", row, &json) }
        }
        json.member("speaker", statement.speaker?.rawValue)
        json.member("via", statement.via?.rawValue)
        json.member("attribution", reason.attribution)
        words("date", reason.date, &json)
        rows(reason.rows, &json)
        scores(reason.scores, &json)
        json.member("notes", reason.notes)
    }

    private func write(_ reason: Explanation.AttributionReason, _ json: inout JSONWriter) {
        json.member("id", reason.attribution.id)
        json.member("style", reason.attribution.style.rawValue)
        json.member("speaker", reason.attribution.speaker?.rawValue)
        json.member("via", reason.attribution.via?.rawValue)
        words("cue", reason.cue, &json)
        words("source", reason.source, &json)
        words("content", reason.content, &json)
        rows(reason.rows, &json)
        scores(reason.scores, &json)
        json.member("notes", reason.notes)
    }

    private func write(_ reason: Explanation.IdleReason, _ json: inout JSONWriter) {
        words("words", reason.words, &json)
        json.member("kind", reason.kind?.rawValue)
        json.key("tried")
        json.array { json in
            for tried in reason.tried {
                json.object {
                    table("row", tried.row, &$0)
                    $0.member("reason", tried.reason)
                }
            }
        }
        if let missing = reason.missing {
            json.key("missing")
            json.object {
                $0.member("table", missing.table)
                $0.member("lemma", missing.lemma)
                $0.member("pos", missing.part)
            }
        }
        json.member("notes", reason.notes)
    }

    private func words(_ name: String, _ words: Explanation.Words?, _ json: inout JSONWriter) {
        guard let words else { return }
        json.key(name)
        json.object {
            $0.member("span", words.span)
            $0.member("text", words.text)
            $0.member("number", words.number)
            $0.member("relation", words.relation)
            $0.member("head", words.head)
        }
    }

    private func table(_ name: String, _ row: TableFolder.Found, _ json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.member("table", row.table)
            json.member("file", row.file)
            json.member("line", row.line)
            json.member("own", row.isOwn)
            json.key("cells")
            json.object { json in for cell in row.cells { json.member(cell.column, cell.value) } }
        }
    }

    private func rows(_ rows: [Explanation.FiredRow], _ json: inout JSONWriter) {
        json.key("rows")
        json.array { json in
            for fired in rows {
                json.object {
                    table("row", fired.row, &$0)
                    words("words", fired.words, &$0)
                }
            }
        }
    }

    private func scores(_ scores: [Explanation.Score], _ json: inout JSONWriter) {
        json.key("scores")
        json.array { json in
            for score in scores {
                json.object {
                    $0.member("name", score.name)
                    $0.member("value", (score.value * 1000).rounded() / 1000)
                    $0.member("least", score.least)
                    words("words", score.words, &$0)
                }
            }
        }
    }
}
