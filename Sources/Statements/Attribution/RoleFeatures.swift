import Language
import SourceText

/// The features by which the model of roles tells, given a cue, which words around it are its source and its content.
///
/// The chief of them is the *attachment* of a word: over which branch of the tree it hangs on the cue's head, or on which
/// of the words above that.
struct RoleFeatures {
    private let context: ReadingContext
    private let words: Words
    private let trees: DependencyTrees
    private let facts: AttributionWords

    /// The words of the cue.
    private(set) var cue = 0..<0
    /// The word of the cue that the others hang on.
    private(set) var head = 0
    /// The words that are looked at.
    private(set) var window = 0..<0
    private var attachments: [Attachment] = []
    /// The words above the cue's head, nearest first.
    private var above: [Int] = []
    private var subject = -1
    private var cueKind: UInt64 = 0
    private var cueFrame: UInt64 = 0
    private var quotationBefore: Int32 = -1
    private var quotationAfter: Int32 = -1

    /// How a word hangs together with the cue.
    private struct Attachment: Equatable {
        /// A hash of the way.
        var way: UInt64 = 0
        /// The word at the top of the branch that the word is in.
        var top: Int32 = -1
        /// How far below that it is.
        var depth: UInt8 = 0
    }

    init(_ context: ReadingContext, _ facts: AttributionWords) {
        self.context = context
        words = context.words
        trees = context.trees
        self.facts = facts
    }

    /// The words that may belong to a cue: its sentence, and the sentences that a quotation joins to it.
    func window(of cue: Range<Int>) -> Range<Int> {
        let sentences = context.analysis.sentences
        let own = Int(words.sentence[cue.lowerBound])
        var first = own
        var last = own
        let paragraph = facts.paragraph[own]
        func sentence(_ index: Int) -> Range<Int> { sentences[index].words }
        let limit = 500
        // Back to the beginning of a quotation that reaches into the window or ends right before it.
        while first > 0, facts.paragraph[first - 1] == paragraph, own - first < 10 {
            let start = sentence(first).lowerBound
            let inside = facts.quotation[start]
            let reaches = inside >= 0 && facts.quotations[Int(inside)].span.start < Int(words.start[start])
            let before = facts.quotation[start - 1]
            guard reaches || before >= 0, cue.upperBound - sentence(first - 1).lowerBound < limit else { break }
            first -= 1
        }
        while last + 1 < sentences.count, last - own < 12,
            sentence(last + 1).upperBound - cue.lowerBound < limit
        {
            let next = sentence(last + 1)
            if facts.paragraph[last + 1] == facts.paragraph[last] {
                guard !next.isEmpty, facts.quotation[next.lowerBound] >= 0 else { break }
            } else {
                // Over a paragraph's end: after a colon, or where a quotation was left open.
                let end = sentence(last).upperBound - 1
                guard !next.isEmpty, facts.quotation[next.lowerBound] >= 0 else { break }
                let goesOn = facts.quotations[Int(facts.quotation[next.lowerBound])].continues
                guard words.pennTag[end] == .colon || goesOn && last > own else { break }
            }
            last += 1
        }
        return sentence(first).lowerBound..<sentence(last).upperBound
    }

    /// Turns to a cue.
    mutating func turn(to cue: Range<Int>) {
        self.cue = cue
        window = window(of: cue)
        // The word of the cue whose head is outside; a verb or noun before a function word.
        head = cue.lowerBound
        var best = Int.max
        for word in cue {
            let rank = Int(facts.depth[word])
            if rank < best { (best, head) = (rank, word) }
        }
        above.removeAll(keepingCapacity: true)
        var current = Int(words.head[head])
        while current >= 0, current < words.count, above.count < 4, words.sentence[current] == words.sentence[head] {
            above.append(current)
            current = Int(words.head[current])
        }
        subject = context.subject(of: head) ?? context.owner(of: head) ?? -1
        cueFrame = UInt64(facts.children[head])
        cueKind = UInt64(words.pennTag[head].rawValue) &* 2 &+ (context.isPassive(head) ? 1 : 0)
        quotationBefore = -1
        quotationAfter = -1
        let own = facts.quotation[head]
        var place = cue.lowerBound - 1
        while place >= window.lowerBound {
            if facts.quotation[place] >= 0, facts.quotation[place] != own {
                quotationBefore = facts.quotation[place]
                break
            }
            place -= 1
        }
        place = cue.upperBound
        while place < window.upperBound {
            if facts.quotation[place] >= 0, facts.quotation[place] != own {
                quotationAfter = facts.quotation[place]
                break
            }
            place += 1
        }
        attach()
    }

