import SourceText

/// What Language knows of a document: stand-off columns over its bytes.
///
/// ```swift
/// let analysis = try English().analyze(document)
/// for mention in analysis.mentions { print(analysis.text[mention.span]) }
/// ```
public struct Analysis: Sendable {
    /// The document that was read.
    public var document: Document
    /// Its words.
    public var words: Words
    /// Its sentences, in order of the text; furniture is not analysed and has none.
    public var sentences: [Sentence]
    /// Names, noun phrases and pronouns, in order of the text, outer before inner.
    public var mentions: [Mention]
    /// Times, in order of the text, without overlap.
    public var times: [TimeExpression]
    /// Quantities, in order of the text, without overlap.
    public var quantities: [Quantity]

    /// The document's text.
    public var text: Text { document.text }

    /// An analysis; by default with nothing found in the document.
    public init(
        document: Document, words: Words = Words(), sentences: [Sentence] = [], mentions: [Mention] = [],
        times: [TimeExpression] = [], quantities: [Quantity] = []
    ) {
        self.document = document
        self.words = words
        self.sentences = sentences
        self.mentions = mentions
        self.times = times
        self.quantities = quantities
    }

    /// The form of a word as it stands in the text.
    public func form(_ word: Int) -> String { text[words.span(word)] }

    /// The word of a sentence that has no head; nil in a sentence that has no tree.
    public func root(of sentence: Sentence) -> Int? { sentence.words.first { words.head[$0] < 0 } }
}
