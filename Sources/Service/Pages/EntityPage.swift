import Briefing
import Diplomacy
import Register
import SourceText

/// A state, a framework, or anybody else: how it stands, which way it leans, what is said of it.
extension PageWriter {
    func entity(_ id: EntityID, page number: Int) throws -> Page {
        guard let entity = try desk.register.entity(id, outside: withheld) else {
            return id.isState
                ? try unknown("state") : try failure(status: 404, message: "The register knows nobody of that name.")
        }
        var sheet = try desk.register.sheet(of: id, outside: withheld)
        sheet.names[id] = entity.name
        let isFramework = id.rawValue.hasPrefix("fw:")
        // Which report gave a role or a form of a name is not kept: where some may not be seen, none is told.
        let role = withheld.isEmpty ? entity.role.map { PlainWords.line($0, limit: 80) } : nil
        let otherNames = withheld.isEmpty ? entity.names.filter { $0 != entity.name } : []
        var view = View()
        view.set(
            "facts",
            [
                id.rawValue, entity.kind.rawValue, role,
                entity.state.flatMap { $0 == id ? nil : name($0, [:]) },
            ].compactMap { $0 }.joined(separator: " · "))
        view.set("otherNames", PlainWords.list(otherNames.prefix(12).map { PlainWords.line($0) }))
        if isFramework {
            view.set("standingChartMarkup", standingPicture(sheet).markup)
            view.set("standingsMarkup", membersTable(sheet).markup)
        } else {
            view.set("standingsMarkup", standingsTable(sheet, of: id).markup)
            view.set("tiesMarkup", tiesTable(sheet, of: id).markup)
            view.set("vectorsMarkup", vectorsTable(sheet).markup)
        }
        view.set(
            "moreStandings",
            sheet.standingCount > sheet.standings.count ? "\(sheet.standingCount - sheet.standings.count)" : nil)
        view.set(
            "daysMarkup",
            DaysPicture(
                days: sheet.days, title: "When reports say something of \(name(id, sheet.names))"
            ).markup)
        view.set("affairs", try affairs(about: [id]))
        try setStatements(&view, about: [id], kind: id.isState ? .event : nil, page: number) { number in
            id.isState
                ? .state(id, page: number) : isFramework ? .framework(id, page: number) : .entity(id, page: number)
        }
        view.set("isState", id.isState)
        view.set("entityID", id.rawValue)
        view.set("entityName", entity.name)
        view.set("subject", id.rawValue)
        view.set("isMergeable", !id.isState && visitor.mayWrite)
        view.set("remarks", try remarks(on: id.rawValue))
        let title = name(id, sheet.names)
        return try page(
            "entity",
            Frame(
                title: title, room: id.isState ? .states : isFramework ? .frameworks : .none,
                above: id.isState ? ("States", .states) : isFramework ? ("Frameworks", .frameworks) : nil,
                tabs: id.isState ? [("Record", .state(id), nil), ("Leaning, measured", .leaning(id), nil)] : [],
                tab: .state(id), isExported: true), view)
    }

    /// The eight latest affairs in which something is said of all of some entities.
    func affairs(about ids: [EntityID]) throws -> [View] {
        try seen(desk.register.affairs(about: ids, documents: .max, limit: 8)).map { line in
            var view = View()
            view.set("affairTitle", affairTitle(line))
            view.set("affairAddress", PageAddress.brief(line.id).path)
            view.set("affairReports", PlainWords.count(line.documents, "report", "reports"))
            return view
        }
    }

    /// Puts a table of statements into a view, the latest first.
    func setStatements(
        _ view: inout View, about ids: [EntityID], kind: Statement.Kind?, page number: Int,
        at place: (Int) -> PageAddress
    ) throws {
        var query = StatementQuery()
        query.about = ids
        query.kind = kind
        query.isLatestFirst = true
        query.limit = PageWriter.rows + 1
        query.offset = (number - 1) * PageWriter.rows
        let found = try desk.register.statements(query)
        view.set(
            "statementsMarkup",
            statementsTable(
                found.prefix(PageWriter.rows).filter { sees($0.document.id) },
                kind == .event ? "What happened, the latest first" : "What is said, the latest first"
            ).markup)
        paginate(&view, page: number, hasMore: found.count > PageWriter.rows, at: place)
    }

    /// Statements as a table.
    func statementsTable(_ found: [FoundStatement], _ caption: String) -> Table {
        var table = Table(caption, [.init("Day"), .init("What"), .init("Who"), .init("Words"), .init("Source")])
        for one in found {
            var what = Markup()
            what.link(says(one.statement, one.names), to: PageAddress.statement(one.statement.id).path)
            if let caution = caution(one.statement) {
                what.raw(" ")
                what.span(caution, "flag")
            }
            table.add([
                day(one), what, who(one.statement, one.names), quoted(one),
                cited(one.document, one.statement.span),
            ])
        }
        return table
    }

    /// When it was, by the report; where that does not say, when it was reported.
    private func day(_ found: FoundStatement) -> Markup {
        if let happened = found.statement.happened { return Markup(PlainWords.period(happened)) }
        var markup = Markup()
        if let published = found.document.published {
            markup.span("not dated; reported " + PlainWords.period(published), "quiet")
        } else {
            markup.raw("no date")
        }
        return markup
    }

    /// Those who take part in a statement: who, an arrow, whom.
    private func who(_ statement: Statement, _ names: [EntityID: String]) -> Markup {
        guard case .event(let event) = statement.content, !event.who.isEmpty, !event.whom.isEmpty else {
            return links(statement.subjects, names)
        }
        var markup = links(event.who, names, limit: 3)
        markup.raw(" <span class=\"quiet\">to</span> ")
        markup.add(links(event.whom, names, limit: 3))
        return markup
    }

