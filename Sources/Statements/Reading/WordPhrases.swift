import Diplomacy
import Language
import SourceText

/// Runs of words that tables name, found in a document's words by lemma or form: `pave the way`, `not ~ shift`.
///
/// `~` lets up to four words of any kind stand between; hyphens between words are passed over, so that `long term` finds
/// `long-term` too. Cost: linear in the words, for each phrase that begins with the word's lemma or form.
struct WordPhrases: Sendable {
    /// A phrase that was found.
    struct Match: Sendable, Hashable {
        /// The number that the phrase was added with.
        var value: Int
        /// Its words, from the first to the last.
        var words: Range<Int>
    }

    private enum Part: Sendable {
        case word(Int32)
        case gap
    }

    private var vocabulary: [UInt64: Int32] = [:]
    private var patterns: [(parts: [Part], value: Int)] = []
    /// Patterns by their first word.
    private var byFirst: [[Int32]] = []

    init() {}

    /// Adds a phrase in lower case that stands for a value.
    mutating func add(_ phrase: String, value: Int) {
        var parts: [Part] = []
        var first: Int32?
        for piece in phrase.utf8.split(separator: 0x20) {
            if piece.elementsEqual([0x7E]) {
                if first != nil { parts.append(.gap) }
                continue
            }
            let hash = TermHash.of(piece)
            let id: Int32
            if let known = vocabulary[hash] {
                id = known
            } else {
                id = Int32(byFirst.count)
                vocabulary[hash] = id
                byFirst.append([])
            }
            if first == nil { first = id }
            parts.append(.word(id))
        }
        guard let first else { return }
        byFirst[Int(first)].append(Int32(patterns.count))
        patterns.append((parts, value))
    }

    /// What a document's words are called in the phrases' vocabulary; -1 where no phrase has the word.
    struct Vocabulary: Sendable {
        fileprivate var form: [Int32]
        fileprivate var lemma: [Int32]
    }

    /// The phrases in some words of a document, by their first word, longer ones first.
    func matches(in range: Range<Int>, of words: Words, _ text: Text) -> [Match] {
        // Each lemma of the document is looked up once.
        let lemmas = words.lemmas.map { vocabulary[TermHash.of($0.utf8)] ?? -1 }
        var names = Vocabulary(form: [], lemma: [])
        names.form.reserveCapacity(range.count)
        names.lemma.reserveCapacity(range.count)
        for word in range {
            let span = words.span(word)
            let bytes = span.end <= text.count ? text.bytes[span.range] : []
            names.form.append(vocabulary[TermHash.of(bytes)] ?? -1)
            let lemma = Int(words.lemma[word])
            names.lemma.append(lemma < lemmas.count ? lemmas[lemma] : -1)
        }
        var found: [Match] = []
        for word in range {
            let start = found.count
            let form = names.form[word - range.lowerBound]
            let lemma = names.lemma[word - range.lowerBound]
            for id in form == lemma ? [form] : [form, lemma] where id >= 0 {
                for pattern in byFirst[Int(id)] {
                    let (parts, value) = patterns[Int(pattern)]
                    guard let end = end(of: parts[...], at: word, range, names, words) else { continue }
                    let match = Match(value: value, words: word..<end)
                    if !found[start...].contains(match) { found.append(match) }
                }
            }
            if found.count - start > 1 {
                found[start...].sort { ($0.words.count, $1.value) > ($1.words.count, $0.value) }
            }
        }
        return found
    }

    private func end(
        of parts: ArraySlice<Part>, at word: Int, _ range: Range<Int>, _ names: Vocabulary, _ words: Words
    ) -> Int? {
        guard let part = parts.first else { return word }
        let rest = parts.dropFirst()
        switch part {
        case .gap:
            for skip in 0...4 {
                if let end = end(of: rest, at: word + skip, range, names, words) { return end }
            }
            return nil
        case .word(let id):
            var word = word
            let isFirst = parts.startIndex == 0
            if !isFirst, word < range.upperBound, words.pennTag[word] == .HYPH { word += 1 }
            guard word < range.upperBound, isFirst || words.sentence[word] == words.sentence[word - 1] else {
                return nil
            }
            let place = word - range.lowerBound
            guard names.form[place] == id || names.lemma[place] == id else { return nil }
            return end(of: rest, at: word + 1, range, names, words)
        }
    }
}
