import SourceText

/// What a document's row in the record says, without its text.
public struct DocumentSummary: Sendable, Hashable, Codable, Identifiable {
    /// Identity by content.
    public var id: DocumentID
    /// The name by which every row refers to the document.
    public var name: String
    /// The address it was published at, where known.
    public var url: String?
    /// SHA-256 of the raw bytes, 64 hexadecimal digits.
    public var sha256: String
    /// Name and version of the extractor that made the text.
    public var extractor: String
    /// Its title, where it has one.
    public var title: String?
    /// Who published it, as the document writes the name; nil where nothing says so.
    public var publisher: String?
    /// The entity of the publisher, where it is known as one.
    public var outlet: EntityID?
    /// Who wrote it, in the order of the by-line.
    public var authors: [String]
    /// When it was published; nil where nothing says so.
    public var published: CalendarPeriod?
    /// When it was last changed, by its own word.
    public var modified: CalendarPeriod?
    /// Language as an ISO 639-1 code, `en`.
    public var language: String?
    /// What kind of report it is.
    public var kind: Document.Kind
    /// The ranges of the text that are the article, in order, without overlap.
    public var body: [Span]
    /// The ranges that are page furniture.
    public var furniture: [Span]
    /// The title line, where it stands in the text.
    public var headline: Span?
    /// Captions of pictures and players.
    public var captions: [Span]
    /// Passages made from the article, no independent witness.
    public var derived: [Document.DerivedPassage]
    /// The row that it came in, where it is one of several in a file.
    public var row: Document.Row?
    /// What an analyst says of it; nil where nobody says anything.
    public var desk: DeskRemarks?

    /// The summary of a document.
    public init(_ document: Document, outlet: EntityID? = nil) {
        id = document.id
        name = document.name
        url = document.url
        sha256 = document.sha256
        extractor = document.extractor
        title = document.title
        publisher = document.publisher
        self.outlet = outlet
        authors = document.authors
        published = document.published
        modified = document.modified
        language = document.language
        kind = document.kind
        body = document.body
        furniture = document.furniture
        headline = document.headline
        captions = document.captions
        derived = document.derived
        row = document.row
    }
}

/// That a document names another outlet or body as its source.
public struct Citation: Sendable, Hashable, Codable {
    /// The document that cites.
    public var document: DocumentID
    /// The outlet or body that it names.
    public var cites: EntityID
    /// The words that name it.
    public var span: Span

    /// A citation of a body by a document.
    public init(document: DocumentID, cites: EntityID, span: Span) {
        self.document = document
        self.cites = cites
        self.span = span
    }
}

/// What Collation needs of a document's words, so that it needs no text processing of its own.
public struct Digest: Sendable, Hashable, Codable {
    /// A term and how often it stands in the body (title terms count three times); terms are 64-bit hashes of lemmas and
    /// entity ids, sorted.
    public struct Term: Sendable, Hashable, Codable {
        /// The 64-bit hash of the lemma or of the entity id.
        public var hash: UInt64
        /// How often it stands there, at least 1; a term of the title counts three times.
        public var count: Float

        /// A term and its count.
        public init(hash: UInt64, count: Float) {
            self.hash = hash
            self.count = count
        }
    }

    /// The terms, sorted by hash.
    public var terms: [Term]
    /// Hashes of runs of words (shingles) chosen by value, sorted: documents that share many share passages.
    public var fingerprints: [UInt64]
    /// How many words the body has.
    public var words: Int
    /// How often each entity is mentioned, sorted by id.
    public var entities: [EntityCount]
    /// The clauses of the body, as terms and values.
    public var passages: Passages

    /// An entity and how often it is mentioned.
    public struct EntityCount: Sendable, Hashable, Codable {
        /// The entity, under the reading's own id.
        public var entity: EntityID
        /// The number of its mentions.
        public var count: Int

        /// An entity and the number of its mentions.
        public init(entity: EntityID, count: Int) {
            self.entity = entity
            self.count = count
        }
    }

    /// A digest; by default of a document without words.
    public init(
        terms: [Term] = [], fingerprints: [UInt64] = [], words: Int = 0, entities: [EntityCount] = [],
        passages: Passages = Passages()
    ) {
        self.passages = passages
        self.terms = terms
        self.fingerprints = fingerprints
        self.words = words
        self.entities = entities
    }
}

/// Everything that one document gives to Collation.
public struct Reading: Sendable, Hashable, Codable {
    /// What the document's row will say.
    public var document: DocumentSummary
    /// The document's entities under ids of its own making; Collation merges them across documents.
    public var entities: [Entity]
    /// Where the entities are referred to, in order of the text; names, noun phrases and pronouns.
    public var mentions: [EntityMention]
    /// What is laid to sources, in order of the text.
    public var attributions: [Attribution]
    /// What the document says, in order of the text.
    public var statements: [Statement]
    /// The outlets and bodies that it names as its sources.
    public var citations: [Citation]
    /// What Collation needs of its words.
    public var digest: Digest
    /// The passages that statements and attributions point at.
    public var excerpts: Excerpts

    /// A reading; by default of a document that says nothing.
    public init(
        document: DocumentSummary, entities: [Entity] = [], mentions: [EntityMention] = [],
        attributions: [Attribution] = [], statements: [Statement] = [], citations: [Citation] = [],
        digest: Digest = Digest(), excerpts: Excerpts = Excerpts()
    ) {
        self.document = document
        self.entities = entities
        self.mentions = mentions
        self.attributions = attributions
        self.statements = statements
        self.citations = citations
        self.digest = digest
        self.excerpts = excerpts
    }
}
