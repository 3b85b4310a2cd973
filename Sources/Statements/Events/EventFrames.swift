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
    }

    /// What must stand beside the predicate.
    enum Condition: Sendable {
        case object, noObject, indirect, open, closed, obligation, sides
        case objectIs(EventWords.Classes, orActor: Bool)
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
}

/// The frames of all predicates: the table `event_frames.tsv`.
struct EventFrames: Sendable {
    /// The kind of word that a frame is for.
    enum Kind: Int, Sendable { case verb, noun, adjective }

    /// The frames of one lemma by kind of word, those that ask most first.
    typealias OfLemma = (verb: [EventFrame], noun: [EventFrame], adjective: [EventFrame])

    private var byLemma: [String: OfLemma] = [:]

    init(resources: URL, words: EventWords, operators: EventOperators, codes: EventCodes) throws {
        let table = try TSVTable(
            contentsOf: resources.appendingPathComponent("event_frames.tsv"),
            columns: ["lemma", "pos", "when", "means", "who", "whom"])
        for row in table.rows {
            let frame = EventFrame(
                conditions: try row.list("when").map { try EventFrames.condition($0, words, row) },
                meaning: try EventFrames.meaning(row, operators, codes),
                who: try row.list("who").map { try EventFrames.role($0, row) },
                whom: try row.list("whom").map { try EventFrames.role($0, row) })
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

    private static func meaning(
        _ row: TSVTable.Row, _ operators: EventOperators, _ codes: EventCodes
    ) throws -> EventFrame.Meaning {
        let text = row["means"]
        switch text.first {
        case "@":
            guard let index = operators.index(of: String(text.dropFirst())) else {
                throw row.failure("CH0221", "means: '\(text)' is no operator of event_operators.tsv")
            }
            return .operation(index)
        case "t": return .matter(String(text.dropFirst()))
        default:
            guard codes[text] != nil else { throw row.failure("CH0221", "means: '\(text)' is no CAMEO code") }
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
                    throw row.failure("CH0221", "when: '\(name)' is no class of event_words.tsv")
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
        case ("sides", 1): return .sides
        case ("obj", 2):
            let (set, orActor) = try classes(value)
            return .objectIs(set, orActor: orActor)
        case ("subj", 2): return .subjectIs(try classes(value).0)
        case ("mod", 2):
            let (set, orActor) = try classes(value)
            return .modifier(set, orActor: orActor)
        case ("prt", 2): return .particle(value.split(separator: ",").map(String.init))
        case ("prep", 2):
            let halves = value.split(separator: "/", maxSplits: 1)
            let (set, orActor) = halves.count == 2 ? try classes(halves[1]) : (0, false)
            return .preposition((halves.first ?? "").split(separator: ",").map(String.init), set, orActor: orActor)
        default: throw row.failure("CH0221", "when: '\(text)' is no condition")
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
            guard text.hasPrefix("prep:") else { throw row.failure("CH0221", "'\(text)' is no role") }
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

    /// How much the conditions ask: a named class or particle more than that somebody stands there, and
    /// that more than that something does.
    fileprivate var weight: Int {
        conditions.reduce(0) { sum, condition in
            switch condition {
            case .object, .noObject, .indirect, .sides: sum + 2
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
