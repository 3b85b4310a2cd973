/// An index of the fingerprints that stand in more than one document, each with its first holders and how many it has.
///
/// Most fingerprints stand in one document alone. Two arrays of bits tell most of them beforehand (as a Bloom filter of one
/// hash does), so that only the others are sorted.
struct SharedFingerprints {
    /// To how many holders a fingerprint leads.
    private let most: Int
    /// The fingerprints, sorted, and where the holders of each begin; one more start than fingerprints.
    private var hashes: [UInt64] = []
    private var starts: [Int32] = [0]
    /// The holders of each fingerprint, in order.
    private var holders: [Int32] = []
    /// The fingerprints of each document, as indices into ``hashes``, and where those of each begin.
    private var owned: [Int32] = []
    private var ownedStarts: [Int32] = []

    private struct Entry {
        var hash: UInt64
        var document: Int32
    }

    /// - Parameters:
    ///   - documents: the fingerprints of each document, sorted, each once; the earlier documents first.
    ///   - holders: to how many holders a fingerprint leads.
    init(_ documents: [[UInt64]], holders most: Int) {
        self.most = most
        let repeated = RepeatedBits(documents)
        var entries: [Entry] = []
        for (number, hashes) in documents.enumerated() {
            for hash in hashes where repeated.contains(hash) {
                entries.append(Entry(hash: hash, document: Int32(number)))
            }
        }
        entries.sort { ($0.hash, $0.document) < ($1.hash, $1.document) }
        var counts = [Int32](repeating: 0, count: documents.count)
        var first = 0
        while first < entries.count {
            var end = first + 1
            while end < entries.count, entries[end].hash == entries[first].hash { end += 1 }
            if end - first > 1 {
                hashes.append(entries[first].hash)
                for entry in entries[first..<end] {
                    holders.append(entry.document)
                    counts[Int(entry.document)] += 1
                }
                starts.append(Int32(holders.count))
            }
            first = end
        }
        var next: [Int32] = []
        var total: Int32 = 0
        for count in counts {
            next.append(total)
            total += count
        }
        ownedStarts = next + [total]
        owned = [Int32](repeating: 0, count: Int(total))
        for number in hashes.indices {
            for place in starts[number]..<starts[number + 1] {
                let document = Int(holders[Int(place)])
                owned[Int(next[document])] = Int32(number)
                next[document] += 1
            }
        }
    }

    /// In how many documents a fingerprint stands; 0 for one that no two share.
    func count(of hash: UInt64) -> Int {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash ? Int(starts[low + 1] - starts[low]) : 0
    }

    /// The earlier documents that share fingerprints with one, those first that share most, then the earliest.
    ///
    /// - Parameters:
    ///   - tally: a zero for each document, and left so; a buffer for the work.
    ///   - fewest: how many fingerprints must be shared.
    ///   - most: how many documents are given at most.
    func candidates(of document: Int, tally: inout [Int32], fewest: Int, most limit: Int) -> [Int] {
        var touched: [Int] = []
        for place in ownedStarts[document]..<ownedStarts[document + 1] {
            let number = Int(owned[Int(place)])
            let end = min(Int(starts[number]) + most, Int(starts[number + 1]))
            for holder in holders[Int(starts[number])..<end] {
                if Int(holder) >= document { break }
                if tally[Int(holder)] == 0 { touched.append(Int(holder)) }
                tally[Int(holder)] += 1
            }
        }
        let kept = touched.filter { tally[$0] >= fewest }.sorted {
            tally[$0] != tally[$1] ? tally[$0] > tally[$1] : $0 < $1
        }
        for other in touched { tally[other] = 0 }
        return Array(kept.prefix(limit))
    }
}

/// Which hashes were seen more than once: never wrong about one that was, now and then about one that was not.
private struct RepeatedBits {
    private var twice: [UInt64]
    private let mask: UInt64

    init(_ documents: [[UInt64]]) {
        let hashes = documents.reduce(0) { $0 + $1.count }
        // Eight bits a hash: one in nine of those that stand alone gets through.
        var bits: UInt64 = 1 << 10
        while bits < UInt64(hashes) * 8 { bits <<= 1 }
        mask = bits - 1
        var once = [UInt64](repeating: 0, count: Int(bits >> 6))
        twice = once
        for document in documents {
            for hash in document {
                let place = Int((hash & mask) >> 6)
                let bit = UInt64(1) << (hash & 63)
                if once[place] & bit != 0 { twice[place] |= bit } else { once[place] |= bit }
            }
        }
    }

    func contains(_ hash: UInt64) -> Bool { twice[Int((hash & mask) >> 6)] & 1 << (hash & 63) != 0 }
}
