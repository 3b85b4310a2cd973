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
            guard var event = event(act, context, modality, anybody: anybody) else { continue }
            event.time = circumstances.time(of: act.word, clause: act.clause)
            event.place = circumstances.place(of: act.word, clause: act.clause)
            event.span = span(act, context, clauses)
            if let last = result.last, isSame(last, event, context) {
                context.recorder?.dropped(EventReasons.sameAsLast, at: act.word)
                continue
            }
            result.append(event)
        }
        return result
    }

    /// Whether somebody acts who counts: somebody known, in a row of event data also people and bodies that are not; where
    /// nobody is said to act, somebody known is acted upon. An accord does nothing by itself.
    private func isSomebodys(_ act: Act, anybody: Bool) -> Bool {
        if act.who.isEmpty {
            if anybody, act.isPeopled { return true }
            return !act.whom.isEmpty && (act.isPassive || act.isNoun)
        }
        return !act.who.allSatisfy { isAccord($0.entity) }
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
        guard isSomebodys(act, anybody: anybody) else {
            context.recorder?.dropped(EventReasons.nobody, at: act.word)
            return nil
        }
        var modality = reader.modality(of: act.word, in: context)
        if modality == .actual, act.clause != act.word { modality = reader.modality(of: act.clause, in: context) }
        // A purpose is no event beside the act that serves it.
        if modality == .planned, context.words.relation[act.clause] == .advcl, context.words.pennTag[act.clause] == .VB
        {
            context.recorder?.dropped(EventReasons.purpose, at: act.word)
            return nil
        }
        // What is still to come is the intention to do it.
        if modality == .planned || modality == .possible && isCooperation(code), !act.isIntention(code) {
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
        guard let type = codes.type(of: code) else {
            context.recorder?.dropped(EventReasons.untyped, at: act.word)
            return nil
        }
        return FoundEvent(
            word: act.word, code: code, type: type, who: act.who, whom: act.whom, isReciprocal: act.isReciprocal,
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
