import SourceText

/// Somebody or something that statements are about.
public struct Entity: Sendable, Hashable, Codable, Identifiable {
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

        public init(names: [String], why: String) {
            self.names = names
            self.why = why
        }
    }

    public var id: EntityID
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
    public var document: DocumentID
    public var span: Span
    public var entity: EntityID

    public init(document: DocumentID, span: Span, entity: EntityID) {
        self.document = document
        self.span = span
        self.entity = entity
    }
}
