import Diplomacy
import Language

/// What a report has said before an act, for whom the act leaves out.
struct Discourse {
    /// The states and frameworks that it speaks of.
    let focus: StateFocus
    /// The last accord whose parties are told: `the accord was signed on Monday`.
    let accord: Act?
    /// The events so far, in order of the text.
    let events: ArraySlice<FoundEvent>

    /// How many events, and how many sentences, back something is still replied to.
    static let reach = (events: 15, sentences: 8)

    init(focus: StateFocus, accord: Act?, before: [FoundEvent]) {
        self.focus = focus
        self.accord = accord
        events = before.suffix(Discourse.reach.events)
    }
}

/// Whom an act is aimed at that does not say so: the other of two states, those who made an accord, whoever is replied to.
extension EventReader {
    /// Adds the other of the two states that a report is about where an act between two names only one of them (`Tokyo will
    /// provide a grant`), both to what a third does about them, those who asked or accused to the reply, the framework or
    /// its parties to what is said of `the accord`, and both to an accord that `was signed`.
    func addImplied(to act: inout Act, _ discourse: Discourse, _ reader: ActReader) {
        let context = reader.context
        // `Peru recalled the Peruvian ambassador`: from the other.
        if act.code == "161", !act.who.isEmpty,
            Set(act.whom.compactMap { context.entities.state($0.entity) })
                == Set(act.who.compactMap { context.entities.state($0.entity) })
        {
            act.whom = []
        }
        guard !act.isReciprocal, !act.aimsAtPeople, act.whom.isEmpty || act.isWhomGuessed else { return }
        // `If Zimbabwe lifts the ban`: what is only supposed replies to nobody.
        if !act.isNoun, reader.isSupposed(act.clause) { return }
        if act.who.isEmpty {
            addSides(to: &act, discourse, reader)
            return
        }
        let own = act.who.compactMap { context.entities.state($0.entity) }
        func isOther(_ party: Party) -> Bool {
            !act.who.contains { $0.entity == party.entity }
                && !(context.entities.state(party.entity).map(own.contains) ?? false)
        }
        func here(_ entity: EntityID) -> Party { Party(entity: entity, word: act.word) }
        let pair = discourse.focus.mainPair ?? []
        let isInside = pair.contains(where: own.contains)
        // What is said of an accord is said to those who made it; who joins it joins them.
        if reader.isAboutAccord(act), families.contains(act.code, in: .aimed) || !isInside || reader.isJoining(act) {
            // `Denmark joined on the spot`: what the report itself introduces, whatever bloc was named since.
            let own = reader.isJoining(act) ? discourse.focus.own(before: act.word) : nil
            if let framework = own ?? discourse.focus.framework(before: act.word),
                reader.isJoining(act) || isAccordOrPlan(framework), framework != act.who.first?.entity
            {
                act.whom = [here(framework)]
                return
            }
            if let accord = discourse.accord, !reader.isJoining(act) {
                let sides = (accord.who + accord.whom).filter(isOther)
                if !sides.isEmpty {
                    act.whom = sides.map { here($0.entity) }
                    return
                }
            }
        }
        if families.contains(act.code, in: .answer), let asked = prompter(of: act, own, discourse, context) {
            act.whom = asked.filter(isOther).map { here($0.entity) }
            if !act.whom.isEmpty { return }
        }
        if act.whom.isEmpty, families.contains(act.code, in: .judgement), reader.isAboutDeed(act),
            let doers = doers(of: act, own, discourse, context)
        {
            act.whom = doers.filter(isOther).map { here($0.entity) }
            if !act.whom.isEmpty { return }
        }
        // Who joins something joins nobody else.
        if reader.isJoining(act), !isInside { return }
        addMain(to: &act, own, discourse)
        if act.whom.isEmpty, !act.isForNobody, families.contains(act.code, in: .directed), !act.isNoun,
            let other = passageOther(of: act, own, discourse, reader)
        {
            act.whom = [here(other)]
        }
    }

