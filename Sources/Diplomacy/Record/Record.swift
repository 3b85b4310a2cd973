import SourceText

/// An input that could not be read.
public struct Rejection: Sendable, Hashable, Codable {
    /// The source's name, as a document of it would have had.
    public var name: String
    /// A stable code, `CH0102`.
    public var code: String
    /// What is wrong and what to do, in one line.
    public var reason: String
    /// Where it is, as the user gave it; nil where the name says it. For messages: the record has the name.
    public var place: String?

    /// A rejection, with its code and the one line that explains it.
    public init(name: String, code: String, reason: String, place: String? = nil) {
        self.place = place
        self.name = name
        self.code = code
        self.reason = reason
    }
}

/// Who draws on whom: a cited body, or another document whose text was copied.
public struct Lineage: Sendable, Hashable, Codable {
    /// How the document draws on something.
    public enum Relation: Sendable, Hashable, Codable {
        /// The document names a body as its source, at a span.
        case cites(EntityID, Span)
        /// The document holds text of another; the share of its own text, 0...1.
        case copies(DocumentID, share: Double)
    }

    /// The document that draws on something.
    public var document: DocumentID
    /// On what, and how.
    public var relation: Relation

    /// A line of lineage.
    public init(document: DocumentID, relation: Relation) {
        self.document = document
        self.relation = relation
    }
}

/// Documents that count as one witness.
public struct Origin: Sendable, Hashable, Codable, Identifiable {
    /// Made from the documents.
    public var id: String
    /// The documents, at least two, sorted.
    public var documents: [DocumentID]
    /// Why they count as one, in words.
    public var why: String

    /// An origin.
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
        /// A state in a framework.
        case framework(EntityID, state: EntityID)
        /// Two sides, in order of their ids.
        case pair(EntityID, EntityID)
    }

    /// Who stands to what.
    public var subject: Subject
    /// A stage of a framework, or a tie type.
    public var status: String
    /// The days within which it began; nil where no document dates it.
    public var since: CalendarPeriod?
    /// The days within which it ended; nil where no document dates the end.
    public var until: CalendarPeriod?
    /// Ids of the statements behind it.
    public var statements: [String]

    /// A standing, with the ids of the statements that it rests on.
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

    /// When a standing began by what statements say of it: the most exact of the dates that lie in one another, else the
    /// earliest; nil where none gives a date.
    public static func beginning(in statements: [Statement]) -> CalendarPeriod? {
        var since: CalendarPeriod?
        for statement in statements {
            let date: CalendarPeriod? =
                switch statement.content {
                case .status(let status): status.date
                case .tie(let tie): tie.since
                default: nil
                }
            guard let date else { continue }
            if let known = since {
                if known.contains(date) || (!date.contains(known) && date.first < known.first) { since = date }
            } else {
                since = date
            }
        }
        return since
    }
}

/// Documents of one affair.
public struct Story: Sendable, Hashable, Codable, Identifiable {
    /// Made from the documents.
    public var id: String
    /// The title of the report that shares most terms with the rest.
    public var title: String
    /// Its documents, sorted.
    public var documents: [DocumentID]
    /// The day of the first report that has a date; nil where none has.
    public var from: CalendarDay?
    /// The day of the last.
    public var to: CalendarDay?

    /// A story of some documents.
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
    /// Which way.
    public enum Direction: String, Sendable, Codable, CaseIterable {
        /// Nearer than before, or by its kind a step towards the power.
        case closer
        /// A relation that stands as it is.
        case steady
        /// Farther than before, or a step away.
        case away
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

    /// Made from state, power, domain, direction and basis.
    public var id: String
    /// The state that leans.
    public var state: EntityID
    /// The power that it leans towards or away from.
    public var toward: EntityID
    /// An open vocabulary: `diplomatic`, `trade`, `energy`, `technology`, `security`, `cultural`, ….
    public var domain: String
    /// Which way.
    public var direction: Direction
    /// What it rests on.
    public var basis: Basis
    /// The days that it is measured over; nil where it is not measured.
    public var period: CalendarPeriod?
    /// How strong the measured leaning is; nil where it is not measured.
    public var value: Double?
    /// The low end of the value's interval.
    public var low: Double?
    /// The high end.
    public var high: Double?
    /// How many stories it rests on.
    public var stories: Int
    /// Ids of the statements behind it.
    public var statements: [String]

    /// A vector; without period and value unless it is measured.
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
    /// Inputs that could not be read.
    public var rejected: [Rejection]
    /// Everything that statements are about; sorted by id.
    public var entities: [Entity]
    /// Where the entities are referred to.
    public var mentions: [EntityMention]
    /// What is laid to sources.
    public var attributions: [Attribution]
    /// What the documents say.
    public var statements: [Statement]
    /// The questions that documents answer; the more material before the less.
    public var findings: [Finding]
    /// Who draws on whom.
    public var lineage: [Lineage]
    /// The documents that count as one witness.
    public var origins: [Origin]
    /// How states stand in frameworks and to each other.
    public var standings: [Standing]
    /// The affairs that the documents treat.
    public var stories: [Story]
    /// Which way states lean.
    public var vectors: [Vector]
    /// How forecasts came out; a forecast without one is open.
    public var resolutions: [ForecastResolution]

    /// A record; by default of no documents.
    public init(
        documents: [DocumentSummary] = [], excerpts: [DocumentID: Excerpts] = [:], rejected: [Rejection] = [],
        entities: [Entity] = [], mentions: [EntityMention] = [], attributions: [Attribution] = [],
        statements: [Statement] = [], findings: [Finding] = [], lineage: [Lineage] = [], origins: [Origin] = [],
        standings: [Standing] = [], stories: [Story] = [], vectors: [Vector] = [],
        resolutions: [ForecastResolution] = []
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
        self.resolutions = resolutions
    }

    /// The words of a span of a document; nil where they were not kept.
    public func text(_ document: DocumentID, _ span: Span) -> String? { excerpts[document]?[span] }
}
