import Diplomacy
import Foundation
import SourceText

/// A frame of events: a predicate, what must stand beside it, and what it says happened.
struct EventFrame: Sendable {
    /// What a predicate means.
    enum Meaning: Sendable {
        /// An event of that CAMEO code.
        case code(String)
        /// A matter that is an event only inside another act: `demanded a withdrawal`.
        case matter(String)
        /// An act about another act; index into ``EventOperators``.
        case operation(Int)
        /// The act that was told before, by somebody else: `Benin followed suit`.
        case same
        /// No event: what an analyst says of a use that the program's rows take wrongly.
        case nothing
    }

    /// What must stand beside the predicate.
    enum Condition: Sendable {
        case object, noObject, indirect, open, closed, obligation, modal, sides
        case objectIs(EventWords.Classes, orActor: Bool)
        case openIs(EventWords.Classes)
        case subjectIs(EventWords.Classes)
        case modifier(EventWords.Classes, orActor: Bool)
        /// One of some prepositions; its phrase of one of the classes unless those are none.
        case preposition([String], EventWords.Classes, orActor: Bool)
        case particle([String])
    }

    /// Where a party stands.
    enum Role: Sendable {
        case subject, object, indirect, genitive, modifier, sides, nobody
        case preposition(String)
    }

    var conditions: [Condition]
    var meaning: Meaning
    /// Who acts; empty for the reader's own order.
    var who: [Role]
    /// Who is acted upon.
    var whom: [Role]
    /// Whether it says that nothing happens, whatever further rows say.
    var isSilent: Bool { if case .nothing = meaning { true } else { false } }
    /// Where its row stands.
    var row: RowPlace
}

/// The frames of all predicates: the table `event_frames.tsv`.
struct EventFrames: Sendable {
    /// The kind of word that a frame is for.
    enum Kind: Int, Sendable { case verb, noun, adjective }

    /// The frames of one lemma by kind of word, those that ask most first.
    typealias OfLemma = (verb: [EventFrame], noun: [EventFrame], adjective: [EventFrame])

    private var byLemma: [String: OfLemma] = [:]

    init(resources: TableFolder, words: EventWords, operators: EventOperators, codes: EventCodes) throws {
        for row in try resources.table("event_frames", columns: ["lemma", "pos", "when", "means", "who", "whom"]) {
            let frame = EventFrame(
                conditions: try row.list("when").map { try EventFrames.condition($0, words, row) },
                meaning: try EventFrames.meaning(row, operators, codes),
                who: try row.list("who").map { try EventFrames.role($0, row) },
                whom: try row.list("whom").map { try EventFrames.role($0, row) }, row: row.place)
            var all = byLemma[row["lemma"]] ?? ([], [], [])
            switch row["pos"] {
            case "v": all.verb.append(frame)
            case "n": all.noun.append(frame)
            case "a": all.adjective.append(frame)
            default: throw row.failure("CH0221", "pos: '\(row["pos"])' is not v, n or a")
            }
            byLemma[row["lemma"]] = all
        }
        for lemma in byLemma.keys {
            byLemma[lemma]?.verb.sortByConditions()
            byLemma[lemma]?.noun.sortByConditions()
            byLemma[lemma]?.adjective.sortByConditions()
        }
    }

    /// The frames of a lemma; nil where it has none.
    func frames(of lemma: String) -> OfLemma? { byLemma[lemma] }

    /// The verbs that have a frame of a wanted meaning.
    func verbs(where isWanted: (EventFrame.Meaning) -> Bool) -> Set<String> {
        Set(byLemma.filter { $0.value.verb.contains { isWanted($0.meaning) } }.keys)
    }

    private static func meaning(
        _ row: TSVTable.Row, _ operators: EventOperators, _ codes: EventCodes
    ) throws -> EventFrame.Meaning {
        let text = row["means"]
        switch text.first {
        case "@":
            guard let index = operators.index(of: String(text.dropFirst())) else {
                throw row.failure(
                    "CH0221",
                    "means: '\(text)' is no operator of event_operators.tsv; use one of its names, or add rows for it")
            }
            return .operation(index)
        case "t": return .matter(String(text.dropFirst()))
        case "-": return .nothing
        case "=": return .same
        default:
            guard codes[text] != nil else {
                throw row.failure(
                    "CH0221",
                    "means: '\(text)' is no CAMEO code; write one of event_codes.tsv (two to four digits), t and a code, @ and an operator, = for the act told before, or - for no event"
                )
            }
            return .code(text)
        }
    }

