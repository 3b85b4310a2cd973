import Diplomacy
import SourceText

/// Which way a state leans to a power by what reports say, weighed where they say several things.
///
/// Reports tell a step closer, a step away and a relation that stands of the same two, often in one story. What more independent
/// origins say counts; of as many, what more statements say, those of a copy aside; a relation that stands gives way to a step that as many
/// tell. Where a third or more of the steps lead the other way, both are told.
public struct Leaning: Sendable, Hashable {
    /// The outcome of the weighing.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case closer, steady, away
        /// Steps are told in both directions.
        case both
    }

    /// What is said for one direction.
    public struct Side: Sendable, Hashable {
        /// Which way.
        public var direction: Vector.Direction
        /// How many independent origins say so.
        public var origins: Int
        /// Ids of the statements, sorted.
        public var statements: [String]
    }

    /// The state that leans.
    public var state: EntityID
    /// The power.
    public var toward: EntityID
    /// The field; nil for all fields together.
    public var domain: String?
    /// Which way, when all is weighed.
    public var direction: Direction
    /// What is said, the weightiest side first.
    public var sides: [Side]

    /// Weighs what vectors of one state, power and field say; nil where there are none.
    ///
    /// - Parameters:
    ///   - domain: nil for all fields together.
    ///   - documentOf: the document of each statement.
    init?(_ vectors: [Vector], domain: String?, documentOf: [String: DocumentID], origins: OriginCounter) {
        guard let first = vectors.first else { return nil }
        state = first.state
        toward = first.toward
        self.domain = domain
        let sides = Dictionary(grouping: vectors, by: \.direction).map { direction, vectors in
            let statements = Set(vectors.flatMap(\.statements)).sorted()
            return Side(
                direction: direction, origins: origins.count(statements.compactMap { documentOf[$0] }),
                statements: statements)
        }.sorted(by: Leaning.isWeightier)
        func weight(_ direction: Vector.Direction) -> (Int, Int) {
            sides.first { $0.direction == direction }.map { side in
                (side.origins, origins.weight(side.statements.compactMap { documentOf[$0] }))
            } ?? (0, 0)
        }
        self.sides = sides
        let (closer, away, steady) = (weight(.closer), weight(.away), weight(.steady))
        let step = max(closer.0, away.0)
        if step == 0 || steady > (closer > away ? closer : away) {
            direction = .steady
        } else if min(closer.0, away.0) * 2 > step, min(closer.1, away.1) * 2 > max(closer.1, away.1) {
            direction = .both
        } else {
            direction = closer > away ? .closer : .away
        }
    }

    private static func isWeightier(_ left: Side, _ right: Side) -> Bool {
        if left.origins != right.origins { return left.origins > right.origins }
        if left.statements.count != right.statements.count { return left.statements.count > right.statements.count }
        // Of sides of one weight a step comes before what stands.
        if (left.direction == .steady) != (right.direction == .steady) { return right.direction == .steady }
        return left.direction.rawValue < right.direction.rawValue
    }
}

/// What reports say of a state's leaning to one power: in all fields together, and field by field.
public struct StatedLeaning: Sendable, Hashable {
    /// In all fields together.
    public var whole: Leaning
    /// Field by field, what more say first.
    public var domains: [Leaning]
    /// Whether relations stand in two fields or more, or an alliance or a guarantee does: the two are close, whichever way the
    /// last steps led.
    public var isClose: Bool

    /// What a record says of a state and a power; nil where it says nothing.
    public init?(of state: EntityID, toward power: EntityID, in record: Record) {
        let vectors = record.vectors.filter {
            $0.state == state && $0.toward == power && $0.basis != .measured
        }
        let documentOf = Dictionary(
            record.statements.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
        self.init(vectors, record, documentOf, OriginCounter(record))
    }

    /// What a record says of each state and power, those of which most statements tell first; measured vectors are left out.
    public static func all(in record: Record) -> [StatedLeaning] {
        let documentOf = Dictionary(
            record.statements.map { ($0.id, $0.document) }, uniquingKeysWith: { first, _ in first })
        let origins = OriginCounter(record)
        var order: [[EntityID]] = []
        var byPair: [[EntityID]: [Vector]] = [:]
        for vector in record.vectors where vector.basis != .measured {
            let pair = [vector.state, vector.toward]
            if byPair[pair] == nil { order.append(pair) }
            byPair[pair, default: []].append(vector)
        }
        let leanings = order.compactMap { StatedLeaning(byPair[$0] ?? [], record, documentOf, origins) }
        func weight(_ leaning: StatedLeaning) -> Int {
            leaning.whole.sides.reduce(0) { $0 + $1.statements.count }
        }
        return leanings.enumerated().sorted { left, right in
            let (one, other) = (weight(left.element), weight(right.element))
            return one != other ? one > other : left.offset < right.offset
        }.map(\.element)
    }

    init?(
        _ vectors: [Vector], _ record: Record, _ documentOf: [String: DocumentID], _ origins: OriginCounter
    ) {
        guard let whole = Leaning(vectors, domain: nil, documentOf: documentOf, origins: origins) else { return nil }
        self.whole = whole
        let byDomain = Dictionary(grouping: vectors, by: \.domain)
        domains = byDomain.keys.sorted().compactMap { domain in
            Leaning(byDomain[domain] ?? [], domain: domain, documentOf: documentOf, origins: origins)
        }
        // A sort that keeps the order of fields that weigh the same.
        domains = domains.enumerated().sorted { left, right in
            let (one, other) = (left.element.sides[0], right.element.sides[0])
            if one.origins != other.origins { return one.origins > other.origins }
            if one.statements.count != other.statements.count { return one.statements.count > other.statements.count }
            return left.offset < right.offset
        }.map(\.element)
        let standing = Set(vectors.filter { $0.direction == .steady }.map(\.domain))
        let pair = StatePair(whole.state, whole.toward)
        let binds = record.standings.contains {
            $0.subject == .pair(pair.one, pair.other) && $0.until == nil
                && ($0.status == "alliance" || $0.status == "security_guarantor")
        }
        isClose = binds || standing.count > 1
    }
}
