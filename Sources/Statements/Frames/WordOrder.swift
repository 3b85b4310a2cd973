import Diplomacy
import Language
import SourceText

/// Sides by order of words: what stands before a noun, before a verb, behind a preposition. Where the tree gives nobody, these
/// do; a wrong tree does them no harm.
extension FrameSite {
    /// The sides that stand before a noun in its phrase: `Kazakhstan's`, `American-Israeli`, `its`. The words are read from the
    /// noun to the left, so that a wrong tree does no harm.
    func sidesBefore(_ noun: Int) -> [EntityID] {
        let sentence = context.sentence(of: noun).words
        var found: [Int] = []
        var word = noun - 1
        var isGenitive = false
        scan: while word >= sentence.lowerBound, noun - word <= 12 {
            switch words.tag[word] {
            case .adjective, .noun, .properNoun, .numeral, .symbol: break
            case .adverb: if isGenitive { break scan }
            case .particle:
                guard words.pennTag[word] == .POS else { break scan }
                isGenitive = true
            case .pronoun:
                if words.pennTag[word] == .PRPS { found.append(word) }
                break scan
            case .determiner:
                // Of a genitive the article is still inside, of the noun it is the end.
                if !isGenitive { break scan }
            case .coordinator:
                guard word - 1 >= sentence.lowerBound, isNamed(word - 1), isNamed(word + 1) else { break scan }
            case .punctuation:
                guard words.pennTag[word] == .HYPH || isDash(word) else { break scan }
            case .verb:
                // `increasing`, `renewed` before a noun.
                guard words.relation[word] == .amod else { break scan }
            default: break scan
            }
            if isNamed(word) { found.append(word) }
            word -= 1
        }
        var result: [EntityID] = []
        for word in found.reversed() {
            guard let side = side(at: word) ?? ours(word), !result.contains(side) else { continue }
            // `Chad and Niger ended a dispute over their border`: of both, though one of them was taken for its owner.
            if form(word) == "their", side.isState, let pair = focus.pair(before: word), pair.contains(side) {
                for other in pair where !result.contains(other) { result.append(other) }
            } else {
                result.append(side)
            }
        }
        // `the country's income`.
        if result.isEmpty, isGenitive, let owner = trees.child(of: noun, in: words, where: { $0 == .nmodPoss }),
            let state = anaphoricState(owner)
        {
            return [state]
        }
        if result.isEmpty {
            for word in max(sentence.lowerBound, noun - 5)..<noun
            where ["their", "bilateral", "mutual"].contains(form(word)) {
                if let pair = anaphor(word) { return pair }
            }
        }
        return result
    }

    private func isNamed(_ word: Int) -> Bool {
        word >= 0 && word < words.count && !isDateline[word] && context.entity(ofHead: word) != nil
    }

    private func isDash(_ word: Int) -> Bool { ["-", "–", "—"].contains(form(word)) && isNamed(word - 1) }

    /// The sides of the phrase that ends right before a verb, auxiliaries and adverbs aside: its subject by order of words.
    func sidesAhead(of verb: Int) -> [EntityID] {
        let sentence = context.sentence(of: verb).words
        var word = verb - 1
        while word >= sentence.lowerBound,
            [.auxiliary, .adverb, .particle].contains(words.tag[word]) && words.pennTag[word] != .POS
        {
            word -= 1
        }
        var found: [Int] = []
        // `Chad and Niger, which borders Libya`: a relative clause in the singular is of the last.
        var isOfLast = false
        scan: while word >= sentence.lowerBound, verb - word <= 16 {
            switch words.tag[word] {
            case .adjective, .noun, .properNoun, .numeral, .determiner, .coordinator: break
            case .pronoun:
                if words.pennTag[word] == .WDT || words.pennTag[word] == .WP {
                    isOfLast = words.pennTag[verb] == .VBZ || words.pennTag[verb] == .NNS
                }
            case .particle: if words.pennTag[word] != .POS { break scan }
            case .punctuation:
                guard
                    words.pennTag[word] == .HYPH || words.pennTag[word] == .comma && isNamed(word - 1) && !found.isEmpty
                else { break scan }
            default: break scan
            }
            if isNamed(word) {
                found.append(word)
                if isOfLast { break }
            }
            word -= 1
        }
        var result: [EntityID] = []
        for word in found.reversed() {
            if let side = side(at: word), !result.contains(side) { result.append(side) }
        }
        return result
    }

