import Diplomacy
import SourceText

/// How states stand in a framework: how far each has come, since when, and who belongs.
struct StatusComparer {
    private struct Item {
        var statement: Int
        var document: Int
        var status: FrameworkStatus
        var modality: Statement.Modality
        /// The last day for which the document can speak: the stated date, else the day of publication.
        var date: CalendarPeriod?
        var published: CalendarPeriod?
    }

    func drafts(_ context: FindingContext) -> [Draft] {
        var frameworks: [EntityID: [Item]] = [:]
        for number in context.members(of: .status) {
            let statement = context.statements[number]
            guard case .status(let status) = statement.content else { continue }
            let document = context.documentOf[number]
            var held = status
            if context.tables.stages.phase(status.stage) == .inside {
                // What is still to come is announced, what may come is a candidacy, whatever its words name.
                if statement.modality == .planned { held.stage = .announcedJoining }
                if statement.modality == .possible || statement.modality == .conditional { held.stage = .candidate }
            }
            frameworks[status.framework, default: []].append(
                Item(
                    statement: number, document: document, status: held, modality: statement.modality,
                    date: status.date ?? statement.time?.period, published: context.documents[document].published))
        }
        // A title shortens; it speaks for a document only where its body is silent.
        for (framework, items) in frameworks {
            let full = Set(
                items.filter { context.statements[$0.statement].region == .body }
                    .map { "\($0.document)|\(context.side($0.status.state))" })
            frameworks[framework] = items.filter { item in
                context.statements[item.statement].region == .body
                    || !full.contains("\(item.document)|\(context.side(item.status.state))")
            }
        }
        var drafts: [Draft] = []
        for framework in frameworks.keys.sorted() {
            let items = frameworks[framework] ?? []
            var states: [EntityID: [Item]] = [:]
            for item in items { states[context.side(item.status.state), default: []].append(item) }
            for state in states.keys.sorted() {
                drafts += self.drafts(states[state] ?? [], state, framework, context)
            }
            drafts += lists(items, framework, context)
        }
        return drafts
    }

    // MARK: One state

    private func drafts(_ items: [Item], _ state: EntityID, _ framework: EntityID, _ context: FindingContext) -> [Draft]
    {
        let order = context.tables.stages
        let name = context.name(state)
        let frame = context.name(framework)
        var drafts: [Draft] = []
        let beside = items.filter { order.phase($0.status.stage) == .beside }
        let course = items.filter { order.phase($0.status.stage) != .beside }
        for (stage, own) in Dictionary(grouping: beside, by: { $0.status.stage }).sorted(by: {
            $0.key.rawValue < $1.key.rawValue
        }) {
            let claims = context.distinct(
                own.map {
                    Claim(
                        statement: $0.statement, document: $0.document, value: $0.modality, text: stage.rawValue,
                        span: nil)
                })
            guard context.count(claims) > 1 else { continue }
            drafts.append(
                Draft(
                    question: stage == .broker
                        ? "Who brokered \(frame)?" : "Is \(name) \(order.words(stage)) of \(frame)?",
                    kind: .identity, answers: context.answers(claims), verdict: .agree, rule: "the same in all",
                    scope: nil,
                    weight: 0.2, subject: [framework, state]))
        }
        guard !course.isEmpty else { return drafts }
        // Each document by the furthest stage that it lets the state have reached.
        var furthest: [Int: Item] = [:]
        for item in course {
            guard let known = furthest[item.document] else {
                furthest[item.document] = item
                continue
            }
            let left = (order.rank(item.status.stage), item.date == nil ? 0 : 1)
            let right = (order.rank(known.status.stage), known.date == nil ? 0 : 1)
            if left > right
                || (left == right && context.preference(item.statement) < context.preference(known.statement))
            {
                furthest[item.document] = item
            }
        }
        // Who only watches does not belong: a document that knows it as an observer alone speaks against its membership.
        if course.contains(where: { order.phase($0.status.stage) == .inside }) {
            let observers = beside.filter { $0.status.stage == .observer && $0.modality == .actual }
            for item in observers where furthest[item.document] == nil { furthest[item.document] = item }
        }
        let claims = furthest.keys.sorted().compactMap { document in
            furthest[document].map { item in
                Claim(
                    statement: item.statement, document: document, value: item,
                    text: item.modality == .denied ? "not " + item.status.stage.rawValue : item.status.stage.rawValue,
                    span: nil)
            }
        }
        let judgement = Judgement.of(claims) { compare($0, $1, course, order) }
        let coming = claims.contains { order.phase($0.value.status.stage) == .coming }
        let outside = claims.allSatisfy { order.phase($0.value.status.stage) == .outside }
        let question =
            outside
            ? "Is \(name) a candidate for \(frame)?"
            : coming ? "How final is \(name)'s accession to \(frame)?" : "Is \(name) in \(frame)?"
        var scope: String?
        if judgement.verdict == .conflict, claims.contains(where: { $0.value.date == nil }) {
            scope = "not every document dates the step"
        }
        drafts.append(
            Draft(
                question: question, kind: .status, answers: context.answers(claims), verdict: judgement.verdict,
                rule: judgement.rule, scope: scope, weight: coming ? 0.9 : 0.4, subject: [framework, state]))
        // When: steps of one phase are one step.
        for phase in [StageOrder.Phase.coming, .inside, .gone] {
            let steps = course.filter { order.phase($0.status.stage) == phase && $0.modality != .denied }
            let dated = context.distinct(
                steps.compactMap { item in
                    item.status.date.map {
                        Claim(
                            statement: item.statement, document: item.document, value: (day: $0, item: item),
                            text: $0.iso8601, span: nil)
                    }
                })
            guard !dated.isEmpty else { continue }
            let speaking = Set(steps.map(\.document))
            let verb = phase == .coming ? "announced" : phase == .inside ? "" : "ended"
            let question =
                phase == .inside
                ? "When did \(name) join \(frame)?" : "When was \(name)'s membership in \(frame) \(verb)?"
            if context.count(dated) > 1 {
                let judgement = Judgement.of(dated) { a, b in
                    // A treaty is signed on one day and ratified on another.
                    let relation = Relation.of(a.day, b.day)
                    guard case .apart = relation, a.item.status.stage != b.item.status.stage else { return relation }
                    let (early, late) = a.day.first <= b.day.first ? (a.item, b.item) : (b.item, a.item)
                    guard order.rank(early.status.stage) < order.rank(late.status.stage) else { return relation }
                    return .refines(
                        "\(order.words(early.status.stage)) first, \(order.words(late.status.stage)) later")
                }
                drafts.append(
                    Draft(
                        question: question, kind: .date, answers: context.answers(dated), verdict: judgement.verdict,
                        rule: judgement.rule, scope: nil, weight: 0.5, subject: [framework, state]))
            } else if speaking.count > 1 {
                let all = context.distinct(
                    steps.map {
                        Claim(
                            statement: $0.statement, document: $0.document, value: $0.status.date,
                            text: $0.status.date?.iso8601 ?? "undated", span: nil)
                    })
                drafts.append(
                    Draft(
                        question: question, kind: .date, answers: context.answers(all), verdict: .refine,
                        rule: "one gives the date, the other none", scope: nil, weight: 0.3,
                        subject: [framework, state]))
            }
        }
        return drafts
    }

