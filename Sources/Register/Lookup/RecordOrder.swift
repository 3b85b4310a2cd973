import Diplomacy
import SourceText

extension Diplomacy.Record {
    /// Puts rows into an order that content alone decides, so that two registers that hold the same give the same bytes.
    ///
    /// Documents, findings and stories are in theirs already.
    mutating func arrange() {
        let ranks = Dictionary(
            documents.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        func rank(_ document: DocumentID) -> Int { ranks[document] ?? .max }
        statements.sort {
            let (left, right) = (rank($0.document), rank($1.document))
            return left != right ? left < right : ($0.span, $0.id) < ($1.span, $1.id)
        }
        attributions.sort {
            let (left, right) = (rank($0.document), rank($1.document))
            return left != right ? left < right : ($0.content, $0.id) < ($1.content, $1.id)
        }
        mentions.sort {
            let (left, right) = (rank($0.document), rank($1.document))
            return left != right ? left < right : ($0.span, $0.entity) < ($1.span, $1.entity)
        }
        lineage = lineage.map { (rank($0.document), StoredFact($0).id, $0) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        origins.sort { $0.id < $1.id }
        standings = standings.map { (StoredFact($0).id, $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        vectors.sort { $0.id < $1.id }
        resolutions.sort { $0.id < $1.id }
    }
}
