import Foundation
import SourceText

/// Questions in plain words for each type of event: the table `question_phrases.tsv`.
public struct QuestionPhrases: Sendable {
    private var date: [String: String] = [:]
    private var whether: [String: String] = [:]
    private var place: [String: String] = [:]

    /// Reads the table of the Diplomacy target, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        for row in try Tables.folder(lexicon).table("question_phrases", columns: ["key", "date", "whether", "where"]) {
            date[row["key"]] = row["date"]
            whether[row["key"]] = row["whether"]
            if let phrase = row.optional("where") { place[row["key"]] = phrase }
        }
    }

    /// Asks when an event happened.
    public func when(_ plover: String, mode: String?, who: String, whom: String) -> String {
        fill(date, plover, mode, who, whom) ?? "When did \(who) deal with \(whom)?"
    }

    /// Asks whether it happened.
    public func whether(_ plover: String, mode: String?, who: String, whom: String) -> String {
        fill(whether, plover, mode, who, whom) ?? "Did \(who) deal with \(whom)?"
    }

    /// Asks where it happened; nil where that is no question for events of the type.
    public func whereabouts(_ plover: String, mode: String?, who: String, whom: String) -> String? {
        fill(place, plover, mode, who, whom)
    }

    /// Whether the question after an event asks what was done, not if it was: its words begin with `What`.
    public func asksWhat(_ plover: String, mode: String?) -> Bool {
        (mode.flatMap { whether["\(plover):\($0)"] } ?? whether[plover])?.hasPrefix("What") ?? false
    }

    private func fill(_ table: [String: String], _ plover: String, _ mode: String?, _ who: String, _ whom: String)
        -> String?
    {
        let template = mode.flatMap { table["\(plover):\($0)"] } ?? table[plover]
        return template.map {
            $0.replacingOccurrences(of: "{whom}", with: whom).replacingOccurrences(of: "{who}", with: who)
        }
    }
}
