import Diplomacy
import SourceText

/// Runs the comparers over a story and makes findings of their drafts.
struct FindingMaker {
    let witnesses: Witnesses

    /// The findings of the story that the context holds.
    func findings(_ context: FindingContext, titles: [RoleComparer.Title]) -> [Finding] {
        var drafts =
            FigureComparer().drafts(context) + EventComparer().drafts(context) + TieComparer().drafts(context)
        drafts += StatusComparer().drafts(context) + DealComparer().drafts(context) + StanceComparer().drafts(context)
        drafts += ConditionComparer().drafts(context) + RoleComparer().drafts(titles, context)
        var kept = unique(drafts)
        var evidence = PassageEvidence()
        let found = PassageComparer().drafts(context, evidence: &evidence)
        kept = kept.map { evidence.judged($0, context) }
        let passages = PassageMerger(context).merge(found, into: &kept)
        // A figure of one report that a passage has brought to the others needs no question of its own any more.
        kept = unique(kept)
        kept += besides(kept, passages, context)
        kept += SingleValues.drafts(besides: kept + passages, context)
        return Disputes.once(kept + StepDisputes.drafts(kept, context)).map { finding($0, context) }
    }

    /// Leaves out a draft whose answers another of the same kind and verdict holds all.
    private func unique(_ drafts: [Draft]) -> [Draft] {
        func statements(_ draft: Draft) -> Set<Int> { Set(draft.answers.compactMap(\.statement)) }
        var byStatement: [Int: [Int]] = [:]
        let sets = drafts.map(statements)
        for (index, set) in sets.enumerated() {
            for statement in set { byStatement[statement, default: []].append(index) }
        }
        return drafts.indices.filter { index in
            guard let any = sets[index].min() else { return true }
            for other in byStatement[any] ?? [] where other != index {
                let a = drafts[index]
                let b = drafts[other]
                let covered = sets[index].isSubset(of: sets[other])
                let isWeaker =
                    sets[index].count < sets[other].count || (sets[index] == sets[other] && other < index)
                let isWithin = Set(a.subject).isSubset(of: b.subject)
                if covered, isWeaker, isWithin, a.kind == b.kind, a.verdict == b.verdict || a.verdict == .single {
                    return false
                }
            }
            return true
        }.map { drafts[$0] }
    }

    /// The drafts from passages that tell something that no draft from statements does.
    private func besides(_ drafts: [Draft], _ passages: [Draft], _ context: FindingContext) -> [Draft] {
        var byDocument: [Int: [(draft: Int, span: Span)]] = [:]
        for (index, draft) in drafts.enumerated() where Set(draft.answers.map(\.document)).count > 1 {
            for answer in draft.answers {
                guard let span = answer.statement.map({ context.statements[$0].span }) ?? answer.span else { continue }
                byDocument[answer.document, default: []].append((index, span))
            }
        }
        return passages.filter { passage in
            var covering: Set<Int>?
            for answer in passage.answers {
                guard let span = answer.span else { return true }
                let own = Set(
                    (byDocument[answer.document] ?? []).filter {
                        $0.span.overlap(span) * 2 >= min($0.span.count, span.count)
                    }.map(\.draft))
                covering = covering?.intersection(own) ?? own
            }
            return !(covering ?? []).contains { index in
                // Whether something is so may be told by a status, a tie or a deal as well.
                let isOfKind =
                    drafts[index].kind == passage.kind || passage.kind == .other
                    || (passage.kind == .event && drafts[index].kind == .status)
                return isOfKind && (drafts[index].verdict == passage.verdict || passage.verdict != .conflict)
            }
        }
    }

