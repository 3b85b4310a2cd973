import SourceText

/// How the stages of a state in a framework follow one another: the table `status_order.tsv`.
public struct StageOrder: Sendable {
    /// What a stage says of belonging.
    public enum Phase: String, Sendable {
        /// Not in it, and no step taken that binds.
        case outside
        /// A step towards it is announced, and not finished.
        case coming
        /// In it.
        case inside = "in"
        /// No longer in it, or not at present.
        case gone
        /// A role that says nothing of belonging.
        case beside
    }

    private struct Row: Sendable {
        var rank: Int
        var phase: Phase
        var group: String
        var words: String
    }

    private var rows: [String: Row] = [:]

    /// Reads the table of the Diplomacy target, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        for row in try Tables.folder(lexicon).table(
            "status_order", columns: ["stage", "rank", "phase", "group", "words"])
        {
            guard let phase = Phase(rawValue: row["phase"]) else {
                throw row.failure("CH0205", "phase: '\(row["phase"])' is none of outside, coming, in, gone, beside")
            }
            rows[row["stage"]] = Row(
                rank: try row.integer("rank") ?? 0, phase: phase, group: row["group"], words: row["words"])
        }
    }

    /// How far a state has come; a later stage has the higher rank.
    public func rank(_ stage: FrameworkStatus.Stage) -> Int { rows[stage.rawValue]?.rank ?? 0 }
    /// What the stage says of belonging.
    public func phase(_ stage: FrameworkStatus.Stage) -> Phase { rows[stage.rawValue]?.phase ?? .beside }
    /// Stages of one group give the same answer to the question whether a state belongs.
    public func group(_ stage: FrameworkStatus.Stage) -> String { rows[stage.rawValue]?.group ?? stage.rawValue }
    /// The stage in words.
    public func words(_ stage: FrameworkStatus.Stage) -> String { rows[stage.rawValue]?.words ?? stage.rawValue }
}
