import Diplomacy
import SourceText

/// What one statement says of two states.
struct LeanStep {
    var one: EntityID
    var other: EntityID
    /// Who alone leans by it: whoever accuses, and not who is accused. Nil where both do.
    var actor: EntityID?
    /// What its kind says by itself; nil where only words can say it.
    var lean: LeanTable.Lean?
    /// Whether words may say in which domain it is.
    var takesDomain = false
    var basis: Vector.Basis
    var statement: String
    var document: DocumentID
    var span: Span
}

/// Finds in statements the steps of states towards or away from one another.
struct LeanStepFinder {
    let leans: LeanTable
    let names: NameTable
    let entities: [EntityID: Entity]

    /// More pairs than these are a list of states, and say nothing of two of them.
    private static let mostPairs = 6

    /// PLOVER types of acts that cut or withhold a thing, which says in what: gas, trade, arms.
    private static let material: Set<String> = ["SANCTION", "THREATEN", "COERCE"]

    /// The state that somebody is or acts for.
    func side(_ id: EntityID) -> EntityID? {
        id.isState ? id : entities[id]?.state ?? names.entry(id)?.state
    }

    /// The steps that a statement tells; none of what is denied, or only thought possible.
    func steps(_ statement: Statement, _ neighbourhoods: Neighbourhoods) -> [LeanStep] {
        switch statement.modality {
        case .denied, .possible, .conditional: return []
        default: break
        }
        func steps(
            _ pairs: [(EntityID, EntityID)], _ lean: LeanTable.Lean?, _ basis: Vector.Basis = .stated,
            takesDomain: Bool = false, isOneSided: Bool = false
        ) -> [LeanStep] {
            pairs.map {
                LeanStep(
                    one: $0.0, other: $0.1, actor: isOneSided ? $0.0 : nil, lean: lean, takesDomain: takesDomain,
                    basis: basis, statement: statement.id, document: statement.document, span: statement.span)
            }
        }
        switch statement.content {
        case .tie(let tie):
            guard let lean = leans.tie(tie.type) else { return [] }
            return steps(pairs(of: [tie.a, tie.b]), lean, .tie)
        case .deal(let deal): return steps(pairs(of: deal.parties), leans.deal(deal.sector))
        case .event(let event):
            guard let lean = leans.event(event.plover, mode: event.mode) else { return [] }
            let isOneSided = leans.isOneSided(event.plover, mode: event.mode) && !event.whom.isEmpty
            return steps(
                isOneSided ? pairs(from: event.who, to: event.whom) : pairs(between: event.who, and: event.whom), lean,
                takesDomain: lean.direction == .closer || LeanStepFinder.material.contains(event.plover),
                isOneSided: isOneSided)
        case .figure(let figure):
            // A volume of trade is a tie that stands; what is counted between more than two is nobody's.
            guard let lean = leans.figure(figure.what), sides(figure.between).count == 2 else { return [] }
            return steps(pairs(of: figure.between), lean)
        case .assessment(let assessment):
            let about = sides(assessment.about)
            // `Japan is a good friend`, says a minister of New Zealand.
            if about.count == 1, let judge = assessment.by.flatMap(side), judge != about[0] {
                return steps([(judge, about[0])], nil, takesDomain: true, isOneSided: true)
            }
            guard
                let toward = neighbourhoods.directed(
                    in: statement.document, statement.span, among: about, leans)
            else {
                return steps(pairs(of: assessment.about), nil, takesDomain: true)
            }
            // `Chad has drifted from France and leans towards Russia` is of Chad alone, and nothing between the two others.
            return steps(toward.others.map { (toward.subject, $0) }, nil, takesDomain: true, isOneSided: true)
        case .motive(let motive):
            guard let actor = side(motive.actor) else { return [] }
            let others = neighbourhoods.states(in: statement.document, statement.span)
            return steps(others.filter { $0 != actor }.prefix(3).map { (actor, $0) }, nil, takesDomain: true)
        default: return []
        }
    }

    // MARK: - Pairs

    /// The pairs that an event is of: those who act with those acted on; all who meet, where nobody is acted on.
    func pairs(of event: Event) -> [(EntityID, EntityID)] { pairs(between: event.who, and: event.whom) }

    /// Which of two states acts on the other; nil where both act, or neither.
    func actor(of event: Event, between one: EntityID, and other: EntityID) -> EntityID? {
        var actors: Set<EntityID> = []
        for id in event.who { if let side = side(id) { actors.insert(side) } }
        switch (actors.contains(one), actors.contains(other)) {
        case (true, false): return one
        case (false, true): return other
        default: return nil
        }
    }

    private func sides(_ ids: [EntityID]) -> [EntityID] { Array(Set(ids.compactMap(side))).sorted() }

    private func pairs(of ids: [EntityID]) -> [(EntityID, EntityID)] {
        let sides = sides(ids)
        var pairs: [(EntityID, EntityID)] = []
        for (index, a) in sides.enumerated() { for b in sides[(index + 1)...] { pairs.append((a, b)) } }
        return pairs.count <= LeanStepFinder.mostPairs ? pairs : []
    }

    /// Each actor with each of those it acts on.
    private func pairs(from who: [EntityID], to whom: [EntityID]) -> [(EntityID, EntityID)] {
        let pairs = sides(who).flatMap { actor in sides(whom).filter { $0 != actor }.map { (actor, $0) } }
        return pairs.count <= LeanStepFinder.mostPairs ? pairs : []
    }

    /// All who meet or agree; who acts together does not act on one another.
    private func pairs(between who: [EntityID], and whom: [EntityID]) -> [(EntityID, EntityID)] {
        guard !whom.isEmpty else { return pairs(of: who) }
        let one = Set(sides(who))
        let other = Set(sides(whom))
        return pairs(of: who + whom).filter { pair in
            (one.contains(pair.0) && other.contains(pair.1)) || (one.contains(pair.1) && other.contains(pair.0))
        }
    }
}