    /// The furthest stages of two documents.
    private func compare(_ a: Item, _ b: Item, _ course: [Item], _ order: StageOrder) -> Relation {
        let words = { (item: Item) in order.words(item.status.stage) }
        if (a.status.stage == .observer) != (b.status.stage == .observer) { return compare(observers: a, b, order) }
        if a.modality == .denied || b.modality == .denied {
            guard a.modality != b.modality, order.group(a.status.stage) == order.group(b.status.stage) else {
                return a.modality == b.modality ? .same : .refines("one denies a stage, the other tells of another")
            }
            // Signed, but not yet ratified: a later step is denied than the one that is told.
            let (told, denied) = a.modality == .denied ? (b, a) : (a, b)
            if order.rank(denied.status.stage) > order.rank(told.status.stage) {
                return .refines("\(words(told)), but not \(words(denied))")
            }
            return .apart("asserted by one, denied by the other")
        }
        if order.group(a.status.stage) == order.group(b.status.stage) {
            return a.status.stage == b.status.stage || order.rank(a.status.stage) == order.rank(b.status.stage)
                ? .same : .refines("\(words(a)) and \(words(b)) both say that it belongs")
        }
        let (early, late) = order.rank(a.status.stage) < order.rank(b.status.stage) ? (a, b) : (b, a)
        let lateInside = order.phase(late.status.stage) == .inside
        let earlyOutside = order.phase(early.status.stage) == .coming || order.phase(early.status.stage) == .outside
        guard lateInside, order.phase(early.status.stage) == .coming else {
            return .refines(
                earlyOutside
                    ? "\(words(late)) is a later stage than \(words(early))"
                    : "\(words(late)) follows \(words(early))")
        }
        // The one says that it is done, the other that it is still to come: for which day?
        let done = late.date?.last ?? late.published?.last
        let pending = [early.date?.first, early.published?.first].compactMap { $0 }.max()
        if let done, let pending {
            if done <= pending {
                return .apart("\(words(late)) by \(done), but on \(pending) it is still to come")
            }
            return .refines("\(words(late)) is a later stage, at a later date")
        }
        return .refines("\(words(late)) is a later stage; not both are dated")
    }

