import Foundation
import Language
import SourceText

/// The words by which judgements are known: the tables `forecast_terms`, `future_verbs`, `horizon_words`,
/// `assessment_cues`, `judgement_words`, `plain_predicates`, `performing_verbs`, `opinion_verbs`, `commitment_words`,
/// `aim_cues`, `purpose_verbs`, `condition_cues` and `demand_words`.
struct JudgementCues: Sendable {
    /// How a word of probability stands in its clause.
    enum TermPart: String, Sendable, CaseIterable {
        case adverb, adjective, noun, modal, verb, expect
        /// How great a chance is that the clause speaks of.
        case odds
        /// What somebody leaves open: `cannot be ruled out`.
        case open
    }

    /// What a judging word is.
    enum AssessmentPart: String, Sendable, CaseIterable {
        case reading, effect, view, quality, intent, light, modifier
        /// What somebody won or lost, how somebody behaved, and how a thing was done: judgements in an opinion only.
        case outcome, conduct, manner
        /// Which way somebody turns, towards one and away from another: a judgement whoever says it.
        case lean
    }

    /// How an aim is joined to an act.
    enum AimPart: String, Sendable, CaseIterable {
        case marker, verb, adjective, participle, noun, cause
    }

    /// What the other clause must be for a condition.
    enum ConditionNeed: String, Sendable, CaseIterable {
        case any, modal, denial
        /// It tells what is to be, or what somebody binds themselves to.
        case prospect
        /// It says what must be done first; the purpose stands behind the words.
        case duty
        /// It says by itself that something must be done first.
        case first
        /// An auxiliary that opens its clause before the subject: `should the talks fail`.
        case inverted
    }

    /// Which argument of a demanding word is the requirement.
    enum Requirement: String, Sendable, CaseIterable {
        case subject, object, oblique
    }

    /// A class of words that readers ask for, as the table `judgement_words` explains them.
    enum WordClass: String, Sendable, CaseIterable {
        case verdict, blame, naming, linking, making, predicating, bringing, choosing, speech, told, relation, limiting,
            denying, wish, want, chance, danger, certain, lasting, prospective, bare, facing, ongoing, course
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
        /// How large something is to be, where an amount stands behind it: `will cost 40 million`.
        static let measure = FutureClass(rawValue: 8)
    }

    private var cues: [Cue] = []
    private var places: [RowPlace] = []
    private var futureRows: [String: RowPlace] = [:]
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

    /// Verbs by which somebody holds something to be so: `argue`, `believe`.
    private(set) var opinionVerbs: Set<String> = []
    private var classes: [WordClass: Set<String>] = [:]

    /// Reads the tables of the Statements target.
    init(resources: TableFolder) throws {
        func value<Value: RawRepresentable<String>>(_ row: TSVTable.Row, _ column: String) throws -> Value {
            guard let value = Value(rawValue: row[column]) else {
                throw row.failure("CH0205", "\(column): '\(row[column])' is no value of this column")
            }
            return value
        }
        for row in try resources.table("forecast_terms", columns: ["words", "part"]) {
            add(row, .term(try value(row, "part")))
        }
        for row in try resources.table("assessment_cues", columns: ["words", "part", "weight"]) {
            add(row, .assessment(try value(row, "part"), weight: try row.number("weight") ?? 0))
        }
        for row in try resources.table("aim_cues", columns: ["words", "part"]) {
            add(row, .aim(try value(row, "part")))
        }
        for row in try resources.table("condition_cues", columns: ["words", "needs"]) {
            add(row, .condition(try value(row, "needs")))
        }
        for row in try resources.table("demand_words", columns: ["words", "requirement"]) {
            add(row, .demand(try value(row, "requirement")))
        }
        for row in try resources.table("horizon_words", columns: ["words", "from", "to"]) {
            add(row, .horizon(from: try row.integer("from"), to: try row.integer("to")))
        }
        for row in try resources.table("future_verbs", columns: ["verb", "classes"]) {
            var classes: FutureClass = []
            for name in row.list("classes") {
                switch name {
                case "plan": classes.insert(.plan)
                case "outcome": classes.insert(.outcome)
                case "state": classes.insert(.state)
                case "measure": classes.insert(.measure)
                default: throw row.failure("CH0205", "classes: '\(name)' is none of plan, outcome, state, measure")
                }
            }
            futureVerbs[row["verb"]] = classes
            futureRows[row["verb"]] = row.place
        }
        for row in try resources.table("judgement_words", columns: ["word", "class"]) {
            let name: WordClass = try value(row, "class")
            classes[name, default: []].insert(row["word"])
        }
        for row in try resources.table("commitment_words", columns: ["word"]) { commitments.insert(row["word"]) }
        for row in try resources.table("plain_predicates", columns: ["word"]) { plainPredicates.insert(row["word"]) }
        for row in try resources.table("performing_verbs", columns: ["verb"]) { performingVerbs.insert(row["verb"]) }
        for row in try resources.table("opinion_verbs", columns: ["verb"]) { opinionVerbs.insert(row["verb"]) }
        for row in try resources.table("purpose_verbs", columns: ["verb", "place"]) {
            switch row["place"] {
            case "aim": emptyAims.insert(row["verb"])
            case "act": askingActs.insert(row["verb"])
            case "noun": infinitiveNouns.insert(row["verb"])
            default: throw row.failure("CH0205", "place: '\(row["place"])' is none of aim, act, noun")
            }
        }
    }

    private mutating func add(_ row: TSVTable.Row, _ cue: Cue) {
        phrases.add(row["words"], value: cues.count)
        cues.append(cue)
        places.append(row.place)
    }

    /// The words of a class.
    func words(_ name: WordClass) -> Set<String> { classes[name] ?? [] }

    /// The cue of a match.
    subscript(match: WordPhrases.Match) -> Cue { cues[match.value] }

    /// The row of a match.
    func row(of match: WordPhrases.Match) -> RowPlace { places[match.value] }

    /// The row that says what a verb behind `will` is; nil where none does.
    func row(ofFuture verb: String) -> RowPlace? { futureRows[verb] }

    /// The cues in a document, by their first word, longer ones first.
    func matches(in context: ReadingContext) -> [WordPhrases.Match] {
        phrases.matches(in: 0..<context.words.count, of: context.words, context.analysis.text)
    }
}
