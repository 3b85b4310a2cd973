import Diplomacy
import SourceText

/// Times and amounts that documents give in like words: of one act, of one thing.
///
/// Values that agree, or of which one is more exact, need only stand in like words. Values that exclude each other are a
/// conflict only where they hang on the same word: the same verb or act for times, the same thing for amounts.
struct ValueComparer {
    let space: PassageSpace

    private static let leastLikeness: Float = 0.30
    /// For values of which one is more exact, where nothing next to them is shared.
    private static let looseLikeness: Float = 0.40
    /// For values that exclude each other.
    private static let apartLikeness: Float = 0.36
    /// The same, where what they hang on and more is shared.
    private static let tiedLikeness: Float = 0.28
    /// For any two values of a group.
    private static let chainLikeness: Float = 0.2
    /// Times of one act lie at most so many days apart.
    private static let mostDays = 45
    /// Amounts of one thing differ at most so many times.
    private static let mostTimes = 8.0

    func drafts(_ context: FindingContext) -> [Draft] {
        let items = space.values
        func content(_ item: PassageSpace.Item) -> Passages.Value.Content {
            context.passages[item.document].values[item.value].content
        }
        var ranked: [PassageSpace.Pair] = []
        for pair in space.pairs(items, least: ValueComparer.tiedLikeness) {
            let a = items[pair.a]
            let b = items[pair.b]
            guard let relation = relation(content(a), content(b), context),
                let bonus = bonus(a, b, relation, pair.likeness, content(a), content(b), context)
            else { continue }
            ranked.append(PassageSpace.Pair(a: pair.a, b: pair.b, likeness: pair.likeness + bonus))
        }
        var groups = PassageGroups(documentOf: items.map(\.document))
        for pair in ranked.sorted(by: PassageSpace.Pair.isNearer) {
            groups.join(pair.a, pair.b) { left, right in
                items[left].likeness(to: items[right]) >= ValueComparer.chainLikeness
            }
        }
        return groups.groups.map { draft($0, items, context) }
    }

    /// How much nearer a pair counts for what its values say to each other; nil where it is no pair.
    private func bonus(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ relation: Relation, _ likeness: Float,
        _ left: Passages.Value.Content, _ right: Passages.Value.Content, _ context: FindingContext
    ) -> Float? {
        switch relation {
        case .same: return likeness >= ValueComparer.leastLikeness ? 0.1 : nil
        case .refines:
            guard likeness >= ValueComparer.leastLikeness else { return nil }
            let isNear = likeness >= ValueComparer.looseLikeness || !Ascending.shared(a.near, b.near).isEmpty
            if case .time = left, !isNear { return nil }
            return 0
        case .apart:
            guard let strength = strength(a, b, left, right, context) else { return nil }
            let least = strength > 1 ? ValueComparer.tiedLikeness : ValueComparer.apartLikeness
            return likeness >= least ? -0.1 : nil
        }
    }

    // MARK: Values that exclude each other

    /// How surely two values that exclude each other are of one thing, 1 or 2; nil where they may be of two.
    private func strength(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ left: Passages.Value.Content,
        _ right: Passages.Value.Content, _ context: FindingContext
    ) -> Int? {
        switch (left, right) {
        case (.time(let x), .time(let y)):
            guard isOfOneParty(a, b) else { return nil }
            // A month and the year before it are no two answers to one question.
            let areYears = x.days > 300 && y.days > 300
            guard areYears || max(x.days, y.days) <= 31 else { return nil }
            let gap = Int(max(x.first.number - y.last.number, y.first.number - x.last.number))
            guard gap <= ValueComparer.mostDays || (areYears && gap <= 800) else { return nil }
            let governors = Ascending.shared(a.governors, b.governors)
            guard !governors.isEmpty else { return nil }
            let besides = Ascending.shared(a.own, b.own).filter { !governors.contains($0) }
            guard !besides.isEmpty else { return nil }
            return besides.count > 1 && besides.contains { !space.isEntity[Int($0)] } ? 2 : 1
        case (.amount(let x), .amount(let y)):
            let near = Ascending.shared(a.near, b.near).filter { !space.isEntity[Int($0)] }
            let own = Ascending.shared(a.own, b.own)
            let words = own.filter { !space.isEntity[Int($0)] }
            if x.isShare { return !near.isEmpty && words.count > 1 ? 1 : nil }
            if let v = x.value, let w = y.value {
                guard max(v, w) <= ValueComparer.mostTimes * max(min(v, w), 1e-9) else { return nil }
            }
            if x.isMoney || x.isLength {
                return near.isEmpty || !isOfOneParty(a, b) ? nil : words.count > 1 ? 2 : 1
            }
            // Of things that are counted something besides the thing itself is shared.
            let thing = space.number(unit(x, context))
            return words.contains { $0 != thing } ? 1 : nil
        default: return nil
        }
    }

