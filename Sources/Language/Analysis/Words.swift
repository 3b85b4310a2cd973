import SourceText

/// The syntactic words of a document in columns, one array a field, all of the same length.
///
/// A word is UD's: `don't` is two, `do` and `n't`, joined by a row of ``contractions``. Indices run through the whole
/// document, so a head is the index of a word, not its place in the sentence.
public struct Words: Sendable {
    /// The first byte of each word's form in the text.
    public var start: [Int32] = []
    /// The byte after the last.
    public var end: [Int32] = []
    /// Universal tags.
    public var tag: [UniversalTag] = []
    /// Penn Treebank tags.
    public var pennTag: [PennTag] = []
    /// Index of each word's lemma in ``lemmas``.
    public var lemma: [Int32] = []
    /// The lemmas of this document, each once, lower case except for names.
    public var lemmas: [String] = []
    /// Index of each word's features in ``featureSets``.
    public var features: [Int16] = []
    /// Feature sets as CoNLL-U writes them, `Number=Sing`; the first is `_`.
    public var featureSets: [String] = ["_"]
    /// The index of each word's head; -1 for the root of a sentence.
    public var head: [Int32] = []
    /// The relation to the head.
    public var relation: [Relation] = []
    /// The index of the sentence of each word.
    public var sentence: [Int32] = []
    /// Tokens of more than one word, as ranges of word indices, in order.
    public var contractions: [Range<Int>] = []

    /// No words.
    public init() {}

    /// The number of words.
    @inlinable public var count: Int { start.count }
    /// The span of a word's form.
    @inlinable public func span(_ word: Int) -> Span { Span(Int(start[word]), Int(end[word])) }
    /// The span from the first to the last of some words.
    @inlinable public func span(_ range: Range<Int>) -> Span {
        range.isEmpty ? Span(0, 0) : Span(Int(start[range.lowerBound]), Int(end[range.upperBound - 1]))
    }
    /// The lemma of a word.
    @inlinable public func lemmaText(_ word: Int) -> String { lemmas[Int(lemma[word])] }
}

/// A sentence: a range of words and the part of the document it stands in.
public struct Sentence: Sendable, Hashable {
    /// The indices of its words.
    public var words: Range<Int>
    /// From its first to its last word.
    public var span: Span
    /// Body, headline, caption, derived or furniture.
    public var region: Region

    /// A sentence of some words.
    public init(words: Range<Int>, span: Span, region: Region) {
        self.words = words
        self.span = span
        self.region = region
    }
}
