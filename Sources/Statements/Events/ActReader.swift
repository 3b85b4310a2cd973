import Diplomacy
import Language

/// Reads the acts of one document: which frame each word fills, and with whom.
struct ActReader {
    let context: ReadingContext
    private let frames: EventFrames
    private let operators: EventOperators
    /// Frames, classes and lightness of each lemma of the document.
    private let ofLemma: [EventFrames.OfLemma?]
    let classes: [EventWords.Classes]
    private let light: [LightVerbs.Use]
    private let fwClasses: EventWords.Classes
    private let personClass: EventWords.Classes
    private let placeClasses: EventWords.Classes
    private let measureClass: EventWords.Classes
    private let pairClass: EventWords.Classes
    private let focus: StateFocus
    private var known: [Int: Act?] = [:]
    /// Words whose act is a part of another word's act.
    private(set) var consumed: Set<Int> = []

    private var words: Words { context.words }
    private var trees: DependencyTrees { context.trees }

    init(
        _ context: ReadingContext, frames: EventFrames, operators: EventOperators, words: EventWords, light: LightVerbs
    ) {
        self.context = context
        self.frames = frames
        self.operators = operators
        var ofLemma: [EventFrames.OfLemma?] = []
        var classes: [EventWords.Classes] = []
        var uses: [LightVerbs.Use] = []
        for lemma in context.words.lemmas {
            let lower = lemma.utf8.contains { $0 < 97 && $0 >= 65 || $0 > 127 } ? lemma.lowercased() : lemma
            ofLemma.append(frames.frames(of: lower) ?? ActReader.mended(lower, frames))
            classes.append(words.classes(of: lower))
            uses.append(light.use(of: lower))
        }
        self.ofLemma = ofLemma
        self.classes = classes
        self.light = uses
        fwClasses = (words.named("group") ?? 0) | (words.named("agreement") ?? 0)
        focus = StateFocus(context, isDateline: [Bool](repeating: false, count: context.words.count))
        pairClass = words.named("pair") ?? 0
        measureClass = words.named("measure") ?? 0
        personClass = words.named("person") ?? 0
        placeClasses = (words.named("place") ?? 0) | (words.named("territory") ?? 0)
    }

    /// The frames of what a lemma that was cut short may be: `extradit` of `extradited`, `shel` of `shelled`.
    private static func mended(_ lemma: String, _ frames: EventFrames) -> EventFrames.OfLemma? {
        guard lemma.utf8.count > 3, let last = lemma.last, last != "e", last.isASCII else { return nil }
        return frames.frames(of: lemma + "e") ?? frames.frames(of: lemma + String(last))
    }

    // MARK: - Acts

    /// The act that a word says; nil where it says none.
    mutating func act(of word: Int, depth: Int = 0) -> Act? {
        if let found = known[word] { return found }
        let all = ofLemma[Int(words.lemma[word])]
        guard let all, depth < 10 else { return nil }
        let kind: EventFrames.Kind
        let candidates: [EventFrame]
        switch words.tag[word] {
        case .verb: (kind, candidates) = (.verb, all.verb)
        case .noun, .properNoun: (kind, candidates) = (.noun, all.noun)
        case .adjective: (kind, candidates) = (.adjective, all.adjective)
        default: return nil
        }
        guard !candidates.isEmpty else { return nil }
        // A word that leads back to itself has no act meanwhile.
        known[word] = .some(nil)
        let arguments = kind == .noun ? nounArguments(word) : context.arguments(of: word)
        var result: Act?
        for frame in candidates where fits(frame, word, arguments, kind) {
            result = fill(frame, word, arguments, kind, depth)
            if result != nil { break }
        }
        known[word] = .some(result)
        return result
    }

    /// The arguments of a noun that names an act.
    private func nounArguments(_ noun: Int) -> Arguments {
        var result = Arguments()
        trees.forEachChild(noun) { word in
            switch words.relation[word] {
            case .nmod, .obl:
                let preposition = trees.child(of: word, in: words) { $0 == .case_ }
                result.obliques.append(
                    Arguments.Oblique(preposition: preposition.map { words.lemma[$0] } ?? -1, head: word))
            case .acl where words.pennTag[word] == .VB || words.pennTag[word] == .VBG && words.tag[word] == .verb:
                if hasMark(word) || words.pennTag[word] == .VB {
                    result.open = result.open ?? word
                }
            case .acl, .ccomp: result.closed = result.closed ?? word
            case .xcomp: result.open = result.open ?? word
            default: break
            }
        }
        return result
    }

    private func hasMark(_ word: Int) -> Bool { trees.child(of: word, in: words) { $0 == .mark } != nil }

    // MARK: - Conditions

