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

    private struct Word {
        var start: Int
        var hash: UInt64
    }

    /// So many words may stand between an act and where it was.
    private static let reach = 8
    /// Between an act and who did it.
    private static let reachOfAgent = 5

    init(item: PassageSpace.Item, space: PassageSpace, context: FindingContext) {
        let slots = context.tables.slots
        let span = space.clause(item, context).span
        let words = SlotReader.words(space.words(item, context), from: span.start)
        let acts = words.indices.filter { slots.act(words[$0].hash) != nil }
        guard !acts.isEmpty else { return }
        var seen: Set<Int> = []
        for mention in context.mentionsOf[item.document]
        where span.contains(mention.span) && seen.insert(mention.span.start).inserted {
            guard let first = words.firstIndex(where: { $0.start >= mention.span.start }) else { continue }
            var before = first - 1
            while before >= 0, slots.isFiller(words[before].hash) { before -= 1 }
            let cue = before >= 0 ? slots.cue(words[before].hash) : nil
            let kind = context.entities[mention.entity]?.kind ?? .state
            for act in acts {
                guard let name = slots.act(words[act].hash) else { continue }
                let wanted = slots.slots(of: name)
                let distance = first - act
                // `“Nothing has been signed,” he told reporters in Warsaw`.
                if distance > 0, words[act..<first].contains(where: { slots.isStop($0.hash) }) { continue }
                if wanted.contains(.place), cue == .place, kind == .place || kind == .state,
                    before == 0 || (distance > 0 && distance <= SlotReader.reach)
                {
                    add(mention.entity, name, .place)
                }
                if wanted.contains(.agent), kind == .state || kind == .government || kind == .organization {
                    let isBehind = cue == .agent && distance > 0 && distance <= SlotReader.reachOfAgent
                    if isBehind || isBefore(mention, words, act) {
                        add(context.side(mention.entity), name, .agent)
                    }
                }
                if wanted.contains(.signer), kind == .person, distance > 0, isBehindBy(words, act, first, slots) {
                    add(mention.entity, name, .signer)
                }
            }
        }
    }

    private mutating func add(_ entity: EntityID, _ act: String, _ slot: PassageSlots.Slot) {
        names[Key(act: act, slot: slot), default: []].insert(entity)
    }

    /// `Oman mediated`: the name ends where the act begins.
    private func isBefore(_ mention: EntityMention, _ words: [Word], _ act: Int) -> Bool {
        act > 0 && words[act - 1].start < mention.span.end && words[act].start >= mention.span.end
            && words[act].start <= mention.span.end + 2
    }

    /// `Signed by the ministers A and B`: a cue of the agent stands between the act and the name.
    private func isBehindBy(_ words: [Word], _ act: Int, _ name: Int, _ slots: PassageSlots) -> Bool {
        words[act..<name].contains { slots.cue($0.hash) == .agent }
    }

    private static func words(_ bytes: [UInt8], from start: Int) -> [Word] {
        var words: [Word] = []
        var begin: Int?
        func end(_ index: Int) {
            if let first = begin {
                words.append(Word(start: start + first, hash: TermHash.of(bytes[first..<index])))
            }
            begin = nil
        }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: if begin == nil { begin = index }
            default: end(index)
            }
        }
        end(bytes.count)
        return words
    }
}
