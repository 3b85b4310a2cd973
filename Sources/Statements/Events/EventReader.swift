import Diplomacy
import Foundation
import Language
import SourceText

/// Finds events: who did what to whom, coded by PLOVER and CAMEO.
///
/// A predicate fills a frame of the table `event_frames.tsv`; an act about another act (to demand a withdrawal, to promise
/// aid) is coded by the table of operators, and what is still to come is coded as the intention (a visit that is planned is
/// an agreement to meet).
struct EventReader: Sendable {
    let codes: EventCodes
    let tables: Tables
    let successors: SuccessorStates
    private let words: EventWords
    private let operators: EventOperators
    let frames: EventFrames
    let light: LightVerbs

    init(tables: Tables, resources: TableFolder) throws {
        self.tables = tables
        successors = try SuccessorStates(resources: resources)
        codes = try EventCodes()
        words = try EventWords(resources: resources)
        operators = try EventOperators(resources: resources, words: words, codes: codes)
        frames = try EventFrames(resources: resources, words: words, operators: operators, codes: codes)
        light = try LightVerbs(resources: resources)
    }

    /// The events of a document in order of the text.
    func read(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader) -> [Statement] {
        context.recorder?.turn(to: .event)
        return found(context, modality: modality).map { event in
            let attribution = speakers.attribution(of: event.span)
            let statement = Statement(
                document: context.document, span: event.span, region: context.sentence(of: event.word).region,
                speaker: attribution?.speaker, via: attribution?.via, modality: event.modality, time: event.time,
                content: .event(
                    Event(
                        plover: event.type.plover, mode: event.type.mode, cameo: event.code,
                        goldstein: codes[event.code]?.goldstein, who: event.who.map(\.entity),
                        whom: event.whom.map(\.entity), date: event.time?.period, place: event.place)))
            context.recorder?.made(statement, event)
            return statement
        }
    }

    /// The events of a document with the words that name their parties.
    ///
    /// - Parameter anybody: whether people and bodies count that are no entity: `police`, `two rebels`.
    func found(_ context: ReadingContext, modality: ModalityReader, anybody: Bool = false) -> [FoundEvent] {
        var reader = ActReader(context, frames: frames, operators: operators, words: words, light: light)
        var acts: [Act] = []
        for word in 0..<context.words.count {
            if let act = reader.act(of: word) { acts.append(act) }
        }
        guard !acts.isEmpty else { return [] }
        let circumstances = Circumstances(context)
        let clauses = Clauses(context)
        var result: [FoundEvent] = []
        // The last accord whose parties are told: `the accord was signed on Monday`.
        var accord: Act?
        context.recorder?.parts(of: acts, consumed: reader.consumed)
        for act in acts where !reader.consumed.contains(act.word) && !act.isMatter {
            var act = act
            if act.isNoun {
                let verb = reader.lightVerb(over: act.word)
                guard stands(act, underLight: verb != nil) else {
                    context.recorder?.dropped(EventReasons.noun, at: act.word)
                    continue
                }
                if let verb { context.recorder?.light(verb, light, context.words, at: act.word) }
                act.clause = verb ?? act.word
            }
            if act.isNoun, act.clause != act.word, let outer = reader.act(of: act.clause),
                codes.type(of: outer.code) == codes.type(of: act.code)
            {
                context.recorder?.dropped(EventReasons.sameAsVerb, at: act.word)
                continue
            }
            // `missiles deployed there`: what was done to a thing, nobody knows by whom, describes it.
            if act.who.isEmpty, act.isPassive, context.words.relation[act.clause] == .acl, !isExistential(act, context)
            {
                context.recorder?.dropped(EventReasons.description, at: act.word)
                continue
            }
            // In rows of event data nobody in particular acts only where the sentence is about it.
            if act.who.isEmpty, anybody || act.whom.isEmpty, isAside(act.clause, context) {
                context.recorder?.dropped(EventReasons.aside, at: act.word)
                continue
            }
            if !anybody { addImplied(to: &act, reader.focus, accord, context) }
            if act.code.hasPrefix("057"), act.who.count + act.whom.count > 1 { accord = act }
            guard var event = event(act, context, modality, anybody: anybody) else { continue }
            event.time = circumstances.time(of: act.word, clause: act.clause)
            event.place = circumstances.place(of: act.word, clause: act.clause)
            event.span = span(act, context, clauses)
            // `signed the pact, ending two years of talks`: talks that end well are not broken off.
            if event.code == "164", context.words.relation[act.clause] == .advcl,
                context.words.pennTag[act.clause] == .VBG
            {
                continue
            }
            if let last = result.last, isSame(last, event, context) {
                context.recorder?.dropped(EventReasons.sameAsLast, at: act.word)
                continue
            }
            result.append(event)
        }
        return withoutOutcomes(result, context, everywhere: anybody)
    }