    private func fits(_ frame: EventFrame, _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind) -> Bool {
        frame.conditions.allSatisfy { condition in
            switch condition {
            case .object: return arguments.object != nil
            case .noObject: return arguments.object == nil
            case .indirect: return arguments.indirect != nil
            case .open: return arguments.open != nil
            case .closed: return arguments.closed != nil
            case .obligation: return arguments.closed.map { isObligation($0) } ?? false
            case .objectIs(let set, let orActor):
                return arguments.object.map { isOf($0, set, orActor) } ?? false
            case .subjectIs(let set): return arguments.agent.map { isOf($0, set, false) } ?? false
            case .particle(let lemmas):
                return particle(of: word, arguments).map { lemmas.contains(words.lemmaText($0)) } ?? false
            case .preposition(let lemmas, let set, let orActor):
                return arguments.obliques.contains { oblique in
                    oblique.preposition >= 0 && lemmas.contains(words.lemmas[Int(oblique.preposition)])
                        && (set == 0 && !orActor || isOf(oblique.head, set, orActor)
                            || words.tag[oblique.head] == .verb && hasInside(oblique.head, set))
                }
            case .modifier(let set, let orActor):
                if kind == .noun { return hasModifier(word, set, orActor) }
                return (arguments.object.map { hasInside($0, set) } ?? false)
                    || arguments.obliques.contains { hasInside($0.head, set) }
            case .sides:
                return arguments.object == nil && arguments.agent.map { isSeveral($0) } ?? false
            }
        }
    }

