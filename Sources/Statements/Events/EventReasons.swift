import Diplomacy
import Language

/// Why a word that fills a frame tells no event, in words.
enum EventReasons {
    static let noun =
        "a noun tells an event only where both sides are named, or a light verb lends it its subject"
    static let sameAsVerb = "the verb over it tells the same act"
    static let sameAsLast = "the event before it is the same"
    static let nobody = "nobody who is known acts, or is acted upon where nobody is said to act"
    static let home = "a visit at home, by those of the same state, is none"
    static let purpose = "a purpose (to …) is no event beside the act that serves it"
    static let description = "what was done to a thing, by nobody who is named, only describes it"
    static let aside = "nobody in particular acts, in a clause that only goes with another"
    static let outcome = "it only tells how another event of its sentence ended"
    static let standing = "trade that goes on is a tie, and no event of a day"
    static let question = "a question says of nothing that it happened"
    static let doubleNegation = "who does not refuse has not agreed either"
    static let untyped = "its code has no PLOVER type in event_types.tsv"
    static let denial = "what it denies is told by its clause, as denied"
    static let passedOn = "it is what the verb over it decides about, and no act of its own yet"
    static let implied =
        "whom: the clause names nobody; it is whom the report is about beside those who act, or whom the passage before names"
    static let nothingBefore = "no act of another stands right before it that it could take up"
    static let part = "it is a part of the act of another word"
    static let matter = "it is an event only inside another act, as what is demanded or promised"
    static let silent = "the row says that this is no event, and no further row is looked at"
    static let filling = "its operator has no row for the act inside"
}

extension ActReader {
    /// Takes down which frame a word filled, else what each of its frames lacks.
    func noteFrames(
        _ candidates: [EventFrame], _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind, _ act: Act?
    ) {
        guard let recorder = context.recorder else { return }
        if let act {
            recorder.row(act.row, at: word)
            recorder.row(act.operatorRow, at: word, on: act.matter.map { $0..<($0 + 1) })
            if let matter = act.matter { recorder.see(matter, at: word) }
            return
        }
        for frame in candidates {
            let unmet = frame.conditions.indices.filter { !meets(frame.conditions[$0], word, arguments, kind) }
            if unmet.isEmpty, frame.isSilent {
                recorder.failed(frame.row, EventReasons.silent, at: word)
            } else if unmet.isEmpty {
                recorder.failed(frame.row, EventReasons.filling, at: word)
            } else {
                recorder.unmet(frame.row, conditions: Array(unmet), at: word)
            }
        }
        let names = describe(arguments)
        if !names.isEmpty { recorder.said("beside it: " + names, at: word) }
    }

    /// What stands beside a predicate, in words.
    private func describe(_ arguments: Arguments) -> String {
        func form(_ word: Int) -> String {
            let phrase = context.trees.nounPhrase(word, words)
            let range = phrase.count <= 5 && words.tag[word] != .verb ? phrase : word..<(word + 1)
            return "‘"
                + context.analysis.text[words.span(range)].split(whereSeparator: \.isWhitespace)
                .joined(separator: " ") + "’"
        }
        var parts: [String] = []
        if let agent = arguments.agent { parts.append("subject " + form(agent)) }
        if let object = arguments.object { parts.append("object " + form(object)) }
        if let indirect = arguments.indirect { parts.append("indirect object " + form(indirect)) }
        for oblique in arguments.obliques where oblique.head != arguments.agent {
            let preposition = oblique.preposition < 0 ? "" : words.lemmas[Int(oblique.preposition)] + " "
            parts.append(preposition + form(oblique.head))
        }
        if let open = arguments.open { parts.append("to " + form(open)) }
        if let closed = arguments.closed { parts.append("clause of " + form(closed)) }
        return parts.joined(separator: ", ")
    }
}

extension ReasonRecorder {
    /// Who filled which role of an event.
    func made(_ statement: Statement, _ event: FoundEvent) {
        for party in event.who { role("who", party.entity, by: party.word, at: event.word) }
        for party in event.whom { role("whom", party.entity, by: party.word, at: event.word) }
        // Whom the clause does not name stands at its predicate.
        if event.whom.contains(where: { $0.word == event.word }), event.who.allSatisfy({ $0.word != event.word }) {
            said(EventReasons.implied, at: event.word)
        }
        made(statement, at: event.word)
    }

    /// The acts that stand for nothing by themselves.
    func parts(of acts: [Act], consumed: Set<Int>) {
        for act in acts {
            if consumed.contains(act.word) {
                dropped(EventReasons.part, at: act.word)
            } else if act.isMatter {
                dropped(EventReasons.matter, at: act.word)
            }
        }
    }

    /// The light verb that lends a noun its subject.
    func light(_ verb: Int, _ verbs: LightVerbs, _ words: Words, at noun: Int) {
        if let place = verbs.row(of: words.lemmaText(verb).lowercased()) { row(place, at: noun, on: verb..<(verb + 1)) }
        lent(by: verb, at: noun)
    }
}

extension EventReader {
    /// The frames of a lemma, also of one that was cut short; nil where it has none.
    func frames(of lemma: String) -> EventFrames.OfLemma? {
        frames.frames(of: lemma) ?? ActReader.mended(lemma, frames)
    }

    /// Whether a verb only lends its subject to an act.
    func isLight(_ lemma: String) -> Bool { !light.use(of: lemma).isEmpty }
}
