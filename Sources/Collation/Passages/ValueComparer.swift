import Diplomacy
import SourceText

/// Times and amounts that documents give in like words: of one act, of one thing.
///
/// Values that agree, or of which one is more exact, need only stand in like words: that two texts give one value by chance
/// is rare. Whether values that exclude each other answer one question is decided by a ``ContradictionModel``.
struct ValueComparer {
    let space: PassageSpace

    /// For values that are the same.
    private static let sameLikeness: Float = 0.15
    /// Counts up to this one are met everywhere.
    private static let mostOfPair = 2.0
    /// For values of which one is more exact.
    private static let leastLikeness: Float = 0.30
    /// The same, where nothing next to them is shared.
    private static let looseLikeness: Float = 0.40
    /// The least likeness of a pair that is looked at.
    private static let seenLikeness: Float = 0.05
    /// For any two values of a group.
    private static let chainLikeness: Float = 0.05
    /// The rank of what a range brings together: behind all that is the same, before most that is only alike.
    private static let bridgeRank: Float = 0.6
    /// Times of one act lie at most so many days apart.
    private static let mostDays = 200
    /// Amounts of one thing differ at most so many times.
    private static let mostTimes = 8.0
    private static let mostTimesOfFew = 1.5

    /// Two values by their numbers, the lower first.
    private struct Key: Hashable {
        var a: Int
        var b: Int

        /// Two values in either order.
        static func of(_ one: Int, _ other: Int) -> Key { Key(a: min(one, other), b: max(one, other)) }
    }

