import Diplomacy
import Foundation
import SourceText

/// The nouns that take up sides that a text has named: `the two countries`, `both ministries`, `its neighbour`.
struct SideAnaphors: Sendable {
    /// Nouns that with `two` or `both` mean the two states of the passage.
    private(set) var pair: Set<String> = []
    /// Nouns that mean them with `the` or `these` alone.
    private(set) var loose: Set<String> = []
    /// Nouns that mean the one of the two that is not the owner.
    private(set) var other: Set<String> = []

    /// Nouns that with `the` or `this` mean the one state named last.
    private(set) var single: Set<String> = []
    /// Nouns that behind `each` or `a` mean each of the two.
    private(set) var each: Set<String> = []

    init(resources: TableFolder) throws {
        for row in try resources.table("pair_nouns", columns: ["noun", "use"]) {
            switch row["use"] {
            case "pair": pair.insert(row["noun"])
            case "loose": loose.insert(row["noun"])
            case "other": other.insert(row["noun"])
            case "one": single.insert(row["noun"])
            case "each": each.insert(row["noun"])
            default: throw row.failure("CH0205", "'\(row["use"])' is none of pair, loose, other, one, each")
            }
        }
    }
}
