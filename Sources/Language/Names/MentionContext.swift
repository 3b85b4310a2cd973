import SourceText

/// Everything that is known of a document's words before its mentions are found; made once a document.
struct MentionContext {
    var facts = WordFacts()
    var phrases = DependencyTrees()
    /// Forms of the gazetteer that fit the borders of words, in order of the text.
    var matches: [GazetteerMatch] = []
    /// The index in ``matches`` of the form that a word is part of; -1 for none.
    var matchOfWord: [Int32] = []
    /// The row of each word's form in the vectors; -1 where it has none.
    var vectorOfWord: [Int32] = []
    let knowledge: MentionKnowledge

    /// A form of the gazetteer in the text.
    struct GazetteerMatch {
        /// The words that it stands in.
        var words: Range<Int>
        /// Its bytes; fewer than those of the words where a word has more to it: `Moscow` in `Moscow-based`.
        var span: Span
        var match: NameTrie.Match
        /// What it may stand for, first choice first.
        var choices: [Gazetteer.Surface]
        /// The kinds of the entries, as bits by ``GazetteerKind``.
        var kinds: UInt16
        /// Whether it is an adjective or a demonym and no name.
        var isAdjective: Bool
        /// Whether it may be people of a state.
        var isDemonym: Bool
        /// Whether it is a place as well as a seat of government.
        var isSeat: Bool
    }

    init(_ knowledge: MentionKnowledge) { self.knowledge = knowledge }

    var reference: ReferenceWords { knowledge.reference }
    var senses: NounSenses { knowledge.senses }

    mutating func read(
        _ analysis: Analysis, _ bytes: UnsafeBufferPointer<UInt8>, trie: NameTrie, entries: [Gazetteer.Entry]
    ) {
        let words = analysis.words
        facts.read(words, bytes)
        phrases.read(words)
        vectorOfWord.removeAll(keepingCapacity: true)
        if let vectors = knowledge.vectors {
            vectorOfWord.reserveCapacity(words.count)
            for key in facts.key { vectorOfWord.append(vectors.row(key)) }
        }
        matches.removeAll(keepingCapacity: true)
        matchOfWord.removeAll(keepingCapacity: true)
        matchOfWord.append(contentsOf: repeatElement(-1, count: words.count))
        var found: [NameTrie.Match] = []
        for sentence in analysis.sentences where !sentence.words.isEmpty {
            found.removeAll(keepingCapacity: true)
            let range = Int(words.start[sentence.words.lowerBound])..<Int(words.end[sentence.words.upperBound - 1])
            guard range.upperBound <= bytes.count else { continue }
            trie.matches(in: bytes, range, into: &found)
            var word = sentence.words.lowerBound
            for match in found {
                while word < sentence.words.upperBound, Int(words.end[word]) <= match.span.start { word += 1 }
                guard word < sentence.words.upperBound else { break }
                var last = word
                while last + 1 < sentence.words.upperBound, Int(words.start[last + 1]) < match.span.end { last += 1 }
                guard Int(words.start[word]) == match.span.start || isJoint(bytes[match.span.start - 1]),
                    Int(words.end[last]) <= match.span.end || isJoint(bytes[match.span.end])
                else { continue }
                let choices = Array(trie.surfaces(of: match))
                guard fits(word...last, words, choices) else { continue }
                var kinds: UInt16 = 0
                var isSeat = false
                for choice in choices {
                    kinds |= GazetteerKind.bit(entries[choice.entry].kind)
                    if choice.use == .seat { isSeat = true }
                }
                for index in word...last { matchOfWord[index] = Int32(matches.count) }
                matches.append(
                    GazetteerMatch(
                        words: word..<(last + 1), span: match.span, match: match, choices: choices, kinds: kinds,
                        isAdjective: choices.allSatisfy { $0.use == .adjective || $0.use == .demonym },
                        isDemonym: choices.contains { $0.use == .demonym },
                        isSeat: isSeat && choices.contains { $0.use != .seat }))
            }
        }
    }

    /// Whether a byte joins a name to what it is compounded with: `Moscow-based`, `Israel/Palestine`.
    private func isJoint(_ byte: UInt8) -> Bool {
        byte == 0x2D || byte == 0x2F || byte == 0xE2 || byte == 0x93 || byte == 0x94
    }

    /// Whether a form is what it seems here: part of a longer personal name (`Michael Jordan`, `Paris Hilton`) it is not;
    /// a single word that begins a sentence must not be a common word there.
    private func fits(_ range: ClosedRange<Int>, _ words: Words, _ choices: [Gazetteer.Surface]) -> Bool {
        let head = Int(words.head[range.lowerBound])
        func isFlat(_ relation: Relation) -> Bool { relation == .flat || relation == .flatName }
        if isFlat(words.relation[range.lowerBound]), head >= 0, !range.contains(head) { return false }
        if range.count == 1 {
            var child = phrases.firstChild[range.lowerBound]
            while child >= 0 {
                if isFlat(words.relation[Int(child)]), facts.shape[Int(child)] == .capitalised { return false }
                child = phrases.nextSibling[Int(child)]
            }
            switch words.tag[range.lowerBound] {
            case .verb, .adverb, .pronoun, .adposition, .auxiliary, .determiner, .coordinator, .subordinator,
                .interjection, .particle:
                // `US` in capitals and `Chad` may be mistagged, but `us` and `Can` are what they are; a longer name inside a
                // sentence is no adverb: `join Mercosur`.
                let word = range.lowerBound
                let isInside = word > 0 && words.sentence[word - 1] == words.sentence[word]
                return facts.shape[word] == .capitals
                    || facts.shape[word] == .capitalised && isInside && words.span(word).count > 4
                        && words.tag[word] != .verb && words.tag[word] != .auxiliary
            case .noun:
                // A common noun in capitals at the beginning of a sentence.
                return facts.shape[range.lowerBound] != .lower
            default: return true
            }
        }
        return true
    }
}

/// Kinds of gazetteer entries as bits.
enum GazetteerKind {
    static let names = [
        "state", "government", "organization", "person", "place", "framework", "outlet", "company", "group",
    ]

    static func bit(_ kind: String) -> UInt16 { names.firstIndex(of: kind).map { 1 << UInt16($0) } ?? 1 << 9 }
}
