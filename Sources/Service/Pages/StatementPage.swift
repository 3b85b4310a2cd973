import Briefing
import Diplomacy
import Register
import SourceText

/// A statement: its passage, what it says, what it became, who else says so, and the forms that correct it.
extension PageWriter {
    func statement(_ id: String) throws -> Page {
        guard Statement.Kind(ofID: id) != nil, case .statement(let shown)? = try desk.register.show(id).first,
            sees(shown.found.document.id)
        else { return try unknown("statement") }
        let found = shown.found
        let statement = found.statement
        let names = found.names.merging(try desk.register.names(Set(statement.parties))) { first, _ in first }
        var view = View()
        if let passage = try desk.register.passages([(statement.document, statement.span)]).first ?? nil {
            view.set("passage", PageWriter.passage(passage))
        }
        view.set(
            "readerAddress", PageAddress.document(statement.document.rawValue, mark: statement.span).path + "#mark")
        view.set("source", source(found.document))
        view.set("documentTitle", title(found.document))
        view.set("day", found.document.published.map(PlainWords.period))
        view.set("badgesMarkup", badges(found.document))
        view.set("parts", parts(statement, names))
        let sources = Dictionary(
            try shown.findings.first.map { try desk.register.documents(ofAffair: $0.story) }?
                .map { ($0.id, source($0)) } ?? [],
            uniquingKeysWith: { first, _ in first })
        view.set(
            "findings",
            try shown.findings.filter { $0.finding.answers.allSatisfy { sees($0.document) } }.map {
                try self.view(of: $0, without: statement.document, sources)
            })
        view.set("isAlone", shown.findings.isEmpty && shown.standings.isEmpty)
        view.set(
            "standings",
            shown.standings.map { standing in
                var view = View()
                view.set("standingWords", PlainWords.code(standing.status))
                view.set("standingMarkup", links(standing.sides, names))
                view.set("standingSince", standing.since.map(PlainWords.period))
                return view
            })
        if let resolution = shown.resolution {
            view.set("outcome", resolution.outcome.words + (resolution.isProposed ? ", proposed" : ""))
            view.set("outcomeBy", PlainWords.line(resolution.by))
            view.set("outcomeWhy", PlainWords.line(resolution.why, limit: 200))
        }
        view.set("held", held(shown.held))
        view.set("isGone", shown.held.withdrawn != nil)
        view.set("successorAddress", try successor(of: shown).map { PageAddress.statement($0).path })
        view.set("remarks", try seen(shown.corrections).filter(\.isInForce).map(view(of:)))
        view.set("subject", id)
        view.set("statementID", id)
        view.set("isForecast", statement.kind == .forecast)
        view.set("isChangeable", visitor.mayWrite && shown.held.withdrawn == nil)
        view.set("amendFields", amendFields(statement))
        let title = statement.kind.rawValue.prefix(1).uppercased() + statement.kind.rawValue.dropFirst()
        return try page(
            "statement",
            Frame(
                title: "\(title): \(says(statement, names))", room: .affairs,
                above: (self.title(found.document, limit: 80), .document(statement.document.rawValue)),
                isExported: false),
            view)
    }

    /// The id that a statement of the register has since an analyst amended it; nil where it was not, or has the same.
    private func successor(of shown: ShownStatement) throws -> String? {
        guard shown.held.withdrawn != nil else { return nil }
        let statement = shown.found.statement
        for kept in shown.corrections where kept.isInForce {
            guard case .amend(let address, let set, _) = kept.correction.action,
                address == StatementAddress(statement, text: address.text),
                let id = try? statement.amended(set).id, id != statement.id, try !desk.register.show(id).isEmpty
            else { continue }
            return id
        }
        return nil
    }

    /// What the statement says, part by part.
    private func parts(_ statement: Statement, _ names: [EntityID: String]) -> [View] {
        func part(_ name: String, _ value: Markup) -> View {
            var view = View()
            view.set("partName", name)
            view.set("partMarkup", value)
            return view
        }
        var parts = StatementFields(statement, codes: tables.events).fields.map { part($0.name, Markup($0.words)) }
        parts += roles(statement).map { part($0.role, links($0.ids, names, limit: 12)) }
        parts.append(part("said as", Markup(statement.modality.rawValue)))
        if let period = statement.happened ?? statement.time?.period {
            parts.append(part("when", Markup(PlainWords.period(period))))
        }
        if statement.region != .body { parts.append(part("stands in", Markup(statement.region.rawValue))) }
        return parts
    }

    /// A finding that a statement answers, with what the others say.
    private func view(
        of found: FoundFinding, without document: DocumentID, _ sources: [DocumentID: String]
    ) throws -> View {
        let finding = found.finding
        let names = try desk.register.names(Set(finding.answers.flatMap(\.entities)))
        var view = View()
        view.set("questionWords", PlainWords.line(finding.question, limit: 200))
        view.set("questionAddress", PageAddress.question(found.story, finding: finding.id).path)
        view.set("verdictMarkup", PageWriter.badge(finding.verdict))
        view.set("rule", finding.rule.isEmpty ? nil : PlainWords.sentence(finding.rule))
        var seen: Set<String> = []
        view.set(
            "others",
            finding.answers.filter { $0.document != document }.compactMap { answer -> View? in
                let value = PlainWords.value(of: answer, kind: finding.kind, names: names)
                let name = sources[answer.document] ?? PlainWords.line(found.names[answer.document] ?? "", limit: 60)
                guard seen.insert(name + value).inserted, seen.count <= 12 else { return nil }
                var other = View()
                other.set("otherSource", name)
                other.set("otherValue", PlainWords.line(value, limit: 80))
                other.set("otherDay", found.reported[answer.document].map(PlainWords.period))
                other.set(
                    "otherAddress",
                    answer.statement.map { PageAddress.statement($0).path }
                        ?? PageAddress.document(answer.document.rawValue, mark: answer.span).path + "#mark")
                return other
            })
        return view
    }

    /// The fields of the form that amends the statement, with what they hold now.
    private func amendFields(_ statement: Statement) -> [View] {
        let form = ContentForm(statement.content)
        func field(_ name: String, _ value: String?, options: [String] = []) -> View {
            var view = View()
            view.set("fieldName", name)
            view.set("fieldLabel", PlainWords.code(name))
            view.set("fieldValue", value)
            view.set("isList", ContentForm.entityFields.contains(name))
            view.set("hasOptions", !options.isEmpty)
            view.set(
                "options",
                (value == nil && !options.isEmpty ? [""] + options : options).map { option in
                    var view = View()
                    view.set("option", option)
                    view.set("isChosen", option == value)
                    return view
                })
            return view
        }
        var fields = ContentForm.fields(of: statement.kind).map { name in
            var options: [String] = []
            if name == "status" {
                options =
                    statement.kind == .deal
                    ? Deal.Status.allCases.map(\.rawValue) : FrameworkStatus.Stage.allCases.map(\.rawValue)
            }
            if name == "bound" { options = Amount.Bound.allCases.map(\.rawValue) }
            return field(name, form.values[name], options: options)
        }
        fields.append(
            field("modality", statement.modality.rawValue, options: Statement.Modality.allCases.map(\.rawValue)))
        fields.append(field("speaker", statement.speaker?.rawValue))
        fields.append(field("via", statement.via?.rawValue))
        return fields
    }
}
