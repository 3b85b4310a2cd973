import Diplomacy
import SourceText

/// What would change if something happened: figures of a record before and after. All of it is supposed.
public struct WhatIf: Sendable {
    /// One thing that would change.
    public struct Change: Sendable, Hashable {
        /// What it is.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// A state's stage in a framework, or a tie of two.
            case standing
            /// A state's net cooperation with another, -10...10.
            case cooperation
            /// A state's share of cooperation that goes to a power, 0...1.
            case share
            /// The effective number of powers.
            case breadth
            /// The concentration on powers, 0...1.
            case concentration
            /// The lean between two rivals, -1...1.
            case lean
            /// How evenly two rivals are fed, 0...1.
            case hedge
            /// A triad that is or would be at odds.
            case triad
        }

        /// What it is.
        public var kind: Kind
        /// The state whose figure it is.
        public var state: EntityID
        /// The others that it is of: a power, two rivals, a framework, the rest of a triad.
        public var others: [EntityID]
        /// What was; nil where nothing was known.
        public var before: Value?
        /// What would be; nil where nothing would be left.
        public var after: Value?
    }

    /// A figure or a word.
    public enum Value: Sendable, Hashable {
        case number(Double)
        case word(String)
    }

    /// What is supposed.
    public var suppositions: [Supposition]
    /// What would change, by kind; figures that change by less than half a hundredth are left out.
    public var changes: [Change]

    private static let least = 0.005

    /// The consequences of suppositions.
    ///
    /// - Parameters:
    ///   - powers: those among which shares are taken; nil for each state's own most frequent partners.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(
        _ suppositions: [Supposition], record: Record, measures: RecordMeasures, powers: [EntityID]? = nil,
        rivals: [(EntityID, EntityID)]? = nil
    ) throws {
        self.suppositions = suppositions
        changes = []
        let events = measures.events(of: record)
        let world = try SupposedWorld(record, events: events, measures: measures)
        var supposed = world
        for supposition in suppositions { supposed.suppose(supposition) }
        standings(world, supposed)
        let states = Set(suppositions.flatMap { [$0.actor, $0.other] }.filter(\.isState)).sorted()
        var after = record
        after.standings = supposed.standings
        let ties = (
            SignedTies(record, events: world.events, signs: measures.signs),
            SignedTies(after, events: supposed.events, signs: measures.signs)
        )
        for state in states {
            cooperation(of: state, world, supposed)
            // The powers are those of the world after, so that a new partner has its share.
            let chosen = (powers ?? measures.powers(of: state, supposed.events)).filter { $0 != state }
            shares(of: state, chosen, world, supposed)
            let between = rivals ?? measures.rivals(among: chosen, ties.1)
            for (first, second) in between where first != state && second != state {
                lean(of: state, first, second, world, supposed)
            }
            triads(of: state, ties.0, ties.1)
        }
    }

    private mutating func add(_ kind: Change.Kind, _ state: EntityID, _ others: [EntityID], _ a: Double?, _ b: Double?)
    {
        if let a, let b, abs(a - b) < WhatIf.least { return }
        if a == nil, b == nil { return }
        changes.append(
            Change(
                kind: kind, state: state, others: others, before: a.map { .number($0) }, after: b.map { .number($0) }))
    }

    private mutating func standings(_ before: SupposedWorld, _ after: SupposedWorld) {
        struct Place: Hashable, Comparable {
            var state: EntityID
            var other: EntityID
            static func < (left: Place, right: Place) -> Bool { (left.state, left.other) < (right.state, right.other) }
        }
        func words(_ world: SupposedWorld) -> [Place: Set<String>] {
            var words: [Place: Set<String>] = [:]
            for standing in world.standings where standing.until == nil {
                let place =
                    switch standing.subject {
                    case .framework(let framework, let state): Place(state: state, other: framework)
                    case .pair(let a, let b): Place(state: a, other: b)
                    }
                words[place, default: []].insert(standing.status)
            }
            return words
        }
        let (was, is_) = (words(before), words(after))
        for place in Set(was.keys).union(is_.keys).sorted() where was[place] != is_[place] {
            func value(_ statuses: Set<String>?) -> Value? {
                statuses.map { .word($0.sorted().joined(separator: ", ")) }
            }
            changes.append(
                Change(
                    kind: .standing, state: place.state, others: [place.other], before: value(was[place]),
                    after: value(is_[place])))
        }
    }

    private mutating func cooperation(of state: EntityID, _ before: SupposedWorld, _ after: SupposedWorld) {
        func levels(_ world: SupposedWorld) -> [EntityID: Double] {
            var partners: [EntityID: [MeasuredEvent]] = [:]
            for event in world.events {
                if let partner = event.partner(of: state) { partners[partner, default: []].append(event) }
            }
            let none = Bootstrap(rounds: 0)
            return partners.compactMapValues { NetCooperation($0, of: $0, bootstrap: none)?.value.value }
        }
        let (was, would) = (levels(before), levels(after))
        for partner in Set(was.keys).union(would.keys).sorted() {
            add(.cooperation, state, [partner], was[partner], would[partner])
        }
    }

    private mutating func shares(
        of state: EntityID, _ powers: [EntityID], _ before: SupposedWorld, _ after: SupposedWorld
    ) {
        let none = Bootstrap(rounds: 0)
        let was = VectorShares(of: state, powers: powers, in: before.events, bootstrap: none)
        let would = VectorShares(of: state, powers: powers, in: after.events, bootstrap: none)
        for (index, power) in powers.enumerated() {
            add(.share, state, [power], was?.shares[index].share.value, would?.shares[index].share.value)
        }
        add(.breadth, state, powers, was?.breadth.value, would?.breadth.value)
        add(.concentration, state, powers, was?.concentration.value, would?.concentration.value)
    }

    private mutating func lean(
        of state: EntityID, _ first: EntityID, _ second: EntityID, _ before: SupposedWorld, _ after: SupposedWorld
    ) {
        let none = Bootstrap(rounds: 0)
        let was = LeanAndHedge(of: state, between: first, and: second, in: before.events, bootstrap: none)
        let would = LeanAndHedge(of: state, between: first, and: second, in: after.events, bootstrap: none)
        add(.lean, state, [first, second], was?.lean.value, would?.lean.value)
        add(.hedge, state, [first, second], was?.hedge, would?.hedge)
    }

    private mutating func triads(of state: EntityID, _ before: SignedTies, _ after: SignedTies) {
        let was = Set(TriadsAtOdds(of: state, in: before).atOdds.map(\.states))
        let would = Set(TriadsAtOdds(of: state, in: after).atOdds.map(\.states))
        for triad in was.symmetricDifference(would).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            changes.append(
                Change(
                    kind: .triad, state: state, others: Array(triad.dropFirst()),
                    before: was.contains(triad) ? .word("at odds") : nil,
                    after: would.contains(triad) ? .word("at odds") : nil))
        }
    }
}
