import SourceText

/// How a document, or what was entered by hand, may be handled.
public enum HandlingMark: String, Sendable, Codable, CaseIterable {
    /// It goes out only where the one who exports says that it stays in the house.
    case `internal`
    /// It goes out never.
    case doNotExport = "do-not-export"
}

/// What an analyst says of a document: who entered it, how it may be handled, how good its source is, that it is retracted.
public struct DeskRemarks: Sendable, Hashable, Codable {
    /// That somebody entered the document by hand.
    public struct Entry: Sendable, Hashable, Codable {
        /// Who did.
        public var by: String
        /// When, in UTC (ISO 8601).
        public var at: String
        /// On what it rests, in her words; nil for her own knowledge.
        public var source: String?
        /// The document of the record that it rests on: the two are one witness.
        public var document: DocumentID?

        /// An entry; by default of the analyst's own knowledge.
        public init(by: String, at: String, source: String? = nil, document: DocumentID? = nil) {
            self.by = by
            self.at = at
            self.source = source
            self.document = document
        }
    }

    /// That a document is retracted: it can be read, and nothing leans on it.
    public struct Retraction: Sendable, Hashable, Codable {
        /// Who retracted it.
        public var by: String
        /// When, in UTC (ISO 8601).
        public var at: String
        /// Why.
        public var why: String

        /// A retraction.
        public init(by: String, at: String, why: String) {
            self.by = by
            self.at = at
            self.why = why
        }
    }

    /// Who entered it; nil for a report that was read.
    public var entry: Entry?
    /// How it may be handled; empty for a document that may go out.
    public var handling: [HandlingMark]
    /// The grade of its source; nil where nobody has graded it.
    public var grade: SourceGrade?
    /// That it is retracted.
    public var retraction: Retraction?

    /// Remarks; by default none.
    public init(
        entry: Entry? = nil, handling: [HandlingMark] = [], grade: SourceGrade? = nil, retraction: Retraction? = nil
    ) {
        self.entry = entry
        self.handling = handling
        self.grade = grade
        self.retraction = retraction
    }

    /// Whether there is nothing to remark.
    public var isEmpty: Bool { self == DeskRemarks() }

    /// Whether the document may go out.
    ///
    /// - Parameter house: whether what goes out stays in the house, so that what is internal may go with it.
    public func mayGoOut(inHouse house: Bool) -> Bool {
        !handling.contains(.doNotExport) && (house || !handling.contains(.internal))
    }
}
