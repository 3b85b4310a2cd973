import SourceText

/// Where an act took place, who stood between the sides and who signed: the words by which a passage tells it, from the table
/// `passage_slots.tsv`.
///
/// `The accord was signed in Muscat by the two foreign ministers, after talks brokered by Oman`: an act has slots, and a slot is
/// filled by the name behind its cue.
public struct PassageSlots: Sendable {
    /// What of an act is told.
    public enum Slot: String, Sendable, CaseIterable {
        /// Where it was.
        case place
        /// Who did it.
        case agent
        /// Who of several did it, each for a side.
        case signer
    }

    private var acts: [UInt64: String] = [:]
    private var slotsOf: [String: Set<Slot>] = [:]
    private var cues: [UInt64: Slot] = [:]
    private var fillers: Set<UInt64> = []
    private var stops: Set<UInt64> = []

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("passage_slots", of: "Diplomacy", columns: ["kind", "name", "words"]).rows {
            let hashes = row.list("words").map { TermHash.of($0.utf8) }
            func slot(_ name: String) throws -> Slot {
                guard let slot = Slot(rawValue: name) else {
                    throw row.failure("CH0205", "'\(name)' is none of place, agent, signer")
                }
                return slot
            }
            switch row["kind"] {
            case "act": for hash in hashes { acts[hash] = row["name"] }
            case "slots": slotsOf[row["name"]] = Set(try row.list("words").map(slot))
            case "cue":
                let own = try slot(row["name"])
                for hash in hashes { cues[hash] = own }
            case "filler": fillers.formUnion(hashes)
            case "stop": stops.formUnion(hashes)
            default: throw row.failure("CH0205", "kind: '\(row["kind"])' is none of act, slots, cue, filler, stop")
            }
        }
    }

    /// The act that a form of a word names.
    public func act(_ word: UInt64) -> String? { acts[word] }

    /// Which slots of an act are compared.
    public func slots(of act: String) -> Set<Slot> { slotsOf[act] ?? [] }

    /// The slot that a word before a name gives it.
    public func cue(_ word: UInt64) -> Slot? { cues[word] }

    /// Whether a word says nothing between a cue and a name.
    public func isFiller(_ word: UInt64) -> Bool { fillers.contains(word) }

    /// Whether a word ends what is told of an act: behind it somebody speaks.
    public func isStop(_ word: UInt64) -> Bool { stops.contains(word) }
}
