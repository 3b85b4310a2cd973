import Language
import SourceText

/// The clauses of a document: which word is the predicate of which, and how far each goes.
///
/// An infinitive that completes a predicate (`is likely to join`, `aims to deepen`) belongs to its clause.
struct Clauses: Sendable {
    private let words: Words
    private let trees: DependencyTrees
    private let timeOfWord: [Int32]
    private let quantityOfWord: [Int32]
    private let isDateline: [Bool]
    /// For each word the predicate of its clause.
    private var predicates: [Int32]

    init(_ context: ReadingContext) {
        words = context.words
        trees = context.trees
        timeOfWord = context.timeOfWord
        quantityOfWord = context.quantityOfWord
        isDateline = context.isDateline
        predicates = [Int32](repeating: -1, count: words.count)
        var path: [Int] = []
        for word in 0..<words.count where predicates[word] < 0 {
            path.removeAll(keepingCapacity: true)
            var here = word
            while predicates[here] < 0 {
                path.append(here)
                let head = Int(words.head[here])
                if isPredicate(here) || head < 0 || head >= words.count || path.count > 500 {
                    predicates[here] = Int32(here)
                    break
                }
                here = head
            }
            let predicate = predicates[here]
            for step in path where predicates[step] < 0 { predicates[step] = predicate }
        }
    }

    /// The predicate of the clause that a word stands in, itself where it is one.
    func predicate(of word: Int) -> Int { Int(predicates[word]) }

    /// Whether a word heads a clause of its own.
    func isPredicate(_ word: Int) -> Bool {
        switch words.relation[word] {
        case .root, .ccomp, .advcl, .advclRelcl, .acl, .aclRelcl, .csubj, .csubjPass, .csubjOuter, .parataxis:
            return true
        case .conj:
            // A verb beside a verb, or anything with a subject or a copula of its own.
            let head = Int(words.head[word])
            guard head >= 0, head < words.count else { return true }
            if words.tag[word] == .verb, words.tag[head] == .verb || isPredicate(head) { return true }
            return trees.child(of: word, in: words) { $0.isSubject || $0 == .cop || $0 == .aux } != nil
        default: return false
        }
    }

    /// The head of the subject that stands with a predicate.
    func ownSubject(of predicate: Int) -> Int? { trees.child(of: predicate, in: words) { $0.isSubject } }

    /// Whether a child with a lemma of some list hangs on a word.
    func child(of word: Int, lemmas: Set<String>, where wanted: (Relation) -> Bool = { _ in true }) -> Int? {
        var found: Int?
        trees.forEachChild(word) { child in
            if found == nil, wanted(words.relation[child]), lemmas.contains(words.lemmaText(child)) { found = child }
        }
        return found
    }

    /// The words of a clause without other clauses beside it, its leading conjunction and the marks at its edges.
    ///
    /// - Parameter inner: predicates below it that speak for themselves and are left out where they stand at an edge.
    func range(of predicate: Int, without inner: Set<Int> = []) -> Range<Int> {
        let whole = trees.subtree(predicate)
        var low = whole.lowerBound
        var high = whole.upperBound
        func leaveOut(_ part: Range<Int>) {
            if part.upperBound <= predicate { low = max(low, part.upperBound) }
            if part.lowerBound > predicate { high = min(high, part.lowerBound) }
        }
        trees.forEachChild(predicate) { child in
            let relation = words.relation[child]
            if relation == .parataxis || relation == .conj && isPredicate(child) || inner.contains(child) {
                leaveOut(trees.subtree(child))
            }
        }
        for word in inner where word != predicate && whole.contains(word) {
            let part = trees.subtree(word)
            if !part.contains(predicate) { leaveOut(part) }
        }
        while low < predicate, isDateline[low] || isEdge(low, of: predicate) { low += 1 }
        while high - 1 > predicate, words.tag[high - 1] == .punctuation || words.relation[high - 1] == .cc {
            if words.pennTag[high - 1] == .closeBracket, words.pennTag[low..<high].contains(.openBracket) { break }
            if words.pennTag[high - 1] == .closeQuote, words.pennTag[low..<high].contains(.openQuote) { break }
            high -= 1
        }
        // No day and no amount is cut in two.
        while high < words.count, isOne(timeOfWord, high) || isOne(quantityOfWord, high) { high += 1 }
        return low..<max(high, low + 1)
    }

    /// Whether a word and the one before it stand in one expression.
    private func isOne(_ expressionOfWord: [Int32], _ word: Int) -> Bool {
        word > 0 && expressionOfWord[word] >= 0 && expressionOfWord[word] == expressionOfWord[word - 1]
    }

    private func isEdge(_ word: Int, of predicate: Int) -> Bool {
        if words.tag[word] == .punctuation { return true }
        guard Int(words.head[word]) == predicate else { return false }
        // `that` adds nothing; `without`, `if`, `after` are what a clause means.
        return words.relation[word] == .cc
            || words.relation[word] == .mark && (words.lemmaText(word) == "that" || words.lemmaText(word) == "whether")
    }

    /// Whether a word is denied: `not`, `never`, `no longer` on it, or `no` on its subject.
    func isDenied(_ word: Int) -> Bool {
        if child(of: word, lemmas: ["not", "n't", "never", "hardly", "nor"], where: { $0 == .advmod || $0 == .cc })
            != nil
        {
            return true
        }
        return false
    }

    /// Whether the sentence of a word asks.
    func isQuestion(_ word: Int, in context: ReadingContext) -> Bool {
        let sentence = context.sentence(of: word).words
        for place in sentence.suffix(3) where words.tag[place] == .punctuation {
            let span = words.span(place)
            if span.end <= context.analysis.text.count, context.analysis.text.bytes[span.range].contains(0x3F) {
                return true
            }
        }
        return false
    }
}
