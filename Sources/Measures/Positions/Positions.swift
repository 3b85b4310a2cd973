/// How far two states take the same positions: agreement, and agreement beyond chance.
///
/// Yes, abstain and no are 1, 0 and -1; roll calls on which all who voted agree are dropped. The figures are those of
/// ``Agreement``, over the roll calls on which both voted.
public struct Positions: Sendable {
    /// The positions of two states in one session.
    public struct Pair: Sendable, Hashable {
        /// The session's number.
        public var session: Int
        /// The one state, as its column is named.
        public var one: String
        /// The other; its column stands behind that of ``one``.
        public var other: String
        /// 0...1.
        public var agreement: Double
        /// At most 1; nil where neither varies, so that chance cannot be told.
        public var pi: Double?
        /// On how many contested roll calls both voted.
        public var common: Int
    }

    /// Pairs with fewer common roll calls are left out.
    public var least: Int

    /// Positions from pairs with at least so many common roll calls.
    public init(least: Int = 20) { self.least = least }

    /// Every pair of states of a session with enough common roll calls, in order of the columns.
    public func pairs(_ calls: RollCalls) -> [Pair] {
        let words = (calls.contested + 63) / 64
        var pairs: [Pair] = []
        pairs.reserveCapacity(calls.states.count * calls.states.count / 2)
        // counts[3 * x + y]: how often the one voted x and the other y; 0 no, 1 abstain, 2 yes.
        var counts = [Int](repeating: 0, count: 9)
        let flat = calls.votes.flatMap { $0 }
        let stride = words * 3
        let active = calls.states.indices.filter { state in
            flat[(state * stride)..<((state + 1) * stride)].contains { $0 != 0 }
        }
        flat.withUnsafeBufferPointer { votes in
            for (index, i) in active.enumerated() {
                for j in active[(index + 1)...] {
                    var common = 0
                    for x in 0..<3 {
                        for y in 0..<3 {
                            var count = 0
                            let a = i * stride + x * words
                            let b = j * stride + y * words
                            for word in 0..<words { count += (votes[a + word] & votes[b + word]).nonzeroBitCount }
                            counts[3 * x + y] = count
                            common += count
                        }
                    }
                    guard common >= least, common > 0 else { continue }
                    let measured = Agreement(counts: counts, common: common)
                    pairs.append(
                        Pair(
                            session: calls.session, one: calls.states[i], other: calls.states[j],
                            agreement: measured.agreement, pi: measured.pi, common: common))
                }
            }
        }
        return pairs
    }

    /// The pairs as tab-separated lines: session, state, state, agreement, pi; `-` where pi cannot be told.
    public func lines(_ sessions: [RollCalls]) -> [UInt8] {
        var bytes: [UInt8] = []
        func add(_ text: String) {
            bytes.append(contentsOf: text.utf8)
            bytes.append(0x09)
        }
        for calls in sessions {
            let session = String(calls.session)
            for pair in pairs(calls) {
                add(session)
                add(pair.one)
                add(pair.other)
                add(pair.agreement.description)
                bytes.append(contentsOf: (pair.pi?.description ?? "-").utf8)
                bytes.append(0x0A)
            }
        }
        return bytes
    }
}
