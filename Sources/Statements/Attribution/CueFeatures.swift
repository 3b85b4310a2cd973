import Language
import SourceText

/// The features by which the model of cues tells which words attribute something to somebody.
struct CueFeatures {
    let words: Words
    let trees: DependencyTrees
    let facts: AttributionWords

    init(_ context: ReadingContext, _ facts: AttributionWords) {
        words = context.words
        trees = context.trees
        self.facts = facts
    }

    /// The children that tell what kind of predicate a word is.
    private func frame(_ word: Int) -> UInt64 {
        typealias Child = AttributionWords.Child
        return UInt64(
            facts.children[word]
                & (Child.subject | Child.passiveSubject | Child.object | Child.ccomp | Child.xcomp | Child.parataxis
                    | Child.agent | Child.passiveAuxiliary | Child.copula))
    }

    /// Appends the features of a word for its own label.
    func appendStates(_ word: Int, in sentence: Range<Int>, to features: inout [UInt64]) {
        let facts = self.facts
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        let lemma = facts.facts.lemma[word]
        let tag = UInt64(words.pennTag[word].rawValue)
        let relation = UInt64(words.relation[word].rawValue)
        let head = Int(words.head[word])
        let signature = UInt64(facts.children[word])
        let frame = frame(word)
        let low = sentence.lowerBound
        let high = sentence.upperBound
        func lemmaAt(_ at: Int) -> UInt64 { at < low ? 1 : at >= high ? 2 : facts.facts.lemma[at] }
        func tagAt(_ at: Int) -> UInt64 { at < low ? 101 : at >= high ? 102 : UInt64(words.pennTag[at].rawValue) }

        add(0)
        add(1, lemma)
        add(2, lemma, tag)
        add(3, lemma, relation)
        add(4, tag, relation)
        add(5, facts.facts.lower[word])
        add(6, lemma, lemmaAt(word - 1))
        add(7, lemma, lemmaAt(word + 1))
        add(8, lemmaAt(word - 1), tag)
        add(9, lemmaAt(word + 1), tag)
        add(10, lemmaAt(word - 2), tag)
        add(11, lemmaAt(word + 2), tag)
        add(12, tagAt(word - 1) &* 128 &+ tag, tagAt(word + 1))
        add(13, tagAt(word + 1) &* 128 &+ tag, tagAt(word + 2))
        add(14, tagAt(word - 1) &* 128 &+ tag, tagAt(word - 2))
        add(15, facts.facts.suffix3[word], tag)
        add(16, UInt64(facts.facts.shape[word].rawValue), tag)
        add(17, lemma, frame)
        add(18, tag, signature)
        add(19, relation, frame &* 64 &+ tag)

        // The head, for words that go with one: `has learned`, `according to`, `pointed out`.
        if head >= 0, head < words.count {
            let headLemma = facts.facts.lemma[head]
            let headTag = UInt64(words.pennTag[head].rawValue)
            add(20, headLemma, relation)
            add(21, headTag, relation)
            add(22, headLemma, lemma)
            add(23, self.frame(head), relation &* 64 &+ tag)
            let distance = UInt64(min(abs(head - word), 4)) &* 2 &+ (head > word ? 1 : 0)
            add(24, distance, relation)
            add(25, headLemma, distance &* 64 &+ relation)
            let above = Int(words.head[head])
            if above >= 0, above < words.count {
                add(26, facts.facts.lemma[above], relation &* 64 &+ UInt64(words.relation[head].rawValue))
            }
            if facts.mention[head] != 0 { add(27, UInt64(facts.mention[head]), lemma) }
        } else {
            add(28, tag)
            add(29, lemma)
        }

        var child = trees.firstChild[word]
        var count = 0
        while child >= 0, count < 12 {
            let below = Int(child)
            child = trees.nextSibling[below]
            count += 1
            let kind = UInt64(words.relation[below].rawValue) &* 2 &+ (below > word ? 1 : 0)
            add(30, kind, tag)
            add(31, kind, lemma)
            switch words.relation[below] {
            case .nsubj, .nsubjPass, .oblAgent, .nmodPoss:
                add(32, UInt64(facts.mention[below]), tag &* 64 &+ kind)
                add(33, UInt64(facts.mention[below]), lemma)
                add(34, facts.facts.lemma[below], kind)
                add(35, facts.facts.lemma[below], lemma)
            case .obj, .obl, .nmod, .iobj:
                add(36, UInt64(facts.mention[below]), lemma)
                add(37, facts.facts.lemma[below], lemma)
                if let marker = trees.child(of: below, in: words, where: { $0 == .case_ }) {
                    add(38, facts.facts.lemma[marker], lemma)
                    add(39, facts.facts.lemma[marker], tag &* 64 &+ kind)
                }
            case .ccomp, .xcomp, .advcl, .parataxis, .acl:
                let marker = trees.child(of: below, in: words) { $0 == .mark }
                add(40, marker.map { facts.facts.lemma[$0] } ?? 0, kind)
                add(41, marker.map { facts.facts.lemma[$0] } ?? 0, lemma)
                add(42, UInt64(words.pennTag[below].rawValue), kind)
                if facts.quotation[below] >= 0, facts.quotation[below] != facts.quotation[word] { add(43, kind) }
            case .aux, .auxPass, .cop, .advmod, .det, .case_, .mark:
                add(44, facts.facts.lemma[below], tag)
                add(45, facts.facts.lemma[below], lemma)
            default: break
            }
        }

        // Quotation marks around.
        let own = facts.quotation[word]
        var before: UInt64 = 3
        var after: UInt64 = 3
        var place = word - 1
        while place >= low, word - place < 12 {
            if facts.quotation[place] >= 0, facts.quotation[place] != own {
                before = word - place < 3 ? 0 : word - place < 6 ? 1 : 2
                break
            }
            place -= 1
        }
        place = word + 1
        while place < high, place - word < 12 {
            if facts.quotation[place] >= 0, facts.quotation[place] != own {
                after = place - word < 3 ? 0 : place - word < 6 ? 1 : 2
                break
            }
            place += 1
        }
        let inside: UInt64 = own < 0 ? 0 : 1
        add(46, before &* 4 &+ after, inside)
        add(47, before &* 4 &+ after, lemma)
        add(48, before &* 4 &+ after, tag &* 2 &+ inside)
        add(49, inside, tag)
        if own < 0, word + 1 == high || word + 2 >= high, low > 0, facts.quotation[low - 1] >= 0 {
            add(50, tag)
        }
        // A colon or a quotation that comes right after the sentence.
        if high - word < 4 { add(51, lemmaAt(high - 1), tag) }
        if high < words.count, facts.quotation[high] >= 0, own < 0 { add(52, UInt64(high - word < 4 ? 1 : 0), tag) }
        add(53, UInt64(min(word - low, 3)), tag)
        add(54, UInt64(min(facts.depth[word], 5)), tag)
    }

