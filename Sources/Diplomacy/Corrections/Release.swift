import SourceText

extension Record {
    /// What of the record may go out.
    ///
    /// Every export asks this first. Documents that are marked are left out with all that they say: their statements,
    /// mentions and attributions, their answers in findings, what standings and vectors rest on, and names of entities that
    /// none but they give.
    ///
    /// - Parameter house: whether what goes out stays in the house, so that what is internal may go with it.
    /// - Returns: the record, and the documents that were left out.
    public func released(inHouse house: Bool = false) -> (record: Record, withheld: [DocumentSummary]) {
        let marked = Set(documents.filter { !($0.desk?.mayGoOut(inHouse: house) ?? true) }.map(\.id))
        // An entry by hand says in its words what it rests on: it goes out only where that does.
        let withheld = documents.filter {
            marked.contains($0.id) || $0.desk?.entry?.document.map(marked.contains) ?? false
        }
        if withheld.isEmpty { return (self, []) }
        let gone = Set(withheld.map(\.id))
        let kept = Set(documents.map(\.id)).subtracting(gone)
        var result = keeping(passagesOf: kept) { !gone.contains($0.document) }
        result.attributions.removeAll { gone.contains($0.document) }
        result.leaveOut { gone.contains($0) }
        for index in result.stories.indices {
            // A title that a withheld report gave goes with it.
            let title = result.stories[index].title
            guard withheld.contains(where: { $0.title == title || $0.name == title }) else { continue }
            let stories = result.stories
            let first = result.documents.first { stories[index].documents.contains($0.id) }
            result.stories[index].title = first?.title ?? first?.name ?? ""
        }
        let touched = Set(
            findings.filter { $0.answers.contains { gone.contains($0.document) } }.map(\.id))
        result.findings = result.findings.compactMap { touched.contains($0.id) ? result.released($0) : $0 }
        result.entities = released(entities, for: result, without: gone)
        return (result, withheld)
    }

    /// A finding that lost answers: its rule may name their values, and its question may quote them.
    private func released(_ finding: Finding) -> Finding? {
        var finding = finding
        switch finding.verdict {
        case .conflict: finding.rule = "the answers that may go out differ"
        case .refine: finding.rule = "one of the answers that may go out is more exact"
        case .agree, .single: break
        }
        finding.scope = nil
        guard let open = finding.question.firstIndex(of: "“") else { return finding }
        let quote = finding.question[open...].dropFirst().prefix { $0 != "”" && $0 != "…" }
        let spans = Dictionary(statements.map { ($0.id, $0.span) }, uniquingKeysWith: { first, _ in first })
        let isQuoted = finding.answers.contains { answer in
            guard let span = answer.span ?? answer.statement.flatMap({ spans[$0] }) else { return false }
            return text(answer.document, span)?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                .contains(quote) ?? false
        }
        return isQuoted ? finding : nil
    }

    /// Entities that what stays speaks of; those that a withheld document names too keep their main name alone.
    private func released(_ entities: [Entity], for result: Record, without gone: Set<DocumentID>) -> [Entity] {
        func named(_ record: Record, _ isWanted: (DocumentID) -> Bool) -> Set<EntityID> {
            var ids: Set<EntityID> = []
            for mention in record.mentions where isWanted(mention.document) { ids.insert(mention.entity) }
            for statement in record.statements where isWanted(statement.document) {
                ids.formUnion(statement.subjects)
                ids.formUnion([statement.speaker, statement.via].compactMap { $0 })
                if case .event(let event) = statement.content, let place = event.place { ids.insert(place) }
            }
            for attribution in record.attributions where isWanted(attribution.document) {
                ids.formUnion([attribution.speaker, attribution.via].compactMap { $0 })
            }
            for document in record.documents where isWanted(document.id) {
                if let outlet = document.outlet { ids.insert(outlet) }
            }
            return ids
        }
        let stay = named(result) { _ in true }
        let touched = named(self) { gone.contains($0) }
        let onlyThere = touched.subtracting(stay)
        return entities.compactMap { entity in
            if onlyThere.contains(entity.id) { return nil }
            guard touched.contains(entity.id) else { return entity }
            var entity = entity
            entity.names = [entity.name]
            entity.merged = []
            return entity
        }
    }
}
