import SourceText

/// One thing that one passage of one document says, typed, attributed, dated and hedged.
///
/// A statement holds spans; the words themselves are looked up in the reading's ``Excerpts``.
public struct Statement: Sendable, Hashable, Codable, Identifiable {
    /// Whether the thing said is said to be so.
    public enum Modality: String, Sendable, Codable, CaseIterable {
        /// It is said to be or to have been.
        case actual
        /// It is to come: announced, agreed, intended.
        case planned
        /// It may be or may come.
        case possible
        /// It is said not to be, or somebody disputes it.
        case denied
        /// It hangs on something else that is not said to be so.
        case conditional
    }

    /// What is said; one case for each kind of row.
    public enum Content: Sendable, Hashable, Codable {
        case event(Event)
        case figure(Figure)
        case status(FrameworkStatus)
        case tie(Tie)
        case deal(Deal)
        case forecast(Forecast)
        case assessment(Assessment)
        case motive(Motive)
        case condition(Condition)

        /// The name of the kind in the record.
        public var kind: Kind {
            switch self {
            case .event: .event
            case .figure: .figure
            case .status: .status
            case .tie: .tie
            case .deal: .deal
            case .forecast: .forecast
            case .assessment: .assessment
            case .motive: .motive
            case .condition: .condition
            }
        }
    }

    /// The kind of row that it becomes in the record.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case event, figure, status, tie, deal, forecast, assessment, motive, condition
    }

    /// Made from document, kind, span and content.
    public var id: String
    /// The document that says it.
    public var document: DocumentID
    /// The clause or sentence that says it.
    public var span: Span
    /// Where in the document it stands.
    public var region: Region
    /// Who says it; nil for the document's own voice.
    public var speaker: EntityID?
    /// The outlet that the speaker is cited through.
    public var via: EntityID?
    /// Whether it is said to be so.
    public var modality: Modality
    /// When what is said held or happened, by this document.
    public var time: StatedTime?
    /// What is said.
    public var content: Content

    /// The kind of row that it becomes in the record.
    public var kind: Kind { content.kind }

    /// A statement; its id is made from its content.
    public init(
        document: DocumentID, span: Span, region: Region = .body, speaker: EntityID? = nil, via: EntityID? = nil,
        modality: Modality = .actual, time: StatedTime? = nil, content: Content
    ) {
        self.document = document
        self.span = span
        self.region = region
        self.speaker = speaker
        self.via = via
        self.modality = modality
        self.time = time
        self.content = content
        id = ""
        id = Statement.makeID(self)
    }

    /// The id that the content of a statement gives it; to be set anew when entities are renamed.
    public static func makeID(_ statement: Statement) -> String {
        ContentID.make(
            statement.kind.rawValue,
            [
                statement.document.rawValue, "\(statement.span.start)", "\(statement.span.end)",
                statement.modality.rawValue,
                statement.content.key,
            ])
    }
}
