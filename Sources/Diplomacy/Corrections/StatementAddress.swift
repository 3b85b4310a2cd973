import SourceText

/// Where a statement is found again after its document was read anew: its document, its passage, its kind, and what tells
/// it from others of the kind in that passage.
///
/// A statement's id is made from all that it says, and changes with the tables and models; a passage of a document does not.
public struct StatementAddress: Sendable, Hashable {
    /// The document that says it.
    public var document: DocumentID
    /// The passage that says it.
    public var span: Span
    /// Its kind.
    public var kind: Statement.Kind
    /// What tells it from others of the passage: codes, values and states, joined by `|`.
    public var key: String
    /// The words of the passage, for whoever reads the correction; nil where they were not kept.
    public var text: String?

    /// An address by its parts.
    public init(document: DocumentID, span: Span, kind: Statement.Kind, key: String, text: String? = nil) {
        self.document = document
        self.span = span
        self.kind = kind
        self.key = key
        self.text = text
    }

    /// The address of a statement.
    public init(_ statement: Statement, text: String? = nil) {
        self.init(
            document: statement.document, span: statement.span, kind: statement.kind,
            key: StatementAddress.traits(statement).joined(separator: "|"), text: text)
    }

    /// The statements that are meant, by their numbers in a list: those of the passage and kind with the same traits; where
    /// none has them, the one that is alone there or shares most; where the passage was cut otherwise, the one with the
    /// same traits that lies over half of it. Empty where none is.
    public func find(in statements: [Statement]) -> [Int] {
        let own = statements.indices.filter { statements[$0].document == document && statements[$0].kind == kind }
        let here = own.filter { statements[$0].span == span }
        func hasTraits(_ index: Int) -> Bool {
            StatementAddress.traits(statements[index]).joined(separator: "|") == key
        }
        let exact = here.filter(hasTraits)
        if !exact.isEmpty { return exact }
        if here.count == 1 { return here }
        if here.isEmpty {
            return own.filter {
                let other = statements[$0].span
                return hasTraits($0) && other.overlap(span) * 2 >= max(other.count, span.count)
            }
        }
        let wanted = Set(key.split(separator: "|").map(String.init))
        let shared = here.map { (index: $0, count: wanted.intersection(StatementAddress.traits(statements[$0])).count) }
        guard let most = shared.map(\.count).max(), most > 0 else { return [] }
        let best = shared.filter { $0.count == most }
        return best.count == 1 ? [best[0].index] : []
    }

    /// What tells a statement from others of its kind in one passage. People and bodies are left out: their ids hang on
    /// what a document is read together with.
    private static func traits(_ statement: Statement) -> [String] {
        let own: [String?] =
            switch statement.content {
            case .event(let event): [event.plover, event.cameo]
            case .figure(let figure): [figure.amount.value.map { "\($0)" }, figure.amount.unit, figure.what]
            case .status(let status): [status.stage.rawValue]
            case .tie(let tie): [tie.type]
            case .deal(let deal): [deal.instrument, deal.sector]
            case .forecast(let forecast): [forecast.term]
            case .assessment: []
            case .motive(let motive): [motive.aim]
            case .condition(let condition): [condition.requires]
            }
        let words = own.map { ($0 ?? "").split(separator: "|").joined(separator: "/") }
        return words + statement.subjects.filter(\.isState).map(\.rawValue).sorted()
    }
}
