/// Which earlier mentions may be the antecedent of a mention: the nearest ones, and the latest ones that share a word or a
/// name with it however far back. The number for one mention is bounded, so the cost of a document is linear.
struct AntecedentIndex {
    /// How many of the nearest mentions are looked at.
    static let window = 40
    /// A pronoun looks back at most so many sentences.
    static let pronounSentences = 4

    /// The latest referent of each key, and for each referent and key the one before.
    private var latest: KeyTable<Int32>
    private var before: [Int32]
    /// Slot 5 looks a first name up among the last names of slot 3, and keeps none of its own.
    private static let keys = 6

    init(_ referents: [Referent]) {
        latest = KeyTable(room: referents.count * 2)
        before = [Int32](repeating: -1, count: referents.count * AntecedentIndex.keys)
    }

    @inline(__always) private func key(_ slot: Int, _ referent: UnsafePointer<Referent>) -> UInt64? {
        if referent.pointee.form == .pronoun { return nil }
        switch slot {
        case 0: return Feature.of(0, referent.pointee.lemma)
        case 1: return referent.pointee.entry >= 0 ? Feature.of(1, UInt64(referent.pointee.entry)) : nil
        case 2: return referent.pointee.name != 0 ? Feature.of(2, referent.pointee.name) : nil
        case 3: return referent.pointee.last != 0 ? Feature.of(3, referent.pointee.last) : nil
        case 4: return referent.pointee.initials != 0 ? Feature.of(4, referent.pointee.initials) : nil
        case 5:
            return referent.pointee.first != 0 && referent.pointee.nameWords > 1
                ? Feature.of(3, referent.pointee.first) : nil
        default: return nil
        }
    }

    /// The candidates of a referent: those of the window, nearest first, then the latest of each key further back.
    ///
    /// - Returns: whether something earlier shares the head word, entry or name.
    func candidates(of current: Int, _ referents: UnsafePointer<Referent>, into candidates: inout [Int32]) -> Bool {
        candidates.removeAll(keepingCapacity: true)
        let form = referents[current].form
        let low = max(0, current - AntecedentIndex.window)
        var index = current - 1
        if form == .pronoun {
            let first = referents[current].sentence - AntecedentIndex.pronounSentences
            while index >= low, referents[index].sentence >= first {
                candidates.append(Int32(index))
                index -= 1
            }
            return false
        }
        while index >= low {
            candidates.append(Int32(index))
            index -= 1
        }
        var isKnown = false
        for slot in 0..<AntecedentIndex.keys {
            guard let key = key(slot, referents + current), var earlier = latest[key] else { continue }
            if slot < 5 { isKnown = true }
            var steps = 0
            while earlier >= 0, steps < 4 {
                if Int(earlier) < low, !candidates.suffix(24).contains(earlier) { candidates.append(earlier) }
                earlier = before[Int(earlier) * AntecedentIndex.keys + (slot == 5 ? 3 : slot)]
                steps += 1
            }
        }
        return isKnown
    }

    /// Makes a referent known to later ones.
    mutating func add(_ current: Int, _ referents: UnsafePointer<Referent>) {
        for slot in 0..<AntecedentIndex.keys - 1 {
            guard let key = key(slot, referents + current) else { continue }
            before[current * AntecedentIndex.keys + slot] = latest.set(key, Int32(current)) ?? -1
        }
    }
}
