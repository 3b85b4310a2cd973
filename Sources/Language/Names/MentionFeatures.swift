import SourceText

/// The features by which the mention model tells whether a word heads a mention, and of which kind.
extension MentionContext {
    /// Words that could head a mention.
    func canHead(_ word: Int, _ words: Words) -> Bool {
        let relation = words.relation[word]
        switch relation {
        case .flat, .flatName, .flatForeign, .fixed, .goeswith, .case_, .det, .detPredet, .nmodDesc, .compoundPrt,
            .mark,
            .cc, .punct, .aux, .auxPass, .cop, .nummod, .nummodGov, .discourse, .reparandum:
            return false
        default: break
        }
        switch words.tag[word] {
        case .noun, .properNoun, .pronoun, .numeral, .symbol: return true
        case .determiner, .adjective, .other:
            switch relation {
            case .nsubj, .nsubjPass, .obj, .iobj, .obl, .nmod, .nmodPoss, .oblAgent, .conj: return true
            default: return false
            }
        default: return false
        }
    }

    /// Appends the features of a head word.
    func appendFeatures(
        _ head: Int, _ phrase: Range<Int>, _ words: Words, _ bytes: UnsafeBufferPointer<UInt8>,
        to features: inout [UInt64]
    ) {
        let form = facts.lower[head]
        let lemma = facts.lemma[head]
        let tag = UInt64(words.pennTag[head].rawValue)
        let relation = UInt64(words.relation[head].rawValue)
        let shape = UInt64(facts.shape[head].rawValue)
        let parent = Int(words.head[head])
        let parentLemma = parent >= 0 ? facts.lemma[parent] : 1
        let parentTag = parent >= 0 ? UInt64(words.tag[parent].rawValue) : 99

        var caseMarker: UInt64 = 0
        var determiner: UInt64 = 0
        var flat: UInt64 = 0
        var isPossessed: UInt64 = 0
        var child = phrases.firstChild[head]
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }
        while child >= 0 {
            let word = Int(child)
            child = phrases.nextSibling[word]
            switch words.relation[word] {
            case .case_: if word < head { caseMarker = facts.lower[word] } else { isPossessed = 1 }
            case .det: determiner = facts.lower[word]
            case .amod:
                add(1, facts.lemma[word])
                add(2, facts.lemma[word], lemma)
            case .compound:
                add(3, facts.lemma[word])
                add(4, UInt64(facts.shape[word].rawValue))
                if let title = reference[facts.lower[word]] { add(5, UInt64(title.role.rawValue)) }
            case .nmodDesc:
                add(6, facts.lemma[word])
                if let title = reference[facts.lower[word]] { add(7, UInt64(title.role.rawValue)) }
            case .flat, .flatName:
                flat += 1
                add(8, facts.lower[word])
                add(9, facts.suffix3[word])
            case .nmodPoss: determiner = 2
            case .nmod, .acl, .aclRelcl, .appos: add(10, UInt64(words.relation[word].rawValue), facts.lemma[word])
            case .nummod: add(11, UInt64(facts.shape[word].rawValue), shape)
            case .conj: add(12, facts.lemma[word])
            default: break
            }
        }
        add(20, form)
        add(21, lemma)
        add(22, lemma, relation)
        add(23, facts.suffix3[head], tag)
        add(24, facts.suffix2[head], tag)
        add(25, tag, relation)
        add(26, relation, parentLemma)
        add(27, relation, parentTag &* 64 &+ tag)
        add(28, caseMarker, tag)
        add(29, caseMarker, parentLemma)
        add(30, determiner, tag)
        add(31, determiner, lemma)
        add(32, shape, relation)
        add(33, shape, flat &* 2 &+ isPossessed)
        add(34, tag)
        add(35, relation, caseMarker)
        if head > 0, words.sentence[head - 1] == words.sentence[head] {
            add(36, facts.lower[head - 1], tag)
            add(37, lemma, facts.lower[head - 1])
        } else {
            add(38, shape)
        }
        if head + 1 < words.count, words.sentence[head + 1] == words.sentence[head] {
            add(39, facts.lower[head + 1], tag)
            if facts.shape[head + 1] == .digits { add(40, lemma) }
        }
        add(41, UInt64(min(phrase.count, 6)), tag)
        if let known = reference[facts.form[head]] ?? reference[facts.lower[head]] {
            add(42, UInt64(known.role.rawValue), shape)
        }
        if words.tag[head] == .properNoun {
            let first = facts.form[phrase.lowerBound]
            add(43, first)
            if let known = reference[first] ?? reference[facts.lower[phrase.lowerBound]] {
                add(44, UInt64(known.role.rawValue), flat)
            }
            if let known = reference[facts.form[head]] { add(45, UInt64(known.role.rawValue), flat) }
        }
        if words.pennTag[head].isProperNoun {
            let name = words.properNouns(around: head, in: phrase)
            let lexicon = knowledge.lexicon
            let whole = lexicon.code(
                .whole,
                Feature.hash(bytes[Int(words.start[name.lowerBound])..<Int(words.end[name.upperBound - 1])]))
            let last = lexicon.code(.last, facts.form[name.upperBound - 1])
            let first = lexicon.code(.first, facts.form[name.lowerBound])
            let isLong: UInt64 = name.count > 1 ? 1 : 0
            add(90, whole)
            add(91, last, isLong)
            add(92, first, isLong)
            add(93, whole, relation)
            add(94, last, first)
            add(95, whole, caseMarker)
        }
        if words.tag[head] == .noun || words.tag[head] == .properNoun, let sense = senses[lemma] {
            let proper: UInt64 = words.tag[head] == .properNoun ? 1 : 0
            let first = UInt64(sense.0) &* 2 &+ proper
            add(60, first)
            add(61, UInt64(sense.1) &* 2 &+ proper)
            add(62, first, UInt64(sense.1))
            add(63, first, relation)
            add(64, first, parentLemma)
            add(65, first, determiner)
            add(66, first, caseMarker)
            add(67, first, facts.suffix3[head])
        }
        let match = matchOfWord[head]
        if match >= 0 {
            let found = matches[Int(match)]
            let use: UInt64 =
                found.choices[0].use == .acronym ? 1 : found.isAdjective ? found.isDemonym ? 3 : 2 : 0
            add(46, UInt64(found.kinds), use)
            add(51, UInt64(found.kinds) &* 4 &+ use, tag)
            add(47, UInt64(found.kinds), relation)
            add(48, UInt64(found.kinds), caseMarker)
            add(49, UInt64(found.kinds), found.words.upperBound == head + 1 ? 1 : 0)
        } else {
            add(50, tag, shape)
        }
    }

    /// Puts the vectors of a head word and of the words around it side by side: itself, the word before and after it, its
    /// governor, the first word of its phrase, and the words before and after the phrase.
    func copyVectors(
        _ head: Int, _ phrase: Range<Int>, _ words: Words, _ vectors: NameVectors,
        to target: UnsafeMutablePointer<Int8>
    ) {
        let sentence = words.sentence[head]
        func copy(_ place: Int, _ word: Int) {
            let isHere = word >= 0 && word < words.count && words.sentence[word] == sentence
            vectors.copy(isHere ? vectorOfWord[word] : -1, to: target + place * NameVectors.size)
        }
        copy(0, head)
        copy(1, head - 1)
        copy(2, head + 1)
        copy(3, Int(words.head[head]))
        copy(4, phrase.lowerBound == head ? -1 : phrase.lowerBound)
        copy(5, phrase.lowerBound - 1)
        copy(6, phrase.upperBound)
    }
}

extension Words {
    /// The unbroken run of proper nouns, hyphens between, around a word of a phrase.
    func properNouns(around head: Int, in phrase: Range<Int>) -> Range<Int> {
        var low = head
        var high = head + 1
        while low > phrase.lowerBound {
            if pennTag[low - 1].isProperNoun {
                low -= 1
            } else if low - 2 >= phrase.lowerBound, pennTag[low - 1] == .HYPH, pennTag[low - 2].isProperNoun {
                low -= 2
            } else {
                break
            }
        }
        while high < phrase.upperBound {
            if pennTag[high].isProperNoun {
                high += 1
            } else if high + 1 < phrase.upperBound, pennTag[high] == .HYPH, pennTag[high + 1].isProperNoun {
                high += 2
            } else {
                break
            }
        }
        return low..<high
    }
}
