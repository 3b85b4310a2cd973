import Diplomacy
import SourceText

/// Why statements and attributions of a passage were made, or why none was.
///
/// ```swift
/// let explanation = reader.explain(english.analyze(document), at: Span(0, 80))
/// for statement in explanation.statements {
///     for row in statement.rows { print(row.row.file, row.row.line) }
/// }
/// ```
public struct Explanation: Sendable {
    /// The passage that was asked about.
    public var span: Span
    /// The sentences that it touches, with their trees.
    public var sentences: [Tree]
    /// The statements that it touches, in order of the text.
    public var statements: [StatementReason]
    /// The attributions that it touches: content, cue or source.
    public var attributions: [AttributionReason]
    /// Words of the passage that rows were tried on, or that tell an act and have no row, without a statement coming of it.
    public var idle: [IdleReason]
    /// The entities that the reasons name.
    public var entities: [EntityID: Entity]

    /// Some words of the text.
    public struct Words: Sendable, Hashable {
        /// Where they stand.
        public var span: Span
        /// As they stand there, white space as one space.
        public var text: String
        /// The number of the first of them in its sentence, from 1.
        public var number: Int
        /// The UD relation of their head word: `nsubj`; nil at a root.
        public var relation: String?
        /// The word that their head word hangs on: `snubbed`; nil at a root.
        public var head: String?
    }

    /// A sentence with its tree.
    public struct Tree: Sendable {
        /// From its first to its last word.
        public var span: Span
        /// Body, headline, caption or derived.
        public var region: Region
        /// In order of the text.
        public var nodes: [Node]
    }

    /// A word in its tree.
    public struct Node: Sendable, Hashable {
        /// Where it stands, in bytes of the document's text.
        public var span: Span
        /// As it stands there.
        public var form: String
        /// Its base form.
        public var lemma: String
        /// Penn Treebank tag.
        public var tag: String
        /// UD relation.
        public var relation: String
        /// The number of its head in the sentence, from 1; 0 for the root.
        public var head: Int
    }

    /// A row that spoke, and of which words.
    public struct FiredRow: Sendable, Hashable {
        public var row: TableFolder.Found
        public var words: Words
    }

    /// A role with who fills it, and from which words.
    public struct Filled: Sendable, Hashable {
        /// The name of the field in the record: `who`, `state`, `framework`.
        public var role: String
        public var entity: EntityID
        /// Nil where no word of the document names it.
        public var words: Words?
        /// Whether those words stand in the statement's own sentence.
        public var isNear: Bool
    }

    /// What decided the modality.
    public struct Modal: Sendable, Hashable {
        public var modality: Statement.Modality
        /// The word that said so; nil where no word says otherwise than `actual`.
        public var words: Words?
        /// The row that gives it that meaning.
        public var row: TableFolder.Found?
    }

    /// A score or weight, and how much is needed.
    public struct Score: Sendable, Hashable {
        public var name: String
        public var value: Double
        public var least: Double?
        /// What is scored; nil where that is the statement.
        public var words: Words?
    }

    /// Why a statement was made.
    public struct StatementReason: Sendable {
        public var statement: Statement
        /// The word that it is told by.
        public var words: Words
        public var rows: [FiredRow]
        public var roles: [Filled]
        public var modality: Modal?
        public var scores: [Score]
        /// What else is worth knowing.
        public var notes: [String]
        /// The attribution that gives it its speaker.
        public var attribution: String?
        /// The words that date it.
        public var date: Words?
    }

    /// Why an attribution was made.
    public struct AttributionReason: Sendable {
        public var attribution: Attribution
        public var cue: Words?
        public var source: Words?
        public var content: Words
        public var rows: [FiredRow]
        /// Of the model of cues, then of the model of roles a piece: mean probabilities, 0 to 1.
        public var scores: [Score]
        public var notes: [String]
    }

    /// A row that was tried on a word and gave nothing.
    public struct TriedRow: Sendable, Hashable {
        public var row: TableFolder.Found
        /// What it asks for that does not stand there, or why what it gave was left out.
        public var reason: String
        /// How many of its conditions are not met; 0 where it has been filled, and something else was in the way.
        public var lacks = 0
    }

    /// A word that told nothing.
    public struct IdleReason: Sendable, Hashable {
        public var words: Words
        /// What its rows would tell; nil where no row was tried or it is a cue of attribution.
        public var kind: Statement.Kind?
        public var tried: [TriedRow]
        public var notes: [String]
        /// The table that would need a row for the word, and its lemma; nil where it has rows.
        public var missing: Missing?
    }

    /// That a table has no row for a word.
    public struct Missing: Sendable, Hashable {
        public var lemma: String
        /// `v`, `n` or `a`.
        public var part: String
        public var table: String
    }
}
