import Diplomacy
import Language
import SourceText

/// The entities of one document: which mention refers to which, under ids that Collation may merge across documents.
struct DocumentEntities: Sendable {
    /// Each entity once, in order of first mention.
    private(set) var entities: [Entity] = []
    /// For each mention of the analysis its entity; nil where it refers to nothing that a record keeps.
    var ofMention: [EntityID?] = []
    /// For a mention that is of several (`they` of two who were joined) the others beside that of ``ofMention``.
    var others: [Int: [EntityID]] = [:]
    /// The publisher, where the document names one.
    var outlet: EntityID?
    /// The state that the document is from, where its publisher or its dateline tells.
    var home: EntityID?
    /// The authors, in the order of the byline.
    var authors: [EntityID] = []
    private var index: [EntityID: Int] = [:]
    private var known: Set<String> = []

    init() {}

    /// The entity of an id; nil where the document has none such.
    func entity(_ id: EntityID) -> Entity? { index[id].map { entities[$0] } }

    /// The state that an entity is or acts for; nil where it is of none.
    func state(_ id: EntityID) -> EntityID? { id.isState ? id : entity(id)?.state }

    /// Adds an entity, or completes the one of its id, with a form in which the text names it.
    mutating func add(_ entity: Entity, form: String?) {
        let position: Int
        if let number = index[entity.id] {
            position = number
            if entities[number].state == nil { entities[number].state = entity.state }
            if entities[number].role == nil { entities[number].role = entity.role }
        } else {
            position = entities.count
            index[entity.id] = position
            entities.append(entity)
        }
        guard let form, !form.isEmpty else { return }
        let plain = DocumentEntities.oneLine(form)
        if known.insert(entity.id.rawValue + "\u{1F}" + plain).inserted { entities[position].names.append(plain) }
    }

    /// A form without line breaks.
    private static func oneLine(_ form: String) -> String {
        guard form.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return form }
        return form.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