    /// One document that knows a state as an observer, and one that tells of another stage.
    private func compare(observers a: Item, _ b: Item, _ order: StageOrder) -> Relation {
        let (observer, other) = a.status.stage == .observer ? (a, b) : (b, a)
        let words = order.words(other.status.stage)
        guard order.phase(other.status.stage) == .inside, other.modality == .actual else {
            return .refines("an observer may also be \(words)")
        }
        if let since = other.date?.first, let seen = observer.published?.last ?? observer.date?.last, since > seen {
            return .refines("\(words) later")
        }
        return .apart("an observer in one, \(words) in the other")
    }

    // MARK: Lists

    private func lists(_ items: [Item], _ framework: EntityID, _ context: FindingContext) -> [Draft] {
        let order = context.tables.stages
        let frame = context.name(framework)
        var drafts: [Draft] = []
        let known = Dictionary(grouping: items, by: \.document).mapValues {
            Set($0.map { context.side($0.status.state) })
        }
        for (phase, question) in [
            (StageOrder.Phase.inside, "Which states belong to \(frame)?"),
            (.outside, "Which states may join \(frame)?"),
        ] {
            var sets: [Int: Set<EntityID>] = [:]
            var first: [Int: [Int]] = [:]
            // Who may join is never told to the last.
            let whole = phase == .inside ? wholeLists(items, phase, context) : []
            for item in items where order.phase(item.status.stage) == phase && item.modality != .denied {
                let state = context.side(item.status.state)
                if sets[item.document, default: []].insert(state).inserted {
                    first[item.document, default: []].append(item.statement)
                }
            }
            guard sets.count > 1, sets.values.contains(where: { $0.count > 1 }) else { continue }
            var claims: [Claim<List>] = []
            for document in sets.keys.sorted() {
                let set = sets[document] ?? []
                let text = set.map(\.rawValue).sorted().joined(separator: ", ")
                // One answer for each passage that names some of them.
                var spans: [Span] = []
                for statement in (first[document] ?? []).sorted(by: { context.preference($0) < context.preference($1) })
                {
                    let span = context.statements[statement].span
                    if spans.contains(where: { $0.overlaps(span) }) { continue }
                    spans.append(span)
                    let list = List(states: set, isWhole: whole.contains(document), known: known[document] ?? [])
                    claims.append(Claim(statement: statement, document: document, value: list, text: text, span: nil))
                }
            }
            let judgement = Judgement.of(claims) { a, b in
                if a.states == b.states { return .same }
                if let other = a.excluded(by: b, context) { return .apart(other) }
                return .refines(
                    a.states.isSubset(of: b.states) || b.states.isSubset(of: a.states)
                        ? "the longer list holds the shorter, which does not claim to be whole"
                        : "the lists overlap or add to one another; neither claims to be whole")
            }
            drafts.append(
                Draft(
                    question: question, kind: .status, answers: context.answers(claims), verdict: judgement.verdict,
                    rule: judgement.rule, scope: nil, weight: 0.35, subject: [framework]))
        }
        return drafts
    }

    /// The states that a document gives as belonging.
    private struct List {
        var states: Set<EntityID>
        /// Whether one sentence of it gives several states, and nothing says that there are others.
        var isWhole: Bool
        /// All states of which the document tells how they stand in the framework, in whatever stage.
        var known: Set<EntityID>

        /// Why both lists cannot be right; nil where they can: two whole lists of which one has a state that the other
        /// document does not know of.
        func excluded(by other: List, _ context: FindingContext) -> String? {
            guard isWhole, other.isWhole else { return nil }
            let shared = states.intersection(other.states).count
            guard shared * 3 >= 2 * min(states.count, other.states.count) else { return nil }
            let only = states.subtracting(other.known).union(other.states.subtracting(known)).sorted()
            return only.isEmpty ? nil : "both lists are given as whole, and only one has \(context.names(only))"
        }
    }

    /// So many states in one sentence are a list that may be whole.
    private static let leastOfWhole = 4

    /// The documents of which one sentence lists several states in a phase, and does not say that there are others.
    private func wholeLists(_ items: [Item], _ phase: StageOrder.Phase, _ context: FindingContext) -> Set<Int> {
        struct Place: Hashable {
            var document: Int
            var span: Span
        }
        var places: [Place: Set<EntityID>] = [:]
        for item in items
        where context.tables.stages.phase(item.status.stage) == phase && item.modality == .actual {
            let place = Place(document: item.document, span: context.statements[item.statement].span)
            places[place, default: []].insert(context.side(item.status.state))
        }
        return Set(
            places.filter { place, states in
                guard states.count >= StatusComparer.leastOfWhole,
                    let words = context.excerpts[place.document][place.span]
                else { return false }
                return !context.tables.openLists.isOpen(words.utf8)
            }.keys.map(\.document))
    }
}
