import Diplomacy
import Foundation
import Language
import SourceText

/// Of whom a figure is, and the words that say what it is.
extension FigureReader {
    /// Trade and deals are of two; where the text leaves one out, they are those that the passage has named, else those that
    /// the document is about.
    func complete(_ sides: inout [EntityID], of thing: String?, before word: Int, _ site: FrameSite) {
        guard sides.count < 2, let lemma = thing?.split(separator: " ").first.map(String.init) else { return }
        let isNear = nouns.near.contains(lemma)
        let isTwo = isNear || nouns.two.contains(lemma)
        guard isTwo || nouns.side.contains(lemma) && !sides.isEmpty else { return }
        for pair in [isTwo ? site.nearPair(before: word) : nil]
            + (isNear ? [] : [site.pair(before: word), site.focus.mainPair])
        {
            guard let pair, sides.allSatisfy({ pair.contains($0) || isTwo && !site.isPublic($0) }),
                // `China buys a third of Chad's oil`: where a third is named it is not the other of the two.
                isTwo || site.focus.isOfTwo(pair, sentenceOf: word)
            else { continue }
            sides = pair
            return
        }
    }

    /// Whose an amount is that its own phrase gives to nobody, or to one of two; each step only where those before it found
    /// nobody: where what is measured goes, who acts in its clause, whoever else the clause says that it is of, the framework
    /// that the clause speaks of, who says it.
    func addOwners(_ sides: inout [EntityID], of measured: Measured, _ top: Int, _ site: FrameSite) {
        if measured.isAlone {
            // A term is of those whom its clause gives it to, where it is a thing of two.
            let lemma = measured.noun.map(site.lemma) ?? ""
            guard sides.isEmpty, nouns.two.contains(lemma) || nouns.near.contains(lemma) else { return }
            sides = recipients(of: measured, site)
            return
        }
        if sides.count < 2 {
            for side in flow(of: measured, top, site) where !sides.contains(side) { sides.append(side) }
        }
        if sides.count == 1, let pair = giverAndReceiver(around: top, site), pair.contains(sides[0]) { sides = pair }
        if sides.isEmpty { sides = owners(of: measured, top, site) }
        if sides.isEmpty, let owner = anyOwner(of: measured, top, site) { sides = [owner] }
        if sides.isEmpty { sides = partners(of: measured, top, site) }
        if sides.isEmpty, let speaker = site.speakers.attribution(of: site.words.span(top))?.speaker,
            let side = site.side(speaker), side.isState || side.rawValue.hasPrefix("co:")
        {
            // `The damage comes to 5 million, the minister said`: an estimate is of those whose own it is.
            sides = [side]
        }
    }

