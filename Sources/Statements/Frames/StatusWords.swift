import Diplomacy
import Foundation
import Language
import SourceText

/// The words for standings: `status_words.tsv` and `status_outlook.tsv`.
struct StatusWords: Sendable {
    enum Holder: Sendable {
        case agent, object, holder
        /// Behind a preposition: `consists of`.
        case behind(String)

        init(_ text: String) {
            switch text {
            case "agent": self = .agent
            case "object": self = .object
            case "holder": self = .holder
            default: self = .behind(text)
            }
        }

        var isAgent: Bool { if case .agent = self { true } else { false } }
        var isHolder: Bool { if case .holder = self { true } else { false } }
    }

    /// When a word that names no framework takes up the last one of the passage.
    enum Implied: String, Sendable {
        case yes
        /// Only with an open clause that tells of joining: `invited its neighbours to apply`.
        case open
        /// Only the framework that the document itself introduces, and only where the word stands alone: `Denmark joined on
        /// the spot`.
        case own
    }

    struct Row: Sendable {
        var isVerb: Bool
        /// `object`, `subject`, `agent`, `modifier` and prepositions.
        var framework: Set<String>
        var state: Holder
        var stage: FrameworkStatus.Stage
        /// Empty where it must name its framework.
        var implied: Set<Implied>
        var place: RowPlace
        /// Whether it is a verb with a particle.
        var isPhrase = false

        /// Whether it lists the members of a framework that is its subject.
        var isList: Bool { framework.contains("subject") }
    }

    /// What a word around a status makes of it.
    struct Shade: Sendable {
        var outlook: Outlook
        var place: RowPlace
    }

    /// How far a standing has come by the words around it.
    enum Outlook: String, Sendable { case done, suspended, ended, coming, wished, offered, denied }

    var rows: [String: [Row]] = [:]
    var governors: [String: Shade] = [:]
    var modifiers: [String: Shade] = [:]
    var auxiliaries: [String: Shade] = [:]
    /// Governors that, once they have happened, have brought it about: `helped found`.
    var implicatives: Set<String> = []
    /// Verbs whose subject gives a standing to another: `granted Chad observer status`.
    var gives: Set<String> = []
    /// What one may be of a framework short of a member: `admitted as a partner`.
    var capacities: Set<String> = []
    /// What one may hold of a framework: `the seat of an observer`.
    var seats: Set<String> = []
    /// Verbs by which a standing goes on, whatever the tense: `will remain a member`.
    var staying: Set<String> = []
    /// Verbs through which a noun reaches its framework: `put their initials to the code`.
    var putting: Set<String> = []
    /// Papers by which a step is taken: `its instrument of accession`.
    var papers: Set<String> = []
    /// Verbs of saying by which what the clause behind them tells is not so: `denied that it would join`.
    var denying: Set<String> = []
    /// First words of governors of two words: `rule out`.
    var phrases: Set<String> = []

    init(resources: TableFolder) throws {
        for row in try resources.table(
            "status_words", columns: ["word", "kind", "framework", "state", "status", "implied"])
        {
            var implied: Set<Implied> = []
            for text in row.list("implied") where text != "no" {
                guard let one = Implied(rawValue: text) else {
                    throw row.failure("CH0205", "implied: '\(text)' is none of yes, open, own, no")
                }
                implied.insert(one)
            }
            guard let stage = FrameworkStatus.Stage(rawValue: row["status"]) else {
                throw row.failure("CH0205", "'\(row["status"])' is no status")
            }
            rows[row["word"], default: []].append(
                Row(
                    isVerb: row["kind"] == "verb", framework: Set(row.list("framework")), state: Holder(row["state"]),
                    stage: stage, implied: implied, place: row.place, isPhrase: row["word"].contains(" ")))
        }
        for row in try resources.table("status_outlook", columns: ["word", "kind", "outlook"]) {
            guard let outlook = Outlook(rawValue: row["outlook"]) else {
                throw row.failure("CH0205", "'\(row["outlook"])' is no outlook")
            }
            let shade = Shade(outlook: outlook, place: row.place)
            switch row["kind"] {
            case "governor":
                governors[row["word"]] = shade
                if let space = row["word"].firstIndex(of: " ") { phrases.insert(String(row["word"][..<space])) }
            case "implicative":
                governors[row["word"]] = shade
                implicatives.insert(row["word"])
            case "modifier": modifiers[row["word"]] = shade
            case "auxiliary": auxiliaries[row["word"]] = shade
            case "giver": gives.insert(row["word"])
            case "capacity": capacities.insert(row["word"])
            case "seat": seats.insert(row["word"])
            case "staying": staying.insert(row["word"])
            case "putting": putting.insert(row["word"])
            case "paper": papers.insert(row["word"])
            case "denying": denying.insert(row["word"])
            default:
                throw row.failure(
                    "CH0205",
                    "'\(row["kind"])' is none of governor, implicative, modifier, auxiliary, giver, capacity, seat, staying, putting, denying, paper"
                )
            }
        }
    }
}
