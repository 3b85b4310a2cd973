import SourceText

/// Finds documents that hold text of other documents, by shared fingerprints.
///
/// An index of fingerprints brings documents together. A fingerprint leads to its first few holders only, so that a story
/// that hundreds of outlets carry costs each of them a few comparisons and is found all the same: what its carriers share,
/// they share with the first of them. Whether two documents that were brought together are copies is then told by all
/// their fingerprints. Cost: linear in the fingerprints, but for the sorting of those that stand in more than one document.
struct CopyFinder {
    /// A pair of documents that share text: shares are fractions of each document's own fingerprints.
    struct Pair: Hashable {
        var a: Int
        var b: Int
        var shareOfA: Double
        var shareOfB: Double
        /// Whether they are the same words from beginning to end.
        var isExact: Bool
    }

    /// The least share of either document that makes a pair.
    let least: Double
    /// To how many of its first holders a fingerprint leads.
    var holders = 16
    /// With how many others a document is compared, those first that share most.
    var compared = 32
    /// A handful of fingerprints proves nothing.
    var fewest = 4

    /// What tells the furniture of an outlet from its stories.
    private struct Furniture {
        /// A fingerprint in more documents than this may be furniture.
        var widespread: Int
        /// From this share on what a document shares is its story: no outlet's furniture makes up so much.
        var most: Double

        /// Pages of one outlet; and where no outlet is named, documents that may be of many, which all carry one story.
        static let ofOutlet = Furniture(widespread: 8, most: 0.75)
        static let ofUnknown = Furniture(widespread: 32, most: 0.5)
    }

    /// The pairs among documents, in order of the later and the earlier one.
    ///
    /// - Parameter documents: in any order; which holders are the first is told by ``CopyDocument/precedes(_:)``.
    func pairs(_ documents: [CopyDocument]) -> [Pair] {
        let order = documents.indices.sorted { documents[$0].precedes(documents[$1]) }
        let index = SharedFingerprints(order.map { documents[$0].fingerprints }, holders: holders)
        var twins: [UInt64: Int] = [:]
        var found: [Pair] = []
        var tally = [Int32](repeating: 0, count: order.count)
        for (rank, number) in order.enumerated() {
            let own = documents[number]
            var others = index.candidates(of: rank, tally: &tally, fewest: fewest, most: compared)
            if let text = own.text {
                if let twin = twins[text] {
                    if !others.contains(twin) { others.append(twin) }
                } else {
                    twins[text] = rank
                }
            }
            for other in others {
                if let pair = compare(documents, order[other], number, index) { found.append(pair) }
            }
        }
        return found
    }

    private func compare(_ documents: [CopyDocument], _ a: Int, _ b: Int, _ index: SharedFingerprints) -> Pair? {
        let one = documents[a]
        let other = documents[b]
        if one.text != nil, one.text == other.text {
            return Pair(a: a, b: b, shareOfA: 1, shareOfB: 1, isExact: true)
        }
        let shared = CopyFinder.shared(one.fingerprints, other.fingerprints)
        guard shared.count >= fewest else { return nil }
        let shareOfA = Double(shared.count) / Double(one.fingerprints.count)
        let shareOfB = Double(shared.count) / Double(other.fingerprints.count)
        guard max(shareOfA, shareOfB) >= least, !isFurniture(shared, one, other, index) else { return nil }
        return Pair(a: a, b: b, shareOfA: shareOfA, shareOfB: shareOfB, isExact: false)
    }

    /// Whether what two documents share is the furniture of an outlet that Intake took for text: passages that stand in
    /// many documents, while the rest of the two has too little in common.
    private func isFurniture(
        _ shared: [UInt64], _ one: CopyDocument, _ other: CopyDocument, _ index: SharedFingerprints
    ) -> Bool {
        guard one.outlet == other.outlet else { return false }
        let furniture = one.outlet == nil ? Furniture.ofUnknown : Furniture.ofOutlet
        let smaller = min(one.fingerprints.count, other.fingerprints.count)
        guard Double(shared.count) < furniture.most * Double(smaller) else { return false }
        let common = shared.count { index.count(of: $0) > furniture.widespread }
        guard common > 0 else { return false }
        let rest = shared.count - common
        return rest < fewest || Double(rest) < least * Double(smaller - common)
    }

    /// The values in both of two sorted lists.
    private static func shared(_ one: [UInt64], _ other: [UInt64]) -> [UInt64] {
        var shared: [UInt64] = []
        var i = 0
        var j = 0
        while i < one.count, j < other.count {
            if one[i] < other[j] {
                i += 1
            } else if one[i] > other[j] {
                j += 1
            } else {
                shared.append(one[i])
                i += 1
                j += 1
            }
        }
        return shared
    }
}
