import Diplomacy
import Language
import SourceText

/// The outlets and bodies that speakers are cited through.
extension SpeakerFinder {
    /// The outlet or body that a speaker is cited through in the clause of a cue: `told RFE/RL`, `wrote in an analysis for
    /// the think tank`, `said on CNN`, `was quoted by state television as saying`.
    func via(of cue: Range<Int>, speaker: EntityID?) -> EntityID? {
        if let speaker, isOutlet(speaker) { return speaker }
        for word in cue where words.tag[word] != .punctuation {
            if let found = via(below: word, speaker: speaker) { return found }
        }
        // `told the paper, explaining that …`.
        for word in cue where words.relation[word] == .advcl && words.pennTag[word] == .VBG {
            let verb = Int(words.head[word])
            if verb >= 0, lexicon.isSaying(words.lemmaText(verb)), let found = via(below: verb, speaker: speaker) {
                return found
            }
        }
        return nil
    }

    /// The word that names who quotes by a passive cue: `was quoted by state television as saying`.
    func quoter(by cue: Range<Int>) -> Int? {
        for word in cue {
            var verb = word
            if words.relation[word] == .advcl || words.relation[word] == .xcomp, words.head[word] >= 0 {
                verb = Int(words.head[word])
            }
            guard lexicon.has(words.lemmaText(verb), .quoting), context.isPassive(verb) else { continue }
            if let agent = context.arguments(of: verb).agent { return agent }
            // `was quoted as saying by the agency`.
            for word in cue where words.pennTag[word] == .VBG && Int(words.head[word]) == verb {
                if let agent = trees.child(of: word, in: words, where: { $0 == .obl || $0 == .oblAgent }),
                    context.preposition(of: agent) == "by"
                {
                    return agent
                }
            }
        }
        return nil
    }

    /// The outlet that a noun phrase is by what the text calls it: `the Istanbul daily X`.
    func outlet(at word: Int) -> EntityID? {
        guard let entity = context.entity(ofHead: word) else { return nil }
        if isOutlet(entity) { return entity }
        switch context[entity]?.kind {
        case .organization, .company, .other, .person:
            let phrase = context.trees.subtree(word)
            let isCalled = phrase.contains {
                $0 <= word && lexicon.has(words.lemmaText($0).lowercased(), .outlet)
                    && (words.tag[$0] == .noun || words.tag[$0] == .properNoun || words.tag[$0] == .adjective)
            }
            return isCalled ? entity : nil
        default: return nil
        }
    }

    private func via(below cue: Int, speaker: EntityID?) -> EntityID? {
        var child = trees.firstChild[cue]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .obj, .iobj:
                if let entity = outlet(at: word) { return entity }
                // `told reporters of the Globe`, `told the Globe's editors`.
                if context.mentionOfHead[word] >= 0, let entity = outlet(below: word) { return entity }
            case .obl, .nmod, .oblUnmarked:
                if let entity = outlet(at: word), entity != speaker { return entity }
                if lexicon.has(words.lemmaText(word), .piece) {
                    if let entity = outlet(below: word), entity != speaker { return entity }
                    if let entity = body(below: word), entity != speaker { return entity }
                }
            default: break
            }
        }
        return nil
    }

    /// An outlet that a noun names by a modifier.
    private func outlet(below head: Int) -> EntityID? {
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nmod, .nmodPoss, .compound, .appos:
                if let entity = outlet(at: word) { return entity }
            // `remarks carried by the agency`.
            case .acl:
                guard lexicon.has(words.lemmaText(word), .publishing) else { continue }
                if let agent = context.arguments(of: word).agent, let entity = outlet(at: agent) { return entity }
                var found: EntityID?
                trees.forEachChild(word) { inner in
                    if found == nil, words.relation[inner] == .obl || words.relation[inner] == .oblAgent {
                        found = outlet(at: inner)
                    }
                }
                if let found { return found }
            default: break
            }
        }
        return nil
    }

    /// The body that a piece of writing was made for: `for the think tank`, `by the institute`, `with the agency`.
    private func body(below head: Int) -> EntityID? {
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            guard words.relation[word] == .nmod || words.relation[word] == .obl || words.relation[word] == .acl else {
                continue
            }
            guard let preposition = context.preposition(of: word),
                ["for", "by", "with", "from", "of", "in"].contains(preposition)
            else { continue }
            if let entity = context.entity(ofHead: word), context[entity]?.kind == .organization { return entity }
        }
        return nil
    }
}
