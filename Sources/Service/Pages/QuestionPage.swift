import Briefing
import Diplomacy
import Register
import SourceText

/// One question: every passage that answers it, side by side, value by value.
extension PageWriter {
    func question(_ story: String, _ id: String) throws -> Page {
        guard case .finding(let shown)? = try desk.register.show(id).first,
            let sheet = try sheet(shown.found.story)
        else { return try unknown("question") }
        var finding = shown.found.finding
        if !finding.answers.allSatisfy({ sees($0.document) }) {
            // What is left of it, where anything is.
            guard let released = sheet.findings.first(where: { $0.id == id }) else { return try unknown("question") }
            finding = released
        }
        let documents = Dictionary(sheet.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var names = sheet.names
        for found in shown.statements.values { names.merge(found.names) { first, _ in first } }
        let places = finding.answers.map { answer in
            (
                document: answer.document,
                span: answer.span ?? answer.statement.flatMap { shown.statements[$0]?.statement.span }
            )
        }
        let passages = try desk.register.passages(places.map { ($0.document, $0.span ?? Span(0, 0)) })
        var order: [String] = []
        var groups: [String: [View]] = [:]
        var sources: [String: Set<DocumentID>] = [:]
        var anchored: Set<DocumentID> = []
        for (index, answer) in finding.answers.enumerated() {
            let found = answer.statement.flatMap { shown.statements[$0] }
            let value = PlainWords.value(of: answer, kind: finding.kind, statement: found?.statement, names: names)
            if groups[value] == nil { order.append(value) }
            var view = View()
            if anchored.insert(answer.document).inserted { view.set("anchor", PageWriter.anchor(answer.document)) }
            let document = documents[answer.document] ?? found?.document
            view.set("source", document.map(source) ?? shown.found.names[answer.document] ?? answer.document.rawValue)
            view.set("day", document?.published.map(PlainWords.period))
            if let document { view.set("badgesMarkup", badges(document)) }
            if let span = places[index].span {
                view.set("readerAddress", PageAddress.document(answer.document.rawValue, mark: span).path + "#mark")
                view.set("passage", passages[index].map { PageWriter.passage($0) })
            }
            if let found {
                view.set("statementAddress", PageAddress.statement(found.statement.id).path)
                view.set("voice", voice(found.statement, names))
                view.set("caution", caution(found.statement))
            }
            groups[value, default: []].append(view)
            sources[value, default: []].insert(answer.document)
        }
        order.sort { (sources[$0]?.count ?? 0) > (sources[$1]?.count ?? 0) }
        var view = View()
        view.set("verdictMarkup", PageWriter.badge(finding.verdict))
        view.set("rule", finding.rule.isEmpty ? nil : PlainWords.sentence(finding.rule))
        view.set("scope", finding.scope.flatMap { $0.isEmpty ? nil : PlainWords.sentence($0) })
        view.set(
            "witnesses",
            finding.independent == 1 ? "one independent witness" : "\(finding.independent) independent witnesses")
        view.set("grade", PageWriter.grade(finding.grade))
        view.set(
            "values",
            order.map { value in
                var group = View()
                group.set("value", value)
                group.set("answers", groups[value] ?? [])
                group.set("valueCount", PlainWords.count(sources[value]?.count ?? 0, "report", "reports"))
                return group
            })
        view.set("silent", silent(finding, documents))
        view.set("held", held(shown.held))
        view.set("isGone", shown.held.withdrawn != nil)
        view.set("subject", id)
        view.set("remarks", try seen(shown.corrections).map(view(of:)))
        var frame = frame(of: sheet.line, PlainWords.line(finding.question, limit: 200))
        frame.tab = .matrix(sheet.line.id)
        return try page("question", frame, view)
    }

    /// The reports that are silent on a question; the day with them where their source has several reports in the affair.
    private func silent(_ finding: Finding, _ documents: [DocumentID: DocumentSummary]) -> String {
        let sources = Dictionary(grouping: documents.values, by: source).mapValues(\.count)
        let names = finding.silent.compactMap { documents[$0] }.map { document in
            let name = source(document)
            guard sources[name, default: 0] > 1, let day = document.published else { return name }
            return "\(name) (\(PlainWords.period(day)))"
        }
        return PlainWords.list(names)
    }

    /// A passage with the words around it.
    static func passage(_ passage: PassageInContext) -> View {
        var view = View()
        view.set("before", passage.before)
        view.set("words", passage.words)
        view.set("behind", passage.behind)
        view.set("line", passage.line)
        return view
    }

    /// Who says what a statement says, where that is not the document itself.
    func voice(_ statement: Statement, _ names: [EntityID: String]) -> String? {
        let via = statement.via.flatMap { $0 == statement.speaker ? nil : name($0, names) }
        guard let speaker = statement.speaker else { return via.map { "via \($0)" } }
        return via.map { "\(name(speaker, names)), via \($0)" } ?? name(speaker, names)
    }

    /// The grade of information by the Admiralty code.
    static func grade(_ grade: Int) -> String {
        switch grade {
        case 1: "1, confirmed by others"
        case 2: "2, probably true"
        case 3: "3, possibly true"
        case 4: "4, doubtful"
        case 5: "5, improbable as it stands"
        default: "6, cannot be judged"
        }
    }

    /// Since when the register says something.
    func held(_ held: Held) -> String {
        func words(_ revision: Revision) -> String {
            String(revision.at.prefix(10)) + " (r\(revision.number)" + (revision.note.map { ": \($0)" } ?? "") + ")"
        }
        var text = "in the register since " + words(held.added)
        if let withdrawn = held.withdrawn { text += ", withdrawn " + words(withdrawn) }
        return PlainWords.line(text, limit: 240)
    }
}