    /// Adds the other of the two states that a report is about, or both to what a third does about them.
    private func addMain(to act: inout Act, _ own: [EntityID], _ discourse: Discourse) {
        let pair = discourse.focus.mainPair ?? []
        func here(_ entity: EntityID) -> Party { Party(entity: entity, word: act.word) }
        // `brokered by Oman and Qatar`, `the bank pledged a loan`: between or for the two that the report is about.
        let isThird = own.allSatisfy { !pair.contains($0) }
        if act.whom.isEmpty, pair.count == 2, isThird, isMediation(act) || isOfNoState(act, own) {
            act.whom = pair.map(here)
            return
        }
        guard act.whom.isEmpty, act.who.count == 1, pair.count == 2, let state = own.first else { return }
        let one = act.who[0].entity
        // A parliament ratifies for its own state.
        if act.code.hasPrefix("057"), !one.isState, one.rawValue != "gov:" + state.rawValue { return }
        if pair.contains(state) {
            guard
                families.contains(act.code, in: .betweenTwo)
                    || families.contains(act.code, in: .aimed) && isOfState(one, state)
                        && discourse.focus.isOfTwo(pair, sentenceOf: act.word)
            else { return }
            act.whom = pair.filter { $0 != state }.map(here)
        } else if isMediation(act)
            // Who blames something need not blame both: `Peru regretted the decision`, which one of them took.
            || !families.contains(act.code, in: .judgement) && families.contains(act.code, in: .aimed)
                && discourse.focus.isOfTwo(pair + [state], sentenceOf: act.word)
        {
            act.whom = pair.map(here)
        }
    }

    private func isMediation(_ act: Act) -> Bool { families.contains(act.code, in: .mediation) }

    /// Whether a body of no one state helps or promises to: a bank, an agency.
    private func isOfNoState(_ act: Act, _ own: [EntityID]) -> Bool {
        own.isEmpty && act.who.count == 1 && families.contains(act.code, in: .helping)
            && (act.who[0].entity.rawValue.hasPrefix("fw:") || act.who[0].entity.rawValue.hasPrefix("org:"))
    }

    /// The other side of an act as its passage tells it: the only other state of its sentence, unless that does something of its
    /// own there while the act is done to a thing; else the only other state of the sentence before, unless the act names a
    /// thing. Nil where the passage leaves it open.
    private func passageOther(
        of act: Act, _ own: [EntityID], _ discourse: Discourse, _ reader: ActReader
    ) -> EntityID? {
        let context = reader.context
        guard Set(own).count <= 1, !own.isEmpty || !act.who.isEmpty else { return nil }
        let sentence = context.words.sentence[act.word]
        let hasThing = hasThing(act, reader)
        let here = discourse.focus.states(inSentence: sentence, besides: own)
        if here.count == 1, !hasClause(act.word, context) {
            return hasThing && actsElsewhere(here[0], act, context) ? nil : here[0]
        }
        guard here.isEmpty, !hasThing else { return nil }
        let before = discourse.focus.states(inSentence: sentence - 1, besides: own)
        return before.count == 1 ? before[0] : nil
    }

    /// Whether a state does something of its own in another clause of the sentence of an act: `Peru voted against it, while Chile
    /// abstained`.
    private func actsElsewhere(_ state: EntityID, _ act: Act, _ context: ReadingContext) -> Bool {
        let words = context.words
        return context.sentence(of: act.word).words.contains { word in
            words.relation[word].isSubject && Int(words.head[word]) != act.clause
                && context.entity(ofHead: word).flatMap { context.entities.state($0) } == state
        }
    }

    /// Whether an act names a thing that it is done to, or against, which is nobody: `blocked the package`, `voted against the
    /// resolution`.
    private func hasThing(_ act: Act, _ reader: ActReader) -> Bool {
        func isThing(_ word: Int) -> Bool { reader.words.tag[word] == .noun && !reader.isPersonal(word) }
        if let object = act.object { return isThing(object) }
        guard !act.isNoun else { return false }
        return reader.context.arguments(of: act.word).obliques.contains { oblique in
            oblique.preposition >= 0 && reader.context.timeOfWord[oblique.head] < 0 && isThing(oblique.head)
                && ["against", "for", "on", "to"].contains(reader.words.lemmas[Int(oblique.preposition)])
        }
    }

