import SourceText

/// What an analyst says against a record, or beside it: one row that is never changed. Withdrawing it is a row too.
///
/// ```swift
/// let correction = Correction(
///     .reject(StatementAddress(statement)), by: "ana", at: "2026-03-01T09:00:00Z", why: "a misprint in the wire")
/// let record = collator.collate(Corrections([correction]).apply(to: readings))
/// ```
public struct Correction: Sendable, Hashable, Identifiable {
    /// An entity as a correction names it: by the id that it had in the record, and by its name.
    public struct EntityName: Sendable, Hashable, Codable {
        /// Its id at that time.
        public var id: EntityID
        /// Its name.
        public var name: String

        /// An entity by id and name.
        public init(id: EntityID, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// What is to be done.
    public enum Action: Sendable, Hashable {
        /// The statement is wrong, or is none: it takes part in nothing.
        case reject(StatementAddress)
        /// Fields of the statement are otherwise, by the names that the record gives them; nil takes a value away. With the
        /// names of entities that the values speak of.
        case amend(StatementAddress, set: [String: String?], named: [EntityID: String])
        /// Two entities are one; the second goes under the first.
        case merge(EntityName, EntityName)
        /// Whoever bears the name is not the entity.
        case split(EntityName, name: String)
        /// A source has a grade: a document (its id), or an outlet with all its documents.
        case regrade(source: String, name: String, SourceGrade)
        /// The document stays readable, and nothing leans on it.
        case retract(DocumentID)
        /// The document may be handled so; none takes all marks away.
        case mark(DocumentID, [HandlingMark])
        /// A forecast came out in some way; with the ids of statements that show it.
        case resolve(StatementAddress, ForecastResolution.Outcome, settled: CalendarDay?, statements: [String])
        /// A remark on anything that has an id; its words are the reason.
        case note(on: String)
        /// Another correction is withdrawn.
        case undo(String)
    }

    /// Made from everything below.
    public let id: String
    /// What is to be done.
    public let action: Action
    /// Who says so.
    public let by: String
    /// When she said so, in UTC (ISO 8601).
    public let at: String
    /// Why; nil where she gives no reason.
    public let why: String?

    /// A correction; its id is made from its content.
    public init(_ action: Action, by: String, at: String, why: String? = nil) {
        self.action = action
        self.by = by
        self.at = at
        self.why = why
        id = ContentID.make("correction", [Correction.key(action), by, at, why ?? ""])
    }

    /// The name of the action in a row: `reject`.
    public var name: String {
        switch action {
        case .reject: "reject"
        case .amend: "amend"
        case .merge: "merge"
        case .split: "split"
        case .regrade: "regrade"
        case .retract: "retract"
        case .mark: "mark"
        case .resolve: "resolve"
        case .note: "note"
        case .undo: "undo"
        }
    }

    /// What it is looked up by: the id of the document, entity or correction that it speaks of.
    public var subject: String {
        switch action {
        case .reject(let address), .amend(let address, _, _), .resolve(let address, _, _, _):
            address.document.rawValue
        case .merge(let entity, _), .split(let entity, _): entity.id.rawValue
        case .regrade(let source, _, _): source
        case .retract(let document), .mark(let document, _): document.rawValue
        case .note(let subject): subject
        case .undo(let correction): correction
        }
    }

    /// The statement that it speaks of; nil where it speaks of something else.
    public var address: StatementAddress? {
        switch action {
        case .reject(let address), .amend(let address, _, _), .resolve(let address, _, _, _): address
        default: nil
        }
    }

    private static func key(_ action: Action) -> String {
        func place(_ address: StatementAddress) -> String {
            "\(address.document) \(address.span.start) \(address.span.end) \(address.kind.rawValue) \(address.key)"
        }
        let parts: [String] =
            switch action {
            case .reject(let address): ["reject", place(address)]
            case .amend(let address, let set, _):
                ["amend", place(address)]
                    + set.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value ?? "")" }
            case .merge(let entity, let other): ["merge", entity.id.rawValue, other.id.rawValue, other.name]
            case .split(let entity, let name): ["split", entity.id.rawValue, name]
            case .regrade(let source, _, let grade): ["regrade", source, grade.rawValue]
            case .retract(let document): ["retract", document.rawValue]
            case .mark(let document, let marks): ["mark", document.rawValue] + marks.map(\.rawValue)
            case .resolve(let address, let outcome, let settled, let statements):
                ["resolve", place(address), outcome.rawValue, settled?.description ?? ""] + statements
            case .note(let subject): ["note", subject]
            case .undo(let correction): ["undo", correction]
            }
        return parts.joined(separator: "\u{1F}")
    }
}
