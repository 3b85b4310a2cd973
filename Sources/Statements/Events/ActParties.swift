import Diplomacy
import Language

/// Who acts, and who is acted upon.
extension ActReader {
    mutating func addParties(
        _ act: inout Act, _ frame: EventFrame, _ arguments: Arguments, _ kind: EventFrames.Kind, _ depth: Int,
        _ matter: Act?, asking: Bool
    ) {
        let word = act.word
        var usesSides = false
        for role in frame.who where act.who.isEmpty {
            if case .sides = role {
                act.who = nounSides(word, arguments)
                usesSides = act.who.count > 1
                if !usesSides { act.who = [] }
            } else {
                act.who = parties(role, word, arguments)
            }
        }
        if act.who.isEmpty, frame.who.isEmpty || kind != .noun {
            if kind == .noun {
                act.who = nounActors(word, arguments)
            } else if let agent = arguments.agent {
                act.who = agents(in: agent, of: word)
            } else if kind == .verb, !arguments.isPassive, context.isFinite(word) {
                act.who = agentBefore(word)
            }
        }
        // `a spat between Japan and China`, where the row asks for `between` and names no roles: the two that stand there.
        if kind == .noun, act.who.isEmpty, frame.who.isEmpty, frame.whom.isEmpty, frame.asksBetween {
            let sides = parties(.preposition("between"), word, arguments)
            if sides.count == 2 {
                (act.who, act.whom) = isMutual(act.code) ? (sides, []) : ([sides[0]], [sides[1]])
                usesSides = isMutual(act.code)
            }
        }
        if case .nobody? = frame.whom.last { act.isForNobody = true }
        if case .nobody? = frame.whom.first { return }
        if !usesSides {
            for role in frame.whom where act.whom.isEmpty {
                act.whom = parties(role, word, arguments).filter { party in
                    !act.who.contains { $0.entity == party.entity }
                }
            }
        }
        // `rejected the claim that Chad had attacked`: whom the claim is about is not rejected.
        if case .nobody? = frame.whom.last {
            noteSubject(of: &act, arguments, kind)
            return
        }
        // `the visit was cancelled`: where nobody is said to have done it, its parties remain.
        if act.who.isEmpty, let matter, !asking, arguments.isPassive {
            act.who = matter.who
            act.whom = matter.whom
        }
        if act.whom.isEmpty, let matter {
            let order = asking ? [matter.who, matter.whom] : [matter.whom, matter.who]
            for side in order where act.whom.isEmpty {
                act.whom = side.filter { party in !act.who.contains { $0.entity == party.entity } }
            }
        }
        if act.whom.isEmpty, !usesSides { act.whom = otherParties(act, arguments, kind, depth) }
        if act.whom.isEmpty, kind == .verb, !usesSides, !act.who.isEmpty, act.who.count < 2 || !isMutual(act.code) {
            act.whom = partiesBehind(act)
            act.isWhomGuessed = !act.whom.isEmpty
        }
        // `willing to withdraw its troops from the south`: who stands behind the matter.
        if act.whom.isEmpty, !usesSides, let matter, !act.who.isEmpty, kind != .noun {
            var inner = act
            inner.word = matter.word
            act.whom = partiesBehind(inner)
            act.isWhomGuessed = !act.whom.isEmpty
        }
        noteSubject(of: &act, arguments, kind)
        act.aimsAtPeople =
            act.whom.isEmpty && !act.isNoun
            && [arguments.object, arguments.indirect].contains { $0.map(isPersonal) ?? false }
        // `A roadside bomb killed two soldiers`: somebody unknown did.
        act.isWithoutActor =
            act.who.isEmpty && kind == .verb
            && arguments.agent.map { classes(ofHead: $0) & weaponClasses != 0 } ?? false
        act.isReciprocal = act.whom.isEmpty && act.who.count > 1 && isMutual(act.code)
    }