    /// Finds the attachment of every word of the cue's sentence; words of other sentences have their own kinds.
    private mutating func attach() {
        attachments.removeAll(keepingCapacity: true)
        attachments.append(contentsOf: repeatElement(Attachment(), count: window.count))
        let sentence = context.analysis.sentences[Int(words.sentence[head])].words
        var path: [Int] = []
        for word in window {
            if !sentence.contains(word) {
                let offset = Int(words.sentence[word]) - Int(words.sentence[head])
                attachments[word - window.lowerBound].way = Feature.of(
                    7, UInt64(offset < 0 ? 1 : offset == 1 ? 2 : 3), UInt64(facts.quotation[word] >= 0 ? 1 : 0))
                attachments[word - window.lowerBound].top = -2 - words.sentence[word]
                continue
            }
            guard attachments[word - window.lowerBound].way == 0 else { continue }
            path.removeAll(keepingCapacity: true)
            var current = word
            var found: Attachment?
            while current >= 0, path.count < 60, sentence.contains(current) {
                if current == head {
                    found = Attachment(way: Feature.of(1), top: Int32(head), depth: 0)
                    break
                }
                if let level = above.firstIndex(of: current) {
                    found = Attachment(way: upward(level), top: Int32(current), depth: 0)
                    break
                }
                let known = attachments[current - window.lowerBound]
                if known.way != 0 {
                    found = known
                    break
                }
                path.append(current)
                current = Int(words.head[current])
            }
            guard var attachment = found else {
                for step in path { attachments[step - window.lowerBound].way = Feature.of(6) }
                if path.isEmpty { attachments[word - window.lowerBound].way = Feature.of(6) }
                continue
            }
            if path.isEmpty {
                attachments[word - window.lowerBound] = attachment
                continue
            }
            for step in path.reversed() {
                let parent = Int(words.head[step])
                if parent == head || above.contains(parent) {
                    // The top of a branch of its own.
                    let level = parent == head ? -1 : (above.firstIndex(of: parent) ?? 0)
                    let side: UInt64 = step < cue.lowerBound ? 0 : step >= cue.upperBound ? 1 : 2
                    attachment = Attachment(
                        way: Feature.of(
                            2, (level < 0 ? 0 : upward(level)),
                            UInt64(words.relation[step].rawValue) &* 4 &+ side),
                        top: Int32(step), depth: 0)
                } else {
                    attachment.depth = min(attachment.depth + 1, 20)
                }
                attachments[step - window.lowerBound] = attachment
            }
        }
    }

    /// A hash of the way from the cue's head up to a word above it.
    private func upward(_ level: Int) -> UInt64 {
        var first = UInt64(words.relation[head].rawValue)
        if level >= 1 { first = first &* 64 &+ UInt64(words.relation[above[0]].rawValue) }
        return Feature.of(3, UInt64(level), first)
    }

    /// Where a word stands as to quotations.
    private func quoteState(_ word: Int) -> UInt64 {
        let quotation = facts.quotation[word]
        if quotation < 0 { return 0 }
        if quotation == facts.quotation[head] { return 1 }
        if quotation == quotationBefore { return word < cue.lowerBound ? 2 : 5 }
        if quotation == quotationAfter { return 3 }
        return 4
    }

    private func isFunctionWord(_ word: Int) -> Bool {
        switch words.tag[word] {
        case .adposition, .auxiliary, .coordinator, .determiner, .particle, .pronoun, .punctuation, .subordinator: true
        case .adverb: words.pennTag[word] == .WRB
        default: false
        }
    }

