import Diplomacy
import SourceText

/// What a record knows of one state: which way it leans, how it spreads its cooperation, who stands with it.
public struct StateProfile: Sendable {
    /// The state.
    public var state: EntityID
    /// What it has with each power, most first.
    public var pairs: [PairProfile]
    /// How it spreads its cooperation over these powers; nil where it has none with any.
    public var shares: VectorShares?
    /// Its lean between rivals among the powers.
    public var leans: [LeanAndHedge]
    /// The same, window by window, for each pair of rivals; windows in which nothing happened are left out.
    public var leanPaths: [[(period: CalendarPeriod, lean: LeanAndHedge)]]
    /// The triads that it is in.
    public var triads: TriadsAtOdds
    /// How it stands in frameworks.
    public var standings: [Standing]
    /// The powers among which shares are taken, in order of ``pairs``.
    public var powers: [EntityID] { pairs.map(\.power) }
    /// How many stories tell of it with any of them.
    public var stories: Int
    /// How many events.
    public var events: Int

    /// What a record knows of a state.
    ///
    /// - Parameters:
    ///   - powers: those to measure against; nil for the six that it has most to do with.
    ///   - rivals: pairs to lean between; nil for those of the table `rivals.tsv` and of the record.
    public init(
        _ state: EntityID, record: Record, measures: RecordMeasures, powers: [EntityID]? = nil,
        rivals: [(EntityID, EntityID)]? = nil
    ) {
        let ground = ProfileGround(record, measures)
        self.state = state
        let chosen = (powers ?? ground.powers(of: state)).filter { $0 != state }
        pairs = chosen.map { PairProfile(state, $0, ground) }
        let own = ground.events.filter { $0.partner(of: state) != nil }
        events = own.count
        stories = Set(own.map(\.story)).count
        shares = VectorShares(of: state, powers: chosen, in: ground.events, bootstrap: measures.bootstrap)
        let between = rivals ?? measures.rivals(among: chosen, ground.ties)
        leans = []
        leanPaths = []
        for (first, second) in between where first != state && second != state {
            guard
                let lean = LeanAndHedge(
                    of: state, between: first, and: second, in: own, bootstrap: measures.bootstrap)
            else { continue }
            leans.append(lean)
            leanPaths.append(
                ground.windows.compactMap { period in
                    let inside = own.filter { $0.day.map(period.contains) ?? false }
                    return LeanAndHedge(
                        of: state, between: first, and: second, in: inside, bootstrap: Bootstrap(rounds: 0)
                    ).map { (period: period, lean: $0) }
                })
        }
        triads = TriadsAtOdds(of: state, in: ground.ties)
        standings = record.standings.filter {
            if case .framework(_, state) = $0.subject { true } else { false }
        }
    }
}
