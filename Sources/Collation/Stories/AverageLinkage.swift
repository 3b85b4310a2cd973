/// Agglomerative clustering by average linkage over a sparse graph: pairs without an edge count as not alike at all.
///
/// The closest pair of clusters is merged first, until none reaches the threshold. Cost: edges times the logarithm of
/// their number, times the times that an edge is folded into a growing cluster (the smaller into the larger).
struct AverageLinkage {
    struct Edge {
        var a: Int
        var b: Int
        var weight: Float
    }

    let threshold: Double

    private struct Candidate: Comparable {
        var similarity: Float
        var a: Int32
        var b: Int32
        var stampA: Int32
        var stampB: Int32

        static func < (left: Candidate, right: Candidate) -> Bool {
            if left.similarity != right.similarity { return left.similarity < right.similarity }
            if left.a != right.a { return left.a > right.a }
            return left.b > right.b
        }
    }

    /// The clusters, each sorted, in order of their smallest members.
    func clusters(count: Int, edges: [Edge]) -> [[Int]] {
        var links: [[Int32: Float]] = Array(repeating: [:], count: count)
        for edge in edges where edge.a != edge.b {
            links[edge.a][Int32(edge.b)] = edge.weight
            links[edge.b][Int32(edge.a)] = edge.weight
        }
        var members: [[Int]] = (0..<count).map { [$0] }
        var smallest: [Int32] = (0..<Int32(count)).map { $0 }
        var stamps: [Int32] = Array(repeating: 0, count: count)
        var heap = Heap<Candidate>()
        func similarity(_ a: Int, _ b: Int, _ sum: Float) -> Float {
            sum / Float(members[a].count * members[b].count)
        }
        func candidate(_ a: Int, _ b: Int, _ sum: Float) -> Candidate {
            let first = smallest[a] <= smallest[b] ? a : b
            let second = first == a ? b : a
            return Candidate(
                similarity: similarity(a, b, sum), a: Int32(first), b: Int32(second), stampA: stamps[first],
                stampB: stamps[second])
        }
        for a in 0..<count {
            for (b, sum) in links[a] where Int(b) > a && Double(sum) >= threshold {
                heap.push(candidate(a, Int(b), sum))
            }
        }
        while let best = heap.pop() {
            let a = Int(best.a)
            let b = Int(best.b)
            guard stamps[a] == best.stampA, stamps[b] == best.stampB, !members[a].isEmpty, !members[b].isEmpty else {
                continue
            }
            // The one with fewer links is folded into the other.
            let keep = links[a].count >= links[b].count ? a : b
            let gone = keep == a ? b : a
            members[keep].append(contentsOf: members[gone])
            members[gone] = []
            smallest[keep] = min(smallest[keep], smallest[gone])
            stamps[keep] += 1
            stamps[gone] += 1
            links[keep][Int32(gone)] = nil
            for (other, sum) in links[gone] where Int(other) != keep {
                links[keep][other, default: 0] += sum
                links[Int(other)][Int32(keep), default: 0] += sum
                links[Int(other)][Int32(gone)] = nil
            }
            links[gone] = [:]
            for (other, sum) in links[keep] where Double(similarity(keep, Int(other), sum)) >= threshold {
                heap.push(candidate(keep, Int(other), sum))
            }
        }
        return members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
}

/// A binary heap; the greatest comes first.
struct Heap<Element: Comparable> {
    private var items: [Element] = []

    mutating func push(_ item: Element) {
        items.append(item)
        var child = items.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard items[parent] < items[child] else { break }
            items.swapAt(parent, child)
            child = parent
        }
    }

    mutating func pop() -> Element? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if !items.isEmpty {
            items[0] = last
            var parent = 0
            while true {
                var best = parent
                for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && items[best] < items[child] {
                    best = child
                }
                if best == parent { break }
                items.swapAt(parent, best)
                parent = best
            }
        }
        return first
    }
}
