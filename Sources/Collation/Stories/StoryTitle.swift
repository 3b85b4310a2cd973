import Diplomacy

/// The title of a story: the title of the document that shares most terms with the rest.
enum StoryTitle {
    static func of(_ readings: [Reading]) -> String {
        var weight: [UInt64: Int] = [:]
        for reading in readings { for term in reading.digest.terms { weight[term.hash, default: 0] += 1 } }
        var best: (title: String, score: Double)?
        for reading in readings {
            guard let title = reading.document.title, !title.isEmpty else { continue }
            let terms = reading.digest.terms
            let shared = terms.reduce(0.0) { $0 + Double((weight[$1.hash] ?? 1) - 1) }
            // By the root: neither the longest nor the shortest report is the middle of an affair by its length alone.
            let score = terms.isEmpty ? 0 : shared / Double(terms.count).squareRoot()
            if let known = best, (known.score, title) >= (score, known.title) { continue }
            best = (title, score)
        }
        return best?.title ?? readings.map(\.document.name).min() ?? ""
    }
}
