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

    /// A word of a phrase.
    private struct Part: Sendable {
        var word: Int32
        /// Whether other words may stand before it.
        var followsGap: Bool
    }

    private struct Pattern: Sendable {
        /// Its words behind the first one, in `parts`.
        var rest: Range<Int32>
        var value: Int
    }

    private var vocabulary: [UInt64: Int32] = [:]
    private var parts: [Part] = []
    private var patterns: [Pattern] = []
    /// Patterns by their first word.
    private var byFirst: [[Int32]] = []

    init() {}

    /// Adds a phrase in lower case that stands for a value.
    mutating func add(_ phrase: String, value: Int) {
        var first: Int32?
        var followsGap = false
        let start = Int32(parts.count)
        for piece in phrase.utf8.split(separator: 0x20) {
            if piece.elementsEqual([0x7E]) {
                followsGap = true
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
            if first == nil { first = id } else { parts.append(Part(word: id, followsGap: followsGap)) }
            followsGap = false
        }
        guard let first else { return }
        byFirst[Int(first)].append(Int32(patterns.count))
        patterns.append(Pattern(rest: start..<Int32(parts.count), value: value))
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
                for number in byFirst[Int(id)] {
                    let pattern = patterns[Int(number)]
                    guard let end = end(of: pattern.rest, at: word + 1, range, names, words) else { continue }
                    let match = Match(value: pattern.value, words: word..<end)
                    if !found[start...].contains(match) { found.append(match) }
                }
            }
            if found.count - start > 1 {
                found[start...].sort { ($0.words.count, $1.value) > ($1.words.count, $0.value) }
            }
        }
        return found
    }

    /// Where the words of a pattern end that begin at a word of the document.
    private func end(
        of rest: Range<Int32>, at word: Int, _ range: Range<Int>, _ names: Vocabulary, _ words: Words
    ) -> Int? {
        guard rest.lowerBound < rest.upperBound else { return word }
        let part = parts[Int(rest.lowerBound)]
        let behind = (rest.lowerBound + 1)..<rest.upperBound
        for start in word...(part.followsGap ? word + WordPhrases.gap : word) {
            var place = start
            if place < range.upperBound, words.pennTag[place] == .HYPH { place += 1 }
            guard place < range.upperBound, words.sentence[place] == words.sentence[place - 1] else { return nil }
            let index = place - range.lowerBound
            guard names.form[index] == part.word || names.lemma[index] == part.word else { continue }
            if let end = end(of: behind, at: place + 1, range, names, words) { return end }
        }
        return nil
    }

    /// The most words that `~` stands for.
    private static let gap = 4
}
