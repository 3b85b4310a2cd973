import Diplomacy
import SourceText

/// Who draws on whom, and which documents count as one witness.
struct Witnesses {
    /// Rows of lineage, sorted.
    private(set) var lineage: [Lineage] = []
    /// Origins of more than one document, sorted by id.
    private(set) var origins: [Origin] = []
    /// The number of each document's origin, by the number of the reading.
    private(set) var origin: [Int]

    /// - Parameter copies: the lineage of the readings, in their order.
    init(_ readings: [Reading], copies: CopyLineage, citations: [Citation], options: CollationOptions) {
        var sets = DisjointSets(count: readings.count)
        for link in copies.links {
            lineage.append(copies.row(link))
            if max(link.share, link.shareOfSource) >= options.witnessShare { sets.union(link.document, link.source) }
        }
        var entries: Set<Int> = []
        let numbers = Dictionary(
            readings.enumerated().map { ($0.element.document.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for (number, reading) in readings.enumerated() {
            guard let source = reading.document.desk?.entry?.document.flatMap({ numbers[$0] }) else { continue }
            sets.union(number, source)
            entries.insert(number)
        }
        for citation in citations {
            lineage.append(Lineage(document: citation.document, relation: .cites(citation.cites, citation.span)))
        }
        lineage.sort { Witnesses.key($0) < Witnesses.key($1) }
        origin = readings.indices.map { sets.find($0) }
        for members in sets.sets() where members.count > 1 {
            let documents = members.map { readings[$0].document.id }.sorted()
            origins.append(
                Origin(
                    id: ContentID.make("origin", documents.map(\.rawValue)), documents: documents,
                    why: members.count { !entries.contains($0) } == 1
                        ? "what was entered by hand rests on the other"
                        : "at least \(Int(options.witnessShare * 100)) percent of the text of one stands in another"))
        }
        origins.sort { $0.id < $1.id }
    }

    private static func key(_ lineage: Lineage) -> (String, String, Int) {
        switch lineage.relation {
        case .cites(let entity, let span): (lineage.document.rawValue, "cites " + entity.rawValue, span.start)
        case .copies(let other, _): (lineage.document.rawValue, "copies " + other.rawValue, 0)
        }
    }
}