    /// Whether a predicate tells something in a clause: `assured reporters that Peru would sign` names nobody to whom.
    private func hasClause(_ word: Int, _ context: ReadingContext) -> Bool {
        context.trees.child(of: word, in: context.words) { $0 == .ccomp } != nil
    }

    /// Takes up the event told before in an act that only says that somebody else did the same; false where there is none near,
    /// or it is their own.
    func takeUp(_ last: FoundEvent, in act: inout Act, _ context: ReadingContext) -> Bool {
        guard context.words.sentence[act.word] - context.words.sentence[last.word] <= 2, last.modality != .denied,
            !last.who.contains(where: { party in act.who.contains { $0.entity == party.entity } })
        else { return false }
        act.code = last.code
        let doers = act.who
        let others = last.isReciprocal ? last.who : last.whom
        act.whom = others.filter { party in !doers.contains { $0.entity == party.entity } }
            .map { Party(entity: $0.entity, word: act.word) }
        return true
    }

    /// Adds the sides of talks that only are said to have begun, and those who made the accord of which only is said that it
    /// was signed.
    private func addSides(to act: inout Act, _ discourse: Discourse, _ reader: ActReader) {
        // `Negotiations began in January`, `six rounds of talks`: of the two that the report is about.
        if act.isNoun, act.whom.isEmpty, families.contains(act.code, in: .mutual), discourse.focus.mainPair != nil,
            let pair = discourse.focus.pair(before: act.word)
        {
            act.who = pair.map { Party(entity: $0, word: act.word) }
            act.isReciprocal = true
            return
        }
        guard act.isPassive, act.whom.isEmpty, act.code == "057" else { return }
        if let accord = discourse.accord {
            (act.who, act.whom, act.isReciprocal) = (accord.who, accord.whom, accord.isReciprocal)
        } else if let pair = discourse.focus.mainPair {
            act.who = pair.map { Party(entity: $0, word: act.word) }
            act.isReciprocal = true
        }
    }

    /// Whether a framework is no bloc or body, which `the agreement` would not mean.
    private func isAccordOrPlan(_ framework: EntityID) -> Bool {
        switch tables.names.entry(framework)?.type {
        case "bloc", "body", "system": false
        default: true
        }
    }

    /// Whether somebody speaks for a state, and not for a party or a body in it.
    private func isOfState(_ entity: EntityID, _ state: EntityID) -> Bool {
        entity.isState || entity.rawValue.hasPrefix("gov:") || entity.rawValue.hasPrefix("person:")
    }

    /// Who did the last of the hostile acts that were told: whom it blames that somebody condemns `the raid`.
    private func doers(
        of act: Act, _ own: [EntityID], _ discourse: Discourse, _ context: ReadingContext
    ) -> [Party]? {
        let sentence = Int(context.words.sentence[act.word])
        func isBlamed(_ event: FoundEvent) -> Bool {
            event.modality == .actual && families.contains(event.code, in: .hostile) && !event.who.isEmpty
                && sentence - Int(context.words.sentence[event.word]) <= Discourse.reach.sentences / 2
                && !event.who.contains { context.entities.state($0.entity).map(own.contains) ?? false }
        }
        // `denounced the bans`: those of whom it was told that they imposed bans, whoever did what since.
        let deed = act.object.map { context.words.lemma[$0] }
        return discourse.events.last { event in
            isBlamed(event)
                && (max(0, event.word - 6)..<min(context.words.count, event.word + 8)).contains {
                    context.words.lemma[$0] == deed
                }
        }?.who ?? discourse.events.last(where: isBlamed)?.who
    }

