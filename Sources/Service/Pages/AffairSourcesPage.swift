import Briefing
import Diplomacy
import Register
import SourceText

/// The reports of an affair, and who copied whom.
extension PageWriter {
    func affairSources(_ story: String) throws -> Page {
        guard let sheet = try sheet(story) else { return try unknown("affair") }
        let documents = Dictionary(sheet.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var table = Table(
            "Reports, the earliest first",
            [.init("Report"), .init("Publisher"), .init("Published"), .init("Kind"), .init("Grade"), .init("Draws on")])
        for document in sheet.documents {
            var heading = Markup()
            heading.link(title(document), to: PageAddress.document(document.id.rawValue).path)
            heading.add(badges(document))
            var grade = Markup()
            if let known = document.desk?.grade {
                grade.text("\(known.rawValue), \(known.words)")
            } else {
                grade.span("not graded", "quiet")
            }
            table.add([
                heading, Markup(source(document)), Markup(document.published.map(PlainWords.period) ?? "no date"),
                Markup(document.kind.rawValue), grade, draws(document, sheet, documents),
            ])
        }
        var view = View()
        view.set("tableMarkup", table.markup)
        view.set(
            "pictureMarkup",
            LineagePicture(
                sheet.documents.map { LineagePicture.Report(id: $0.id, source: source($0), day: $0.published?.first) },
                lineage: sheet.lineage, origins: sheet.origins, names: { self.name($0, sheet.names) }
            ).markup)
        view.set(
            "origins",
            sheet.origins.map { origin in
                var view = View()
                view.set("together", PlainWords.list(origin.documents.compactMap { documents[$0].map(source) }))
                view.set("because", PlainWords.line(origin.why, limit: 200))
                return view
            })
        view.set("hasOrigins", !sheet.origins.isEmpty)
        let standing = Set(sheet.documents.filter { $0.desk?.retraction == nil }.map(\.id))
        let repeated = sheet.origins.reduce(0) { $0 + max($1.documents.count(where: standing.contains) - 1, 0) }
        var frame = frame(of: sheet.line)
        frame.tab = .affairSources(story)
        frame.extent =
            PlainWords.count(standing.count, "report", "reports") + ", "
            + PlainWords.count(standing.count - repeated, "independent witness", "independent witnesses")
            + (standing.count < sheet.documents.count ? ", \(sheet.documents.count - standing.count) retracted" : "")
        return try page("affair-sources", frame, view)
    }

    private func draws(
        _ document: DocumentSummary, _ sheet: AffairSheet, _ documents: [DocumentID: DocumentSummary]
    ) -> Markup {
        var markup = Markup()
        var cited: Set<EntityID> = []
        let lines = sheet.lineage.filter { $0.document == document.id }
        for line in lines {
            guard case .copies(let other, let share) = line.relation else { continue }
            if !markup.isEmpty { markup.raw("; ") }
            markup.text("copies \(PlainWords.percent(share)) of its text from ")
            markup.link(
                documents[other].map(source) ?? "a report of another affair",
                to: PageAddress.document(other.rawValue).path)
        }
        for line in lines {
            guard case .cites(let entity, let span) = line.relation, entity != document.outlet,
                cited.insert(entity).inserted, cited.count <= 6
            else { continue }
            if !markup.isEmpty { markup.raw(cited.count > 1 ? ", " : "; ") }
            if cited.count == 1 { markup.raw("cites ") }
            markup.link(
                name(entity, sheet.names), to: PageAddress.document(document.id.rawValue, mark: span).path + "#mark"
            )
        }
        return markup
    }
}
