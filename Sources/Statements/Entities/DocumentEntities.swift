import Diplomacy
import Language
import SourceText

/// The entities of one document: which mention refers to which, under ids that Collation may merge across documents.
struct DocumentEntities: Sendable {
    /// Each entity once, in order of first mention.
    var entities: [Entity] = []
    /// For each mention of the analysis its entity; nil where it refers to nothing that a record keeps.
    var ofMention: [EntityID?] = []

    /// Names the chains of an analysis: by the table where a name is known, else by the longest proper name of the chain.
    init(_ analysis: Analysis, tables: Tables) {
        let names = tables.names
        var index: [EntityID: Int] = [:]
        var ofChain: [Int: EntityID] = [:]
        func add(_ id: EntityID, _ kind: Entity.Kind, _ name: String, _ state: EntityID?, _ surface: String) {
            if let known = index[id] {
                if !surface.isEmpty, !entities[known].names.contains(surface) { entities[known].names.append(surface) }
            } else {
                index[id] = entities.count
                entities.append(
                    Entity(id: id, kind: kind, name: name, names: surface.isEmpty ? [] : [surface], state: state))
            }
        }
        // A chain is what its first known name says, else what its longest proper name says.
        var longest: [Int: (span: Span, kind: Mention.Kind)] = [:]
        for mention in analysis.mentions {
            if let entry = mention.entry, mention.use != .adjective, ofChain[mention.chain] == nil {
                ofChain[mention.chain] = names.entries[entry].code
            } else if let name = mention.name, name.count > longest[mention.chain]?.span.count ?? 0 {
                longest[mention.chain] = (name, mention.kind)
            }
        }
        for mention in analysis.mentions {
            if let entry = mention.entry {
                let known = names.entries[entry]
                add(known.code, known.kind, known.name, known.state, analysis.text[mention.span])
                ofMention.append(known.code)
            } else if let code = ofChain[mention.chain] {
                ofMention.append(code)
            } else if let (span, kind) = longest[mention.chain], let own = DocumentEntities.kind(kind) {
                let name = analysis.text[span]
                let id = EntityID(kind: own, name: name)
                add(id, own, name, nil, mention.name.map { analysis.text[$0] } ?? "")
                ofMention.append(id)
            } else {
                ofMention.append(nil)
            }
        }
    }

    private static func kind(_ kind: Mention.Kind) -> Entity.Kind? {
        switch kind {
        case .person: .person
        case .organization: .organization
        case .place: .place
        default: nil
        }
    }
}
