import SourceText

/// What a document's row in the record says, without its text.
public struct DocumentSummary: Sendable, Hashable, Codable, Identifiable {
    public var id: DocumentID
    public var name: String
    public var url: String?
    public var sha256: String
    public var extractor: String
    public var title: String?
    public var publisher: String?
    /// The entity of the publisher, where it is known as one.
    public var outlet: EntityID?
    public var authors: [String]
    public var published: CalendarPeriod?
    public var modified: CalendarPeriod?
    public var language: String?
    public var kind: Document.Kind
    public var body: [Span]
    public var furniture: [Span]
    public var headline: Span?
    public var captions: [Span]
    public var derived: [Document.DerivedPassage]

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
    }
}

/// The passages of a document that statements and attributions point at: enough to quote them without the whole text.
public struct Excerpts: Sendable, Hashable, Codable {
    /// Passages in order of the text, without overlap.
    private var spans: [Span] = []
    /// The line of each passage's first byte, from 1.
    private var lines: [Int] = []
    /// Their bytes, one after the other.
    private var bytes: [UInt8] = []
    /// Where each passage begins in ``bytes``.
    private var offsets: [Int] = []

    public init() {}

    /// Keeps the given passages of a text; those that touch or overlap become one.
    public init(of text: Text, spans wanted: [Span]) {
        var line = 1
        var position = 0
        for span in wanted.sorted() where !span.isEmpty && span.end <= text.count {
            if let last = spans.last, span.start <= last.end {
                if span.end > last.end {
                    bytes.append(contentsOf: text.bytes[last.end..<span.end])
                    spans[spans.count - 1] = Span(last.start, span.end)
                }
                continue
            }
            while position < span.start {
                if text.bytes[position] == 0x0A { line += 1 }
                position += 1
            }
            spans.append(span)
            lines.append(line)
            offsets.append(bytes.count)
            bytes.append(contentsOf: text.bytes[span.range])
        }
    }

    private func index(of span: Span) -> Int? {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(span) ? low : nil
    }

    /// The words of a span; nil where it was not kept.
    public subscript(span: Span) -> String? {
        guard let index = index(of: span) else { return nil }
        let start = offsets[index] + span.start - spans[index].start
        return String(decoding: bytes[start..<(start + span.count)], as: UTF8.self)
    }

    /// The line that a span begins on, counted from 1; nil where it was not kept.
    public func line(of span: Span) -> Int? {
        guard let index = index(of: span) else { return nil }
        let start = offsets[index]
        let end = start + span.start - spans[index].start
        return lines[index] + bytes[start..<end].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
}

/// That a document names another outlet or body as its source.
public struct Citation: Sendable, Hashable, Codable {
    public var document: DocumentID
    public var cites: EntityID
    public var span: Span

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
        public var hash: UInt64
        public var count: Float

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

    /// An entity and how often it is mentioned.
    public struct EntityCount: Sendable, Hashable, Codable {
        public var entity: EntityID
        public var count: Int

        public init(entity: EntityID, count: Int) {
            self.entity = entity
            self.count = count
        }
    }

    public init(
        terms: [Term] = [], fingerprints: [UInt64] = [], words: Int = 0, entities: [EntityCount] = []
    ) {
        self.terms = terms
        self.fingerprints = fingerprints
        self.words = words
        self.entities = entities
    }
}

/// Everything that one document gives to Collation.
public struct Reading: Sendable, Hashable, Codable {
    public var document: DocumentSummary
    /// The document's entities under ids of its own making; Collation merges them across documents.
    public var entities: [Entity]
    public var mentions: [EntityMention]
    public var attributions: [Attribution]
    public var statements: [Statement]
    public var citations: [Citation]
    public var digest: Digest
    public var excerpts: Excerpts

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
