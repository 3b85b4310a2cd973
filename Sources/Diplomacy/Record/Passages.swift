import SourceText

/// The clauses of a document's body as terms and values: by them Collation finds where two reports speak of one matter,
/// whatever kind of statement either passage became, or whether it became one at all.
///
/// All clauses of a document share the columns ``terms`` and ``values``, so that a run of thousands of documents stays small.
public struct Passages: Sendable, Hashable, Codable {
    /// What a word of meaning comes to: the entity that it names, or the hash of its lemma, by ``LikeWords`` the same for
    /// words that writers take turns with.
    public struct Term: Sendable, Hashable, Codable {
        /// The hash; 0 for an entity.
        public var hash: UInt64
        /// Index into ``Passages/entities``; -1 for a word.
        public var entity: Int32

        /// The term of a word.
        public init(hash: UInt64) {
            self.hash = hash
            entity = -1
        }

        /// The term of an entity, by its number in ``Passages/entities``.
        public init(entity: Int) {
            hash = 0
            self.entity = Int32(entity)
        }
    }

    /// A clause: a verb, or what stands for it, with all that hangs on it but for other clauses.
    public struct Clause: Sendable, Hashable, Codable {
        /// What is cited for it: the clause, or its sentence where the clause is only a few words.
        public var span: Span
        /// The number of its sentence in the body.
        public var sentence: Int32
        /// Its terms in ``Passages/terms``, each once.
        public var terms: Range<Int32>
        /// How many of them, from the first, are of its head.
        public var heads: Int32
        /// Its values in ``Passages/values``.
        public var values: Range<Int32>
        /// Whether it says of something that it is not, or somebody denies it.
        public var isDenied: Bool

        /// A clause; its terms and values stand in the columns of ``Passages``.
        public init(
            span: Span, sentence: Int, terms: Range<Int>, heads: Int, values: Range<Int>, isDenied: Bool
        ) {
            self.span = span
            self.sentence = Int32(sentence)
            self.terms = Int32(terms.lowerBound)..<Int32(terms.upperBound)
            self.heads = Int32(heads)
            self.values = Int32(values.lowerBound)..<Int32(values.upperBound)
            self.isDenied = isDenied
        }
    }

    /// A time or an amount that a clause gives.
    public struct Value: Sendable, Hashable, Codable {
        /// What is given.
        public enum Content: Sendable, Hashable, Codable {
            /// The days within which something was, is or will be.
            case time(CalendarPeriod)
            /// A number of something; a length of time has the unit `years`, `months`, `days`, ….
            case amount(Amount)
        }

        /// What is given.
        public var content: Content
        /// The words that give it.
        public var span: Span
        /// The terms around it, in ``Passages/terms``: what the value hangs on and what hangs on that.
        public var near: Range<Int32>
        /// How many of them, from the first, are what it hangs on itself: of a time the verb or the noun of the act.
        public var governors: Int32

        /// A value of a clause.
        public init(content: Content, span: Span, near: Range<Int>, governors: Int) {
            self.content = content
            self.span = span
            self.near = Int32(near.lowerBound)..<Int32(near.upperBound)
            self.governors = Int32(governors)
        }
    }

    /// The clauses of the body, in order of their sentences.
    public var clauses: [Clause] = []
    /// The terms of clauses and values.
    public var terms: [Term] = []
    /// The values of clauses.
    public var values: [Value] = []
    /// The entities that terms name, under the reading's own ids.
    public var entities: [EntityID] = []

    /// No clause.
    public init() {}

    /// The terms of a clause.
    public func terms(of clause: Clause) -> ArraySlice<Term> {
        terms[Int(clause.terms.lowerBound)..<Int(clause.terms.upperBound)]
    }

    /// The terms around a value.
    public func terms(near value: Value) -> ArraySlice<Term> {
        terms[Int(value.near.lowerBound)..<Int(value.near.upperBound)]
    }
}
