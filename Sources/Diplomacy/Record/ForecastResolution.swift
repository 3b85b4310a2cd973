import SourceText

/// How a forecast came out.
///
/// An analyst's word settles a forecast. What later statements suggest is a proposal, and stays one until somebody takes it
/// up: scores leave proposals out unless they are asked for.
///
/// ```swift
/// ForecastResolution(
///     forecast: statement.id, outcome: .cameTrue, settled: CalendarDay("2026-02-11"), by: "M. Okafor",
///     why: "the ceremony was held in Astana", statements: [ceremony.id])
/// ```
public struct ForecastResolution: Sendable, Hashable, Codable, Identifiable {
    /// What came of the thing that is forecast, whatever the words of probability: of "Chile is unlikely to join" it is
    /// ``cameTrue`` that Chile joined.
    public enum Outcome: String, Sendable, Codable, CaseIterable {
        /// What the forecast says happened, within its horizon where it has one.
        case cameTrue = "came_true"
        /// It did not.
        case didNot = "did_not"
        /// Nobody can tell, or what it hung on never came to be: it counts in no score.
        case void
    }

    /// Made from forecast, outcome, day and whoever says so.
    public var id: String
    /// The id of the statement that forecasts.
    public var forecast: String
    /// What came of it.
    public var outcome: Outcome
    /// The day on which it was settled; nil where it is not known.
    public var settled: CalendarDay?
    /// Who says so: an analyst's name, or the rule that proposes it.
    public var by: String
    /// Why, in words.
    public var why: String
    /// Ids of the statements that it leans on; none is needed.
    public var statements: [String]
    /// Whether it is only proposed.
    public var isProposed: Bool

    /// A resolution; by default one that an analyst has made, without statements.
    public init(
        forecast: String, outcome: Outcome, settled: CalendarDay? = nil, by: String, why: String,
        statements: [String] = [], isProposed: Bool = false
    ) {
        id = ContentID.make("resolution", [forecast, outcome.rawValue, settled?.description ?? "", by])
        self.forecast = forecast
        self.outcome = outcome
        self.settled = settled
        self.by = by
        self.why = why
        self.statements = statements
        self.isProposed = isProposed
    }
}
