import Diplomacy
import SourceText

/// An act of one side towards another, with all statements that report it: what a row of event data is.
struct CollectedEvent {
    /// What makes it one event: who, to whom, what, when and where.
    struct Key: Hashable {
        var who: EntityID?
        var whom: EntityID?
        var plover: String
        var mode: String?
        var cameo: String?
        var date: CalendarPeriod?
        var place: EntityID?
    }

    let key: Key
    /// An id that follows from the event alone, as a positive whole number.
    let number: Int
    /// Its value on the Goldstein scale, where its code has one.
    let goldstein: Double?
    /// The statements, in order of the record.
    var statements: [Statement] = []

    init(key: Key, goldstein: Double?) {
        self.key = key
        self.goldstein = goldstein
        let parts = [
            key.who?.rawValue ?? "", key.whom?.rawValue ?? "", key.plover, key.mode ?? "", key.cameo ?? "",
            key.date?.iso8601 ?? "", key.place?.rawValue ?? "",
        ]
        let digits = ContentID.make("event", parts).dropFirst("event:".count)
        number = Int((UInt64(digits, radix: 16) ?? 0) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}

/// The events of a record as event data has them: a row for each pair of actor and recipient.
///
/// Only what is said to have happened becomes an event, and nothing that stands outside the article: the data sets have no
/// column for what is planned, possible or denied. An act that several reports tell of on the same day is one row.
struct EventCollection {
    let events: [CollectedEvent]
    let documents: [DocumentID: DocumentSummary]
    let entities: [EntityID: Entity]

    init(_ record: Record, stateNames: [EntityID: String]) {
        let documents = Dictionary(record.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var order: [CollectedEvent.Key] = []
        var known: [CollectedEvent.Key: CollectedEvent] = [:]
        for statement in record.statements {
            guard case .event(let event) = statement.content, statement.modality == .actual,
                statement.region != .furniture, statement.region != .derived
            else { continue }
            let date = event.date ?? documents[statement.document]?.published
            for who in event.who.isEmpty ? [nil] : event.who.map(Optional.some) {
                for whom in event.whom.isEmpty ? [nil] : event.whom.map(Optional.some) {
                    let key = CollectedEvent.Key(
                        who: who, whom: whom, plover: event.plover, mode: event.mode, cameo: event.cameo, date: date,
                        place: event.place)
                    if known[key] == nil {
                        known[key] = CollectedEvent(key: key, goldstein: event.goldstein)
                        order.append(key)
                    }
                    known[key]?.statements.append(statement)
                }
            }
        }
        events = order.compactMap { known[$0] }.sorted {
            let (left, right) = ($0.key.date?.first.number ?? .min, $1.key.date?.first.number ?? .min)
            return left != right ? left < right : $0.number < $1.number
        }
        self.documents = documents
        var entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for (id, name) in stateNames where entities[id] == nil {
            entities[id] = Entity(id: id, kind: .state, name: name, state: id)
        }
        self.entities = entities
    }

    /// The state that an actor is or acts for.
    func state(of id: EntityID?) -> EntityID? {
        guard let id else { return nil }
        if id.isState { return id }
        return entities[id]?.state
    }

    /// The name of an entity; its id where the record does not name it.
    func name(of id: EntityID?) -> String? { id.map { entities[$0]?.name ?? $0.rawValue } }

    /// The documents that report an event, each once, in order.
    func documents(of event: CollectedEvent) -> [DocumentSummary] {
        var seen: Set<DocumentID> = []
        return event.statements.compactMap { seen.insert($0.document).inserted ? documents[$0.document] : nil }
    }
}
