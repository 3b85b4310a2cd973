import Diplomacy
import Foundation
import SourceText

/// Groups documents into stories: documents of one affair.
///
/// Terms are weighted by the logarithm of their count times the logarithm of their rarity; each document is compared with
/// those only that share a rare enough term and lie within the time window (an inverted index). From the cosine of two
/// documents half of their mean similarity to their nearest neighbours is taken away, so that a subject on which everybody
/// writes does not run together (local scaling after Conneau et al., "Word Translation Without Parallel Data", 2018, § 2.3).
/// What is rare is told by the run and, the smaller the run, by the news at large (`TermFrequencies`).
/// Clusters grow by average linkage over these sparse similarities, the closest pair first. Cost: documents times the
/// postings of their rarest terms, both bounded. The outcome does not depend on the order of the documents.
public struct StoryGrouper: Sendable {
    /// A document as the grouper sees it.
    public struct Item: Sendable {
        /// What ties are broken by: must differ from document to document.
        public var key: String
        /// Its terms and their counts, sorted by hash.
        public var terms: [Digest.Term]
        /// The day it was published; nil where no single day is known.
        public var date: CalendarDay?

        /// A document; without a date it is free of the time window.
        public init(key: String, terms: [Digest.Term], date: CalendarDay? = nil) {
            self.key = key
            self.terms = terms
            self.date = date
        }
    }

    /// The least average similarity, scaled, at which two groups become one, where no document has a date.
    public var threshold: Double
    /// The same where half or more have one: inside the window, developments of one running subject lie close together.
    public var datedThreshold: Double
    /// The largest distance in days of two documents of one story; documents without a date are free.
    public var window: Int
    /// How fast similarity fades with the days between two documents, a day.
    public var fading = 0.15
    /// How much of the neighbourhood's similarity is taken away.
    public var scaling = 0.5
    /// How many nearest neighbours are the neighbourhood.
    public var nearest = 20
    /// How many of a document's weightiest terms look for neighbours.
    public var probes = 48
    /// How many documents a term may stand in and still look for neighbours.
    public var postings = 400
    /// How many neighbours of a document are looked for: three times so many that share most probes are compared in full.
    public var neighbours = 40

    /// Up to how many documents a run is a folder that somebody put together, not a stream: an affair may then run over
    /// months, so that days do not part documents.
    public var folder = 200
    /// The threshold of a folder.
    public var folderThreshold = 0.1
    /// Up to how many documents are a handful: whoever puts so few together mostly has one affair in mind, which a ministry, a paper and
    /// an aid agency tell in words that have little in common.
    public var handful = 12
    /// The threshold of a handful. It rises to that of a folder up to three times as many documents.
    public var handfulThreshold = 0.07
    /// How common terms are in the news at large; nil where a run is judged by itself alone.
    public var background: TermFrequencies?

    /// A grouper; thresholds and window as in ``CollationOptions``, everything else at its default.
    public init(
        threshold: Double = 0.06, datedThreshold: Double = 0.13, window: Int = 3, background: TermFrequencies? = nil
    ) {
        self.background = background
        self.threshold = threshold
        self.datedThreshold = datedThreshold
        self.window = window
    }

    /// The number of each document's story, in order of the items. Numbers follow the smallest key of each story.
    public func group(_ items: [Item]) -> [Int] {
        let order = items.indices.sorted { items[$0].key < items[$1].key }
        let vectors = TermVectors(order.map { items[$0].terms }, background: background)
        let isFolder = items.count <= folder
        let days = order.map { isFolder ? nil : items[$0].date.map { Int($0.number) } }
        let edges = scaled(neighbourhood(vectors, days), count: items.count)
        let dated = Double(days.count { $0 != nil }) / Double(max(days.count, 1))
        let least = isFolder ? leastSimilarity(folder: items.count) : leastSimilarity(dated: dated)
        let sets = AverageLinkage(threshold: least).clusters(count: items.count, edges: edges)
        var story = Array(repeating: 0, count: items.count)
        for (number, members) in sets.enumerated() { for member in members { story[order[member]] = number } }
        return story
    }

    /// The least average similarity of a folder of so many documents.
    private func leastSimilarity(folder count: Int) -> Double {
        let beyond = Double(count - handful) / Double(2 * max(1, handful))
        return handfulThreshold + (folderThreshold - handfulThreshold) * min(1, max(0, beyond))
    }

    /// The least average similarity of a run of which a part has dates.
    ///
    /// From half on it is that of an archive with dates, in which the few documents without one must be as close as the rest;
    /// below, what days part makes the others look the closer, and the more so the more have one.
    private func leastSimilarity(dated share: Double) -> Double {
        let part = min(1, 2 * share)
        return threshold + (datedThreshold - threshold) * part * part
    }

    /// Pairs of documents and their cosine.
    private func neighbourhood(_ vectors: TermVectors, _ days: [Int?]) -> [AverageLinkage.Edge] {
        var index: [Int32: [Int32]] = [:]
        var probing: [[Int32]] = []
        for document in 0..<vectors.count {
            let chosen = vectors.weightiest(document, limit: probes) { vectors.frequency($0) <= postings }
            probing.append(chosen)
            for term in chosen { index[term, default: []].append(Int32(document)) }
        }
        var edges: [AverageLinkage.Edge] = []
        var shared: [Int32: Float] = [:]
        for document in 0..<vectors.count {
            shared.removeAll(keepingCapacity: true)
            for term in probing[document] {
                let weight = vectors.weight(term, in: document)
                for other in index[term] ?? [] {
                    if Int(other) >= document { break }
                    if let a = days[document], let b = days[Int(other)], abs(a - b) > window { continue }
                    shared[other, default: 0] += weight * weight
                }
            }
            // The most promising first; then the exact cosine.
            var candidates = shared.map { (other: Int($0.key), hint: $0.value) }
            candidates.sort { $0.hint != $1.hint ? $0.hint > $1.hint : $0.other < $1.other }
            for (other, _) in candidates.prefix(neighbours * 3) {
                var similarity = vectors.cosine(document, other)
                if let a = days[document], let b = days[other] {
                    similarity *= expf(-Float(fading) * Float(abs(a - b)))
                }
                if similarity >= 0.05 { edges.append(AverageLinkage.Edge(a: other, b: document, weight: similarity)) }
            }
        }
        return edges
    }

    /// Takes away what the neighbourhoods have in common.
    private func scaled(_ edges: [AverageLinkage.Edge], count: Int) -> [AverageLinkage.Edge] {
        var around: [[Float]] = Array(repeating: [], count: count)
        for edge in edges {
            around[edge.a].append(edge.weight)
            around[edge.b].append(edge.weight)
        }
        let density = around.map { weights in
            weights.sorted(by: >).prefix(nearest).reduce(0, +) / Float(nearest)
        }
        return edges.compactMap { edge in
            let weight = edge.weight - Float(scaling) * (density[edge.a] + density[edge.b]) / 2
            return weight > 0.005 ? AverageLinkage.Edge(a: edge.a, b: edge.b, weight: weight) : nil
        }
    }
}
