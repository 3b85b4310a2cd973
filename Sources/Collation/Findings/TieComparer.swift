import Diplomacy
import SourceText

/// Ties of two sides: since when, and of what kind.
struct TieComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var tie: Tie
        var modality: Statement.Modality
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var pairs: [String: (sides: [EntityID], items: [Item])] = [:]
        for number in context.members(of: .tie) {
            let statement = context.statements[number]
            guard case .tie(let tie) = statement.content else { continue }
            let sides = [context.side(tie.a), context.side(tie.b)].sorted()
            guard sides[0] != sides[1] else { continue }
            let key = sides.map(\.rawValue).joined(separator: "|")
            pairs[key, default: (sides, [])].items.append(
                Item(
                    statement: number, document: context.documentOf[number], tie: tie, modality: statement.modality))
        }
        var drafts: [Draft] = []
        for key in pairs.keys.sorted() {
            guard let (sides, items) = pairs[key] else { continue }
            drafts += self.drafts(items, sides, context)
        }
        return drafts
    }

    /// A tie as a question has it: `are there diplomatic relations`, `is there an alliance`.
    private static func words(_ family: String, _ context: FindingContext) -> String {
        let words = context.tables.likeCodes.words(.tie, family)
        return (words.hasSuffix("s") ? "are there " : "is there ") + words
    }

    private func drafts(_ items: [Item], _ sides: [EntityID], _ context: FindingContext) -> [Draft] {
        var drafts: [Draft] = []
        var families: [String: [Item]] = [:]
        for item in items {
            families[context.tables.likeCodes.code(.tie, item.tie.type), default: []].append(item)
        }
        let names = context.names(sides)
        for family in families.keys.sorted() {
            let own = families[family] ?? []
            let words = TieComparer.words(family, context)
            let dated = context.distinct(
                own.compactMap { item in
                    item.tie.since.map {
                        Claim(
                            statement: item.statement, document: item.document, value: $0, text: $0.iso8601, span: nil)
                    }
                })
            let all = context.distinct(
                own.map {
                    Claim(
                        statement: $0.statement, document: $0.document, value: $0.modality,
                        text: $0.modality == .denied ? "no" : "yes", span: nil)
                })
            let question = "Since when \(words) between \(names)?"
            if context.count(dated) > 1 {
                let judgement = Judgement.of(dated, Relation.of)
                drafts.append(
                    Draft(
                        question: question, kind: .date, answers: context.answers(dated), verdict: judgement.verdict,
                        rule: judgement.rule, scope: nil, weight: 0.4, subject: sides))
            } else if !dated.isEmpty, context.count(all) == 1 {
                drafts.append(
                    Draft(
                        question: question, kind: .date, answers: context.answers(dated), verdict: .single,
                        rule: "one document only", scope: nil, weight: 0.3, subject: sides))
            }
            // That neighbours have a border is no news.
            if family == "border", all.allSatisfy({ $0.value != .denied }) { continue }
            if context.count(all) > 1 {
                var judgement = Judgement.of(all) { a, b in
                    (a == .denied) == (b == .denied) ? .same : .apart("asserted by one, denied by the other")
                }
                if judgement.verdict == .agree, context.count(dated) == 1 {
                    judgement = Judgement(verdict: .refine, rule: "one gives the date, the other none")
                }
                if context.count(dated) < 2 || judgement.verdict == .conflict {
                    drafts.append(
                        Draft(
                            question: "\(words.prefix(1).uppercased() + words.dropFirst()) between \(names)?",
                            kind: .other,
                            answers: context.answers(all),
                            verdict: judgement.verdict, rule: judgement.rule, scope: nil, weight: 0.3, subject: sides))
                }
            } else if dated.isEmpty, family == "security_guarantor" || family == "dependence", let first = all.first {
                drafts.append(
                    Draft(
                        question: "\(words.prefix(1).uppercased() + words.dropFirst()) between \(names)?",
                        kind: .identity,
                        answers: context.answers([first]),
                        verdict: .single, rule: "one document only", scope: nil, weight: 0.25, subject: sides))
            }
        }
        // What binds them at all, where documents name different ties.
        let kinds = context.distinct(
            items.filter { $0.modality != .denied && $0.tie.since == nil }.map {
                let family = context.tables.likeCodes.code(.tie, $0.tie.type)
                return Claim(statement: $0.statement, document: $0.document, value: family, text: family, span: nil)
            })
        if context.count(kinds) > 1, Set(kinds.map(\.value)).count > 1 {
            drafts.append(
                Draft(
                    question: "What binds \(names)?", kind: .other, answers: context.answers(kinds), verdict: .refine,
                    rule: "different ties of the same two; none denies another", scope: nil, weight: 0.25,
                    subject: sides))
        }
        return drafts
    }
}
