import Diplomacy
import SourceText

/// What a PLOVER type says of two states: the table `event_classes.tsv`.
public struct EventClasses: Sendable {
    /// The class of a type.
    public struct Class: Sendable, Hashable {
        /// Whether it is cooperation; else it is conflict.
        public var isCooperation: Bool
        /// Whether it is a deed; else it is words.
        public var isMaterial: Bool
        /// What an event of the type counts where its code has no value, -10...10.
        public var score: Double
    }

    private var classes: [String: Class] = [:]

    /// Reads the table.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource(
            "event_classes", of: "Diplomacy", columns: ["plover", "class", "means", "score"])
        for row in table.rows {
            classes[row["plover"]] = Class(
                isCooperation: row["class"] == "cooperation", isMaterial: row["means"] == "deeds",
                score: try row.number("score") ?? 0)
        }
    }

    /// The class of a type; nil for one that the table does not have.
    public subscript(plover: String) -> Class? { classes[plover] }
}
