import Diplomacy
import SourceText

/// Puts what passages in like words answer with what statements answer, where both give the same value out of the same words:
/// one question, in the words of the statements, with the answers of both.
struct PassageMerger {
    private let context: FindingContext

    init(_ context: FindingContext) { self.context = context }

    /// Merges drafts from passages into drafts from statements; gives back those that stay for themselves.
    func merge(_ passages: [Draft], into drafts: inout [Draft]) -> [Draft] {
        var byDocument: [Int: [Int]] = [:]
        for (index, draft) in drafts.enumerated() where draft.kind == .figure || draft.kind == .date {
            for document in Set(draft.answers.map(\.document)) { byDocument[document, default: []].append(index) }
        }
        return passages.filter { passage in
            guard passage.kind == .figure || passage.kind == .date else { return true }
            let near = Set(passage.answers.flatMap { byDocument[$0.document] ?? [] }).sorted()
            var best: (draft: Int, shared: Int)?
            for index in near where drafts[index].kind == passage.kind {
                let shared = self.shared(passage, drafts[index])
                if shared > best?.shared ?? 0 { best = (index, shared) }
            }
            guard let best, !isOfOthers(passage, drafts[best.draft]) else { return true }
            join(passage, to: &drafts[best.draft])
            return false
        }
    }

    /// How many answers of a passage draft another draft has; 0 where one of its documents answers something else there.
    private func shared(_ passage: Draft, _ draft: Draft) -> Int {
        var count = 0
        for answer in passage.answers {
            let others = draft.answers.filter { $0.document == answer.document }
            guard !others.isEmpty else { continue }
            guard others.contains(where: { isOne(answer, $0) }) else { return 0 }
            count += 1
        }
        return count
    }

    /// Whether two answers of one document are one value in one place.
    private func isOne(_ a: Draft.Answer, _ b: Draft.Answer) -> Bool {
        guard a.value == b.value, let one = span(a), let other = span(b) else { return false }
        return one.overlap(other) * 2 >= min(one.count, other.count)
    }

    private func span(_ answer: Draft.Answer) -> Span? {
        answer.statement.map { context.statements[$0].span } ?? answer.span
    }

    /// Whether a passage that would add an answer names states, and none of those that the question is about: the day of another
    /// state's act is no answer.
    private func isOfOthers(_ passage: Draft, _ draft: Draft) -> Bool {
        let subject = Set(draft.subject.map(context.side).filter(\.isState))
        guard !subject.isEmpty, draft.kind == .date else { return false }
        let known = Set(draft.answers.map(\.document))
        return passage.answers.contains { answer in
            guard !known.contains(answer.document), let span = answer.span else { return false }
            let passages = context.passages[answer.document]
            guard let clause = passages.clauses.first(where: { $0.span == span }) else { return false }
            let sides = Set(
                passages.terms(of: clause).filter { $0.entity >= 0 }
                    .map { context.passageSides[answer.document][Int($0.entity)] }.filter(\.isState))
            return !sides.isEmpty && sides.isDisjoint(with: subject)
        }
    }

    private func join(_ passage: Draft, to draft: inout Draft) {
        let known = Set(draft.answers.map(\.document))
        let new = passage.answers.filter { !known.contains($0.document) }
        draft.answers += new
        guard PassageMerger.rank(passage.verdict) > PassageMerger.rank(draft.verdict) || known.count == 1 else {
            return
        }
        draft.verdict = passage.verdict
        draft.rule = passage.rule
        if draft.scope == nil { draft.scope = passage.scope }
    }

    /// The verdicts, the one that says most last.
    private static func rank(_ verdict: Finding.Verdict) -> Int {
        switch verdict {
        case .single: 0
        case .agree: 1
        case .refine: 2
        case .conflict: 3
        }
    }
}