    /// The verb right before a noun phrase, by order of words: `maintained full diplomatic relations`.
    func verbAhead(of noun: Int) -> Int? {
        let sentence = context.sentence(of: noun).words
        var word = noun - 1
        while word >= sentence.lowerBound, noun - word <= 8 {
            switch words.tag[word] {
            case .verb where words.relation[word] != .amod: return word
            case .adjective, .noun, .properNoun, .numeral, .determiner, .adverb, .verb: word -= 1
            case .pronoun where words.pennTag[word] == .PRPS: word -= 1
            case .particle where words.pennTag[word] == .POS: word -= 1
            case .punctuation where words.pennTag[word] == .HYPH: word -= 1
            default: return nil
            }
        }
        return nil
    }

    /// Who acts in a clause: by the tree, else by order of words.
    func agents(of verb: Int) -> [EntityID] {
        let arguments = context.arguments(of: verb)
        if let agent = arguments.agent {
            let sides = sides(of: agent)
            if sides.count == 1, let home = unnamedHome(of: agent, besides: sides[0]) { return sides + [home] }
            if !sides.isEmpty { return sides }
        }
        if arguments.isPassive { return [] }
        // `wants to join`: who stands before the verb that governs.
        var current = verb
        for _ in 0..<4 {
            let sides = sidesAhead(of: current)
            if !sides.isEmpty { return sides }
            let head = Int(words.head[current])
            guard words.relation[current] == .xcomp, head >= 0, head < current, words.tag[head] == .verb else { break }
            current = head
        }
        return []
    }

    /// The state of an official whose land the text does not name because it is its own (`Foreign Minister Diallo and Chad's
    /// ambassador`): beside one of the two states that the document is about, the other.
    private func unnamedHome(of agent: Int, besides side: EntityID) -> EntityID? {
        var people = [agent]
        trees.forEachChild(agent) { child in if words.relation[child] == .conj { people.append(child) } }
        guard people.count == 2 else { return nil }
        let isOpen = people.contains { word in
            guard let id = context.entity(ofHead: word), id.rawValue.hasPrefix("person:"), self.side(at: word) == nil
            else {
                return false
            }
            return context[id]?.role != nil
        }
        return isOpen ? focus.other(than: side) : nil
    }

    /// The object of a verb; where the tree calls it an oblique, the first one without a preposition that is no time.
    func object(of verb: Int, _ arguments: Arguments) -> Int? {
        arguments.object
            ?? arguments.obliques.first {
                $0.preposition < 0 && $0.head > verb && context.timeOfWord[$0.head] < 0 && words.tag[$0.head] == .noun
            }?.head
    }

    private func anaphor(_ word: Int) -> [EntityID]? {
        if words.tag[word] == .pronoun, context.entity(ofHead: word) != nil { return nil }
        return focus.pair(before: word)
    }

    /// The sides behind a word that stand after one of some prepositions: by the tree, else by order of words.
    func sides(behind word: Int, _ prepositions: Set<String>) -> [EntityID] {
        var result: [EntityID] = []
        trees.forEachChild(word) { child in
            guard child > word else { return }
            switch words.relation[child] {
            case .nmod, .obl, .oblAgent, .nmodUnmarked, .advcl, .acl: break
            default: return
            }
            guard let preposition = preposition(of: child), prepositions.contains(preposition) else { return }
            for side in sides(of: child) where !result.contains(side) { result.append(side) }
            if result.isEmpty { for side in sidesBefore(child) where !result.contains(side) { result.append(side) } }
        }
        if result.isEmpty { return sidesFollowing(word, prepositions) }
        // `several Gulf states (Qatar, Oman and Kuwait)`: who is listed counts.
        if result.contains(where: { $0.rawValue.hasPrefix("grp:") }) {
            let listed = sidesFollowing(word, prepositions).filter(\.isState)
            if listed.count > result.count { return listed }
        }
        return result
    }

    /// The same by order of words: a preposition within a few words, and the names of the phrase behind it.
    private func sidesFollowing(_ word: Int, _ prepositions: Set<String>) -> [EntityID] {
        let sentence = context.sentence(of: word).words
        var position = word + 1
        search: while position < sentence.upperBound, position - word <= 7 {
            switch words.tag[position] {
            case .adposition:
                if prepositions.contains(form(position)) { break search }
                position += 1
            case .noun, .adjective, .adverb, .numeral, .symbol, .determiner: position += 1
            default: return []
            }
        }
        guard position < sentence.upperBound, words.tag[position] == .adposition,
            prepositions.contains(form(position))
        else { return [] }
        var result: [EntityID] = []
        position += 1
        let end = min(sentence.upperBound, position + 24)
        scan: while position < end {
            switch words.tag[position] {
            case .adjective, .noun, .properNoun, .numeral, .determiner, .coordinator, .pronoun: break
            case .punctuation:
                let isList = words.pennTag[position] == .comma && isNamed(position - 1) && isListed(position + 1, end)
                guard words.pennTag[position] == .HYPH || isList || words.pennTag[position] == .openBracket else {
                    break scan
                }
            case .particle where words.pennTag[position] == .POS: break
            case .adposition where prepositions.contains(form(position)) && result.isEmpty: break
            default: break scan
            }
            if let side = side(at: position), !result.contains(side) { result.append(side) }
            // `with both ministries`.
            if result.isEmpty, words.tag[position] == .noun, let pair = anaphoricPair(position) { return pair }
            position += 1
        }
        return result
    }

