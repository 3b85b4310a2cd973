import Diplomacy
import Measures

/// What pages need of the tables, read once.
struct PageTables: Sendable {
    /// The names of codes of events.
    let events: EventCodes
    /// What measuring needs.
    let measures: RecordMeasures
    /// Names of states, whether or not a report names them.
    let stateNames: [EntityID: String]
    /// All tables.
    let all: Tables

    /// Reads what is not read yet.
    init(_ tables: Tables) throws {
        all = tables
        events = try EventCodes()
        measures = try RecordMeasures(tables: tables)
        stateNames = tables.names.entries.reduce(into: [:]) { names, entry in
            if entry.kind == .state { names[entry.code] = entry.name }
        }
    }
}
