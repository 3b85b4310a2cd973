import Briefing
import Diplomacy
import Register
import SourceText

/// The reader: a document's text with every statement marked, and beside it what they became.
extension PageWriter {
    func document(_ id: String, mark: Span?) throws -> Page {
        guard var read = try desk.register.reading(of: id), sees(read.summary.id) else {
            return try unknown("document")
        }
        read.findings.removeAll { finding in !finding.answers.allSatisfy { sees($0.document) } }
        let summary = read.summary
        var byStatement: [String: [Finding]] = [:]
        for finding in read.findings {
            for answer in finding.answers where answer.document == summary.id {
                if let statement = answer.statement { byStatement[statement, default: []].append(finding) }
            }
        }
        PageWriter.share(&byStatement, among: read.statements)
        let marks = read.statements.map { statement in
            ReaderText.Mark(
                id: statement.id, span: statement.span,
                classes: ([statement.kind.rawValue]
                    + [byStatement[statement.id].map { PageWriter.worst($0).rawValue }]
                    .compactMap { $0 }).joined(separator: " "),
                words: "\(statement.kind.rawValue): \(says(statement, read.names))")
        }
        var view = View()
        view.set("textMarkup", ReaderText(text: read.text, summary: summary, marks: marks, cited: mark).markup)
        view.set(
            "statements",
            read.statements.map { statement in
                self.item(statement, byStatement[statement.id] ?? [], read)
            })
        view.set("statementCount", PlainWords.count(read.statements.count, "statement", "statements"))
        setSummary(&view, read)
        var frame = Frame(title: title(summary, limit: 200), isExported: true)
        if let story = read.story {
            frame.room = .affairs
            frame.above = (affairTitle(story), .brief(story.id))
        }
        frame.extent = [source(summary), summary.published.map(PlainWords.period)].compactMap { $0 }.joined(
            separator: ", ")
        return try page("document", frame, view)
    }

    /// What is asked of an act is asked of whatever else is read out of its words: `Chad has joined the pact` is a status and an event.
    private static func share(_ findings: inout [String: [Finding]], among statements: [Statement]) {
        let acts = statements.filter { [.event, .status, .tie, .deal].contains($0.kind) }.sorted { $0.span < $1.span }
        let own = findings
        for (place, one) in acts.enumerated() {
            for other in acts[(place + 1)...].prefix(while: { $0.span.start < one.span.end })
            where one.span.overlap(other.span) * 2 > max(one.span.count, other.span.count) {
                for (from, to) in [(one, other), (other, one)] {
                    let known = Set((findings[to.id] ?? []).map(\.id))
                    let more = (own[from.id] ?? []).filter { $0.verdict == .conflict && !known.contains($0.id) }
                    if !more.isEmpty { findings[to.id, default: []] += more }
                }
            }
        }
    }

    /// The verdict that a reader must know first.
    static func worst(_ findings: [Finding]) -> Finding.Verdict {
        for verdict in [Finding.Verdict.conflict, .refine, .agree]
        where findings.contains(where: { $0.verdict == verdict }) {
            return verdict
        }
        return .single
    }

    private func item(_ statement: Statement, _ findings: [Finding], _ read: ReadDocument) -> View {
        var view = View()
        view.set("statementID", statement.id)
        view.set("statementAddress", PageAddress.statement(statement.id).path)
        view.set("kind", statement.kind.rawValue)
        view.set("says", says(statement, read.names))
        view.set("caution", caution(statement))
        view.set("who", PlainWords.list(statement.subjects.prefix(4).map { name($0, read.names) }))
        view.set("voice", voice(statement, read.names))
        if !findings.isEmpty { view.set("verdictMarkup", PageWriter.badge(PageWriter.worst(findings))) }
        var others: [String] = []
        for finding in findings where finding.verdict != .single {
            for answer in finding.answers where answer.document != read.summary.id {
                guard let name = read.sources[answer.document].map(source), !others.contains(name) else { continue }
                others.append(name)
            }
        }
        let shown = others.count > 3 ? Array(others.prefix(3)) + ["\(others.count - 3) more"] : others
        view.set("others", PlainWords.list(shown))
        return view
    }

    private func setSummary(_ view: inout View, _ read: ReadDocument) {
        let summary = read.summary
        view.set("authors", PlainWords.list(summary.authors.prefix(6).map { PlainWords.line($0) }))
        view.set("kindOfReport", summary.kind.rawValue)
        view.set("documentName", PlainWords.line(summary.name))
        view.set("documentID", summary.id.rawValue)
        view.set("hash", summary.sha256)
        view.set("badgesMarkup", badges(summary))
        view.set("isGone", !read.isHeld)
        // An address of a source leads out of the house: only those of the web do.
        if let url = summary.url, url.hasPrefix("https://") || url.hasPrefix("http://") { view.set("url", url) }
        view.set("grades", PageWriter.grades)
        view.set("isRetracted", summary.desk?.retraction != nil)
        view.set("isInternal", summary.desk?.handling.contains(.internal) ?? false)
        view.set("isKept", summary.desk?.handling.contains(.doNotExport) ?? false)
        view.set("subject", summary.id.rawValue)
    }
}