    /// Who does what a participle tells, behind its `by`, whatever stands between: `brokered over five rounds of talks by
    /// Chad and Niger`.
    func sidesBy(after verb: Int) -> [EntityID] {
        let end = min(context.sentence(of: verb).words.upperBound, verb + 14)
        var word = verb + 1
        while word < end {
            if form(word) == "by", words.tag[word] == .adposition { return sidesFollowing(word - 1, ["by"]) }
            if words.tag[word] == .verb || words.pennTag[word] == .comma { return [] }
            word += 1
        }
        return []
    }

    /// Who does it too, behind `together with`, `along with` or `alongside`.
    func companions(of verb: Int) -> [EntityID] {
        let end = context.sentence(of: verb).words.upperBound
        var word = verb + 1
        while word < end {
            let form = form(word)
            if form == "alongside" { return list(after: word) }
            if form == "together" || form == "along", word + 1 < end, self.form(word + 1) == "with" {
                return list(after: word + 1)
            }
            word += 1
        }
        return []
    }

    /// The side that a thing goes to or comes from, behind one of some prepositions anywhere up to the end of the clause:
    /// `exported 40 million dollars' worth of tuna to Chad`.
    func target(of verb: Int, _ prepositions: Set<String>) -> [EntityID] {
        let end = context.sentence(of: verb).words.upperBound
        var word = verb + 1
        while word < end {
            switch words.tag[word] {
            case .verb where words.relation[word] != .amod: return []
            case .pronoun where words.pennTag[word] != .PRPS: return []
            case .adposition where prepositions.contains(form(word)):
                let sides = sidesFollowing(word - 1, prepositions)
                if !sides.isEmpty { return sides }
            case .punctuation where words.pennTag[word] == .comma || words.pennTag[word] == .colon: return []
            default: break
            }
            word += 1
        }
        return []
    }

    /// The sides that a sentence lists behind `including` or `such as` after a word.
    func examples(after word: Int) -> [EntityID] {
        let sentence = context.sentence(of: word).words
        for position in word..<sentence.upperBound where form(position) == "including" || form(position) == "such" {
            var result: [EntityID] = []
            for inside in position..<min(sentence.upperBound, position + 24) {
                if words.tag[inside] == .verb, inside > position { break }
                if let side = side(at: inside), !result.contains(side) { result.append(side) }
            }
            return result
        }
        return []
    }

    /// The sides that a list behind a word names, in order of words: names, commas and `and`, up to the next verb or
    /// preposition. Long lists are where trees are least reliable.
    func list(after word: Int) -> [EntityID] {
        let sentence = context.sentence(of: word).words
        var result: [EntityID] = []
        var position = word + 1
        // A few words may stand between: `are currently`, `include the following:`.
        while position < sentence.upperBound, position - word <= 8, !isNamed(position) {
            let isName = words.tag[position] == .properNoun || words.tag[position] == .determiner
            if !isName, words.pennTag[position] == .comma || words.tag[position] == .verb && !isListVerb(position) {
                return []
            }
            position += 1
        }
        scan: while position < sentence.upperBound {
            if isNamed(position) {
                if let side = side(at: position), !result.contains(side) { result.append(side) }
                let mention = Int(context.mentionOfHead[position])
                position = max(position + 1, context.analysis.mentions[mention].words.upperBound)
                continue
            }
            switch words.tag[position] {
            case .properNoun, .adjective, .determiner, .coordinator, .noun: break
            case .punctuation:
                guard
                    words.pennTag[position] == .comma || words.pennTag[position] == .colon
                        || words.pennTag[position] == .HYPH
                else { break scan }
            default: break scan
            }
            position += 1
        }
        return result
    }

    private func isListVerb(_ word: Int) -> Bool { ["include", "includes", "comprise", "be"].contains(lemma(word)) }

    /// Whether a list goes on: names and commas up to an `and`.
    private func isListed(_ start: Int, _ end: Int) -> Bool {
        var word = start
        var named = false
        while word < end {
            switch words.tag[word] {
            case .coordinator: return true
            case .properNoun, .noun, .adjective, .determiner: if isNamed(word) { named = true }
            case .punctuation: if words.pennTag[word] != .comma { return named && words.pennTag[word] == .closeBracket }
            default: return false
            }
            word += 1
        }
        return false
    }
}
