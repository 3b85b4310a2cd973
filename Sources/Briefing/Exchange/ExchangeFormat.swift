/// The forms that a record can be handed on in.
public enum ExchangeFormat: String, Sendable, CaseIterable {
    /// The record itself: JSON Lines.
    case jsonl
    /// Events as CSV, in the column order of GDELT 2.0.
    case eventsGDELT = "events-gdelt"
    /// Events as CSV, in the column order of POLECAT, the data set in PLOVER.
    case eventsPLOVER = "events-plover"
    /// Statements of every kind as CSV.
    case csv
    /// Entities of FollowTheMoney, one a line.
    case followTheMoney = "ftm"
    /// Who acts on whom, for Gephi: GEXF 1.3.
    case gexf
    /// Who acts on whom as GraphML.
    case graphml
    /// Web Annotations with PROV-O: JSON-LD.
    case annotations
    /// The brief of everything, as Markdown.
    case markdown
}