    /// Whether a clause says what must be: `China must drop barriers`.
    private func isObligation(_ clause: Int) -> Bool {
        var child = trees.firstChild[clause]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            guard words.relation[word] == .aux else { continue }
            switch words.lemmaText(word) {
            case "must", "should", "ought": return true
            default: break
            }
        }
        guard words.tag[clause] == .verb, context.arguments(of: clause).open != nil else { return false }
        return words.lemmaText(clause) == "have" || words.lemmaText(clause) == "need"
    }

    private func particle(of word: Int, _ arguments: Arguments) -> Int? {
        if let particle = arguments.particle { return particle }
        return trees.child(of: word, in: words) { $0 == .advmod }.flatMap {
            words.tag[$0] == .adposition || words.pennTag[$0] == .RP || words.tag[$0] == .adverb ? $0 : nil
        }
    }

    /// The classes of a phrase's head, with those that its entity gives it.
    private func classes(ofHead head: Int) -> EventWords.Classes {
        var set = classes[Int(words.lemma[head])]
        let mention = context.mentionOfHead[head]
        if mention >= 0 {
            switch context.analysis.mentions[Int(mention)].kind {
            case .person: set |= personClass
            case .place: set |= placeClasses
            default: break
            }
            if let entity = context.entity(ofHead: head), entity.rawValue.hasPrefix("fw:") { set |= fwClasses }
        }
        return set
    }

    private func isOf(_ head: Int, _ set: EventWords.Classes, _ orActor: Bool) -> Bool {
        if classes(ofHead: head) & set != 0 { return true }
        if orActor, context.actor(of: head) != nil || isPersonal(head) { return true }
        if let inner = measured(head), isOf(inner, set, orActor) { return true }
        var child = trees.firstChild[head]
        while child >= 0 {
            if words.relation[Int(child)] == .conj, classes(ofHead: Int(child)) & set != 0 { return true }
            child = trees.nextSibling[Int(child)]
        }
        return false
    }

    /// What a noun of measure, or one that names an act, is of: `tons of aid`, `the return of inspectors`.
    private func measured(_ head: Int) -> Int? {
        let lemma = Int(words.lemma[head])
        guard
            classes[lemma] & measureClass != 0 || words.tag[head] == .symbol || words.tag[head] == .numeral
                || words.tag[head] == .noun && !(ofLemma[lemma]?.noun.isEmpty ?? true)
        else { return nil }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            if words.relation[word] == .nmod || words.relation[word] == .obl,
                context.preposition(of: word) == "of"
                    || context.preposition(of: word) == "in" && classes[lemma] & measureClass != 0
            {
                return word
            }
        }
        return nil
    }

    /// Whether a phrase is a person or a body, known or not.
    private func isPersonal(_ head: Int) -> Bool {
        let mention = context.mentionOfHead[head]
        guard mention >= 0 else { return false }
        let kind = context.analysis.mentions[Int(mention)].kind
        return kind == .person || kind == .organization
    }

    private func hasModifier(_ noun: Int, _ set: EventWords.Classes, _ orActor: Bool) -> Bool {
        var child = trees.firstChild[noun]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .amod, .compound, .nmod, .nmodUnmarked, .nmodDesc, .conj:
                if classes[Int(words.lemma[word])] & set != 0 { return true }
                if orActor, words.relation[word] != .nmod, words.relation[word] != .conj,
                    context.entity(ofHead: word) != nil
                {
                    return true
                }
                if words.relation[word] != .conj, hasInside(word, set) { return true }
            default: break
            }
        }
        return false
    }

    /// Whether a word of the phrase, a few words to each side of its head, is of some classes.
    private func hasInside(_ head: Int, _ set: EventWords.Classes) -> Bool {
        guard set != 0 else { return false }
        let range = trees.subtree(head).clamped(to: max(0, head - 6)..<(head + 8))
        for word in range where classes[Int(words.lemma[word])] & set != 0 { return true }
        return false
    }

    private func classesInside(_ head: Int) -> EventWords.Classes {
        var set: EventWords.Classes = 0
        for word in trees.subtree(head).clamped(to: max(0, head - 6)..<(head + 10)) {
            set |= classes[Int(words.lemma[word])]
        }
        return set
    }

    /// Whether a subject is more than one: joined, a plural pronoun, or a group.
    private func isSeveral(_ head: Int) -> Bool {
        if trees.child(of: head, in: words, where: { $0 == .conj }) != nil { return true }
        switch words.pennTag[head] {
        case .NNS, .NNPS: return true
        case .PRP: return words.lemmaText(head) == "they" || words.lemmaText(head) == "we"
        default: return false
        }
    }

    // MARK: - Filling

    private mutating func fill(
        _ frame: EventFrame, _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind, _ depth: Int
    ) -> Act? {
        var act = Act(word: word, code: "", isNoun: kind == .noun, clause: word)
        switch frame.meaning {
        case .code(let code):
            act.code = code
            // What somebody is accused or suspected of is not said to have happened.
            for oblique in arguments.obliques where words.tag[oblique.head] == .verb {
                if let inner = self.act(of: oblique.head, depth: depth + 1) { consumed.insert(inner.word) }
            }
        case .matter(let code):
            act.code = code
            act.isMatter = true
        case .operation(let index):
            var matter: Act?
            var inside: EventWords.Classes = kind == .noun ? classesInside(word) : 0
            for head in matterHeads(arguments) {
                inside |= classesInside(head)
                guard matter == nil, let found = self.through(head, depth + 1) else { continue }
                matter = found
            }
            guard
                let code = operators.code(
                    index, matter: matter?.code ?? "", inner: matter?.inner ?? "", classes: inside)
            else { return nil }
            act.code = code
            if let matter {
                act.inner = matter.inner.isEmpty ? matter.code : matter.inner
                consumed.insert(matter.word)
            }
            addParties(&act, frame, arguments, kind, depth, matter, asking: operators.isAsking(index))
            return act
        }
        addParties(&act, frame, arguments, kind, depth, nil, asking: false)
        return act
    }

    /// Where the matter of an act about another act may stand, the likeliest first.
    private func matterHeads(_ arguments: Arguments) -> [Int] {
        var heads = [arguments.open, arguments.closed, arguments.object].compactMap { $0 }
        heads += arguments.obliques.filter { $0.preposition >= 0 }.map(\.head)
        return heads
    }

    /// The act of a phrase: of its head, of what a light verb or a noun of quantity passes on, or of a joined one.
    private mutating func through(_ head: Int, _ depth: Int) -> Act? {
        guard depth < 10 else { return nil }
        if let found = act(of: head, depth: depth) { return found }
        if words.tag[head] == .verb || words.tag[head] == .adjective {
            let use = light[Int(words.lemma[head])]
            guard !use.isEmpty else { return nil }
            let inner = context.arguments(of: head)
            if use.contains(.clause), let open = inner.open, var found = through(open, depth + 1) {
                if found.who.isEmpty, let agent = inner.agent { found.who = parties(in: agent) }
                return found
            }
            if use.contains(.noun) || use.contains(.reverse), let object = inner.object {
                return through(object, depth + 1)
            }
            return nil
        }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nmod where context.preposition(of: word) == "of":
                if let found = through(word, depth + 1) { return found }
            case .conj, .acl:
                if let found = act(of: word, depth: depth + 1) { return found }
            case .compound, .amod:
                if words.tag[word] == .noun, let found = act(of: word, depth: depth + 1) {
                    return found
                }
            default: break
            }
        }
        return nil
    }

    // MARK: - Parties

    private mutating func addParties(
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
            } else if kind == .verb, !arguments.isPassive, isFinite(word) {
                act.who = agentBefore(word)
            }
        }
        if case .nobody? = frame.whom.first { return }
        if !usesSides {
            for role in frame.whom where act.whom.isEmpty {
                act.whom = parties(role, word, arguments).filter { party in
                    !act.who.contains { $0.entity == party.entity }
                }
            }
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
        }
        act.isPassive = arguments.isPassive
        act.isPeopled = !act.isNoun && arguments.agent.map { isPersonal($0) } ?? false
        act.isReciprocal = act.whom.isEmpty && act.who.count > 1 && isMutual(act.code)
    }

    /// Whether several who do it do it to each other.
    private func isMutual(_ code: String) -> Bool {
        switch code.prefix(2) {
        case "03", "04", "06", "19": true
        case "05": code.hasPrefix("057") || code.hasPrefix("054") || code == "050"
        case "08": code.hasPrefix("087") || code.hasPrefix("0841")
        default: false
        }
    }

    private func parties(_ role: EventFrame.Role, _ word: Int, _ arguments: Arguments) -> [Party] {
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
    private func agents(in agent: Int, of word: Int) -> [Party] {
        var named = parties(in: agent)
        // `Norway and Finland signed`, taken for two subjects.
        if named.count == 1, trees.child(of: agent, in: words, where: { $0 == .cc }) != nil,
            words.relation[agent] == .nsubj, Int(words.head[agent]) == word
        {
            trees.forEachChild(word) { other in
                guard words.relation[other] == .nsubj, other < agent else { return }
                named = parties(in: other).filter { $0.entity != named[0].entity } + named
            }
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

    private func isFinite(_ verb: Int) -> Bool {
        switch words.pennTag[verb] {
        case .VBD, .VBZ, .VBP: true
        case .VBN, .VBG, .VB: trees.child(of: verb, in: words) { $0 == .aux } != nil
        default: false
        }
    }

    /// Who stands in front of a verb that has no subject in its tree: the nearest party of the sentence without a
    /// preposition, where no other verb stands between.
    private func agentBefore(_ verb: Int) -> [Party] {
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
    private func partiesBehind(_ act: Act) -> [Party] {
        let end = min(trees.subtree(act.word).upperBound, act.word + 30)
        var place = act.word + 1
        while place < end {
            let relation = words.relation[place]
            if words.tag[place] == .verb, relation == .conj || relation == .parataxis || relation == .advcl {
                return []
            }
            if context.mentionOfHead[place] >= 0, words.tag[place] != .pronoun,
                let entity = context.entity(ofHead: place).flatMap(context.acting)
            {
                if !act.who.contains(where: { $0.entity == entity }) { return [Party(entity: entity, word: place)] }
            }
            place += 1
        }
        return []
    }

    /// The parties of the phrases with one preposition under a word; nil where there are none.
    private func nounParties(_ head: Int, _ preposition: String) -> [Party]? {
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
        let named = context.parties(of: head)
        if !named.isEmpty { return named }
        if let pair = namedPair(head) { return pair.map { Party(entity: $0, word: head) } }
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
                if let entity = context.actor(of: word) ?? context.modifierActor(of: word) {
                    return [Party(entity: entity, word: word)]
                }
            default: break
            }
        }
        return []
    }

    /// The two states that `the two countries` and `both leaders` take up; nil for any other phrase.
    private func namedPair(_ head: Int) -> [EntityID]? {
        guard classes[Int(words.lemma[head])] & pairClass != 0,
            words.pennTag[head] == .NNS || words.pennTag[head] == .NNPS,
            let number = trees.child(of: head, in: words, where: { $0 == .nummod || $0 == .det })
        else { return nil }
        let lemma = words.lemmaText(number)
        guard lemma == "two" || lemma == "both" else { return nil }
        return focus.pair(before: head)
    }

    /// All who stand on a side of a noun: modifiers, genitive, `between`, `with`, `of`, and who a light verb lends it.
    private func nounSides(_ word: Int, _ arguments: Arguments) -> [Party] {
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
    private func nounActors(_ word: Int, _ arguments: Arguments) -> [Party] {
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

    /// The light verb that governs a noun as its object; nil where there is none.
    func lightVerb(over noun: Int) -> Int? {
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

    /// The order in which prepositions name whom an act is done to.
    private static let order = [
        "against", "to", "with", "on", "at", "toward", "towards", "from", "for", "of", "over", "in",
    ]

    private mutating func otherParties(
        _ act: Act, _ arguments: Arguments, _ kind: EventFrames.Kind, _ depth: Int
    ) -> [Party] {
        func others(_ found: [Party]) -> [Party] {
            found.filter { party in !act.who.contains { $0.entity == party.entity } }
        }
        if kind != .noun {
            for head in [arguments.object, arguments.indirect].compactMap({ $0 }) {
                let found = others(parties(in: head))
                if !found.isEmpty { return found }
                if let inner = self.act(of: head, depth: depth + 1) {
                    for side in [inner.who, inner.whom] where !others(side).isEmpty { return others(side) }
                }
            }
        }
        for preposition in ActReader.order {
            for oblique in arguments.obliques where oblique.preposition >= 0 {
                guard words.lemmas[Int(oblique.preposition)] == preposition else { continue }
                let found = others(parties(in: oblique.head))
                if !found.isEmpty { return found }
            }
        }
        if kind != .noun, let closed = arguments.closed {
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