    /// Adds the other of the two states that a report is about where an act between two names only one of them: `Tokyo will
    /// provide a grant`; both to a mediation by a third, and to an accord that `was signed`.
    private func addImplied(to act: inout Act, _ focus: StateFocus, _ accord: Act?, _ context: ReadingContext) {
        guard act.whom.isEmpty, !act.isReciprocal, !act.aimsAtPeople, EventReader.isBetweenTwo(act.code) else { return }
        if act.who.isEmpty, act.isPassive, act.code == "057", let accord {
            (act.who, act.whom, act.isReciprocal) = (accord.who, accord.whom, accord.isReciprocal)
            return
        }
        guard act.who.count <= 1, let pair = focus.mainPair else { return }
        let both = pair.map { Party(entity: $0, word: act.word) }
        guard let one = act.who.first else {
            if act.isPassive, act.code == "057" {
                act.who = both
                act.isReciprocal = true
            }
            return
        }
        guard let state = context.entities.state(one.entity) else { return }
        // A parliament ratifies for its own state.
        if act.code == "057", !one.entity.isState, one.entity.rawValue != "gov:" + state.rawValue { return }
        if let other = both.first(where: { $0.entity != state }), pair.contains(state) {
            act.whom = [other]
        } else if act.code == "045" {
            act.whom = both
        }
    }

    /// Whether an act is done by one state to another by what it is: promises, mediation, accords, cooperation, aid, demands,
    /// threats, breaks.
    private static func isBetweenTwo(_ code: String) -> Bool {
        code == "045" || code == "057" || ["03", "06", "07", "10", "13", "16"].contains { code.hasPrefix($0) }
    }

    /// Whether a participle describes what a sentence says there is: `there were ten soldiers killed`.
    private func isExistential(_ act: Act, _ context: ReadingContext) -> Bool {
        let noun = Int(context.words.head[act.clause])
        guard noun >= 0 else { return false }
        let head = Int(context.words.head[noun])
        return [noun, head].contains { word in
            word >= 0 && context.trees.child(of: word, in: context.words, where: { $0 == .expl }) != nil
        }
    }

    /// Whether a clause only goes with another: a circumstance, an infinitive, a description.
    private func isAside(_ clause: Int, _ context: ReadingContext) -> Bool {
        switch context.words.relation[clause] {
        case .advcl, .advclRelcl, .acl, .aclRelcl, .xcomp: true
        default: false
        }
    }

    /// Events without those that only say how another of their sentence ended: `attacked the camp, killing 156`. Of one type
    /// and by one actor, the one that names nobody acted upon adds no event.
    ///
    /// - Parameter everywhere: whether that holds for any two clauses, as in rows of event data, or for participles only.
    private func withoutOutcomes(_ events: [FoundEvent], _ context: ReadingContext, everywhere: Bool) -> [FoundEvent] {
        guard events.count > 1 else { return events }
        let words = context.words
        return events.enumerated().filter { index, event in
            guard event.whom.isEmpty, !event.isReciprocal,
                everywhere || words.relation[event.word] == .advcl && words.pennTag[event.word] == .VBG
            else { return true }
            // Those of one sentence stand beside each other; a window keeps the cost linear.
            let near = max(0, index - 8)...min(events.count - 1, index + 8)
            let isOutcome = near.contains { number in
                let other = events[number]
                return number != index && other.type.plover == event.type.plover
                    && words.sentence[other.word] == words.sentence[event.word]
                    && (event.who.isEmpty || other.who.map(\.entity) == event.who.map(\.entity))
                    && (!other.whom.isEmpty || number < index)
            }
            if isOutcome { context.recorder?.dropped(EventReasons.outcome, at: event.word) }
            return !isOutcome
        }.map(\.element)
    }

    /// Whether somebody acts who counts: somebody known, in a row of event data also people and bodies that are not; where
    /// nobody is said to act, somebody known is acted upon. An accord does nothing by itself.
    private func isSomebodys(_ act: Act, anybody: Bool) -> Bool {
        if act.who.isEmpty {
            // A crowd that nothing names is still a protest.
            if anybody || act.code.hasPrefix("14"), act.isPeopled { return true }
            return !act.whom.isEmpty && (act.isPassive || act.isNoun || act.isWithoutActor)
        }
        return !act.who.allSatisfy { isAccord($0.entity) }
    }

    /// Whether a visit leads to places of the visitor's own state only.
    private func isAtHome(_ act: Act, _ context: ReadingContext) -> Bool {
        guard act.code == "042" || act.code == "043", !act.who.isEmpty, !act.whom.isEmpty else { return false }
        let home = Set(act.who.compactMap { context.entities.state($0.entity) })
        return !home.isEmpty && act.whom.allSatisfy { context.entities.state($0.entity).map(home.contains) ?? false }
    }

    private func isAccord(_ id: EntityID) -> Bool {
        id.rawValue.hasPrefix("fw:")
            && ["accord", "initiative", "plan", "principle"].contains(tables.names.entry(id)?.type ?? "")
    }

    /// Whether a noun says an event by itself: where both sides are named, or a light verb lends it its subject.
    private func stands(_ act: Act, underLight: Bool) -> Bool {
        if !act.who.isEmpty, !act.whom.isEmpty || act.isReciprocal { return true }
        return underLight && (!act.who.isEmpty || !act.whom.isEmpty)
    }

