import Diplomacy
import SourceText

/// What documents tell of one act besides when it was: where it took place, who stood between the sides, who signed.
///
/// `The accord was signed in Muscat` and `the paper, signed in Doha` share no more than the act. They answer one question where each
/// document knows of one place only, and where their days, if they give any, allow that it is one act; of meetings, which are many,
/// where more than the act is told in common.
struct SlotComparer {
    let space: PassageSpace

    private struct Key: Hashable {
        var act: String
        var slot: PassageSlots.Slot
    }

    /// What one clause tells.
    private struct Answer {
        var item: PassageSpace.Item
        var names: Set<EntityID>
    }

    /// How answers of two documents stand to each other; nil where they may be of two acts.
    private enum Relation { case same, apart(String) }

    /// Days of one signing lie at most so far apart in the reports of it.
    private static let mostDays: Int32 = 3
    /// So many words besides the act are shared where meetings are told of without their days.
    private static let leastShared = 2

    func drafts(_ context: FindingContext) -> [Draft] {
        var answers: [Key: [Int: [Answer]]] = [:]
        for item in space.clauses + space.briefs where !space.clause(item, context).isDenied {
            for (key, names) in SlotReader(item: item, space: space, context: context).names {
                answers[Key(act: key.act, slot: key.slot), default: [:]][item.document, default: []].append(
                    Answer(item: item, names: names))
            }
        }
        return answers.sorted { ($0.key.act, $0.key.slot.rawValue) < ($1.key.act, $1.key.slot.rawValue) }
            .compactMap { draft($0.key, $0.value, context) }
    }

    private func draft(_ key: Key, _ all: [Int: [Answer]], _ context: FindingContext) -> Draft? {
        // Who tells of two places tells of two acts, and nobody knows which of them another means.
        let certain = all.filter { Set($0.value.map(\.names)).count == 1 }
        let documents = certain.keys.sorted()
        var found: [Int: Answer] = [:]
        var rule: String?
        for (index, document) in documents.enumerated() {
            for other in documents[(index + 1)...] {
                for one in certain[document] ?? [] {
                    for two in certain[other] ?? [] {
                        guard let relation = relation(one, two, key, context) else { continue }
                        if case .apart(let why) = relation, rule == nil { rule = why }
                        if found[document] == nil { found[document] = one }
                        if found[other] == nil { found[other] = two }
                    }
                }
            }
        }
        guard let rule else { return nil }
        let told = found.keys.sorted().compactMap { found[$0] }
        let answers = told.map { answer in
            Draft.Answer(
                document: answer.item.document, value: context.names(answer.names.sorted()), statement: nil,
                span: space.clause(answer.item, context).span)
        }
        return Draft(
            question: PassageQuestion.slot(key.slot, answers, context), kind: .identity, answers: answers,
            verdict: .conflict, rule: rule, scope: "compared by the words around them", weight: 0.4,
            subject: PassageQuestion.subject(told.map(\.item), context))
    }

    // MARK: Two answers

    private func relation(_ a: Answer, _ b: Answer, _ key: Key, _ context: FindingContext) -> Relation? {
        guard areOfOneAct(a.item, b.item, key, context) else { return nil }
        if a.names == b.names { return .same }
        switch key.slot {
        case .place: return places(a, b, context)
        case .agent:
            guard a.names.isDisjoint(with: b.names) else { return nil }
            return .apart(
                "by \(context.names(a.names.sorted())) in one, by \(context.names(b.names.sorted())) in the other")
        case .signer:
            // Each signs for a side: that one of them is the same tells that the act is.
            let one = a.names.subtracting(b.names)
            let other = b.names.subtracting(a.names)
            guard a.names.count == b.names.count, !a.names.isDisjoint(with: b.names) else { return nil }
            return .apart("\(context.names(one.sorted())) in one, \(context.names(other.sorted())) in the other")
        }
    }

    /// Whether two clauses may tell of one act.
    private func areOfOneAct(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ key: Key, _ context: FindingContext
    ) -> Bool {
        let days = [a, b].map { sentenceDays($0, context) }
        var isOfOneDay = false
        if let one = days[0].first, let other = days[1].first {
            let gap = max(one.first.number - other.last.number, other.first.number - one.last.number)
            guard gap <= (key.act == "sign" ? SlotComparer.mostDays : 0) else { return false }
            isOfOneDay = max(one.days, other.days) == 1
        }
        let shared = Ascending.shared(a.vector.map(\.term), b.vector.map(\.term))
        if key.slot == .place, key.act != "sign" { return isOfOneDay || shared.count > SlotComparer.leastShared }
        return isOfOneDay || !shared.isEmpty
    }

    /// The days of a clause, or else of its sentence.
    private func sentenceDays(_ item: PassageSpace.Item, _ context: FindingContext) -> [CalendarPeriod] {
        let own = space.days(item, context)
        guard own.isEmpty else { return own }
        let sentence = space.clause(item, context).sentence
        return space.values.filter {
            $0.document == item.document && space.clause($0, context).sentence == sentence
        }.compactMap {
            guard case .time(let period) = context.passages[item.document].values[$0.value].content else { return nil }
            return period
        }
    }

    /// Two places: what is not known may lie in what is.
    private func places(_ a: Answer, _ b: Answer, _ context: FindingContext) -> Relation? {
        guard a.names.count == 1, b.names.count == 1, let one = a.names.first, let other = b.names.first else {
            return nil
        }
        let (left, right) = (context.side(one), context.side(other))
        let areKnown = (left.isState, right.isState)
        let why = "in \(context.name(one)) in one, in \(context.name(other)) in the other"
        switch areKnown {
        case (true, true): return left == right && (one == left || other == right) ? nil : .apart(why)
        // Two that nobody knows lie apart where the day is one; else they may be of two acts, or the one in the other.
        case (false, false):
            let days = [a, b].map { sentenceDays($0.item, context) }
            return days[0].contains { one in one.days == 1 && days[1].contains(one) } ? .apart(why) : nil
        default: return nil
        }
    }
}
