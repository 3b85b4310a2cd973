import Diplomacy
import SourceText

/// Deals of the same sides: how firm they are, and which companies are in them.
struct DealComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var deal: Deal
        var modality: Statement.Modality
        var sides: [EntityID]
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var pairs: [String: (sides: [EntityID], items: [Item])] = [:]
        var companies: [EntityID: [Item]] = [:]
        for number in context.members(of: .deal) {
            let statement = context.statements[number]
            guard case .deal(let deal) = statement.content else { continue }
            let sides = context.sides(deal.parties)
            let item = Item(
                statement: number, document: context.documentOf[number], deal: deal, modality: statement.modality,
                sides: sides)
            let publics = sides.filter { context.entities[$0]?.kind != .company }
            for (index, a) in publics.enumerated() {
                for b in publics[(index + 1)...].prefix(4) {
                    pairs[a.rawValue + "|" + b.rawValue, default: ([a, b], [])].items.append(item)
                }
            }
            if publics.count == 1, let only = publics.first {
                pairs[only.rawValue, default: ([only], [])].items.append(item)
            }
            for company in Set(sides).subtracting(publics) { companies[company, default: []].append(item) }
        }
        var drafts: [Draft] = []
        // Pairs that the same statements name are one company of three or more.
        var groups: [(sides: [EntityID], items: [Item])] = []
        var ofStatements: [[Int]: Int] = [:]
        for key in pairs.keys.sorted() {
            guard let (sides, items) = pairs[key] else { continue }
            if let group = ofStatements[items.map(\.statement)] {
                groups[group].sides = Set(groups[group].sides + sides).sorted()
            } else {
                ofStatements[items.map(\.statement)] = groups.count
                groups.append((sides, items))
            }
        }
        for (sides, items) in groups { drafts += self.drafts(items, sides, context) }
        for company in companies.keys.sorted() {
            let items = companies[company] ?? []
            let claims = context.distinct(
                items.map {
                    Claim(
                        statement: $0.statement, document: $0.document, value: $0.modality,
                        text: $0.modality == .denied ? "no" : "yes", span: nil)
                })
            guard context.count(claims) > 1 else { continue }
            let judgement = Judgement.of(claims) { a, b in
                (a == .denied) == (b == .denied) ? .same : .apart("asserted by one, denied by the other")
            }
            drafts.append(
                Draft(
                    question: "Does \(context.name(company)) have a part in the deals?", kind: .event,
                    answers: context.answers(claims), verdict: judgement.verdict, rule: judgement.rule, scope: nil,
                    weight: 0.2, subject: [company]))
        }
        drafts += takingPart(context)
        return drafts
    }

    private func drafts(_ items: [Item], _ sides: [EntityID], _ context: FindingContext) -> [Draft] {
        var drafts: [Draft] = []
        let names = context.names(sides)
        var sectors: [String: [Item]] = [:]
        for item in items {
            // A deal of no sector is one of trade.
            let sector = context.tables.likeCodes.code(.deal, item.deal.sector ?? "trade")
            sectors[sector, default: []].append(item)
        }
        for sector in sectors.keys.sorted() {
            drafts += firmness(sectors[sector] ?? [], sides, "the \(sector) deals of \(names)", context)
        }
        if sectors.count > 1 { drafts += firmness(items, sides, "the deals of \(names)", context) }
        return drafts
    }

    /// How far the deals of one sector have come.
    private func firmness(_ items: [Item], _ sides: [EntityID], _ what: String, _ context: FindingContext) -> [Draft] {
        let claims = context.distinct(
            items.map {
                Claim(
                    statement: $0.statement, document: $0.document, value: $0,
                    text: $0.modality == .denied ? "denied" : $0.deal.status.rawValue, span: nil)
            })
        guard let lead = claims.first else { return [] }
        if context.count(claims) < 2 {
            return [
                Draft(
                    question: "How firm are \(what)?", kind: .event, answers: context.answers([lead]), verdict: .single,
                    rule: "one document only", scope: nil, weight: 0.25, subject: sides)
            ]
        }
        var judgement = Judgement.of(claims) { a, b in
            if (a.modality == .denied) != (b.modality == .denied) {
                return context.areOtherSteps(a.statement, b.statement)
                    ? .refines("one denies a step, the other tells of another")
                    : .apart("asserted by one, denied by the other")
            }
            return a.deal.status == b.deal.status
                ? .same
                : .refines("\(a.deal.status.rawValue) in one, \(b.deal.status.rawValue) in the other: a further step")
        }
        if judgement.verdict == .agree, Set(items.map { $0.deal.sector ?? "" }).count > 1 {
            judgement = Judgement(verdict: .refine, rule: "different parts of the deals; none denies another")
        }
        return [
            Draft(
                question: "How firm are \(what)?", kind: .status, answers: context.answers(claims),
                verdict: judgement.verdict, rule: judgement.rule, scope: nil, weight: 0.35, subject: sides)
        ]
    }

    /// Which companies the documents name.
    private func takingPart(_ context: FindingContext) -> [Draft] {
        var claims: [Claim<Set<EntityID>>] = []
        for number in context.members(of: .deal) {
            guard case .deal(let deal) = context.statements[number].content else { continue }
            let companies = Set(deal.parties.filter { context.entities[$0]?.kind == .company })
            guard !companies.isEmpty else { continue }
            claims.append(
                Claim(
                    statement: number, document: context.documentOf[number], value: companies,
                    text: companies.map(\.rawValue).sorted().joined(separator: ", "), span: nil))
        }
        let distinct = context.distinct(claims)
        guard context.count(distinct) > 1, distinct.contains(where: { $0.value.count > 1 }) else { return [] }
        let judgement = Judgement.of(distinct) { a, b in
            a == b ? .same : .refines("open lists that overlap or add to one another")
        }
        return [
            Draft(
                question: "Which companies take part in the deals?", kind: .identity,
                answers: context.answers(distinct),
                verdict: judgement.verdict, rule: judgement.rule, scope: nil, weight: 0.3,
                subject: Array(distinct.reduce(into: Set<EntityID>()) { $0.formUnion($1.value) }).sorted())
        ]
    }
}
