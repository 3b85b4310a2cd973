/// What a text calls a year whose days are not the calendar's: a fiscal year, a season.
///
/// The days of `FY2025` differ from state to state and from firm to firm. Where the text or its publisher says whose year it
/// is, the expression has its days and the name says by what; else it has none, rather than days that may be another's.
public struct YearName: Sendable, Hashable {
    /// `FY2025`, `FY2024-25`, `2024/25`; nil where the text only says which it is from now: `this fiscal year`.
    public var label: String?
    /// Whether the words say that it is a fiscal year.
    public var isFiscal: Bool
    /// The state whose fiscal year was taken (ISO 3166-1 alpha-3); nil where it is not known whose it is.
    public var state: String?
    /// How that state is known: `a state named with it`, `the country of the publisher`.
    public var basis: String?

    /// A name; of nobody's year unless a state is given.
    public init(label: String?, isFiscal: Bool, state: String? = nil, basis: String? = nil) {
        self.label = label
        self.isFiscal = isFiscal
        self.state = state
        self.basis = basis
    }
}