    /// What subject and object tell of an act beside its parties.
    private func noteSubject(of act: inout Act, _ arguments: Arguments, _ kind: EventFrames.Kind) {
        act.isPassive = arguments.isPassive
        if kind == .verb { act.object = arguments.object }
        act.isPeopled = !act.isNoun && arguments.agent.map { isPersonal($0) } ?? false
    }

    /// Whether several who do it do it to each other.
    func isMutual(_ code: String) -> Bool { families.contains(code, in: .mutual) }

    func parties(_ role: EventFrame.Role, _ word: Int, _ arguments: Arguments) -> [Party] {
        switch role {
        case .subject: return arguments.agent.map { parties(in: $0) } ?? []
        case .object: return arguments.object.map { parties(in: $0) } ?? []
        case .indirect: return arguments.indirect.map { parties(in: $0) } ?? []
        case .genitive:
            return trees.child(of: word, in: words) { $0 == .nmodPoss }.map { parties(in: $0) } ?? []
        case .modifier:
            return context.modifierActor(of: word).map { [Party(entity: $0, word: word)] } ?? []
        case .sides, .nobody: return []
        case .preposition(let lemma):
            for oblique in arguments.obliques where oblique.preposition >= 0 {
                guard words.lemmas[Int(oblique.preposition)] == lemma else { continue }
                let found = parties(in: oblique.head)
                if !found.isEmpty { return found }
            }
            // `held talks with Iran`: the phrase may hang on the verb, or on the object of the verb.
            if words.tag[word] == .verb {
                if let object = arguments.object, let found = nounParties(object, lemma) { return found }
            } else {
                let head = Int(words.head[word])
                if head >= 0, words.relation[word] == .obj, words.tag[head] == .verb,
                    let found = nounParties(head, lemma)
                {
                    return found
                }
            }
            return []
        }
    }

    /// The parties of a subject; a pronoun that is known as nobody is whoever says the clause (`Syria said it had …`).
    func agents(in agent: Int, of word: Int) -> [Party] {
        var named = parties(in: agent)
        // `The suspension of gas to Peru hurt Chile`: at whom an act is aimed does nothing.
        if !anybody, words.tag[agent] == .noun, context.actor(of: agent) == nil,
            !(ofLemma[Int(words.lemma[agent])]?.noun.isEmpty ?? true)
        {
            named.removeAll { party in
                guard Int(words.head[party.word]) == agent, let preposition = context.preposition(of: party.word) else {
                    return false
                }
                return ["against", "on", "to", "toward", "towards"].contains(preposition)
            }
        }
        // `Norway and Finland signed`, taken for two subjects.
        if named.count == 1, trees.child(of: agent, in: words, where: { $0 == .cc }) != nil,
            words.relation[agent] == .nsubj, Int(words.head[agent]) == word
        {
            trees.forEachChild(word) { other in
                guard words.relation[other] == .nsubj, other < agent else { return }
                named = parties(in: other).filter { $0.entity != named[0].entity } + named
            }
        }
        // `hours after Peru and Chile signed`, taken for a subject with a phrase.
        if named.isEmpty,
            context.timeOfWord[agent] >= 0 || context.quantityOfWord[agent] >= 0 || words.pennTag[agent] == .NNS,
            let phrase = trees.child(of: agent, in: words, where: { $0 == .nmod }),
            ["after", "before"].contains(context.preposition(of: phrase) ?? "")
        {
            named = parties(in: phrase)
        }
        // `Sweden, whose prosecutors have opened a case`.
        if named.isEmpty, let owner = relativeOwner(of: agent, before: word) { named = parties(in: owner) }
        // `issued a statement condemning the attack`: who issued it.
        if named.isEmpty, words.relation[word] == .acl, words.tag[agent] == .noun, let owner = context.owner(of: agent)
        {
            named = parties(in: owner)
        }
        guard named.isEmpty, words.tag[agent] == .pronoun else { return named }
        var clause = word
        for _ in 0..<6 {
            let head = Int(words.head[clause])
            guard head >= 0 else { return [] }
            if words.relation[clause] == .ccomp, let subject = context.subject(of: head), subject < agent {
                return parties(in: subject)
            }
            clause = head
        }
        return []
    }