    private func finding(_ draft: Draft, _ context: FindingContext) -> Finding {
        let answers = draft.answers.map { answer in
            Finding.Answer(
                document: context.documents[answer.document].id, value: answer.value,
                statement: answer.statement.map { context.statements[$0].id },
                span: answer.statement == nil
                    ? answer.span.map { context.sentence(around: $0, in: answer.document) } : nil)
        }
        let independent = origins(draft, context)
        let answering = Set(draft.answers.map(\.document))
        return Finding(
            id: ContentID.make(
                "finding",
                [draft.kind.rawValue, draft.question]
                    + answers.map { "\($0.document)|\($0.value)|\($0.statement ?? "")" }.sorted()),
            question: draft.question, kind: draft.kind, answers: answers,
            silent: draft.verdict == .single ? [] : silent(draft, answering, context), verdict: draft.verdict,
            rule: draft.rule, scope: draft.scope, severity: severity(draft, independent), independent: independent,
            grade: grade(draft, independent))
    }

    /// The number of independent origins among the answers: copies are one, and so are documents that cite one outlet, and
    /// documents whose answers are one text.
    private func origins(_ draft: Draft, _ context: FindingContext) -> Int {
        let documents = Array(Set(draft.answers.map(\.document))).sorted()
        var sets = DisjointSets(count: documents.count)
        var seen: [String: Int] = [:]
        func join(_ key: String, _ index: Int) {
            if let known = seen[key] { sets.union(known, index) } else { seen[key] = index }
        }
        for (index, document) in documents.enumerated() {
            join("origin \(witnesses.origin[document])", index)
            // A document rests on an outlet for an answer where every one of its statements does.
            let statements = draft.answers.filter { $0.document == document }.compactMap(\.statement)
            let cited = Set(statements.map { context.statements[$0].via })
            if statements.count > 0, cited.count == 1, let via = cited.first ?? nil { join("via \(via)", index) }
        }
        guard documents.count > 1, documents.count <= 64 else {
            return Set(documents.indices.map { sets.find($0) }).count
        }
        let wordings = documents.map { document in
            draft.answers.filter { $0.document == document }.compactMap { answer in
                (answer.statement.map { context.statements[$0].span } ?? answer.span).flatMap {
                    wording($0, of: document, context)
                }
            }
        }
        for index in documents.indices {
            for other in (index + 1)..<max(documents.count, index + 1)
            where wordings[index].contains(where: { one in wordings[other].contains { one.isOneText(with: $0) } }) {
                sets.union(index, other)
            }
        }
        return Set(documents.indices.map { sets.find($0) }).count
    }

    /// The words around an answer: those of its clause, for a bare amount tells nothing of whose words it stands in.
    private func wording(_ span: Span, of document: Int, _ context: FindingContext) -> SharedWording? {
        let clause = context.clauses(near: span, in: document).first {
            $0.span.contains(span) && $0.span.count > span.count
        }
        return (clause.flatMap { context.excerpts[document][$0.span] } ?? context.excerpts[document][span]).map {
            SharedWording($0)
        }
    }

    /// Documents of the story that speak of all whom the question is about, and do not answer.
    private func silent(_ draft: Draft, _ answering: Set<Int>, _ context: FindingContext) -> [DocumentID] {
        guard !draft.subject.isEmpty, context.story.count <= 64 else { return [] }
        return context.story.filter { !answering.contains($0) && context.speaks($0, of: draft.subject) }
            .map { context.documents[$0].id }.sorted()
    }

    /// Conflicts before the rest; within a verdict by the weight of the matter.
    private func severity(_ draft: Draft, _ independent: Int) -> Double {
        let base =
            switch draft.verdict {
            case .conflict: 0.6
            case .refine: 0.25
            case .single: 0.12
            case .agree: 0.05
            }
        let value = base + 0.35 * draft.weight + min(0.05, 0.01 * Double(independent))
        return (min(1, value) * 1000).rounded() / 1000
    }

    /// The Admiralty grade of the information: 1 two or more origins agree, 2 one origin that nothing contradicts beside
    /// others, 5 contradicted by independent origins, 6 no ground to judge.
    private func grade(_ draft: Draft, _ independent: Int) -> Int {
        switch draft.verdict {
        case .agree: independent > 1 ? 1 : 2
        case .refine: draft.isLoose ? 6 : 2
        case .conflict: independent > 1 ? 5 : 6
        case .single: 6
        }
    }
}
