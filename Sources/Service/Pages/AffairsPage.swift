import Briefing
import Register

/// The affairs of the register, with how many reports, independent witnesses and conflicts each has.
extension PageWriter {
    func affairs(_ order: PageAddress.AffairOrder, page number: Int) throws -> Page {
        let (lines, total) = try desk.register.affairs(
            order: order.stories, limit: PageWriter.rows, offset: (number - 1) * PageWriter.rows)
        var table = Table(
            "Affairs, the \(order == .disputed ? "most disputed" : order.rawValue) first",
            [
                .init("Affair"), .init("Days"), .init("Reports", numeric: true), .init("Independent", numeric: true),
                .init("Conflicts", numeric: true),
            ])
        for var one in lines {
            if withheld.stories[one.line.id] != nil {
                guard let sheet = try sheet(one.line.id) else { continue }
                one.line = sheet.line
                one.witnesses = min(one.witnesses, sheet.documents.count)
            }
            let line = one.line
            var conflicts = Markup()
            if line.conflicts > 0 {
                conflicts.link(
                    "\(line.conflicts)", to: PageAddress.matrix(line.id, verdict: .conflict).path,
                    class: "verdict conflict")
            } else {
                conflicts.raw("0")
            }
            table.add([
                Markup(affairTitle(line), to: .brief(line.id)), Markup(line.period.map(PlainWords.period) ?? "no date"),
                Markup("\(line.documents)"), Markup("\(one.witnesses)"), conflicts,
            ])
        }
        var view = View()
        view.set("tableMarkup", table.markup)
        view.set("isEmpty", total == 0)
        paginate(&view, page: number, hasMore: number * PageWriter.rows < total, total: total) {
            .affairs(order, page: $0)
        }
        let tabs: [(PageAddress.AffairOrder, String)] = [
            (.newest, "Newest"), (.biggest, "Biggest"), (.disputed, "Most disputed"),
        ]
        return try page(
            "list",
            Frame(
                title: "Affairs", extent: PlainWords.count(total, "affair", "affairs"), room: .affairs,
                tabs: tabs.map { ($0.1, .affairs($0.0), nil) }, tab: .affairs(order), isExported: total > 0), view)
    }

    func affairTitle(_ line: StoryLine) -> String {
        let title = PlainWords.line(line.title, limit: 140)
        return title.isEmpty ? "Without a title" : title
    }

    /// The frame of a page of an affair.
    func frame(of line: StoryLine, _ title: String? = nil) -> Frame {
        Frame(
            title: title ?? affairTitle(line), room: .affairs,
            above: title == nil ? ("Affairs", .affairs()) : (affairTitle(line), .brief(line.id)),
            tabs: [
                ("Brief", .brief(line.id), nil), ("Matrix", .matrix(line.id), nil),
                ("Timeline", .timeline(line.id), nil), ("Sources", .affairSources(line.id), line.documents),
            ], isExported: true)
    }
}

extension PageAddress.AffairOrder {
    /// The order as the register has it.
    var stories: Register.StoryOrder {
        switch self {
        case .newest: .newest
        case .biggest: .biggest
        case .disputed: .mostDisputed
        }
    }
}
