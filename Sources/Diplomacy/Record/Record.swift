import SourceText

/// An input that could not be read.
public struct Rejection: Sendable, Hashable, Codable {
    public var name: String
    /// A stable code, `CH0102`.
    public var code: String
    /// What is wrong and what to do, in one line.
    public var reason: String

    public init(name: String, code: String, reason: String) {
        self.name = name
        self.code = code
        self.reason = reason
    }
}

/// Who draws on whom: a cited body, or another document whose text was copied.
public struct Lineage: Sendable, Hashable, Codable {
    public enum Relation: Sendable, Hashable, Codable {
        /// The document names a body as its source, at a span.
        case cites(EntityID, Span)
        /// The document holds text of another; the share of its own text, 0...1.
        case copies(DocumentID, share: Double)
    }

    public var document: DocumentID
    public var relation: Relation

    public init(document: DocumentID, relation: Relation) {
        self.document = document
        self.relation = relation
    }
}

/// Documents that count as one witness.
public struct Origin: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    public var documents: [DocumentID]
    public var why: String

    public init(id: String, documents: [DocumentID], why: String) {
        self.id = id
        self.documents = documents
        self.why = why
    }
}

/// How a state stands in a framework, or two sides to each other, over a time.
public struct Standing: Sendable, Hashable, Codable {
    /// In a framework, or between two.
    public enum Subject: Sendable, Hashable, Codable {
        case framework(EntityID, state: EntityID)
        case pair(EntityID, EntityID)
    }

    public var subject: Subject
    /// A stage of a framework, or a tie type.
    public var status: String
    public var since: CalendarPeriod?
    public var until: CalendarPeriod?
    /// Ids of the statements behind it.
    public var statements: [String]

    public init(
        subject: Subject, status: String, since: CalendarPeriod? = nil, until: CalendarPeriod? = nil,
        statements: [String]
    ) {
        self.subject = subject
        self.status = status
        self.since = since
        self.until = until
        self.statements = statements
    }
}

/// Documents of one affair.
public struct Story: Sendable, Hashable, Codable, Identifiable {
    public var id: String
    public var title: String
    public var documents: [DocumentID]
    public var from: CalendarDay?
    public var to: CalendarDay?

    public init(id: String, title: String, documents: [DocumentID], from: CalendarDay? = nil, to: CalendarDay? = nil) {
        self.id = id
        self.title = title
        self.documents = documents
        self.from = from
        self.to = to
    }
}

/// Which way a state leans towards a power.
public struct Vector: Sendable, Hashable, Codable, Identifiable {
    public enum Direction: String, Sendable, Codable, CaseIterable {
        case closer, steady, away
    }

    /// What it rests on.
    public enum Basis: String, Sendable, Codable, CaseIterable {
        /// A text says so.
        case stated
        /// A standing relation.
        case tie
        /// Events, counted.
        case measured
    }

    public var id: String
    public var state: EntityID
    public var toward: EntityID
    public var domain: String
    public var direction: Direction
    public var basis: Basis
    public var period: CalendarPeriod?
    public var value: Double?
    public var low: Double?
    public var high: Double?
    /// How many stories it rests on.
    public var stories: Int
    public var statements: [String]

    public init(
        id: String, state: EntityID, toward: EntityID, domain: String, direction: Direction, basis: Basis,
        period: CalendarPeriod? = nil, value: Double? = nil, low: Double? = nil, high: Double? = nil, stories: Int = 1,
        statements: [String]
    ) {
        self.id = id
        self.state = state
        self.toward = toward
        self.domain = domain
        self.direction = direction
        self.basis = basis
        self.period = period
        self.value = value
        self.low = low
        self.high = high
        self.stories = stories
        self.statements = statements
    }
}

/// What all documents of a run come to. Every list is in a fixed order that depends on content alone.
public struct Record: Sendable, Codable {
    /// Documents with their excerpts; sorted by name.
    public var documents: [DocumentSummary]
    /// The quotable passages of each document.
    public var excerpts: [DocumentID: Excerpts]
    public var rejected: [Rejection]
    public var entities: [Entity]
    public var mentions: [EntityMention]
    public var attributions: [Attribution]
    public var statements: [Statement]
    public var findings: [Finding]
    public var lineage: [Lineage]
    public var origins: [Origin]
    public var standings: [Standing]
    public var stories: [Story]
    public var vectors: [Vector]

    public init(
        documents: [DocumentSummary] = [], excerpts: [DocumentID: Excerpts] = [:], rejected: [Rejection] = [],
        entities: [Entity] = [], mentions: [EntityMention] = [], attributions: [Attribution] = [],
        statements: [Statement] = [], findings: [Finding] = [], lineage: [Lineage] = [], origins: [Origin] = [],
        standings: [Standing] = [], stories: [Story] = [], vectors: [Vector] = []
    ) {
        self.documents = documents
        self.excerpts = excerpts
        self.rejected = rejected
        self.entities = entities
        self.mentions = mentions
        self.attributions = attributions
        self.statements = statements
        self.findings = findings
        self.lineage = lineage
        self.origins = origins
        self.standings = standings
        self.stories = stories
        self.vectors = vectors
    }

    /// The words of a span of a document; nil where they were not kept.
    public func text(_ document: DocumentID, _ span: Span) -> String? { excerpts[document]?[span] }
}
