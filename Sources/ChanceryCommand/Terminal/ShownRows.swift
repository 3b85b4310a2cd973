import Briefing
import Chancery
import Diplomacy
import Register
import SourceText

/// Everything about one thing of a register as JSON Lines: its row first, with what the register knows of it, then the rows of
/// what hangs on it.
struct ShownRows {
    private var rows = RowList()
    private let fullText: Bool

    /// The rows.
    var bytes: [UInt8] { rows.bytes }

    init(_ shown: [Shown], fullText: Bool) {
        self.fullText = fullText
        for one in shown { add(one) }
    }

    private mutating func add(_ shown: Shown) {
        switch shown {
        case .document(let document):
            let text = document.text[document.text.span]
            let isWhole = fullText
            rows.add(document.summary) { json in
                json.member("origin", document.origin)
                json.member("retrieved", document.retrieved)
                json.member("program", document.program)
                json.member("affair", document.story?.id)
                ShownRows.held(document.held, &json)
                if isWhole { json.member("text", text) }
            }
            for statement in document.statements { add(statement) }
            for correction in document.corrections { rows.add(correction) }
        case .statement(let statement):
            add(statement.found) { ShownRows.held(statement.held, &$0) }
            for finding in statement.findings { rows.add(finding.finding, names: finding.names) }
            for standing in statement.standings { rows.add(standing) }
            if let resolution = statement.resolution { rows.add(resolution) }
            for correction in statement.corrections { rows.add(correction) }
        case .finding(let finding):
            rows.add(finding.found.finding, names: finding.found.names) { json in
                json.member("affair", finding.found.story)
                ShownRows.held(finding.held, &json)
            }
            for id in finding.statements.keys.sorted() { if let found = finding.statements[id] { add(found) } }
            for correction in finding.corrections { rows.add(correction) }
        case .entity(let entity):
            rows.add(entity.entity)
            for standing in entity.standings { rows.add(standing) }
            for statement in entity.latest { add(statement) }
            for correction in entity.corrections { rows.add(correction) }
        case .story(let story):
            rows.add("story") { json in
                json.member("id", story.line.id)
                json.member("title", story.line.title)
                json.member("documents", story.documents.map(\.name))
                json.member("from", story.line.period?.first.description)
                json.member("to", story.line.period?.last.description)
            }
            for document in story.documents { rows.add(document) }
            for finding in story.findings { rows.add(finding.finding, names: finding.names) }
            for correction in story.corrections { rows.add(correction) }
        case .correction(let kept, _, _): rows.add(kept)
        }
    }

    private mutating func add(_ found: FoundStatement, further: @escaping (inout JSONWriter) -> Void = { _ in }) {
        rows.add(found.statement, of: found.document.name, words: found.text) { json in
            StatementLines.times(of: found, &json)
            further(&json)
        }
    }

    /// From when to when the register said it, and why.
    static func held(_ held: Held, _ json: inout JSONWriter) {
        json.key("known_since")
        json.object { ChangeRows.members(of: held.added, &$0) }
        if !held.reasons.isEmpty {
            json.key("because")
            json.array { json in
                for reason in held.reasons { json.object { ChangeRows.members(of: reason, &$0) } }
            }
        }
        if let withdrawn = held.withdrawn {
            json.key("known_until")
            json.object { ChangeRows.members(of: withdrawn, &$0) }
        }
    }
}
