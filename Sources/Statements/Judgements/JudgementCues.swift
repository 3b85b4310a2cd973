import Foundation
import Language
import SourceText

/// The words by which judgements are known: the tables `forecast_terms`, `future_verbs`, `horizon_words`,
/// `assessment_cues`, `plain_predicates`, `performing_verbs`, `commitment_words`, `aim_cues`, `purpose_verbs`, `condition_cues` and
/// `demand_words`.
struct JudgementCues: Sendable {
    /// How a word of probability stands in its clause.
    enum TermPart: String, Sendable {
        case adverb, adjective, noun, modal, verb, expect
        /// How great a chance is that the clause speaks of.
        case odds
    }

    /// What a judging word is.
    enum AssessmentPart: String, Sendable {
        case reading, effect, view, quality, intent, light, modifier
        /// What somebody won or lost, how somebody behaved, and how a thing was done: judgements in an opinion only.
        case outcome, conduct, manner
    }

    /// How an aim is joined to an act.
    enum AimPart: String, Sendable {
        case marker, verb, adjective, participle, noun, cause
    }

    /// What the other clause must be for a condition.
    enum ConditionNeed: String, Sendable {
        case any, modal, denial
        /// It tells what is to be, or what somebody binds themselves to.
        case prospect
        /// It says what must be done first; the purpose stands behind the words.
        case duty
        /// It says by itself that something must be done first.
        case first
    }

    /// Which argument of a demanding word is the requirement.
    enum Requirement: String, Sendable {
        case subject, object, oblique
    }

    enum Cue: Sendable {
        case term(TermPart)
        case assessment(AssessmentPart, weight: Double)
        case aim(AimPart)
        case condition(ConditionNeed)
        case demand(Requirement)
        /// Months after publication; nil where the words leave them open.
        case horizon(from: Int?, to: Int?)
    }

    /// What a verb behind `will` or `could` is by itself.
    struct FutureClass: OptionSet, Sendable {
        var rawValue: UInt8
        static let plan = FutureClass(rawValue: 1)
        static let outcome = FutureClass(rawValue: 2)
        static let state = FutureClass(rawValue: 4)
    }

    private var cues: [Cue] = []
    private var phrases = WordPhrases()
    private(set) var futureVerbs: [String: FutureClass] = [:]
    /// Verbs that tell no aim.
    private(set) var emptyAims: Set<String> = []
    /// Verbs whose infinitive is no purpose.
    private(set) var askingActs: Set<String> = []
    /// Nouns whose infinitive says what they are: `a plan to leave`.
    private(set) var infinitiveNouns: Set<String> = []
    /// Verbs and adjectives by which somebody binds themselves to an act: `threaten`, `offer`, `ready`.
    private(set) var commitments: Set<String> = []
    /// Adjectives and nouns that say of what kind a thing is and do not judge it.
    private(set) var plainPredicates: Set<String> = []
    /// Verbs by which somebody does something in saying so, or wishes it: `we thank`, `I hope`.
    private(set) var performingVerbs: Set<String> = []

    /// Reads the tables of the Statements target.
    init(resources: URL) throws {
        func table(_ name: String, _ columns: [String]) throws -> TSVTable {
            try TSVTable(contentsOf: resources.appendingPathComponent(name + ".tsv"), columns: columns)
        }
        func value<Value: RawRepresentable<String>>(_ row: TSVTable.Row, _ column: String) throws -> Value {
            guard let value = Value(rawValue: row[column]) else {
                throw row.failure("CH0205", "\(column): '\(row[column])' is no value of this column")
            }
            return value
        }
        for row in try table("forecast_terms", ["words", "part"]).rows {
            add(row["words"], .term(try value(row, "part")))
        }
        for row in try table("assessment_cues", ["words", "part", "weight"]).rows {
            add(row["words"], .assessment(try value(row, "part"), weight: try row.number("weight") ?? 0))
        }
        for row in try table("aim_cues", ["words", "part"]).rows { add(row["words"], .aim(try value(row, "part"))) }
        for row in try table("condition_cues", ["words", "needs"]).rows {
            add(row["words"], .condition(try value(row, "needs")))
        }
        for row in try table("demand_words", ["words", "requirement"]).rows {
            add(row["words"], .demand(try value(row, "requirement")))
        }
        for row in try table("horizon_words", ["words", "from", "to"]).rows {
            add(row["words"], .horizon(from: try row.integer("from"), to: try row.integer("to")))
        }
        for row in try table("future_verbs", ["verb", "classes"]).rows {
            var classes: FutureClass = []
            for name in row.list("classes") {
                switch name {
                case "plan": classes.insert(.plan)
                case "outcome": classes.insert(.outcome)
                case "state": classes.insert(.state)
                default: throw row.failure("CH0205", "classes: '\(name)' is none of plan, outcome, state")
                }
            }
            futureVerbs[row["verb"]] = classes
        }
        for row in try table("commitment_words", ["word"]).rows { commitments.insert(row["word"]) }
        for row in try table("plain_predicates", ["word"]).rows { plainPredicates.insert(row["word"]) }
        for row in try table("performing_verbs", ["verb"]).rows { performingVerbs.insert(row["verb"]) }
        for row in try table("purpose_verbs", ["verb", "place"]).rows {
            switch row["place"] {
            case "aim": emptyAims.insert(row["verb"])
            case "act": askingActs.insert(row["verb"])
            case "noun": infinitiveNouns.insert(row["verb"])
            default: throw row.failure("CH0205", "place: '\(row["place"])' is none of aim, act, noun")
            }
        }
    }

    private mutating func add(_ words: String, _ cue: Cue) {
        phrases.add(words, value: cues.count)
        cues.append(cue)
    }

    /// The cue of a match.
    subscript(match: WordPhrases.Match) -> Cue { cues[match.value] }

    /// The cues in a document, by their first word, longer ones first.
    func matches(in context: ReadingContext) -> [WordPhrases.Match] {
        phrases.matches(in: 0..<context.words.count, of: context.words, context.analysis.text)
    }
}
