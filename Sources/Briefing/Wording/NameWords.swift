import Diplomacy
import SourceText

/// Names of entities as people read them.
struct NameWords {
    private let entities: [EntityID: Entity]

    private let stateNames: [EntityID: String]

    init(_ entities: [Entity], stateNames: [EntityID: String] = [:]) {
        self.stateNames = stateNames
        self.entities = Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: EntityID) -> String {
        if let entity = entities[id], !entity.name.isEmpty {
            let name = PassageWords.clean(entity.name)
            return entity.kind == .outlet || entity.kind == .organization && name.contains(" ")
                ? NameWords.inTitleCase(name) : name
        }
        if id.isState { return stateNames[id] ?? id.rawValue }
        let slug = id.rawValue.drop { $0 != ":" }.dropFirst()
        // A government, an embassy or an army that has no entity of its own goes by the name of its state.
        if slug.utf8.count == 3, slug.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) {
            return self[EntityID(rawValue: String(slug))]
        }
        guard !slug.isEmpty else { return PassageWords.clean(id.rawValue) }
        return slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }

    /// `KAZ, SAU` → `Kazakhstan, Saudi Arabia`: a value that lists ids of the record; anything else as it is.
    func value(_ value: String) -> String {
        let ids = value.split(separator: ",").map { EntityID(rawValue: String($0.drop { $0 == " " })) }
        guard !ids.isEmpty, ids.allSatisfy({ entities[$0] != nil }) else { return value }
        return ids.map { self[$0] }.joined(separator: ", ")
    }

    /// The state that an entity is or belongs to, else itself: what tells two participants apart.
    func party(_ id: EntityID) -> EntityID {
        if id.isState { return id }
        if let state = entities[id]?.state, state.isState { return state }
        return id
    }

    /// A name in capitals as it would stand in a sentence: `THE RIVER INSTITUTE FOR PEACE` → `The River Institute for
    /// Peace`. A name of at most four letters stays, and so does a word without a vowel, or of two letters that is no
    /// preposition: `BBC NEWS` → `BBC News`.
    static func inTitleCase(_ name: String) -> String {
        let letters = name.filter(\.isLetter)
        guard letters.count > 4, !letters.contains(where: \.isLowercase), letters.contains(where: \.isUppercase),
            name.allSatisfy({ $0.isLetter || $0.isWhitespace || "&-–'’.,".contains($0) })
        else { return name }
        var words: [String] = []
        for word in name.split(separator: " ") {
            let lower = word.lowercased()
            if !words.isEmpty, smallWords.contains(lower) {
                words.append(lower)
            } else {
                words.append(
                    word.split(separator: "-", omittingEmptySubsequences: false).map(titled).joined(separator: "-"))
            }
        }
        return words.joined(separator: " ")
    }

    private static func titled(_ word: Substring) -> String {
        let isAcronym =
            word.count < 5 && !word.contains { "AEIOUYÀÁÂÄÅÈÉÊËÌÍÎÏÒÓÔÖØÙÚÛÜ".contains($0) }
            || word.count < 3
                && !smallWords.contains(word.lowercased())
            || word.dropLast().contains(".")
        return isAcronym ? String(word) : word.prefix(1) + word.dropFirst().lowercased()
    }

    private static let smallWords: Set<String> = [
        "of", "the", "and", "for", "in", "on", "to", "at", "by", "de", "del", "la", "le", "du", "des", "el", "al", "et",
        "und", "für",
    ]

    /// `A`, `A and B`, `A, B and C`.
    func list(_ ids: [EntityID]) -> String { NameWords.list(ids.map { self[$0] }) }

    static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}
