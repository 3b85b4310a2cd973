import SourceText

/// A stretch of text that refers to something: a name, a noun phrase or a pronoun.
public struct Mention: Sendable, Hashable {
    /// What kind of thing, by GUM's scheme.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case abstract, animal, event, object, organization, person, place, plant, substance, time
    }

    /// How it refers.
    public enum Form: String, Sendable, CaseIterable, Codable {
        /// By a proper name: `Kassym-Jomart Tokayev`.
        case name
        /// By a noun phrase: `the president`.
        case nominal
        /// By a pronoun: `he`.
        case pronoun
    }

    /// The words, without a preposition or a full stop.
    public var words: Range<Int>
    /// The bytes of the words.
    public var span: Span
    /// The index of the head word.
    public var head: Int
    /// What kind of thing it refers to.
    public var kind: Kind
    /// How it refers.
    public var form: Form
    /// The bytes of the proper name inside; nil where there is none.
    public var name: Span?
    /// Mentions of a document with the same number refer to the same thing. Numbers count from 0 in order of the text.
    public var chain: Int
    /// Index into ``Gazetteer/entries`` of what the name or the chain is known as; nil where unknown.
    public var entry: Int?
    /// What pronouns, titles, kinship and given names tell of the chain; unknown where nothing does.
    public var gender: Gender = .unknown
    /// How the name stands in the gazetteer: `Kazakh` is an adjective, `Astana` may be a seat of government.
    public var use: Gazetteer.Use?

    /// A mention; in no chain and unknown to the gazetteer unless given.
    public init(
        words: Range<Int>, span: Span, head: Int, kind: Kind, form: Form, name: Span? = nil, chain: Int = -1,
        entry: Int? = nil, use: Gazetteer.Use? = nil
    ) {
        self.words = words
        self.span = span
        self.head = head
        self.kind = kind
        self.form = form
        self.name = name
        self.chain = chain
        self.entry = entry
        self.use = use
    }
}
