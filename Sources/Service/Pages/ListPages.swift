import Briefing
import Diplomacy
import Register
import SourceText

/// The lists of states, frameworks and publishers.
extension PageWriter {
    func states() throws -> Page {
        let states = try desk.register.entities(of: .state, outside: withheld)
        var view = View()
        view.set("isEmpty", states.isEmpty)
        let groups = Dictionary(grouping: states) { String(name($0.id, [$0.id: $0.name]).prefix(1)).uppercased() }
        view.set(
            "groups",
            groups.sorted { $0.key < $1.key }.map { letter, states in
                var group = View()
                group.set("letter", letter)
                group.set(
                    "states",
                    states.map { state in
                        var view = View()
                        view.set("stateName", name(state.id, [state.id: state.name]))
                        view.set("stateAddress", PageAddress.state(state.id).path)
                        view.set("stateCode", state.id.rawValue)
                        return view
                    })
                return group
            })
        return try page(
            "states",
            Frame(
                title: "States", extent: PlainWords.count(states.count, "state", "states") + " in the reports",
                room: .states),
            view)
    }

    func frameworks() throws -> Page {
        let frameworks = try desk.register.frameworks(outside: withheld)
        var table = Table("Frameworks", [.init("Framework"), .init("States", numeric: true)])
        for (framework, states) in frameworks.prefix(400) {
            table.add([
                Markup(PlainWords.line(framework.name), to: PageAddress(framework.id)), Markup("\(states)"),
            ])
        }
        var view = View()
        view.set("tableMarkup", table.markup)
        view.set("isEmpty", frameworks.isEmpty)
        return try page(
            "list",
            Frame(
                title: "Frameworks", extent: "accords, blocs and formats in which reports say how states stand",
                room: .frameworks), view)
    }

    func sources(page number: Int) throws -> Page {
        let (lines, total) = try desk.register.publishers(
            limit: PageWriter.rows, offset: (number - 1) * PageWriter.rows, outside: withheld)
        var table = Table(
            "Publishers, those with most reports first",
            [.init("Publisher"), .init("Reports", numeric: true), .init("Days"), .init("Grade")])
        for line in lines {
            var fields = SearchFields()
            fields.source = line.publisher ?? ""
            var publisher = Markup()
            publisher.link(
                line.publisher.map(PlainWords.name) ?? "no publisher named",
                to: line.publisher == nil ? nil : PageAddress.search(fields).path)
            var grade = Markup()
            if let known = line.grade {
                grade.text("\(known.rawValue), \(known.words)")
            } else {
                grade.span("not graded", "quiet")
            }
            table.add([
                publisher, Markup("\(line.documents)"), Markup(line.period.map(PlainWords.period) ?? "no date"), grade,
            ])
        }
        var view = View()
        view.set("tableMarkup", table.markup)
        view.set("isEmpty", total == 0)
        view.set("isGradable", visitor.mayWrite && total > 0)
        view.set(
            "publishers",
            lines.compactMap(\.publisher).map { name in
                var view = View()
                view.set("publisher", name)
                return view
            })
        view.set("grades", PageWriter.grades)
        paginate(&view, page: number, hasMore: number * PageWriter.rows < total, total: total) { .sources(page: $0) }
        return try page(
            "sources",
            Frame(title: "Sources", extent: PlainWords.count(total, "publisher", "publishers"), room: .sources), view)
    }

    /// The grades of sources, for a form.
    static var grades: [View] {
        SourceGrade.allCases.map { grade in
            var view = View()
            view.set("gradeLetter", grade.rawValue)
            view.set("gradeWords", grade.words)
            return view
        }
    }
}