    /// Whether the entities around two values do not speak against their being of one thing: where both sentences name some,
    /// they share one.
    private func isOfOneParty(_ a: PassageSpace.Item, _ b: PassageSpace.Item) -> Bool {
        let one = a.vector.map(\.term).filter { space.isEntity[Int($0)] }
        let other = b.vector.map(\.term).filter { space.isEntity[Int($0)] }
        return one.isEmpty || other.isEmpty || !Ascending.shared(one, other).isEmpty
    }

    private func relation(
        _ a: Passages.Value.Content, _ b: Passages.Value.Content, _ context: FindingContext
    ) -> Relation? {
        switch (a, b) {
        case (.time(let x), .time(let y)): return Relation.of(x, y)
        case (.amount(let x), .amount(let y)):
            if x.isShare || y.isShare {
                guard x.isShare, y.isShare else { return nil }
            } else {
                guard unit(x, context) == unit(y, context) else { return nil }
            }
            return FigureComparer.relation(x, y)
        default: return nil
        }
    }

    /// A unit as the term of its word.
    private func unit(_ amount: Amount, _ context: FindingContext) -> UInt64 {
        if amount.isMoney { return TermHash.of(amount.unit.utf8) }
        var word = amount.unit[...]
        if word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") { word.removeLast() }
        return context.tables.like.term(TermHash.of(word.utf8))
    }

    // MARK: Findings

    private func draft(_ group: [Int], _ items: [PassageSpace.Item], _ context: FindingContext) -> Draft {
        var claims: [Claim<Int>] = []
        var answers: [Draft.Answer] = []
        var isTime = false
        for index in group {
            let item = items[index]
            let passages = context.passages[item.document]
            let text: String
            switch passages.values[item.value].content {
            case .time(let period):
                text = period.iso8601
                isTime = true
            case .amount(let amount): text = AmountRange.text(amount)
            }
            let span = passages.clauses[item.clause].span
            claims.append(Claim(statement: nil, document: item.document, value: index, text: "\(index)", span: span))
            answers.append(
                Draft.Answer(
                    document: item.document, value: text,
                    statement: context.statement(in: item.document, giving: passages.values[item.value], near: span),
                    span: span))
        }
        let judgement = Judgement.of(claims) { left, right in
            let a = context.passages[items[left].document].values[items[left].value].content
            let b = context.passages[items[right].document].values[items[right].value].content
            guard let relation = relation(a, b, context) else { return .refines("amounts of different things") }
            guard case .apart = relation, strength(items[left], items[right], a, b, context) == nil else {
                return relation
            }
            return .refines("they may be of two things: what they hang on differs")
        }
        let lead = items[group[0]]
        return Draft(
            question: PassageQuestion.value(lead, answers, context), kind: isTime ? .date : .figure, answers: answers,
            verdict: judgement.verdict, rule: judgement.rule,
            scope: judgement.verdict == .conflict ? "compared by the words around them" : nil,
            weight: PassageComparer.weight,
            subject: PassageQuestion.subject(group.map { items[$0] }, context))
    }
}
