import SourceText

/// A question that documents answer, their answers, and how the answers compare.
public struct Finding: Sendable, Hashable, Codable, Identifiable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case figure, date, event, status, identity, motive, other
    }

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
        public var document: DocumentID
        /// The value as text, normalised: `2025-11-11`, `USD 482000000`, `acceded`.
        public var value: String
        /// The statement that gives it.
        public var statement: String?
        /// Where it stands, if no one statement covers it.
        public var span: Span?

        public init(document: DocumentID, value: String, statement: String? = nil, span: Span? = nil) {
            self.document = document
            self.value = value
            self.statement = statement
            self.span = span
        }
    }

    public var id: String
    /// The question in plain words: `When did Tokayev visit Moscow?`.
    public var question: String
    public var kind: Kind
    public var answers: [Answer]
    /// Documents that treat the matter and leave it out.
    public var silent: [DocumentID]
    public var verdict: Verdict
    /// The rule that decided, in words.
    public var rule: String
    /// Why a difference may be none.
    public var scope: String?
    /// How material it is, 0...1; findings are listed by it, conflicts first.
    public var severity: Double
    /// The number of independent origins among the answers.
    public var independent: Int
    /// The proposed grade of the information by the Admiralty code, 1...6.
    public var grade: Int

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
