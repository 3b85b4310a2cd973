import SourceText

/// What part of a record is wanted: about whom, and from when to when.
public struct Selection: Sendable, Hashable {
    /// Names, codes or ids of entities; a statement about any of them is kept. Empty for all.
    public var about: [String]
    /// The first day; nil for no bound.
    public var since: CalendarDay?
    /// The last day; nil for no bound.
    public var until: CalendarDay?

    /// A selection; by default everything.
    public init(about: [String] = [], since: CalendarDay? = nil, until: CalendarDay? = nil) {
        self.about = about
        self.since = since
        self.until = until
    }

    /// Whether everything is wanted.
    public var isEverything: Bool { about.isEmpty && since == nil && until == nil }
}

extension Record {
    /// The entities that a name stands for: by id, by name or by any form seen, without regard to case; a state brings
    /// its government and its people with it. Empty where no document names it.
    public func entities(named name: String) -> Set<EntityID> {
        let wanted = name.lowercased()
        var found: Set<EntityID> = []
        for entity in entities
        where entity.id.rawValue.lowercased() == wanted || entity.name.lowercased() == wanted
            || entity.names.contains(where: { $0.lowercased() == wanted })
        {
            found.insert(entity.id)
        }
        for entity in entities {
            if let state = entity.state, found.contains(state) { found.insert(entity.id) }
        }
        return found
    }

    /// The part of the record that a selection asks for.
    ///
    /// An event is placed by its own date, everything else, and an event without a date, by the day its report was
    /// published; what has neither is kept. Findings, standings, vectors and attributions stay where a statement that they
    /// rest on stays; documents stay where anything of theirs does.
    public func selecting(_ selection: Selection) -> Record {
        if selection.isEverything { return self }
        let wanted = selection.about.reduce(into: Set<EntityID>()) { $0.formUnion(entities(named: $1)) }
        let published = Dictionary(documents.map { ($0.id, $0.published) }, uniquingKeysWith: { first, _ in first })
        func lies(_ period: CalendarPeriod?) -> Bool {
            guard let period else { return true }
            if let since = selection.since, period.last < since { return false }
            if let until = selection.until, period.first > until { return false }
            return true
        }
        var result = self
        result.statements = statements.filter { statement in
            if !selection.about.isEmpty, !statement.subjects.contains(where: wanted.contains),
                !(statement.speaker.map(wanted.contains) ?? false)
            {
                return false
            }
            if case .event(let event) = statement.content, let date = event.date { return lies(date) }
            return lies(published[statement.document] ?? nil)
        }
        let kept = Set(result.statements.map(\.id))
        let keptDocuments = Set(result.statements.map(\.document))
        let spans = Dictionary(grouping: result.statements, by: \.document)
        result.findings = findings.filter { finding in
            finding.answers.contains { answer in
                if let statement = answer.statement { return kept.contains(statement) }
                guard let span = answer.span else { return false }
                return spans[answer.document]?.contains { $0.span.overlaps(span) } ?? false
            }
        }
        result.standings = standings.filter { $0.statements.contains(where: kept.contains) }
        result.vectors = vectors.filter { $0.statements.contains(where: kept.contains) }
        result.attributions = attributions.filter { attribution in
            spans[attribution.document]?.contains { $0.span.overlaps(attribution.content) } ?? false
        }
        result.documents = documents.filter { keptDocuments.contains($0.id) }
        result.excerpts = excerpts.filter { keptDocuments.contains($0.key) }
        result.mentions = mentions.filter { keptDocuments.contains($0.document) }
        result.lineage = lineage.filter { row in
            guard keptDocuments.contains(row.document) else { return false }
            if case .copies(let other, _) = row.relation { return keptDocuments.contains(other) }
            return true
        }
        result.origins = origins.compactMap { origin in
            var origin = origin
            origin.documents.removeAll { !keptDocuments.contains($0) }
            return origin.documents.count > 1 ? origin : nil
        }
        result.stories = stories.compactMap { story in
            var story = story
            story.documents.removeAll { !keptDocuments.contains($0) }
            return story.documents.isEmpty ? nil : story
        }
        return result
    }
}