    /// Appends the features of a word for its own role.
    func appendStates(_ word: Int, to features: inout [UInt64]) {
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        let attachment = attachments[word - window.lowerBound]
        let way = attachment.way
        let tag = UInt64(words.pennTag[word].rawValue)
        let relation = UInt64(words.relation[word].rawValue)
        let cueLemma = facts.facts.lemma[head]
        let side: UInt64 = word < cue.lowerBound ? 0 : 1
        let distance = word < cue.lowerBound ? cue.lowerBound - word : max(0, word - cue.upperBound + 1)
        let step: UInt64 =
            distance < 3 ? UInt64(distance) : distance < 6 ? 3 : distance < 12 ? 4 : distance < 25 ? 5 : 6
        let quote = quoteState(word)
        let depth = UInt64(min(attachment.depth, 3))
        add(0)
        add(1, way)
        add(2, way, tag)
        add(3, way, depth)
        add(4, way, cueLemma)
        add(5, way, cueKind)
        add(6, way, quote)
        add(7, way, UInt64(facts.mention[word]))
        add(8, way, relation &* 4 &+ depth)
        add(9, way, cueFrame)
        add(10, side &* 8 &+ step, tag)
        add(11, side &* 8 &+ step, cueLemma)
        add(12, side &* 8 &+ quote, cueLemma)
        add(13, side &* 8 &+ quote, cueKind)
        add(14, side &* 8 &+ quote, step)
        add(15, relation, tag &* 2 &+ side)
        add(16, side, cueFrame)
        add(17, side &* 64 &+ cueKind, cueLemma)
        if isFunctionWord(word) {
            add(18, way, facts.facts.lemma[word])
            add(19, side &* 8 &+ step, facts.facts.lemma[word])
        }
        if attachment.top >= 0 {
            let top = Int(attachment.top)
            add(20, way, UInt64(facts.mention[top]))
            add(21, way, UInt64(words.pennTag[top].rawValue))
            add(22, way, UInt64(facts.children[top]))
            let marker = trees.child(of: top, in: words) { $0 == .mark || $0 == .case_ }
            let markerLemma = marker.map { facts.facts.lemma[$0] } ?? 0
            add(23, way, markerLemma)
            add(24, Feature.of(1, way, markerLemma), cueLemma)
            add(25, way, quoteState(top) &* 8 &+ quote)
            if subject >= 0 {
                let reach: UInt64 = top == subject ? 1 : 0
                add(26, reach, way)
                add(27, reach, UInt64(facts.mention[subject]) &* 4 &+ depth)
                add(28, reach, cueLemma)
            }
        }
        if subject >= 0 {
            let below = trees.subtree(subject).contains(word)
            add(29, below ? 1 : 0, UInt64(facts.mention[subject]) &* 2 &+ side)
            add(30, below ? 1 : 0, cueKind)
            add(31, word == subject ? 1 : 0, cueKind)
        } else {
            add(32, side, cueKind)
        }
        if facts.mention[word] != 0 {
            add(33, UInt64(facts.mention[word]), side &* 8 &+ step)
            add(34, UInt64(facts.mention[word]), cueLemma)
        }
        // The words around the cue tell how content joins it.
        let next = cue.upperBound < words.count ? facts.facts.lemma[cue.upperBound] : 0
        let nextTag = cue.upperBound < words.count ? UInt64(words.tag[cue.upperBound].rawValue) : 99
        let previousTag = cue.lowerBound > 0 ? UInt64(words.tag[cue.lowerBound - 1].rawValue) : 99
        add(35, side, nextTag &* 32 &+ previousTag)
        if nextTag == UInt64(UniversalTag.punctuation.rawValue) || nextTag == UInt64(UniversalTag.subordinator.rawValue)
            || nextTag == UInt64(UniversalTag.adposition.rawValue)
        {
            add(36, side &* 8 &+ step, next)
            add(37, side, Feature.of(2, next, way))
        }
        let lastCue = facts.facts.lemma[cue.upperBound - 1]
        if cue.count > 1 {
            add(38, side, lastCue)
            add(39, way, lastCue)
        }
        let hasQuotes = (quotationBefore >= 0 ? 1 : 0) &+ (quotationAfter >= 0 ? 2 : 0) as UInt64
        add(40, hasQuotes &* 8 &+ quote, side)
        add(41, hasQuotes &* 8 &+ quote, way)
        add(42, hasQuotes, Feature.of(3, cueLemma, side))
        let offset = Int(words.sentence[word]) - Int(words.sentence[head])
        if offset != 0 {
            let gap: UInt64 = offset < 0 ? 0 : offset < 3 ? UInt64(offset) : 3
            let paragraphs: UInt64 =
                facts.paragraph[Int(words.sentence[word])] == facts.paragraph[Int(words.sentence[head])] ? 0 : 1
            add(43, gap &* 2 &+ paragraphs, quote)
            add(44, gap &* 2 &+ paragraphs, hasQuotes &* 8 &+ quote)
            add(45, gap &* 2 &+ paragraphs, cueLemma)
        }
    }

