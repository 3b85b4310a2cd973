import Briefing
import Diplomacy
import Register
import SourceText

/// How pages name things.
extension PageWriter {
    /// The name of an entity; for one that no report names, that of its state, or what its id says.
    func name(_ id: EntityID, _ names: [EntityID: String]) -> String {
        if let name = names[id], !name.isEmpty {
            return id.rawValue.hasPrefix("outlet:") || id.rawValue.hasPrefix("org:")
                ? PlainWords.name(name) : PlainWords.line(name)
        }
        if let name = tables.stateNames[id] { return name }
        if let entry = tables.all.names.entry(id) { return entry.name }
        let slug = id.rawValue.drop { $0 != ":" }.dropFirst()
        if let name = tables.stateNames[EntityID(rawValue: String(slug))] { return name }
        guard !slug.isEmpty else { return PlainWords.line(id.rawValue) }
        return PlainWords.line(
            slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
    }

    /// An entity's name that leads to its page.
    func link(_ id: EntityID, _ names: [EntityID: String]) -> Markup {
        var markup = Markup()
        markup.link(name(id, names), to: PageAddress(id).path)
        return markup
    }

    /// Several, with commas.
    func links(_ ids: [EntityID], _ names: [EntityID: String], limit: Int = 4) -> Markup {
        var markup = Markup()
        for (place, id) in ids.prefix(limit).enumerated() {
            if place > 0 { markup.raw(", ") }
            markup.add(link(id, names))
        }
        if ids.count > limit { markup.span(" and \(ids.count - limit) more", "quiet") }
        return markup
    }

    /// How a reader knows a document: its publisher, else its name.
    func source(_ document: DocumentSummary) -> String {
        if let publisher = document.publisher, !publisher.isEmpty { return PlainWords.name(publisher) }
        return PlainWords.line(document.name, limit: 60)
    }

    /// A document's title, else its name.
    func title(_ document: DocumentSummary, limit: Int = 120) -> String {
        let title = document.title.map { PlainWords.line($0, limit: limit) } ?? ""
        return title.isEmpty ? PlainWords.line(document.name, limit: limit) : title
    }

    /// What analysts say of a document, as badges.
    func badges(_ document: DocumentSummary) -> Markup {
        var markup = Markup()
        for words in SourceRemarks.words(document.desk) {
            markup.raw(" ")
            markup.span(words, "badge")
        }
        return markup
    }

    /// A verdict as a badge: its word, and a class for its colour.
    static func badge(_ verdict: Finding.Verdict) -> Markup {
        var markup = Markup()
        markup.span(word(verdict), "verdict \(verdict.rawValue)")
        return markup
    }

    static func word(_ verdict: Finding.Verdict) -> String {
        switch verdict {
        case .agree: "agree"
        case .refine: "refine"
        case .conflict: "conflict"
        case .single: "one source"
        }
    }

    /// What a statement says, in a few words: `express intent to cooperate`, `about $200 million, pledged`.
    func says(_ statement: Statement, _ names: [EntityID: String]) -> String {
        let fields = StatementFields(statement, codes: tables.events).fields
        func field(_ name: String) -> String? { fields.first { $0.name == name }?.words }
        let words: String =
            switch statement.content {
            case .figure: [field("amount"), field("says")].compactMap { $0 }.joined(separator: ", ")
            case .status(let status): "\(field("says") ?? "") – \(name(status.framework, names))"
            case .deal: [field("says"), field("amount"), field("sector")].compactMap { $0 }.joined(separator: ", ")
            case .forecast: field("says") ?? "forecast"
            case .motive: field("aim") ?? "a motive"
            case .condition: field("requires") ?? "a condition"
            default: field("says") ?? statement.kind.rawValue
            }
        return PlainWords.line(words, limit: 110)
    }

    /// Who does, and to whom: the parts that entities play in a statement.
    func roles(_ statement: Statement) -> [(role: String, ids: [EntityID])] {
        let own: [(String, [EntityID?])] =
            switch statement.content {
            case .event(let event): [("who", event.who), ("whom", event.whom), ("place", [event.place])]
            case .figure(let figure): [("between", figure.between), ("of", [figure.of])]
            case .status(let status): [("state", [status.state]), ("framework", [status.framework])]
            case .tie(let tie): [("between", [tie.a, tie.b])]
            case .deal(let deal): [("parties", deal.parties)]
            case .forecast(let forecast): [("about", forecast.about), ("forecast by", [forecast.by])]
            case .assessment(let assessment): [("about", assessment.about), ("judged by", [assessment.by])]
            case .motive(let motive): [("actor", [motive.actor]), ("by the word of", [motive.by])]
            case .condition(let condition): [("actor", [condition.actor])]
            }
        return (own + [("said by", [statement.speaker]), ("via", [statement.via])]).map { role, ids in
            (role, ids.compactMap { $0 })
        }.filter { !$0.1.isEmpty }
    }

    /// What must be known of a statement that is not simply said to be so: `planned`, `denied`; nil for one that is.
    func caution(_ statement: Statement) -> String? {
        // The words of a forecast say themselves how likely it is.
        statement.modality == .actual || statement.kind == .forecast ? nil : statement.modality.rawValue
    }

    /// The entity that a name stands for; where there are several, states come first, then the shortest id.
    func entity(named name: String) throws -> EntityID? {
        try desk.register.entities(named: name).min { left, right in
            (left.kind == .state ? 0 : 1, left.id.rawValue.utf8.count, left.id)
                < (right.kind == .state ? 0 : 1, right.id.rawValue.utf8.count, right.id)
        }?.id
    }
}
