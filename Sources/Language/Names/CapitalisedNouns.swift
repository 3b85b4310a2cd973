import SourceText

/// Tells which common nouns of a document are names by how they are written: `the Constitution` inside a sentence, where the
/// document never writes `constitution` (after Mikheev 1999). Taggers take many of them for common nouns.
struct CapitalisedNouns {
    /// The forms that the document writes in small letters; nil until they are asked for.
    private var small: Set<UInt64>?

    /// Whether a noun is written as a name.
    mutating func isName(_ word: Int, _ analysis: Analysis, _ context: MentionContext) -> Bool {
        let words = analysis.words
        let facts = context.facts
        guard words.tag[word] == .noun, facts.shape[word] == .capitalised || facts.shape[word] == .mixed else {
            return false
        }
        let sentence = analysis.sentences[Int(words.sentence[word])].words
        // What opens a sentence or a quotation has its capital from there.
        guard word > sentence.lowerBound, words.tag[word - 1] != .punctuation, words.tag[word - 1] != .numeral,
            !isTitle(sentence, words, facts)
        else { return false }
        let small = self.small ?? CapitalisedNouns.smallForms(words, facts)
        self.small = small
        return !small.contains(facts.lower[word])
    }

    /// Whether most nouns and verbs of a sentence have capitals, as in a headline.
    private func isTitle(_ sentence: Range<Int>, _ words: Words, _ facts: WordFacts) -> Bool {
        var capitals = 0
        var all = 0
        for word in sentence {
            switch words.tag[word] {
            case .noun, .verb, .adjective, .adverb:
                all += 1
                if facts.shape[word] != .lower { capitals += 1 }
            default: break
            }
        }
        return capitals * 2 > all
    }

    private static func smallForms(_ words: Words, _ facts: WordFacts) -> Set<UInt64> {
        var forms: Set<UInt64> = []
        for word in 0..<words.count where facts.shape[word] == .lower { forms.insert(facts.lower[word]) }
        return forms
    }
}
