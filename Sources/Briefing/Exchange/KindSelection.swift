import Diplomacy

extension Record {
    /// The part of a record that statements of some kinds carry; all of it where none is named.
    ///
    /// Findings stay where an answer rests on a statement that stays, standings and vectors where one of theirs does, and
    /// attributions where their words overlap one. Documents stay, whatever they say.
    public func selecting(kinds: Set<Statement.Kind>) -> Record {
        guard !kinds.isEmpty else { return self }
        var result = self
        result.statements = statements.filter { kinds.contains($0.kind) }
        let kept = Set(result.statements.map(\.id))
        let spans = Dictionary(grouping: result.statements, by: \.document)
        result.findings = findings.filter { $0.answers.contains { $0.statement.map(kept.contains) ?? false } }
        result.standings = standings.filter { $0.statements.contains(where: kept.contains) }
        result.vectors = vectors.filter { $0.statements.contains(where: kept.contains) }
        result.resolutions = resolutions.filter { kept.contains($0.forecast) }
        result.attributions = attributions.filter { attribution in
            spans[attribution.document]?.contains { $0.span.overlaps(attribution.content) } ?? false
        }
        return result
    }
}