    /// Appends the features of the step from the word before to a word.
    func appendSteps(_ word: Int, to features: inout [UInt64]) {
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        let attachment = attachments[word - window.lowerBound]
        add(0)
        guard word > window.lowerBound else {
            add(1, attachment.way)
            return
        }
        let last = attachments[word - 1 - window.lowerBound]
        let tag = UInt64(words.pennTag[word].rawValue)
        let lastTag = UInt64(words.pennTag[word - 1].rawValue)
        let side: UInt64 = word < cue.lowerBound ? 0 : word == cue.lowerBound ? 1 : word < cue.upperBound ? 2 : 3
        let afterCue: UInt64 = word == cue.upperBound ? 1 : 0
        // Whether the step leaves one branch and enters another.
        let change: UInt64 =
            last.top == attachment.top
            ? (last.depth == attachment.depth ? 0 : last.depth < attachment.depth ? 1 : 2) : 3
        add(2, last.way, attachment.way)
        add(3, change, side &* 2 &+ afterCue)
        add(4, change &* 8 &+ side, lastTag &* 64 &+ tag)
        add(5, lastTag, tag)
        add(6, Feature.of(1, last.way, attachment.way), lastTag &* 64 &+ tag)
        if isFunctionWord(word) {
            add(7, facts.facts.lemma[word], change &* 8 &+ side)
            add(8, facts.facts.lemma[word], Feature.of(2, last.way, attachment.way))
            add(9, facts.facts.lemma[word], lastTag)
        }
        if isFunctionWord(word - 1) {
            add(10, facts.facts.lemma[word - 1], change &* 8 &+ side)
            add(11, facts.facts.lemma[word - 1], Feature.of(2, last.way, attachment.way))
            add(12, facts.facts.lemma[word - 1], tag)
        }
        let quote = quoteState(word)
        let lastQuote = quoteState(word - 1)
        add(13, lastQuote &* 8 &+ quote, change)
        add(14, lastQuote &* 8 &+ quote, side)
        if lastQuote != quote { add(15, lastQuote &* 8 &+ quote, Feature.of(3, last.way, attachment.way)) }
        let relation = UInt64(words.relation[word].rawValue)
        let lastRelation = UInt64(words.relation[word - 1].rawValue)
        add(16, relation, lastRelation)
        add(17, relation, attachment.way)
        add(18, lastRelation, last.way)
        let head = Int(words.head[word])
        let lastHead = Int(words.head[word - 1])
        let link: UInt64 =
            head == word - 1 ? 1 : lastHead == word ? 2 : head == lastHead ? 3 : head >= 0 && head < word ? 4 : 5
        add(19, link, change &* 64 &+ relation)
        add(20, link, Feature.of(4, last.way, attachment.way))
        add(21, link &* 64 &+ relation, lastTag &* 64 &+ tag)
        if words.sentence[word] != words.sentence[word - 1] {
            add(22, quote &* 8 &+ lastQuote, side)
            add(
                23, quote,
                facts.paragraph[Int(words.sentence[word])] == facts.paragraph[Int(words.sentence[word - 1])] ? 1 : 0)
        }
        // The edges of the subject.
        if subject >= 0 {
            let tree = trees.subtree(subject)
            let edge: UInt64 = word == tree.lowerBound ? 1 : word == tree.upperBound ? 2 : tree.contains(word) ? 3 : 0
            add(24, edge, side)
            add(25, edge, lastTag &* 64 &+ tag)
            if edge == 3 { add(26, relation, lastTag &* 64 &+ tag) }
        }
        // The edges of the branch.
        if attachment.top >= 0 {
            let tree = trees.subtree(Int(attachment.top))
            add(27, word == tree.lowerBound ? 1 : 0, attachment.way)
        }
        if last.top >= 0 {
            let tree = trees.subtree(Int(last.top))
            add(28, word == tree.upperBound ? 1 : 0, last.way)
        }
        if afterCue == 1 || side == 1 {
            add(29, facts.facts.lemma[self.head], attachment.way)
            add(30, cueKind, Feature.of(5, last.way, attachment.way))
        }
    }
}
