import SourceText

/// A question that documents answer, their answers, and how the answers compare.
public struct Finding: Sendable, Hashable, Codable, Identifiable {
    /// What kind of question it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// How much.
        case figure
        /// When.
        case date
        /// Whether it happened.
        case event
        /// How far something has come.
        case status
        /// Who, which, where.
        case identity
        /// Why.
        case motive
        /// Any other question.
        case other
    }

    /// How the answers compare.
    public enum Verdict: String, Sendable, Codable, CaseIterable {
        /// The same value, or values that mean the same.
        case agree
        /// One is more exact than the other.
        case refine
        /// They cannot both be right.
        case conflict
        /// One document only.
        case single
    }

    /// What one document says.
    public struct Answer: Sendable, Hashable, Codable {
        /// The document that says it.
        public var document: DocumentID
        /// The value as text, normalised: `2025-11-11`, `USD 482000000`, `acceded`.
        public var value: String
        /// The statement that gives it.
        public var statement: String?
        /// Where it stands, if no one statement covers it.
        public var span: Span?

        /// What a document says, by a statement of it or, where no one statement covers it, by a span.
        public init(document: DocumentID, value: String, statement: String? = nil, span: Span? = nil) {
            self.document = document
            self.value = value
            self.statement = statement
            self.span = span
        }
    }

    /// Made from kind, question and answers.
    public var id: String
    /// The question in plain words: `When did Tokayev visit Moscow?`.
    public var question: String
    /// What kind of question it is.
    public var kind: Kind
    /// The answers, at least one; a document may give several.
    public var answers: [Answer]
    /// Documents that treat the matter and leave it out.
    public var silent: [DocumentID]
    /// How the answers compare.
    public var verdict: Verdict
    /// The rule that decided, in words.
    public var rule: String
    /// Why a difference may be none.
    public var scope: String?
    /// How material it is, 0...1; findings are listed by it. A conflict weighs more than a refinement, that more than agreement.
    public var severity: Double
    /// The number of independent origins among the answers.
    public var independent: Int
    /// The proposed grade of the information by the Admiralty code, 1...6.
    public var grade: Int

    /// Whether an answer is a passage that no statement covers.
    public var restsOnPassages: Bool { answers.contains { $0.statement == nil } }

    /// A finding; its grade is 6, "cannot be judged", unless another is given.
    public init(
        id: String, question: String, kind: Kind, answers: [Answer], silent: [DocumentID] = [], verdict: Verdict,
        rule: String, scope: String? = nil, severity: Double, independent: Int, grade: Int = 6
    ) {
        self.id = id
        self.question = question
        self.kind = kind
        self.answers = answers
        self.silent = silent
        self.verdict = verdict
        self.rule = rule
        self.scope = scope
        self.severity = severity
        self.independent = independent
        self.grade = grade
    }
}
