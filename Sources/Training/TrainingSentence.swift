import Language
import SourceText

/// A sentence to learn from.
struct TrainingSentence {
    var rows: [NetworkWord]
    /// The class of each word's pair of tags.
    var gold: [UInt8]
    /// The head of each word in the sentence; the number of words for the root.
    var heads: [Int32]
    var relations: [UInt8]
    /// The last child of each word, and of the root; -1 where there is none.
    var lastChild: [Int32]

    static func all(_ document: ConlluDocument, _ inflections: Inflections, _ vocabulary: Vocabulary)
        -> [TrainingSentence]
    {
        let analysis = document.analysis
        let words = analysis.words
        return analysis.text.bytes.withUnsafeBufferPointer { bytes in
            var facts = FormFacts()
            return analysis.sentences.map { sentence in
                facts.read(sentence.words, words, bytes)
                let count = sentence.words.count
                let first = sentence.words.lowerBound
                var result = TrainingSentence(
                    rows: facts.words.enumerated().map { NetworkWord($1, index: $0, vocabulary: vocabulary) }, gold: [],
                    heads: [], relations: [],
                    lastChild: Array(repeating: -1, count: count + 1))
                for word in sentence.words {
                    let pair = inflections.pairs.firstIndex {
                        $0.tag == words.tag[word] && $0.penn == words.pennTag[word]
                    }
                    result.gold.append(UInt8(pair ?? 0))
                    let head = words.head[word] < 0 ? count : Int(words.head[word]) - first
                    result.heads.append(Int32(head))
                    result.relations.append(words.relation[word].rawValue)
                    result.lastChild[head] = Int32(word - first)
                }
                return result
            }
        }
    }
}
