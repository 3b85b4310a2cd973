import Diplomacy
import Foundation
import SourceText

/// Words that say whether what a predicate says is so: the table `modality_words.tsv`.
struct ModalityWords: Sendable {
    /// How a word stands to the predicate.
    enum Use: String, Sendable, CaseIterable {
        case auxiliary, adverb, determiner, participant, mark, modifier, complement, object, noun, content, predicate
    }

    /// What a word says of it.
    enum Meaning: Sendable, Equatable {
        case modality(Statement.Modality)
        /// `would`: planned under a report, else not said to be so.
        case future
        /// What it governs is said as the word itself is: `voted to ratify`.
        case same
    }

    private var meanings: [Use: [String: Meaning]] = [:]
    private var rows: [Use: [String: RowPlace]] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("modality_words", columns: ["lemma", "use", "means"]) {
            guard let use = Use(rawValue: row["use"]) else {
                throw row.failure(
                    "CH0222",
                    "use: '\(row["use"])' is no use of a word; write \(Use.allCases.map(\.rawValue).joined(separator: ", "))"
                )
            }
            let meaning: Meaning
            if row["means"] == "future" {
                meaning = .future
            } else if row["means"] == "same" {
                meaning = .same
            } else if let modality = Statement.Modality(rawValue: row["means"]) {
                meaning = .modality(modality)
            } else {
                throw row.failure("CH0222", "means: '\(row["means"])' is no modality")
            }
            meanings[use, default: [:]][row["lemma"]] = meaning
            rows[use, default: [:]][row["lemma"]] = row.place
        }
    }

    /// What a lemma says in a use; nil where it says nothing.
    func meaning(of lemma: String, as use: Use) -> Meaning? { meanings[use]?[lemma] }

    /// The row of a lemma in a use; nil where it has none.
    func row(of lemma: String, as use: Use) -> RowPlace? { rows[use]?[lemma] }
}
