/// Which earlier mentions may be the antecedent of a mention: the nearest ones, and the latest ones that share a word or a
/// name with it however far back. The number for one mention is bounded, so the cost of a document is linear.
struct AntecedentIndex {
    /// How many of the nearest mentions are looked at.
    static let window = 40
    /// A pronoun looks back at most so many sentences.
    static let pronounSentences = 4

    /// The latest referent of each key, and for each referent and key the one before.
    private var latest: [UInt64: Int32] = [:]
    private var before: [Int32]
    private static let keys = 6

    init(_ referents: [Referent]) {
        before = [Int32](repeating: -1, count: referents.count * AntecedentIndex.keys)
    }

    private func key(_ slot: Int, _ referent: Referent) -> UInt64? {
        if referent.form == .pronoun { return nil }
        switch slot {
        case 0: return Feature.of(0, referent.lemma)
        case 1: return referent.entry >= 0 ? Feature.of(1, UInt64(referent.entry)) : nil
        case 2: return referent.name != 0 ? Feature.of(2, referent.name) : nil
        case 3: return referent.last != 0 ? Feature.of(3, referent.last) : nil
        case 4: return referent.initials != 0 ? Feature.of(4, referent.initials) : nil
        case 5: return referent.first != 0 && referent.nameWords > 1 ? Feature.of(3, referent.first) : nil
        default: return nil
        }
    }

    /// Whether something earlier shares the head word, entry or name.
    func isKnown(_ current: Int, _ referents: [Referent]) -> Bool {
        for slot in 0..<5 { if let key = key(slot, referents[current]), latest[key] != nil { return true } }
        return false
    }

    /// The candidates of a referent, each once, nearest first.
    func candidates(of current: Int, _ referents: [Referent], into candidates: inout [Int32]) {
        candidates.removeAll(keepingCapacity: true)
        let referent = referents[current]
        let low = max(0, current - AntecedentIndex.window)
        var index = current - 1
        while index >= low {
            if referent.form == .pronoun,
                referent.sentence - referents[index].sentence > AntecedentIndex.pronounSentences
            {
                break
            }
            candidates.append(Int32(index))
            index -= 1
        }
        guard referent.form != .pronoun else { return }
        for slot in 0..<AntecedentIndex.keys {
            guard let key = key(slot, referent), var earlier = latest[key] else { continue }
            var steps = 0
            while earlier >= 0, steps < 4 {
                if Int(earlier) < low, !candidates.suffix(24).contains(earlier) { candidates.append(earlier) }
                earlier = before[Int(earlier) * AntecedentIndex.keys + (slot == 5 ? 3 : slot)]
                steps += 1
            }
        }
    }

    /// Makes a referent known to later ones.
    mutating func add(_ current: Int, _ referents: [Referent]) {
        for slot in 0..<AntecedentIndex.keys - 1 {
            guard let key = key(slot, referents[current]) else { continue }
            before[current * AntecedentIndex.keys + slot] = latest[key] ?? -1
            latest[key] = Int32(current)
        }
    }
}
