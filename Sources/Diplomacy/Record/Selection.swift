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
    /// published; what has neither is kept. Standings, vectors and attributions stay where a statement that they rest on
    /// stays, and rest on what is left; a resolution stays with its forecast; a finding keeps the answers that statements which stay give, and goes with the
    /// last of them. Documents stay where anything of theirs does.
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
        var result = keeping { statement in
            if !selection.about.isEmpty, !statement.subjects.contains(where: wanted.contains),
                !(statement.speaker.map(wanted.contains) ?? false)
            {
                return false
            }
            if case .event(let event) = statement.content, let date = event.date { return lies(date) }
            return lies(published[statement.document] ?? nil)
        }
        let kept = Set(result.statements.map(\.document))
        result.attributions = result.attributions(over: result.statements)
        result.leaveOut { !kept.contains($0) }
        return result
    }

    /// The part of a record that some statements carry, with the documents that make them.
    ///
    /// - Parameter ids: the statements' ids.
    public func selecting(statements ids: Set<String>) -> Record {
        var result = keeping { ids.contains($0.id) }
        let kept = Set(result.statements.map(\.document))
        result.attributions = result.attributions(over: result.statements)
        result.leaveOut { !kept.contains($0) }
        return result
    }

    /// The part of a record that statements of some kinds carry; all of it where none is named. Documents stay, whatever they
    /// say, and attributions where their words overlap a statement that stays.
    public func selecting(kinds: Set<Statement.Kind>) -> Record {
        guard !kinds.isEmpty else { return self }
        var result = keeping { kinds.contains($0.kind) }
        result.attributions = result.attributions(over: result.statements)
        return result
    }

    private func attributions(over statements: [Statement]) -> [Attribution] {
        let spans = Dictionary(grouping: statements, by: \.document)
        return attributions.filter { attribution in
            spans[attribution.document]?.contains { $0.span.overlaps(attribution.content) } ?? false
        }
    }

    /// Takes documents out, with their words and mentions and what is said of how they hang together; an affair goes with the
    /// last of its documents.
    mutating func leaveOut(documents isGone: (DocumentID) -> Bool) {
        documents.removeAll { isGone($0.id) }
        excerpts = excerpts.filter { !isGone($0.key) }
        mentions.removeAll { isGone($0.document) }
        lineage.removeAll { row in
            if isGone(row.document) { return true }
            if case .copies(let other, _) = row.relation { return isGone(other) }
            return false
        }
        for index in origins.indices { origins[index].documents.removeAll(where: isGone) }
        origins.removeAll { $0.documents.count < 2 }
        for index in stories.indices { stories[index].documents.removeAll(where: isGone) }
        stories.removeAll { $0.documents.isEmpty }
    }

    /// The record with the statements that are wanted alone, and with what rests on them: findings keep the answers that they
    /// give, standings and vectors rest on what is left, resolutions go with their forecasts. Documents and what is said of
    /// them stay.
    ///
    /// - Parameter passagesOf: documents whose answers stay that no statement covers; by default those of passages that lie
    ///   over a statement that is wanted.
    func keeping(passagesOf whole: Set<DocumentID>? = nil, where isWanted: (Statement) -> Bool) -> Record {
        var result = self
        result.statements = statements.filter(isWanted)
        let kept = Set(result.statements.map(\.id))
        let keptDocuments = whole ?? Set(result.statements.map(\.document))
        let spans = Dictionary(grouping: result.statements, by: \.document)
        let byID = Dictionary(result.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let homes = Dictionary(
            origins.flatMap { origin in origin.documents.map { ($0, origin.id) } },
            uniquingKeysWith: { first, _ in first })
        result.findings = findings.compactMap { finding in
            finding.selecting(documents: keptDocuments, homes: homes) { answer in
                if let statement = answer.statement { return kept.contains(statement) }
                guard let span = answer.span else { return false }
                if whole != nil { return true }
                return spans[answer.document]?.contains { $0.span.overlaps(span) } ?? false
            }
        }
        result.standings = standings.compactMap { standing in
            let own = standing.statements.filter(kept.contains)
            if own.isEmpty { return nil }
            guard own.count < standing.statements.count else { return standing }
            // A date that only a statement gives which is left out goes with it.
            return Standing(
                subject: standing.subject, status: standing.status,
                since: Standing.beginning(in: own.compactMap { byID[$0] }), statements: own)
        }
        result.vectors = vectors.compactMap { vector in
            var vector = vector
            vector.statements.removeAll { !kept.contains($0) }
            return vector.statements.isEmpty ? nil : vector
        }
        result.resolutions = resolutions.filter { kept.contains($0.forecast) }
        for index in result.resolutions.indices {
            result.resolutions[index].statements.removeAll { !kept.contains($0) }
        }
        return result
    }
}

extension Finding {
    /// The finding without the answers of some documents; nil where no other is left. What it says of their values in its
    /// rule and question is not looked at.
    public func leavingOut(_ gone: Set<DocumentID>) -> Finding? {
        let documents = Set(answers.map(\.document)).union(silent).subtracting(gone)
        guard var finding = selecting(documents: documents, homes: [:], where: { _ in true }) else { return nil }
        // Which documents share an origin is not known here: never more witnesses than there were.
        finding.independent = min(finding.independent, independent)
        return finding
    }

    /// The finding with the answers that stay; nil where none does.
    ///
    /// Answers of one document are compared with nothing: the verdict is then ``Verdict/single``. Where a difference went
    /// with the answers that were left out, those that are left agree.
    ///
    /// - Parameters:
    ///   - documents: those that stay.
    ///   - homes: the origin of each document that shares one with others.
    ///   - stays: whether an answer stays.
    fileprivate func selecting(
        documents: Set<DocumentID>, homes: [DocumentID: String], where stays: (Answer) -> Bool
    ) -> Finding? {
        let kept = answers.filter { documents.contains($0.document) && stays($0) }
        guard !kept.isEmpty else { return nil }
        var finding = self
        finding.silent.removeAll { !documents.contains($0) }
        guard kept.count < answers.count else { return finding }
        finding.answers = kept
        let witnesses = Set(kept.map(\.document))
        finding.independent = Set(witnesses.map { homes[$0] ?? $0.rawValue }).count
        if witnesses.count == 1 {
            finding.verdict = .single
            finding.rule = "one document only"
            finding.scope = nil
            finding.grade = 6
        } else if verdict == .conflict || verdict == .refine, Set(kept.map(\.value)).count == 1 {
            finding.verdict = .agree
            finding.rule =
                finding.independent > 1 ? "\(finding.independent) independent witnesses" : "one witness, repeated"
            finding.scope = nil
            finding.grade = finding.independent > 1 ? 1 : 2
        }
        return finding
    }
}
