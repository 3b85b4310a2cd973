import Diplomacy
import SourceText

/// Finds documents that hold text of other documents, by shared fingerprints.
///
/// An inverted index brings together only documents that share a fingerprint; one that stands in very many documents is
/// the furniture of an outlet and is left out. Cost: linear in the fingerprints for bounded copies.
struct CopyFinder {
    /// A pair of documents that share text: shares are fractions of each document's own fingerprints.
    struct Pair {
        var a: Int
        var b: Int
        var shareOfA: Double
        var shareOfB: Double
    }

    let least: Double
    /// How many documents a fingerprint may stand in.
    var postings = 200

    func pairs(_ readings: [Reading]) -> [Pair] {
        var index: [UInt64: [Int32]] = [:]
        for (number, reading) in readings.enumerated() {
            for print in reading.digest.fingerprints { index[print, default: []].append(Int32(number)) }
        }
        var found: [Pair] = []
        var shared: [Int32: Int] = [:]
        for (number, reading) in readings.enumerated() {
            let own = reading.digest.fingerprints
            // A handful of fingerprints proves nothing.
            guard own.count >= 4 else { continue }
            shared.removeAll(keepingCapacity: true)
            for print in own {
                guard let others = index[print], others.count > 1, others.count <= postings else { continue }
                for other in others where Int(other) < number { shared[other, default: 0] += 1 }
            }
            for (other, count) in shared.sorted(by: { $0.key < $1.key }) where count >= 4 {
                let theirs = readings[Int(other)].digest.fingerprints.count
                let a = Double(count) / Double(theirs)
                let b = Double(count) / Double(own.count)
                if max(a, b) >= least { found.append(Pair(a: Int(other), b: number, shareOfA: a, shareOfB: b)) }
            }
        }
        return found
    }
}
