/// What Language is told of names: that a name has a kind and a code. It does not know what diplomacy is.
public struct Gazetteer: Sendable {
    /// How a surface form stands for its entry.
    public enum Use: String, Sendable, Codable, CaseIterable {
        /// The thing's own name: `Kazakhstan`, `Abraham Accords`.
        case name
        /// An adjective: `Kazakh`.
        case adjective
        /// People of it: `Kazakhs`.
        case demonym
        /// A city or a house that may stand for its government: `Astana`, `the Kremlin`.
        case seat
        /// An acronym: `FDD`. Matched in its own case only.
        case acronym
    }

    /// A thing that has names.
    public struct Entry: Sendable, Hashable {
        /// Its code: `KAZ`, `fw:abraham-accords`, `outlet:al-jazeera`.
        public var code: String
        /// Its kind: `state`, `organization`, `person`, `place`, `framework`, `outlet`, `company`, `group`, `government`.
        public var kind: String
        /// Its preferred name.
        public var name: String
        /// The code of the state that it belongs to, where it has one.
        public var state: String?

        /// An entry; without a state unless one is given.
        public init(code: String, kind: String, name: String, state: String? = nil) {
            self.code = code
            self.kind = kind
            self.name = name
            self.state = state
        }
    }

    /// A surface form of an entry.
    public struct Surface: Sendable, Hashable {
        /// The words as written in running text.
        public var text: String
        /// Index into ``Gazetteer/entries``.
        public var entry: Int
        /// How the form stands for the entry.
        public var use: Use

        /// A form of the entry with that index.
        public init(text: String, entry: Int, use: Use) {
            self.text = text
            self.entry = entry
            self.use = use
        }
    }

    /// The things.
    public let entries: [Entry]
    /// Their surface forms, in the order given.
    public let surfaces: [Surface]

    /// A gazetteer; by default without names.
    public init(entries: [Entry] = [], surfaces: [Surface] = []) {
        self.entries = entries
        self.surfaces = surfaces
    }
}
