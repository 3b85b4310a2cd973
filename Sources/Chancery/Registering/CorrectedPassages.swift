import Diplomacy
import SourceText

extension Corrections {
    /// Readings as an analyst would have them, with the values of their passages: what she rejects or amends is not found
    /// again as a time or an amount of the passage that said it.
    func corrected(_ readings: [Reading]) -> [Reading] {
        var spans: [DocumentID: [Span]] = [:]
        for row in rows {
            switch row.action {
            case .reject(let address), .amend(let address, _, _):
                spans[address.document, default: []].append(address.span)
            default: continue
            }
        }
        return apply(to: readings).map { reading in
            guard let spans = spans[reading.document.id] else { return reading }
            var reading = reading
            for index in reading.digest.passages.clauses.indices {
                let clause = reading.digest.passages.clauses[index]
                let isMeant = spans.contains { $0.overlap(clause.span) * 2 >= min($0.count, clause.span.count) }
                if isMeant {
                    reading.digest.passages.clauses[index].values =
                        clause.values.lowerBound..<clause.values.lowerBound
                }
            }
            return reading
        }
    }
}
