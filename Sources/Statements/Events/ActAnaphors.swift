import Diplomacy
import Language

/// Who phrases stand for that name nobody and take up what the text has named: `both sides`, `the foreign ministers`, `we`,
/// `its neighbour`.
extension ActReader {
    /// How many words back a list of parties is looked for that a plural takes up.
    private static let reach = 400

    /// The parties that a phrase takes up; nil for any other phrase.
    func takenUp(_ head: Int) -> [Party]? {
        switch words.tag[head] {
        case .pronoun: return ofPronoun(head)
        case .noun, .properNoun: break
        // `Both joined the pact.`
        case .determiner:
            guard !anybody, words.relation[head].isSubject || words.relation[head] == .obj,
                ClosedWords.bothOfTwo.contains(words.lemmaText(head).lowercased())
            else { return nil }
            return focus.pair(before: head)?.map { Party(entity: $0, word: head) }
        default: return nil
        }
        let lemma = words.lemmaText(head)
        if anaphors.other.contains(lemma), let owner = trees.child(of: head, in: words, where: { $0 == .nmodPoss }) {
            let sides = context.entity(ofHead: owner).map { [$0] } ?? ofPronoun(owner)?.map(\.entity)
            if let state = sides?.first.flatMap({ context.entities.state($0) }), let other = focus.other(than: state) {
                return [Party(entity: other, word: head)]
            }
        }
        if words.pennTag[head] == .NN, anaphors.each.contains(lemma), isEach(head), !anybody {
            return focus.pair(before: head)?.map { Party(entity: $0, word: head) }
        }
        guard words.pennTag[head] == .NNS || words.pennTag[head] == .NNPS,
            anaphors.pair.contains(lemma) || anaphors.loose.contains(lemma)
        else { return nil }
        var isTwo = false
        var isDefinite = false
        var count = 2
        trees.forEachChild(head) { child in
            guard words.relation[child] == .det || words.relation[child] == .nummod else { return }
            let word = words.lemmaText(child)
            switch word {
            case "two", "both": isTwo = true
            case "the", "these": isDefinite = true
            default: if !anybody { count = ClosedWords.numbers[word.lowercased()] ?? count }
            }
        }
        // `the three nations` are never two.
        if count > 2 { return focus.group(of: count, before: head)?.map { Party(entity: $0, word: head) } }
        guard isTwo || isDefinite else { return nil }
        if let group = earlierGroup(head, lemma) { return group.map { Party(entity: $0, word: head) } }
        guard isTwo || classes[Int(words.lemma[head])] & pairClass != 0 else { return nil }
        return focus.pair(before: head)?.map { Party(entity: $0, word: head) }
    }

    /// Whom the last list of such people or bodies named: `the ministers` after `the defence ministers of Peru and Chile`.
    private func earlierGroup(_ head: Int, _ lemma: String) -> [EntityID]? {
        let wanted = words.lemma[head]
        var place = head - 1
        while place >= 0, head - place <= ActReader.reach {
            if words.lemma[place] == wanted, words.pennTag[place] == .NNS || words.pennTag[place] == .NNPS {
                let found = context.actors(of: place)
                if found.count > 1 { return found }
            }
            place -= 1
        }
        return nil
    }

    /// Who `we`, `our` and `I` are in a quotation; nil where nobody known says it.
    func ofPronoun(_ word: Int) -> [Party]? {
        switch words.lemmaText(word) {
        case "we", "i", "our", "my", "us", "ourselves": break
        default: return nil
        }
        guard let speaker = speakers?.attribution(of: words.span(word))?.speaker, !speaker.rawValue.hasPrefix("outlet:")
        else { return nil }
        return [Party(entity: speaker, word: word)]
    }

    /// Whether a noun stands with `each` or the like.
    private func isEach(_ head: Int) -> Bool {
        trees.child(of: head, in: words) { $0 == .det }.map {
            ClosedWords.distributive.contains(words.lemmaText($0).lowercased())
        } ?? false
    }

    /// Whether two or both of a noun are meant, or a number of states, which is nobody that was named alone.
    func isOfTwo(_ head: Int) -> Bool {
        if !anybody, words.pennTag[head] == .NN, isEach(head) { return true }
        guard words.pennTag[head] == .NNS else { return false }
        var isTwo = false
        trees.forEachChild(head) { child in
            guard words.relation[child] == .det || words.relation[child] == .nummod else { return }
            let lemma = words.lemmaText(child)
            isTwo = isTwo || lemma == "two" || lemma == "both" || !anybody && ClosedWords.numbers[lemma] != nil
        }
        return isTwo
    }

    /// The noun that `it` or `them` takes up where that is a thing: of the nouns before it in its sentence and the one before
    /// the last that is an argument and agrees in number (`imposed sanctions and eased them`); nil where there is none.
    func antecedent(of pronoun: Int) -> Int? {
        guard words.tag[pronoun] == .pronoun, context.entity(ofHead: pronoun) == nil else { return nil }
        let isPlural: Bool
        switch words.lemmaText(pronoun) {
        case "it": isPlural = false
        case "they": isPlural = true
        default: return nil
        }
        let sentence = words.sentence[pronoun]
        var place = pronoun - 1
        while place >= 0, pronoun - place <= 60, sentence - words.sentence[place] <= 1 {
            defer { place -= 1 }
            guard words.tag[place] == .noun, (words.pennTag[place] == .NNS) == isPlural,
                context.entity(ofHead: place) == nil
            else { continue }
            switch words.relation[place] {
            case .obj, .nsubj, .nsubjPass:
                if !isPersonal(place), context.timeOfWord[place] < 0 { return place }
            default: break
            }
        }
        return nil
    }
}