    private func quoted(_ found: FoundStatement) -> Markup {
        var markup = Markup()
        if let words = PlainWords.quotable(found.text, limit: 180) { markup.span("“\(words)”", "quote") }
        return markup
    }

    /// A document's source and day, leading to a passage of it.
    func cited(_ document: DocumentSummary, _ span: Span?) -> Markup {
        var markup = Markup()
        let path = PageAddress.document(document.id.rawValue, mark: span).path + (span == nil ? "" : "#mark")
        markup.link(source(document), to: path)
        if let day = document.published { markup.span(" " + PlainWords.period(day), "quiet") }
        return markup
    }

    /// On whose word a standing rests: the earliest report, and who says so in it.
    private func word(_ line: StandingLine, _ names: [EntityID: String]) -> Markup {
        var markup = Markup()
        guard let document = line.document else { return markup }
        if let first = line.first {
            markup.link(source(document), to: PageAddress.statement(first).path)
        } else {
            markup.text(source(document))
        }
        if let day = document.published { markup.span(" " + PlainWords.period(day), "quiet") }
        if let speaker = line.speaker { markup.span(", by the word of " + name(speaker, names), "quiet") }
        return markup
    }

    /// A standing's status, and whether all or some of those who speak of it deny it.
    private func status(_ line: StandingLine) -> Markup {
        var markup = Markup(PlainWords.code(line.standing.status))
        if line.isDenied {
            markup.raw(" ")
            markup.span(denial(line), "flag")
        }
        return markup
    }

    private func denial(_ line: StandingLine) -> String { line.isOnlyDenied ? "denied" : "denied by some" }

    private func days(_ standing: Standing) -> String {
        let since = standing.since.map { "since " + PlainWords.period($0) }
        let until = standing.until.map { "until " + PlainWords.period($0) }
        let words = [since, until].compactMap { $0 }.joined(separator: ", ")
        return words.isEmpty ? "not dated" : words
    }

    private func membersTable(_ sheet: EntitySheet) -> Table {
        var table = Table(
            "Who stands how",
            [
                .init("State"), .init("Status"), .init("Since"), .init("First on the word of"),
                .init("Statements", numeric: true),
            ])
        for line in sheet.standings {
            guard case .framework(_, let state) = line.standing.subject else { continue }
            table.add([
                link(state, sheet.names), status(line), Markup(days(line.standing)),
                word(line, sheet.names), Markup("\(line.standing.statements.count)"),
            ])
        }
        return table
    }

    private func standingsTable(_ sheet: EntitySheet, of id: EntityID) -> Table {
        var table = Table(
            "How it stands in frameworks",
            [
                .init("Framework"), .init("Status"), .init("Since"), .init("First on the word of"),
                .init("Statements", numeric: true),
            ])
        for line in sheet.standings {
            guard case .framework(let framework, _) = line.standing.subject else { continue }
            table.add([
                link(framework, sheet.names), status(line),
                Markup(days(line.standing)),
                word(line, sheet.names), Markup("\(line.standing.statements.count)"),
            ])
        }
        return table
    }

    func tiesTable(_ sheet: EntitySheet, of id: EntityID) -> Table {
        var table = Table(
            "Ties",
            [
                .init("With"), .init("Tie"), .init("Since"), .init("First on the word of"),
                .init("Statements", numeric: true),
            ])
        for line in sheet.standings {
            guard case .pair(let one, let two) = line.standing.subject else { continue }
            let other = one == id ? two : one
            var with = Markup()
            let address = id.isState && other.isState ? PageAddress.pair(id, other) : PageAddress(other)
            with.link(name(other, sheet.names), to: address.path)
            table.add([
                with, status(line), Markup(days(line.standing)),
                word(line, sheet.names), Markup("\(line.standing.statements.count)"),
            ])
        }
        return table
    }

    func vectorsTable(_ sheet: EntitySheet) -> Table {
        let isOfOne = Set(sheet.vectors.map(\.state)).count < 2
        var table = Table(
            "Which way it leans, by what reports say",
            (isOfOne ? [] : [.init("State")]) + [
                .init("Towards"), .init("Field"), .init("Way"), .init("Rests on"), .init("Statements", numeric: true),
            ])
        for vector in sheet.vectors.prefix(40) {
            var way = Markup()
            let sign =
                switch vector.direction {
                case .closer: "→ "
                case .steady: "= "
                case .away: "← "
                }
            way.span(sign + vector.direction.rawValue, "way " + vector.direction.rawValue)
            var first = Markup()
            let basis =
                vector.basis == .tie ? "a standing tie" : vector.basis == .stated ? "what is said" : "events, counted"
            first.link(basis, to: vector.statements.first.map { PageAddress.statement($0).path })
            table.add(
                (isOfOne ? [] : [link(vector.state, sheet.names)]) + [
                    link(vector.toward, sheet.names), Markup(PlainWords.code(vector.domain)), way, first,
                    Markup("\(vector.statements.count)"),
                ])
        }
        return table
    }

    private func standingPicture(_ sheet: EntitySheet) -> StandingPicture {
        StandingPicture(
            rows: sheet.standings.prefix(30).compactMap { line in
                guard case .framework(_, let state) = line.standing.subject else { return nil }
                return StandingPicture.Row(
                    name: name(state, sheet.names), status: line.standing.status, since: line.standing.since,
                    until: line.standing.until, told: line.document?.published,
                    denial: line.isDenied ? denial(line) : nil)
            })
    }
}