    /// Whom `whose` takes up in front of a noun of a relative clause; nil where no such word stands there.
    private func relativeOwner(of noun: Int, before verb: Int) -> Int? {
        guard let genitive = trees.child(of: noun, in: words, where: { $0 == .nmodPoss }),
            words.lemmaText(genitive) == "whose"
        else { return nil }
        var clause = verb
        for _ in 0..<4 {
            let head = Int(words.head[clause])
            guard head >= 0 else { return nil }
            if words.relation[clause] == .aclRelcl { return head }
            clause = head
        }
        return nil
    }

    /// Who stands in front of a verb that has no subject in its tree: the nearest party of the sentence without a
    /// preposition, where no other verb stands between.
    func agentBefore(_ verb: Int) -> [Party] {
        let first = context.sentence(of: verb).words.lowerBound
        var place = verb - 1
        while place >= first, verb - place < 25 {
            if words.tag[place] == .verb { return [] }
            if context.mentionOfHead[place] >= 0, context.preposition(of: place) == nil, words.relation[place] != .obj,
                words.relation[place] != .nmodPoss, words.relation[place] != .amod, words.relation[place] != .compound
            {
                let found = parties(in: place)
                if !found.isEmpty { return found }
            }
            place -= 1
        }
        return []
    }

    /// The first party behind a verb inside its phrase that is not one who acts.
    func partiesBehind(_ act: Act) -> [Party] {
        // Who discusses the war in a land does not meet that land.
        if !anybody, isMutual(act.code), act.code.hasPrefix("04"), !act.code.hasPrefix("042"),
            !act.code.hasPrefix("045")
        {
            return []
        }
        let end = min(trees.subtree(act.word).upperBound, act.word + 30)
        // `were killed by Rwandan soldiers`: the words of who acts name nobody else.
        let agent = context.arguments(of: act.word).agent
        let agentWords = agent.map { trees.subtree($0) } ?? 0..<0
        let isPlaceParty = anybody || !isMutual(act.code)
        var place = act.word + 1
        while place < end {
            let relation = words.relation[place]
            if words.tag[place] == .verb, relation == .conj || relation == .parataxis || relation == .advcl {
                return []
            }
            if context.mentionOfHead[place] >= 0, words.tag[place] != .pronoun, isInClause(place, of: act),
                context.entity(ofHead: place).map({ !$0.rawValue.hasPrefix("outlet:") }) ?? true,
                !isOfBorder(place), !agentWords.contains(place), isPlaceParty || !isBehindPlaceWord(place),
                let entity = context.actor(of: place)
            {
                if !act.who.contains(where: { $0.entity == entity }) { return [Party(entity: entity, word: place)] }
            }
            place += 1
        }
        return []
    }

    /// Whether `in` or `at` stands before a word: it says where something is done.
    private func isBehindPlaceWord(_ word: Int) -> Bool {
        let preposition = context.preposition(of: word)
        return preposition == "in" || preposition == "at"
    }

    /// Whether a word only says whose border something is.
    private func isOfBorder(_ word: Int) -> Bool {
        let head = Int(words.head[word])
        return head >= 0 && classes[Int(words.lemma[head])] & borderClass != 0
    }

    /// Prepositions behind which stands how, when, where or by whose word something is done, and nobody to whom.
    private static let circumstances: Set<String> = [
        "according", "after", "alongside", "amid", "as", "before", "besides", "beyond", "despite", "during", "except",
        "following", "like", "near", "outside", "since", "through", "under", "unlike", "until", "via", "within",
        "without",
    ]

