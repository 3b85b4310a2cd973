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
    let families: CodeFamilies
    private let anaphors: SideAnaphors
    private let frameworkNouns: FrameworkNouns
    /// Verbs of what third states do about two others.
    private let outsiders: Set<String>

    init(tables: Tables, resources: TableFolder) throws {
        self.tables = tables
        successors = try SuccessorStates(resources: resources)
        codes = try EventCodes()
        words = try EventWords(resources: resources)
        operators = try EventOperators(resources: resources, words: words, codes: codes)
        frames = try EventFrames(resources: resources, words: words, operators: operators, codes: codes)
        light = try LightVerbs(resources: resources)
        families = try CodeFamilies(resources: resources)
        anaphors = try SideAnaphors(resources: resources)
        frameworkNouns = try FrameworkNouns(resources: resources)
        let (families, operators) = (families, operators)
        outsiders = frames.verbs { meaning in
            switch meaning {
            case .code(let code): families.contains(code, in: .outside)
            case .operation(let index): operators.isAsking(index)
            default: false
            }
        }
    }

    /// Which states and which framework a document speaks of, for the readers of events and of frames.
    func focus(of context: ReadingContext) -> StateFocus {
        StateFocus(
            context, isDateline: context.isDateline, names: tables.names, vague: frameworkNouns.vague,
            outsiders: outsiders)
    }

    /// The events of a document in order of the text.
    func read(
        _ context: ReadingContext, focus: StateFocus, speakers: SpeakerIndex, modality: ModalityReader
    ) -> [Statement] {
        context.recorder?.turn(to: .event)
        return found(context, focus: focus, modality: modality, speakers: speakers).map { event in
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
    /// - Parameters:
    ///   - focus: which states it speaks of; made without the names of the tables where none is given.
    ///   - speakers: who says each passage, for what `we` and `our` stand for; nil where a sentence stands alone.
    ///   - anybody: whether people and bodies count that are no entity: `police`, `two rebels`.
    func found(
        _ context: ReadingContext, focus: StateFocus? = nil, modality: ModalityReader, speakers: SpeakerIndex? = nil,
        anybody: Bool = false
    ) -> [FoundEvent] {
        var reader = ActReader(
            context, frames: frames, operators: operators, words: words, light: light, families: families,
            anaphors: anaphors, speakers: speakers,
            focus: focus ?? StateFocus(context, isDateline: context.isDateline, vague: frameworkNouns.vague),
            anybody: anybody)
        var acts: [Act] = []
        for word in 0..<context.words.count {
            if let act = reader.act(of: word) { acts.append(act) }
        }
        guard !acts.isEmpty else { return [] }
        let circumstances = Circumstances(context)
        let clauses = Clauses(context)
        var occasions = Occasions(context, speakers: speakers, circumstances: circumstances)
        var result: [FoundEvent] = []
        // The last accord whose parties are told: `the accord was signed on Monday`.
        var accord: Act?
        context.recorder?.parts(of: acts, consumed: reader.consumed)
        for act in acts where !reader.consumed.contains(act.word) && !act.isMatter {
            var act = act
            if act.isEcho {
                guard !anybody, let last = result.last, takeUp(last, in: &act, context) else {
                    context.recorder?.dropped(EventReasons.nothingBefore, at: act.word)
                    continue
                }
            }
            if act.isNoun {
                let happening = reader.happening(to: act.word)
                let verb = reader.lightVerb(over: act.word) ?? happening
                let isOpen = act.who.isEmpty && families.contains(act.code, in: .mutual)
                // `talks mediated by Oman` are told by who mediated.
                let isCounted = reader.isCounted(act.word) && !reader.hasActBehind(act.word)
                let isShared = !anybody && isOpen && (happening != nil || isCounted)
                // `the suspension of gas to Peru on 8 February`: a day of its own makes it one act, though one side is named.
                let isDated =
                    !anybody && !(act.who.isEmpty && act.whom.isEmpty) && circumstances.ownTime(of: act.word) != nil
                guard isShared || isDated || stands(act, underLight: verb != nil) else {
                    context.recorder?.dropped(EventReasons.noun, at: act.word)
                    continue
                }
                if let verb { context.recorder?.light(verb, light, context.words, at: act.word) }
                act.clause = verb ?? act.word
                act.isHappening = happening != nil && happening == verb
            }
            if !anybody, reader.isDenial(act), families.contains(act.code, in: .refusal) {
                context.recorder?.dropped(EventReasons.denial, at: act.word)
                continue
            }
            if !anybody, reader.isPartOfAct(act) {
                context.recorder?.dropped(EventReasons.passedOn, at: act.word)
                continue
            }
            if act.isNoun, act.clause != act.word, let outer = reader.act(of: act.clause),
                codes.type(of: outer.code) == codes.type(of: act.code)
            {
                context.recorder?.dropped(EventReasons.sameAsVerb, at: act.word)
                continue
            }
            if !anybody, isStanding(act, context) {
                context.recorder?.dropped(EventReasons.standing, at: act.word)
                continue
            }
            if !anybody, isAsked(act.word, context) {
                context.recorder?.dropped(EventReasons.question, at: act.word)
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
            if !anybody, !act.isEcho {
                addImplied(to: &act, Discourse(focus: reader.focus, accord: accord, before: result), reader)
            }
            if act.code.hasPrefix("057"), act.who.count + act.whom.count > 1 { accord = act }
            guard var event = event(act, context, modality, anybody: anybody) else { continue }
            event.time = circumstances.time(of: act.word, clause: act.clause)
            // `is due to meet in May`, `means to sign next week`.
            if event.time == nil, act.isPlan, let matter = act.matter {
                event.time = circumstances.time(of: matter, clause: matter)
            }
            if isSpoken(act, context), let speaker = act.who.first?.entity {
                if let time = event.time {
                    occasions.note(speaker, at: act.word, time)
                } else {
                    event.time = occasions.time(of: speaker, at: act.word)
                }
            }
            if !anybody, let time = event.time { putAhead(&event, act, time, context) }
            event.place = circumstances.place(of: act.word, clause: act.clause)
            event.span = span(act, context, clauses)
            // `signed the pact, ending two years of talks`: talks that end well are not broken off.
            if event.code == "164", context.words.relation[act.clause] == .advcl,
                context.words.pennTag[act.clause] == .VBG
            {
                context.recorder?.dropped(EventReasons.outcome, at: act.word)
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

    /// Whether a clause with a tense is what somebody says or denies: `denied that it had refused`.
    private func isReported(_ clause: Int, _ context: ReadingContext) -> Bool {
        context.words.relation[clause] == .ccomp && context.isFinite(clause)
    }

    /// Whether a word stands in a question of the report's own, which says of nothing that it happened.
    private func isAsked(_ word: Int, _ context: ReadingContext) -> Bool {
        let last = context.sentence(of: word).words.upperBound - 1
        return last > word && context.words.lemmaText(last) == "?"
    }

    /// Whether an act is done by saying it and told in the past, as what is said on one occasion.
    private func isSpoken(_ act: Act, _ context: ReadingContext) -> Bool {
        families.contains(act.code, in: .spoken) && !act.isNoun && context.words.pennTag[act.word] == .VBD
    }

    /// Whether trade is told that goes on and no deal that was made: `Peru sells more copper to China than to anyone`,
    /// `exports to Japan`.
    private func isStanding(_ act: Act, _ context: ReadingContext) -> Bool {
        guard families.contains(act.code, in: .standing) else { return false }
        if act.isNoun { return act.clause == act.word }
        guard context.words.pennTag[act.clause] == .VBZ || context.words.pennTag[act.clause] == .VBP else {
            return false
        }
        return context.trees.child(of: act.clause, in: context.words) { $0 == .aux || $0 == .auxPass } == nil
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
    private func isSomebodys(_ act: Act, _ context: ReadingContext, anybody: Bool) -> Bool {
        if act.who.isEmpty {
            // A crowd that nothing names is still a protest.
            if anybody || act.code.hasPrefix("14"), act.isPeopled { return true }
            // `The ministry summoned the Finnish ambassador`: somebody that is not known did it to somebody who is.
            if act.isPeopled, !act.whom.isEmpty, !act.isWhomGuessed, !isAside(act.clause, context) { return true }
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
        guard isSomebodys(act, context, anybody: anybody), !isAtHome(act, context) else {
            context.recorder?.dropped(
                isAtHome(act, context) ? EventReasons.home : EventReasons.nobody, at: act.word)
            return nil
        }
        var modality = reader.modality(of: act.word, in: context)
        if modality == .actual, act.clause != act.word { modality = reader.modality(of: act.clause, in: context) }
        if modality == .actual, act.isArranged { modality = .planned }
        // `announced a suspension of aid`: what lies in one's own power is done by being announced.
        if modality == .planned, act.isNoun, act.clause != act.word, families.contains(code, in: .ownPower),
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
        if modality == .planned || modality == .possible && families.contains(code, in: .cooperation)
            || modality == .conditional && isWillful(act.clause, context), !families.contains(code, in: .intention)
        {
            let intended = operators.outcome(operators.intention, matter: code, inner: "", classes: 0)
            code = intended?.code ?? code
            if let intended { context.recorder?.row(intended.row, at: act.word) }
        }
        // What somebody says they will not do is refused.
        if modality == .denied, !act.isHappening, families.contains(code, in: .willful), isWillful(act.clause, context),
            let refused = operators.outcome(operators.refusal, matter: code, inner: act.inner, classes: 0)
        {
            (code, modality) = (refused.code, .actual)
            context.recorder?.row(refused.row, at: act.word)
        }
        // Who does not rule something out has not agreed to it either.
        if modality == .denied, families.contains(code, in: .refusal), !anybody, !isReported(act.clause, context) {
            context.recorder?.dropped(EventReasons.doubleNegation, at: act.word)
            return nil
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

    /// Makes an act that is dated behind the report's own day, and told in the present or as a participle, one that is planned:
    /// `banning imports from 1 January`, `talks resume in May`.
    private func putAhead(_ event: inout FoundEvent, _ act: Act, _ time: StatedTime, _ context: ReadingContext) {
        guard event.modality == .actual, !act.isNoun || act.clause != act.word,
            !families.contains(event.code, in: .intention), !families.contains(event.code, in: .spoken),
            let published = context.analysis.document.published?.last, let first = time.period?.first, first > published
        else { return }
        switch context.words.pennTag[act.clause] {
        case .VBG, .VBZ, .VBP, .VB: break
        default: return
        }
        let intended = operators.outcome(operators.intention, matter: event.code, inner: "", classes: 0)
        guard let code = intended?.code, let type = codes.type(of: code) else { return }
        (event.code, event.type, event.modality) = (code, type, .planned)
        if let intended { context.recorder?.row(intended.row, at: act.word) }
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

    /// The clause that says it: the predicate's own, or the noun phrase.
    private func span(_ act: Act, _ context: ReadingContext, _ clauses: Clauses) -> Span {
        if act.isNoun, act.clause == act.word {
            // `six rounds of talks`.
            let head = Int(context.words.head[act.word])
            let whole = ActReader.isCounted(act.word, context) ? head : act.word
            return context.words.span(context.trees.nounPhrase(whole, context.words))
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
