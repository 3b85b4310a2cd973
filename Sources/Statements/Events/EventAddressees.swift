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
            if let framework = discourse.focus.framework(before: act.word),
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
        } else if act.code == "045"
            // Who blames something need not blame both: `Peru regretted the decision`, which one of them took.
            || !families.contains(act.code, in: .judgement) && families.contains(act.code, in: .aimed)
                && discourse.focus.isOfTwo(pair + [state], sentenceOf: act.word)
        {
            act.whom = pair.map(here)
        }
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
        return discourse.events.last {
            $0.modality == .actual && families.contains($0.code, in: .hostile) && !$0.who.isEmpty
                && sentence - Int(context.words.sentence[$0.word]) <= Discourse.reach.sentences / 2
                && !$0.who.contains { context.entities.state($0.entity).map(own.contains) ?? false }
        }?.who
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

    /// Whether an act is to join something, to leave it, or to ask to be let in.
    func isJoining(_ act: Act) -> Bool {
        !act.isNoun
            && (classes[Int(words.lemma[act.word])] & joiningClass != 0
                || act.matter.map { classes[Int(words.lemma[$0])] & joiningClass != 0 } ?? false)
    }
}
