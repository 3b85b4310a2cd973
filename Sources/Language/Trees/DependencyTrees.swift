/// The dependency trees of a document from above: children of each word, and the reach of each subtree.
///
/// All arrays run over the words of the document; everything is linear in their number. Heads that lead nowhere or in a
/// circle do no harm: such words are their own phrase.
public struct DependencyTrees: Sendable {
    /// The first child of each word, -1 where it has none; the next child in order of the text by ``nextSibling``.
    public private(set) var firstChild: [Int32] = []
    /// The next child of the same head in order of the text; -1 after the last.
    public private(set) var nextSibling: [Int32] = []
    /// The first word of the subtree of each word.
    private var left: [Int32] = []
    /// The last word of it.
    private var right: [Int32] = []

    /// No trees yet.
    public init() {}

    /// The trees of some words.
    public init(_ words: Words) { read(words) }

    /// All words below a word and itself, from the first to the last; in a projective tree these and no others.
    public func subtree(_ word: Int) -> Range<Int> { Int(left[word])..<(Int(right[word]) + 1) }

    /// Reads the trees of a document; memory of an earlier document is used again.
    public mutating func read(_ words: Words) {
        let count = words.count
        func reset(_ array: inout [Int32], _ value: (Int) -> Int32) {
            array.removeAll(keepingCapacity: true)
            array.reserveCapacity(count)
            for index in 0..<count { array.append(value(index)) }
        }
        reset(&firstChild) { _ in -1 }
        reset(&nextSibling) { _ in -1 }
        reset(&left) { Int32($0) }
        reset(&right) { Int32($0) }
        var waiting = [Int32](repeating: 0, count: count)
        for word in stride(from: count - 1, through: 0, by: -1) {
            let head = Int(words.head[word])
            guard head >= 0, head < count, head != word, words.sentence[head] == words.sentence[word] else { continue }
            nextSibling[word] = firstChild[head]
            firstChild[head] = Int32(word)
            waiting[head] += 1
        }
        // From the leaves up.
        var queue: [Int32] = []
        queue.reserveCapacity(count)
        for word in 0..<count where waiting[word] == 0 { queue.append(Int32(word)) }
        var next = 0
        while next < queue.count {
            let word = Int(queue[next])
            next += 1
            let head = Int(words.head[word])
            guard head >= 0, head < count, head != word, words.sentence[head] == words.sentence[word] else { continue }
            left[head] = min(left[head], left[word])
            right[head] = max(right[head], right[word])
            waiting[head] -= 1
            if waiting[head] == 0 { queue.append(Int32(head)) }
        }
    }

    /// The children of a word in order of the text.
    public func forEachChild(_ word: Int, _ body: (Int) -> Void) {
        var child = firstChild[word]
        while child >= 0 {
            body(Int(child))
            child = nextSibling[Int(child)]
        }
    }

    /// The first child with one of some relations; nil where there is none.
    public func child(of word: Int, in words: Words, where isWanted: (Relation) -> Bool) -> Int? {
        var child = firstChild[word]
        while child >= 0 {
            if isWanted(words.relation[Int(child)]) { return Int(child) }
            child = nextSibling[Int(child)]
        }
        return nil
    }

    /// The words of the noun phrase of a head, as GUM draws its mentions: determiner, modifiers and relative clauses are
    /// inside, a genitive `'s` too; prepositions, conjuncts, appositions, and of a predicate its subject and copula are not.
    public func nounPhrase(_ head: Int, _ words: Words) -> Range<Int> {
        var low = head
        var high = head
        var child = firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = nextSibling[word]
            let before = word < head
            let isInside: Bool
            switch words.relation[word] {
            case .det, .detPredet, .detPoss, .amod, .nmod, .nmodPoss, .nmodUnmarked, .nmodTmod, .nmodNpmod, .nmodDesc,
                .compound, .compoundPrt, .flat, .flatName, .flatForeign, .nummod, .nummodGov, .fixed, .goeswith,
                .aclRelcl:
                isInside = true
            case .case_, .acl, .obl, .oblUnmarked, .oblTmod, .oblNpmod, .obj, .xcomp, .ccomp, .advmod, .advmodEmph,
                .advcl:
                isInside = !before
            default: isInside = false
            }
            guard isInside else { continue }
            low = min(low, Int(left[word]))
            high = max(high, Int(right[word]))
        }
        // A mark at an edge belongs to the sentence; a closing bracket or quotation mark only if its partner is inside.
        while high > head, words.tag[high] == .punctuation, !hasPartner(high, from: low, words) { high -= 1 }
        while low < head, words.tag[low] == .punctuation, !opens(low, to: high, words) { low += 1 }
        return low..<(high + 1)
    }

    private func hasPartner(_ mark: Int, from low: Int, _ words: Words) -> Bool {
        let opener: PennTag
        switch words.pennTag[mark] {
        case .closeBracket: opener = .openBracket
        case .closeQuote: opener = .openQuote
        default: return false
        }
        return words.pennTag[max(low, mark - 40)..<mark].contains(opener)
    }

    private func opens(_ mark: Int, to high: Int, _ words: Words) -> Bool {
        let closer: PennTag
        switch words.pennTag[mark] {
        case .openBracket: closer = .closeBracket
        case .openQuote: closer = .closeQuote
        default: return false
        }
        return words.pennTag[(mark + 1)..<min(high + 1, mark + 40)].contains(closer)
    }
}