    /// Who last accused, asked, threatened or offered something to the one that now replies; nil where nobody did.
    private func prompter(
        of act: Act, _ own: [EntityID], _ discourse: Discourse, _ context: ReadingContext
    ) -> [Party]? {
        let sentence = Int(context.words.sentence[act.word])
        for event in discourse.events.reversed() {
            guard sentence - Int(context.words.sentence[event.word]) <= Discourse.reach.sentences else { return nil }
            guard event.modality != .denied, families.contains(event.code, in: .prompt), !event.who.isEmpty,
                event.whom.contains(where: { context.entities.state($0.entity).map(own.contains) ?? false }),
                !event.who.contains(where: { context.entities.state($0.entity).map(own.contains) ?? false })
            else { continue }
            return event.who
        }
        return nil
    }
}

extension ActReader {
    /// Whether an act is about an accord, a plan or a bloc that is taken up and not named: `welcomed the agreement`,
    /// `joined them`, `acceded`.
    func isAboutAccord(_ act: Act) -> Bool {
        guard let object = act.object else { return isJoining(act) }
        if words.tag[object] == .pronoun { return isJoining(act) }
        guard words.tag[object] == .noun, classes[Int(words.lemma[object])] & fwClasses != 0 else { return false }
        return trees.child(of: object, in: words) { $0 == .det || $0 == .nmodPoss }.map {
            ClosedWords.definite.contains(words.lemmaText($0)) || ClosedWords.owning.contains(words.lemmaText($0))
        } ?? false
    }

    /// Whether an act is about something that was done and is taken up: `condemned the raid`, `criticised the decision`.
    func isAboutDeed(_ act: Act) -> Bool {
        guard let object = act.object, words.tag[object] == .noun else { return false }
        return trees.child(of: object, in: words) { $0 == .det }.map {
            ClosedWords.definite.contains(words.lemmaText($0))
        } ?? false
    }

    /// Whether a predicate stands behind `if`, `unless` or `whether`.
    func isSupposed(_ predicate: Int) -> Bool {
        trees.child(of: predicate, in: words) { $0 == .mark }.map {
            ClosedWords.supposing.contains(words.lemmaText($0)) || words.lemmaText($0) == "lest"
        } ?? false
    }

    /// Whether a verb only denies what its clause tells, which is told as denied: `denied that it had attacked`, `denied reports
    /// that it had attacked`.
    func isDenial(_ act: Act) -> Bool {
        guard !act.isNoun, classes[Int(words.lemma[act.word])] & denyingClass != 0 else { return false }
        let clause =
            trees.child(of: act.word, in: words) { $0 == .ccomp }
            ?? act.object.flatMap { trees.child(of: $0, in: words) { $0 == .acl || $0 == .ccomp } }
        // Where the clause tells no act of its own, that somebody denies it is all that is told.
        guard let clause, context.isFinite(clause), let inner = known[clause] ?? nil else { return false }
        return !inner.who.isEmpty || !inner.whom.isEmpty
    }

    /// Whether a noun is a joining that the verb over it decides about, which is still to come: `ratified the accession of Chad`.
    func isPartOfAct(_ act: Act) -> Bool {
        guard act.isNoun, act.clause == act.word, classes[Int(words.lemma[act.word])] & membershipClass != 0 else {
            return false
        }
        let verb = Int(words.head[act.word])
        guard verb >= 0, words.tag[verb] == .verb else { return false }
        switch words.relation[act.word] {
        case .obj, .nsubjPass: break
        case .obl where context.preposition(of: act.word) == "on" || context.preposition(of: act.word) == "over": break
        default: return false
        }
        return (known[verb] ?? nil).map { !$0.isNoun } ?? false
    }

    /// Whether an act is to join something, to leave it, or to ask to be let in.
    func isJoining(_ act: Act) -> Bool {
        !act.isNoun
            && (classes[Int(words.lemma[act.word])] & joiningClass != 0
                || act.matter.map { classes[Int(words.lemma[$0])] & joiningClass != 0 } ?? false)
    }
}
