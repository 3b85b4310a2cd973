import Diplomacy
import Foundation
import Language
import SourceText

/// What a quantity measures, by the tree: the noun that it modifies or that stands behind it, or the subject of its verb.
extension FigureReader {
    func measured(_ top: Int, _ range: Range<Int>, _ site: FrameSite, depth: Int) -> Measured? {
        let words = site.words
        guard depth < 4 else { return nil }
        // `500 million in mineral exports`, `a quarter of the imports`.
        var behind: Int?
        site.trees.forEachChild(top) { child in
            guard behind == nil, child >= range.upperBound, words.tag[child] == .noun, isThing(child, site),
                words.relation[child] == .nmod || words.relation[child] == .obl,
                let preposition = site.preposition(of: child), ["of", "in", "worth", "for"].contains(preposition)
            else { return }
            behind = child
        }
        let head = Int(words.head[top])
        if let behind {
            var measured = Measured(noun: behind)
            if head >= 0, words.tag[head] == .verb { measured.verb = head }
            return measured
        }
        if let subject = site.trees.child(of: top, in: words, where: { $0 == .nsubj }),
            site.trees.child(of: top, in: words, where: { $0 == .cop }) != nil
        {
            return isThing(subject, site) ? Measured(noun: subject) : nil
        }
        guard head >= 0 else { return nil }
        let relation = words.relation[top]
        if relation == .conj {
            if site.context.quantityOfWord[head] >= 0 {
                return measured(head, site.quantityRange(at: head), site, depth: depth + 1)
            }
            if words.tag[head] == .noun, isThing(head, site) { return withVerb(head, site) }
            return nil
        }
        switch words.tag[head] {
        case .noun:
            guard isThing(head, site) else { return nil }
            return withVerb(head, site)
        case .adjective, .adposition, .adverb:
            // `worth`: what it says the worth of.
            if site.lemma(head) == "worth" || words.tag[head] != .adjective {
                let outer = Int(words.head[head])
                if let subject = site.trees.child(of: head, in: words, where: { $0 == .nsubj }), isThing(subject, site)
                {
                    return Measured(noun: subject)
                }
                guard outer >= 0, words.tag[outer] == .noun, isThing(outer, site) else { return nil }
                return withVerb(outer, site)
            }
            // `remained low at around 200 million`.
            if let subject = site.context.subject(of: head), isThing(subject, site) {
                return Measured(noun: subject, verb: head)
            }
            return nil
        case .verb, .auxiliary:
            guard let row = verbs[site.lemma(head)] else { return nil }
            if row.isAct {
                guard relation == .obj || relation == .nsubjPass || relation == .nsubj || relation == .oblUnmarked
                else { return nil }
                return Measured(verb: head, act: row, scope: row.scope)
            }
            let arguments = site.context.arguments(of: head)
            let isNounClause = words.relation[head] == .acl || words.relation[head] == .aclRelcl
            let outer = Int(words.head[head])
            let subject =
                isNounClause && outer >= 0 && words.tag[outer] == .noun
                ? outer : arguments.isPassive ? arguments.object : arguments.agent
            guard let subject, subject != top, isThing(subject, site) else { return nil }
            // `to 5 billion` is the value, `by a tenth` the change.
            return Measured(
                noun: subject, verb: head, scope: isChange(row, site.preposition(of: top)) ? row.scope : nil)
        default: return nil
        }
    }

    /// What an amount that nothing else explains is of, by what governs it: the nearest noun above, else what the verb above is
    /// said of (`averaging more than 6,000 dollars`).
    func governed(_ top: Int, _ site: FrameSite) -> Measured? {
        let words = site.words
        var word = Int(words.head[top])
        for _ in 0..<4 where word >= 0 {
            if words.tag[word] == .noun, isThing(word, site) { return Measured(noun: word) }
            if words.tag[word] == .verb, !telling.contains(site.lemma(word)) {
                let arguments = site.context.arguments(of: word)
                let things = [arguments.object, arguments.agent].compactMap { $0 }
                return things.first { $0 != top && isThing($0, site) }.map { Measured(noun: $0, verb: word) }
            }
            word = Int(words.head[word])
        }
        return nil
    }

    /// A noun, with the act whose object it is: `exported minerals worth 3 billion`.
    func withVerb(_ noun: Int, _ site: FrameSite) -> Measured {
        let words = site.words
        let head = Int(words.head[noun])
        let isObject = words.relation[noun] == .obj || words.relation[noun].isPassiveSubject
        let byTree = head >= 0 && words.tag[head] == .verb && isObject ? head : nil
        guard let verb = byTree ?? site.verbAhead(of: noun) else { return Measured(noun: noun) }
        guard let row = verbs[site.lemma(verb)], row.isAct else {
            return Measured(noun: noun, verb: byTree)
        }
        return Measured(noun: noun, verb: verb, act: row, scope: row.scope)
    }

    /// Whether a word can be what is measured: a common noun that is no time, no quantity and no name.
    func isThing(_ word: Int, _ site: FrameSite, alsoCounted: Bool = false) -> Bool {
        let words = site.words
        guard words.tag[word] == .noun, site.context.timeOfWord[word] < 0 else { return false }
        if !alsoCounted, site.context.quantityOfWord[word] >= 0 { return false }
        if let id = site.context.entity(ofHead: word), site.side(id) != nil, site.context.mentionOfHead[word] >= 0,
            site.context.analysis.mentions[Int(site.context.mentionOfHead[word])].form == .name
        {
            return false
        }
        // `the country ran short of 3 billion`: a state that a noun takes up is nothing that is measured.
        if site.anaphors.single.contains(site.lemma(word)), site.anaphoricState(word) != nil { return false }
        return !nouns.empty.contains(site.lemma(word))
    }
}
