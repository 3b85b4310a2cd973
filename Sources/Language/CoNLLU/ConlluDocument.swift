import SourceText

/// A document read out of CoNLL-U: its text as the words and their spacing give it, and what stands in the columns.
public struct ConlluDocument: Sendable {
    /// The name of `# newdoc id = …`; empty where the file names none.
    public var name: String
    /// Words, sentences, tags and trees, as far as the columns hold them. Mentions are not read.
    public var analysis: Analysis
    /// The comment lines of each sentence, as they stood.
    public var comments: [[String]]
    /// The sentences that open a paragraph.
    public var paragraphs: Set<Int>
    /// MISC of each word as it stood; empty for `_`.
    public var misc: [String]
    /// The forms of words that are no stretch of the text of their own, such as `de` and `le` of the token `du`, by word.
    public var forms: [Int: String]
    /// Form and MISC of the tokens of several words, by their first words.
    public var tokens: [Int: Token]

    /// A token of several words, as its line gave it.
    public struct Token: Sendable, Hashable {
        /// Its form.
        public var form: String
        /// FEATS as they stood, which can only say `Typo=Yes`.
        public var features: String
        /// MISC as it stood; empty for `_`.
        public var misc: String
    }
}
