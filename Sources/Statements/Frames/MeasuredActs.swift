import Diplomacy
import Language
import SourceText

/// What amounts say of verbs with particles, of prices, and of what a pronoun takes up.
extension FigureReader {
    /// The verb and its row where its subject goes up or down by an amount: `had gone up by 60 percent`.
    func phrasalValue(_ anchor: Int, _ site: FrameSite) -> (verb: Int, row: VerbRow)? {
        let words = site.words
        for verb in [anchor, anchor - 1] where verb >= 0 && words.tag[verb] == .verb && verb + 1 < words.count {
            if let row = verbs[site.lemma(verb) + " " + site.form(verb + 1)], !row.isAct { return (verb, row) }
        }
        return nil
    }

    /// The act of a verb and its particle, where an amount stands behind the particle: `put up 2 billion`.
    func phrasal(_ particle: Int, _ site: FrameSite) -> (verb: Int, row: VerbRow)? {
        let words = site.words
        // The particle may be one of the words that belong to an amount: `up` in `put up 2 billion`.
        if words.tag[particle] == .verb, particle + 1 < words.count,
            words.tag[particle + 1] != .noun, let row = verbs[site.lemma(particle) + " " + site.form(particle + 1)],
            row.isAct
        {
            return (particle, row)
        }
        guard particle > 0,
            words.pennTag[particle] == .RP || words.relation[particle] == .compoundPrt
                || words.tag[particle] == .adverb || words.tag[particle] == .adposition,
            words.tag[particle - 1] == .verb, let row = verbs[site.lemma(particle - 1) + " " + site.form(particle)],
            row.isAct
        else { return nil }
        return (particle - 1, row)
    }

    /// The act that an amount behind `for` is the price of: `bought 96 helicopters from Boeing for 10 billion`.
    func price(_ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Measured? {
        let words = site.words
        guard site.preposition(of: top) == "for" || range.lowerBound > 0 && site.form(range.lowerBound - 1) == "for"
        else {
            return nil
        }
        var word = Int(words.head[top])
        for _ in 0..<3 where word >= 0 {
            if words.tag[word] == .verb {
                guard let row = verbs[site.lemma(word)], row.isAct, FigureReader.trades.contains(site.lemma(word))
                else { return nil }
                return Measured(verb: word, act: row, scope: row.scope)
            }
            word = Int(words.head[word])
        }
        return nil
    }

    /// Acts that have a price.
    private static let trades: Set<String> = [
        "buy", "sell", "purchase", "order", "acquire", "lease", "export", "import",
    ]

    /// What `it` or `they` right before a verb takes up: the noun of its chain, else the subject before it in its
    /// sentence.
    func antecedent(before anchor: Int, _ site: FrameSite) -> Int? {
        let words = site.words
        let sentence = site.context.sentence(of: anchor).words
        var pronoun = anchor - 1
        while pronoun > sentence.lowerBound, words.tag[pronoun] == .auxiliary || words.tag[pronoun] == .adverb {
            pronoun -= 1
        }
        guard pronoun >= sentence.lowerBound, words.tag[pronoun] == .pronoun,
            ["it", "they", "this", "that"].contains(site.form(pronoun))
        else { return nil }
        let mentions = site.context.analysis.mentions
        let number = Int(site.context.mentionOfHead[pronoun])
        if number >= 0 {
            for earlier in stride(from: number - 1, through: max(0, number - 40), by: -1)
            where mentions[earlier].chain == mentions[number].chain && mentions[earlier].form == .nominal {
                if isThing(mentions[earlier].head, site) { return mentions[earlier].head }
            }
        }
        // Trade may be measured whatever the tree makes of it.
        return (sentence.lowerBound..<pronoun).last {
            (words.relation[$0].isSubject
                || (nouns.two.contains(site.lemma($0)) || nouns.near.contains(site.lemma($0)))) && isThing($0, site)
        }
    }
}