    /// What is said to have happened, with its modality; nil where it is no event of PLOVER or nobody is named.
    private func event(_ act: Act, _ context: ReadingContext, _ reader: ModalityReader, anybody: Bool) -> FoundEvent? {
        var code = act.code
        guard isSomebodys(act, anybody: anybody), !isAtHome(act, context) else {
            context.recorder?.dropped(
                isAtHome(act, context) ? EventReasons.home : EventReasons.nobody, at: act.word)
            return nil
        }
        var modality = reader.modality(of: act.word, in: context)
        if modality == .actual, act.clause != act.word { modality = reader.modality(of: act.clause, in: context) }
        // `announced a suspension of aid`: what lies in one's own power is done by being announced.
        if modality == .planned, act.isNoun, act.clause != act.word, isOfOwnPower(code),
            light.use(of: context.words.lemmaText(act.clause)).contains(.performs),
            reader.modality(of: act.clause, in: context) == .actual
        {
            modality = .actual
        }
        // A purpose is no event beside the act that serves it.
        if modality == .planned, context.words.relation[act.clause] == .advcl, context.words.pennTag[act.clause] == .VB
        {
            context.recorder?.dropped(EventReasons.purpose, at: act.word)
            return nil
        }
        // What is still to come is the intention to do it.
        if modality == .planned || modality == .possible && isCooperation(code)
            || modality == .conditional && isWillful(act.clause, context), !act.isIntention(code)
        {
            let intended = operators.outcome(operators.intention, matter: code, inner: "", classes: 0)
            code = intended?.code ?? code
            if let intended { context.recorder?.row(intended.row, at: act.word) }
        }
        // What somebody says they will not do is refused.
        if modality == .denied, "03"..."08" ~= code.prefix(2), isWillful(act.clause, context),
            let refused = operators.outcome(operators.refusal, matter: code, inner: act.inner, classes: 0)
        {
            (code, modality) = (refused.code, .actual)
            context.recorder?.row(refused.row, at: act.word)
        }
        // Bare statements are no event of PLOVER; rows of event data have those that say more than that somebody spoke.
        guard let type = codes.type(of: code) ?? (anybody && code != "010" ? EventCodes.EventType(plover: "") : nil)
        else {
            context.recorder?.dropped(EventReasons.untyped, at: act.word)
            return nil
        }
        return FoundEvent(
            word: act.word, code: code, type: type, who: act.who, whom: act.whom, aimsAtPeople: act.aimsAtPeople,
            isReciprocal: act.isReciprocal,
            modality: modality, span: Span(0, 0))
    }

    /// Whether a predicate stands with `will` or `would`.
    private func isWillful(_ word: Int, _ context: ReadingContext) -> Bool {
        var found = false
        context.trees.forEachChild(word) { child in
            if context.words.relation[child] == .aux {
                let lemma = context.words.lemmaText(child)
                found = found || lemma == "will" || lemma == "would"
            }
        }
        return found
    }

    /// Sanctions, breaks, restrictions, inquiries, alerts: acts that consist in an order.
    private func isOfOwnPower(_ code: String) -> Bool {
        ["085", "0871", "09", "15", "16", "172"].contains { code.hasPrefix($0) }
    }

    private func isCooperation(_ code: String) -> Bool { ("04"..."08").contains(code.prefix(2)) }

    /// The clause that says it: the predicate's own, or the noun phrase.
    private func span(_ act: Act, _ context: ReadingContext, _ clauses: Clauses) -> Span {
        if act.isNoun, act.clause == act.word {
            return context.words.span(context.trees.nounPhrase(act.word, context.words))
        }
        let predicate = clauses.predicate(of: act.clause)
        var range = clauses.range(of: predicate)
        guard range.contains(act.word) else { return context.words.span(act.word..<(act.word + 1)) }
        // A relative clause says nothing without its noun: `minerals that both buy today`.
        let head = Int(context.words.head[predicate])
        if context.words.relation[predicate] == .aclRelcl, head >= 0, head < range.lowerBound,
            range.lowerBound - head <= 12, context.timeOfWord[head] < 0
        {
            let noun = context.trees.nounPhrase(head, context.words)
            range = min(noun.lowerBound, head)..<range.upperBound
        }
        return context.words.span(range)
    }

    /// Whether two events of one sentence are one: the same type between the same parties in one span.
    private func isSame(_ a: FoundEvent, _ b: FoundEvent, _ context: ReadingContext) -> Bool {
        a.type == b.type && a.span == b.span && a.who.map(\.entity) == b.who.map(\.entity)
            && a.whom.map(\.entity) == b.whom.map(\.entity)
    }
}

extension Act {
    /// Whether a code is already one of intentions, demands or refusals, which hold now whatever they are about.
    fileprivate func isIntention(_ code: String) -> Bool { code.hasPrefix("03") || code.hasPrefix("13") }
}
