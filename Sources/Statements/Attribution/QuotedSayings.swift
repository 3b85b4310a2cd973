import Language
import SourceText

/// Attributions whose parts the models take wrongly and the grammar makes plain: somebody who `was quoted as saying`, whom an
/// outlet cites, on what condition somebody speaks, and a name with a colon before a quotation.
extension PlainSayings {
    /// Mends what the models have found, and adds what they passed over.
    func mendQuoted(_ passages: inout [AttributedPassage]) {
        for index in passages.indices { passages[index].content = passages[index].content.compactMap(withoutSource) }
        passages.removeAll { $0.content.isEmpty || isCitation($0) || isOnCondition($0) }
        for sentence in context.analysis.sentences where sentence.region != .furniture {
            for verb in sentence.words where words.tag[verb] == .verb && lexicon.has(words.lemmaText(verb), .quoting) {
                guard let saying = saying(under: verb), let passage = quotedAsSaying(verb, saying, sentence) else {
                    continue
                }
                passages.removeAll { $0.cue.contains(verb) || $0.cue.contains(saying) }
                passages.append(passage)
            }
            if let passage = behindColon(sentence), !passages.contains(where: { covers($0, passage) }) {
                passages.append(passage)
            }
        }
    }

    // MARK: - Whom an outlet cites

    /// A piece of content up to `citing two officials`, which says by whose word it is told; nil where nothing is left.
    private func withoutSource(_ piece: Range<Int>) -> Range<Int>? {
        for word in piece where words.pennTag[word] == .VBG && lexicon.has(words.lemmaText(word), .quoting) {
            guard words.relation[word] == .advcl, facts.quotation[word] < 0, !piece.contains(Int(words.head[word]))
            else {
                continue
            }
            return word > piece.lowerBound ? piece.lowerBound..<word : nil
        }
        return piece
    }

    /// Whether a passage has nobody's words but names somebody who is cited: `citing two officials`.
    private func isCitation(_ passage: AttributedPassage) -> Bool {
        guard let verb = passage.cue.first(where: { lexicon.has(words.lemmaText($0), .quoting) }),
            !passage.content.contains(where: { $0.contains { facts.quotation[$0] >= 0 } })
        else { return false }
        let cited = passage.content.flatMap { piece in piece.filter { Int(words.head[$0]) == verb } }
        return !cited.isEmpty
            && cited.allSatisfy { word in
                words.relation[word] == .obj && isSpeaker(word) || words.tag[word] == .punctuation
            }
    }

    /// Whether what is taken for said is only on what condition somebody speaks: `said on condition of anonymity`.
    private func isOnCondition(_ passage: AttributedPassage) -> Bool {
        guard let first = passage.content.first?.lowerBound, facts.quotation[first] < 0 else { return false }
        var word = first
        for _ in 0..<4 {
            if words.lemmaText(word) == "condition", context.preposition(of: word) == "on" {
                let verb = Int(words.head[word])
                return verb >= 0 && (passage.cue.contains(verb) || lexicon.isSaying(words.lemmaText(verb)))
            }
            word = Int(words.head[word])
            guard word >= 0 else { return false }
        }
        return false
    }

    // MARK: - Quoted as saying

    /// The `saying` of `was quoted as saying`.
    private func saying(under verb: Int) -> Int? {
        var found: Int?
        context.trees.forEachChild(verb) { child in
            guard found == nil, child > verb, words.pennTag[child] == .VBG, lexicon.isSaying(words.lemmaText(child)),
                let mark = context.trees.child(of: child, in: words, where: { $0 == .mark || $0 == .case_ }),
                words.lemmaText(mark) == "as"
            else { return }
            found = child
        }
        return found
    }

