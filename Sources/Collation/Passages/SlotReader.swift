import Diplomacy
import SourceText

/// Reads the slots of acts out of the words of a clause: the names that it has behind their cues.
struct SlotReader {
    /// A slot of an act.
    struct Key: Hashable {
        var act: String
        var slot: PassageSlots.Slot
    }

    /// The names by slot.
    private(set) var names: [Key: Set<EntityID>] = [:]

    private let slots: PassageSlots
    /// So many words may stand between an act and where it was.
    private static let reach = 8
    /// Between an act and who did it.
    private static let reachOfAgent = 5

    init(item: PassageSpace.Item, space: PassageSpace, context: FindingContext) {
        slots = context.tables.slots
        let span = space.clause(item, context).span
        let bytes = space.words(item, context)
        guard SlotReader.words(bytes[...]).contains(where: { slots.act($0) != nil }) else { return }
        var seen: Set<Int> = []
        for mention in context.mentionsOf[item.document]
        where span.contains(mention.span) && mention.span.end - span.start <= bytes.count
            && seen.insert(mention.span.start).inserted
        {
            let before = SlotReader.words(bytes[..<(mention.span.start - span.start)])
            let behind = SlotReader.words(bytes[(mention.span.end - span.start)...])
            let kind = context.entities[mention.entity]?.kind ?? .state
            switch kind {
            case .place: addPlace(mention.entity, before, behind)
            case .state:
                addPlace(mention.entity, before, behind)
                addAgent(context.side(mention.entity), before, behind)
            case .government, .organization: addAgent(context.side(mention.entity), before, behind)
            case .person: addSigner(mention.entity, before)
            default: continue
            }
        }
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
        var words: [UInt64] = []
        WordHashes.forEach(in: bytes) { words.append($0) }
        return words
    }

    // MARK: Slots

    /// `Signed in the capital`; `in Muscat the two signed`.
    private mutating func addPlace(_ entity: EntityID, _ before: [UInt64], _ behind: [UInt64]) {
        guard let cue = cue(before), cue.slot == .place else { return }
        for (act, distance) in acts(before) where distance <= SlotReader.reach { add(entity, act, .place) }
        if cue.place == 0 { for act in behind.compactMap(slots.act) { add(entity, act, .place) } }
    }

    /// `Brokered by Oman`; `Oman mediated`.
    private mutating func addAgent(_ entity: EntityID, _ before: [UInt64], _ behind: [UInt64]) {
        if cue(before)?.slot == .agent {
            for (act, distance) in acts(before) where distance <= SlotReader.reachOfAgent { add(entity, act, .agent) }
        }
        if let act = behind.first.flatMap(slots.act) { add(entity, act, .agent) }
    }

    /// `Signed by the ministers A and B`: the cue stands between the act and the names.
    private mutating func addSigner(_ entity: EntityID, _ before: [UInt64]) {
        for (act, distance) in acts(before)
        where before.suffix(distance).contains(where: { slots.cue($0) == .agent }) {
            add(entity, act, .signer)
        }
    }

    private mutating func add(_ entity: EntityID, _ act: String, _ slot: PassageSlots.Slot) {
        if slots.slots(of: act).contains(slot) { names[Key(act: act, slot: slot), default: []].insert(entity) }
    }

    // MARK: Words

    /// The slot that the last word before a name gives it, articles aside, and the place of that word.
    private func cue(_ before: [UInt64]) -> (slot: PassageSlots.Slot, place: Int)? {
        guard let place = before.lastIndex(where: { !slots.isFiller($0) }) else { return nil }
        return slots.cue(before[place]).map { ($0, place) }
    }

    /// The acts among the words before a name, and how far before it each stands; none behind which somebody else speaks, as in
    /// `“Nothing has been signed,” he told reporters in Warsaw`.
    private func acts(_ before: [UInt64]) -> [(act: String, distance: Int)] {
        let free = before.lastIndex(where: slots.isStop).map { $0 + 1 } ?? 0
        return before.indices[free...].compactMap { place in
            slots.act(before[place]).map { ($0, before.count - place) }
        }
    }
}
