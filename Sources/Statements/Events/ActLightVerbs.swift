import Language

/// Verbs that lend a noun of an act their subject and their time: `held talks`, `talks took place`.
extension ActReader {
    /// The light verb that governs a noun as its object; nil where there is none.
    func lightVerb(over noun: Int) -> Int? {
        var noun = noun
        // `offered to host a new round of talks`: what is hosted is the round.
        let whole = Int(words.head[noun])
        if whole >= 0, words.relation[noun] == .nmod, words.tag[whole] == .noun, isMeasure(whole),
            context.preposition(of: noun) == "of"
        {
            noun = whole
        }
        let head = Int(words.head[noun])
        guard head >= 0, words.tag[head] == .verb else { return nil }
        switch words.relation[noun] {
        case .obj, .nsubjPass: break
        case .obl:
            guard context.preposition(of: noun) == "in" || context.preposition(of: noun) == "on" else { return nil }
        default: return nil
        }
        let use = light[Int(words.lemma[head])]
        return use.contains(.noun) || use.contains(.reverse) ? head : nil
    }

    /// The verb that says of the act that a noun names that it takes place, ends or has an effect (`talks began`, `the strike
    /// killed six`); nil where there is none.
    func happening(to noun: Int) -> Int? {
        func happens(_ verb: Int) -> Bool {
            light[Int(words.lemma[verb])].contains(.happens) || lightPhrase(of: verb).contains(.happens)
        }
        let head = Int(words.head[noun])
        if head >= 0, words.tag[head] == .verb, words.relation[noun] == .nsubj || words.relation[noun] == .nsubjPass {
            return happens(head) ? head : nil
        }
        return trees.child(of: noun, in: words) { $0 == .aclRelcl }.flatMap { happens($0) ? $0 : nil }
    }

    /// What a verb does together with the bare noun or the adverb right behind it: `take place`, `go ahead`.
    private func lightPhrase(of verb: Int) -> LightVerbs.Use {
        guard lightVerbs.beginsPhrase(words.lemmaText(verb)) else { return [] }
        let end = context.sentence(of: verb).words.upperBound
        guard verb + 1 < end, Int(words.head[verb + 1]) == verb else { return [] }
        return lightVerbs.use(of: words.lemmaText(verb) + " " + words.lemmaText(verb + 1))
    }
}