    func drafts(_ context: FindingContext, evidence: inout PassageEvidence) -> [Draft] {
        let standing = StandingValues(space, context)
        let items = standing.items
        let contents = standing.contents
        let units: [UnitTerm?] = contents.map { content in
            guard case .amount(let amount) = content else { return nil }
            return UnitTerm(amount, context.tables.like)
        }
        let sides = StatedSides(items, context)
        let values = TellingValues(space, items, contents, context)
        let telling = values.pairs + values.near
        let seen = space.pairs(items, least: ValueComparer.seenLikeness, terms: 1)
        let known = Set(seen.map { Key.of($0.a, $0.b) })
        let pairs = (seen + telling.filter { !known.contains(Key.of($0.a, $0.b)) }).compactMap { pair in
            sides.areOfOthers(pair.a, pair.b)
                ? nil
                : relation(contents[pair.a], contents[pair.b], (units[pair.a], units[pair.b])).map {
                    (pair: pair, relation: $0)
                }
        }
        let best = PassageSpace.bestLikeness(pairs.lazy.map(\.pair), items)
        let same = PassageSpace.bestLikeness(pairs.lazy.filter { $0.relation == .same }.map(\.pair), items)
        let only = onlyOfUnit(items, contents, units)
        let parts = PartsOfWholes(standing, space, context)
        func isElsewhere(_ value: Int, in document: Int) -> Bool {
            same[PassageSpace.Place(item: value, document: document)] ?? 0 >= ValueComparer.sameLikeness
        }
        var ranked: [PassageSpace.Pair] = []
        var opposed: [PassageSpace.Pair] = []
        var contradictions: Set<Key> = []
        let certain = Set(telling.map { Key.of($0.a, $0.b) })
        for (pair, relation) in pairs {
            let a = items[pair.a]
            let b = items[pair.b]
            let rank: Float
            switch relation {
            case .same:
                guard pair.likeness >= leastOfSame(contents[pair.a]) || certain.contains(Key.of(pair.a, pair.b)) else {
                    continue
                }
                rank = pair.likeness + 0.5
            case .refines:
                guard
                    certain.contains(Key.of(pair.a, pair.b)) || mayRefine(a, b, pair.likeness, contents[pair.a])
                else { continue }
                rank = pair.likeness
            case .apart:
                guard mayContradict(pair, items, contents, context), !parts.isPart(pair) else { continue }
                let rank1 = pair.likeness / (best[PassageSpace.Place(item: pair.a, document: b.document)] ?? 1)
                let rank2 = pair.likeness / (best[PassageSpace.Place(item: pair.b, document: a.document)] ?? 1)
                let probability = context.tables.contradiction.probability(
                    ContradictionModel.features(
                        a, b, contents[pair.a], contents[pair.b], likeness: pair.likeness, lowerRank: min(rank1, rank2),
                        isOfOneParty: isOfOneParty(a, b),
                        isElsewhere: isElsewhere(pair.a, in: b.document) || isElsewhere(pair.b, in: a.document),
                        isOnly: only.contains(pair.a) && only.contains(pair.b), in: space))
                evidence.note(a, b, probability)
                guard probability >= context.tables.contradiction.least else { continue }
                contradictions.insert(Key.of(pair.a, pair.b))
                opposed.append(PassageSpace.Pair(a: pair.a, b: pair.b, likeness: Float(probability)))
                continue
            }
            ranked.append(PassageSpace.Pair(a: pair.a, b: pair.b, likeness: rank))
        }
        var bridged: Set<Key> = []
        for bridge in RangeBridges.find(items, context) {
            contradictions.insert(Key.of(bridge.low, bridge.high))
            for (one, other) in [(bridge.low, bridge.high), (bridge.range, bridge.low), (bridge.range, bridge.high)] {
                bridged.insert(Key.of(one, other))
                ranked.append(
                    PassageSpace.Pair(
                        a: min(one, other), b: max(one, other), likeness: ValueComparer.bridgeRank))
            }
        }
        var groups = PassageGroups(documentOf: items.map(\.document))
        for pair in ranked.sorted(by: PassageSpace.Pair.isNearer) {
            groups.join(pair.a, pair.b) { left, right in
                items[left].likeness(to: items[right]) >= ValueComparer.chainLikeness
                    || bridged.contains(Key.of(left, right)) || certain.contains(Key.of(left, right))
            }
        }
        // What is the same in several documents is one answer, and disputed as one.
        for pair in opposed.sorted(by: PassageSpace.Pair.isNearer) {
            let areAtOdds = groups.oppose(pair.a, pair.b) {
                items[$0].likeness(to: items[$1]) >= ValueComparer.chainLikeness
            }
            if !areAtOdds { evidence.note(items[pair.a], items[pair.b], 0) }
        }
        return groups.groups.map { draft($0, standing, units, contradictions, context) }
    }

    /// The amounts of which no other of their unit stands in their document.
    private func onlyOfUnit(
        _ items: [PassageSpace.Item], _ contents: [Passages.Value.Content], _ units: [UnitTerm?]
    ) -> Set<Int> {
        var places: [Int: [Int]] = [:]
        for (number, item) in items.enumerated() where units[number] != nil {
            places[item.document, default: []].append(number)
        }
        return Set(
            places.values.flatMap { own in
                own.filter { number in
                    own.allSatisfy { other in
                        guard let one = units[number], let unit = units[other], one.isOne(with: unit) else {
                            return true
                        }
                        return contents[number] == contents[other]
                    }
                }
            })
    }

    /// How alike the words around equal values must be: `the two countries` stand in every report.
    private func leastOfSame(_ content: Passages.Value.Content) -> Float {
        guard case .amount(let amount) = content, !amount.isMoney, !amount.isLength, !amount.isShare,
            let size = amount.size, size <= ValueComparer.mostOfPair
        else { return ValueComparer.sameLikeness }
        return ValueComparer.looseLikeness
    }

    /// Whether a value may be the more exact form of another.
    private func mayRefine(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ likeness: Float, _ content: Passages.Value.Content
    ) -> Bool {
        guard likeness >= ValueComparer.leastLikeness else { return false }
        guard case .time = content else { return true }
        return likeness >= ValueComparer.looseLikeness || !Ascending.shared(a.near, b.near).isEmpty
    }

