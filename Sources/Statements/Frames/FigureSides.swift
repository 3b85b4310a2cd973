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
