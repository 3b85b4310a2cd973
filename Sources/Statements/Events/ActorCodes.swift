import Diplomacy
import Language

/// Codes of CAMEO's kind for the parties of events: `RUSGOV`, `IGO`, and the state alone.
struct ActorCodes {
    let context: ReadingContext
    let tables: Tables
    let successors: SuccessorStates
    /// The first mention of each entity that names it.
    private let firstName: [EntityID: Int]

    init(context: ReadingContext, tables: Tables, successors: SuccessorStates) {
        self.context = context
        self.tables = tables
        self.successors = successors
        var firstName: [EntityID: Int] = [:]
        for (index, mention) in context.analysis.mentions.enumerated() where mention.form == .name {
            if let entity = context.entities.ofMention[index], firstName[entity] == nil { firstName[entity] = index }
        }
        self.firstName = firstName
    }

    /// The country of a party, ISO 3166-1 alpha-3, or `IGO`, `NGO`, `MNC`, `IMG`; nil where it is of none.
    ///
    /// A party that is known of no state is of the state that its own words name: `Serbian President Vojislav Kostunica`.
    func country(of party: Party) -> String? {
        let id = party.entity
        // A body of many lands acts for none of them, wherever its seat is.
        if tables.names.entry(id)?.type == "international_ngo" { return "NGO" }
        if let state = context.entities.state(id) ?? tables.names.entry(id)?.state { return successors.code(of: state) }
        let raw = id.rawValue
        // A union or council that the tables do not know may be one of one land: `the Nigerian Union of Teachers`.
        let isNamedOnly = tables.names.entry(id) == nil
        if raw.hasPrefix("fw:"), !isNamedOnly { return "IGO" }
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
        // `he`: whoever was named before.
        for named in [mention, firstName[id] ?? -1] where named >= 0 {
            if isOfInternationalBody(context.analysis.mentions[named], at: named) { return "IGO" }
        }
        if raw.hasPrefix("co:") { return "MNC" }
        // `vice president of a commission of the Italian parliament`.
        for word in context.trees.subtree(party.word).clamped(to: party.word..<(party.word + 14)) {
            if let entity = context.entity(ofHead: word), let state = context.entities.state(entity) {
                return successors.code(of: state)
            }
        }
        return lastResort(id, party.word) ?? (raw.hasPrefix("fw:") ? "IGO" : nil)
    }

    /// The only state that a sentence names, for people and bodies of no known state in it; nil where it names several.
    private func lastResort(_ id: EntityID, _ word: Int) -> String? {
        guard
            id.rawValue.hasPrefix("person:") || id.rawValue.hasPrefix("org:") || id.rawValue.hasPrefix("gov:")
                || id.rawValue.hasPrefix("fw:")
        else {
            return nil
        }
        return soleState(around: word)
    }

    /// The state where an event happens: of its place, else of the only place that its sentence names; nil where that is
    /// open.
    func scene(of event: FoundEvent) -> String? {
        if let place = event.place, let state = context.entities.state(place) { return successors.code(of: state) }
        var found: EntityID?
        for word in near(event.word) where !context.isDateline[word] {
            let index = Int(context.mentionOfHead[word])
            guard index >= 0, context.words.tag[word] == .properNoun, context.words.relation[word] != .compound,
                let entity = context.entities.ofMention[index], entity.isState || entity.rawValue.hasPrefix("place:"),
                let preposition = context.preposition(of: word), preposition != "by", preposition != "against",
                let state = context.entities.state(entity)
            else { continue }
            if let found, found != state { return nil }
            found = state
        }
        return found.map { successors.code(of: $0) }
    }

    /// The words of a sentence around one of them; a window keeps the cost linear where a sentence has no end.
    private func near(_ word: Int) -> Range<Int> {
        context.sentence(of: word).words.clamped(to: max(0, word - 120)..<(word + 120))
    }

    /// The only state that the sentence of a word names; nil where it names none or several.
    func soleState(around word: Int) -> String? {
        var found: EntityID?
        for place in near(word) where context.mentionOfHead[place] >= 0 && !context.isDateline[place] {
            guard let entity = context.entity(ofHead: place), let state = context.entities.state(entity) else {
                continue
            }
            if let found, found != state { return nil }
            found = state
        }
        return found.flatMap { successors.code(of: $0) }
    }

    /// Whether a body of many states stands in front of the head of a mention: `U.N. Secretary-General Kofi Annan`.
    private func isOfInternationalBody(_ mention: Mention, at index: Int) -> Bool {
        var next = index + 1
        let mentions = context.analysis.mentions
        while next < mentions.count, mentions[next].words.lowerBound < mention.words.upperBound {
            if mentions[next].head < mention.head, let entity = context.entities.ofMention[next],
                isInternational(entity)
            {
                return true
            }
            next += 1
        }
        // `Kofi Annan, UN secretary-general`.
        guard let behind = context.trees.child(of: mention.head, in: context.words, where: { $0 == .appos }) else {
            return false
        }
        for word in context.trees.subtree(behind).prefix(6) {
            if let entity = context.entity(ofHead: word), isInternational(entity) { return true }
        }
        return false
    }

    private func isInternational(_ id: EntityID) -> Bool {
        if id.rawValue.hasPrefix("fw:") { return true }
        switch tables.names.entry(id)?.type {
        case "un", "eu", "fund", "treaty_body", "court", "bank": return tables.names.entry(id)?.state == nil
        default: return false
        }
    }

    /// The countries of a party: those of its members for a group whose members the tables list.
    func countries(of party: Party) -> [String] {
        // `the Baltic states` are their members; `a trip to North Africa` visits none of them in particular.
        if party.entity.rawValue.hasPrefix("grp:"),
            context.words.pennTag[party.word] == .NNS
                || context.words.pennTag[party.word] == .NNPS, let members = tables.names.entry(party.entity)?.members,
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
