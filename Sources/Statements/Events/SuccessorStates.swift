import Diplomacy
import Foundation
import SourceText

/// Under which state's code event data go on for a former state: the table `successor_states.tsv`.
struct SuccessorStates: Sendable {
    private var successor: [EntityID: String] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("successor_states", columns: ["state", "successor"]) {
            successor[EntityID(rawValue: row["state"])] = row["successor"]
        }
    }

    /// The code of a state in rows of event data.
    func code(of state: EntityID) -> String { successor[state] ?? state.rawValue }
}
