import Diplomacy
import Language

/// Whether what a frame asks for stands beside a predicate.
extension ActReader {
    func fits(_ frame: EventFrame, _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind) -> Bool {
        frame.conditions.allSatisfy { meets($0, word, arguments, kind) }
    }

    /// Whether one thing that a frame asks for stands there.
    func meets(
        _ condition: EventFrame.Condition, _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind
    ) -> Bool {
        switch condition {
        case .object: return arguments.object != nil
        // `a signed treaty` leaves no object out.
        case .noObject: return arguments.object == nil && words.relation[word] != .amod
        case .indirect: return arguments.indirect != nil
        case .open: return arguments.open != nil || arguments.purpose != nil
        case .closed: return arguments.closed != nil
        case .obligation: return arguments.closed.map { isObligation($0) } ?? false
        case .modal:
            return arguments.closed.flatMap { trees.child(of: $0, in: words) { $0 == .aux } }
                .map { words.pennTag[$0] == .MD } ?? false
        case .objectIs(let set, let orActor):
            return arguments.object.map { isOf($0, set, orActor) } ?? false
        case .openIs(let set):
            return (arguments.open ?? arguments.purpose).map { isOf($0, set, false) } ?? false
        case .subjectIs(let set): return arguments.agent.map { isOf($0, set, false) } ?? false
        case .particle(let lemmas):
            return particle(of: word, arguments).map { lemmas.contains(words.lemmaText($0)) } ?? false
        case .preposition(let lemmas, let set, let orActor):
            return obliques(arguments, kind).contains { oblique in
                // `opened on Tuesday` is dated and not opened on anybody.
                oblique.preposition >= 0 && context.timeOfWord[oblique.head] < 0
                    && lemmas.contains(words.lemmas[Int(oblique.preposition)])
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

    /// The phrases of a predicate, with those that the tree hangs on its object and that belong to either: `returned two
    /// paintings to Brazil`.
    private func obliques(_ arguments: Arguments, _ kind: EventFrames.Kind) -> [Arguments.Oblique] {
        guard kind == .verb, let object = arguments.object, words.tag[object] == .noun else {
            return arguments.obliques
        }
        var all = arguments.obliques
        trees.forEachChild(object) { word in
            guard words.relation[word] == .nmod,
                let preposition = trees.child(of: word, in: words, where: { $0 == .case_ })
            else { return }
            switch words.lemmaText(preposition) {
            case "to", "with", "against", "for", "from", "on", "behind":
                all.append(Arguments.Oblique(preposition: words.lemma[preposition], head: word))
            default: return
            }
        }
        return all
    }

    /// Whether a clause says what must be: `China must drop barriers`, `that China drop them`.
    func isObligation(_ clause: Int) -> Bool {
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
        // A bare form with a subject is the subjunctive.
        if words.pennTag[clause] == .VB,
            trees.child(of: clause, in: words, where: { $0 == .aux || $0 == .auxPass }) == nil,
            trees.child(of: clause, in: words, where: { $0 == .nsubj }) != nil,
            trees.child(of: clause, in: words, where: { $0 == .mark }).map({
                words.lemmaText($0) == "that"
            }) ?? false
        {
            return true
        }
        guard words.tag[clause] == .verb, context.arguments(of: clause).open != nil else { return false }
        return words.lemmaText(clause) == "have" || words.lemmaText(clause) == "need"
    }

    func particle(of word: Int, _ arguments: Arguments) -> Int? {
        if let particle = arguments.particle { return particle }
        return trees.child(of: word, in: words) { $0 == .advmod }.flatMap {
            words.tag[$0] == .adposition || words.pennTag[$0] == .RP || words.tag[$0] == .adverb ? $0 : nil
        }
    }

    /// The classes of a phrase's head, with those that its entity gives it.
    func classes(ofHead head: Int) -> EventWords.Classes {
        var set = classes[Int(words.lemma[head])]
        if !anybody, let thing = antecedent(of: head) { set |= classes[Int(words.lemma[thing])] }
        // `gave $2 million`.
        let quantity = Int(context.quantityOfWord[head])
        if quantity >= 0, context.analysis.quantities[quantity].kind == .money { set |= moneyClass }
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

    func isOf(_ head: Int, _ set: EventWords.Classes, _ orActor: Bool) -> Bool {
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
    func measured(_ head: Int) -> Int? {
        let lemma = Int(words.lemma[head])
        guard
            isMeasure(head) || words.tag[head] == .noun && !(ofLemma[lemma]?.noun.isEmpty ?? true)
        else { return nil }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            if words.relation[word] == .nmod || words.relation[word] == .obl,
                context.preposition(of: word) == "of"
                    || context.preposition(of: word) == "in" && isMeasure(head)
            {
                return word
            }
        }
        return nil
    }

    /// Whether a noun only says how much: `tons`, `$2 million`.
    func isMeasure(_ head: Int) -> Bool {
        classes[Int(words.lemma[head])] & measureClass != 0 || words.tag[head] == .symbol
            || words.tag[head] == .numeral
    }

    /// Whether a phrase is a person or a body, known or not; or lands that are counted and not named: `some countries`.
    func isPersonal(_ head: Int) -> Bool {
        let mention = context.mentionOfHead[head]
        guard mention >= 0 else { return false }
        let found = context.analysis.mentions[Int(mention)]
        return found.kind == .person || found.kind == .organization || found.kind == .place && found.form == .nominal
    }

    func hasModifier(_ noun: Int, _ set: EventWords.Classes, _ orActor: Bool) -> Bool {
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
    func hasInside(_ head: Int, _ set: EventWords.Classes) -> Bool {
        guard set != 0 else { return false }
        let range = trees.subtree(head).clamped(to: max(0, head - 6)..<(head + 8))
        for word in range where classes[Int(words.lemma[word])] & set != 0 { return true }
        return false
    }

    func classesInside(_ head: Int) -> EventWords.Classes {
        var set: EventWords.Classes = 0
        for word in trees.subtree(head).clamped(to: max(0, head - 6)..<(head + 10)) {
            set |= classes[Int(words.lemma[word])]
        }
        return set
    }

    /// Whether a subject is more than one: joined, a plural pronoun, or a group.
    func isSeveral(_ head: Int) -> Bool {
        if trees.child(of: head, in: words, where: { $0 == .conj }) != nil { return true }
        switch words.pennTag[head] {
        case .NNS, .NNPS: return true
        case .PRP: return words.lemmaText(head) == "they" || words.lemmaText(head) == "we"
        default: return false
        }
    }
}
