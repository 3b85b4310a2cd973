import Diplomacy
import SourceText

/// Events of one kind between the same sides: which of them are one event, when it was, whether it was.
///
/// Events with days are one where the days overlap or lie close, the people named do not differ, and no document tells of
/// both; two visits a month apart stay two. A month or a year joins the one event that lies in it.
struct EventComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var event: Event
        var modality: Statement.Modality
        var period: CalendarPeriod?
        var people: Set<EntityID>

        /// Whether the date is as exact as a visit is long.
        var isExact: Bool { period.map { $0.days <= 10 } ?? false }
    }

    /// One event, as several statements tell of it.
    private struct Occurrence {
        var items: [Item]
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var buckets: [String: [Item]] = [:]
        var pairs: [String: [EntityID]] = [:]
        for number in context.members(of: .event) {
            let statement = context.statements[number]
            guard case .event(let event) = statement.content else { continue }
            var people: Set<EntityID> = []
            for id in event.who + event.whom where context.entities[id]?.kind == .person { people.insert(id) }
            let item = Item(
                statement: number, document: context.documentOf[number], event: event, modality: statement.modality,
                period: event.date ?? statement.time?.period, people: people)
            for pair in EventComparer.pairs(event, context) {
                let type = context.tables.likeCodes.code(.event, event.plover)
                let key = type + "|" + pair.map(\.rawValue).joined(separator: "|")
                buckets[key, default: []].append(item)
                pairs[key] = pair
            }
        }
        var drafts: [Draft] = []
        for key in buckets.keys.sorted() {
            for items in context.stretches(buckets[key] ?? [], document: \.document) {
                for occurrence in occurrences(items, isOfTwo: (pairs[key] ?? []).count > 1, context) {
                    drafts += self.drafts(occurrence, pairs[key] ?? [], context)
                }
            }
        }
        return drafts
    }

    /// Whether it does not matter which of two sides is named first: both meet, agree and trade.
    private static func isMutual(_ plover: String) -> Bool {
        switch plover {
        case "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT": true
        default: false
        }
    }

    /// The pairs of sides that an event is between, at most six.
    private static func pairs(_ event: Event, _ context: FindingContext) -> [[EntityID]] {
        let who = context.sides(event.who)
        let whom = context.sides(event.whom)
        var pairs: [[EntityID]] = []
        // Who accuses or attacks whom are two questions.
        let isMutual = EventComparer.isMutual(event.plover)
        func add(_ a: EntityID, _ b: EntityID) {
            let pair = isMutual ? [min(a, b), max(a, b)] : [a, b]
            if a != b, !pairs.contains(pair) { pairs.append(pair) }
        }
        for a in who { for b in whom { add(a, b) } }
        if whom.isEmpty { for a in who { for b in who where a < b { add(a, b) } } }
        if pairs.isEmpty, let one = who.first ?? whom.first {
            // One side alone: the place, where it is another's, is the other side.
            if let place = event.place.map({ context.side($0) }), place != one {
                add(one, place)
            } else {
                pairs = [[one]]
            }
        }
        return Array(pairs.prefix(6))
    }

    /// - Parameter isOfTwo: whether both sides are named; where only one is, two reports without a day may be of different acts.
    private func occurrences(_ items: [Item], isOfTwo: Bool, _ context: FindingContext) -> [Occurrence] {
        func order(_ a: Item, _ b: Item) -> Bool {
            let x = a.period?.first.number ?? 0
            let y = b.period?.first.number ?? 0
            return (x, a.document, a.statement) < (y, b.document, b.statement)
        }
        var occurrences: [Occurrence] = []
        for item in items.filter(\.isExact).sorted(by: order) {
            var best: (index: Int, gap: Int)?
            for index in occurrences.indices {
                guard let gap = gap(item, occurrences[index], context) else { continue }
                if best.map({ gap < $0.gap }) ?? true { best = (index, gap) }
            }
            if let best {
                occurrences[best.index].items.append(item)
            } else {
                occurrences.append(Occurrence(items: [item]))
            }
        }
        for item in items.filter({ $0.period != nil && !$0.isExact }).sorted(by: order) {
            guard let period = item.period else { continue }
            let fitting = occurrences.indices.filter { index in
                occurrences[index].items.contains { $0.period?.overlaps(period) ?? false }
                    && agree(item, occurrences[index])
            }
            if fitting.count == 1 {
                occurrences[fitting[0]].items.append(item)
            } else {
                // Several lie in it, or none: it tells of none of them in particular.
                if fitting.isEmpty { occurrences.append(Occurrence(items: [item])) }
            }
        }
        let undated = items.filter { $0.period == nil }
        if !isOfTwo, !occurrences.isEmpty {
            if !undated.isEmpty { occurrences.append(Occurrence(items: undated)) }
        } else if occurrences.count == 1 {
            for item in undated where agree(item, occurrences[0]) { occurrences[0].items.append(item) }
        } else if occurrences.isEmpty, !undated.isEmpty {
            occurrences.append(Occurrence(items: undated))
        }
        return occurrences
    }

    /// The days between an event and an occurrence; nil where they are two events.
    private func gap(_ item: Item, _ occurrence: Occurrence, _ context: FindingContext) -> Int? {
        guard let period = item.period, agree(item, occurrence) else { return nil }
        var least: Int?
        for other in occurrence.items {
            guard let theirs = other.period else { continue }
            let gap =
                period.overlaps(theirs)
                ? 0 : Int(max(period.first.number - theirs.last.number, theirs.first.number - period.last.number))
            if gap > 0 {
                // One document that gives two days tells of two events.
                if other.document == item.document { return nil }
                if gap > context.options.eventWindow { return nil }
                guard isSameAct(item.event, other.event) else { return nil }
                let isOfSteps = item.event.plover != "CONSULT"
                guard !isOfSteps || !context.areOtherSteps(item.statement, other.statement) else { return nil }
                // Days apart, states that meet often may have met twice, unless people or place say that it was once.
                let isTied =
                    !item.people.isDisjoint(with: other.people)
                    || (item.event.place != nil && item.event.place == other.event.place)
                guard isTied || gap <= 3 else { return nil }
            }
            least = min(least ?? gap, gap)
        }
        return least
    }

    /// Whether two events that differ in date are surely of one kind.
    private func isSameAct(_ a: Event, _ b: Event) -> Bool {
        guard a.plover == b.plover else { return false }
        if a.plover == "CONSULT" { return true }
        if let x = a.cameo, let y = b.cameo { return x == y }
        return a.cameo == nil && b.cameo == nil
    }

    /// Whether the people named allow that they are one event.
    private func agree(_ item: Item, _ occurrence: Occurrence) -> Bool {
        guard !item.people.isEmpty else { return true }
        let people = occurrence.items.reduce(into: Set<EntityID>()) { $0.formUnion($1.people) }
        return people.isEmpty || !people.isDisjoint(with: item.people)
    }

    // MARK: Findings

    private func drafts(_ occurrence: Occurrence, _ pair: [EntityID], _ context: FindingContext) -> [Draft] {
        let items = occurrence.items.sorted { context.preference($0.statement) < context.preference($1.statement) }
        guard let lead = items.first(where: { $0.event.plover == "CONSULT" && $0.event.mode == "visit" }) ?? items.first
        else { return [] }
        // Nobody is named who did it: no question can ask whether somebody did.
        guard !lead.event.who.isEmpty || lead.event.plover == "PROTEST" else { return [] }
        let documents = Set(items.map(\.document))
        let who = lead.event.who.isEmpty ? pair.first.map { [$0] } ?? [] : lead.event.who
        let whom =
            lead.event.whom.isEmpty
            ? (who.count > 1 ? Array(who.dropFirst()) : pair.filter { side in !who.map(context.side).contains(side) })
            : lead.event.whom
        let whoName = context.names(lead.event.whom.isEmpty && who.count > 1 ? [who[0]] : Array(who.prefix(3)))
        let acting = lead.event.whom.isEmpty && who.count > 1 ? [who[0]] : who
        let others = whom.filter { !acting.map(context.side).contains(context.side($0)) }
        let whomName = others.isEmpty ? "others" : context.names(Array(others.prefix(3)))
        var drafts: [Draft] = []

        let dated = context.distinct(
            items.filter { $0.modality != .denied }.compactMap { item in
                item.period.map {
                    Claim(
                        statement: item.statement, document: item.document, value: $0, text: $0.iso8601, span: nil)
                }
            })
        let act = QuestionPhrases.Act(
            plover: lead.event.plover, mode: lead.event.mode, code: EventComparer.sharedCode(items))
        let when = context.tables.phrases.when(act, who: whoName, whom: whomName)
        let whether = context.tables.phrases.whether(act, who: whoName, whom: whomName)
        if context.count(dated) > 1 {
            let judgement = Judgement.of(dated, Relation.of)
            drafts.append(
                Draft(
                    question: when, kind: .date, answers: context.answers(dated), verdict: judgement.verdict,
                    rule: judgement.rule, scope: nil, weight: 0.6, subject: pair, mustBeBorneOut: true))
        } else if documents.count == 1, let only = dated.first {
            drafts.append(
                Draft(
                    question: when, kind: .date, answers: context.answers([only]), verdict: .single,
                    rule: "one document only", scope: nil, weight: 0.4, subject: pair))
        }
        // Where the days differ, that it happened at all is a finding of its own.
        let isSettled = context.count(dated) > 1 && drafts.last?.verdict != .conflict
        drafts += existence(items, act, whether, pair, context, hasDates: isSettled)
        drafts += place(items, whoName, whomName, pair, context)
        return drafts
    }

    /// The beginning that the CAMEO codes of some events share; nil where it is only their root, or one has no code.
    private static func sharedCode(_ items: [Item]) -> String? {
        var shared: Substring?
        for item in items {
            guard let code = item.event.cameo else { return nil }
            let known = shared ?? code[...]
            shared = known.prefix(zip(known, code).prefix { $0 == $1 }.count)
        }
        return shared.flatMap { $0.utf8.count > 2 ? String($0) : nil }
    }

    /// Whether it happened: asserted, planned, denied.
    private func existence(
        _ items: [Item], _ act: QuestionPhrases.Act, _ question: String, _ pair: [EntityID],
        _ context: FindingContext, hasDates: Bool
    ) -> [Draft] {
        let claims = context.distinct(
            items.map { item in
                Claim(
                    statement: item.statement, document: item.document, value: item,
                    text: EventComparer.answer(item.event, item.modality, asked: act, context), span: nil)
            })
        if context.count(claims) < 2 {
            guard items.allSatisfy({ $0.period == nil }), let first = claims.first,
                EventComparer.isMaterial(first.value.event.plover)
            else { return [] }
            return [
                Draft(
                    question: question, kind: .event, answers: context.answers([first]), verdict: .single,
                    rule: "one document only", scope: nil, weight: 0.25, subject: pair)
            ]
        }
        var judgement = Judgement.of(claims) { a, b in
            switch (a.modality, b.modality) {
            case (.denied, .actual), (.actual, .denied), (.denied, .planned), (.planned, .denied):
                context.areOtherSteps(a.statement, b.statement)
                    ? .refines("one denies a step, the other tells of another")
                    : EventComparer.isDenial(a.event, b.event)
                        ? .apart("asserted by one, denied by the other")
                        : .refines("one denies an act of the kind, the other tells of one")
            case (let x, let y) where x == y: .same
            default: .refines("planned or possible in one, done in the other")
            }
        }
        if hasDates, judgement.verdict != .conflict { return [] }
        if judgement.verdict == .agree {
            if Set(items.map(\.event.plover)).count > 1 {
                judgement = Judgement(verdict: .refine, rule: "different acts of the same sides; none denies another")
            } else if items.contains(where: { $0.period == nil }), items.contains(where: { $0.period != nil }) {
                judgement = Judgement(verdict: .refine, rule: "one gives the date, the other none")
            }
        }
        return [
            Draft(
                question: question, kind: .event, answers: context.answers(claims), verdict: judgement.verdict,
                rule: judgement.rule, scope: nil, weight: judgement.verdict == .conflict ? 0.7 : 0.35, subject: pair)
        ]
    }

    /// What a document answers: the act in the words of its code where the question is what was done, else yes or no.
    private static func answer(
        _ event: Event, _ modality: Statement.Modality, asked: QuestionPhrases.Act, _ context: FindingContext
    ) -> String {
        guard context.tables.phrases.asksWhat(asked),
            let act = event.cameo.flatMap({ context.tables.codes[$0]?.name })
        else {
            return modality == .actual ? "yes" : modality == .denied ? "no" : modality.rawValue
        }
        // Without examples in brackets and what no answer needs.
        var short = act.prefix { $0 != "(" }
        if let comma = short.range(of: ", not specified") { short = short[..<comma.lowerBound] }
        while short.last == " " { short.removeLast() }
        let words = short.prefix(1).lowercased() + short.dropFirst()
        let isIntention = event.cameo?.hasPrefix("03") ?? false
        switch modality {
        case .actual: return words
        case .planned where isIntention: return words
        case .denied: return "not: " + words
        case .planned, .possible, .conditional: return words + " (\(modality.rawValue))"
        }
    }

    /// Where it was, if two documents say so.
    private func place(_ items: [Item], _ who: String, _ whom: String, _ pair: [EntityID], _ context: FindingContext)
        -> [Draft]
    {
        // Where a sanction was imposed or a demand made is no question.
        guard
            let question = context.tables.phrases.whereabouts(
                QuestionPhrases.Act(plover: items[0].event.plover, mode: items[0].event.mode), who: who, whom: whom)
        else { return [] }
        let claims = context.distinct(
            items.compactMap { item in
                item.event.place.map {
                    Claim(
                        statement: item.statement, document: item.document, value: $0, text: context.name($0), span: nil
                    )
                }
            })
        guard context.count(claims) > 1 else { return [] }
        let judgement = Judgement.of(claims) { a, b in
            if a == b { return .same }
            let x = context.side(a)
            let y = context.side(b)
            if x == y { return .refines("both lie in \(context.name(x))") }
            return x.isState && y.isState ? .apart("in different states") : .refines("places of different kinds")
        }
        // A different state is rather another event than an error of place.
        guard judgement.verdict != .conflict else { return [] }
        return [
            Draft(
                question: question, kind: .identity,
                answers: context.answers(claims),
                verdict: judgement.verdict, rule: judgement.rule, scope: nil, weight: 0.2, subject: pair)
        ]
    }

    /// Whether a denial of the one speaks against the other: both must be the same act, as far as they are coded. Sides that
    /// talk and criticise all the time do both, so there the exact code must be the same.
    private static func isDenial(_ a: Event, _ b: Event) -> Bool {
        guard a.plover == b.plover else { return false }
        if let x = a.cameo, let y = b.cameo { return x == y }
        return isMaterial(a.plover) && a.plover != "ACCUSE" && a.plover != "REJECT"
    }

    /// Acts that are worth a line even where one document alone tells of them and gives no date.
    private static func isMaterial(_ plover: String) -> Bool {
        switch plover {
        case "AGREE", "SUPPORT", "COOPERATE", "CONSULT", "REQUEST": false
        default: true
        }
    }
}