    /// `X was quoted by the agency as saying that …`, `…, the agency quoted X as saying`.
    private func quotedAsSaying(_ verb: Int, _ saying: Int, _ sentence: Sentence) -> AttributedPassage? {
        var found: Int?
        context.trees.forEachChild(verb) { child in
            if found == nil, words.relation[child].isSubject, child < verb { found = child }
        }
        guard let found else { return nil }
        var source = context.trees.subtree(found)
        while source.count > 1, words.tag[source.lowerBound] == .punctuation {
            source = (source.lowerBound + 1)..<source.upperBound
        }
        while source.count > 1, words.tag[source.upperBound - 1] == .punctuation {
            source = source.lowerBound..<(source.upperBound - 1)
        }
        guard source.upperBound <= verb, let content = said(behind: saying, sentence) ?? said(before: source, sentence)
        else { return nil }
        let end = content.lowerBound > saying || content.upperBound <= verb ? saying + 1 : verb + 1
        return AttributedPassage(cue: verb..<end, source: [source], content: [content], confidence: 1)
    }

    private func said(behind saying: Int, _ sentence: Sentence) -> Range<Int>? {
        if let clause = context.trees.child(of: saying, in: words, where: { $0 == .ccomp }), clause > saying {
            var content = context.trees.subtree(clause)
            while content.count > 1, words.tag[content.upperBound - 1] == .punctuation {
                content = content.lowerBound..<(content.upperBound - 1)
            }
            return content.lowerBound > saying ? content : nil
        }
        var first = saying + 1
        while first < sentence.words.upperBound, words.tag[first] == .punctuation, facts.quotation[first] < 0 {
            first += 1
        }
        guard first < sentence.words.upperBound, facts.quotation[first] >= 0 else { return nil }
        return quoted(from: first, sentence)
    }

    private func said(before source: Range<Int>, _ sentence: Sentence) -> Range<Int>? {
        var stop = source.lowerBound
        while stop > sentence.words.lowerBound, words.tag[stop - 1] == .punctuation, facts.quotation[stop - 1] < 0 {
            stop -= 1
        }
        return clause(before: stop, sentence)
    }

    /// The words of the quotation that a word stands in, up to the end of the sentence.
    private func quoted(from first: Int, _ sentence: Sentence) -> Range<Int> {
        var end = first
        while end < sentence.words.upperBound, facts.quotation[end] == facts.quotation[first] { end += 1 }
        return first..<end
    }

    // MARK: - A colon

    /// `The minister, Ana Tui: "We shall not sign."`; in a headline also without quotation marks behind a person's name.
    private func behindColon(_ sentence: Sentence) -> AttributedPassage? {
        let first = sentence.words.lowerBound
        let reach = min(sentence.words.upperBound, first + PlainSayings.longestName)
        guard let colon = (first..<reach).first(where: { isColon($0) }), colon > first,
            colon + 1 < sentence.words.upperBound,
            !(first..<colon).contains(where: { words.tag[$0] == .verb || facts.quotation[$0] >= 0 }),
            let head = (first..<colon).last(where: { isOuter($0, first..<colon) && words.tag[$0] != .punctuation }),
            isSpeaker(head), words.tag[head] != .pronoun, isPersonal(first..<colon)
        else { return nil }
        let content: Range<Int>?
        if facts.quotation[colon + 1] >= 0 {
            content = quoted(from: colon + 1, sentence)
        } else if sentence.region == .headline {
            content = clause(behind: colon, sentence)
        } else {
            content = nil
        }
        guard let content else { return nil }
        return AttributedPassage(cue: colon..<colon, source: [first..<colon], content: [content], confidence: 1)
    }

    /// How many words a name with its titles may have before a colon.
    private static let longestName = 14

    private func isColon(_ word: Int) -> Bool {
        words.pennTag[word] == .colon && context.analysis.text[words.span(word)] == ":"
    }

    /// Whether the head of a word lies outside of a run of words.
    private func isOuter(_ word: Int, _ range: Range<Int>) -> Bool { !range.contains(Int(words.head[word])) }

    /// Whether a person is named or meant in a run of words.
    private func isPersonal(_ range: Range<Int>) -> Bool {
        range.contains { word in
            let mention = Int(context.mentionOfHead[word])
            return mention >= 0 && context.analysis.mentions[mention].kind == .person
        }
    }
}