    /// The two states of a clause by which one gives to the other what is measured, for an amount whose own phrase gives it to one
    /// of them; nil where there are not two.
    private func giverAndReceiver(around top: Int, _ site: FrameSite) -> [EntityID]? {
        let words = site.words
        var word = top
        for _ in 0..<6 where words.tag[word] != .verb {
            guard words.head[word] >= 0, !site.isClause(word) else { return nil }
            word = Int(words.head[word])
        }
        guard words.tag[word] == .verb, giving.contains(site.lemma(word)) else { return nil }
        let givers = site.agents(of: word).filter(\.isState)
        let arguments = site.context.arguments(of: word)
        var receivers = [arguments.indirect, arguments.object].compactMap { $0 }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            if ["to", "for"].contains(site.lemmas[Int(oblique.preposition)]) { receivers.append(oblique.head) }
        }
        let received = receivers.lazy.map { site.sides(of: $0).filter { $0.isState && !givers.contains($0) } }
            .first { !$0.isEmpty }
        guard givers.count == 1, let received, received.count == 1 else { return nil }
        return givers + received
    }

    /// Whom a clause gives a term to, in states: `gives Chad a 30-year lease`, `won a 10-year concession`.
    private func recipients(of measured: Measured, _ site: FrameSite) -> [EntityID] {
        guard let noun = measured.noun, site.words.head[noun] >= 0 else { return [] }
        let verb = Int(site.words.head[noun])
        guard site.words.tag[verb] == .verb else { return [] }
        let arguments = site.context.arguments(of: verb)
        var sides = arguments.indirect.map { site.sides(of: $0) } ?? []
        if sides.isEmpty, arguments.object != noun, let object = arguments.object { sides = site.sides(of: object) }
        if sides.isEmpty { sides = site.agents(of: verb) }
        return sides.filter(\.isState)
    }

    /// The name that a relative clause is said of by a noun beside it: `Andamar, a Peruvian insurer that covers a quarter`.
    func apposed(of verb: Int, _ site: FrameSite) -> [EntityID]? {
        let words = site.words
        let noun = Int(words.head[verb])
        guard words.relation[verb] == .aclRelcl, noun >= 0, words.relation[noun] == .appos, words.head[noun] >= 0
        else { return nil }
        let sides = site.sides(of: Int(words.head[noun]))
        return sides.isEmpty ? nil : sides
    }

    /// Where the subject of a verb goes or comes from: `90 percent of its trade passes through Chad`.
    private func flow(of measured: Measured, _ top: Int, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        for word in [top, measured.noun ?? top]
        where words.relation[word] == .nsubj || words.relation[word] == .nsubjPass {
            let verb = Int(words.head[word])
            guard verb >= 0, words.tag[verb] == .verb else { continue }
            var found: [EntityID] = []
            for oblique in site.context.arguments(of: verb).obliques where oblique.preposition >= 0 {
                guard FigureReader.ways.contains(site.lemmas[Int(oblique.preposition)]) else { continue }
                for side in site.sides(of: oblique.head) where site.isPublic(side) && !found.contains(side) {
                    found.append(side)
                }
            }
            if !found.isEmpty { return found }
        }
        return []
    }

    /// What stands before those that a flow touches.
    private static let ways: Set<String> = ["through", "via", "across", "to", "into", "from", "by"]

    /// The owner or subject of whatever kind, a ship as well as a state, and the framework that a noun takes up.
    private func anyOwner(of measured: Measured, _ top: Int, _ site: FrameSite) -> EntityID? {
        let words = site.words
        func named(_ word: Int) -> EntityID? {
            guard !site.isDateline[word], !site.isMoney(word) else { return nil }
            if let id = site.context.entity(ofHead: word), site.side(id) == nil || site.side(id) == id {
                return id.rawValue.hasPrefix("outlet:") ? nil : id
            }
            return site.framework(of: word)
        }
        if let noun = measured.noun {
            var owner: EntityID?
            site.trees.forEachChild(noun) { child in
                guard owner == nil else { return }
                if words.relation[child] == .nmodPoss
                    || words.relation[child] == .nmod && child > noun && site.preposition(of: child) == "of"
                {
                    owner = named(child)
                }
            }
            if let owner { return owner }
        }
        var word = measured.verb ?? measured.noun ?? top
        for _ in 0..<5 {
            if words.tag[word] == .verb, let subject = site.context.subject(of: word), subject != measured.noun,
                let owner = named(subject)
            {
                return owner
            }
            // `Its transponder was switched off`: whose the subject is.
            if words.tag[word] == .verb, let subject = site.context.subject(of: word),
                let possessor = site.trees.child(of: subject, in: words, where: { $0 == .nmodPoss }),
                let owner = named(possessor)
            {
                return owner
            }
            guard words.head[word] >= 0, words.relation[word] != .ccomp else { return nil }
            if words.relation[word] == .aclRelcl { return named(Int(words.head[word])) }
            word = Int(words.head[word])
        }
        return nil
    }

    /// With whom or against whom the clause of an amount acts: `settled with the Finnish authorities on a guarantee`.
    private func partners(of measured: Measured, _ top: Int, _ site: FrameSite) -> [EntityID] {
        var word = measured.verb ?? measured.noun ?? top
        for _ in 0..<4 {
            if site.words.tag[word] == .verb {
                for oblique in site.context.arguments(of: word).obliques where oblique.preposition >= 0 {
                    guard
                        ["with", "to", "from", "against", "for", "in"].contains(site.lemmas[Int(oblique.preposition)])
                    else { continue }
                    let sides = site.sides(of: oblique.head).filter(site.isPublic)
                    if !sides.isEmpty { return sides }
                }
            }
            guard site.words.head[word] >= 0, !site.isClause(word) else { return [] }
            word = Int(site.words.head[word])
        }
        return []
    }

    /// Whose a thing is where its own phrase does not tell: who acts in its clause, or the framework that the clause is about
    /// (`the scheme is to start with eleven ships`).
    func owners(of measured: Measured, _ top: Int, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        var word = measured.verb ?? measured.noun ?? top
        for _ in 0..<4 {
            if words.tag[word] == .verb {
                let agents = site.agents(of: word)
                if !agents.isEmpty { return agents }
                if let subject = site.context.subject(of: word), let id = site.context.entity(ofHead: subject),
                    id.rawValue.hasPrefix("fw:")
                {
                    return [id]
                }
                guard words.relation[word] == .xcomp || words.relation[word] == .acl else { return [] }
            }
            let head = Int(words.head[word])
            guard head >= 0 else { return [] }
            // A clause of its own tells nothing of what stands outside.
            if words.relation[word] == .aclRelcl { return site.sides(of: head) }
            word = head
        }
        return []
    }

    /// Whether what is measured stands before the verb, so that nobody acts.
    func isSubject(_ noun: Int?, of verb: Int) -> Bool { noun.map { $0 < verb } ?? false }

    /// The words of a noun phrase that say what it is: without articles, sides, numbers and times.
    func description(_ noun: Int, _ range: Range<Int>, _ site: FrameSite) -> String {
        let words = site.words
        var parts: [Int] = []
        func take(_ head: Int, depth: Int) {
            site.trees.forEachChild(head) { child in
                switch words.relation[child] {
                case .amod, .compound, .nmodDesc:
                    guard child < head, !range.contains(child), isPlain(child, site) else { return }
                    parts.append(child)
                case .nmod:
                    guard depth == 0, child > head, !range.contains(child), words.tag[child] == .noun,
                        let preposition = site.preposition(of: child), preposition == "of" || preposition == "in",
                        isThing(child, site)
                    else { return }
                    if let marker = site.trees.child(of: child, in: words, where: { $0 == .case_ }) {
                        parts.append(marker)
                    }
                    take(child, depth: 1)
                default: return
                }
            }
            parts.append(head)
        }
        take(noun, depth: 0)
        return parts.sorted().map { word in
            words.tag[word] == .properNoun ? site.context.analysis.text[words.span(word)] : site.form(word)
        }.joined(separator: " ")
    }

    /// Whether a modifier says what a thing is, and is no name, number or time.
    func isPlain(_ word: Int, _ site: FrameSite) -> Bool {
        site.context.timeOfWord[word] < 0 && site.context.quantityOfWord[word] < 0 && site.words.tag[word] != .numeral
            && site.context.entity(ofHead: word) == nil && site.lemma(word) != "worth"
    }
}

extension EntityID {
    /// Whether it is a bank, a firm or another body.
    var isBody: Bool { rawValue.hasPrefix("org:") || rawValue.hasPrefix("co:") || rawValue.hasPrefix("gov:") }
}