    /// Whether two values that exclude each other are near enough to be two answers to one question.
    private func mayContradict(
        _ pair: PassageSpace.Pair, _ items: [PassageSpace.Item], _ contents: [Passages.Value.Content],
        _ context: FindingContext
    ) -> Bool {
        let (a, b) = (items[pair.a], items[pair.b])
        switch (contents[pair.a], contents[pair.b]) {
        case (.time(let x), .time(let y)):
            // A month and the year before it are no two answers to one question.
            let areYears = x.days > 300 && y.days > 300
            guard areYears || max(x.days, y.days) <= 31 else { return false }
            let gap = Int(max(x.first.number - y.last.number, y.first.number - x.last.number))
            guard areYears else { return gap <= ValueComparer.mostDays }
            // What is to be this year and what was last year are two things, unless the very act is the same.
            return gap <= 800 && !Ascending.shared(a.governors, b.governors).isEmpty
                && space.areOfOneStage(a, b, context)
        case (.amount(let x), .amount(let y)):
            // `Billions of dollars` has no upper end, and excludes nothing that is told more exactly of another thing.
            guard x.value != nil || x.low != nil && x.high != nil, y.value != nil || y.low != nil && y.high != nil
            else {
                return false
            }
            guard let v = x.size, let w = y.size else { return true }
            // Half of a loan is no rate of interest.
            if x.isShare { return share(x) <= 4 * share(y) && share(y) <= 4 * share(x) }
            // Years and months of one thing are of one size.
            if x.isLength, x.unit != y.unit { return Relation.areOfOneSize(lengths: x, y) }
            // Of a handful, twice as many are others: `four presidents came … the two presidents`.
            let isHandful = max(v, w) <= 10 && !x.isMoney && !x.isLength
            // `Three berths` and `two ports` are counts of two things, though the words take turns elsewhere.
            if isHandful, !UnitTerm.areOneWord(x.unit, y.unit) { return false }
            let most = isHandful ? ValueComparer.mostTimesOfFew : ValueComparer.mostTimes
            return max(v, w) <= most * max(min(v, w), 1e-9)
        default: return false
        }
    }

    /// A share or a percentage as a part of 1.
    private func share(_ amount: Amount) -> Double { (amount.size ?? 0) / (amount.unit == "percent" ? 100 : 1) }

    /// Whether the entities around two values do not speak against their being of one thing: where both sentences name some,
    /// they share one.
    private func isOfOneParty(_ a: PassageSpace.Item, _ b: PassageSpace.Item) -> Bool {
        let one = a.vector.map(\.term).filter { space.isEntity[Int($0)] }
        let other = b.vector.map(\.term).filter { space.isEntity[Int($0)] }
        return one.isEmpty || other.isEmpty || !Ascending.shared(one, other).isEmpty
    }

    private func relation(
        _ a: Passages.Value.Content, _ b: Passages.Value.Content, _ units: (UnitTerm?, UnitTerm?)
    ) -> Relation? {
        switch (a, b) {
        case (.time(let x), .time(let y)): return Relation.of(x, y)
        case (.amount(let x), .amount(let y)):
            guard let one = units.0, let other = units.1, one.isOne(with: other) else { return nil }
            return FigureComparer.relation(x, y)
        default: return nil
        }
    }

    // MARK: Findings

    private func draft(
        _ group: [Int], _ standing: StandingValues, _ units: [UnitTerm?], _ contradictions: Set<Key>,
        _ context: FindingContext
    ) -> Draft {
        let (items, contents) = (standing.items, standing.contents)
        var claims: [Claim<Int>] = []
        var answers: [Draft.Answer] = []
        var isTime = false
        for index in group {
            let item = items[index]
            let passages = context.passages[item.document]
            let text: String
            switch contents[index] {
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
            guard let relation = relation(contents[left], contents[right], (units[left], units[right])) else {
                return .refines("amounts of different things")
            }
            guard case .apart = relation,
                !contradictions.contains(Key.of(left, right))
            else { return relation }
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
