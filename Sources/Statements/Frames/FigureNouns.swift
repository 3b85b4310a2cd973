import Foundation
import SourceText

/// What nouns are to a figure: those that say nothing of what is measured, and those of two sides (`figure_nouns.tsv`).
struct FigureNouns: Sendable {
    private(set) var empty: Set<String> = []
    /// Things of two sides, which need not be named: `trade`.
    private(set) var two: Set<String> = []
    /// The same, but only of the two that the passage names: `a deal` may be anybody's.
    private(set) var near: Set<String> = []
    /// Things of two sides, of which one is named: `Myanmar's exports`.
    private(set) var side: Set<String> = []

    /// Things that have a length of time before them: `a 25-year lease`.
    private(set) var lasting: Set<String> = []
    /// Parts of an amount that the text has given before: `a first tranche of 250 million`.
    private(set) var portions: Set<String> = []
    /// Nouns that make an amount the most or the least that there is: `a ceiling of 2 billion`.
    private(set) var bounds: [String: Amount.Bound] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("figure_nouns", columns: ["noun", "use"]) {
            switch row["use"] {
            case "empty": empty.insert(row["noun"])
            case "two": two.insert(row["noun"])
            case "near": near.insert(row["noun"])
            case "lasting": lasting.insert(row["noun"])
            case "side": side.insert(row["noun"])
            case "part": portions.insert(row["noun"])
            case "most": bounds[row["noun"]] = .atMost
            case "least": bounds[row["noun"]] = .atLeast
            default:
                throw row.failure(
                    "CH0205", "'\(row["use"])' is none of empty, two, near, side, lasting, part, most, least")
            }
        }
    }
}
