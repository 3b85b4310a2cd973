import Briefing
import Diplomacy
import Register
import SourceText

/// The questions of an affair by source: what each report answers, and how the answers compare.
extension PageWriter {
    func matrix(_ story: String, _ verdict: Finding.Verdict?, page number: Int) throws -> Page {
        guard let sheet = try sheet(story) else { return try unknown("affair") }
        let wanted = verdict.map { verdict in sheet.findings.filter { $0.verdict == verdict } } ?? sheet.findings
        let shown = wanted.dropFirst((number - 1) * PageWriter.rows).prefix(PageWriter.rows)
        var view = View()
        view.set("tableMarkup", matrixTable(shown, sheet, verdict))
        view.set("isEmpty", wanted.isEmpty)
        paginate(&view, page: number, hasMore: number * PageWriter.rows < wanted.count, total: wanted.count) {
            .matrix(story, verdict: verdict, page: $0)
        }
        view.set(
            "verdicts",
            ([nil] + Finding.Verdict.allCases.map(Optional.some)).map { one in
                let count =
                    one.map { verdict in sheet.findings.count { $0.verdict == verdict } } ?? sheet.findings.count
                var item = View()
                item.set("verdictName", one.map(PageWriter.word) ?? "all")
                item.set("verdictCount", count)
                item.set("verdictAddress", PageAddress.matrix(story, verdict: one).path)
                item.set("isVerdict", one == verdict)
                return item
            })
        var frame = frame(of: sheet.line)
        frame.tab = .matrix(story)
        frame.extent =
            PlainWords.count(sheet.findings.count, "question", "questions") + ", "
            + PlainWords.count(sheet.documents.count, "report", "reports") + ", the most material first"
        return try page("matrix", frame, view)
    }

    private func matrixTable(
        _ findings: ArraySlice<Finding>, _ sheet: AffairSheet, _ verdict: Finding.Verdict?
    ) -> Markup {
        // Reports that answer none of these questions stand behind those that do; what is retracted answers nothing.
        let standing = sheet.documents.filter { $0.desk?.retraction == nil }
        let answering = Set(findings.flatMap { $0.answers.map(\.document) })
        let documents =
            standing.filter { answering.contains($0.id) } + standing.filter { !answering.contains($0.id) }
        let names = documents.map { source($0) }
        var table = Table(
            "Questions by source",
            [.init("Question"), .init("Verdict")]
                + zip(documents, names).map { document, name in
                    // Two reports of one outlet are told apart by their days.
                    let isShared = names.count { $0 == name } > 1
                    let day = isShared ? document.published.map { " " + PlainWords.period($0) } ?? "" : ""
                    return .init(name + day)
                })
        for finding in findings {
            let address = PageAddress.question(sheet.line.id, finding: finding.id)
            var question = Markup()
            question.link(PlainWords.line(finding.question, limit: 160), to: address.path)
            var cells = [question, PageWriter.badge(finding.verdict)]
            for document in documents {
                cells.append(matrixCell(finding, document, sheet.names, address))
            }
            table.add(cells)
        }
        return table.markup
    }

    private func matrixCell(
        _ finding: Finding, _ document: DocumentSummary, _ names: [EntityID: String], _ address: PageAddress
    ) -> Markup {
        var cell = Markup()
        var seen: Set<String> = []
        for answer in finding.answers where answer.document == document.id {
            let value = PlainWords.value(of: answer, kind: finding.kind, names: names)
            guard seen.insert(value).inserted else { continue }
            if seen.count > 1 { cell.raw("; ") }
            cell.link(
                PlainWords.line(value, limit: 60), to: address.path + "#" + PageWriter.anchor(document.id),
                class: "answer " + finding.verdict.rawValue)
        }
        if cell.isEmpty {
            if finding.silent.contains(document.id) { cell.span("silent", "quiet") }
        }
        return cell
    }

    /// The anchor of a document's answers on the page of a question.
    static func anchor(_ document: DocumentID) -> String {
        "d-" + (document.rawValue.split(separator: ":").last.map(String.init) ?? document.rawValue)
    }
}
