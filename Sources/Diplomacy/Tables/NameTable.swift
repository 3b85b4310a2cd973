/// Things that have names, and the forms in which running text names them.
public struct NameTable: Sendable {
    /// How a surface form stands for its entry.
    public enum Use: String, Sendable, Codable, CaseIterable {
        /// The thing's own name: `Kazakhstan`, `Abraham Accords`.
        case name
        /// An adjective: `Kazakh`.
        case adjective
        /// People of it: `Kazakhs`.
        case demonym
        /// A city or a house that may stand for its government: `Astana`, `Kremlin`.
        case seat
        /// An acronym: `FDD`.
        case acronym
    }

    /// A thing that has names.
    public struct Entry: Sendable, Hashable {
        /// Its id: `KAZ`, `gov:KAZ`, `fw:abraham-accords`.
        public var code: EntityID
        /// What it is.
        public var kind: Entity.Kind
        /// Its preferred name.
        public var name: String
        /// The state it belongs to; for a state itself its own code.
        public var state: EntityID?
        /// What it is more exactly, by its table: `think_tank`, `accord`, `agency`; nil where the table has no such column.
        public var type: String?
        /// The members of a group, where the table lists them.
        public var members: [EntityID]

        /// An entry; without a state, a type and members unless they are given.
        public init(
            code: EntityID, kind: Entity.Kind, name: String, state: EntityID? = nil, type: String? = nil,
            members: [EntityID] = []
        ) {
            self.code = code
            self.kind = kind
            self.name = name
            self.state = state
            self.type = type
            self.members = members
        }
    }

    /// A form in which text names an entry.
    public struct Surface: Sendable, Hashable {
        /// The words as written in running text, without an article in front unless it is part of the name.
        public var text: String
        /// Index into ``NameTable/entries``.
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

    /// The things, each code once, in the order added.
    public private(set) var entries: [Entry] = []
    /// Their forms, in the order added; one text may stand for several entries.
    public private(set) var surfaces: [Surface] = []
    private var byCode: [EntityID: Int] = [:]
    /// The last form of each entry, and the form of the same entry before each: an entry has few.
    private var lastForm: [Int32] = []
    private var formBefore: [Int32] = []

    /// A table without names.
    public init() {}

    /// The entry of a code; nil where there is none.
    public func entry(_ code: EntityID) -> Entry? { byCode[code].map { entries[$0] } }

    /// The index of the entry of a code; nil where there is none.
    public func index(of code: EntityID) -> Int? { byCode[code] }

    /// Adds an entry, or finds the one that has its code already, and gives its index.
    @discardableResult
    public mutating func add(_ entry: Entry) -> Int {
        if let index = byCode[entry.code] { return index }
        byCode[entry.code] = entries.count
        entries.append(entry)
        lastForm.append(-1)
        return entries.count - 1
    }

    /// Adds a form of an entry; a form that is there already or is empty is left out.
    public mutating func add(_ text: String, for entry: Int, use: Use) {
        guard !text.isEmpty else { return }
        var form = lastForm[entry]
        while form >= 0 {
            let known = surfaces[Int(form)]
            // The same letters, however Unicode composes them, as strings are equal.
            if known.use == use, known.text == text { return }
            form = formBefore[Int(form)]
        }
        formBefore.append(lastForm[entry])
        lastForm[entry] = Int32(surfaces.count)
        surfaces.append(Surface(text: text, entry: entry, use: use))
    }

    /// Takes a form from all those of whom it is used so, and gives their entries in the order added.
    mutating func take(_ text: String, use: Use) -> [Int] {
        let taken = surfaces.filter { $0.use == use && $0.text == text }.map(\.entry)
        guard !taken.isEmpty else { return [] }
        let kept = surfaces.filter { $0.use != use || $0.text != text }
        surfaces = []
        formBefore = []
        lastForm = [Int32](repeating: -1, count: entries.count)
        for surface in kept { add(surface.text, for: surface.entry, use: surface.use) }
        return taken
    }

    /// Adds forms of an entry.
    public mutating func add(_ texts: [String], for entry: Int, use: Use) {
        for text in texts { add(text, for: entry, use: use) }
    }
}