    private static func condition(
        _ text: String, _ words: EventWords, _ row: TSVTable.Row
    ) throws -> EventFrame.Condition {
        func classes(_ names: some StringProtocol) throws -> (EventWords.Classes, Bool) {
            var set: EventWords.Classes = 0
            var orActor = false
            for name in names.split(separator: ",") {
                if name == "actor" {
                    orActor = true
                } else if let known = words.named(String(name)) {
                    set |= known
                } else {
                    throw row.failure(
                        "CH0221",
                        "when: '\(name)' is no class of event_words.tsv; use one of its classes, or add a table of lemma and class"
                    )
                }
            }
            return (set, orActor)
        }
        let parts = text.split(separator: "=", maxSplits: 1)
        let value = parts.count == 2 ? parts[1] : ""
        switch (parts.first ?? "", parts.count) {
        case ("obj", 1): return .object
        case ("-obj", 1): return .noObject
        case ("iobj", 1): return .indirect
        case ("inf", 1): return .open
        case ("that", 1): return .closed
        case ("must", 1): return .obligation
        case ("modal", 1): return .modal
        case ("sides", 1): return .sides
        case ("obj", 2):
            let (set, orActor) = try classes(value)
            return .objectIs(set, orActor: orActor)
        case ("inf", 2): return .openIs(try classes(value).0)
        case ("subj", 2): return .subjectIs(try classes(value).0)
        case ("mod", 2):
            let (set, orActor) = try classes(value)
            return .modifier(set, orActor: orActor)
        case ("prt", 2): return .particle(value.split(separator: ",").map(String.init))
        case ("prep", 2):
            let halves = value.split(separator: "/", maxSplits: 1)
            let (set, orActor) = halves.count == 2 ? try classes(halves[1]) : (0, false)
            return .preposition((halves.first ?? "").split(separator: ",").map(String.init), set, orActor: orActor)
        default:
            throw row.failure(
                "CH0221",
                "when: '\(text)' is no condition; write obj, -obj, iobj, obj=CLASS, subj=CLASS, mod=CLASS, prep=WORD, prep=WORD/CLASS, prt=WORD, inf, that, must, modal or sides"
            )
        }
    }

    private static func role(_ text: String, _ row: TSVTable.Row) throws -> EventFrame.Role {
        switch text {
        case "subj": return .subject
        case "obj": return .object
        case "iobj": return .indirect
        case "poss": return .genitive
        case "mod": return .modifier
        case "sides": return .sides
        case "-": return .nobody
        default:
            guard text.hasPrefix("prep:") else {
                throw row.failure(
                    "CH0221",
                    "'\(text)' is no role; write subj, obj, iobj, poss, mod, sides, - or prep: and a preposition")
            }
            return .preposition(String(text.dropFirst(5)))
        }
    }
}

extension EventFrame {
    /// Whether an infinitive must stand beside the predicate.
    var takesInfinitive: Bool {
        conditions.contains { condition in
            if case .open = condition { true } else { false }
        }
    }

    /// Whether a phrase with `between` must stand beside the predicate.
    var asksBetween: Bool {
        conditions.contains { condition in
            if case .preposition(let lemmas, _, _) = condition { lemmas.contains("between") } else { false }
        }
    }

    /// How much the conditions ask: a named class or particle more than that somebody stands there, and
    /// that more than that something does. What an analyst says comes before anything that the program does.
    fileprivate var weight: Int {
        conditions.reduce(row.isOwn ? 1000 : 0) { sum, condition in
            switch condition {
            case .object, .noObject, .indirect, .sides: sum + 2
            case .openIs: sum + 5
            case .preposition(_, let set, let orActor): sum + (set == 0 && !orActor ? 2 : orActor ? 3 : 4)
            case .objectIs(_, let orActor), .modifier(_, let orActor): sum + (orActor ? 3 : 4)
            default: sum + 4
            }
        }
    }
}

extension [EventFrame] {
    /// Those that ask most first; rows that ask as much keep their order.
    fileprivate mutating func sortByConditions() {
        self = enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element)
    }
}
