import SourceText

/// That a text lays some content to a source.
public struct Attribution: Sendable, Hashable, Codable, Identifiable {
    /// How the content is given.
    public enum Style: String, Sendable, Codable, CaseIterable {
        /// In quotation marks, word by word.
        case direct
        /// Retold.
        case indirect
        /// Retold, with words in quotation marks.
        case mixed
    }

    /// Made from document and spans.
    public var id: String
    /// The document that it stands in.
    public var document: DocumentID
    /// The words that name the source; nil where the content stands without one.
    public var source: Span?
    /// The words that attribute: `said`, `according to`; nil for a quotation that goes on.
    public var cue: Span?
    /// What is attributed, from its first byte to its last.
    public var content: Span
    /// The pieces of the content, where something stands between them; empty where it is in one piece.
    public var contentPieces: [Span]
    /// The source as an entity; nil where it is not named or not known.
    public var speaker: EntityID?
    /// The outlet or body that the speaker is cited through.
    public var via: EntityID?
    /// Quoted, retold, or both.
    public var style: Style

    /// An attribution; its id is made from document and spans unless one is given.
    public init(
        id: String = "", document: DocumentID, source: Span?, cue: Span?, content: Span, contentPieces: [Span] = [],
        speaker: EntityID? = nil, via: EntityID? = nil, style: Style
    ) {
        self.document = document
        self.source = source
        self.cue = cue
        self.content = content
        self.contentPieces = contentPieces
        self.speaker = speaker
        self.via = via
        self.style = style
        self.id =
            id.isEmpty
            ? ContentID.make("att", [document.rawValue, "\(content.start)", "\(content.end)", "\(cue?.start ?? -1)"])
            : id
    }
}
