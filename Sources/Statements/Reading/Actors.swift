import Diplomacy
import Language
import SourceText

/// Somebody who acts or is acted upon, and the word that names them.
struct Party: Sendable, Hashable {
    var entity: EntityID
    /// The head of the noun phrase; where the phrase is known by a modifier (`Israeli soldiers`), still its own head.
    var word: Int
}

extension ReadingContext {
    /// The entities that a noun phrase and the phrases joined to it name as actors, each once, in order of the text.
    ///
    /// `Kazakhstan and Israel` gives both; `Israeli soldiers` gives Israel, because people and bodies that are no entity of
    /// their own act for whom their adjective, genitive or `of` names. A place stands for its state.
    func actors(of head: Int) -> [EntityID] {
        var result: [EntityID] = []
        for party in parties(of: head) where !result.contains(party.entity) { result.append(party.entity) }
        return result
    }

    /// The same with the head word of each.
    func parties(of head: Int) -> [Party] {
        var result: [Party] = []
        addParties(of: head, to: &result, depth: 0)
        return result
    }

    private func addParties(of head: Int, to result: inout [Party], depth: Int) {
        guard depth < 8, words.tag[head] != .verb || mentionOfHead[head] >= 0 else { return }
        if let entity = actor(of: head), !result.contains(where: { $0.entity == entity }) {
            result.append(Party(entity: entity, word: head))
            // `US and British forces` are of both.
            if !entities.others.isEmpty, let others = entities.others[Int(mentionOfHead[head])] {
                for other in others where !result.contains(where: { $0.entity == other }) {
                    result.append(Party(entity: other, word: head))
                }
            }
            for other in joinedModifiers(of: head, to: entity) where !result.contains(where: { $0.entity == other }) {
                result.append(Party(entity: other, word: head))
            }
        }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            if words.relation[word] == .conj, words.tag[word] != .verb {
                addParties(of: word, to: &result, depth: depth + 1)
            }
        }
    }

    /// The entity that one noun phrase names as an actor, joined phrases aside; nil where it names none.
    func actor(of head: Int) -> EntityID? {
        if let entity = entity(ofHead: head) {
            guard isPeople(head) else { return acting(entity) }
            // `Bosnian Serbs` are of Bosnia, `ethnic Albanians` of wherever they live.
            if isEthnic(head) { return nil }
            return modifierActor(of: head) ?? acting(entity)
        }
        let index = Int(mentionOfHead[head])
        guard index >= 0 else { return nil }
        let mention = analysis.mentions[index]
        guard mention.kind == .person || mention.kind == .organization else { return nil }
        if mention.form != .pronoun { return modifierActor(of: head) ?? innerState(of: mention, at: index) }
        // A pronoun for people that are no entity of their own acts for whom they act for.
        for earlier in stride(from: index - 1, through: max(0, index - 40), by: -1) {
            let other = analysis.mentions[earlier]
            if other.chain == mention.chain, other.form != .pronoun { return actor(of: other.head) }
        }
        return nil
    }

    /// Whether a word names people by their nation: `Serbs`.
    private func isPeople(_ head: Int) -> Bool {
        let mention = mentionOfHead[head]
        return mention >= 0 && analysis.mentions[Int(mention)].use == .demonym
    }

    /// Whether a noun is of people of one nation in the land of another: `ethnic Albanian guerrillas`.
    private func isEthnic(_ head: Int) -> Bool {
        trees.child(of: head, in: words) { $0 == .amod }.map { words.lemmaText($0) == "ethnic" } ?? false
    }

    /// The state that a name or adjective inside a mention gives, in front of its head: `Serbian President Kostunica`.
    func innerState(of mention: Mention, at index: Int) -> EntityID? {
        var next = index + 1
        while next < analysis.mentions.count, analysis.mentions[next].words.lowerBound < mention.words.upperBound {
            let inner = analysis.mentions[next]
            if inner.head < mention.head, let entity = entities.ofMention[next], let state = entities.state(entity) {
                return state
            }
            next += 1
        }
        return nil
    }

    /// An entity in its part as an actor: a place stands for its state; nil for a place of no state.
    func acting(_ id: EntityID) -> EntityID? {
        id.rawValue.hasPrefix("place:") ? entities.state(id) : id
    }

    /// Whom the adjective, compound, genitive or `of` of a noun names: `Israeli`, `U.S.`, `Kazakhstan's`, `of Morocco`.
    func modifierActor(of head: Int) -> EntityID? {
        var best: (rank: Int, entity: EntityID)?
        let isEthnic = isEthnic(head)
        func consider(_ word: Int, _ rank: Int) {
            guard best.map({ rank < $0.rank }) ?? true, let entity = entity(ofHead: word).flatMap(acting) else {
                return
            }
            best = (rank, entity)
        }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nmodPoss:
                // `Osama bin Laden's al-Qaeda network`: what a person owns is rather of the body or state beside him.
                let isPerson = entity(ofHead: word).map { $0.rawValue.hasPrefix("person:") } ?? false
                consider(word, isPerson ? 2 : 0)
            case .amod, .compound, .nmodDesc, .nmodUnmarked:
                if isEthnic { continue }
                consider(word, 1)
                // `US-led forces`: the name hangs on the participle.
                trees.forEachChild(word) { inner in
                    if words.relation[inner] == .compound || words.relation[inner] == .obl
                        || words.relation[inner] == .oblUnmarked || words.relation[inner] == .oblNpmod
                    {
                        consider(inner, 3)
                    }
                }
            case .nmod:
                let preposition = self.preposition(of: word)
                if preposition == "of" || preposition == "from" { consider(word, 2) }
            default: break
            }
        }
        return best?.entity
    }

    /// The states of the adjectives that are joined to the one by which a noun of people is known, `US and British forces`;
    /// none where the noun is known by itself.
    private func joinedModifiers(of head: Int, to entity: EntityID) -> [EntityID] {
        var result: [EntityID] = []
        trees.forEachChild(head) { word in
            // Also `the ministers of Egypt and Sudan`.
            let isOwner =
                words.relation[word] == .nmodPoss || words.relation[word] == .nmod && preposition(of: word) == "of"
            guard isOwner || words.relation[word] == .amod || words.relation[word] == .compound,
                let owner = self.entity(ofHead: word).flatMap(acting),
                owner == entity || entity.rawValue == "gov:" + owner.rawValue
            else { return }
            trees.forEachChild(word) { other in
                if words.relation[other] == .conj, let joined = self.entity(ofHead: other).flatMap(acting) {
                    result.append(joined)
                }
            }
        }
        return result
    }

    /// The state that a name or adjective right in front of a word gives: `North Korean leader Kim Jong Un`.
    func precedingState(of word: Int) -> EntityID? {
        var place = word - 1
        while place >= 0, word - place <= 6, words.sentence[place] == words.sentence[word] {
            switch words.tag[place] {
            case .adjective, .noun, .properNoun, .particle:
                if let entity = entity(ofHead: place), let state = entities.state(entity) { return state }
            default: return nil
            }
            place -= 1
        }
        return nil
    }

    /// The lemma of the first preposition of a phrase; nil where it has none.
    func preposition(of head: Int) -> String? {
        trees.child(of: head, in: words) { $0 == .case_ }.map { words.lemmaText($0) }
    }
}