    /// Whether a word hangs on a predicate without another clause of its own between them: not the speaker of an inserted
    /// `the agency said`.
    private func isInClause(_ word: Int, of act: Act) -> Bool {
        var place = word
        for _ in 0..<12 {
            if place == act.word { return true }
            switch words.relation[place] {
            case .parataxis, .advcl, .discourse: return false
            // `agreed to build a plant that the Greens oppose`.
            case .aclRelcl where !anybody: return false
            // `assured reporters that Peru would sign`: what is told names nobody to whom.
            case .ccomp where words.tag[place] == .verb && !anybody: return false
            case .obl where !anybody, .nmod where !anybody:
                guard let preposition = context.preposition(of: place) else { break }
                // `brokered by Oman with help from Norway`.
                if ActReader.circumstances.contains(preposition) || preposition == "with" && act.code == "045" {
                    return false
                }
            default: break
            }
            place = Int(words.head[place])
            guard place >= 0 else { return false }
        }
        return false
    }

    /// The parties of the phrases with one preposition under a word; nil where there are none.
    func nounParties(_ head: Int, _ preposition: String) -> [Party]? {
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            guard words.relation[word] == .nmod || words.relation[word] == .obl,
                context.preposition(of: word) == preposition
            else { continue }
            let found = parties(in: word)
            if !found.isEmpty { return found }
        }
        return nil
    }

    /// The parties that a phrase names, also by an adjective or genitive of a thing: `Russian oil companies`.
    func parties(in head: Int) -> [Party] {
        // The agency and the place of a dateline do nothing, nor does a border: `on the Thai border`.
        if context.isDateline[head] || classes[Int(words.lemma[head])] & borderClass != 0 { return [] }
        // `The two sides` are neither of them alone.
        if isOfTwo(head) {
            if let taken = takenUp(head) { return taken }
            // Nor are they one government that was named before.
            if !anybody, context.entity(ofHead: head) != nil, context.modifierActor(of: head) == nil,
                trees.child(of: head, in: words, where: { $0 == .conj || $0 == .appos }) == nil
            {
                return []
            }
        }
        var named = context.parties(of: head).filter { !context.isDateline[$0.word] }
        if !named.isEmpty {
            // `Russian banks and a Cypriot company`: the banks are no entity, but of a state.
            if context.actor(of: head) == nil, let entity = context.modifierActor(of: head),
                !named.contains(where: { $0.entity == entity })
            {
                named.insert(Party(entity: entity, word: head), at: 0)
            }
            return named
        }
        if let taken = takenUp(head) { return taken }
        if let entity = context.modifierActor(of: head) { return [Party(entity: entity, word: head)] }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .conj:
                if let entity = context.modifierActor(of: word) { return [Party(entity: entity, word: word)] }
            case .nmodPoss, .nmod:
                if words.relation[word] == .nmod {
                    switch context.preposition(of: word) {
                    case "of", "from", "in", "for", "to", "against", "on", "with", "by": break
                    default: continue
                    }
                }
                // `delegations of both countries`.
                if isOfTwo(word), let taken = takenUp(word) { return taken }
                if let entity = context.actor(of: word) ?? context.modifierActor(of: word) {
                    return [Party(entity: entity, word: word)]
                }
                // `our troops`: of who says so.
                if words.relation[word] == .nmodPoss, let own = ofPronoun(word) { return own }
            default: break
            }
        }
        return []
    }

    /// All who stand on a side of a noun: modifiers, genitive, `between`, `with`, `of`, and who a light verb lends it.
    func nounSides(_ word: Int, _ arguments: Arguments) -> [Party] {
        var result: [Party] = []
        func add(_ found: [Party]) {
            for party in found where !result.contains(where: { $0.entity == party.entity }) { result.append(party) }
        }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            if words.lemmas[Int(oblique.preposition)] == "between" { add(parties(in: oblique.head)) }
        }
        if result.count > 1 { return result }
        add(nounActors(word, arguments))
        for preposition in ["of", "with"] { add(parties(.preposition(preposition), word, arguments)) }
        return result
    }

    /// Who does what a noun names: its genitive, its adjective, `by` and `of`, else the subject of its light verb.
    func nounActors(_ word: Int, _ arguments: Arguments) -> [Party] {
        if let genitive = trees.child(of: word, in: words, where: { $0 == .nmodPoss }) {
            let found = parties(in: genitive)
            if !found.isEmpty { return found }
        }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            if words.lemmas[Int(oblique.preposition)] == "by" {
                let found = parties(in: oblique.head)
                if !found.isEmpty { return found }
            }
        }
        // `a visit on Monday by the minister`: the phrase may hang lower.
        for place in trees.subtree(word).clamped(to: word..<(word + 12)) {
            guard words.relation[place] == .nmod || words.relation[place] == .obl,
                context.preposition(of: place) == "by"
            else { continue }
            let found = parties(in: place)
            if !found.isEmpty { return found }
        }
        if let verb = lightVerb(over: word), !light[Int(words.lemma[verb])].contains(.reverse) {
            if let agent = context.arguments(of: verb).agent {
                let found = parties(in: agent)
                if !found.isEmpty { return found }
            }
        }
        if let entity = context.modifierActor(of: word) { return [Party(entity: entity, word: word)] }
        return []
    }

    /// Whether a participle behind a noun tells an act: `talks mediated by Oman`.
    func hasActBehind(_ noun: Int) -> Bool {
        trees.child(of: noun, in: words) { $0 == .acl }.map { (known[$0] ?? nil) != nil } ?? false
    }

    /// Whether a noun is counted by a length of time or in rounds: `six rounds of talks`, `ten days of fighting`.
    func isCounted(_ noun: Int) -> Bool { ActReader.isCounted(noun, context) }

    static func isCounted(_ noun: Int, _ context: ReadingContext) -> Bool {
        let head = Int(context.words.head[noun])
        guard head >= 0, context.words.relation[noun] == .nmod, context.words.tag[head] == .noun,
            context.preposition(of: noun) == "of"
        else { return false }
        return context.trees.child(of: head, in: context.words) { $0 == .nummod } != nil
    }

    /// The order in which prepositions name whom an act is done to.
    static let order = [
        "against", "to", "with", "on", "at", "toward", "towards", "from", "for", "of", "over", "in",
    ]

    mutating func otherParties(
        _ act: Act, _ arguments: Arguments, _ kind: EventFrames.Kind, _ depth: Int
    ) -> [Party] {
        // Who meets in Ankara does not meet Turkey, and who signs a pact in Vienna does not sign it with Austria.
        let isPlaceParty = kind == .noun || !isMutual(act.code)
        func others(_ found: [Party]) -> [Party] {
            found.filter { party in
                !act.who.contains { $0.entity == party.entity }
                    && (isPlaceParty || anybody || !isBehindPlaceWord(party.word))
            }
        }
        if kind != .noun {
            for head in [arguments.object, arguments.indirect].compactMap({ $0 }) {
                // `dispatched an envoy, Salma Idrissi`: who is sent is not who is visited.
                if !anybody, head == arguments.object, act.code.hasPrefix("042") || act.code.hasPrefix("045") {
                    continue
                }
                let found = others(parties(in: head))
                if !found.isEmpty { return found }
                if let inner = self.act(of: head, depth: depth + 1) {
                    for side in [inner.who, inner.whom] where !others(side).isEmpty { return others(side) }
                }
            }
        }
        for preposition in ActReader.order where isPlaceParty || preposition != "in" && preposition != "at" {
            for oblique in arguments.obliques where oblique.preposition >= 0 {
                guard words.lemmas[Int(oblique.preposition)] == preposition else { continue }
                let found = others(parties(in: oblique.head))
                if !found.isEmpty { return found }
            }
        }
        // `assured reporters that Peru would sign`: what somebody is told names nobody to whom.
        if kind != .noun, let closed = arguments.closed, anybody || !(arguments.object.map(isPersonal) ?? false) {
            let inner = context.arguments(of: closed)
            for head in [inner.agent, inner.object].compactMap({ $0 }) {
                let found = others(parties(in: head))
                if !found.isEmpty { return found }
            }
        }
        if kind == .noun, let verb = lightVerb(over: act.word) {
            if light[Int(words.lemma[verb])].contains(.reverse), let agent = context.arguments(of: verb).agent {
                return others(parties(in: agent))
            }
        }
        return []
    }
}
