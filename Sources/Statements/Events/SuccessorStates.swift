import Diplomacy
import Foundation
import SourceText

/// Under which state's code event data go on for a former state: the table `successor_states.tsv`.
struct SuccessorStates: Sendable {
    private var successor: [EntityID: String] = [:]

    init(resources: URL) throws {
        let table = try TSVTable(
            contentsOf: resources.appendingPathComponent("successor_states.tsv"), columns: ["state", "successor"])
        for row in table.rows { successor[EntityID(rawValue: row["state"])] = row["successor"] }
    }

    /// The code of a state in rows of event data.
    func code(of state: EntityID) -> String { successor[state] ?? state.rawValue }
}
