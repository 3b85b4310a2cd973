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

    init(resources: TableFolder) throws {
        for row in try resources.table("figure_nouns", columns: ["noun", "use"]) {
            switch row["use"] {
            case "empty": empty.insert(row["noun"])
            case "two": two.insert(row["noun"])
            case "near": near.insert(row["noun"])
            case "lasting": lasting.insert(row["noun"])
            case "side": side.insert(row["noun"])
            default: throw row.failure("CH0205", "'\(row["use"])' is none of empty, two, near, side, lasting")
            }
        }
    }
}
