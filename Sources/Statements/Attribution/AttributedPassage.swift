import Language
import SourceText

/// A cue with its source and its content, in words; what the models find, before spans and speakers are made of it.
struct AttributedPassage: Sendable, Hashable {
    /// The words that attribute; empty for a quotation that stands without any.
    var cue: Range<Int>
    /// The words of the source, in pieces; none where nobody is named.
    var source: [Range<Int>]
    /// The words of the content, in pieces.
    var content: [Range<Int>]
    /// How sure the model of cues is, 0 to 1.
    var confidence: Float
}
