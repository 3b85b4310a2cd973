import SourceText

/// Somebody or something that statements are about.
public struct Entity: Sendable, Hashable, Codable, Identifiable {
    /// What an entity is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case state, government, organization, person, place, framework, outlet, company, group, other

        /// What an ``EntityID`` of the kind begins with; empty for a state.
        public var prefix: String {
            switch self {
            case .state: ""
            case .government: "gov:"
            case .organization: "org:"
            case .person: "person:"
            case .place: "place:"
            case .framework: "fw:"
            case .outlet: "outlet:"
            case .company: "co:"
            case .group: "grp:"
            case .other: "other:"
            }
        }
    }

    /// Why two names were taken for one entity.
    public struct Merge: Sendable, Hashable, Codable {
        /// The names that were brought together.
        public var names: [String]
        /// The rule, in words.
        public var why: String

        /// A merge of some names, and the rule.
        public init(names: [String], why: String) {
            self.names = names
            self.why = why
        }
    }

    /// Its identity in the record.
    public var id: EntityID
    /// What it is.
    public var kind: Kind
    /// The name an analyst would write.
    public var name: String
    /// Every surface form seen, sorted.
    public var names: [String]
    /// The alpha-3 code of the state it belongs to or acts for.
    public var state: EntityID?
    /// What it is, in the words of a source: `president of Kazakhstan`.
    public var role: String?
    /// The evidence for every merge.
    public var merged: [Merge]

    /// An entity; by default with no form seen, no state, no role and no merge.
    public init(
        id: EntityID, kind: Kind, name: String, names: [String] = [], state: EntityID? = nil, role: String? = nil,
        merged: [Merge] = []
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.names = names
        self.state = state
        self.role = role
        self.merged = merged
    }
}

/// Where an entity is referred to.
public struct EntityMention: Sendable, Hashable, Codable {
    /// The document it is referred to in.
    public var document: DocumentID
    /// The words that refer to it.
    public var span: Span
    /// What they refer to; an id of ``Record/entities``.
    public var entity: EntityID

    /// A mention of an entity.
    public init(document: DocumentID, span: Span, entity: EntityID) {
        self.document = document
        self.span = span
        self.entity = entity
    }
}