    /// Appends the features of the step from the word before to a word.
    func appendSteps(_ word: Int, in sentence: Range<Int>, to features: inout [UInt64]) {
        let facts = self.facts
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        let tag = UInt64(words.pennTag[word].rawValue)
        let relation = UInt64(words.relation[word].rawValue)
        let lemma = facts.facts.lemma[word]
        add(0)
        guard word > sentence.lowerBound else {
            add(1, tag)
            return
        }
        let last = word - 1
        let lastTag = UInt64(words.pennTag[last].rawValue)
        let lastLemma = facts.facts.lemma[last]
        add(2, lastTag, tag)
        add(3, lastLemma, lemma)
        add(4, lastLemma, tag)
        add(5, lastTag, lemma)
        add(6, UInt64(words.relation[last].rawValue), relation)
        let head = Int(words.head[word])
        let lastHead = Int(words.head[last])
        let link: UInt64 =
            head == last ? 1 : lastHead == word ? 2 : head == lastHead ? 3 : head >= 0 && head < word ? 4 : 5
        add(7, link, relation)
        add(8, link, lemma)
        add(9, link, lastLemma)
        add(10, link &* 64 &+ relation, lastTag)
        add(11, link &* 64 &+ UInt64(words.relation[last].rawValue), tag)
        if head >= 0, head < words.count { add(12, facts.facts.lemma[head], relation &* 8 &+ link) }
        if lastHead >= 0, lastHead < words.count {
            add(13, facts.facts.lemma[lastHead], UInt64(words.relation[last].rawValue) &* 8 &+ link)
        }
        add(14, frame(word), lastTag &* 64 &+ tag)
        add(15, frame(last), lastTag &* 64 &+ tag)
        let next = word + 1 < sentence.upperBound ? UInt64(words.pennTag[word + 1].rawValue) : 102
        add(16, lastTag &* 128 &+ tag, next)
        add(17, lastLemma, next)
        add(18, lemma, next)
    }
}
