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
        /// The body that people who are called so are together: lawmakers are the parliament.
        var bodyOfMembers: String?
    }

    private var rows: [String: Row] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("name_words", columns: ["word", "kind", "position", "nominal"]) {
            let kind = row.optional("kind").map { Entity.Kind(rawValue: $0) }
            if let kind, kind == nil { throw row.failure("CH0205", "'\(row["kind"])' is no kind of entity") }
            let nominal = row["nominal"]
            let isBody = nominal == "body" || nominal == "bare"
            rows[row["word"]] = Row(
                kind: kind ?? nil, isAnywhere: row["position"] == "any", isNominal: nominal == "yes" || isBody,
                isBody: isBody, isPlace: nominal == "place", isOfStates: nominal == "states", isBare: nominal == "bare",
                bodyOfMembers: nominal.hasPrefix("members ") ? String(nominal.dropFirst(8)) : nil)
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

    /// The body of a state that people who are called so are together; a lemma in lower case.
    func body(ofMembers lemma: String) -> String? { rows[lemma]?.bodyOfMembers }

    /// Whether a noun with a state before it stands for the government of the state; a lemma in lower case.
    func isGovernmental(_ lemma: String) -> Bool { rows[lemma]?.isNominal ?? false }
}
