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

    /// What was done, as a question needs it.
    public struct Act: Sendable {
        /// The PLOVER type.
        public var plover: String
        /// Its mode.
        public var mode: String?
        /// The CAMEO code that all who tell of it share, or the beginning that their codes share.
        public var code: String?

        /// An act of a type.
        public init(plover: String, mode: String? = nil, code: String? = nil) {
            self.plover = plover
            self.mode = mode
            self.code = code
        }
    }

    /// Asks when an event happened.
    public func when(_ act: Act, who: String, whom: String) -> String {
        fill(date, act, who, whom) ?? "When did \(who) deal with \(whom)?"
    }

    /// Asks whether it happened.
    public func whether(_ act: Act, who: String, whom: String) -> String {
        fill(whether, act, who, whom) ?? "Did \(who) deal with \(whom)?"
    }

    /// Asks where it happened; nil where that is no question for events of the type.
    public func whereabouts(_ act: Act, who: String, whom: String) -> String? { fill(place, act, who, whom) }

    /// Whether the question after an event asks what was done, not if it was: its words begin with `What`.
    public func asksWhat(_ act: Act) -> Bool { template(whether, act)?.hasPrefix("What") ?? false }

    /// The row for an act: that of its mode, else that of its code, the longest first, else that of its type.
    private func template(_ table: [String: String], _ act: Act) -> String? {
        if let row = act.mode.flatMap({ table["\(act.plover):\($0)"] }) { return row }
        var code = act.code ?? ""
        while code.utf8.count > 2 {
            if let row = table["\(act.plover):\(code)"] { return row }
            code.removeLast()
        }
        return table[act.plover]
    }

    private func fill(_ table: [String: String], _ act: Act, _ who: String, _ whom: String) -> String? {
        template(table, act).map {
            $0.replacingOccurrences(of: "{whom}", with: whom).replacingOccurrences(of: "{who}", with: who)
        }
    }
}
