import Diplomacy
import Language

/// Codes of CAMEO's kind for the parties of events: `RUSGOV`, `IGO`, and the state alone.
struct ActorCodes {
    let context: ReadingContext
    let tables: Tables
    let successors: SuccessorStates

    /// The country of a party, ISO 3166-1 alpha-3, or `IGO`, `NGO`, `MNC`, `IMG`; nil where it is of none.
    ///
    /// A party that is known of no state is of the state that its own words name: `Serbian President Vojislav Kostunica`.
    func country(of party: Party) -> String? {
        let id = party.entity
        if let state = context.entities.state(id) ?? tables.names.entry(id)?.state { return successors.code(of: state) }
        let raw = id.rawValue
        if raw.hasPrefix("fw:") { return "IGO" }
        if let type = tables.names.entry(id)?.type {
            switch type {
            case "un", "eu", "fund", "treaty_body", "court", "bank": return "IGO"
            case "ngo": return "NGO"
            case "armed_group": return "IMG"
            default: break
            }
        }
        if let around = context.modifierActor(of: party.word), around != id {
            if let state = context.entities.state(around) { return successors.code(of: state) }
            if around.rawValue.hasPrefix("fw:") { return "IGO" }
        }
        let mention = Int(context.mentionOfHead[party.word])
        if mention >= 0, let state = context.innerState(of: context.analysis.mentions[mention], at: mention) {
            return successors.code(of: state)
        }
        if let state = context.precedingState(of: party.word) { return successors.code(of: state) }
        if raw.hasPrefix("co:") { return "MNC" }
        // `vice president of a commission of the Italian parliament`.
        for word in context.trees.subtree(party.word).clamped(to: party.word..<(party.word + 14)) {
            if let entity = context.entity(ofHead: word), let state = context.entities.state(entity) {
                return successors.code(of: state)
            }
        }
        return nil
    }

    /// The countries of a party: those of its members for a group whose members the tables list.
    func countries(of party: Party) -> [String] {
        if party.entity.rawValue.hasPrefix("grp:"), let members = tables.names.entry(party.entity)?.members,
            !members.isEmpty, members.count <= 6
        {
            return members.map(\.rawValue)
        }
        return country(of: party).map { [$0] } ?? []
    }

    /// The code of a party: its country and the sector that its kind tells.
    func code(of party: Party, country: String) -> String {
        let raw = party.entity.rawValue
        if raw.hasPrefix("gov:") { return country + "GOV" }
        if raw.hasPrefix("co:"), country.utf8.count == 3, country != "MNC" { return country + "BUS" }
        if raw.hasPrefix("outlet:") { return country + "JRN" }
        switch tables.names.entry(party.entity)?.type {
        case "party": return country + "PTY"
        case "parliament": return country + "LEG"
        case "military": return country + "MIL"
        case "court": return country + "JUD"
        case "ministry", "government", "agency": return country + "GOV"
        case "intelligence": return country + "SPY"
        case "armed_group": return country == "IMG" ? country : country + "REB"
        default: break
        }
        if raw.hasPrefix("person:"), let role = context.entities.entity(party.entity)?.role, !role.isEmpty {
            return country + "GOV"
        }
        return country
    }
}
