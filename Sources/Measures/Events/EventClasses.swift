import Diplomacy
import SourceText

/// What a PLOVER type, or a CAMEO code of its own, says of two states: the table `event_classes.tsv`.
public struct EventClasses: Sendable {
    /// The class of a type.
    public struct Class: Sendable, Hashable {
        /// Whether it is cooperation; else it is conflict.
        public var isCooperation: Bool
        /// Whether it is a deed; else it is words.
        public var isMaterial: Bool
        /// Whether both sides do it, as in a meeting; else one acts on the other.
        public var isMutual: Bool
        /// What an event of the type counts where its code has no value, -10...10.
        public var score: Double
    }

    private var classes: [String: Class] = [:]

    /// Reads the table, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        let columns = ["plover", "class", "means", "sides", "score"]
        for row in try Tables.rows("event_classes", columns: columns, lexicon: lexicon)
        where classes[row["plover"]] == nil {
            classes[row["plover"]] = Class(
                isCooperation: row["class"] == "cooperation", isMaterial: row["means"] == "deeds",
                isMutual: row["sides"] == "both", score: try row.number("score") ?? 0)
        }
    }

    /// The class of an event: of its code where the table has one, else of its type.
    public subscript(event: Event) -> Class? { self[code: event.cameo, event.plover] }

    /// The class of a CAMEO code where the table has one, else of a type.
    subscript(code code: String?, plover: String) -> Class? { code.flatMap { classes[$0] } ?? classes[plover] }
}
