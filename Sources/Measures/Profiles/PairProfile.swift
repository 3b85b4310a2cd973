import Diplomacy
import SourceText

/// What a record knows of two states: what reports say, what happened between them, and what that comes to.
public struct PairProfile: Sendable {
    /// The state that is looked at.
    public var state: EntityID
    /// The other.
    public var power: EntityID
    /// What reports say of the state's leaning to the other; nil where they say nothing.
    public var stated: StatedLeaning?
    /// How warm they are; nil where nothing happened between them.
    public var cooperation: NetCooperation?
    /// The same, field by field, those with more events first.
    public var domains: [(domain: String, cooperation: NetCooperation)]
    /// Whether they drew closer from the first half of the record's time to the second; nil where nothing is dated.
    public var step: CooperationStep?
    /// The cooperation over time; nil where no report has a day.
    public var strip: CooperationStrip?
    /// Their standing ties.
    public var standings: [Standing]
    /// How far they take the same positions; nil under twenty common ones.
    public var agreement: Agreement?
    /// On how many items both have a position.
    public var commonPositions: Int
    /// What happened between them, by day; also what is disputed, which no figure counts.
    public var events: [MeasuredEvent]

    init(_ state: EntityID, _ power: EntityID, _ ground: ProfileGround) {
        self.state = state
        self.power = power
        let pair = StatePair(state, power)
        let events = ground.byPair[pair] ?? []
        let bootstrap = ground.measures.bootstrap
        self.events = ground.toldByPair[pair] ?? []
        stated = StatedLeaning(
            ground.vectors[state]?[power] ?? [], ground.record, ground.documentOf, ground.origins)
        cooperation = NetCooperation(events, of: events, bootstrap: bootstrap)
        domains = Dictionary(grouping: events, by: \.domain).compactMap { domain, events in
            NetCooperation(events, of: events, bootstrap: bootstrap).map { (domain: domain, cooperation: $0) }
        }.sorted { ($1.cooperation.events, $0.domain) < ($0.cooperation.events, $1.domain) }
        step = ground.split.flatMap { CooperationStep(events, split: $0, bootstrap: bootstrap) }
        strip =
            ground.windows.isEmpty
            ? nil : CooperationStrip(events, windows: ground.windows, bootstrap: bootstrap)
        standings = ground.record.standings.filter { $0.subject == .pair(pair.one, pair.other) }
        agreement = ground.positions.agreement(state, power)
        commonPositions = ground.positions.common(state, power)
    }

    /// What a record knows of two states.
    public init(_ state: EntityID, _ power: EntityID, record: Record, measures: RecordMeasures) {
        self.init(state, power, ProfileGround(record, measures))
    }
}

/// What all profiles of a record share.
struct ProfileGround {
    let record: Record
    let measures: RecordMeasures
    let events: [MeasuredEvent]
    let byPair: [StatePair: [MeasuredEvent]]
    /// Also with what is disputed.
    let toldByPair: [StatePair: [MeasuredEvent]]
    /// What reports say: vectors that are not measured, by state and power.
    let vectors: [EntityID: [EntityID: [Vector]]]
    let documentOf: [String: DocumentID]
    let origins: OriginCounter
    let positions: StatedPositions
    let ties: SignedTies
    let split: CalendarDay?
    let windows: [CalendarPeriod]

    /// Windows of a strip reach back so far from the last report where the reports themselves are of fewer days.
    private static let monthsBack = 24

    init(_ record: Record, _ measures: RecordMeasures) {
        self.record = record
        self.measures = measures
        let told = measures.allEvents(of: record)
        toldByPair = Dictionary(grouping: told) { StatePair($0.one, $0.other) }
        events = told.filter { !$0.isDisputed }
        byPair = Dictionary(grouping: events) { StatePair($0.one, $0.other) }
        // Whoever asks for a state wants it from its own side, though an affair is mostly about others.
        vectors = Dictionary(grouping: measures.reader.vectors(of: record, fromEverySide: true), by: \.state).mapValues
        {
            Dictionary(grouping: $0, by: \.toward)
        }
        documentOf = Dictionary(
            record.statements.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
        origins = OriginCounter(record)
        positions = StatedPositions(record, events: events)
        ties = SignedTies(record, events: events, signs: measures.signs)
        split = measures.split(of: record)
        let days = origins.firstDays(of: record).values
        if let first = days.min(), let last = days.max() {
            windows = CooperationStrip.windows(
                over: CalendarPeriod(min(first, last.adding(months: -ProfileGround.monthsBack)), last))
        } else {
            windows = []
        }
    }

    /// The powers that a state has most to do with: by what happened, what is said of its leaning, and standing ties.
    func powers(of state: EntityID) -> [EntityID] {
        var statements: [EntityID: Set<String>] = [:]
        for event in events {
            if let partner = event.partner(of: state) {
                statements[partner, default: []].formUnion(event.statements)
            }
        }
        for (power, vectors) in vectors[state] ?? [:] where power.isState {
            for vector in vectors { statements[power, default: []].formUnion(vector.statements) }
        }
        return Array(
            statements.filter { $0.key != state }
                .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
                .prefix(RecordMeasures.mostPowers).map(\.key))
    }
}
