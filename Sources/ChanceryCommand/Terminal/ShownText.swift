import Briefing
import Diplomacy
import Register
import SourceText

/// Everything about one thing of a register as lines of text.
struct ShownText {
    let codes: EventCodes
    let fullText: Bool

    /// - Parameter note: what a correction does, in words.
    func lines(_ shown: Shown, note: (Correction) throws -> String) throws -> [String] {
        switch shown {
        case .document(let document): try lines(document, note)
        case .statement(let statement): try lines(statement, note)
        case .finding(let finding): try lines(finding, note)
        case .entity(let entity): try lines(entity, note)
        case .story(let story): try lines(story, note)
        case .correction(let kept, let revision, let words):
            [
                "correction  \(kept.correction.id)", field("does", words), field("made", RevisionWords.words(revision)),
                field(
                    "now",
                    !kept.isInForce
                        ? "withdrawn"
                        : kept.isFound ? "in force" : "in force, and no document makes the statement that it speaks of"),
            ] + (kept.correction.address?.text.map { [field("words", "“\(oneLine($0))”")] } ?? [])
        }
    }

    private func field(_ name: String, _ words: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 13 - name.count)) + words
    }

    private func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func field(_ held: Held) -> [String] {
        var lines = [field("known since", RevisionWords.words(held.added, because: held.reasons))]
        if let withdrawn = held.withdrawn { lines.append(field("until", RevisionWords.words(withdrawn))) }
        return lines
    }

    private func corrections(_ kept: [KeptCorrection], _ note: (Correction) throws -> String) throws -> [String] {
        guard !kept.isEmpty else { return [] }
        return try ["", "Corrections and notes"]
            + kept.map { one in
                let state = one.isInForce ? (one.isFound ? "" : "  (finds nothing now)") : "  (withdrawn)"
                return "  \(one.correction.at)  \(try note(one.correction))\(state)  \(one.correction.id)"
            }
    }

    private func lines(_ document: ShownDocument, _ note: (Correction) throws -> String) throws -> [String] {
        let summary = document.summary
        var lines = ["document  \(summary.name)  \(summary.id)"]
        if let title = summary.title { lines.append(field("title", title)) }
        if let publisher = summary.publisher { lines.append(field("publisher", publisher)) }
        if !summary.authors.isEmpty { lines.append(field("by", summary.authors.joined(separator: ", "))) }
        lines.append(field("published", summary.published?.iso8601 ?? "on no known day"))
        if let url = summary.url { lines.append(field("address", url)) }
        lines.append(field("origin", "\(document.origin), \(document.retrieved)"))
        lines.append(field("sha256", summary.sha256))
        lines.append(field("read by", "\(document.program), \(summary.extractor)"))
        for remark in SourceRemarks.words(summary.desk) { lines.append(field("remark", remark)) }
        lines += field(document.held)
        if let story = document.story { lines.append(field("affair", "\(story.title)  \(story.id)")) }
        lines.append(
            field(
                "says",
                "\(CountWords.count(document.statements.count, "statement")); answers \(CountWords.count(document.findings, "finding"))"
            ))
        lines += try corrections(document.corrections, note)
        if !document.statements.isEmpty { lines += ["", "Statements"] }
        for statement in document.statements { lines += brief(statement) }
        let body = summary.body.filter { $0.end <= document.text.count }.map {
            String(decoding: document.text.bytes[$0.range], as: UTF8.self)
        }.joined(separator: "\n")
        if fullText {
            lines += ["", "Text"]
            lines += document.text[document.text.span].split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init)
        } else if document.statements.isEmpty {
            lines += ["", "Text", "  " + String(oneLine(body).prefix(400))]
        }
        return lines
    }

    private func brief(_ found: FoundStatement) -> [String] {
        [
            "  \(found.day?.description ?? "undated   ")  \(StatementLines.said(found, codes))",
            "              “\(StatementLines.quote(found))”  :\(found.line)  \(found.statement.id)",
        ]
    }

    private func lines(_ shown: ShownStatement, _ note: (Correction) throws -> String) throws -> [String] {
        let found = shown.found
        let statement = found.statement
        var lines = ["\(statement.kind.rawValue)  \(statement.id)"]
        lines.append(field("says", StatementLines.said(found, codes)))
        lines.append(field("modality", statement.modality.rawValue))
        lines.append(field("held", statement.happened.map { StatementFields.words($0) } ?? "no day is given"))
        lines.append(field("reported", found.document.published?.iso8601 ?? "on no known day"))
        lines.append(field("words", "“\(StatementLines.quote(found))”"))
        lines.append(
            field(
                "place",
                "\(found.document.name):\(found.line), bytes \(statement.span.start) to \(statement.span.end), in the \(statement.region.rawValue)"
            ))
        lines.append(field("source", StatementLines.place(found)))
        lines += field(shown.held)
        if let resolution = shown.resolution {
            lines.append(
                field(
                    "came out",
                    "\(resolution.outcome.words)\(resolution.settled.map { " on \($0)" } ?? ""), says \(resolution.by)"
                        + (resolution.why.isEmpty ? "" : ": \(resolution.why)")))
        }
        lines += try corrections(shown.corrections, note)
        if !shown.findings.isEmpty { lines += ["", "Findings that it answers"] }
        for finding in shown.findings { lines.append("  " + self.finding(finding)) }
        if !shown.standings.isEmpty { lines += ["", "Standings that rest on it"] }
        for standing in shown.standings { lines.append("  " + self.standing(standing)) }
        return lines
    }

    private func finding(_ found: FoundFinding) -> String {
        "\(found.finding.verdict.rawValue)  \(found.finding.question)  \(found.finding.id)"
    }

    private func standing(_ standing: Standing) -> String {
        "\(standing.sides.map(\.rawValue).joined(separator: " – ")): \(standing.status)"
            + (standing.since.map { ", since \($0.iso8601)" } ?? "")
    }

    private func lines(_ shown: ShownFinding, _ note: (Correction) throws -> String) throws -> [String] {
        let finding = shown.found.finding
        var lines = ["finding  \(finding.id)", field("question", finding.question)]
        lines.append(field("verdict", "\(finding.verdict.rawValue): \(finding.rule)"))
        if let scope = finding.scope { lines.append(field("scope", scope)) }
        lines.append(
            field(
                "witnesses",
                "\(finding.independent) independent; grade \(finding.grade); severity \(finding.severity)"))
        lines.append(field("affair", shown.found.story))
        lines += field(shown.held)
        lines += ["", "Answers"]
        for (index, answer) in finding.answers.enumerated() {
            let name = shown.found.names[answer.document] ?? answer.document.rawValue
            let reported = shown.found.reported[answer.document].map { ", reported \($0.iso8601)" } ?? ""
            if let found = answer.statement.flatMap({ shown.statements[$0] }) {
                let held = found.statement.happened.map { ", held \($0.iso8601)" } ?? ""
                lines.append("  \(answer.value)  \(name):\(found.line)\(held)\(reported)")
                lines.append("      “\(StatementLines.quote(found))”  \(found.statement.id)")
            } else {
                lines.append("  \(answer.value)  \(name)\(reported)")
                if let words = shown.passages[index] { lines.append("      “\(oneLine(words))”") }
            }
        }
        return lines + (try corrections(shown.corrections, note))
    }

    private func lines(_ shown: ShownEntity, _ note: (Correction) throws -> String) throws -> [String] {
        let entity = shown.entity
        var lines = ["\(entity.kind.rawValue)  \(entity.name)  \(entity.id)"]
        let others = entity.names.filter { $0 != entity.name }
        if !others.isEmpty { lines.append(field("also", others.joined(separator: ", "))) }
        if let state = entity.state, state != entity.id { lines.append(field("state", state.rawValue)) }
        if let role = entity.role { lines.append(field("role", role)) }
        for merge in entity.merged {
            lines.append(field("one because", "\(merge.names.joined(separator: ", ")): \(merge.why)"))
        }
        let counts = shown.statements.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        lines.append(
            field(
                "spoken of",
                counts.isEmpty ? "in no statement" : counts.map { "\($0.value) \($0.key)" }.joined(separator: ", ")))
        lines += try corrections(shown.corrections, note)
        if !shown.standings.isEmpty { lines += ["", "Standings"] }
        for standing in shown.standings { lines.append("  " + self.standing(standing)) }
        if !shown.latest.isEmpty { lines += ["", "The latest statements"] }
        for found in shown.latest { lines += brief(found) }
        return lines
    }

    private func lines(_ shown: ShownStory, _ note: (Correction) throws -> String) throws -> [String] {
        var lines = ["affair  \(shown.line.id)", field("title", shown.line.title)]
        if let period = shown.line.period { lines.append(field("reported", "\(period.first) to \(period.last)")) }
        lines += try corrections(shown.corrections, note)
        lines += ["", "Documents"]
        for document in shown.documents {
            let remarks = SourceRemarks.words(document.desk)
            lines.append(
                "  \(document.published?.iso8601 ?? "undated   ")  \(document.name)"
                    + (document.title.map { ": \($0)" } ?? "")
                    + (remarks.isEmpty ? "" : " [\(remarks.joined(separator: "; "))]"))
        }
        if !shown.findings.isEmpty { lines += ["", "Findings"] }
        return lines + shown.findings.map { "  " + finding($0) }
    }
}
