import Diplomacy
import Foundation
import SourceText

/// What the words of a name tell of its bearer: the table `name_words.tsv`.
struct NameWords: Sendable {
    private struct Row: Sendable {
        var kind: Entity.Kind?
        var isAnywhere: Bool
        var isNominal: Bool
        var isBody: Bool
        /// Whether a place may be named so as well.
        var isPlace: Bool
        /// Whether it is a body that states may join.
        var isOfStates: Bool
        /// Whether a body is named so without an article: `Parliament ratified it`.
        var isBare: Bool
        /// Whether people who are called so are the legislature together: lawmakers.
        var isOfMembers: Bool
    }

    private var rows: [String: Row] = [:]
    /// What the legislature of a state is called, where that is no parliament.
    private var legislatures: [String: String] = [:]
    private static let uses: Set<String> = ["", "yes", "body", "bare", "members", "states", "place"]

    init(resources: TableFolder) throws {
        for row in try resources.table("name_words", columns: ["word", "kind", "position", "nominal"]) {
            let kind = row.optional("kind").map { Entity.Kind(rawValue: $0) }
            if let kind, kind == nil { throw row.failure("CH0205", "'\(row["kind"])' is no kind of entity") }
            let nominal = row["nominal"]
            if !NameWords.uses.contains(nominal) {
                throw row.failure("CH0205", "nominal: '\(nominal)' is none of yes, body, bare, members, states, place")
            }
            let isBody = nominal == "body" || nominal == "bare"
            rows[row["word"]] = Row(
                kind: kind ?? nil, isAnywhere: row["position"] == "any", isNominal: nominal == "yes" || isBody,
                isBody: isBody, isPlace: nominal == "place", isOfStates: nominal == "states", isBare: nominal == "bare",
                isOfMembers: nominal == "members")
        }
        for row in try resources.table("legislatures", columns: ["state", "body"]) {
            guard isBody(row["body"]) else {
                throw row.failure("CH0205", "'\(row["body"])' is no body of name_words.tsv")
            }
            legislatures[row["state"]] = row["body"]
        }
    }

    /// The kind that a name's words tell, its words in lower case; nil where they tell none.
    func kind(of name: [String]) -> Entity.Kind? {
        // The head of `Ministry of Finance` is what stands before the preposition.
        let joint = name.dropFirst().firstIndex { $0 == "of" || $0 == "for" || $0 == "on" || $0 == "and" }
        for last in [joint.map { $0 - 1 }, name.count - 1].compactMap({ $0 }) {
            if last >= 0, last < name.count, let kind = row(of: name[last])?.kind { return kind }
        }
        for word in name { if let row = rows[word], row.isAnywhere, let kind = row.kind { return kind } }
        return nil
    }

    /// The row of a word, with or without the full stop of `Corp.`.
    private func row(of word: String) -> Row? {
        rows[word] ?? (word.hasSuffix(".") ? rows[String(word.dropLast())] : nil)
    }

    /// Whether a place may be called by the last word of a name: `the Middle Corridor`.
    func isPlace(_ name: [String]) -> Bool { name.last.flatMap { row(of: $0) }?.isPlace ?? false }

    /// Whether some word of a name tells a body that states may join: `the Tiu River Commission`; its words in lower case.
    func isOfStates(_ name: [String]) -> Bool { name.contains { row(of: $0)?.isOfStates ?? false } }

    /// Whether a word names a kind of thing and nothing by itself.
    func isGeneral(_ word: String) -> Bool { rows[word] != nil || NameWords.directions.contains(word) }

    private static let directions: Set<String> = [
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    ]

    /// Whether a noun is a body of a state beside others, and not the government as a whole; a lemma in lower case.
    func isBody(_ lemma: String) -> Bool { rows[lemma]?.isBody ?? false }

    /// Whether a body is named without an article; a lemma in lower case.
    func isBare(_ lemma: String) -> Bool { rows[lemma]?.isBare ?? false }

    /// Whether people who are called so are the legislature of their state together; a lemma in lower case.
    func isOfMembers(_ lemma: String) -> Bool { rows[lemma]?.isOfMembers ?? false }

    /// What the legislature of a state is called.
    func legislature(of state: EntityID) -> String { legislatures[state.rawValue] ?? "parliament" }

    /// Whether a noun with a state before it stands for the government of the state; a lemma in lower case.
    func isGovernmental(_ lemma: String) -> Bool { rows[lemma]?.isNominal ?? false }
}
