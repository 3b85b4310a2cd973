import Diplomacy
import Language
import SourceText

/// What every reader of statements is given of one document; made once, then only looked at.
final class ReadingContext: Sendable {
    /// The document's words, trees, mentions, times and quantities.
    let analysis: Analysis
    /// Its trees from above.
    let trees: DependencyTrees
    /// Its entities, and which mention is which.
    let entities: DocumentEntities
    /// Index into ``Analysis/mentions`` of the smallest mention that each word heads; -1 where it heads none.
    let mentionOfHead: [Int32]
    /// Index into ``Analysis/times`` of the time that each word stands in; -1 where it stands in none.
    let timeOfWord: [Int32]
    /// Index into ``Analysis/quantities`` of the quantity that each word stands in; -1 where it stands in none.
    let quantityOfWord: [Int32]

    /// The lemmas of the document in lower case, by their index.
    let lowerLemmas: [String]
    /// Whether each word stands in a dateline: `BRUSSELS, April 4 (Agency) -`.
    let isDateline: [Bool]
    /// Takes down why readers make what they make; nil where nobody asks.
    let recorder: ReasonRecorder?

    var words: Words { analysis.words }
    var document: DocumentID { analysis.document.id }

    init(_ analysis: Analysis, entities: DocumentEntities, recorder: ReasonRecorder? = nil) {
        self.recorder = recorder
        lowerLemmas = analysis.words.lemmas.map { lemma in
            lemma.utf8.contains { $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 } ? lemma.lowercased() : lemma
        }
        self.analysis = analysis
        self.entities = entities
        trees = DependencyTrees(analysis.words)
        var heads = [Int32](repeating: -1, count: analysis.words.count)
        for (index, mention) in analysis.mentions.enumerated() where mention.head < heads.count {
            let other = heads[mention.head]
            if other < 0 || analysis.mentions[Int(other)].words.count > mention.words.count {
                heads[mention.head] = Int32(index)
            }
        }
        mentionOfHead = heads
        timeOfWord = ReadingContext.cover(analysis.words, analysis.times.map(\.span))
        quantityOfWord = ReadingContext.cover(analysis.words, analysis.quantities.map(\.span))
        isDateline = ReadingContext.datelines(analysis)
    }

    /// The word that holds a byte, or the first behind it; the number of words where there is none.
    func firstWord(from byte: Int) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words.end[middle]) <= byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The words from the beginning of a sentence to a dash, where the first is in capitals and all of them are names, numbers
    /// and marks.
    static func datelines(_ analysis: Analysis) -> [Bool] {
        let words = analysis.words
        let bytes = analysis.text.bytes
        var result = [Bool](repeating: false, count: words.count)
        for sentence in analysis.sentences where sentence.region == .body && sentence.words.count > 1 {
            let first = words.span(sentence.words.lowerBound)
            guard first.count > 1, first.end <= bytes.count,
                bytes[first.range].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 })
            else { continue }
            for word in sentence.words.prefix(16) {
                let form = analysis.text[words.span(word)]
                if form == "-" || form == "–" || form == "—" || form == "--" {
                    for inside in sentence.words.lowerBound...word { result[inside] = true }
                    break
                }
                guard words.tag[word] != .verb, words.tag[word] != .auxiliary else { break }
            }
        }
        return result
    }

    /// The entity that a word names or refers to by heading a mention; nil where it heads none that is known.
    func entity(ofHead word: Int) -> EntityID? {
        let mention = mentionOfHead[word]
        return mention < 0 ? nil : entities.ofMention[Int(mention)]
    }

    /// Whether a clause begins with a word like `that`.
    func hasMark(_ word: Int) -> Bool { trees.child(of: word, in: words) { $0 == .mark } != nil }

    /// The entity of an id; nil where the document has none.
    subscript(_ id: EntityID) -> Entity? { entities.entity(id) }

    /// The sentence that a word stands in.
    func sentence(of word: Int) -> Sentence { analysis.sentences[Int(words.sentence[word])] }

    /// For each word the index of the span (in order of the text, without overlap) that holds its first byte; else -1.
    private static func cover(_ words: Words, _ spans: [Span]) -> [Int32] {
        var result = [Int32](repeating: -1, count: words.count)
        var next = 0
        for word in 0..<words.count {
            let start = Int(words.start[word])
            while next < spans.count, spans[next].end <= start { next += 1 }
            if next < spans.count, spans[next].contains(start) { result[word] = Int32(next) }
        }
        return result
    }
}
